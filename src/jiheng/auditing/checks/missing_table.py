"""Check ``missing_table``: 决算公开表不齐."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.missing_tables import MissingTable
from jiheng.auditing.model import Relation, Severity


@check(
    "决算公开表不齐",
    severity=Severity.DOUBT,
    advice="核对是否漏附该表，或排版时丢失",
)
def missing_table(relation: Relation[MissingTable]) -> str:
    """部门决算公开里少了统一规定的一张表。

    **为什么** 部门决算公开的表式由财政部统一规定，各表之间互相勾稽；
    少一张表，说明里相应一章就没有依据。

    **怎样判断** 收入支出决算总表、收入决算表、支出决算表、财政拨款收入支出决算总表、
    一般公共预算财政拨款支出决算表、基本支出决算表和“三公”经费支出决算表，
    按表上方的表名逐一辨认。认出其中五张以上，而全文没有某一张的表名，才报告。

    **不报告** 表另附、正文不带表的；还有没有表名的长表、可能就是所缺那张的；
    政府性基金、国有资本经营预算的表。
    """
    return f"未见“{relation.expected}”，其他决算公开表都在文中"
