"""Apply the rule of a line to its value (重算); loaded only where there is a value."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from jiheng.arithmetic import Ratio
from jiheng.auditing.reading.scores.values import Value
from jiheng.frameworks.language.context import Context, Reading
from jiheng.frameworks.language.reading import read_rule
from jiheng.frameworks.phrases.answers import Given
from jiheng.frameworks.phrases.errors import HostileText
from jiheng.frameworks.phrases.settings import DEFAULT, WORDS, Settings

_SINGLE = 1


class Rescored(NamedTuple):
    """What the rule gives.

    Attributes:
        low: the least, over the digits of the value and all settings.
        high: the most.
        open: whether settings that the sentence leaves open, or its reading, decide.
    """

    low: Fraction
    high: Fraction
    open: bool


def reading_of(text: str, points: Fraction, title: str) -> Reading | None:
    """The rule as read; None where some of it is not."""
    try:
        reading = read_rule(text, Context(points=points, title=title))
    except HostileText:
        return None
    return None if reading.rule is None or reading.unread else reading


def by_value(reading: Reading, points: Fraction, value: Value) -> Rescored | None:
    """The score of a value; None where the rule asks for anything else."""
    rule = reading.rule
    questions = rule.questions() if rule is not None else ()
    if len(questions) != _SINGLE or questions[0].kind != "value":
        return None
    given = [value.value] if value.bound else sorted({value.low, value.value, value.high})
    answers = [{questions[0].key: Ratio.of(one)} for one in given]
    return _over(reading, points, answers)


def asked_by(reading: Reading) -> tuple[str, ...]:
    """What the rule must know."""
    return () if reading.rule is None else tuple(one.key for one in reading.rule.questions())


def by_conditions(reading: Reading, points: Fraction, met: Iterable[Given]) -> Rescored | None:
    """The score over several answers; None where one leaves a condition open."""
    keys = set(asked_by(reading))
    given = list(met)
    if not keys or not given or any(not keys <= set(one) for one in given):
        return None
    return _over(reading, points, given)


def _over(reading: Reading, points: Fraction, answers: Iterable[Given]) -> Rescored | None:
    rule = reading.rule
    if rule is None:
        return None
    usual: set[Fraction] = set()
    every: set[Fraction] = set()
    for given in answers:
        for settings in _settings():
            outcome = rule.award(given, points, settings)
            if outcome.score is None:
                continue
            every.add(outcome.score)
            if settings is DEFAULT:
                usual.add(outcome.score)
    if not every:
        return None
    return Rescored(min(every), max(every), every != usual or bool(reading.ambiguities))


def _settings() -> list[Settings]:
    """The documented settings, and each other choice one at a time."""
    found = [DEFAULT]
    for word, (_, choices) in WORDS.items():
        found += [DEFAULT.updated({word: choice}) for choice in choices if choice != "undecided"]
    return found
