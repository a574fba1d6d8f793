"""One subject, scored and explained: framework and dossier → evaluation."""

from fractions import Fraction
from pathlib import Path

from jiheng.dossiers import read_dossier
from jiheng.dossiers.model import Dossier
from jiheng.dossiers.ties import broken_ties
from jiheng.frameworks.load import load_framework
from jiheng.frameworks.model import Framework, Indicator
from jiheng.quantities import amount, number
from jiheng.scoring.applicable import Applicable, applicable
from jiheng.scoring.doubts import doubts
from jiheng.scoring.errors import FrameworkUnknown, OtherFramework
from jiheng.scoring.filed import filed_notes, filed_sum, with_filed
from jiheng.scoring.model import BrokenTie, Evaluation, Figure, FrameworkUsed, Step, Trace
from jiheng.scoring.objectives import scored_by_objectives, summed
from jiheng.scoring.plain import full_points, pooled, unconfirmed, valued, without_points
from jiheng.scoring.projects import coverage, project_dossier
from jiheng.scoring.ruled import Job, scored_by_rule
from jiheng.scoring.totals import graded, totalled
from jiheng.scoring.values import Source

#: So many indicators are named where there are more.
_NAMED = 3


def evaluate(framework: Framework | str | Path | None, dossier: Dossier | str | Path) -> Evaluation:
    """Score one subject for one year.

    Args:
        framework: loaded, or the id or path of one; None is the one the dossier names.
        dossier: read, or the path of a 填报表.

    Raises:
        JihengError: the framework or the dossier cannot be read, or do not go together.
    """
    used = load_framework(framework) if isinstance(framework, str | Path) else framework
    given = dossier if isinstance(dossier, Dossier) else read_dossier(Path(dossier), used)
    if used is None:
        used = load_framework(_named(given), given.path)
    elif given.framework.id not in ("", used.id):
        raise OtherFramework(given.path, given.framework.id, used.id)
    return _evaluated(used, given)


def _named(dossier: Dossier) -> str:
    if not dossier.framework.id:
        raise FrameworkUnknown(dossier.path)
    return dossier.framework.id


def _evaluated(framework: Framework, dossier: Dossier) -> Evaluation:
    """Every indicator, then the total, then what stands beside it."""
    settled = applicable(framework, dossier)
    steps = tuple(
        with_filed(_step(framework, dossier, settled, top), dossier) for top in framework.indicators
    )
    total = totalled(framework, dossier, steps, settled.total)
    projects = _projects(framework, dossier)
    return Evaluation(
        framework=_used(framework),
        subject=dossier.subject,
        points=framework.total if not framework.abstract else Fraction(0),
        total=total.score,
        complete=total.decided and all(step.status != "unscored" for step in steps),
        low=total.low,
        high=total.high,
        grade=graded(framework, total),
        filed_total=dossier.filed_total,
        filed_sum=filed_sum(steps),
        filed_grade=_filed_grade(framework, dossier),
        settings=framework.settings.words(),
        steps=steps,
        adjustments=(*settled.adjustments, *total.adjustments),
        doubts=doubts(framework, dossier),
        notes=(*_notes(framework, dossier), *_unsupported(dossier), *filed_notes(steps)),
        ties=_ties(framework, dossier),
        figures=_figures(framework, dossier),
        projects=projects,
        coverage=coverage(dossier.projects, projects) if framework.projects else None,
    )


def _step(
    framework: Framework, dossier: Dossier, settled: Applicable, indicator: Indicator
) -> Step:
    """The step of one indicator, and of all below it."""
    points = settled.points.get(indicator.path)
    if indicator.path in settled.out:
        return without_points(indicator)
    if points is not None and indicator.path in settled.full:
        return full_points(indicator, points)
    if not indicator.children or indicator.pooled or indicator.objectives:
        return _leaf(framework, dossier, settled, indicator)
    children = (_step(framework, dossier, settled, child) for child in indicator.children)
    return summed(indicator.path, indicator.title, points, tuple(children))


def _leaf(
    framework: Framework, dossier: Dossier, settled: Applicable, indicator: Indicator
) -> Step:
    """The step of one indicator that carries points, in the way its framework scores it."""
    points = settled.points.get(indicator.path)
    if points is None or not indicator.points:
        return valued(framework, dossier, indicator)
    if indicator.unconfirmed:
        return unconfirmed(indicator, points)
    if indicator.objectives:
        return scored_by_objectives(dossier, indicator, points)
    if indicator.pooled or indicator.rule is None:
        return pooled(dossier, indicator, points)
    job = Job(indicator.rule, indicator.points, settled.factor(indicator), indicator.settings)
    return scored_by_rule(framework, dossier, indicator, job)


def _projects(framework: Framework, dossier: Dossier) -> tuple[Evaluation, ...]:
    """Each project by the framework's project framework."""
    if not framework.projects or not dossier.projects:
        return ()
    used = load_framework(framework.projects)
    return tuple(
        _evaluated(used, project_dossier(used, dossier, project)) for project in dossier.projects
    )


def _used(framework: Framework) -> FrameworkUsed:
    floors = (f"{grade}：{number(floor)}分（含）以上" for grade, floor in framework.grades.items())
    return FrameworkUsed(
        framework.id,
        framework.title,
        framework.version,
        framework.hash,
        framework.source,
        framework.status,
        tuple(str(basis) for basis in framework.basis),
        tuple(floors),
        tuple(framework.grades.items()),
    )


def _filed_grade(framework: Framework, dossier: Dossier) -> str:
    filed = dossier.filed_total
    return "" if filed is None or filed > framework.total else framework.grade(filed)


def _notes(framework: Framework, dossier: Dossier) -> tuple[str, ...]:
    """What a reader must know of the framework and the dossier."""
    notes = []
    if framework.abstract:
        notes.append("本指标体系只有指标和公式，没有分值，只计算指标值，不评分")
    if framework.status in ("reconstruction", "placeholder"):
        notes.append("本指标体系不是印发的原表，评分前须与财政部门核对")
        notes.append(f"本指标体系的把握：{framework.confidence}")
    year = dossier.subject.year
    if framework.year not in {None, year}:
        notes.append(f"本指标体系适用{framework.year}年度，填报的是{year}年度")
    version = dossier.framework.version
    if version not in ("", framework.version):
        notes.append(f"填报表按版本{version}编制，评分用的是版本{framework.version}")
    return tuple(notes)


def _unsupported(dossier: Dossier) -> tuple[str, ...]:
    """How many judgements name no 佐证."""
    bare = [one for one in dossier.answers if not one.evidence]
    if not bare:
        return ()
    titles = dict.fromkeys(one.path.rpartition("/")[2] or "总分" for one in bare)
    named = "、".join(list(titles)[:_NAMED]) + ("等" if len(titles) > _NAMED else "")
    return (f"没有写佐证的判断：{len(bare)}项（{named}）",)


def _ties(framework: Framework, dossier: Dossier) -> tuple[BrokenTie, ...]:
    return tuple(
        BrokenTie(
            broken.tie.text,
            amount(broken.left, broken.unit),
            amount(broken.right, broken.unit),
            amount(abs(broken.left - broken.right), broken.unit),
        )
        for broken in broken_ties(framework, dossier)
    )


def _figures(framework: Framework, dossier: Dossier) -> tuple[Figure, ...]:
    """Figures shown beside the score."""
    figures = []
    for spec in framework.figures:
        worked = Source(framework, dossier, spec.exclude).work_out(spec.title, spec.formula)
        shown = worked.printed or worked.why
        figures.append(Figure(spec.title, shown, worked.without, spec.note, Trace(worked.lines)))
    return tuple(figures)
