"""Which row is the total of which others (行间结构).

Codes of 科目, 合计 小计 总计, 其中, numbered levels and compositions that are known by name.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from jiheng.auditing.reading.tables.known import compositions
from jiheng.auditing.reading.tables.structure import Structure, Trust
from jiheng.auditing.reported.grids import Band, is_codes
from jiheng.auditing.reported.words import is_total, level_of, plain, says
from jiheng.patterns import pattern

_CODE = pattern(r"(\d{3}(?:\d\d){0,2})(?!\d|[、.．%])")
#: A last or first row so named is rather of all rows than one of them.
_OF_ALL = pattern(r"全(?:区|县|市|省|州|旗|盟|局|委|厅|系统|镇|乡|街道|校|院)|汇总|总数")
_BARE = frozenset(("合计", "总计", "小计", "共计"))
_SUB = "小计"
_ALL = ("合计", "总计", "支出合计", "收入合计", "本年支出合计", "本年收入合计", "支出总计")
_RATES = ("率", "占比", "比例", "比重", "%", "％", "幅度")
_COMPARED = ("平均", "均值", "同比", "较上年", "比上年", "增减额", "增减变动")
#: Rows that stand for others that are not printed.
_LEFT_OUT = ("略", "……等", "（略）", "其余略")
#: So many rows behind 其中 may still belong to it.
_MOST_FOLLOWERS = 4
_MOST_OPTIONS = 8
#: 类, 款 and 项.
_MOST_PARTED = 3


class Line(NamedTuple):
    """A row with numbers, as far as structures care.

    Attributes:
        label: its own words, without those of groups.
        level: of its number, 1 to 4; 0 of none.
        inside: begins with 其中.
        total: its label names a total.
    """

    row: int
    label: str
    code: str = ""
    level: int = 0
    inside: bool = False
    total: bool = False


@lru_cache(maxsize=64)
def lines_of(band: Band, labels: tuple[int, ...]) -> list[Line]:
    """The rows of a band that have a label and perhaps numbers, in order."""
    codes = codes_of(band, labels)
    found = []
    for row in band.body:
        words = [band.grid.text(row, at) for at in labels if at != band.unit_column]
        words = [one for one in words if one and (not one.isdecimal() or _is_year(one))]
        code = codes.get(row, "")
        if (not words and not code) or (words and _is_no_part(words[-1])):
            continue
        label = words[-1] if words else ""
        match = _CODE.match(label) if not codes else None
        code = match[1] if match else code
        total = any(is_total(plain(one)) or one == "合计" for one in words[-2:])
        found.append(
            Line(row, label, code, level_of(label), label.startswith("其中"), total and not code)
        )
    return found


def _is_no_part(label: str) -> bool:
    """Whether a row holds rates, averages or changes, which belong to no sum."""
    return label.endswith(_RATES) or says(label, _COMPARED)


def _is_year(text: str) -> bool:
    return len(text) == len("2020") and text[:2] in ("19", "20")


def codes_of(band: Band, labels: Sequence[int]) -> dict[int, str]:
    """The codes of 科目 by row, from the one column that holds them or from 类, 款 and 项."""
    for at in labels:
        texts = {row: band.grid.text(row, at) for row in band.body}
        told = [one for one in texts.values() if one.isdecimal()]
        if len(told) > 1 and is_codes(told):
            return {row: one for row, one in texts.items() if _CODE.fullmatch(one)}
    return _parted_codes(band, labels)


def _parted_codes(band: Band, labels: Sequence[int]) -> dict[int, str]:
    """Codes whose 类, 款 and 项 stand in columns of their own: 201 | 06 | 01."""
    columns = [[band.grid.text(row, at) for row in band.body] for at in labels[:_MOST_PARTED]]
    digits = [[one for one in column if one.isdecimal()] for column in columns]
    if len(digits) < len("类款") or not all(digits[:2]):
        return {}
    widths = [{len(one) for one in column} for column in digits]
    if widths[:2] != [{len("201")}, {len("06")}]:
        return {}
    deep = len(widths) if widths[-1] == {len("01")} else 2
    codes: dict[int, str] = {}
    last = [""] * deep
    for place, row in enumerate(band.body):
        own = [columns[at][place] for at in range(deep)]
        filled = [at for at, one in enumerate(own) if one.isdecimal()]
        if not filled or any(one and not one.isdecimal() for one in own):
            continue
        # Some forms print the 类 only on its own row, the 款 on its own.
        for at in range(filled[0], deep):
            last[at] = own[at]
        codes[row] = "".join(last[: filled[-1] + 1])
    return codes if len(codes) > 1 else {}


def row_structures(lines: Sequence[Line]) -> Iterator[Structure]:
    """All structures the labels of rows speak of."""
    coded = [one for one in lines if one.code]
    if len(coded) > 1 and any(len(one.code) != len(coded[0].code) for one in coded):
        yield from _by_codes(lines, coded)
        return
    if any(one.label.strip(".…") == "" or one.label in _LEFT_OUT for one in lines):
        return
    yield from _totals(lines)
    yield from _of_all(lines)
    for whole, parts, trust in compositions([one.label for one in lines]):
        yield Structure(lines[whole].row, (tuple(lines[one].row for one in parts),), trust)
    yield from _levels(lines)
    yield from _of_which(lines)


def _by_codes(lines: Sequence[Line], coded: Sequence[Line]) -> Iterator[Structure]:
    shortest = min(len(one.code) for one in coded)
    children: dict[str, list[int]] = {}
    known = {one.code for one in coded}
    for one in coded:
        parent = one.code[:-2]
        if parent not in known and parent[:-2] in known:
            # 项 printed right below their 类.
            parent = parent[:-2]
        children.setdefault(parent, []).append(one.row)
    for one in coded:
        below = children.get(one.code, [])
        if below:
            yield Structure(one.row, (tuple(below),), Trust.SURE, blank_is_zero=True)
    top = tuple(one.row for one in coded if len(one.code) == shortest)
    totals = [one for one in lines if one.total]
    if len(totals) == 1 and totals[0].label in _ALL:
        yield Structure(totals[0].row, (top,), Trust.SURE, blank_is_zero=True)


def _totals(lines: Sequence[Line]) -> Iterator[Structure]:
    """合计, 小计 and 总计, below what they add up or above it."""
    places = [at for at, one in enumerate(lines) if one.total and not _leads(lines, at)]
    for number, at in enumerate(places):
        start = places[number - 1] + 1 if number else 0
        before = lines[start:at]
        options: list[tuple[int, ...]] = []
        if number and _SUB not in lines[at].label:
            options += _running(lines, places[:number], at)
        if before:
            options += _outermost(before)
        if not at or (not before and not number):
            end = places[number + 1] if number + 1 < len(places) else len(lines)
            options += _outermost(lines[at + 1 : end])
            if end < len(lines):
                options += _outermost(lines[at + 1 :])
        options = [one for one in dict.fromkeys(options) if one]
        if options:
            bare = lines[at].label in _BARE
            sure = bare or (bool(before) and max(map(len, options)) > 1)
            yield Structure(lines[at].row, tuple(options), Trust.SURE if sure else Trust.LIKELY)


def _of_all(lines: Sequence[Line]) -> Iterator[Structure]:
    """全县 below or above its towns, which only the numbers can bear out."""
    for at in (0, len(lines) - 1) if len(lines) > len("全县") else ():
        if _OF_ALL.fullmatch(lines[at].label) and not any(one.total for one in lines):
            rest = tuple(one.row for one in lines if one is not lines[at] and not one.inside)
            yield Structure(lines[at].row, (rest,), Trust.LIKELY)


def _outermost(lines: Sequence[Line]) -> list[tuple[int, ...]]:
    """The rows that are part of no other row; then all rows, should the words mean nothing."""
    found: list[tuple[int, ...]] = []
    apart = [one for one in lines if not one.total]
    outer = [one for one in apart if not one.inside]
    levels = [one.level for one in outer if one.level]
    if levels:
        top = min(levels)
        found.append(tuple(one.row for one in outer if one.level == top))
        found.append(tuple(one.row for one in outer if one.level in (0, top)))
    followers = _followers(apart)[:_MOST_OPTIONS]
    known = _known_parts(apart)
    inner = [known, *(followers[:many] for many in range(1, len(followers) + 1))]
    found += [tuple(one.row for one in outer if one.row not in rows) for rows in inner if rows]
    found.append(tuple(one.row for one in outer if not one.label.startswith(("另", "附", "注"))))
    found += [tuple(one.row for one in outer), tuple(one.row for one in apart)]
    return list(dict.fromkeys(one for one in found if one))


def _followers(lines: Sequence[Line]) -> list[int]:
    """Rows behind a 其中 that may still belong to it, the nearest first."""
    found = []
    for at, one in enumerate(lines):
        if one.inside:
            for other in lines[at + 1 : at + 1 + _MOST_FOLLOWERS]:
                if other.inside or other.level:
                    break
                found.append(other.row)
    return found


def _known_parts(lines: Sequence[Line]) -> list[int]:
    """Rows that are parts of another by their names (人员经费 of 基本支出)."""
    labels = [one.label for one in lines]
    return [lines[part].row for _, parts, _ in compositions(labels) for part in parts]


def _running(lines: Sequence[Line], before: Sequence[int], at: int) -> list[tuple[int, ...]]:
    """What a last total may take in: the subtotals, what follows them, or every row."""
    subtotals = [one for one in before if _SUB in lines[one].label]
    totals = subtotals or list(before)
    loose = [one.row for one in lines[totals[-1] + 1 : at] if not one.total]
    outer = [one for one in _outermost(lines[totals[-1] + 1 : at]) if one][:2]
    last = lines[totals[-1]].row
    options = [(*(lines[one].row for one in totals), *loose)]
    options += [(last, *one) for one in outer]
    options += [(last,), tuple(one.row for one in lines[:at] if not one.total)]
    return options


def _levels(lines: Sequence[Line]) -> Iterator[Structure]:
    """一、 and the 1. 2. 3. below it."""
    for at, one in enumerate(lines):
        if not one.level:
            continue
        below = _below(lines, at)
        deeper = [other.level for other in below if other.level]
        if deeper:
            top = min(deeper)
            parts = tuple(other.row for other in below if other.level == top and not other.inside)
            if len(parts) > 1:
                trust = Trust.SURE if one.total else Trust.LIKELY
                yield Structure(one.row, (parts,), trust)


def _leads(lines: Sequence[Line], at: int) -> bool:
    """Whether a total bears a number and stands above what it adds up."""
    return bool(lines[at].level) and any(one.level for one in _below(lines, at))


def _below(lines: Sequence[Line], at: int) -> list[Line]:
    found = []
    for other in lines[at + 1 :]:
        if (other.level and other.level <= lines[at].level) or (other.total and not other.level):
            break
        found.append(other)
    return found


def _of_which(lines: Sequence[Line]) -> Iterator[Structure]:
    """其中： and the rows that may still belong to it."""
    for at, one in enumerate(lines):
        if not one.inside or not at or lines[at - 1].inside:
            continue
        run = [one.row]
        options = [tuple(run)]
        for other in lines[at + 1 :]:
            if other.total or (other.level and not one.level and not other.inside):
                break
            run.append(other.row)
            options.append(tuple(run))
        whole = lines[at - 1]
        trust = Trust.LIKELY if whole.total else Trust.GUESS
        yield Structure(whole.row, tuple(reversed(options)), trust, partial=True, followers=True)
