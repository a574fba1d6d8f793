"""Check ``anniversary``: 周年数不符."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.anniversaries import Anniversary
from jiheng.auditing.model import Relation, Severity


@check("周年数不符", severity=Severity.ERROR, advice="核对活动的名称和年份，是否沿用了往年的文字")
def anniversary(relation: Relation[Anniversary]) -> str:
    """周年数同报告的年度对不上.

    **为什么** 周年数由日历决定，对不上多半是沿用了往年的文稿，同一段里的其他内容也可能没有更新。

    **怎样判断** 用报告的年度（前一年至后三年）和同一段里写到的年份逐一推算，
    没有一个年份能成立才报告。相差8年以上的为须更正，其余和书名号里的为需核实。

    **不报告** 报告年度和段落里都没有年份的；不认识的纪念日。
    """
    told = relation.claim
    year = told.years[0]
    return f"写作“{told.event}{relation.stated}”，按{year}年推算为{relation.expected}"
