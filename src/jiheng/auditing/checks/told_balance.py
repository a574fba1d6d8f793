"""Check ``told_balance``: 文字中的结转结余算不拢."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.balances_told import ToldBalance
from jiheng.auditing.model import Relation, Severity


@check(
    "文字中的结转结余算不拢",
    severity=Severity.ERROR,
    advice="核对年初结转、本年收入、本年支出和年末结转是否同一口径",
)
def told_balance(relation: Relation[ToldBalance]) -> str:
    """一段文字里的年初结转、收入、支出、年末结转不能互相推算。

    **为什么** 年初结转加收入减支出等于年末结转，是同一口径收支的基本勾稽。

    **怎样判断** 只在一段里恰好各有一个年初（上年）结转、收入、支出和年末结转时复算；
    没有年末结转而有“本年结余”的，按收入减支出。段内还有别的金额时为需核实，
    因为差异可能来自未列项目。

    **不报告** 尾差；段内提到结余分配、弥补、上缴、调整的；同名金额不止一个、口径分不清的。
    """
    claim = relation.claim
    first = f"{claim.opening.number.quantity}＋" if claim.opening else ""
    account = f"{first}{claim.income.number.quantity}－{claim.spent.number.quantity}"
    return f"{account}计算应为{relation.expected}，列示为{relation.stated}，相差{relation.gap}"
