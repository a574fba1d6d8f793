"""Check ``growth_rate``: 增减幅与数据不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.changes import Growth
from jiheng.auditing.model import Relation, Severity

_LEAD = {
    "current base": "由{0}和对比基数{1}",
    "current change": "由{0}和增减额{1}",
    "base change": "由对比基数{0}和增减额{1}",
}


@check(
    "增减幅与数据不符",
    severity=Severity.ERROR,
    advice="核对本期数、对比基数和增减额，再重算增减幅",
)
def growth_rate(relation: Relation[Growth]) -> str:
    """增长、下降的百分比与同处的本期数、上期数或增减额算不拢。

    **为什么** 增减幅是读者判断变化的依据，本期数、基数、增减额三者知二即可复算。

    **怎样判断** 增减幅＝（本期数－基数）÷基数，也可由本期数和增减额反推基数；方向按“增加、减少”
    等词判断。每个数代表能四舍五入成它的所有值，任何取值都得不出列示的百分比才算不符。只差最后
    一位（截尾而未四舍五入）的为提示。四个数都有而只有一个写错的，在写错的那个数处报告一次。
    基数写在后面（上年同期为…）的，也核对，为需核实。

    **不报告** 四舍五入造成的差异；带“约”“近”的；基数为零的（另有审核规则）；主体读不准的。
    """
    claim = relation.claim
    if claim.told_already or claim.from_zero:
        return ""
    first, second = (str(one.number.quantity) for one in claim.operands)
    if claim.below_nothing:
        return f"增加额{second}大于本期数{first}，基数为负，列示为{relation.stated}"
    lead = _LEAD[claim.by].format(first, second)
    return f"{lead}计算应为{relation.expected}，列示为{relation.stated}{_hint(claim)}"


def _hint(claim: Growth) -> str:
    if claim.slip:
        return "；若其中一数的元、万元写错则可算拢"
    return "；列示数是以本期数为分母算出的" if claim.by_current else ""
