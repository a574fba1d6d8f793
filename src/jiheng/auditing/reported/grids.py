"""Tables as the auditor sees them (表格): a grid of cells, its heads and its bands.

A band is a run of rows below heads of its own; a form often stacks several in one table.
Files that lose merged cells are read as those that keep them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from jiheng.auditing.model import Spot
from jiheng.auditing.reported.bands import Cells, Layout, laid_out
from jiheng.auditing.reported.cells import looks_like_number, number_of
from jiheng.auditing.reported.numbers import Number
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.words import is_blank, is_rate, is_score, is_unit, unit_in
from jiheng.documents.model import Document, Table
from jiheng.patterns import pattern
from jiheng.quantities import Quantity, unit

#: Of each column the heads above it, outermost first.
Titles = tuple[tuple[str, ...], ...]

_YEARS = range(1990, 2100)
#: Heads of columns whose numbers are no quantities.
_ORDINALS = pattern(r"序号|编号|编码|代码|行次|^年份$|^年度$|电话|邮编|^No\.?$")
#: 类, 款 and 项 of the codes of public accounts.
_CODE_LENGTHS = frozenset((3, 5, 7))
_PARTS_OF_CODES = ("类", "款", "项")


@dataclass(frozen=True, eq=False)
class Band:
    """Rows below heads of their own.

    Attributes:
        head: the rows of the head, from 0; empty where the rows have none.
        body: the rows below it.
        titles: of each column the heads above it, outermost first.
        unit: printed in head or caption for all its cells; ``""`` where none is.
        readings: every way the heads may stretch over the columns, ``titles`` first.
        numbered: the row of the head that numbers the columns (栏次); -1 where none does.
    """

    grid: "Grid"
    head: range
    body: range
    titles: Titles
    unit: str = ""
    readings: tuple[Titles, ...] = ()
    numbered: int = -1

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The columns that differ: where a cell covers several in every row, the first of them."""
        cells = self.grid.cells
        rows = [*self.head, *self.body]
        return tuple(
            at
            for at in range(self.grid.width)
            if any(
                cells[row][at] is not None and (not at or cells[row][at] is not cells[row][at - 1])
                for row in rows
            )
        )

    @cached_property
    def figures(self) -> tuple[int, ...]:
        """The columns that hold quantities; numbers of rows, codes and years are none."""
        return tuple(at for at in self.columns if self._is_figures(at))

    @cached_property
    def labels(self) -> tuple[int, ...]:
        """The columns left of the first figures."""
        first = self.figures[0] if self.figures else self.grid.width
        return tuple(at for at in self.columns if at < first)

    @cached_property
    def blocks(self) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
        """Labels and figures of each table that stands beside others in the band."""
        found: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
        labels: list[int] = []
        figures: list[int] = []
        for at in self.columns:
            if at in self.figures:
                figures.append(at)
                continue
            if figures:
                found.append((tuple(labels), tuple(figures)))
                labels, figures = [], []
            labels.append(at)
        return (*found, (tuple(labels), tuple(figures))) if figures else tuple(found)

    def title(self, column: int) -> str:
        """All heads above a column in one."""
        return "".join(self.titles[column])

    def quantity(self, row: int, column: int) -> Quantity | None:
        """The number of a cell with its unit: its own, of its column, its row or the band."""
        found = self.grid.number_at(row, column)
        if found is None:
            return None
        told = self.unit_of(column)
        if told == self.unit and self._row_units:
            told = self._row_units.get(row) or told
        return measured(found, told)

    @cached_property
    def unit_column(self) -> int:
        """The column that tells the unit of each row; -1 where none does."""
        for at in self.columns:
            if self.titles[at][-1:] in (("单位",), ("计量单位",)):
                told = [text for row in self.body if (text := self.grid.text(row, at))]
                return at if told and all(map(is_unit, told)) else -1
        return -1

    @cached_property
    def _row_units(self) -> Mapping[int, str]:
        """The unit of each row, of tables that have a column for it."""
        at = self.unit_column
        return {row: self.grid.text(row, at) for row in self.body} if at >= 0 else {}

    def unit_of(self, column: int) -> str:
        """What the numbers of a column are given in; ``""`` where nothing says so."""
        return self._units[column]

    @cached_property
    def _units(self) -> tuple[str, ...]:
        return tuple(self._unit_of(at) for at in range(self.grid.width))

    def _unit_of(self, column: int) -> str:
        title = self.title(column)
        if is_score(self.titles[column][-1] if self.titles[column] else ""):
            return ""
        for head in reversed(self.titles[column]):
            own = unit_in(head)
            if own:
                return own
        if "%" in title or "％" in title:
            return "%"
        counted = ("人数", "数量", "个数", "户数", "次数", "面积", "编制", "规模", "控制率", "车辆")
        return "" if is_rate(title) or any(word in title for word in counted) else self.unit

    def path(self, row: int) -> tuple[str, ...]:
        """The labels of a row, the widest group first; blank ones continue the one above."""
        return self._paths[row]

    def label(self, row: int) -> str:
        """The last of the labels of a row."""
        path = self.path(row)
        return path[-1] if path else ""

    @cached_property
    def _paths(self) -> Mapping[int, tuple[str, ...]]:
        last: dict[int, str] = {}
        paths = {}
        for row in self.body:
            named = False
            for at in self.labels:
                text = self.grid.text(row, at)
                if text and at != self.unit_column:
                    named = True
                    last[at] = text
                    for later in [other for other in last if other > at]:
                        del last[later]
            alike = [last[at] for at in self.labels if at in last] if named else []
            paths[row] = tuple(dict.fromkeys(alike))
        return paths

    @cached_property
    def ordinals(self) -> tuple[int, ...]:
        """The columns whose numbers are none: they count rows, or are codes or years."""
        return tuple(at for at in self.columns if self._told(at) and self._is_ordinal(at))

    def _is_figures(self, column: int) -> bool:
        return bool(self._told(column)) and not self._is_ordinal(column)

    def _is_ordinal(self, column: int) -> bool:
        first = column == self.columns[0]
        return _numbers_rows(self.title(column), self._told(column), first=first)

    def _told(self, column: int) -> list[str]:
        """The numbers of a column, should they be most of what it says."""
        rows = list(dict.fromkeys(self.grid.cells[row][column] for row in self.body))
        texts = ["".join(one.text.split()) for one in rows if one is not None]
        told = [text for text in texts if not is_blank(text)]
        found = [text for text in told if self.grid.is_number(text)]
        return found if 2 * len(found) >= len(told) else []


def _numbers_rows(title: str, texts: Sequence[str], *, first: bool) -> bool:
    """Whether numbers only count rows, or are codes or years."""
    if (
        all(text.isdecimal() and int(text) in _YEARS for text in texts)
        and title[-1:] not in "数额）)"
    ):
        return True
    if _ORDINALS.search(title):
        return True
    if not all(text.isdecimal() for text in texts):
        return False
    values = [int(text) for text in texts]
    if is_codes(texts) or (title.endswith(_PARTS_OF_CODES) and _are_parts_of_codes(texts)):
        return True
    running = all(b - a == 1 for a, b in pairwise(values))
    return (
        running
        and values[0] == 1
        and (first or len(values) >= len((1, 2, 3)))
        and not title.endswith("数")
    )


def _are_parts_of_codes(texts: Sequence[str]) -> bool:
    """Whether they are 类 alone (201), or 款 or 项 alone (06)."""
    return {len(text) for text in texts} in ({len("201")}, {len("06")})


def is_codes(texts: Sequence[str]) -> bool:
    """Whether they are codes of 功能分类 or 经济分类: each longer one begins with a shorter."""
    lengths = {len(text) for text in texts}
    if not lengths <= _CODE_LENGTHS or len(texts) == 1:
        return False
    known = set(texts)
    longer = [text for text in texts if len(text) > min(lengths)]
    if not all(text[:-2] in known for text in longer):
        return False
    return len(lengths) > 1 or (
        min(lengths) > min(_CODE_LENGTHS) and all(text[0] in "2345" for text in texts)
    )


def measured(number: Number, named: str) -> Quantity:
    """A bare number in the unit of its column; any other as it is printed."""
    if number.sort != "bare" or not named:
        return number.quantity
    measure = unit(named)
    return Quantity(number.value * measure.scale, number.grain * measure.scale, measure)


@dataclass(frozen=True, eq=False)
class Grid:
    """One table.

    Attributes:
        number: which table of the report, from 0.
        cells: the passage that covers each place, by row and column; None where nothing stands.
            Cells that a file lost by merging cover what they must have covered.
        above: the passage before the table that names it; None where there is none.
    """

    number: int
    table: Table
    cells: Cells
    above: Passage | None = None
    layouts: tuple[Layout, ...] = ()
    _numbers: dict[int, Number | None] = field(default_factory=dict, compare=False, repr=False)

    @property
    def height(self) -> int:
        """How many rows."""
        return len(self.cells)

    @property
    def width(self) -> int:
        """How many columns."""
        return len(self.table.columns)

    def text(self, row: int, column: int) -> str:
        """What stands there, without spaces; of a merged cell in each of its places."""
        cell = self.cells[row][column]
        return "" if cell is None else "".join(cell.text.split())

    def number_at(self, row: int, column: int) -> Number | None:
        """The number that is all a cell says; None of anything else."""
        cell = self.cells[row][column]
        if cell is None:
            return None
        if cell.index not in self._numbers:
            self._numbers[cell.index] = number_of(cell)
        return self._numbers[cell.index]

    def is_number(self, text: str) -> bool:
        """Whether a text is one number with at most a unit, by its looks."""
        return looks_like_number(text)

    def spot(self, row: int, column: int) -> Spot:
        """The whole cell."""
        cell = self.cells[row][column]
        return Spot(-1, 0, 0, "") if cell is None else cell.whole

    @cached_property
    def ordinals(self) -> frozenset[int]:
        """The passages whose number is no quantity: of rows, codes, years, and of columns."""
        cells = {
            cell.index
            for band in self.bands
            for row in band.body
            for at in band.ordinals
            if (cell := self.cells[row][at]) is not None
        }
        heads = {
            cell.index
            for band in self.bands
            if band.numbered >= 0
            for cell in self.cells[band.numbered]
            if cell is not None
        }
        return frozenset(cells | heads)

    @cached_property
    def bands(self) -> tuple[Band, ...]:
        """Its bands, top to bottom."""
        caption = f"{self.above.text if self.above else ''}\n{self.table.caption}"
        wide = next(filter(None, map(unit_in, reversed(caption.split("\n")))), "")
        found: list[Band] = []
        for one in self.layouts:
            # A form tells its unit once, above the first of its small tables.
            found.append(self._band(one, found[-1].unit if found and found[-1].unit else wide))
        return tuple(found)

    def _band(self, layout: Layout, wide: str) -> Band:
        said = [self.text(row, column) for row in layout.above for column in range(self.width)]
        named = [self.text(row, 0) for row in layout.head if self.width]
        own = next(filter(None, map(unit_in, reversed([*said, *named]))), "")
        titles = layout.titles
        shown = own or wide
        return Band(self, layout.head, layout.body, titles[0], shown, titles, layout.numbered)


def grids_of(document: Document, passages: Sequence[Passage]) -> tuple[Grid, ...]:
    """The tables of a document, in order."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    cells: dict[int, list[Passage]] = {}
    before: dict[int, Passage] = {}
    last: Passage | None = None
    for one in passages:
        if one.table >= 0:
            if one.table not in cells and last is not None:
                before[one.table] = last
            cells.setdefault(one.table, []).append(one)
        elif one.text.strip():
            last = one
    return tuple(
        _grid(number, table, cells.get(number, []), before.get(number))
        for number, table in enumerate(tables)
    )


def _grid(number: int, table: Table, found: Sequence[Passage], above: Passage | None) -> Grid:
    cells, layouts = laid_out(table, _covered(table, found), looks_like_number)
    return Grid(number, table, cells, above, layouts)


def _covered(table: Table, found: Sequence[Passage]) -> list[list[Passage | None]]:
    places: list[list[Passage | None]] = [[None] * len(table.columns) for _ in table.rows]
    spans = {(row, column): cell for row, column, cell in table.placed()}
    for one in found:
        cell = spans[one.row, one.column]
        if cell.place is None and table.place is not None and not cell.text.strip():
            continue
        for row in range(one.row, one.row + cell.rowspan):
            for column in range(one.column, one.column + cell.colspan):
                places[row][column] = one
    return places
