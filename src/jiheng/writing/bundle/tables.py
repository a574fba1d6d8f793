"""基础数据表 and 自评表 of the department, in one workbook."""

from jiheng.documents.model import Cell, Column, Document, Table
from jiheng.dossiers.model import Dossier
from jiheng.scoring.model import Evaluation
from jiheng.writing.figures import Figures
from jiheng.writing.filing import filed
from jiheng.writing.parts.basic_data import basic_data
from jiheng.writing.parts.cells import head, paragraph, row, score_cell, titles
from jiheng.writing.parts.filed_rows import FiledRow, filed_rows
from jiheng.writing.parts.merged import merged
from jiheng.writing.parts.score_table import score_table
from jiheng.writing.parts.sheet_page import sheet_page

DATA, SCORES = "部门整体支出绩效评价基础数据表", "部门整体支出绩效自评表"
_COLUMNS = (
    Column(12, "center"), Column(13, "center"), Column(22), Column(14, "center"),
    Column(16, "center"), Column(8, "center"), Column(8, "center"), Column(34),
)  # fmt: skip
_HEADS = (
    "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分",
    "偏差原因分析及改进措施",
)  # fmt: skip


def tables(dossier: Dossier, evaluation: Evaluation) -> Document:
    """Both tables, a worksheet each."""
    figures = Figures(dossier, evaluation)
    subject = dossier.subject
    line = paragraph(f"填报单位：{subject.name}　　评价年度：{subject.year}年度", "note")
    own = dossier.objectives_of()
    scores = objective_table(figures) if own else score_table(figures)
    return filed(
        dossier,
        DATA,
        (
            *sheet_page(DATA, (line, *basic_data(figures))),
            *sheet_page(SCORES, (line, scores)),
        ),
    )


def objective_table(figures: Figures) -> Table:
    """Every indicator with 指标值 and 实际完成值, as departments with objectives file it."""
    rows = filed_rows(figures.dossier.objectives_of(), figures.evaluation)
    told = figures.reported
    total = row(
        head("总分", colspan=5),
        score_cell(figures.evaluation.points),
        score_cell(told.total),
        Cell(f"等级：{told.grade}" if told.grade else ""),
        role="total",
    )
    lines = (row(*cells) for cells in merged(rows, _cells))
    return Table(_COLUMNS, (titles(*_HEADS), *lines, total))


def _cells(one: FiledRow) -> tuple[Cell, ...]:
    reason = one.reason or (one.why if one.lost and one.filed is None else "")
    return (
        Cell(one.title if one.level1 else ""),
        Cell(one.target),
        Cell(one.actual),
        score_cell(one.points),
        score_cell(one.score, role="lost" if one.lost else ""),
        Cell(reason),
    )
