"""Computed values beside the filled-in ones, in a column of their own: no value is touched."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from jiheng.dossiers.workbook import tabs
from jiheng.dossiers.workbook.sheet import year_word
from jiheng.measures.errors import NoColumn
from jiheng.measures.figures import Figure, Measures
from jiheng.quantities import NotANumber, Quantity
from jiheng.writing.forms.form import FormTable
from jiheng.writing.forms.sheet_form import SheetForm

#: The heading of the column that is added at the right of 基础数据.
HEADING = "内部核对值"
_NAME, _VALUE = "名称", f"{year_word(0)}数"
#: Names of base data → names of figures that are the same, where the words differ.
_SAME = {
    "空气优良率": "优良天数比例",
    "空气质量优良天数比例": "优良天数比例",
    "空气质量优良天数比率": "优良天数比例",
    "优良天数比率": "优良天数比例",
    "PM2.5平均浓度": "PM2.5年均浓度",
    "地表水考核断面数": "评价断面数",
    "地表水优Ⅲ类断面数": "优良断面数",
    "断面水质优良比例": "断面水质优良（Ⅰ–Ⅲ类）比例",
    "近岸海域优良水质比例": "近岸海域水质优良比例",
    "排污许可证发放率": "排污许可核发率",
    "公众满意度": "满意度",
}


def note(measures: Measures, workbook: Path) -> Iterator[str]:
    """Write the figures beside the rows of 基础数据 that bear their names; tell what was done.

    A value that differs from the one filled in is 需核实, in words; the value's own cell is
    never touched. Written again, the column is the same one.

    Raises:
        NoColumn: the workbook has no sheet 基础数据 with its headings.
        JihengError: it cannot be opened or written.
    """
    form = SheetForm(workbook)
    table = next((one for one in form.tables if one.above == tabs.FACTS), None)
    heads = _heads(table, str(workbook))
    found = list(_matched(table, heads, measures)) if table is not None else []
    if not found or table is None:
        yield f"{workbook} 基础数据没有同名的行，没有写入"
        return
    column = heads.get(HEADING, (0, max(place for _, place in heads.values()) + 1))[1]
    values = {(table.number, next(iter(heads.values()))[0], column): HEADING}
    for row, figure, filled in found:
        values[table.number, row, column] = _words(figure, filled)
    form.write(workbook, values)
    for _, figure, filled in found:
        yield f"{workbook} 基础数据 {figure.name}：{_words(figure, filled)}"


def _heads(table: FormTable | None, where: str) -> dict[str, tuple[int, int]]:
    """Row and column of each heading."""
    cells = table.cells if table is not None else []
    row = next((one.row for one in cells if one.text.strip() == _NAME), None)
    heads = {one.text.strip(): (one.row, one.column) for one in cells if one.row == row}
    heads.pop("", None)
    if _VALUE not in heads:
        raise NoColumn(where, f"{tabs.FACTS}的“{_NAME}”和“{_VALUE}”", heads)
    return heads


def _matched(
    table: FormTable, heads: Mapping[str, tuple[int, int]], measures: Measures
) -> Iterator[tuple[int, Figure, str]]:
    """Row, figure, and what is filled in, of each row that bears a figure's name."""
    texts = {(one.row, one.column): one.text.strip() for one in table.cells}
    figures = {one.name: one for one in measures.figures if one.value is not None}
    for (row, column), text in texts.items():
        figure = figures.get(_SAME.get(text, text))
        if column == heads[_NAME][1] and row > heads[_NAME][0] and figure is not None:
            yield row, figure, texts.get((row, heads[_VALUE][1]), "")


def _words(figure: Figure, filled: str) -> str:
    """The note: the value, and whether what is filled in agrees with it."""
    text = f"{HEADING} {figure.printed}（{figure.how}）"
    if not filled:
        return f"{text}；填报数取自上级通报并写明文号"
    return text if _agrees(figure, filled) else f"{text}；填报数{filled}，不一致，需核实"


def _agrees(figure: Figure, filled: str) -> bool:
    try:
        mine = Quantity.parse(figure.printed)
        theirs = Quantity.parse(filled, figure.unit)
    except NotANumber:
        return False
    half = (mine.grain + theirs.grain) / 2
    return mine.unit.dimension == theirs.unit.dimension and abs(mine.value - theirs.value) < half
