"""What scoring returns: an evaluation (评价), a tree of steps, and the way to each score."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from jiheng.dossiers.model import Subject

#: ``scored`` by facts and answers; ``judged`` within a level's range by an evaluator;
#: ``not_applicable`` out of the reckoning; ``unscored`` with a reason and a range.
Status = Literal["scored", "judged", "not_applicable", "unscored"]
#: The day behind the number of a regulation, which a filed text does not repeat.
_DAY = re.compile(r"，\d{4}(?:-\d\d){0,2}(?=）)")


@dataclass(frozen=True, slots=True)
class Line:
    """One station on the way from a fact to a score.

    Attributes:
        stage: 基础数据, 剔除项, 公式, 代入, 值, 目标值, 评分标准, 待确认, 判断, 设置, 试算, 得分,
            自评, 绩效目标, 偏差原因, 不适用, 说明.
        text: what is so there, in words and numbers.
        source: where a reviewer can see it; may be empty.
    """

    stage: str
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """The whole way of one indicator, in the order it was gone."""

    lines: tuple[Line, ...] = ()

    def then(self, *more: Line) -> "Trace":
        """The same way, gone further."""
        return Trace((*self.lines, *more))


@dataclass(frozen=True, slots=True)
class Step:
    """One indicator, scored and explained; a heading has children.

    Attributes:
        path: titles from the top, joined by ``/``.
        points: what can be earned here (分值) after 不适用; None where points stand on the
            pooled parent.
        value: the indicator's value as printed; ``""`` where the rule needs none.
        score: computed (测算得分), rounded half up once to 0.01; of a heading the sum of what is
            scored below it. None where nothing is scored.
        filed: what the unit filed (自评得分), kept as filed.
        filed_reason: the unit's reason for it.
        lost: points − score (扣分); None where there is no score.
        reason: why points were lost, or why there is no score, or what the score rests on.
        remark: what must be said of the score even where no point is lost.
        recover: missing evidence or next year's work that would earn lost points again.
        low: the least this indicator can come to.
        high: the most it can come to.
        evidence: 佐证材料 that the framework asks for.
        pooled: its points are shared by its children, which have none of their own.
    """

    path: str
    title: str
    points: Fraction | None
    value: str = ""
    score: Fraction | None = None
    filed: Fraction | None = None
    filed_reason: str = ""
    lost: Fraction | None = None
    reason: str = ""
    remark: str = ""
    recover: tuple[str, ...] = ()
    status: Status = "scored"
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)
    trace: Trace = field(default_factory=Trace)
    evidence: tuple[str, ...] = ()
    children: tuple["Step", ...] = ()
    pooled: bool = False

    @property
    def difference(self) -> Fraction | None:
        """Filed minus computed score; None unless there are both."""
        if self.filed is None or self.score is None:
            return None
        return self.filed - self.score

    @property
    def level(self) -> int:
        """1 for 一级指标, 2 for 二级指标, and so on."""
        return self.path.count("/") + 1

    def walk(self) -> Iterator["Step"]:
        """It and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def leaves(self) -> Iterator["Step"]:
        """The steps that carry a score of their own."""
        if self.pooled or not self.children:
            yield self
            return
        for child in self.children:
            yield from child.leaves()


@dataclass(frozen=True, slots=True)
class FrameworkUsed:
    """The framework an evaluation was made with, so that it can be made again.

    Attributes:
        basis: the regulations it rests on, as cited.
        grades: each grade with its floor, as printed.
        floors: each grade and its floor, highest first.
    """

    id: str
    title: str
    version: str
    hash: str
    source: str = ""
    status: str = ""
    basis: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    floors: tuple[tuple[str, Fraction], ...] = ()

    @property
    def cited(self) -> str:
        """As a filed text names it: a reconstruction by the notice that its department cites."""
        if self.status == "reconstruction" and self.basis:
            return _DAY.sub("", self.basis[0])
        return f"《{self.title}》"

    def grade(self, score: Fraction) -> str:
        """The grade of a score; ``""`` where the framework has none."""
        return next((grade for grade, floor in self.floors if score >= floor), "")


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A sentence of the framework about the total: 上限, 一票否决, 加分, 折算, 分值调整.

    Attributes:
        kind: one of the five words above.
        sentence: as the framework has it.
        applied: None where the condition could not be decided.
        effect: what it did, or what is missing, in words.
        points: by how much the total was changed.
    """

    kind: str
    sentence: str
    applied: bool | None
    effect: str
    points: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class BrokenTie:
    """Two sides of a tie (勾稽关系) that must agree and do not."""

    text: str
    left: str
    right: str
    gap: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure the framework wants shown beside the score, not scored.

    Attributes:
        value: as printed, allowed 剔除项 taken off.
        without: the same without taking anything off; ``""`` where nothing was taken off.
    """

    title: str
    value: str
    without: str = ""
    note: str = ""
    trace: Trace = field(default_factory=Trace)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the dossier's projects are scored, and how much of their money.

    Attributes:
        declared: projects in the dossier.
        scored: those with a complete score.
        budget: 全年预算数 of all, in yuan; None where one is not known.
        budget_scored: the same of the scored ones.
    """

    declared: int
    scored: int
    budget: Fraction | None = None
    budget_scored: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One subject's score for one year, with a reason for every point.

    Attributes:
        framework: what it was scored by.
        subject: what was scored: a department, or one of its projects.
        points: what can be earned in all.
        total: sum of what is scored, after caps, vetoes and bonus.
        complete: every indicator is scored and every condition on the total is decided.
        low: the least the total can come to; equals ``total`` when complete.
        high: the most it can come to.
        grade: in the framework's own scale; ``""`` where the range spans two or there is none.
        filed_total: the total as the unit filed it.
        filed_sum: what the filed scores of the rows add up to.
        filed_grade: grade of the filed total.
        settings: what sentences leave open and how it was settled (设置), setting → words.
        steps: the first-level indicators.
        adjustments: caps, vetoes, bonus and conversions, in order.
        notes: what a reader must know besides, one sentence each.
        doubts: what a person must look at (需核实), one sentence each.
        ties: those that are broken.
        figures: shown, not scored.
        projects: each project, by the framework's project framework.
        coverage: of the projects.
    """

    framework: FrameworkUsed
    subject: Subject
    points: Fraction
    total: Fraction
    complete: bool
    low: Fraction
    high: Fraction
    grade: str
    filed_total: Fraction | None
    filed_sum: Fraction | None
    filed_grade: str
    settings: Mapping[str, str]
    steps: tuple[Step, ...]
    adjustments: tuple[Adjustment, ...] = ()
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    ties: tuple[BrokenTie, ...] = ()
    figures: tuple[Figure, ...] = ()
    projects: tuple["Evaluation", ...] = ()
    coverage: Coverage | None = None

    @property
    def range(self) -> tuple[Fraction, Fraction]:
        """The total lies in it."""
        return self.low, self.high

    def walk(self) -> Iterator[Step]:
        """Every step of the tree, in order."""
        for step in self.steps:
            yield from step.walk()

    def leaves(self) -> Iterator[Step]:
        """Every step that carries a score of its own."""
        for step in self.steps:
            yield from step.leaves()

    @property
    def unscored(self) -> tuple[Step, ...]:
        """The leaves without a score."""
        return tuple(step for step in self.leaves() if step.status == "unscored")

    @property
    def lost(self) -> tuple[Step, ...]:
        """The leaves that lost points, those that lost most first."""
        losers = [step for step in self.leaves() if step.lost]
        return tuple(sorted(losers, key=lambda step: -(step.lost or 0)))
