"""Check ``beyond_the_whole``: 部分大于总体."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.definitions import Within
from jiheng.auditing.model import Relation, Severity


@check(
    "部分大于总体",
    severity=Severity.DOUBT,
    advice="核对两处的口径（年度、合同金额或支付金额）和单位，并作说明",
)
def beyond_the_whole(relation: Relation[Within]) -> str:
    """按名称应包含在内的一项，比它所属的总额还大.

    **为什么** 政府集中采购是政府采购的一部分，公务接待费是三公经费的一部分；部分大于总体，
    说明两处口径不同，或其中一处有误。

    **怎样判断** 名称有包含关系，年度和资金口径相同，部分大于文中写过的最大一个总额。

    **不报告** 年度、资金口径、预算与决算不同的；尾差。
    """
    part, whole = relation.claim.names
    return f"“{part}”{relation.stated}大于“{whole}”{relation.expected}，多出{relation.gap}"
