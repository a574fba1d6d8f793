"""What a report says of one indicator: what its score rests on, and why points were lost."""

import re
from fractions import Fraction

from jiheng.quantities import number
from jiheng.scoring.model import Step
from jiheng.writing.reported import Reported

#: As a report calls what nobody supplied.
_UNFILLED = "未填报"
#: Stages of a trace that tell the data, and the one that tells the computing.
DATA = ("基础数据", "绩效目标", "判断", "剔除项")
WAY = "代入"
BARE = "value："
_FINE = re.compile(r"\d+\.\d{3,}(?=%)")


def remark(told: Reported, step: Step) -> str:
    """Why points were lost, and where the computed score is another."""
    score = told.score(step)
    parts = []
    if step.points is None:
        return f"指标值{step.value}" if step.value else f"没有值：{step.reason}"
    if step.status == "not_applicable" or score is None:
        parts.append(step.reason)
    elif told.lost(step):
        parts += [step.filed_reason, step.reason if step.lost else ""]
        if not any(parts):
            parts = [f"扣分原因{_UNFILLED}"]
    elif step.filed_reason:
        parts.append(step.filed_reason)
    if score is not None and score > step.points:
        parts.append(f"自评得分超过分值{number(step.points, 2)}分")
    if step.difference:
        parts.append(f"按评分标准测算{number(step.score or Fraction(0), 2)}分：{step.reason}")
    return _to_two_places("；".join(dict.fromkeys(part for part in parts if part)))


def ground(step: Step) -> str:
    """The data, and how the value was computed."""
    way = [line.text for line in step.trace.lines if line.stage == WAY]
    data = [line.text.removeprefix(BARE) for line in step.trace.lines if line.stage in DATA]
    return "；".join(way or data)


def _to_two_places(text: str) -> str:
    """Rates as they are printed elsewhere."""
    return _FINE.sub(lambda found: number(Fraction(found.group()), 2), text)
