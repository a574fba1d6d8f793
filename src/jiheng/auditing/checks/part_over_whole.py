"""Check ``part_over_whole``: 其中数大于总数."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.table_totals import TablePart
from jiheng.auditing.model import Relation, Severity


@check(
    "其中数大于总数",
    severity=Severity.ERROR,
    advice="核对其中数与总数的口径和单位是否一致，或是否填错行列",
)
def part_over_whole(relation: Relation[TablePart]) -> str:
    """“其中”所列的数比它所属的总数还大。

    **为什么** 部分不会大于总体；出现这种情况，多半是口径、单位不同，或数字填错了行列。

    **怎样判断** 行名以“其中”开头，总数是它上面紧邻的一行；两数同单位、都不是负数，
    其中数扣除尾差后仍大于总数。

    **不报告** 总数或其中数为负数的（冲减、赤字）；尾差；其中数小于总数的。
    """
    claim = relation.claim
    return (
        f"“{claim.part.name}”列示为{relation.stated}，"
        f"大于所属的“{claim.whole.name}”{claim.whole.quantity}，多出{relation.gap}"
    )
