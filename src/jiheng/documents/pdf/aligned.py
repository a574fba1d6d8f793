"""Tables without lines: rows whose words and numbers stand below each other.

Modest on purpose: only several lines that follow each other, each in pieces with wide
gaps, whose pieces fall into the same columns, at least one of them of numbers.
"""

from collections.abc import Sequence

from jiheng.documents.pdf.lines import Chunk, Line
from jiheng.documents.pdf.ruled import Ruled, RuledCell
from jiheng.patterns import pattern

_NUMBER = pattern(
    r"[-−–—+]?[\d,，]+(?:\.\d+)?\s*(?:%|％|[万亿千百]?元|分|个|人|家|项|户|次|吨|天|辆|件)?|[-—–/]{1,2}"
)
#: Fewer rows with numbers are no table; longer pieces are sentences.
_ROWS, _LONGEST = 3, 40
#: How much of a column must be numbers.
_SHARE = 0.6
#: Rows further apart than this many heights belong to different tables.
_APART = 4.0


def aligned_tables(lines: Sequence[Line]) -> tuple[list[Ruled], list[Line]]:
    """The tables that the lines of one page form, and the lines in none of them."""
    tables: list[Ruled] = []
    rest: list[Line] = []
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and _is_row(line) and (not run or _near(run[-1], line)):
            run.append(line)
            continue
        table = _table(run) if len(run) >= _ROWS else None
        if table:
            tables.append(table)
        else:
            rest += run
        run = []
        if line is not None:
            (run if _is_row(line) else rest).append(line)
    return tables, rest


def _is_row(line: Line) -> bool:
    return len(line.chunks) > 1 and all(len(one.text) <= _LONGEST for one in line.chunks)


def _near(one: Line, after: Line) -> bool:
    return after.base - one.base < _APART * after.size


def _table(run: Sequence[Line]) -> Ruled | None:
    columns = _columns(run)
    if len(columns) < 2:  # noqa: PLR2004 - one column is no table
        return None
    grid: list[dict[int, Chunk]] = []
    for line in run:
        row: dict[int, Chunk] = {}
        for chunk in line.chunks:
            at = next(number for number, (_, right) in enumerate(columns) if chunk.left < right)
            if at in row:
                return None
            row[at] = chunk
        grid.append(row)
    if not _has_numbers(grid, len(columns)):
        return None
    return _as_ruled(run, grid, columns)


def _columns(run: Sequence[Line]) -> list[tuple[float, float]]:
    """Where pieces overlap from row to row, from left to right."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted((one.left, one.right) for line in run for one in line.chunks):
        if columns and left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns


def _has_numbers(grid: Sequence[dict[int, Chunk]], width: int) -> bool:
    """Whether a column behind the first is of numbers, in enough rows."""
    for column in range(1, width):
        found = [row[column].text for row in grid if column in row]
        numbers = sum(bool(_NUMBER.fullmatch(text)) for text in found)
        if numbers >= _ROWS and numbers >= _SHARE * (len(found) - 1):
            return True
    return False


def _as_ruled(
    run: Sequence[Line], grid: Sequence[dict[int, Chunk]], columns: Sequence[tuple[float, float]]
) -> Ruled:
    edges = [left for left, _ in columns] + [columns[-1][1]]
    rows = [line.base - line.size for line in run] + [run[-1].base]
    cells = []
    for number, (line, row) in enumerate(zip(run, grid, strict=True)):
        for column, (left, right) in enumerate(columns):
            cell = RuledCell(number, column, 1, 1, right - left)
            if column in row:
                cell.lines = [_piece(line, row[column])]
            cells.append(cell)
    return Ruled(run[0].page, edges, rows, cells)


def _piece(line: Line, chunk: Chunk) -> Line:
    width = chunk.right - chunk.left
    return Line(
        chunk.text, line.page, line.base, chunk.left, chunk.right, line.size, width, (chunk,)
    )
