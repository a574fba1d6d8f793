"""Check ``not_three_expenses``: 三公经费口径不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.definitions import CountedIn
from jiheng.auditing.model import Relation, Severity


@check(
    "三公经费口径不符",
    severity=Severity.ERROR,
    advice="核对三公经费的口径，会议费、培训费、差旅费单独列示",
)
def not_three_expenses(relation: Relation[CountedIn]) -> str:
    """把会议费、培训费或差旅费计入了三公经费.

    **为什么** 三公经费是因公出国（境）费、公务用车购置及运行维护费、公务接待费三项；
    计入别的费用，变动率和控制率都会算错。

    **怎样判断** 同一行或同一段里，三公经费的合计恰好等于各项与会议费（培训费、差旅费）之和，
    而不等于三公经费各项之和。

    **不报告** 会议费、培训费与三公经费并列、没有计入合计的；合计另有差额的。
    """
    claim = relation.claim
    others = "、".join(f"{one.name}{one.number.quantity}" for one in claim.others)
    names = "、".join(one.name for one in claim.others)
    return (
        f"三公经费{relation.stated}计入了{others}；{names}不属于三公经费，"
        f"不计入时为{relation.expected}，相差{relation.gap}"
    )
