"""Checks on a built rule: it never gives less nearer to full marks, and |x| is not read as x."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from jiheng.arithmetic import Ratio
from jiheng.frameworks.language.clauses import Clause
from jiheng.frameworks.phrases.answers import One
from jiheng.frameworks.phrases.conditions import Condition, Joined, Within
from jiheng.frameworks.phrases.intervals import Interval
from jiheng.frameworks.phrases.scored import Rule
from jiheng.frameworks.phrases.settings import DEFAULT
from jiheng.frameworks.phrases.steps import ByValue, Once
from jiheng.frameworks.rules import bands, cases, checklist, deduction
from jiheng.patterns import pattern

#: The value counts without its sign.
UNSIGNED = pattern(r"绝对值|相差|偏离|偏差|误差|差异[率度]")
_BESIDE = Fraction(1, 1_000_000)
#: More are not compared.
_MOST_ENDS = 60
_HUNDRED = Fraction(100)
_PAIR = 2


def falling(rule: Rule, found: list[Clause], points: Fraction | None) -> list[Clause]:
    """The clauses by which a value nearer to full marks gets fewer points; none where all is well."""  # noqa: E501
    for part in _parts(rule):
        worth = points or part.stated or _HUNDRED
        end = _fall(part, worth)
        if end is not None:
            near = [one for one in found if any(span_ends(one, end))]
            return near or found
    return []


def span_ends(clause: Clause, end: Fraction) -> Iterator[bool]:
    """Whether each range of a clause ends there."""
    for piece in clause.before:
        if piece.range is not None:
            yield end in {piece.range.low, piece.range.high}


_EXCEPT = pattern(r"除(?![尘险夕名草害雪湿臭锈法])[^,;。]*?外")


def excepted(rule: Rule, found: list[Clause]) -> list[Clause]:
    """The clauses with an exception (除不可抗力外) that the rule does not hold word for word."""
    named = [(one, match.group()) for one in found if (match := _EXCEPT.search(one.text))]
    if not named:
        return []
    printed = str(rule)
    return [one for one, words in named if words not in printed]


def signed(rule: Rule, found: list[Clause]) -> list[Clause]:
    """The clauses that speak of a size, where the rule compares a value with its sign."""
    speaking = [one for one in found if UNSIGNED.search(one.text)]
    if not speaking:
        return []
    spans = list(_ranges(rule))
    if any(span.low is None and span.high == 0 for span in spans):
        return []
    plain = any(not span.size for span in spans)
    counted = any(step.direction != "either" and not step.beyond for step in _steps(rule))
    return speaking if plain or counted else []


def _parts(rule: Rule) -> Iterator[Rule]:
    """The rules over one value that a rule is made of."""
    if isinstance(rule, checklist.Rule):
        for part in rule.parts:
            if isinstance(part, checklist.Part):
                yield from _parts(part.rule)
    elif isinstance(rule, bands.Rule):
        if not _ladder(rule):
            yield replace(rule, otherwise=None)
    elif isinstance(rule, deduction.Rule | cases.Rule):
        yield rule


def _ladder(rule: bands.Rule) -> bool:
    """Whether the bands lie side by side and give more and more, or less and less."""
    found = rule.bands
    if len(found) == 1:
        return True
    if len({one.range.size for one in found}) > 1:
        return False
    ordered = sorted(found, key=lambda one: (one.range.low is not None, one.range.low or 0))
    amounts = [one.award.amount for one in ordered]
    apart = all(
        one.range.high is not None
        and other.range.low is not None
        and one.range.high <= other.range.low
        for one, other in pairwise(ordered)
    )
    shares = {one.award.share for one in found if not one.award.nothing}
    return apart and len(shares) <= 1 and _one_peak(amounts)


def _one_peak(scores: Iterable[Fraction]) -> bool:
    """Whether they only rise and then only fall."""
    fallen = False
    for first, second in pairwise(scores):
        if second < first:
            fallen = True
        elif second > first and fallen:
            return False
    return True


def _fall(rule: Rule, points: Fraction) -> Fraction | None:
    """An end beside which points rise again after they have fallen."""
    ends = sorted(set(_ends(rule)))
    if not _PAIR <= len(ends) <= _MOST_ENDS:
        return None
    asked = rule.questions()
    values = [one.key for one in asked if one.kind in {"value", "named"}]
    if len(values) != 1 or any(one.kind in {"level", "judgement"} for one in asked):
        return None
    silent = {one.key: Ratio(0) if one.kind == "count" else False for one in asked}
    fallen = False
    last: Fraction | None = None
    for end, value in _samples(ends):
        earned = rule.earned(One({**silent, values[0]: Ratio.of(value)}), points, DEFAULT)
        if not earned.decided:
            continue
        score = earned.clamp(0, points).low.fraction
        if last is not None and score > last and fallen:
            return end
        fallen = fallen or (last is not None and score < last)
        last = score
    return None


def _samples(ends: list[Fraction]) -> Iterator[tuple[Fraction, Fraction]]:
    """Every end, the values just beside it and the middle to the next, each with its end."""
    for place, end in enumerate(ends):
        yield from ((end, end - _BESIDE), (end, end), (end, end + _BESIDE))
        if place + 1 < len(ends):
            yield end, (end + ends[place + 1]) / 2


def _ends(rule: Rule) -> Iterator[Fraction]:
    for span in _ranges(rule):
        yield from (end for end in (span.low, span.high) if end is not None)
    for step in _steps(rule):
        yield step.base


def _steps(rule: Rule) -> Iterator[ByValue]:
    if isinstance(rule, deduction.Rule):
        yield from (step for step in rule.steps if isinstance(step, ByValue))
    elif isinstance(rule, checklist.Rule):
        for part in rule.parts:
            if isinstance(part, ByValue):
                yield part
            elif isinstance(part, checklist.Part):
                yield from _steps(part.rule)


def _ranges(rule: Rule) -> Iterator[Interval]:
    if isinstance(rule, bands.Rule):
        yield from (band.range for band in rule.bands)
    elif isinstance(rule, checklist.Rule):
        for part in rule.parts:
            if isinstance(part, checklist.Part):
                yield from _ranges(part.rule)
    else:
        for condition in _conditions(rule):
            yield from _within(condition)


def _conditions(rule: Rule) -> Iterator[Condition]:
    if isinstance(rule, cases.Rule):
        yield from (case.condition for case in rule.cases)
    elif isinstance(rule, deduction.Rule):
        yield from (*rule.gates, *([rule.full] if rule.full else []))
        yield from (step.condition for step in rule.steps if isinstance(step, Once))


def _within(condition: Condition) -> Iterator[Interval]:
    if isinstance(condition, Within):
        yield condition.range
    elif isinstance(condition, Joined):
        for part in condition.parts:
            yield from _within(part)
