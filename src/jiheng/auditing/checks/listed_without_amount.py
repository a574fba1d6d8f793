"""Check ``listed_without_amount``: 说明所列项目表中为零."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.listed_items import ListedItem
from jiheng.auditing.model import Relation, Severity


@check(
    "说明所列项目表中为零",
    severity=Severity.DOUBT,
    advice="核对该项有无支出，说明是否沿用了样表的列举",
)
def listed_without_amount(relation: Relation[ListedItem]) -> str:
    """说明里写“主要包括”的经费项目，决算表里是零.

    **为什么** 没有发生的支出写进“主要包括”，说明同表对不上，多半是沿用了样表的列举。

    **怎样判断** 人员经费、公用经费“主要包括”之后逐项列举的名称，在按经济分类科目列示的表里
    找到同名的一行，金额印的是零；
    或者金额空白，而该类其余各款已经加成该类的数。同一处列举的几项合并为一条。

    **不报告** 表里是空格、不能断定为零的；表里没有的名称；一行印有几个金额的表。
    """
    count = len(relation.because)
    which = f"这{count}项均" if count > 1 else "该项"
    return f"说明列有“{relation.stated}”，表中{which}为{relation.expected}"
