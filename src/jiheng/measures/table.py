"""A file of monitoring data as columns of text: csv or xlsx, as platforms export it."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import polars as pl
from python_calamine import CalamineError, CalamineWorkbook

from jiheng.documents.encoding import decoded
from jiheng.documents.errors import CannotOpen
from jiheng.measures.errors import NoData, UnreadData

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
#: The headings are looked for this far down; platforms put titles above them.
_HEAD = 15


def table(path: Path) -> pl.DataFrame:
    """The data as text, one column for each heading; nothing is interpreted yet.

    Raises:
        CannotOpen: there is no such file, or it may not be read.
        UnreadData: it is no table.
        NoData: it is empty.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CannotOpen(str(path), error) from error
    if not content.strip():
        raise NoData(str(path), "内容")
    if content.startswith((_ZIP, _OLE)):
        return _of_sheet(content, str(path))
    return _of_text(content, str(path))


def _of_text(content: bytes, where: str) -> pl.DataFrame:
    text = decoded(content, where)
    first = next(line for line in text.splitlines() if line.strip())
    separator = max(",\t;|", key=first.count)
    try:
        return pl.read_csv(
            text.encode(), separator=separator, infer_schema=False, truncate_ragged_lines=True
        )
    except pl.exceptions.PolarsError as error:
        raise UnreadData(where, str(error).splitlines()[0]) from error


def _of_sheet(content: bytes, where: str) -> pl.DataFrame:
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        rows = book.get_sheet_by_index(0).to_python()
    except CalamineError as error:
        raise UnreadData(where, str(error)) from error
    rows = [row for row in rows if any(str(cell).strip() for cell in row)]
    if not rows:
        raise NoData(where, "内容")
    head = max(range(min(_HEAD, len(rows))), key=lambda place: _filled(rows[place]))
    names = _unique([_text(cell) for cell in rows[head]])
    below = rows[head + 1 :]
    columns = {
        name: pl.Series(name, [_text(row[place]) for row in below], dtype=pl.String)
        for place, name in enumerate(names)
        if name
    }
    return pl.DataFrame(columns)


def _filled(row: Sequence[object]) -> int:
    return sum(isinstance(cell, str) and bool(cell.strip()) for cell in row)


def _unique(names: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name}（{seen[name]}）")
    return found


def _text(cell: object) -> str:
    """A cell as text; a whole number without its decimal point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
