"""Bonus, caps and vetoes on columns: the same conditions as for one subject, in the same order."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from jiheng.arithmetic import Condition, Ratio, both, choose, least
from jiheng.frameworks.language.totals import Bonus
from jiheng.frameworks.model import Framework
from jiheng.frameworks.phrases.answers import Many
from jiheng.frameworks.phrases.settings import DEFAULT

#: What sentences ask for, in columns, by the key of the question; and where it is known.
Said = Mapping[str, tuple[Any, Condition]]


def adjusted(framework: Framework, said: Said, total: Ratio) -> tuple[Ratio, Condition]:
    """The total after everything the framework says of it, and where all of it is decided."""
    answers = Many(said)
    decided: Condition = True
    for bonus in framework.bonus:
        total = _with_bonus(bonus, answers, total)
    for cap in framework.caps:
        truth = cap.condition.holds(answers, unmarked=False)
        total = Ratio.of(choose(truth.certain, least(total, cap.limit), total))
        decided = both(decided, truth.known)
    for veto in framework.vetoes:
        if veto.total is not None:
            truth = veto.condition.holds(answers, unmarked=False)
            total = Ratio.of(choose(truth.certain, Ratio.of(veto.total), total))
    return total, decided


def _with_bonus(bonus: Bonus, answers: Many, total: Ratio) -> Ratio:
    change = bonus.step.change(answers, Fraction(0), DEFAULT)
    points = change.low if bonus.most is None else least(change.low, bonus.most)
    return Ratio.of(choose(change.known, total + points, total))
