"""Check ``plan_as_result``: 计划写成结果."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.plans import PlanAsResult
from jiheng.auditing.model import Relation, Severity


@check(
    "计划写成结果",
    severity=Severity.NOTE,
    advice="核对该事项的完成情况，补写实际结果或移入下一步工作",
)
def plan_as_result(relation: Relation[PlanAsResult]) -> str:
    """写绩效和完成情况的章节里，写了还没有发生的事.

    **为什么** 预计、拟办的事项不是结果，不能作为得分的依据。

    **怎样判断** 只看写绩效、履职和完成情况的章节，句子里有“预计可达到”“拟安排”“将于…完成”一类说法；
    每一章只提示一次，列出各处。

    **不报告** 目标、任务、问题、建议和下一步工作各章；
    句子写明是目标、要求、方案或下一步工作的；表格里的文字。
    """
    more = f"，本章共{len(relation.because) + 1}处" if relation.because else ""
    return f"“{relation.claim.chapter}”写的是结果，其中“{relation.stated}”是尚未发生的事{more}"
