"""How each score came about (指标分析): 分值, 自评得分, 依据数据, 计算, 扣分原因, in this order."""

from collections.abc import Iterator
from fractions import Fraction

from jiheng.documents.model import Block, Cell, Column, Paragraph, Row, Run, Table
from jiheng.quantities import number, percent
from jiheng.scoring.model import Line, Step
from jiheng.writing.figures import UNFILLED, Figures
from jiheng.writing.parts.cells import head, paragraph, score_cell, titles
from jiheng.writing.parts.chapters import Chapter
from jiheng.writing.parts.score_table import rule_of
from jiheng.writing.step_words import BARE, DATA, WAY, ground, remark

_TARGET = "目标值"
#: Where points, scores and shares come from.
POINTS, ADDED, LOST, SHARE = "指标体系", "各项得分相加", "分值－自评得分", "得分÷分值"


def indicator(figures: Figures, step: Step) -> Iterator[Paragraph]:
    """One indicator, argued."""
    yield Paragraph(tuple(_score(figures, step)))
    if rule := rule_of(step):
        source = figures.evaluation.framework.cited
        yield _argued("评分标准", rule.replace("\n", "；"), source)
    data = [line for line in step.trace.lines if line.stage in DATA]
    if data:
        data += [line for line in step.trace.lines if line.stage == _TARGET]
        yield Paragraph((Run("依据数据：", strong=True), *_data(data)))
    way = [line.text for line in step.trace.lines if line.stage == WAY]
    if way:
        yield _argued("计算", "；".join(way), f"{step.path}的计算")
    if why := remark(figures.reported, step):
        lost = figures.reported.lost(step)
        yield _argued("扣分原因" if lost else "说明", why, f"{step.path}")


def chapters(figures: Figures, steps: tuple[Step, ...]) -> Iterator[Chapter]:
    """Every indicator of these, under the headings above it."""
    for step in steps:
        if step.pooled or not step.children:
            yield Chapter(step.title, tuple(indicator(figures, step)))
        else:
            inner = tuple(chapters(figures, step.children))
            yield Chapter(step.title, (_summary(figures, step), *inner))


def overview(figures: Figures, step: Step) -> Iterator[Block]:
    """One first-level indicator: what it earned, and every loss below it."""
    yield _summary(figures, step)
    leaves = [one for one in step.leaves() if one.points is not None]
    valued = [one for one in leaves if one.value and figures.reported.lost(one) == 0]
    if valued:
        yield Paragraph(tuple(_values(figures, valued)))
    lost = [one for one in leaves if figures.reported.lost(one)]
    for one in lost:
        yield from _lost(figures, one)


def losses_table(figures: Figures) -> Table | Paragraph:
    """分值, 得分, 依据与计算, 扣分原因 of everything that lost points."""
    losses = figures.reported.losses(figures.evaluation)
    if not figures.evaluation.points:
        return paragraph("指标没有分值，不计扣分。")
    if not losses:
        scored = "已评的指标" if figures.reported.missing else "各项指标"
        return paragraph(f"{scored}没有扣分。")
    columns = (Column(20), Column(6, "center"), Column(7, "center"), Column(6, "center"),
               Column(30), Column(31))  # fmt: skip
    rows = (
        Row(
            (
                head(step.title),
                score_cell(step.points, fact=POINTS),
                score_cell(figures.reported.score(step), fact=figures.reported.origin_of(step)),
                score_cell(figures.reported.lost(step), role="lost", fact=LOST),
                Cell(ground(step), fact=step.path),
                Cell(remark(figures.reported, step)),
            )
        )
        for step in losses
    )
    names = titles("指标", "分值", "自评得分", "扣分", "依据数据和计算", "扣分原因")
    return Table(columns, (names, *rows))


def result_table(figures: Figures) -> Table:
    """What each first-level indicator earned."""
    columns = (Column(40), Column(20, "center"), Column(20, "center"), Column(20, "center"))
    told = figures.reported
    rows = []
    for step in figures.evaluation.steps:
        score = told.score(step)
        share = _share(score, step.points)
        rows.append(
            Row(
                (
                    head(step.title),
                    score_cell(step.points, fact=POINTS),
                    score_cell(score, missing=UNFILLED, fact=ADDED),
                    share,
                )
            )
        )
    total = told.total
    full = figures.evaluation.points
    rows.append(
        Row(
            (
                head("合计"),
                score_cell(full, fact=POINTS),
                score_cell(total, missing=UNFILLED, fact=told.origin),
                _share(total, full),
            ),
            "total",
        )
    )
    return Table(columns, (titles("一级指标", "分值", "自评得分", "得分率"), *rows))


def _share(score: Fraction | None, full: Fraction | None) -> Cell:
    """得分率; none of a score that is more than can be earned."""
    if score is None or not full or score > full:
        return Cell("—", role="quiet")
    return Cell(percent(score / full), number=score / full, fact=SHARE)


def _score(figures: Figures, step: Step) -> Iterator[Run]:
    if step.points is None:
        yield Run("本项只列示，不计分。")
        return
    name = figures.named(step)
    yield Run("分值")
    points = f"{number(step.points, 2)}分"
    yield Run(points, fact=figures.evaluation.framework.cited, reference=f"{name}.分值")
    score = figures.reported.score(step)
    if score is None:
        yield Run("，自评得分未填报，按评分标准也还不能得出得分。")
        return
    yield Run("，自评得分")
    origin = figures.reported.origin_of(step)
    yield Run(f"{number(score, 2)}分", fact=origin, reference=f"{name}.得分")
    lost = figures.reported.lost(step)
    if lost:
        yield Run("，扣")
        yield Run(f"{number(lost, 2)}分", fact=LOST, reference=f"{name}.扣分")
    yield Run("。")


def _data(lines: list[Line]) -> Iterator[Run]:
    for place, line in enumerate(lines):
        yield Run("；" if place else "")
        text = line.text.removeprefix(BARE)
        lead = _TARGET if line.stage == _TARGET else ""
        yield Run(f"{lead}{text}", fact=line.source or line.stage)
    yield Run("。")


def _argued(lead: str, text: str, origin: str) -> Paragraph:
    return Paragraph((Run(f"{lead}：", strong=True), Run(f"{text.rstrip('。')}。", fact=origin)))


def _summary(figures: Figures, step: Step) -> Paragraph:
    """分值 and 得分 of a heading."""
    score = figures.reported.score(step)
    name = figures.named(step)
    leaves = Run(f"{_leaves(step)}项", fact=POINTS, reference=f"{name}.指标数")
    runs = [Run(f"{step.title}共"), leaves, Run("指标")]
    if step.points is not None:
        points = f"{number(step.points, 2)}分"
        runs += [Run("，分值"), Run(points, fact=POINTS, reference=f"{name}.分值")]
    open_ = sum(
        1 for one in step.leaves() if one.points is not None and figures.reported.score(one) is None
    )
    if score is None:
        if open_:
            runs += [Run("，其中"), Run(f"{open_}项", fact="逐项测算"), Run("没有得分")]
        return Paragraph((*runs, Run("。")))
    earned = f"{number(score, 2)}分"
    runs += [Run("，自评得分"), Run(earned, fact=ADDED, reference=f"{name}.得分")]
    if step.points and score <= step.points:
        share = percent(score / step.points)
        runs += [Run("，得分率"), Run(share, fact=SHARE, reference=f"{name}.得分率")]
    return Paragraph((*runs, Run("。")))


def _leaves(step: Step) -> int:
    return sum(1 for _ in step.leaves())


def _values(figures: Figures, steps: list[Step]) -> Iterator[Run]:
    for place, step in enumerate(steps):
        yield Run("；" if place else "")
        yield Run(step.title, fact=step.path)
        yield Run("（")
        name = figures.named(step)
        yield Run(step.value, fact=ground(step) or step.path, reference=f"{name}.值")
        yield Run("）得")
        score = step.score if step.filed is None else step.filed
        points = f"{number(score or Fraction(0), 2)}分"
        yield Run(points, fact=step.path, reference=f"{name}.得分")
    yield Run("。")


def _lost(figures: Figures, step: Step) -> Iterator[Paragraph]:
    score = figures.reported.score(step) or Fraction(0)
    lost = figures.reported.lost(step) or Fraction(0)
    name = figures.named(step)
    runs = [
        Run(f"{step.title}：", strong=True),
        Run("分值"),
        Run(f"{number(step.points or Fraction(0), 2)}分", fact=POINTS, reference=f"{name}.分值"),
        Run("，自评得分"),
        Run(
            f"{number(score, 2)}分",
            fact=figures.reported.origin_of(step),
            reference=f"{name}.得分",
        ),
    ]  # fmt: skip
    if data := ground(step):
        runs += [Run("，依据"), Run(data, fact=step.path, reference=f"{name}.依据")]
    runs += [
        Run("，扣"), Run(f"{number(lost, 2)}分", fact=LOST, reference=f"{name}.扣分"),
        Run("，"),
        Run(remark(figures.reported, step), fact=step.path, reference=f"{name}.扣分原因"),
        Run("。"),
    ]  # fmt: skip
    yield Paragraph(tuple(runs))
