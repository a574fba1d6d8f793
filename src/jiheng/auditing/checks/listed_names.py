"""Check ``listed_names``: 列举数量不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.counted_items import CountedItems
from jiheng.auditing.claims.enumerations import Enumeration
from jiheng.auditing.model import Relation, Severity


@check("列举数量不符", severity=Severity.ERROR, advice="核对数量，或核对名单有无漏列、多列、重列")
def listed_names(relation: Relation[Enumeration | CountedItems]) -> str:
    """写明有几个，列出的名称却不是几个.

    **为什么** 机构、单位、项目的个数常被别处引用；数量与名单不符，说明其中一处没有随情况更新。

    **怎样判断** 数量后面紧跟冒号、“包括”“分别为”等，再用顿号列出名称的，逐个数名称。
    括号里的补充不计；“和”“及”可以在名称里面，也可以隔开两个名称，两种数法都不等于写明的数才报告。
    总表写明某一类有几项，以这一类为标题的分表逐行编号的，与分表的行数比，不等时为需核实。
    “以上五项合计”之前的数额加得拢、项数却不是五项的，为需核实。

    **不报告** 以“等”结尾、只列了一部分的；名称里带数字的；列举后面另起一句、分不清名单止于何处的。
    """
    if isinstance(relation.claim, CountedItems):
        return (
            f"写为{relation.stated}合计，加到合计数的是前面{relation.expected}，相差{relation.gap}"
        )
    return f"写为{relation.stated}，列出的名称有{relation.expected}，相差{relation.gap}"
