"""Claim ``ListedItem``: a kind of expense that a text lists, and what the table has of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reading.tables.rows import Line, lines_of
from jiheng.auditing.reading.tables.terms import Term, summed, term_at
from jiheng.auditing.reported.grids import Band, Grid
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

#: What 人员经费 and 公用经费 are made of.
_LIST = pattern(
    r"(?:人员经费|公用经费)[^，。；]{0,24}[，,]?\s*主要包括[:：]?(?P<items>[^。；]{6,400})"
)
_NAME = pattern(r"[^、，。；]+")
#: So many items of a list must be in the table: else it is another table.
_FEWEST = 3


class ListedItem(NamedTuple):
    """A kind of expense that the text says is part of the money.

    Attributes:
        name: as the table prints it; of several whose rows are zero all their names.
        amount: as the table prints it.
        cells: where it stands there.
    """

    name: str
    amount: str
    zero: bool
    at: Spot
    cells: tuple[Spot, ...]

    def test(self) -> Relation["ListedItem"]:
        """Whether there was any; a blank cell is one only where the class adds up without it."""
        return Relation(
            self,
            "repeat",
            holds=not self.zero,
            stated=self.name,
            expected=self.amount,
            at=self.at,
            because=self.cells,
            ceiling=Severity.DOUBT,
        )


def find(report: Report) -> Iterator[ListedItem]:
    """Each item of each list that the table of 经济分类 has; those of zero together."""
    lists = [
        (one, match)
        for one in report.texts
        if one.role != "cell" and "主要包括" in one.text
        for match in _LIST.finditer(one.text)
    ]
    if not lists:
        return
    amounts = {name: told for grid in report.grids for name, told in _amounts(grid)}
    for passage, match in lists:
        yield from _listed(passage, match, amounts)


def _listed(
    passage: Passage, match: re.Match[str], amounts: Mapping[str, tuple[Spot, str, bool]]
) -> Iterator[ListedItem]:
    start = match.start("items")
    named = [
        (item, _plain(item.group()))
        for item in _NAME.finditer(match["items"])
        if _plain(item.group()) in amounts
    ]
    if len(named) < _FEWEST:
        return
    zeros: list[ListedItem] = []
    for item, name in named:
        cell, amount, zero = amounts[name]
        spot = passage.spot(start + item.start(), start + item.end())
        one = ListedItem(name, amount, zero, spot, (cell,))
        if zero:
            zeros.append(one)
        else:
            yield one
    if zeros:
        cells = tuple(cell for one in zeros for cell in one.cells)
        yield zeros[0]._replace(name="、".join(one.name for one in zeros), cells=cells)


def _amounts(grid: Grid) -> Iterator[tuple[str, tuple[Spot, str, bool]]]:
    """Name and amount of each code of 经济分类, of tables with one amount for each."""
    for band in grid.bands:
        for labels, figures in band.blocks:
            if len(figures) == 1:
                lines = [one for one in lines_of(band, labels) if one.code[:1] == "3"]
                yield from _of_lines(band, lines, figures[0])


def _of_lines(
    band: Band, lines: Sequence[Line], column: int
) -> Iterator[tuple[str, tuple[Spot, str, bool]]]:
    terms = {one.code: term_at(band, one.row, column, one.label) for one in lines}
    for one in lines:
        if len(one.code) != len("30201") or not one.label:
            continue
        term = terms[one.code]
        spot = band.grid.spot(one.row, column)
        if term is not None:
            zero = term.quantity.value == 0
            yield _plain(one.label), (spot, band.grid.text(one.row, column), zero)
        elif spot.passage >= 0 and _all_told(one.code[:3], terms):
            yield _plain(one.label), (spot, "空白", True)


def _all_told(of: str, terms: Mapping[str, Term | None]) -> bool:
    """Whether the printed items of a class come to all of it, so that a blank is nothing."""
    whole = terms.get(of)
    parts = [one for code, one in terms.items() if one and code[:3] == of != code]
    return whole is not None and len(parts) > 1 and summed(parts).meets(whole.quantity)


def _plain(name: str) -> str:
    return "".join(name.split()).replace("(", "（").replace(")", "）").rstrip("等")
