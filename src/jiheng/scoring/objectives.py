"""An indicator scored by the objectives (绩效目标) that the unit set itself.

Each objective is a target, a direction and a weight in points; the framework says
in ``rules`` how a kind of objective earns them. Weights must add up to the
indicator's points: otherwise the whole indicator stays unscored.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from operator import eq, ge, gt, le, lt

from jiheng.arithmetic import Ratio
from jiheng.dossiers.model import Dossier, Objective
from jiheng.frameworks.model import Indicator, RuleReading
from jiheng.frameworks.phrases.answers import Question
from jiheng.frameworks.phrases.settings import Settings
from jiheng.quantities import NotANumber, Quantity, number, percent
from jiheng.scoring.applicable import in_category
from jiheng.scoring.model import Line, Step, Trace
from jiheng.scoring.ruled import VALUE, Job, Put, applied, as_given, cents, unanswered

POSITIVE, REVERSE, ZERO, QUALITATIVE = "正向", "反向", "零值", "定性"
DIRECT, RATIO, GRADED, SATISFACTION = "直接赋分", "完成比例赋分", "评判等级赋分", "满意度赋分"
#: Written as target or actual of an objective that does not concern the unit.
_NOT_CONCERNED = frozenset({"不涉及", "不适用"})
_MEETS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "≥": ge,
    ">": gt,
    "=": eq,
    "≤": le,
    "<": lt,
}
#: A filed bound: comparator → the directions whose full points it supports.
_SUPPORTS = {"≥": "≥>=", ">": "≥>=", "≤": "≤<", "<": "≤<"}
_SIGNS = str.maketrans({"＞": ">", "＜": "<", "≧": "≥", "≦": "≤", "＝": "="})


@dataclass(frozen=True, slots=True)
class Measured:
    """An objective's actual against its target.

    Attributes:
        value: what the rule is given; None where there is none.
        completion: actual ÷ target; None where the target is 0 or a word.
        why: why there is no value.
        bound: the comparator of an actual that is filed as a bound, else ``""``.
        met: whether the target is met, for a method that asks nothing else.
    """

    value: Ratio | None = None
    completion: Fraction | None = None
    why: str = ""
    bound: str = ""
    met: bool | None = None


def scored_by_objectives(dossier: Dossier, indicator: Indicator, points: Fraction) -> Step:
    """The step of one indicator with a step for each of its objectives."""
    found = tuple(
        one
        for one in dossier.objectives_of()
        if in_category(one.level1, one.level2, indicator.objectives)
    )
    if not found:
        return _unscored(indicator, points, f"没有填写{indicator.objectives}的绩效目标", ())
    weights, wrong = _weights(found, indicator, points)
    if wrong:
        tried = (_objective(dossier, indicator, one, one.weight or Fraction(0)) for one in found)
        return _unscored(indicator, points, wrong, tuple(tried))
    steps = tuple(
        _objective(dossier, indicator, one, weight)
        for one, weight in zip(found, weights, strict=True)
    )
    return summed(indicator.path, indicator.title, points, steps)


def summed(path: str, title: str, points: Fraction | None, steps: tuple[Step, ...]) -> Step:
    """A heading: the sum of what is scored below it."""
    counted = [step for step in steps if step.status != "not_applicable"]
    scores = [step.score for step in counted if step.score is not None]
    score = sum(scores, Fraction(0)) if scores else None
    open_below = any(step.status == "unscored" for step in counted)
    lost = None if open_below or score is None or points is None else points - score
    return Step(
        path,
        title,
        points,
        score=score,
        lost=lost,
        status="unscored" if open_below else "scored" if counted else "not_applicable",
        reason="下级指标有未评分的" if open_below else "",
        low=sum((step.low for step in counted), Fraction(0)),
        high=sum((step.high for step in counted), Fraction(0)),
        children=steps,
    )


def _weights(
    found: tuple[Objective, ...], indicator: Indicator, points: Fraction
) -> tuple[tuple[Fraction, ...], str]:
    """Each objective's points; in words why not, where they do not add up."""
    applying = [one for one in found if not _concerns_nobody(one)]
    if len(applying) == 1 and applying[0].weight is None:
        return tuple(points if one is applying[0] else Fraction(0) for one in found), ""
    silent = [one.title for one in applying if one.weight is None]
    if silent:
        return (), f"绩效目标没有填写权重：{'、'.join(silent)}"
    total = sum((one.weight or Fraction(0) for one in found), Fraction(0))
    if total not in {points, indicator.points}:
        return (), f"绩效目标权重合计{number(total)}分，与分值{number(points)}分不一致"
    carried = sum((one.weight or Fraction(0) for one in applying), Fraction(0))
    return tuple(
        Fraction(0)
        if _concerns_nobody(one) or not carried
        else (one.weight or 0) * points / carried
        for one in found
    ), ""


def _concerns_nobody(objective: Objective) -> bool:
    return bool({objective.target.strip(), objective.actual.strip()} & _NOT_CONCERNED)


def _unscored(indicator: Indicator, points: Fraction, why: str, tried: tuple[Step, ...]) -> Step:
    """No score for the indicator; what each objective would earn on its own weight is shown."""
    lines = tuple(line for step in tried for line in (*step.trace.lines[:1], _would_earn(step)))
    filed = [step.filed for step in tried if step.filed is not None]
    return Step(
        indicator.path,
        indicator.title,
        points,
        filed=sum(filed, Fraction(0)) if filed else None,
        status="unscored",
        reason=why,
        high=points,
        trace=Trace((*lines, Line("得分", f"未评分：{why}"))),
        evidence=indicator.evidence,
    )


def _would_earn(step: Step) -> Line:
    if step.score is None:
        return Line("试算", f"{step.title}：{step.reason}")
    earned, weight = number(step.score), number(step.points or Fraction(0))
    return Line("试算", f"{step.title}：按填报的权重{weight}分可得{earned}分，未计入")


def _objective(
    dossier: Dossier, indicator: Indicator, objective: Objective, weight: Fraction
) -> Step:
    """The step of one objective."""
    path = f"{indicator.path}/{objective.title}"
    bare = Step(
        path,
        objective.title,
        cents(weight),
        value=objective.actual,
        filed=objective.filed,
        high=cents(weight),
        trace=Trace((Line("绩效目标", _told(objective), objective.evidence or objective.place),)),
        evidence=(objective.evidence,) if objective.evidence else (),
    )
    if _concerns_nobody(objective):
        return replace(
            bare,
            status="not_applicable",
            reason="不涉及，权重由其他目标按比例分摊",
            high=Fraction(0),
        )
    method = _method(objective, indicator)
    reading = indicator.rules.get(method)
    if reading is None:
        return _open(bare, f"指标体系没有规定“{method or '未写明方向'}”的目标怎样计分")
    measured = _measured(objective, method, indicator.compulsory_reason_over)
    if measured.why:
        return _open(bare, measured.why)
    put = _put(dossier, path, objective, (reading, measured))
    job = Job(reading, cents(weight), Fraction(1), _scaled(indicator.settings))
    return _awarded(bare, objective, job, put, measured)


def _open(step: Step, why: str) -> Step:
    return replace(
        step, status="unscored", reason=why, trace=step.trace.then(Line("得分", f"未评分：{why}"))
    )


def _scaled(settings: Settings) -> Settings:
    """Rules of a method speak of the method's points, an objective has its own weight."""
    return replace(settings, full_by="分值") if settings.full_by == "undecided" else settings


def _method(objective: Objective, indicator: Indicator) -> str:
    """The key of ``rules`` for this objective: as filed, else by its direction."""
    if objective.method:
        return objective.method
    if _is_qualitative(objective):
        return (
            GRADED
            if GRADED in indicator.rules and QUALITATIVE not in indicator.rules
            else QUALITATIVE
        )
    if SATISFACTION in indicator.rules and in_category(
        objective.level1, objective.level2, "满意度指标"
    ):
        return SATISFACTION
    method = _by_direction(objective)
    if method in (POSITIVE, REVERSE) and method not in indicator.rules:
        return RATIO
    return method


def _is_qualitative(objective: Objective) -> bool:
    return objective.direction == "定性" or (
        not objective.direction and _parsed(objective.target, objective.unit) is None
    )


def _by_direction(objective: Objective) -> str:
    target = _parsed(objective.target, objective.unit)
    if objective.direction in ("=", "≤") and target is not None and target.value == 0:
        return ZERO
    return {"≥": POSITIVE, ">": POSITIVE, "=": POSITIVE, "≤": REVERSE, "<": REVERSE}.get(
        objective.direction, ""
    )


def _parsed(text: str, unit: str) -> Quantity | None:
    """The number that is written; None where words are."""
    try:
        return Quantity.parse(text.translate(_SIGNS).lstrip("≥≤><= "), unit)
    except NotANumber:
        return None


def _measured(objective: Objective, method: str, over: Fraction | None) -> Measured:
    """The actual against the target, or why they cannot be compared."""
    if _is_qualitative(objective):
        return Measured() if objective.actual.strip() else Measured(why="没有填写实际完成值")
    if not objective.actual.strip():
        return Measured(why="没有填写实际完成值")
    target = _parsed(objective.target, objective.unit)
    actual = _parsed(objective.actual, objective.unit)
    if target is None:
        return Measured(why=f"指标值“{objective.target}”不是数，方向却是{objective.direction}")
    if actual is None:
        return Measured(
            why=f"实际完成值“{objective.actual}”不是数，指标值{_target(objective)}需要数"
        )
    if actual.unit.dimension != target.unit.dimension:
        return Measured(why=f"实际完成值{actual}与指标值{target}的单位不同，无法比较")
    return _compared(objective, method, (target.value, actual.value), over)


def _compared(
    objective: Objective, method: str, values: tuple[Fraction, Fraction], over: Fraction | None
) -> Measured:
    """Two numbers of one unit compared in the objective's direction."""
    target, actual = values
    sign = objective.actual.translate(_SIGNS).strip()[:1]
    bound = sign if sign in _SUPPORTS else ""
    if bound and objective.direction not in _SUPPORTS[bound]:
        return Measured(why=f"实际完成值填的是范围“{objective.actual}”，不是一个数")
    if method == DIRECT:
        return Measured(met=_MEETS[objective.direction](actual, target), bound=bound)
    if method in (ZERO, SATISFACTION):
        return Measured(Ratio.of(actual), bound=bound)
    if not target:
        return Measured(why=f"指标值为0、方向为{objective.direction}，无法按完成比例计分")
    completion = actual / target
    upward = objective.direction in "≥>="
    if over is not None and upward and completion >= over and not objective.deviation_reason:
        return Measured(
            why=f"实际完成值为指标值的{percent(completion)}，达到{percent(over)}以上，"
            "没有填写偏差原因"
        )
    return Measured(Ratio.of(completion), completion, bound=bound)


def _put(
    dossier: Dossier, path: str, objective: Objective, found: tuple[RuleReading, Measured]
) -> Put:
    """What the rule is given: the value, and the level and points of a judgement."""
    reading, measured = found
    given: dict[str, Ratio | bool | str] = {}
    answers = {}
    if measured.value is not None:
        given[VALUE] = measured.value
    conditions = [one for one in _asked(reading) if one.kind == "condition"]
    if measured.met is not None and len(conditions) == 1:
        given[conditions[0].key] = measured.met
    for question in _asked(reading):
        answer = dossier.answer(path, question.key)
        if answer is not None:
            answers[question.key] = answer
            given[question.key] = as_given(answer.value)
        elif question.key not in given:
            given |= _from_actual(objective, question)
    return Put(given, {}, answers)


def _asked(reading: RuleReading) -> tuple[Question, ...]:
    return reading.rule.questions() if reading.rule is not None else ()


def _from_actual(objective: Objective, question: Question) -> dict[str, Ratio | bool | str]:
    """What the filed actual answers of a question, by its exact words only."""
    actual = objective.actual.strip()
    if question.kind == "judgement" and objective.judged is not None:
        return {question.key: Ratio.of(objective.judged)}
    if actual in question.choices:
        return {question.key: actual}
    yes = {"是": True, "否": False, question.key: True, f"不{question.key}": False}
    return {question.key: yes[actual]} if question.kind == "condition" and actual in yes else {}


def _awarded(step: Step, objective: Objective, job: Job, put: Put, measured: Measured) -> Step:
    """The step with what its rule gives."""
    outcome = applied(job, put)
    lines = (Line("评分标准", job.reading.text), *_completion_lines(objective, measured))
    if outcome.score is None:
        why = _why(outcome.missing, outcome.reason, job)
        opened = _open(replace(step, trace=step.trace.then(*lines)), why)
        return replace(opened, low=cents(outcome.low), high=cents(outcome.high))
    score = cents(outcome.score)
    reason = "，".join(
        part
        for part in (
            outcome.reason if score < job.points else "",
            _remark(objective, measured, score, job.points),
        )
        if part
    )
    judged = job.reading.rule is not None and job.reading.rule.kind == "judgement"
    told = f"{number(score)}分（分值{number(job.points)}分）"
    return replace(
        step,
        score=score,
        lost=job.points - score,
        status="judged" if judged else "scored",
        reason=reason,
        recover=_recover(objective, score, job.points),
        low=score,
        high=score,
        trace=step.trace.then(*lines, Line("得分", told)),
    )


def _why(missing: tuple[Question, ...], reason: str, job: Job) -> str:
    if job.reading.rule is not None and missing:
        return unanswered(list(missing))
    return reason


def _completion_lines(objective: Objective, measured: Measured) -> tuple[Line, ...]:
    reason = (Line("偏差原因", objective.deviation_reason),) if objective.deviation_reason else ()
    if measured.completion is None:
        return reason
    text = f"{objective.actual} ÷ {objective.target} = {percent(measured.completion)}"
    return (Line("值", text), *reason)


def _remark(objective: Objective, measured: Measured, score: Fraction, points: Fraction) -> str:
    """What a reader must know beside the score."""
    if measured.bound:
        return f"填报为“{objective.actual}”，是范围不是数，按它能支持的得分"
    if score < points and not objective.deviation_reason:
        return "没有填写偏差原因"
    return ""


def _recover(objective: Objective, score: Fraction, points: Fraction) -> tuple[str, ...]:
    if score == points:
        return ()
    work = f"下一年度完成“{objective.title}”的指标值{_target(objective)}"
    return (work,) if objective.deviation_reason else ("补填偏差原因和改进措施", work)


def _target(objective: Objective) -> str:
    """The target as printed, with its direction and unit."""
    sign = "" if objective.direction == "定性" else objective.direction
    unit = "" if objective.target.endswith(objective.unit) else objective.unit
    return f"{sign}{objective.target}{unit}"


def _told(objective: Objective) -> str:
    weight = "" if objective.weight is None else f"，权重{number(objective.weight)}分"
    actual = objective.actual or "未填"
    return f"{objective.title}：指标值{_target(objective)}，实际完成值{actual}{weight}"
