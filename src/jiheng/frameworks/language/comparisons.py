"""Named values compared in words: 有结余但不超过上年结转, 在职人员数不超过编制数."""

import re
from collections.abc import Collection
from fractions import Fraction

from jiheng.frameworks.phrases.conditions import Compared, Condition, Joined, Within
from jiheng.frameworks.phrases.intervals import Interval

_SIGNS = {
    "不超过": "≤", "不高于": "≤", "不大于": "≤", "不多于": "≤", "未超过": "≤", "没有超过": "≤", "≤": "≤",  # noqa: E501
    "不低于": "≥", "不少于": "≥", "不小于": "≥", "达到": "≥", "≥": "≥",
    "超过": ">", "高于": ">", "大于": ">", "多于": ">", ">": ">",
    "低于": "<", "少于": "<", "小于": "<", "不足": "<", "<": "<",
    "等于": "=", "=": "=",
}  # fmt: skip
_SIGN = "|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True))


def compared(text: str, names: Collection[str]) -> Condition | None:
    """The comparison that a clause makes between declared values; None where it makes none."""
    if not names:
        return None
    name = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    found = re.fullmatch(
        rf"(?:(有|无|没有)({name}))?(?:但|且|,)*(?:({name})?({_SIGN})({name}))?", text
    )
    if found is None or not text:
        return None
    has, held, left, sign, right = found.groups()
    parts: list[Condition] = []
    if held:
        parts.append(Within(held, _amount(present=has == "有")))
    if sign:
        left = left or held or _other(right, names)
        if left is None:
            return None
        parts.append(Compared(left, _SIGNS[sign], right))
    return parts[0] if len(parts) == 1 else Joined(tuple(parts))


def _amount(*, present: bool) -> Interval:
    """有结余 is more than 0, 无结余 is 0."""
    zero = Fraction(0)
    return Interval(zero, None, low_in=False) if present else Interval.at(zero)


def _other(right: str, names: Collection[str]) -> str | None:
    """The value left unsaid (超过上年结转): the only other one."""
    rest = [name for name in names if name != right]
    return rest[0] if len(rest) == 1 else None
