"""Figures told in tables: by the label beside them, or by the heads above (表内数据)."""

from collections.abc import Iterator
from dataclasses import replace

from jiheng.auditing.reading.figures.model import Figure, Told, digits_of
from jiheng.auditing.reading.figures.names import known, plain
from jiheng.auditing.reported.grids import Band, Grid
from jiheng.auditing.reported.numbers import Number
from jiheng.auditing.reported.passages import Passage
from jiheng.patterns import pattern
from jiheng.quantities import unit

_RULES = ("标准", "分值", "权重", "满分", "得分", "计分", "序号", "行次", "自评分")
_TARGETS = ("目标", "标准值", "指标值", "预期", "计划")
_CHANGE = ("增长", "增减", "变动", "比例", "占比", "差", "率", "%")
_UNITS = (
    ("亿元", "亿元"), ("万元", "万元"), ("千元", "千元"), ("：元", "元"), (":元", "元"),
    ("（元", "元"),
)  # fmt: skip
_LABEL = 24
_YEAR = pattern(r"20[0-3]\d(?=年|[预决支收执])")
_LAST_YEAR = pattern("上年(?!结)|去年")


def figures_of_grid(grid: Grid, year: int | None, caption: str = "") -> Iterator[Figure]:
    """The figures of one table in order.

    Args:
        grid: the table.
        year: that the report is about.
        caption: the short lines above it, which may tell the funds it is of.
    """
    bands = {row: band for band in grid.bands for row in band.body}
    sums = {id(band): _sums(band) for band in grid.bands}
    caption = f"{grid.table.caption}{caption}{_title(grid)}"
    wide = next((band.unit for band in grid.bands if band.unit), "")
    seen: set[int] = set()
    for row in range(grid.height):
        band = bands.get(row)
        for beside, columns in _labelled(grid, row, seen):
            for column, cell, number in columns:
                told = _told_of(band, row, column, beside, sums.get(id(band), ""))
                if told is None or (not told[1] and len(columns) > 1):
                    continue
                own = "" if band is None else band.unit_of(column)
                table = (grid.number, own or wide, caption)
                yield _figure(cell, number, told, table, year)


def _title(grid: Grid) -> str:
    """A name of the table in its own first row."""
    texts = {grid.text(0, column) for column in range(grid.width)} - {""} if grid.height else ()
    return next(iter(texts)) if len(texts) == 1 else ""


def told_by_column(grid: Grid) -> dict[int, Told]:
    """What the cells of words tell, by passage: a goal in a column of goals, else what was done."""
    found: dict[int, Told] = {}
    for band in grid.bands:
        heads = [_told("".join(titles)) for titles in band.titles]
        for row in band.body:
            for cell, head in zip(grid.cells[row], heads, strict=True):
                if cell is not None:
                    found.setdefault(cell.index, head)
    return found


_Cells = list[tuple[int, Passage, Number]]


def _labelled(grid: Grid, row: int, seen: set[int]) -> Iterator[tuple[str, _Cells]]:
    """The numbers of a row, each run of them with the words left of it; a merged cell once."""
    beside, found = "", list[tuple[int, Passage, Number]]()
    for column in range(grid.width):
        cell = grid.cells[row][column]
        if cell is None or cell.index in seen:
            continue
        seen.add(cell.index)
        number = grid.number_at(row, column)
        if number is not None:
            found.append((column, cell, number))
        elif grid.text(row, column):
            if found:
                yield beside, found
            beside, found = grid.text(row, column), []
    if found:
        yield beside, found


def _told_of(
    band: Band | None, row: int, column: int, beside: str, sums: str
) -> tuple[str, tuple[str, ...], str] | None:
    """Label, heads and groups of a cell; None of one that numbers or codes its row."""
    if band is None:
        return (beside, (), "") if beside else None
    if column not in band.figures and not known(beside):
        return None
    label = beside if known(beside) else band.label(row)
    titles = band.titles[column]
    if sums:
        label, titles = _summed(label, titles, sums)
    groups = [one for one in band.path(row)[:-1] if not known(one)]
    return label, titles, "/".join(one for one in groups if not band.grid.is_number(one))


def _sums(band: Band) -> str:
    """``rows`` or ``columns`` where 基本支出 and 项目支出 stand together, so that 合计 is both."""
    if {"基本支出", "项目支出"} <= {known(band.label(row)) for row in band.body}:
        return "rows"
    heads = {known(titles[-1]) for titles in band.titles if titles}
    return "columns" if {"基本支出", "项目支出"} <= heads else ""


def _summed(label: str, titles: tuple[str, ...], where: str) -> tuple[str, tuple[str, ...]]:
    if where == "rows" and label in _TOTALS:
        return "支出合计", titles
    if where == "columns" and titles and titles[-1] in _TOTALS:
        return label, (*titles[:-1], "支出合计")
    return label, titles


_TOTALS = frozenset({"合计", "总计"})


def _figure(
    passage: Passage,
    number: Number,
    beside: tuple[str, tuple[str, ...], str],
    table: tuple[int, str, str],
    year: int | None,
) -> Figure:
    label, above, path = beside
    own = known(label)
    head = next((known(one) for one in reversed(above) if known(one)), "")
    name = own or head or plain(label if len(label) <= _LABEL else "")
    titles = "".join(above)
    return Figure(
        name,
        bool(own or head),
        next((word for word in _CHANGE if word in titles), "") if own or not head else "",
        "",
        _year(titles, year),
        "",
        _told(titles),
        _with_unit(number, _unit(label) or table[1], own or head) if own or head else number,
        passage,
        digits_of(passage, number),
        table[0],
        label if not own else path,
        f"{table[2]}{label}{titles}",
    )


def _unit(words: str) -> str:
    if "元" not in words:
        return ""
    return next((found for form, found in _UNITS if form in words), "")


#: Known names that are no amounts of money.
_COUNTED = frozenset(
    {"编制数", "在职人员数", "实有人数", "离退休人员数", "公务用车保有量", "满意度"}
)


def _with_unit(number: Number, printed: str, name: str) -> Number:
    """A bare number takes the unit of its table, if it can be an amount of money."""
    if number.sort != "bare":
        return number
    if name in _COUNTED:
        people = unit("辆" if name == "公务用车保有量" else "人")
        return number if name == "满意度" else replace(number, unit=people, sort="count")
    if not printed:
        return number
    measure = unit(printed)
    return replace(
        number,
        sort="money",
        unit=measure,
        value=number.value * measure.scale,
        grain=number.grain * measure.scale,
    )


def _year(titles: str, year: int | None) -> int | None:
    if "20" in titles and (told := _YEAR.findall(titles)):
        return int(told[-1])
    return year - 1 if year is not None and _LAST_YEAR.search(titles) else year


def _told(titles: str) -> Told:
    if any(word in titles for word in _RULES):
        return "rule"
    return "target" if any(word in titles for word in _TARGETS) else "result"
