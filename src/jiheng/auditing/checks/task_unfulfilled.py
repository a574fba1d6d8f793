"""Check ``task_unfulfilled``: 写完成任务而数没有达到."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.aims import Aim
from jiheng.auditing.claims.tasks import Task
from jiheng.auditing.model import Relation, Severity


@check(
    "写完成任务而数没有达到", severity=Severity.DOUBT, advice="核对任务数和完成数，改正数字或说法"
)
def task_unfulfilled(relation: Relation[Task | Aim]) -> str:
    """正文写完成或超额完成任务，同一处的完成数却低于任务数.

    **为什么** 是否完成任务由数来说明，说法要和数一致。

    **怎样判断** 一句里写“完成…，超额完成…的任务”或“任务为…，已完成…，完成任务”，
    单位相同的完成数都低于任务数，相加也低于任务数。
    目标写明“不低于”“以上”，紧接着的段落写同一名称的完成数没有达到的，也列出。

    **不报告** 越低越好的（不高于、浓度、贮存量等）；单位不同的。
    """
    if isinstance(relation.claim, Aim):
        return f"“{relation.claim.name}”目标为{relation.expected}，完成情况为{relation.stated}"
    return f"写完成任务{relation.stated}，所列完成数最多为{relation.expected}，低于任务"
