"""Objectives and what became of them (绩效目标完成情况)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from jiheng.documents.model import Block, Cell, Column, Row, Table
from jiheng.dossiers.model import Objective
from jiheng.scoring.measured import target_text
from jiheng.writing.figures import UNFILLED, Figures
from jiheng.writing.parts.cells import head, paragraph, score_cell, titles


def goals_table(objectives: Sequence[Objective], caption: str = "") -> Table:
    """Target beside actual, level by level, without scores."""
    columns = (Column(12), Column(14), Column(24), Column(18), Column(32))
    names = titles("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成情况")
    rows = (
        Row((*groups, head(one.title), _target(one), _actual(one)))
        for groups, one in grouped(objectives)
    )
    return Table(columns, (names, *rows), caption)


def goals(figures: Figures, project: str = "") -> Iterator[Block]:
    """How far the objectives were reached, told from the table."""
    objectives = figures.dossier.objectives_of(project)
    if not objectives:
        yield paragraph(f"年度绩效指标{UNFILLED}。")
        return
    yield goals_table(objectives)


def grouped(objectives: Sequence[Objective]) -> Iterator[tuple[tuple[Cell, ...], Objective]]:
    """Each objective with the head cells that begin in its row."""
    for level1, group in groupby(objectives, lambda one: one.level1):
        ones = list(group)
        first: tuple[Cell, ...] = (head(_with_points(level1, ones), rowspan=len(ones)),)
        for level2, inner in groupby(ones, lambda one: one.level2):
            below = list(inner)
            cells = (*first, head(level2, rowspan=len(below)))
            for one in below:
                yield cells, one
                cells = ()
            first = ()


def target_and_actual(one: Objective) -> tuple[Cell, Cell]:
    """年度指标值 and 实际完成值."""
    return _target(one), _actual(one)


def _with_points(level1: str, ones: Sequence[Objective]) -> str:
    weights = [one.weight for one in ones]
    if any(weight is None for weight in weights):
        return level1
    total = sum((weight for weight in weights if weight is not None), Fraction(0))
    return f"{level1}\n（{score_cell(total).text}分）"


def _target(one: Objective) -> Cell:
    return Cell(target_text(one), fact=_origin(one))


def _actual(one: Objective) -> Cell:
    if not one.actual:
        return Cell(UNFILLED, role="quiet", fact=_origin(one))
    measured = one.unit and one.actual[:1].isdigit() and not one.actual.endswith(one.unit)
    return Cell(f"{one.actual}{one.unit if measured else ''}", fact=_origin(one))


def _origin(one: Objective) -> str:
    return "，".join(part for part in (f"绩效目标“{one.title}”", one.evidence, one.place) if part)
