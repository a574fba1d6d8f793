"""Check ``adjusted_budget``: 调整预算数等于决算数."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.budgets import AdjustedToSpending
from jiheng.auditing.model import Relation, Severity


@check(
    "调整预算数等于决算数",
    severity=Severity.DOUBT,
    advice="核对预算执行率的分母是否为批复的调整预算数，结转结余是否已计入",
)
def adjusted_budget(relation: Relation[AdjustedToSpending]) -> str:
    """调整预算数与决算数完全相同，执行率必然是100%.

    **为什么** 用决算数倒推调整预算数，执行率就不再说明预算执行的快慢。

    **怎样判断** 同一段或同一行里，调整预算数与决算数的数字完全相同。同一口径另有年末结转结余的
    为需核实，否则只作提示；全文只报告一次。

    **不报告** 两数不同的；只写执行率的。
    """
    left = relation.claim.left
    more = "" if left is None else f"，而年末结转结余为{left.number.quantity}"
    return f"调整预算数{relation.stated}与决算数{relation.expected}的数字相同，执行率必为100%{more}"
