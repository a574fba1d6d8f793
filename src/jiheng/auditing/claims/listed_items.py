"""Claim ``ListedItem``: a kind of expense that a text lists, and what the table has of it."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reported.grids import Grid
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report

#: 人员经费 and 公用经费 by 经济分类: 301 to 303, 310.
_CODE = r"3(?:0[1-9]|1\d)\d{2}"
_LIST = r"(?:人员经费|公用经费)[^，。；]{0,24}[，,]?\s*主要包括[:：]?(?P<items>[^。；]{6,400})"
_NAME = r"[^、，。；]+"
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
        """Whether there was any; a blank cell is no zero and is not asked about."""
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
        for match in re.finditer(_LIST, one.text)
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
        for item in re.finditer(_NAME, match["items"])
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
    """Name and amount behind each code of 经济分类, of tables with one amount for each."""
    for row in range(grid.height):
        for column in range(grid.width - 2):
            if not re.fullmatch(_CODE, grid.text(row, column)):
                continue
            number = grid.number_at(row, column + 2)
            alone = column + 3 >= grid.width or grid.number_at(row, column + 3) is None
            name = _plain(grid.text(row, column + 1))
            if number is not None and name and (alone or _is_code(grid, row, column + 3)):
                amount = grid.text(row, column + 2)
                yield name, (grid.spot(row, column + 2), amount, number.value == 0)


def _is_code(grid: Grid, row: int, column: int) -> bool:
    return re.fullmatch(_CODE, grid.text(row, column)) is not None


def _plain(name: str) -> str:
    return "".join(name.split()).replace("(", "（").replace(")", "）").rstrip("等")
