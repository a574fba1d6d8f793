"""How the numbers of an xls or et are shown, and what of it is hidden: calamine does not tell.

The records of BIFF5 and BIFF8 that say so; all else is passed over.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from jiheng.documents.number_format import BUILT_IN

_BEGIN, _END = 0x0809, 0x000A
_ROW, _COLUMNS = 0x0208, 0x007D
#: Records of one number: a float, a short form of it, the result of a formula.
_NUMBERS = frozenset({0x0203, 0x027E, 0x0006})
_MANY_NUMBERS = 0x00BD
_WORKSHEET, _NEWEST = 0, 0x0600
_MOST_COLUMNS = 256
_SHORT = struct.Struct("<H")
_HEAD = struct.Struct("<HH")


@dataclass(slots=True)
class Shown:
    """One sheet.

    Attributes:
        codes: format of each cell that holds a number, by row and column from 0.
    """

    codes: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def shown_in(stream: bytes) -> list[Shown]:
    """The worksheets of a workbook stream, in the order of their tabs; as far as it is sound."""
    codes = dict(BUILT_IN)
    styles: list[int] = []
    places: list[int] = []
    newest = False
    for kind, data in _records(stream, 0):
        match kind:  # the beginning, a format, a style, a sheet
            case 0x0809 if len(data) >= _HEAD.size:
                newest = _SHORT.unpack_from(data)[0] == _NEWEST
            case 0x041E if len(data) > _HEAD.size:
                codes[_SHORT.unpack_from(data)[0]] = _text(data[2:], newest=newest)
            case 0x00E0 if len(data) >= _HEAD.size:
                styles.append(_SHORT.unpack_from(data, 2)[0])
            case 0x0085 if len(data) > 5 and data[5] == _WORKSHEET:  # noqa: PLR2004 - type of sheet
                places.append(struct.unpack_from("<I", data)[0])
    names = [codes.get(one, "") for one in styles]
    return [_sheet(stream, place, names) for place in places]


def _sheet(stream: bytes, start: int, names: list[str]) -> Shown:
    found = Shown()
    for kind, data in _records(stream, start):
        if kind in _NUMBERS and len(data) > 6:  # noqa: PLR2004 - row, column, style
            row, column, style = struct.unpack_from("<HHH", data)
            found.codes[row, column] = names[style] if style < len(names) else ""
        elif kind == _MANY_NUMBERS and len(data) > 6:  # noqa: PLR2004 - row, column, numbers
            row, column = _HEAD.unpack_from(data)
            for more in range((len(data) - 6) // 6):
                (style,) = _SHORT.unpack_from(data, 4 + more * 6)
                found.codes[row, column + more] = names[style] if style < len(names) else ""
        elif kind == _ROW and len(data) > 12 and data[12] & 0x20:  # noqa: PLR2004 - its options
            found.hidden_rows.add(_SHORT.unpack_from(data)[0])
        elif kind == _COLUMNS and len(data) > 8 and data[8] & 1:  # noqa: PLR2004 - its options
            first, last = _HEAD.unpack_from(data)
            found.hidden_columns.update(range(first, min(last, _MOST_COLUMNS) + 1))
    return found


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of the stream, up to its end; parts in it are passed over."""
    depth, at = 0, start
    while 0 <= at <= len(stream) - _HEAD.size:
        kind, size = _HEAD.unpack_from(stream, at)
        data = stream[at + _HEAD.size : at + _HEAD.size + size]
        at += _HEAD.size + size
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, data


def _text(data: bytes, *, newest: bool) -> str:
    """A string with its length before it: two bytes and flags, or one byte."""
    if not newest:
        return data[1 : 1 + data[0]].decode("gb18030", "replace")
    (length,) = _SHORT.unpack_from(data)
    wide = len(data) > 2 and data[2] & 1  # noqa: PLR2004 - the flags
    raw = data[3 : 3 + length * (2 if wide else 1)]
    return raw.decode("utf-16-le" if wide else "latin-1", "replace")
