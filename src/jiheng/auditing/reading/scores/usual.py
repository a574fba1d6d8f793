"""The few sentences that most score tables are made of, read without the scoring language.

Loading the language takes longer than auditing a report does. These readers take only what
they match from end to end; everything else is left to the language, and a test holds the two
to each other.
"""

import re
from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from jiheng.auditing.reading.scores.values import Value
from jiheng.patterns import pattern

_HALF_WIDTH = str.maketrans("，；：（）％＞＜≧≦＝～—－", ",;:()%><≥≤=~--")
_DROPPED = pattern(r"[\s“”\"'‘’]")
_NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
_THRESHOLD = pattern(
    rf"(?:以{_NUMBER}%为标准[。,;])?(?P<name>[^\d≥≤<>=%,;。]{{2,24}}?)(?P<sign>≥|≤|=|等于|达到|达)"
    rf"(?P<at>{_NUMBER}%|0)(?:\(含\))?(?:及?以上)?的?,?(?:得|计|记)(?P<points>{_NUMBER})分[;,。]?"
    rf"(?P<rest>.*)"
)
_LOSING = pattern(
    rf"(?:[^\d每扣]{{2,24}}>0,)?每(?:超过?|减少|低于?|降低|增加|高于?)(?:100%)?(?P<step>一|{_NUMBER})个?"
    rf"百分点,?扣(?P<lost>{_NUMBER})分(?:,?扣完为止)?。?"
)
_LOSING_ALONE = pattern(
    rf"每(?P<sign>超过|低于|高于)(?P<at>{_NUMBER})%(?P<step>一|{_NUMBER})个?百分点,?"
    rf"扣(?P<lost>{_NUMBER})分(?:,?扣完为止)?。?"
)
_ONLY_LOSES = pattern(r"[^得计记]*扣[^得计记]*|(?:否则|其余|未达到?的?)(?:,?不得分|不计分)。?")
_BAND = pattern(
    rf"(?:[^\d≥≤<>=%]{{0,20}}?)(?P<sign>≥|≤|<|>|=|低于|大于|小于|高于)?(?P<low>{_NUMBER})(?:%|(?=\(|[-~至]))"
    rf"(?P<low_in>\(含\))?(?:[-~至](?P<high>{_NUMBER})%(?P<high_in>\(含\))?)?"
    rf"(?P<side>及?以上|及?以下)?的?,?(?:(?:得|计|记)(?P<points>{_NUMBER})分|(?P<none>不得分|不计分))"
)
_ZERO_BAND = pattern(rf"[^\d≥≤<>=%]{{2,20}}=0,?(?:得|计|记)(?P<points>{_NUMBER})分")
_PROPORTION = pattern(
    rf"(?:全部|按时)?(?:达到|完成)(?:年度|年初)?(?:目标值?|指标值|任务|计划)?的?,?(?:得|计|记)(?:满分|(?P<points>{_NUMBER})分)"
    rf"[,;。](?:(?:未|没有)(?:完成|达到)(?:目标值?|指标值|任务|计划)?的?|否则|其余),?按(?:照)?(?:实际)?(?:完成)?"
    rf"(?:比例|率)(?:得|计|记|给)分。?"
)
_CONDITION = pattern(
    rf"(?P<asked>[^;。]+?),?(?:(?:得|计|记)?(?P<points>{_NUMBER})分|(?P<none>不得分))[;,。]?"
)


class Scored(NamedTuple):
    """The least and the most a rule gives; ``open`` where it does not say which."""

    low: Fraction
    high: Fraction
    open: bool


def score_by(text: str, points: Fraction, value: Value) -> Scored | None:
    """The score of a rate by one of the usual sentences; None where it is none of them."""
    clean = _DROPPED.sub("", text.translate(_HALF_WIDTH))
    given = [value.value] if value.bound else [value.low, value.value, value.high]
    for reader in (_by_threshold, _by_bands, _by_loss):
        found = [reader(clean, points, one) for one in given]
        if all(one is not None for one in found):
            known = [one for one in found if one is not None]
            low, high = min(one.low for one in known), max(one.high for one in known)
            return Scored(low, high, low != high or any(one.open for one in known))
    return None


def score_in_proportion(
    text: str, points: Fraction, value: Value, target: Fraction
) -> Scored | None:
    """完成得满分，未完成按完成比例得分, by the target of the same line; None of any other rule."""
    clean = _DROPPED.sub("", text.translate(_HALF_WIDTH))
    match = _PROPORTION.fullmatch(clean)
    if match is None or target <= 0 or value.bound:
        return None
    if match["points"] and Fraction(match["points"]) != points:
        return None
    low, high = (min(one / target, Fraction(1)) * points for one in (value.low, value.high))
    if value.value >= target:
        low = high = points
    return Scored(low, high, open=False)


def score_where(text: str, points: Fraction, answer: Callable[[str], bool | None]) -> Scored | None:
    """The score by a list of conditions that exclude each other; None where one is open."""
    clean = _DROPPED.sub("", text.translate(_HALF_WIDTH))
    at, scores = 0, list[Fraction]()
    while at < len(clean):
        match = _CONDITION.match(clean, at)
        if match is None:
            return None
        met = answer(match["asked"])
        if met is None:
            return None
        if met:
            scores.append(Fraction(match["points"] or 0))
        at = match.end()
    if len(scores) != 1 or scores[0] > points:
        return None
    return Scored(scores[0], scores[0], open=False)


def _by_loss(text: str, points: Fraction, value: Fraction) -> Scored | None:
    """每低于100%一个百分点扣0.1分，扣完为止."""
    match = _LOSING_ALONE.fullmatch(text)
    if match is None:
        return None
    at = Fraction(match["at"]) / 100
    short = (at - value if match["sign"] == "低于" else value - at) * 100
    return _lost(points, max(short, Fraction(0)), match)


def _lost(points: Fraction, short: Fraction, match: re.Match[str]) -> Scored:
    """What is left, if only whole steps count or if a step begun counts too."""
    step = Fraction(1) if match["step"] == "一" else Fraction(match["step"])
    lost = Fraction(match["lost"])
    most, least = (max(points - lost * many(short / step), Fraction(0)) for many in (floor, ceil))
    return Scored(least, most, least != most)


def _by_threshold(text: str, points: Fraction, value: Fraction) -> Scored | None:
    """在职人员控制率≤100%，计5分；每超过一个百分点扣0.5分，扣完为止."""
    match = _THRESHOLD.fullmatch(text)
    if match is None or Fraction(match["points"]) != points:
        return None
    at = Fraction(match["at"].rstrip("%")) / 100
    short = (value - at if match["sign"] == "≤" else at - value) * 100
    if match["sign"] in ("=", "等于") and short < 0:
        return None
    if short <= 0:
        fine = not match["rest"] or _ONLY_LOSES.fullmatch(match["rest"])
        return Scored(points, points, open=False) if fine else None
    losing = _LOSING.fullmatch(match["rest"])
    if losing is None:
        return None
    return _lost(points, short, losing)


def _by_bands(text: str, points: Fraction, value: Fraction) -> Scored | None:
    """95%（含）以上计5分；85%（含）-95%，计3分；低于75%计0分."""
    clauses = [one for one in re.split(r"[;。]", text) if one]
    found = [_band(one, value) for one in clauses]
    if len(found) < 2 or any(one is None for one in found):  # noqa: PLR2004
        return None
    bands = [one for one in found if one is not None]
    hit = [score for score, sure, maybe in bands if sure or maybe]
    if not hit or max(score for score, _, _ in bands) != points:
        return None
    certain = [score for score, sure, _ in bands if sure]
    if certain:
        return Scored(certain[0], certain[0], open=False) if len(certain) == 1 else None
    return Scored(min(hit), max(hit), open=True)


def _band(clause: str, value: Fraction) -> tuple[Fraction, bool, bool] | None:
    """Its points, whether the value lies in it, and whether it lies on an end nobody owns."""
    zero = _ZERO_BAND.fullmatch(clause)
    if zero is not None:
        return Fraction(zero["points"]), value == 0, False
    match = _BAND.fullmatch(clause)
    if match is None:
        return None
    score = Fraction(match["points"] or 0)
    low = Fraction(match["low"]) / 100
    if match["high"]:
        if match["sign"] or match["side"]:
            return None
        return score, *_between(low, Fraction(match["high"]) / 100, match, value)
    return _beyond(score, low, match, value)


def _between(
    low: Fraction, high: Fraction, match: re.Match[str], value: Fraction
) -> tuple[bool, bool]:
    inside = low < value < high
    inside = inside or (value == low and bool(match["low_in"]))
    inside = inside or (value == high and bool(match["high_in"]))
    end = (value == low and not match["low_in"]) or (value == high and not match["high_in"])
    return inside, end


def _beyond(
    score: Fraction, at: Fraction, match: re.Match[str], value: Fraction
) -> tuple[Fraction, bool, bool] | None:
    sign, side = match["sign"], match["side"]
    if bool(sign) == bool(side):
        return None
    up = sign in ("≥", ">", "大于", "高于") if sign else "上" in side
    owned = sign in ("≥", "≤") if sign else bool(match["low_in"]) or side.startswith("及")
    if sign == "=":
        return score, value == at, False
    inside = (value > at if up else value < at) or (value == at and owned)
    unclear = value == at and bool(side) and not owned
    return score, inside, unclear
