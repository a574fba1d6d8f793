"""A small file of records as text: csv or xlsx, one row a record; needs no engine of columns."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import zip_longest
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from jiheng.documents.encoding import decoded
from jiheng.documents.errors import CannotOpen
from jiheng.measures.errors import NoData, UnreadData

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
#: The headings are looked for this far down; platforms put titles above them.
_HEAD = 15


@dataclass(frozen=True, slots=True)
class Listed:
    """The records of a file.

    Attributes:
        where: the file, as it is told.
        heads: its headings, each once.
        rows: the cells of each record under their headings.
        places: the row of the file each record stands in, from 1.
    """

    where: str
    heads: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    places: tuple[int, ...]


def listed(path: Path) -> Listed:
    """The records of a file, as text; nothing is interpreted yet.

    Raises:
        CannotOpen: there is no such file, or it may not be read.
        UnreadData: it is no table.
        NoData: it is empty.
    """
    content = content_of(path)
    where = str(path)
    found = of_sheet(content, where) if is_sheet(content) else _of_text(content, where)
    rows = [(place, cells) for place, cells in found if any(cells)]
    if not rows:
        raise NoData(where, "内容")
    head = max(range(min(_HEAD, len(rows))), key=lambda place: _named(rows[place][1]))
    heads = _unique(rows[head][1])
    below = rows[head + 1 :]
    return Listed(
        where,
        tuple(one for one in heads if one),
        tuple(
            {name: text for name, text in zip_longest(heads, cells, fillvalue="") if name}
            for _, cells in below
        ),
        tuple(place for place, _ in below),
    )


def content_of(path: Path) -> bytes:
    """The bytes of a file that has some.

    Raises:
        CannotOpen, NoData: there is none, or nothing in it.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CannotOpen(str(path), error) from error
    if not content.strip():
        raise NoData(str(path), "内容")
    return content


def is_sheet(content: bytes) -> bool:
    """Whether the bytes are those of a workbook."""
    return content.startswith((_ZIP, _OLE))


def of_sheet(content: bytes, where: str) -> list[tuple[int, list[str]]]:
    """The rows of the first sheet as text, with their numbers.

    Raises:
        UnreadData: it is no workbook.
    """
    try:
        rows = (
            CalamineWorkbook.from_filelike(BytesIO(content))
            .get_sheet_by_index(0)
            .to_python(skip_empty_area=False)
        )
    except CalamineError as error:
        raise UnreadData(where, str(error)) from error
    return [(place, [_text(cell) for cell in row]) for place, row in enumerate(rows, start=1)]


def _of_text(content: bytes, where: str) -> list[tuple[int, list[str]]]:
    text = decoded(content, where)
    first = next(line for line in text.splitlines() if line.strip())
    separator = max(",\t;|", key=first.count)
    try:
        reader = csv.reader(text.splitlines(), delimiter=separator)
        return [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error as error:
        raise UnreadData(where, str(error)) from error


def _named(cells: Sequence[str]) -> int:
    """How many cells hold words and no number."""
    return sum(bool(cell) and not cell[0].isdigit() for cell in cells)


def _unique(names: Sequence[str]) -> list[str]:
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 or not name else f"{name}（{seen[name]}）")
    return found


def _text(cell: object) -> str:
    """A cell as text; a whole number without its decimal point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
