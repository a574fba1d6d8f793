"""Check ``table_rate``: 表内比率不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.table_rates import TableRate
from jiheng.auditing.model import Relation, Severity


@check(
    "表内比率不符",
    severity=Severity.ERROR,
    advice="核对比率的分子、分母，是否用了另一口径的预算数或上年数",
)
def table_rate(relation: Relation[TableRate]) -> str:
    """表内的执行率、增减率、占比与同一行的数对不上。

    **为什么** 执行率、控制率直接决定得分；比率与分子分母不符，得分就没有依据。

    **怎样判断** 按表头认出执行率、完成率、控制率（实际数除以预算数或核定数）、
    增减率（差额除以上年数）
    、
    占比（本行除以合计），用同一行印出的数重算。分母有几种可能的（年初预算、调整预算），
    任何一种算得通就不报告；
    印出的数按四舍五入的区间计算，截尾也算相符。

    **不报告** 因表内合计写错而连带不符的，已在合计处报告；分母为零或空白的；表头没有说清、
    各行也都算不通的；评分表的得分率。
    """
    claim = relation.claim
    if claim.told or claim.kind == "difference":
        return ""
    first, second = claim.first, claim.second
    how = "增减" if claim.kind == "growth" else "比"
    return (
        f"“{first.name}”{first.quantity}{how}“{second.name}”{second.quantity}"
        f"应为{relation.expected}，“{claim.stated.name}”列示为{relation.stated}，相差{relation.gap}"
    )
