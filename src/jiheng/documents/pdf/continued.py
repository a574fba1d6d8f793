"""Tables that go on over pages: one table again, without the head that is said again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jiheng.documents.pdf.pages import Page
from jiheng.documents.pdf.ruled import Ruled, RuledCell, is_wrapped
from jiheng.patterns import pattern

#: How far edges of one column may lie apart on two pages, in points.
_SAME_EDGE = 4.0
#: What breaks off above this part of a page has ended.
_LOWEST = 0.55
_HEADS = 5
#: Shorter words are labels, not texts that a page cuts.
_LONG = 12
_GOES_ON = pattern(r"[（(]?\s*续\s*(?:上?表)?.{0,8}$|.{0,20}[（(]续(?:表)?[）)]$")
_NUMBER = pattern(r"[-−+]?[\d,]+(?:\.\d+)?\s*(?:%|％|[万亿千]?元|分)?")


@dataclass(frozen=True, slots=True)
class WholeCell:
    """A cell of a table over all its pages: row, column and spans, words, and its page."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str
    page: int
    source: RuledCell


def continues(table: Ruled, page: Page, after: Ruled, following: Page) -> bool:
    """Whether the last table of a page goes on as the first one of the next.

    Lines above it that say 续表, or that stood above the first part, too, are no obstacle.
    """
    if following.number != page.number + 1 or _below(page, table) or _below_tables(page, table):
        return False
    if table.rows[-1] < _LOWEST * page.height or not _same_columns(table, after):
        return False
    if _begins_alike(table, after):
        return False
    above = [line.text for line in following.lines if line.base < after.rows[0]]
    before = [line.text for line in page.lines if line.base < table.rows[0]]
    again = bool(above) and above == before[-len(above) :] and _head_again(table, after)
    return not above or again or (len(above) == 1 and _GOES_ON.match(above[0]) is not None)


def whole(parts: Sequence[Ruled]) -> list[WholeCell]:
    """The cells of a table from its parts on one page each."""
    edges = _all_edges(parts)
    cells: list[WholeCell] = []
    height = 0
    for part in parts:
        skipped = _said_again(parts[0], part) if cells else 0
        found = _placed(part, edges, skipped, height)
        if cells:
            cells, found = _mended(cells, found, height)
        cells += found
        height = max((one.row + one.rowspan for one in cells), default=0)
    return cells


def _below(page: Page, table: Ruled) -> bool:
    return any(line.base > table.rows[-1] for line in page.lines)


def _below_tables(page: Page, table: Ruled) -> bool:
    return any(one.rows[0] > table.rows[0] and one is not table for one in page.tables)


def _same_columns(table: Ruled, after: Ruled) -> bool:
    one, other = table.columns, after.columns
    outer = abs(one[0] - other[0]) < _SAME_EDGE and abs(one[-1] - other[-1]) < _SAME_EDGE
    few, many = sorted((one, other), key=len)
    return outer and all(any(abs(a - b) < _SAME_EDGE for b in many) for a in few)


def _all_edges(parts: Sequence[Ruled]) -> list[float]:
    edges: list[float] = []
    for edge in sorted(edge for part in parts for edge in part.columns):
        if not edges or edge - edges[-1] > _SAME_EDGE:
            edges.append(edge)
    return edges


def _rows(table: Ruled) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in table.rows[1:]]
    for cell in sorted(table.cells, key=lambda one: (one.row, one.column)):
        rows[cell.row].append("".join(cell.text.split()))
    return rows


def _said_again(first: Ruled, part: Ruled) -> int:
    """How many rows of a part are the head of the first one."""
    count = 0
    mine = _rows(part)
    for one, other in zip(_rows(first)[:_HEADS], mine[:-1], strict=False):
        if one != other or not any(one) or any(_NUMBER.fullmatch(text) for text in one):
            break
        count += 1
    return count


def _begins_alike(first: Ruled, part: Ruled) -> bool:
    """Whether it is the next of several forms: the same first name, other words behind it."""
    one, other = _rows(first)[0][:1], _rows(part)[0][:1]
    return one == other and any(one) and not _head_again(first, part)


def _head_again(first: Ruled, part: Ruled) -> bool:
    return _said_again(first, part) > 0


def _placed(part: Ruled, edges: Sequence[float], skipped: int, height: int) -> list[WholeCell]:
    """Its cells in the columns of the whole table, below ``height`` rows."""
    at = [
        min(range(len(edges)), key=[abs(each - edge) for each in edges].__getitem__)
        for edge in part.columns
    ]
    found = []
    for cell in part.cells:
        down = cell.rowspan - max(0, skipped - cell.row)
        if down < 1:
            continue
        left, right = at[cell.column], at[min(cell.column + cell.colspan, len(at) - 1)]
        row = max(0, cell.row - skipped) + height
        found.append(WholeCell(row, left, down, max(1, right - left), cell.text, part.page, cell))
    return sorted(found, key=lambda one: (one.row, one.column))


def _mended(
    cells: Sequence[WholeCell], found: Sequence[WholeCell], height: int
) -> tuple[list[WholeCell], list[WholeCell]]:
    """The cells before and behind a page break, where it cut one."""
    last = {one.column: one for one in cells if one.row + one.rowspan == height}
    first = [one for one in found if one.row == height]
    if first and _is_rest(last, first):
        return _filled(cells, last, first), _without_row(found, height)
    return _drawn_down(cells, found, last, height)


def _is_rest(last: dict[int, WholeCell], first: Sequence[WholeCell]) -> bool:
    """Whether a row is what did not fit into the last row of the page before.

    Then words go on in cells whose sentence is not over, and what was complete stays empty.
    """
    told = [one for one in first if one.text]
    if not told or any(one.column not in last for one in first):
        return False
    if not all(last[one.column].text for one in told):
        return False
    complete = [one for one in first if not one.text and last[one.column].text]
    wrapped = [one for one in told if _is_wrapped(last[one.column], one)]
    if len(wrapped) == len(told):
        return bool(complete) or len(told) > 1 or len(first) == 1
    if complete and 2 * len(wrapped) >= len(told):
        return not any(_NUMBER.fullmatch(one.text) for one in told if one not in wrapped)
    # One long text goes on with a line of its own beside what is complete.
    return len(told) == 1 < len(complete) and all(
        len(words) > _LONG for words in (told[0].text, last[told[0].column].text)
    )


def _is_wrapped(above: WholeCell, below: WholeCell) -> bool:
    """Whether the next word would not have fitted into the last line above."""
    one, other = above.source, below.source
    return bool(one.lines and other.lines) and is_wrapped(one.lines[-1], other.lines[0], one.width)


def _filled(
    cells: Sequence[WholeCell], last: dict[int, WholeCell], first: Sequence[WholeCell]
) -> list[WholeCell]:
    more = {id(last[one.column]): one for one in first if one.text}
    return [
        replace(cell, text=_joined(cell, more[id(cell)])) if id(cell) in more else cell
        for cell in cells
    ]


def _joined(above: WholeCell, below: WholeCell) -> str:
    return above.text + ("" if _is_wrapped(above, below) else "\n") + below.text


def _without_row(found: Sequence[WholeCell], height: int) -> list[WholeCell]:
    kept = []
    for one in found:
        if one.row > height:
            kept.append(replace(one, row=one.row - 1))
        elif one.rowspan > 1:
            kept.append(replace(one, rowspan=one.rowspan - 1, text=""))
    return kept


def _drawn_down(
    cells: Sequence[WholeCell],
    found: Sequence[WholeCell],
    last: dict[int, WholeCell],
    height: int,
) -> tuple[list[WholeCell], list[WholeCell]]:
    """Merged cells on the left that the break cut are one again; their words stand in one part."""
    longer: dict[int, WholeCell] = {}
    gone: set[int] = set()
    for one in sorted(found, key=lambda cell: cell.column):
        above = last.get(one.column)
        if one.row != height or above is None or not _one_cell(above, one):
            break
        longer[id(above)] = replace(
            above, rowspan=above.rowspan + one.rowspan, text=above.text + one.text
        )
        gone.add(id(one))
    return (
        [longer.get(id(one), one) for one in cells],
        [one for one in found if id(one) not in gone],
    )


def _one_cell(above: WholeCell, below: WholeCell) -> bool:
    merged = max(above.rowspan, below.rowspan) > 1
    one_told = bool(above.text) != bool(below.text)
    return merged and one_told and above.colspan == below.colspan
