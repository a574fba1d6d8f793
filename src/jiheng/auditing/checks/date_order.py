"""Check ``date_order``: 日期不合理."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.dates import Dated
from jiheng.auditing.model import Relation, Severity

_TOLD = {
    "day": "日历上没有{stated}",
    "year": "日期{stated}中的年份不是四位数",
    "range": "起止日期{stated}前后颠倒",
    "begun": "开工日期{stated}晚于完工日期{expected}",
    "report": "报告日期{stated}早于评价年度结束，应在{expected}",
    "cited": "引用的{stated}晚于报告日期{expected}",
    "plan": "写为{stated}，按规划期应为{expected}",
}


@check("日期不合理", severity=Severity.ERROR, advice="核对日期，或核对是否沿用了其他年度的文字")
def date_order(relation: Relation[Dated]) -> str:
    """日历上没有的日子，或先后颠倒的日期.

    **为什么** 日期说明数据属于哪一期；日期不对，数据的归属也就说不清。

    **怎样判断** 某月某日按日历核对，没有的、年份不是四位数的为须更正；
    起止、开工完工日期颠倒，报告日期早于评价年度结束、引用的文号晚于报告日期、五年规划的开局和收官年份不对的，为需核实。

    **不报告** 只写月份的；跨年的起止月份；没有写明报告日期的。
    """
    told = _TOLD.get(relation.claim.sort, "")
    return told.format(stated=relation.stated, expected=relation.expected)
