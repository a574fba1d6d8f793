"""Claims that an aim (不低于72.7%) is reached by what the next paragraphs tell of the same name."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity
from jiheng.auditing.reading.figures.model import Figure
from jiheng.auditing.reading.figures.read import figures_of
from jiheng.auditing.reported.report import Report

#: So many words must be the same before the two numbers are of one thing.
_ALIKE = 7
#: The result stands at most so many paragraphs behind.
_NEAR = 2
_SURE = ("≥", "≤")


class Aim(NamedTuple):
    """An aim with its bound, and the result told under the same words."""

    aim: Figure
    result: Figure

    @property
    def name(self) -> str:
        """As the result is told."""
        return _called(self.result).rstrip("达到为")

    def test(self) -> Relation["Aim"]:
        """Compare with the bound."""
        aim, got = self.aim.number, self.result.number
        agrees = aim.quantity.agrees_with(got.quantity)
        met = agrees or (got.value >= aim.value if aim.bound == "≥" else got.value <= aim.value)
        return Relation(
            self, "target_vs_actual", met, str(got.quantity), f"{aim.bound}{aim.quantity}",
            self.result.spot, (self.aim.spot,), ceiling=Severity.DOUBT,
        )  # fmt: skip


def find(report: Report) -> Iterator[Aim]:
    """Every aim in a sentence with the first result behind it."""
    figures = [one for one in figures_of(report) if one.table < 0 and one.told != "rule"]
    for number, aim in enumerate(figures):
        if aim.told == "target" and aim.number.bound in _SURE and len(_called(aim)) >= _ALIKE:
            result = _result(aim, figures[number + 1 :])
            if result is not None:
                yield Aim(aim, result)


def _called(one: Figure) -> str:
    return "".join((one.name + one.measure).split())


def _result(aim: Figure, behind: Sequence[Figure]) -> Figure | None:
    for one in behind:
        apart = one.passage.index - aim.passage.index
        if apart > _NEAR:
            return None
        same_unit = one.number.unit.symbol == aim.number.unit.symbol
        if apart and same_unit and _called(one)[-_ALIKE:] == _called(aim)[-_ALIKE:]:
            return one
    return None
