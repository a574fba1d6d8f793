"""Check ``problem_denied``: 问题与结果相反."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.problems import Problem
from jiheng.auditing.model import Relation, Severity


@check("问题与结果相反", severity=Severity.DOUBT, advice="核对执行率的分母和口径，或改写存在的问题")
def problem_denied(relation: Relation[Problem]) -> str:
    """存在的问题写执行进度慢，前面却写执行率100%.

    **为什么** 执行率已经是100%，就不会有执行进度慢的问题；两处必有一处没有按实际情况写。

    **怎样判断** 写存在问题的章节里有“预算执行进度有待提高”“支出进度偏慢”一类说法，
    而正文另有一处写明预算执行率、支出完成率等于100%。一份报告只报告一次。

    **不报告** 说的是某个项目的执行率；表格里的数；目标、措施各章里的数。
    """
    return f"存在的问题写“{relation.stated}”，另一处写“{relation.expected}”"
