"""The bands of a table (分段): which rows are heads, which stand below them, and where cells lie.

Forms stack several small tables in one. Rows that are shorter than their neighbours have
lost merged cells; they are stretched until heads stand over what they name and numbers
stand below heads of numbers.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise, product
from typing import NamedTuple

from jiheng.auditing.reported.heads import Below, stretches
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.words import is_blank, is_total, names_rows, says
from jiheng.documents.model import Table
from jiheng.patterns import pattern

Line = list[Passage | None]
Cells = tuple[tuple[Passage | None, ...], ...]
IsNumber = Callable[[str], bool]

_MOST_HEADS = 5
_LONGEST_HEAD = 60
_MOST_READINGS = 6
#: Cells of a row of names and what they name, in one pair or two.
_PAIRED = (2, 4)
_LOOKED_BACK = 60
_LONGEST_NAME = 14
_YEARS = range(1990, 2100)
_ORDINAL = pattern(
    r"[（(]?\d{1,2}[）)]?|[①-⑳]|栏次|行次|甲|乙|丙|[\d①-⑳（）()+=＝×/÷*%＊－—-]{1,24}"
)
_KEYS = (
    *("名称", "部门", "单位", "负责人", "联系人", "电话", "类别", "性质", "地址", "属性", "期限"),
)
_HEAD_WORDS = (
    *("数", "额", "率", "年", "情况", "名称", "指标", "资金", "支出", "收入", "规模", "投资"),
    *("完成", "预算", "决算", "元）", "元)"),
)


class Layout(NamedTuple):
    """One band of a table.

    Attributes:
        above: rows before the head that each say one thing.
        titles: of each reading of the head, of each column, the heads above it.
        numbered: the row of the head that numbers the columns (栏次); -1 where none does.
    """

    above: range
    head: range
    body: range
    titles: tuple[tuple[tuple[str, ...], ...], ...]
    numbered: int = -1


class _Kind(NamedTuple):
    """What a row is made of."""

    texts: int
    numbers: int
    cells: int
    ordinal: bool = False
    years: bool = False

    @property
    def head(self) -> bool:
        return self.ordinal or self.years or (self.numbers == 0 and self.texts > 1)


def laid_out(
    table: Table, places: list[Line], is_number: IsNumber
) -> tuple[Cells, tuple[Layout, ...]]:
    """The cells where they must have stood, and the bands, top to bottom."""
    texts = [["" if one is None else "".join(one.text.split()) for one in row] for row in places]
    kinds = [_kind(row, words, is_number) for row, words in zip(places, texts, strict=True)]
    layouts = []
    for above, head, body in _segments(places, texts, kinds, is_number, table.heads):
        named = [row for row in head if not kinds[row].ordinal]
        numbered = next((row for row in head if kinds[row].ordinal), -1)
        titles = _aligned(places, named, [*head, *body], body, is_number)
        layouts.append(Layout(above, head, body, titles, numbered))
    return tuple(tuple(row) for row in places), tuple(layouts)


def _kind(row: Line, words: Sequence[str], is_number: IsNumber) -> _Kind:
    told = [
        text
        for at, text in enumerate(words)
        if not is_blank(text) and (not at or row[at] is not row[at - 1])
    ]
    cells = len({id(one) for one in row if one is not None})
    numbers = [text for text in told if is_number(text)]
    texts = len(told) - len(numbers)
    years = bool(numbers) and all(one.isdecimal() and int(one) in _YEARS for one in numbers)
    if not numbers:
        texts -= sum(len(one) > _LONGEST_HEAD for one in told)
    return _Kind(texts, len(numbers), cells, _ordinal(told), years and len(told) > 1)


def _ordinal(told: Sequence[str]) -> bool:
    """Whether a row numbers the columns: 栏次, 1, 2, 3=1+2."""
    if len(told) <= 1 or not all(_ORDINAL.fullmatch(one) for one in told):
        return False
    lead = [re.match(r"[（(]?(\d{1,2}|[①-⑳])", one) for one in told]
    counted = [_place(one[1]) for one in lead if one]
    running = all(b - a == 1 for a, b in pairwise(counted))
    return running and counted[:1] == [1] and (len(counted) >= len("123") or "次" in told[0])


def _place(text: str) -> int:
    return int(text) if text.isdecimal() else ord(text) - ord("①") + 1


def _segments(
    places: list[Line],
    texts: list[list[str]],
    kinds: list[_Kind],
    is_number: IsNumber,
    marked: int,
) -> Iterator[tuple[range, range, range]]:
    """Rows above, rows of the head, rows of the body, of each band."""
    row, height = 0, len(places)
    while row < height:
        start = row
        while row < height and (
            not (kinds[row].head or kinds[row].numbers) or _pairs(places, texts, kinds, row)
        ):
            row += 1
        top = row
        if row < height and kinds[row].head:
            row += 1
            while row < height and (
                (row < marked < height and kinds[row].head)
                or _goes_on(places, texts, kinds, row, row - top)
            ):
                row += 1
        first = row
        while row < height and not _new_head(texts, kinds, range(top, first), row, is_number):
            row += 1
        end = row
        while row < height and end - 1 > first and kinds[end - 1].cells == 1:
            end -= 1
        row = end
        if end > first:
            yield range(start, top), range(top, first), range(first, end)


def _pairs(places: list[Line], texts: list[list[str]], kinds: list[_Kind], row: int) -> bool:
    """Whether a row names its own cells: 主管部门, …, 实施单位, …."""
    kind = kinds[row]
    if row + 1 == len(kinds) or kind.numbers or kind.texts not in _PAIRED:
        return False
    if not texts[row + 1][0] or places[row + 1][0] is places[row][0]:
        return False
    told = [text for at, text in enumerate(texts[row]) if text and text not in texts[row][:at]]
    keys = [one.rstrip(":：").endswith(_KEYS) for one in told[::2]]
    longer = kinds[row + 1].texts + kinds[row + 1].numbers > kind.texts
    return all(keys) and (longer or len(keys) > 1)


def _goes_on(
    places: list[Line], texts: list[list[str]], kinds: list[_Kind], row: int, heads: int
) -> bool:
    """Whether a row belongs to the head above it."""
    kind, before = kinds[row], kinds[row - 1]
    if heads >= _MOST_HEADS:
        return False
    if kind.ordinal or (not kind.texts and not kind.numbers and before.head):
        return True
    if not kind.head or max(map(len, texts[row])) > _LONGEST_HEAD / 2:
        return False
    if texts[row][0] and heads > 1 and not texts[row - 1][0]:
        return False
    here, up = places[row], places[row - 1]
    covered = any(one is not None and one is other for one, other in zip(here, up, strict=True))
    wide = any(
        one is not None and one is other and text for one, other, text in zip(
            up, up[1:], texts[row - 1], strict=False
        )
    )  # fmt: skip
    over = [bool(text) for text in texts[row - 1]]
    under = [bool(text) for text in texts[row]]
    parted = any(a and not b for a, b in zip(over, under, strict=True))
    under_gap = any(b and not a for a, b in zip(over, under, strict=True))
    filling = under_gap and (parted or all(_heads(text) for text in texts[row] if text))
    return covered or wide or before.cells < kind.cells or not texts[row][0] or filling


def _heads(text: str) -> bool:
    """Whether a text sounds like the head of a column."""
    return names_rows(text) or is_total(text) or says(text, _HEAD_WORDS)


def _new_head(
    texts: list[list[str]], kinds: list[_Kind], head: range, row: int, is_number: IsNumber
) -> bool:
    """Whether a row of words begins another band: it names what stood as numbers above."""
    kind = kinds[row]
    body = range(max(head.stop, row - _LOOKED_BACK), row)
    if kind.numbers or not kind.head or kind.ordinal:
        return False
    if not body:
        return bool(head and texts[row][0]) and kind.cells != kinds[row - 1].cells
    if any(texts[row] == texts[one] for one in head):
        return False
    votes = Counter(
        at
        for one in body
        for at, text in enumerate(texts[one])
        if is_number(text)
    )  # fmt: skip
    words = [at for at, text in enumerate(texts[row]) if not is_blank(text)]
    over = [at for at in words if 2 * votes[at] > sum(1 for one in body if texts[one][at])]
    if not votes:
        return kind.cells != kinds[row - 1].cells
    if not over:
        return False
    usual = Counter(kinds[one].cells for one in body).most_common(1)[0][0]
    lead = texts[row][words[0]]
    named = sum(
        1
        for at in over
        if len(texts[row][at]) <= _LONGEST_NAME and says(texts[row][at], _HEAD_WORDS)
    )
    return kind.cells != usual or names_rows(lead) or len(over) > 1 or named > 0


def _aligned(
    places: list[Line],
    head: Sequence[int],
    every: Sequence[int],
    body: range,
    is_number: IsNumber,
) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Stretch short rows in place; the titles of each reading of the head."""
    own = {row: _own(places[row]) for row in every}
    width = max((len(cells) for cells in own.values()), default=0)
    short = any(len(cells) < width for cells in own.values())
    if short:
        figures = _figures(own, body, width, is_number)
        for row in body:
            if 1 < len(own[row]) < width:
                places[row][:width] = _widened(own[row], width, figures)
        readings = list(_head_readings([own[row] for row in head], figures))
        for row, cells in zip(head, readings[0] if readings else (), strict=False):
            places[row][:width] = [*cells, *[None] * (width - len(cells))][:width]
    else:
        readings = [[list(places[row]) for row in head]]
    full = len(places[0]) if places else 0
    return tuple(dict.fromkeys(_titles(reading, full) for reading in readings)) or (((),) * full,)


def _own(row: Line) -> Line:
    """The cells of a row up to the last there is."""
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return row[:end]


def _words(cell: Passage | None) -> str:
    return "" if cell is None else "".join(cell.text.split())


def _figures(own: dict[int, Line], body: range, width: int, is_number: IsNumber) -> list[bool]:
    """Which columns hold numbers in the rows that have lost no cell."""
    whole = [own[row] for row in body if len(own[row]) == width]
    return [any(is_number(_words(cells[at])) for cells in whole) for at in range(width)]


def _widened(cells: Line, width: int, figures: Sequence[bool]) -> Line:
    """A row that lost cells: one of them, best a total's label, covers those it lacks."""
    lack = width - len(cells)
    options = [[*cells[:at], *[cells[at]] * lack, *cells[at:]] for at in range(len(cells))]
    options.append([*cells, *[None] * lack])

    def worth(which: int) -> tuple[int, bool, int]:
        option = options[which]
        score = 0
        for at in range(width):
            text = _words(option[at])
            if not is_blank(text):
                score += 1 if any(map(str.isdigit, text[:2])) == figures[at] else -1
        label = which < len(cells) and is_total(_words(cells[which]))
        return score, label, which

    return options[max(range(len(options)), key=worth)]


def _head_readings(rows: Sequence[Line], figures: Sequence[bool]) -> Iterator[list[Line]]:
    """The rows of a head stretched over the columns, best reading first."""
    if not rows:
        return
    bottom = [Below("", 1, one) for one in figures]
    yield from islice(_stretched(list(rows), bottom), _MOST_READINGS)


def _stretched(rows: list[Line], below: Sequence[Below]) -> Iterator[list[Line]]:
    if not rows:
        yield []
        return
    texts = [_words(cell) for cell in rows[-1]]
    for stretch in stretches(texts, below) or ((1,) * len(texts),):
        line, own = _laid(rows[-1], texts, stretch, below)
        for higher in _stretched(rows[:-1], own):
            yield [*higher, line]


def _laid(
    cells: Line, texts: Sequence[str], stretch: Sequence[int], below: Sequence[Below]
) -> tuple[Line, list[Below]]:
    line: Line = []
    own: list[Below] = []
    at = 0
    for cell, text, many in zip(cells, texts, stretch, strict=True):
        wide = sum(one.width for one in below[at : at + many])
        line.extend([cell] * wide)
        own.append(Below(text, wide))
        at += many
    return line, own


def _titles(rows: Sequence[Line], width: int) -> tuple[tuple[str, ...], ...]:
    filled = [
        [cell if _words(cell) else None for cell in row] + [None] * (width - len(row))
        for row in rows
    ]
    for upper, at in product(range(len(rows) - 1), range(1, width)):
        left = filled[upper][at - 1]
        over = filled[upper - 1] if upper else [None] * width
        if filled[upper][at] or not left or over[at] is not over[at - 1]:
            continue
        lower = range(upper + 1, len(rows))
        if all(any(filled[one][there] for one in lower) for there in (at, at - 1)):
            filled[upper][at] = left
    return tuple(_down([row[at] for row in filled]) for at in range(width))


def _down(column: Sequence[Passage | None]) -> tuple[str, ...]:
    """The heads of one column; a cell merged down counts once."""
    different = [
        one
        for at, one in enumerate(column)
        if one is not None and (not at or one is not column[at - 1])
    ]
    return tuple(_words(one) for one in different)
