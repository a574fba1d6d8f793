"""Check ``plan_pasted``: 绩效情况写成工作计划."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.pasted_plans import PastedPlan
from jiheng.auditing.model import Relation, Severity

_SHOWN = 2


@check(
    "绩效情况写成工作计划",
    severity=Severity.DOUBT,
    advice="核对本章是否沿用了工作要点，改写为实际完成情况",
)
def plan_pasted(relation: Relation[PastedPlan]) -> str:
    """写绩效情况的一章里，整篇放进了工作计划或工作要点.

    **为什么** 计划说的是要做什么，绩效情况要说做成了什么；没有实际结果，得分就没有依据。

    **怎样判断** “六、绩效情况”一类的章之下重新从“一、”编号，
    各标题都是思路、目标、任务、分工、保障措施，其后又接上“七、”；其中的文字很少写到已经完成的事。

    **不报告** 目标、任务各章；章下写有完成情况的；不足八段的。
    """
    plan = relation.claim.plan
    names = "".join(f"“{one}”" for one in plan[:_SHOWN])
    return f"“{relation.claim.chapter}”之下是{names}等{len(plan)}章工作计划，没有写实际结果"
