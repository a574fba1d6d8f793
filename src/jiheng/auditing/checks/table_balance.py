"""Check ``table_balance``: 表内收支不平衡."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.table_balances import TableBalance
from jiheng.auditing.model import Relation, Severity


@check(
    "表内收支不平衡",
    severity=Severity.ERROR,
    advice="核对年初结转、收入、支出、结余是否同一口径，是否有未列出的调整、上缴或结余分配",
)
def table_balance(relation: Relation[TableBalance]) -> str:
    """表内年初结转、收入、支出与结余，或收入总计与支出总计对不上。

    **为什么** 结余是决算最要紧的数之一，资金结余类指标按它扣分；收支不平衡，
    说明至少有一个数口径不同或填错。

    **怎样判断** 按表头或行名认出年初（上年）结转、收入、支出、当年结余、年末（累计）结余，
    同一行或同一列各只有一个时，
    按“当年结余=收入-支出”“年末结余=年初结转+收入-支出”计算；左右两栏的收入总计应等于支出总计。
    印出的数都按四舍五入的区间计算；收入里已含结转等其他读法成立的，也算平衡。

    **不报告** 表内另列结余分配、上缴、收回、调入调出的；缺项的；尾差。
    """
    claim = relation.claim
    plus = "+".join(f"{one.name}{one.quantity}" for one in claim.balance.added)
    minus = "".join(f"-{one.name}{one.quantity}" for one in claim.balance.taken)
    if not minus:
        return (
            f"“{claim.stated.name}”列示为{relation.stated}，"
            f"对应的“{claim.balance.added[0].name}”为{relation.expected}，两者应相等，相差{relation.gap}"
        )
    return (
        f"{plus}{minus}应为{relation.expected}，"
        f"“{claim.stated.name}”列示为{relation.stated}，相差{relation.gap}"
    )
