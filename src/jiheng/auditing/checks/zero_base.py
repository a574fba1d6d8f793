"""Check ``zero_base``: 基数为零仍写比率."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.changes import Growth
from jiheng.auditing.claims.shares import Share
from jiheng.auditing.model import Relation, Severity


@check(
    "基数为零仍写比率",
    severity=Severity.ERROR,
    advice="核对基数；确为零的，写明“年初未安排预算”或“上年无此项”，不列百分比",
)
def zero_base(relation: Relation[Growth | Share]) -> str:
    """预算数或上年数为零，仍写完成率、增长率。

    **为什么** 零不能作分母，写成100%会掩盖预算外追加或口径变化。

    **怎样判断** 年初预算为0而写“完成年初预算的…%”为须更正；本期数全部是比上年增加的数（上年为0）
    仍写“增长…%”为需核实，因为有的软件习惯填100%；0与0相比写100%为提示，写0%不报告。

    **不报告** 减少到零写“下降100%”的，这是对的；没有写出预算数的。
    """
    claim = relation.claim
    if isinstance(claim, Growth):
        if not claim.from_zero:
            return ""
        return f"对比基数为0，增减幅不适用，列示为{relation.stated}"
    if not claim.of_nothing:
        return ""
    part, whole = claim.pair.part.number.quantity, claim.pair.whole[0].number.quantity
    return f"{part}对{whole}，分母为零，比率不适用，列示为{relation.stated}"
