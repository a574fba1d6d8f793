"""An indicator scored by the objectives (绩效目标) that the unit set itself.

Each objective is a target, a direction and a weight in points; the framework says
in ``rules`` how a kind of objective earns them. Weights must add up to the
indicator's points: otherwise the whole indicator stays unscored.
"""

from dataclasses import replace
from fractions import Fraction

from jiheng.arithmetic import Ratio
from jiheng.dossiers.model import Dossier, Objective
from jiheng.frameworks.model import Indicator, RuleReading
from jiheng.frameworks.phrases.answers import Outcome, Question
from jiheng.frameworks.phrases.settings import Settings
from jiheng.quantities import number, percent
from jiheng.scoring.applicable import concerns_nobody, in_category, to_the_cent
from jiheng.scoring.measured import Measured, measured, method_of, target_text
from jiheng.scoring.model import Line, Step, Trace
from jiheng.scoring.ruled import (
    VALUE,
    Job,
    Put,
    applied,
    as_given,
    cents,
    misjudged,
    unanswered,
)

#: Directions that being equal does not meet by the letter; in practice it counts as reached.
_STRICT = {">": "大于", "<": "小于"}


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
    applying = [one for one in found if not concerns_nobody(one)]
    if not applying:
        return (), "绩效目标都写“不涉及”，分值怎样处理没有规定"
    if len(applying) == 1 and applying[0].weight is None:
        return tuple(points if one is applying[0] else Fraction(0) for one in found), ""
    silent = [one.title for one in applying if one.weight is None]
    if silent:
        return (), f"绩效目标没有填写权重：{'、'.join(silent)}"
    nothing = [one.title for one in applying if one.weight is not None and one.weight <= 0]
    if nothing:
        return (), f"绩效目标的权重不大于0：{'、'.join(nothing)}"
    total = sum((one.weight or Fraction(0) for one in found), Fraction(0))
    if total not in {points, indicator.points}:
        return (), f"绩效目标权重合计{number(total)}分，与分值{number(points)}分不一致"
    wanted = [Fraction(0) if concerns_nobody(one) else one.weight or Fraction(0) for one in found]
    return to_the_cent(wanted, points), ""


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
    if concerns_nobody(objective):
        return replace(
            bare,
            status="not_applicable",
            reason="不涉及，权重由其他目标按比例分摊",
            high=Fraction(0),
        )
    method = method_of(objective, indicator)
    reading = indicator.rules.get(method)
    if reading is None:
        return _open(bare, f"指标体系没有规定“{method or '未写明方向'}”的目标怎样计分")
    found = measured(objective, method, indicator.compulsory_reason_over)
    if why := found.why or _above(objective, found, indicator.settings):
        return _open(bare, why)
    put = _put(dossier, path, objective, (reading, found))
    job = Job(reading, cents(weight), Fraction(1), _scaled(indicator.settings))
    return _awarded(bare, objective, (job, put, found))


def _above(objective: Objective, found: Measured, settings: Settings) -> str:
    """Why there is no score above a target that is to be equalled; ``""`` where there is one."""
    completion = found.completion
    if objective.direction != "=" or completion is None or completion <= 1:
        return ""
    if settings.above_full == "full":
        return ""
    return (
        f"指标值要求等于{objective.target}，实际完成值为它的{percent(completion)}，"
        "超过时如何计分没有规定"
    )


def _open(step: Step, why: str) -> Step:
    return replace(
        step, status="unscored", reason=why, trace=step.trace.then(Line("得分", f"未评分：{why}"))
    )


def _scaled(settings: Settings) -> Settings:
    """Rules of a method speak of the method's points, an objective has its own weight."""
    return replace(settings, full_by="分值") if settings.full_by == "undecided" else settings


def _put(
    dossier: Dossier, path: str, objective: Objective, found: tuple[RuleReading, Measured]
) -> Put:
    """What the rule is given: the value, and the level and points of a judgement."""
    reading, compared = found
    given: dict[str, Ratio | bool | str] = {}
    answers = {}
    if compared.value is not None:
        given[VALUE] = compared.value
    conditions = [one for one in _asked(reading) if one.kind == "condition"]
    if compared.met is not None and len(conditions) == 1:
        given[conditions[0].key] = compared.met
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


def _awarded(step: Step, objective: Objective, work: tuple[Job, Put, Measured]) -> Step:
    """The step with what its rule gives."""
    job, put, compared = work
    outcome = applied(job, put)
    lines = (Line("评分标准", job.reading.text), *_completion_lines(objective, compared))
    if outcome.score is None:
        opened = _open(replace(step, trace=step.trace.then(*lines)), _why(put, outcome))
        return replace(opened, low=cents(outcome.low), high=cents(outcome.high))
    score = cents(outcome.score)
    short = score < job.points
    remark = _remark(objective, compared)
    owed = "没有填写偏差原因和改进措施" if short and not objective.deviation_reason else ""
    reasons = (outcome.reason if short else "", remark, owed)
    judged = job.reading.rule is not None and job.reading.rule.kind == "judgement"
    told = f"{number(score)}分（分值{number(job.points)}分）"
    return replace(
        step,
        score=score,
        lost=job.points - score,
        status="judged" if judged else "scored",
        reason="，".join(reason for reason in reasons if reason),
        remark=remark,
        recover=_recover(objective) if short else (),
        low=score,
        high=score,
        trace=step.trace.then(*lines, Line("得分", told)),
    )


def _why(put: Put, outcome: Outcome) -> str:
    if outcome.missing:
        return unanswered(outcome.missing)
    return misjudged(put, outcome) or outcome.reason


def _completion_lines(objective: Objective, compared: Measured) -> tuple[Line, ...]:
    reason = (Line("偏差原因", objective.deviation_reason),) if objective.deviation_reason else ()
    if compared.completion is None:
        return reason
    text = f"{objective.actual} ÷ {objective.target} = {percent(compared.completion)}"
    return (Line("值", text), *reason)


def _remark(objective: Objective, compared: Measured) -> str:
    """What a reader must know beside the score."""
    if compared.bound:
        return f"填报为“{objective.actual}”，是范围不是数，按它能支持的得分"
    if compared.completion == 1 and objective.direction in _STRICT:
        wanted = _STRICT[objective.direction]
        return f"指标值要求{wanted}{objective.target}，实际完成值正好相等，按完成计分"
    return ""


def _recover(objective: Objective) -> tuple[str, ...]:
    return (f"下一年度完成“{objective.title}”的指标值{target_text(objective)}",)


def _told(objective: Objective) -> str:
    weight = "" if objective.weight is None else f"，权重{number(objective.weight)}分"
    actual = objective.actual or "未填"
    return f"{objective.title}：指标值{target_text(objective)}，实际完成值{actual}{weight}"
