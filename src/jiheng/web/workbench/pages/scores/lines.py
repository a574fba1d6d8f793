"""The score sheet line by line: a score, why it is so, and what would change it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby

from django.urls import reverse

from jiheng.dossiers.workbook import tabs
from jiheng.dossiers.workbook.typed import CellKey, Form
from jiheng.scoring.model import Line as Station
from jiheng.scoring.model import Step
from jiheng.web.workbench import explanations
from jiheng.web.workbench.evaluated import Worked
from jiheng.web.workbench.models import Case, Evidence, Explanation
from jiheng.web.workbench.sources import Source, Sources

#: What can be chosen to be seen → its title.
FILTERS = {
    "": "全部",
    "lost": "只看扣分",
    "unscored": "未评分",
    "different": "自评与测算不同",
}
_RULE, _FACT = "评分标准", "基础数据"
#: Behind the name of a figure, its year: 三公经费决算数（2024年）.
_YEAR = "（2"


@dataclass(frozen=True, slots=True)
class Stage:
    """Stations of one kind on the way from figures to a score."""

    name: str
    texts: tuple[tuple[str, Source], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator.

    Attributes:
        step: as it was worked out.
        leaf: whether it carries a score of its own.
        rule: the bureau's sentences, and how they were read.
        stages: the way to the score.
        evidence: files that were handed in for it: names.
        self_lost: what the unit's own score leaves out; None where it gave none.
        self_score: address of the cell of its 自评得分; ``""`` where it has none.
        explained: approved explanations of it, or of the figures it rests on.
        where: address of what to fill in, of an indicator without a score.
    """

    step: Step
    leaf: bool
    rule: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    evidence: tuple[str, ...] = ()
    self_lost: Fraction | None = None
    self_score: str = ""
    explained: tuple[Explanation, ...] = ()
    where: str = ""

    @property
    def lost(self) -> Fraction | None:
        """扣分 by the rule; None of an indicator without a score."""
        return self.step.lost if self.leaf else None


@dataclass
class Sheet:
    """All lines of a case.

    Attributes:
        lines: as chosen; headings stay above what is below them.
        counts: how many indicators each filter leaves.
    """

    lines: list[Line] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)


def sheet(case: Case, done: Worked, show: str) -> Sheet:
    """The lines of a case; ``show`` is one of `FILTERS`."""
    made = _Lines(case, done.form)
    steps = done.evaluation.steps if done.evaluation else ()
    leaves = [leaf for step in steps for leaf in step.leaves()]
    counts = {name: sum(_chosen(leaf, name) for leaf in leaves) for name in FILTERS}
    return Sheet([line for step in steps for line in made.of(step, show)], counts)


def self_lost(step: Step) -> Fraction | None:
    """By how much the unit's own score stays below the points."""
    if step.filed is None or step.points is None:
        return None
    return max(step.points - step.filed, Fraction(0))


def _chosen(step: Step, show: str) -> bool:
    if show == "lost":
        return bool(step.lost or self_lost(step))
    if show == "unscored":
        return step.status == "unscored"
    if show == "different":
        return bool(step.difference)
    return True


class _Lines:
    """Making lines, with what all of them need looked up once."""

    def __init__(self, case: Case, form: Form) -> None:
        self.case = case
        self.form = form
        self.sources = Sources(case, form)
        self.files = _files(case)
        self.explanations = explanations.by_subject(case)

    def of(self, step: Step, show: str) -> Iterator[Line]:
        """The line of an indicator and those below it, where any of it is chosen."""
        if not any(_chosen(leaf, show) for leaf in step.leaves()):
            return
        if step.children and not step.pooled:
            yield Line(step, leaf=False)
            for child in step.children:
                yield from self.of(child, show)
        else:
            yield self._leaf(step)

    def _leaf(self, step: Step) -> Line:
        rule = tuple(line.text for line in step.trace.lines if line.stage == _RULE)
        others = [line for line in step.trace.lines if line.stage != _RULE]
        return Line(
            step,
            leaf=True,
            rule=tuple(dict.fromkeys(rule)),
            stages=tuple(self._stages(others)),
            evidence=self.files.get(step.path, ()),
            self_lost=self_lost(step),
            self_score=self._self_score(step),
            explained=tuple(self._explained(step)),
            where=self._where(step) if step.status == "unscored" else "",
        )

    def _stages(self, lines: list[Station]) -> Iterator[Stage]:
        for name, run in groupby(lines, lambda line: line.stage):
            yield Stage(name, tuple((line.text, self.sources.of(line.source)) for line in run))

    def _explained(self, step: Step) -> Iterator[Explanation]:
        facts = (line.text for line in step.trace.lines if line.stage == _FACT)
        names = (text.partition(_YEAR)[0].strip() for text in facts)
        for subject in dict.fromkeys((step.title, *names)):
            yield from self.explanations.get(subject, ())

    def _self_score(self, step: Step) -> str:
        key = CellKey(tabs.FILED, step.path, "score")
        return self.sources.url(key) if self.form.slot(key) is not None else ""

    def _where(self, step: Step) -> str:
        """Where the first thing that is missing is filled in."""
        for line in step.trace.lines:
            found = self.sources.of(line.source).url
            if found:
                return found
        return reverse("fill:case", args=[self.case.pk])


def _files(case: Case) -> Mapping[str, tuple[str, ...]]:
    """Names of the files that were handed in, by the indicator they support."""
    rows = Evidence.objects.filter(case=case, withdrawn_at=None).exclude(path="")
    found: dict[str, tuple[str, ...]] = {}
    for path, name in rows.order_by("id").values_list("path", "name"):
        found[path] = (*found.get(path, ()), name)
    return found
