"""Computed values beside the filled-in ones, in a column of their own: no value is touched."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from jiheng.dossiers.workbook import tabs
from jiheng.dossiers.workbook.sheet import year_word
from jiheng.measures.errors import NoColumn
from jiheng.measures.figures import Figure, Measures
from jiheng.measures.reported import HEADING, TO_CHECK, agrees, computed_name
from jiheng.writing.forms.form import FormTable
from jiheng.writing.forms.sheet_form import SheetForm

_NAME, _VALUE = "名称", f"{year_word(0)}数"


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
        figure = figures.get(computed_name(text))
        if column == heads[_NAME][1] and row > heads[_NAME][0] and figure is not None:
            yield row, figure, texts.get((row, heads[_VALUE][1]), "")


def _words(figure: Figure, filled: str) -> str:
    """The note: the value, and whether what is filled in agrees with it."""
    text = f"{HEADING} {figure.printed}（{figure.how}）"
    if not filled:
        return f"{text}；填报数取自上级通报并写明文号"
    return text if agrees(figure.printed, filled) else f"{text}；填报数{filled}，不一致，{TO_CHECK}"
