"""Check ``purpose``: 支出用途与科目不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.purposes import Purpose
from jiheng.auditing.model import Relation, Severity


@check("支出用途与科目不符", severity=Severity.ERROR, advice="核对该科目的用途，是否照抄了前一项")
def purpose(relation: Relation[Purpose]) -> str:
    """科目说明里写的用途，是另一个科目的用途.

    **为什么** 住房公积金、医疗、养老保险和职业年金各有法定用途，写成别的用途，多半是照抄了前一项。

    **怎样判断** 只看用途由科目名称决定的几个项级科目：用途里没有本科目的词，而只有另一个科目的词。
    两个科目分属住房、医疗、养老中的不同类的为须更正，同一类的为需核实。

    **不报告** 用途写得笼统的，如“人员支出”；同时写到几种用途的；用途不由名称决定的科目。
    """
    return f"“{relation.expected}（项）”写明“{relation.stated}”，与科目名称不符"
