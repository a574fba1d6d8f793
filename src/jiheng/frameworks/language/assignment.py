"""Names given freely, each to one question of a rule: the best way to pair them, if clearly so."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import islice, permutations

from jiheng.frameworks.language.words import UNITS
from jiheng.frameworks.phrases.answers import Question
from jiheng.frameworks.phrases.scored import Rule
from jiheng.frameworks.phrases.steps import ByCount
from jiheng.frameworks.rules import deduction
from jiheng.patterns import pattern

TAIL = pattern(rf"(?:次数|个数|项数|件数|人数|例数|份数|处数|数量|数|情况|(?:{UNITS}))$")
#: Below this a pair is no pair.
_ENOUGH = Fraction(3, 5)
#: So much better than the next best a pairing must be.
_MARGIN = Fraction(1, 5)
#: More ways than this are not compared.
_MOST_WAYS = 6_000
_MOST_NAMES = 6
#: No name of a figure is longer.
_LONGEST_NAME = 60


def likeness(name: str, question: Question) -> Fraction:
    """How much of a name the question contains, in order, 0 to 1."""
    if len(name) > _LONGEST_NAME:
        return Fraction(0)
    short = TAIL.sub("", name) or name
    text = question.key if question.key not in {"value", "例数"} else question.prompt
    ordered = Fraction(_common(short, text), len(short))
    loose = Fraction(sum((Counter(short) & Counter(text)).values()), len(short)) * Fraction(9, 10)
    has = name.startswith("有") and re.match(r"(?:无|没有|未)", text) and short[1:] in text
    return max(ordered, loose) + (Fraction(1, 2) if has else 0)


def _common(one: str, other: str) -> int:
    """Length of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for letter in one:
        last = 0
        for place, beside in enumerate(other, 1):
            kept = row[place]
            row[place] = last + 1 if letter == beside else max(row[place], row[place - 1])
            last = kept
    return row[-1]


def assigned(
    names: Sequence[str], questions: Sequence[Question], fits: Callable[[Question, str], bool]
) -> dict[str, Question] | None:
    """All names paired one to one with questions; None where no way is clearly the best."""
    if not 1 < len(names) <= min(len(questions), _MOST_NAMES):
        return None
    score = {
        (name, place): likeness(name, one) if fits(one, name) else Fraction(-1)
        for name in names
        for place, one in enumerate(questions)
    }
    ways = list(islice(permutations(range(len(questions)), len(names)), _MOST_WAYS + 1))
    if len(ways) > _MOST_WAYS:
        return None
    ranked = sorted(
        (
            (sum((score[name, n] for name, n in zip(names, way, strict=True)), Fraction(0)), way)
            for way in ways
        ),
        reverse=True,
    )
    best, way = ranked[0]
    pairs = dict(zip(names, way, strict=True))
    if any(score[name, place] < _ENOUGH for name, place in pairs.items()):
        return None
    if len(ranked) > 1 and best - ranked[1][0] < _MARGIN:
        return None
    return {name: questions[place] for name, place in pairs.items()}


def alike_counts(
    rule: Rule, names: Sequence[str], questions: Sequence[Question]
) -> Mapping[str, Question]:
    """件数 beside several steps that all cost the same a 件: any of them may count."""
    if not isinstance(rule, deduction.Rule):
        return {}
    found = {}
    for name in names:
        unit = name.removesuffix("数")
        steps = [one for one in rule.steps if isinstance(one, ByCount) and one.unit == unit]
        keys = [one.key for one in steps]
        alike = {(one.size, one.amount, one.cap, one.partial, one.adds) for one in steps}
        free = [one for one in questions if one.key in keys]
        if len(steps) > 1 and len(alike) == 1 and len(free) == len(steps):
            found[name] = free[0]
    return found
