"""An objective's actual against its target: by which way of scoring, and what the rule is given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from operator import eq, ge, gt, le, lt

from jiheng.arithmetic import Ratio
from jiheng.dossiers.model import Objective
from jiheng.frameworks.model import Indicator
from jiheng.quantities import NotANumber, Quantity, percent
from jiheng.scoring.applicable import in_category

POSITIVE, REVERSE, ZERO, QUALITATIVE = "正向", "反向", "零值", "定性"
DIRECT, RATIO, GRADED, SATISFACTION = "直接赋分", "完成比例赋分", "评判等级赋分", "满意度赋分"
_MEETS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "≥": ge,
    ">": gt,
    "=": eq,
    "≤": le,
    "<": lt,
}
#: A filed bound: comparator → the directions whose full points it supports.
_SUPPORTS = {"≥": "≥>=", ">": "≥>=", "≤": "≤<", "<": "≤<"}
_SIGNS = str.maketrans({"＞": ">", "＜": "<", "≧": "≥", "≦": "≤", "＝": "="})
_ONE_PERCENT = Fraction(1, 100)


@dataclass(frozen=True, slots=True)
class Measured:
    """An objective's actual against its target.

    Attributes:
        value: what the rule is given; None where there is none.
        completion: actual ÷ target; None where the target is 0 or a word.
        why: why there is no value.
        bound: the comparator of an actual that is filed as a bound, else ``""``.
        met: whether the target is met, for a method that asks nothing else.
    """

    value: Ratio | None = None
    completion: Fraction | None = None
    why: str = ""
    bound: str = ""
    met: bool | None = None


def method_of(objective: Objective, indicator: Indicator) -> str:
    """The key of ``rules`` for this objective: as filed, else by its direction."""
    if objective.method:
        return objective.method
    if _is_qualitative(objective):
        return (
            GRADED
            if GRADED in indicator.rules and QUALITATIVE not in indicator.rules
            else QUALITATIVE
        )
    if SATISFACTION in indicator.rules and in_category(
        objective.level1, objective.level2, "满意度指标"
    ):
        return SATISFACTION
    method = _by_direction(objective)
    if method in (POSITIVE, REVERSE) and method not in indicator.rules:
        return RATIO
    return method


def _is_qualitative(objective: Objective) -> bool:
    return objective.direction == "定性" or (
        not objective.direction and _parsed(objective.target, objective.unit) is None
    )


def _by_direction(objective: Objective) -> str:
    target = _parsed(objective.target, objective.unit)
    if objective.direction in ("=", "≤") and target is not None and target.value == 0:
        return ZERO
    return {"≥": POSITIVE, ">": POSITIVE, "=": POSITIVE, "≤": REVERSE, "<": REVERSE}.get(
        objective.direction, ""
    )


def _parsed(text: str, unit: str) -> Quantity | None:
    """The number that is written; None where words are."""
    try:
        return Quantity.parse(text.translate(_SIGNS).lstrip("≥≤><= "), unit)
    except NotANumber:
        return None


def measured(objective: Objective, method: str, over: Fraction | None) -> Measured:
    """The actual against the target, or why they cannot be compared."""
    if not objective.actual.strip():
        return Measured(why="没有填写实际完成值")
    if _is_qualitative(objective):
        return Measured()
    target = _parsed(objective.target, objective.unit)
    if target is None:
        return Measured(why=f"指标值“{objective.target}”不是数，方向却是{objective.direction}")
    actual = _parsed(objective.actual, objective.unit)
    if actual is None:
        return Measured(
            why=f"实际完成值“{objective.actual}”不是数，指标值{target_text(objective)}需要数"
        )
    if why := _unlike(objective, actual, target):
        return Measured(why=why)
    return _compared(objective, method, (target.value, actual.value), over)


def _compared(
    objective: Objective, method: str, values: tuple[Fraction, Fraction], over: Fraction | None
) -> Measured:
    """Two numbers of one unit compared in the objective's direction."""
    target, actual = values
    sign = objective.actual.translate(_SIGNS).strip()[:1]
    bound = sign if sign in _SUPPORTS else ""
    if bound and objective.direction not in _SUPPORTS[bound]:
        return Measured(why=f"实际完成值填的是范围“{objective.actual}”，不是一个数")
    if method == DIRECT:
        return Measured(met=_MEETS[objective.direction](actual, target), bound=bound)
    if why := _impossible(objective, method, values):
        return Measured(why=why)
    if method in (ZERO, SATISFACTION):
        return Measured(Ratio.of(actual), bound=bound)
    completion = actual / target
    upward = objective.direction in "≥>="
    if over is not None and upward and completion >= over and not objective.deviation_reason:
        return Measured(
            why=f"实际完成值为指标值的{percent(completion)}，达到{percent(over)}以上，"
            "没有填写偏差原因"
        )
    return Measured(Ratio.of(completion), completion, bound=bound)


def _impossible(objective: Objective, method: str, values: tuple[Fraction, Fraction]) -> str:
    """Numbers of which no way of scoring says what they earn; ``""`` where there are none."""
    target, actual = values
    if target < 0 or actual < 0:
        return f"指标值{target_text(objective)}或实际完成值{objective.actual}为负数，无法计分"
    if actual > 1 and _is_satisfaction(objective, method):
        return f"满意度{objective.actual}超过100%"
    if not target and method not in (ZERO, SATISFACTION):
        return f"指标值为0、方向为{objective.direction}，无法按完成比例计分"
    return ""


def _is_satisfaction(objective: Objective, method: str) -> bool:
    """A share of the people asked, in percent."""
    target = _parsed(objective.target, objective.unit)
    named = method == SATISFACTION or in_category(objective.level1, objective.level2, "满意度指标")
    return named and target is not None and target.unit.symbol == "%"


def times(objective: Objective) -> Fraction | None:
    """How many times the target the actual is; None where they are no numbers of one kind."""
    target, actual = (
        _parsed(text, objective.unit) for text in (objective.target, objective.actual)
    )
    if target is None or actual is None or actual.unit.dimension != target.unit.dimension:
        return None
    return actual.value / target.value if target.value > 0 else None


def _unlike(objective: Objective, actual: Quantity, target: Quantity) -> str:
    """Why two numbers are not of one kind: other units, or 0.92 that may be 0.92% or 92%."""
    if actual.unit.dimension != target.unit.dimension:
        return f"实际完成值{actual}与指标值{target}的单位不同，无法比较"
    text = objective.actual.strip()
    small = 0 < actual.value <= _ONE_PERCENT < target.value
    if target.unit.symbol != "%" or not small or text.endswith(("%", "％")):
        return ""
    hundredfold = percent(actual.value * 100)
    return f"实际完成值“{text}”可能是{percent(actual.value, 4)}，也可能是{hundredfold}，须写明%"


def target_text(objective: Objective) -> str:
    """The target as printed, with its direction and unit."""
    sign = "" if objective.direction == "定性" else objective.direction
    unit = "" if objective.target.endswith(objective.unit) else objective.unit
    return f"{sign}{objective.target}{unit}"
