"""Claim ``target_texts``: a target in the text and in the target table (目标前后一致)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity
from jiheng.auditing.reading.figures.model import Figure
from jiheng.auditing.reading.figures.read import figures_of
from jiheng.auditing.reading.scores.tables import score_tables
from jiheng.auditing.reported.numbers import Number
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

#: A name shorter than this is no indicator of its own (率, 数量).
_SHORTEST = 3
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
        table: as the table prints it.
        cell: where.
        text: as the text tells it.
    """

    name: str
    table: Number
    cell: Passage
    text: Figure

    def test(self) -> "Relation[TargetText]":
        """Whether one number can be both; a bare one takes the unit of the other."""
        told, printed = self.text.number, self.table
        bare = "" in (told.unit.symbol, printed.unit.symbol)
        scale = (told.unit.scale, printed.unit.scale) if bare else (1, 1)
        gap = abs(told.value / scale[0] - printed.value / scale[1])
        grain = (told.grain / scale[0] + printed.grain / scale[1]) / 2
        holds = gap == 0 or (gap <= grain and told.grain != printed.grain)
        return Relation(
            self,
            "repeat",
            holds,
            self.cell.text.strip(),
            str(told.quantity),
            self.cell.whole,
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
            yield TargetText(line.name, number, cell, found[0])


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
