"""Check ``blank_table``: “三公”经费表为空."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.blank_tables import BlankTable
from jiheng.auditing.model import Relation, Severity


@check(
    "“三公”经费表为空",
    severity=Severity.DOUBT,
    advice="核对表中预算数、决算数是否漏填",
)
def blank_table(relation: Relation[BlankTable]) -> str:
    """说明写有“三公”经费预算数，“三公”经费支出决算表却没有一个数。

    **为什么** 有预算而没有支出的，表中也应填预算数；空表使说明里的数没有依据。

    **怎样判断** 说明写明“三公”经费年初预算为大于零的数，而按表名认出的“三公”经费支出决算表
    没有任何数字。

    **不报告** 说明写“三公”经费预算为零或没有“三公”经费的；表中填有数字、哪怕是0的；没有这张表的。
    """
    return f"说明写“三公”经费预算为{relation.stated}，“三公”经费支出决算表没有数"
