"""Check ``stale_cut_off``: 数据未更新到年末."""

from jiheng.auditing.check import check
from jiheng.auditing.claims.dates import Dated
from jiheng.auditing.model import Relation, Severity


@check(
    "数据未更新到年末",
    severity=Severity.NOTE,
    advice="核对全年数据，更新后写明截止日期",
)
def stale_cut_off(relation: Relation[Dated]) -> str:
    """年度报告里的数据只统计到年中，或者把已经过去的事写成预计.

    **为什么** 年度指标应当用全年数据；统计期短，结果会偏离全年的实际。

    **怎样判断** 报告日期在评价年度之后，而文中写明截止到评价年度12月以前的某日，
    或“预计”的日期早于报告日期。每一种只提示一次，列出各处。

    **不报告** 没有写明报告日期的；截止到年末的；往年的截止日期；目标和下一步工作。
    """
    count = len(relation.because) - 1
    more = f"，另有{count}处" if count > 0 else ""
    if relation.claim.sort == "cut_off":
        return f"数据截止到{relation.stated}，未到{relation.expected}{more}"
    if relation.claim.sort == "forecast":
        return f"写为预计{relation.stated}，早于报告日期{relation.expected}{more}"
    return ""
