"""Claims on what belongs to what (口径归属): 三公经费 without 会议费, a part within its whole."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity
from jiheng.auditing.reading.figures.alike import funds_of
from jiheng.auditing.reading.figures.model import Figure
from jiheng.auditing.reading.figures.read import figures_of
from jiheng.auditing.reported.report import Report
from jiheng.quantities import amount

_WHOLE = "三公经费"
#: What 三公经费 are; 公务用车购置及运行维护费 is told instead of its two parts.
_PARTS = frozenset(
    {
        "公务接待费", "公务用车运行维护费", "公务用车购置费", "因公出国境费",
        "公务用车购置及运行维护费",
    }
)  # fmt: skip
_OTHERS = frozenset({"会议费", "培训费", "差旅费"})
#: Part → whole, of one year and of the same funds.
_WITHIN = {
    "政府集中采购": "政府采购支出",
    "公务接待费": "三公经费",
    "公务用车运行维护费": "三公经费",
    "因公出国境费": "三公经费",
    "国内公务接待支出": "公务接待费",
    "人员经费": "基本支出",
    "公用经费": "基本支出",
}


class CountedIn(NamedTuple):
    """Something that is counted into 三公经费 and is none.

    Attributes:
        whole: the sum told.
        parts: the parts that are 三公经费.
        others: what is none, and makes the sum come out.
        again: the same sum told in other places.
    """

    whole: Figure
    parts: tuple[Figure, ...]
    others: tuple[Figure, ...]
    again: tuple[Figure, ...] = ()

    def test(self) -> Relation["CountedIn"]:
        """It was built because only with it the sum comes out."""
        unit = self.whole.number.unit
        wrong = sum((one.number.value for one in self.others), Fraction(0))
        return Relation(
            self,
            "other",
            holds=False,
            stated=str(self.whole.number.quantity),
            expected=amount(self.whole.number.value - wrong, unit),
            at=self.whole.shown,
            because=tuple(one.shown for one in (*self.others, *self.parts, *self.again)),
            gap=amount(wrong, unit),
        )


class Within(NamedTuple):
    """A part told larger than the whole it belongs to.

    Attributes:
        part: told larger.
        whole: told elsewhere.
        names: of both.
    """

    part: Figure
    whole: Figure
    names: tuple[str, str]

    def test(self) -> Relation["Within"]:
        """Whether the part can be within the whole."""
        part, whole = self.part.number, self.whole.number
        holds = part.value - part.grain / 2 <= whole.value + whole.grain / 2
        return Relation(
            self,
            "other",
            holds,
            str(part.quantity),
            str(whole.quantity),
            self.part.shown,
            (self.whole.shown,),
            gap=amount(abs(part.value - whole.value), whole.unit),
            ceiling=Severity.DOUBT,
        )


def find(report: Report) -> Iterator[CountedIn | Within]:
    """Sums of 三公经费 that need something else to come out, and parts beyond their wholes."""
    figures = [
        one
        for one in figures_of(report)
        if one.number.sort == "money" and not one.measure and one.told == "result"
    ]
    yield from _counted_in(figures)
    yield from _beyond(figures)


def _counted_in(figures: Sequence[Figure]) -> Iterator[CountedIn]:
    """Within one row of a table or one paragraph; the same sum once."""
    groups: defaultdict[tuple[int, int], list[Figure]] = defaultdict(list)
    found: dict[Fraction, list[CountedIn]] = {}
    for one in figures:
        if one.known:
            row = (one.table, one.passage.row) if one.table >= 0 else (-1, one.passage.index)
            groups[row].append(one)
    for group in groups.values():
        wholes = [one for one in group if one.name == _WHOLE]
        parts = {one.name: one for one in group if one.name in _PARTS}
        others = {one.name: one for one in group if one.name in _OTHERS}
        if "公务用车购置及运行维护费" in parts:
            parts.pop("公务用车运行维护费", None)
            parts.pop("公务用车购置费", None)
        if len(wholes) == 1 and others and parts:
            told = CountedIn(wholes[0], tuple(parts.values()), tuple(others.values()))
            if _only_with_others(told):
                found.setdefault(told.whole.number.value, []).append(told)
    for first, *later in found.values():
        yield first._replace(again=tuple(one.whole for one in later))


def _only_with_others(one: CountedIn) -> bool:
    parts = sum((each.number.value for each in one.parts), Fraction(0))
    others = sum((each.number.value for each in one.others), Fraction(0))
    return others > 0 and one.whole.number.value == parts + others


def _beyond(figures: Sequence[Figure]) -> Iterator[Within]:
    wholes = defaultdict(list)
    names = set(_WITHIN.values())
    for one in figures:
        if one.name in names:
            wholes[one.name, one.year, one.stage].append(one)
    for one in figures:
        whole = _WITHIN.get(one.name)
        if whole is None:
            continue
        told = [
            each for each in wholes[whole, one.year, one.stage] if funds_of(each) == funds_of(one)
        ]
        first = max(told, key=lambda each: each.number.value, default=None)
        if first is not None and one.number.value > first.number.value + first.number.grain:
            yield Within(one, first, (one.name, whole))
