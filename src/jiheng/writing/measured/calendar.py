"""The year of air at a glance: a field a day, months down and days across, coloured by 级别."""

from collections.abc import Iterator, Sequence
from html import escape

from jiheng.documents.model import Cell, CellRole, Column, Row, Table
from jiheng.writing.parts.cells import head, titles

#: Of Measures.tables: 月, 日, AQI, 级别, 首要污染物.
DAILY = "逐日空气质量指数"
#: 级别 → its colour and that of the number on it (HJ 633, 表2).
_COLOURS = {
    "优": ("#00E400", "#000000"),
    "良": ("#FFFF00", "#000000"),
    "轻度污染": ("#FF7E00", "#000000"),
    "中度污染": ("#FF0000", "#FFFFFF"),
    "重度污染": ("#99004C", "#FFFFFF"),
    "严重污染": ("#7E0023", "#FFFFFF"),
    "无效": ("#E6E6E6", "#595959"),
}
_ROLES: dict[str, CellRole] = {
    "轻度污染": "warn",
    "中度污染": "lost",
    "重度污染": "lost",
    "严重污染": "lost",
    "无效": "quiet",
}
_MONTHS, _DAYS = range(1, 13), range(1, 32)
_WIDE, _HIGH, _LEFT, _TOP, _SIZE = 23, 20, 34, 18, 9
_LEGEND = 26

Rows = Sequence[Sequence[str]]


def svg(rows: Rows) -> str:
    """The heat map; each field bears its number, so that colour is not all there is."""
    width = _LEFT + _WIDE * len(_DAYS)
    height = _TOP + _HIGH * len(_MONTHS) + _LEGEND
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" font-size="{_SIZE}" role="img"'
        f' aria-label="{escape(_told(rows))}">{"".join(_drawn(rows))}</svg>'
    )


def table(rows: Rows) -> Table:
    """The same as a table, for paper and workbooks."""
    found = {(row[0], row[1]): row for row in rows[1:]}
    return Table(
        (Column(14), *(Column(10, "center") for _ in _DAYS)),
        (
            titles("月＼日", *map(str, _DAYS)),
            *(
                Row(
                    (
                        head(f"{month}月"),
                        *(_cell(found.get((str(month), str(day)))) for day in _DAYS),
                    )
                )
                for month in _MONTHS
            ),
        ),
        "逐日空气质量指数（AQI）日历；—为无效日",
    )


def _cell(row: Sequence[str] | None) -> Cell:
    if row is None:
        return Cell("")
    fact = f"{row[3]}，首要污染物{row[4]}" if row[4] else row[3]
    return Cell(row[2], role=_ROLES.get(row[3], ""), fact=fact)


def _told(rows: Rows) -> str:
    counts = {name: sum(row[3] == name for row in rows[1:]) for name in _COLOURS}
    return "逐日空气质量日历：" + "，".join(f"{name}{count}天" for name, count in counts.items())


def _drawn(rows: Rows) -> Iterator[str]:
    for day in _DAYS:
        yield _text(_LEFT + (day - 0.5) * _WIDE, _TOP - 6, str(day), "#333333")
    for month in _MONTHS:
        yield _text(_LEFT / 2, _TOP + (month - 0.5) * _HIGH + 3, f"{month}月", "#333333")
    for of_month, of_day, index, level, first in rows[1:]:
        x, y = _LEFT + (int(of_day) - 1) * _WIDE, _TOP + (int(of_month) - 1) * _HIGH
        ground, ink = _COLOURS[level]
        said = f"{of_month}月{of_day}日 AQI {index} {level}" + (f" {first}" if first else "")
        yield f"<g><title>{escape(said)}</title>"
        yield _rect(x, y, _WIDE - 1, ground)
        yield _text(x + (_WIDE - 1) / 2, y + _HIGH / 2 + 3, index, ink) + "</g>"
    y = _TOP + _HIGH * len(_MONTHS) + 6
    for number, (name, (ground, _)) in enumerate(_COLOURS.items()):
        x = _LEFT + number * 84
        yield _rect(x, y, 18, ground)
        yield f'<text x="{x + 24}" y="{y + 13}" fill="#333333">{name}</text>'


def _rect(x: float, y: float, width: float, fill: str) -> str:
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{_HIGH - 1}" fill="{fill}"/>'


def _text(x: float, y: float, text: str, fill: str) -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="middle" fill="{fill}">{escape(text)}</text>'
