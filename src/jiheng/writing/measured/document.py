"""Measures as a document: figures, charts, tables, settings, what was met in the data."""

from collections.abc import Iterator, Sequence

from jiheng.documents.model import Block, Column, Document, Heading, Row, Section, Table
from jiheng.measures.figures import LABEL, Measures
from jiheng.writing.measured import calendar
from jiheng.writing.measured.charts import charts
from jiheng.writing.parts.cells import paragraph, row, titles

#: How sure we are of a formula, in words.
_SURE = {"high": "高", "medium": "中", "low": "低"}
#: More rows than this are for screens and workbooks.
_LONG = 100
#: Stands where a page shows the coloured calendar; replaced there.
MAP = "⟦空气质量日历⟧"


def document(measures: Measures, *, paper: bool, drawn: bool = False) -> Document:
    """The working paper.

    Args:
        measures: what was computed.
        paper: without tables that are too long to be printed.
        drawn: with the mark `MAP` instead of the calendar as a table.
    """
    year = f"{measures.year}年" if measures.year else ""
    return Document(
        title=f"{measures.subject}{year}{measures.title}计算底稿",
        subtitle=LABEL,
        blocks=tuple(_blocks(measures, paper=paper, drawn=drawn)),
        properties=(("标准", measures.standard),),
    )


def _blocks(measures: Measures, *, paper: bool, drawn: bool) -> Iterator[Block]:
    yield Heading("一、结果")
    yield paragraph(
        f"{LABEL}。报告里的数取自上级通报，写明文号；与本表不一致的，需核实原因。", "note"
    )
    yield _figures(measures)
    yield Heading("二、标准和设置")
    yield paragraph(f"标准：{measures.standard}。")
    for name, value in measures.settings.items():
        yield paragraph(f"{name}：{value}", "item")
    yield Heading("三、数据情况")
    for remark in measures.remarks or ("没有缺失或不能用的数据",):
        yield paragraph(remark, "item")
    shown = tuple(charts(measures))
    if shown:
        yield Heading("四、图")
        yield from shown
    yield from _tables(measures, paper=paper, drawn=drawn)


def _tables(measures: Measures, *, paper: bool, drawn: bool) -> Iterator[Block]:
    for name, rows in measures.tables.items():
        if len(rows) < 2:  # noqa: PLR2004 - its head alone
            continue
        if name == calendar.DAILY:
            yield Section("landscape")
            yield Heading("空气质量日历")
            yield paragraph(MAP) if drawn else calendar.table(rows)
            yield Section("portrait")
        if not (paper and len(rows) > _LONG):
            yield Heading(name)
            yield _table(rows)


def _figures(measures: Measures) -> Table:
    rows = (
        row(one.name, one.printed, one.how, one.source, _SURE[one.confidence])
        for one in measures.figures
    )
    columns = (Column(24), Column(14, "right"), Column(34), Column(22), Column(6, "center"))
    return Table(columns, (titles("指标", "值", "算式", "依据", "把握"), *rows))


def _table(rows: Sequence[Sequence[str]]) -> Table:
    first, *others = rows
    columns = (Column(16), *(Column(10, "center") for _ in first[1:]))
    return Table(columns, (titles(*first), *(_row(one) for one in others)))


def _row(cells: Sequence[str]) -> Row:
    return row(*cells)
