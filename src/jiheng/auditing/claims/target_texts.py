"""Claim ``target_texts``: a target in the text and in the target table, or twice in the text."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reading.figures.model import Figure
from jiheng.auditing.reading.figures.read import figures_of
from jiheng.auditing.reading.scores.tables import score_tables
from jiheng.auditing.reported.numbers import Number
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

#: A name shorter than this is no indicator of its own (率, 数量).
_SHORTEST = 3
#: One as long as this is that of one indicator wherever it stands.
_FULL = 7
_AREA = pattern(r"全[县市省区国]")
_LONGEST = 30
_LONGEST_TARGET = 16
_CUT = pattern(r"[，。；：:;、（）()\n]|,(?!\d{3})|\.(?!\d)")
_PLAIN = pattern(
    r"\s|^(?:\d{1,2}[.、])|全[县市省区]|空气质量|环境空气|空气|年度|全年|年均|平均|的|"
    r"(?:不低于|不少于|不超过|不高于|达到?|为|控制在|完成|以上|确保|力争|[≥≤＞＜]|到)+$|^(?:确保|力争|实现)"
)
#: 优良天数比例, 优良天数比率 and 空气优良率 are one indicator.
_RATE = pattern(r"(?:天数)?(?:比例|比率|占比|率)$")
_OTHER_YEAR = pattern(r"20\d\d年|十[二三四五]五")


class TargetText(NamedTuple):
    """One target in both places.

    Attributes:
        name: of the indicator.
        again: the target as the table prints it, or as the text tells it again.
        shown: as it stands there.
        at: where.
        text: as the text tells it.
        tabled: whether ``again`` stands in a table.
    """

    name: str
    again: Number
    shown: str
    at: Spot
    text: Figure
    tabled: bool = True

    def test(self) -> "Relation[TargetText]":
        """Whether one number can be both; a bare one takes the unit of the other."""
        told, printed = self.text.number, self.again
        bare = "" in (told.unit.symbol, printed.unit.symbol)
        scale = (told.unit.scale, printed.unit.scale) if bare else (1, 1)
        gap = abs(told.value / scale[0] - printed.value / scale[1])
        grain = (told.grain / scale[0] + printed.grain / scale[1]) / 2
        holds = gap == 0 or (gap <= grain and told.grain != printed.grain)
        return Relation(
            self,
            "repeat",
            holds,
            self.shown,
            str(told.quantity),
            self.at,
            (self.text.shown,),
            ceiling=Severity.DOUBT,
        )


def find(report: Report) -> Iterator[TargetText]:
    """Every numeric target whose very name the text tells a single target of."""
    lines = [line for table in score_tables(report) if table.targeted for line in table.lines]
    told = _told(report) if lines else {}
    for line in lines:
        cell = line.cell("target")
        number = _only(cell)
        found = told.get(_named(line.name), ())
        if cell is None or number is None or len({one.number.value for one in found}) != 1:
            continue
        if _fit(number, found[0].number):
            yield TargetText(line.name, number, cell.text.strip(), cell.whole, found[0])
    yield from _twice(told if lines else _told(report))


def _twice(told: Mapping[str, Sequence[Figure]]) -> Iterator[TargetText]:
    """Rates of one full name that two paragraphs set as a target of the same year."""
    for name, found in told.items():
        values = {one.number.value for one in found}
        if len(name) < _FULL or len(found) < len("两处") or len(values) > len("两数"):
            continue
        first = found[0]
        for one in found[1:]:
            rates = {first.number.unit.symbol, one.number.unit.symbol} == {"%"}
            if rates and one.passage.index != first.passage.index and _level(one) == _level(first):
                shown = str(one.number.quantity)
                yield TargetText(name, one.number, shown, one.shown, first, tabled=False)


def _level(one: Figure) -> str:
    """全省, 全市 or 全县, as the clause says."""
    found = _AREA.search(one.clause)
    return found.group() if found else ""


def _told(report: Report) -> Mapping[str, Sequence[Figure]]:
    """The targets of the text by their names."""
    known: dict[str, list[Figure]] = {}
    for one in figures_of(report):
        if one.passage.role == "cell" or one.told != "target" or one.year != report.identity.year:
            continue
        before = one.passage.text[max(0, one.number.start - _LONGEST) : one.number.start]
        clause = _CUT.split(before)[-1]
        name = _named(clause)
        if len(name) >= _SHORTEST and _OTHER_YEAR.search(clause) is None:
            known.setdefault(name, []).append(one)
    return known


def _named(text: str) -> str:
    """An indicator's name without what names of it differ in."""
    return _RATE.sub("率", _PLAIN.sub("", _PLAIN.sub("", text)))


def _only(cell: Passage | None) -> Number | None:
    """The one number of a target."""
    if cell is None or len(cell.text.strip()) > _LONGEST_TARGET:
        return None
    found = [one for one in cell.numbers if one.sort not in ("code", "year", "date")]
    return found[0] if len(found) == 1 else None


def _fit(one: Number, other: Number) -> bool:
    """Whether both are of one unit, or one of them prints none."""
    if "" in (one.unit.symbol, other.unit.symbol):
        return True
    return one.unit.symbol == other.unit.symbol
