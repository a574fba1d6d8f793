"""An indicator scored by its rule: values and answers put in, the outcome rounded once."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

from jiheng.arithmetic import Ratio, round_half_up
from jiheng.dossiers.model import JUDGED, Answer, AnswerValue, Dossier, printed
from jiheng.frameworks.model import Framework, Indicator, RuleReading
from jiheng.frameworks.phrases.answers import Outcome, Question
from jiheng.frameworks.phrases.settings import Settings
from jiheng.quantities import number, unit
from jiheng.scoring.model import Line, Status, Step, Trace
from jiheng.scoring.settled import settled
from jiheng.scoring.values import Bound, Source, Worked
from jiheng.scoring.wholes import divided, exceeding

#: The key of an indicator's single value, and of the question for it.
VALUE = "value"
#: Decimals with which rules print a bare number.
_PLACES = 6


@dataclass(frozen=True, slots=True)
class Put:
    """Everything known that a rule may ask for.

    Attributes:
        given: by question.
        worked: the values computed, by question.
        answers: what persons answered, by question.
    """

    given: Mapping[str, Ratio | bool | str]
    worked: Mapping[str, Worked]
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Job:
    """One rule to apply to one indicator's points.

    Attributes:
        reading: the sentence as read.
        points: what the sentence speaks of.
        factor: by how much points grew because something else does not apply.
        settings: of the indicator.
    """

    reading: RuleReading
    points: Fraction
    factor: Fraction
    settings: Settings

    @property
    def earnable(self) -> Fraction:
        """What can be earned after all."""
        return self.points * self.factor


def scored_by_rule(framework: Framework, dossier: Dossier, indicator: Indicator, job: Job) -> Step:
    """The step of one indicator, by its rule."""
    put = known(framework, dossier, indicator, job.reading)
    outcome = _doubtful(framework, dossier, indicator, job) or applied(job, put)
    status, reason = _status(job, outcome, put)
    reason = _in_units(reason, put)
    score = None if status == "unscored" else _score(outcome, job)
    lines = (
        *_value_lines(put),
        *_rule_lines(indicator, job),
        *_answer_lines(put),
        *_setting_lines(outcome, job.settings),
    )
    return Step(
        indicator.path,
        indicator.title,
        cents(job.earnable),
        value=_printed(put, job.reading),
        score=score,
        lost=None if score is None else cents(job.earnable) - score,
        reason=reason,
        remark=reason if any(one.bound for one in put.worked.values()) else "",
        recover=_recoveries(outcome),
        status=status,
        low=cents(outcome.low * job.factor) if score is None else score,
        high=cents(outcome.high * job.factor) if score is None else score,
        trace=Trace((*lines, Line("得分", _score_line(score, reason, job)))),
        evidence=indicator.evidence,
    )


def _doubtful(
    framework: Framework, dossier: Dossier, indicator: Indicator, job: Job
) -> Outcome | None:
    """No score where the value divides a part by a smaller whole, unless more than 100% is full."""
    if job.settings.above_full == "full":
        return None
    found = (exceeding(framework, dossier, part) for part in divided(framework, indicator))
    larger = "；".join(one for one in found if one)
    if not larger:
        return None
    return Outcome(None, Fraction(0), job.points, f"{larger}，核对后再评", settings=("超过100%",))


def known(
    framework: Framework, dossier: Dossier, indicator: Indicator, reading: RuleReading
) -> Put:
    """The values worked out and the answers given for one indicator."""
    source = Source(framework, dossier, indicator.exclude)
    worked = {
        name: source.work_out(indicator.title if name == VALUE else name, formula)
        for name, formula in indicator.values.items()
    }
    given: dict[str, Ratio | bool | str] = {
        name: value.ratio for name, value in worked.items() if value.ratio is not None
    }
    answers = {}
    for question in reading.rule.questions() if reading.rule else ():
        answer = dossier.answer(indicator.path, question.key)
        if answer is not None and question.key not in worked:
            answers[question.key] = answer
            given[question.key] = as_given(answer.value)
    return Put(given, worked, answers)


def as_given(value: AnswerValue) -> Ratio | bool | str:
    """An answer as rules take it."""
    return Ratio.of(value) if isinstance(value, Fraction) else value


def applied(job: Job, put: Put) -> Outcome:
    """What the rule gives; with a bound, what it gives wherever behind the bound the value lies."""
    if job.reading.rule is None:
        return Outcome(None, Fraction(0), job.points, _unread(job.reading))
    rule = job.reading.rule
    near = rule.award(put.given, job.points, job.settings)
    bounds = {key: one.bound for key, one in put.worked.items() if one.bound}
    if not bounds or near.score is None:
        return near
    # Several bounds: every corner of what is possible.
    corners = [
        rule.award({**put.given, **corner}, job.points, job.settings) for corner in _corners(bounds)
    ]
    if any(one.score is None for one in corners):
        return replace(near, score=None, low=Fraction(0), high=job.points, reason=_vague(bounds))
    least = min((near, *corners), key=lambda one: one.score or Fraction(0))
    supported = f"{_vague(bounds)}，能支持的得分为{number(least.score or Fraction(0))}分"
    # Behind the bound the value is any number: a sentence about the far end says nothing.
    told = (supported, near.reason) if least is near else (supported,)
    return replace(least, reason="，".join(part for part in told if part))


def _corners(bounds: Mapping[str, Bound]) -> Iterator[Mapping[str, Ratio]]:
    """Every way in which each bounded value is at one of its ends."""
    for ends in product(*((one.near, one.far) for one in bounds.values())):
        yield {key: Ratio.of(end) for key, end in zip(bounds, ends, strict=True)}


def _vague(bounds: Mapping[str, Bound]) -> str:
    return f"填报为{'、'.join(f'“{one.printed}”' for one in bounds.values())}"


def cents(points: Fraction) -> Fraction:
    """Points rounded half up to 0.01."""
    return round_half_up(Ratio.of(points)).fraction


def _score(outcome: Outcome, job: Job) -> Fraction | None:
    return None if outcome.score is None else cents(outcome.score * job.factor)


def _in_units(reason: str, put: Put) -> str:
    """Named values as they are printed, where a rule could only name the bare number."""
    for name, one in put.worked.items():
        if name != VALUE and one.ratio is not None:
            bare = f"{name}为{number(one.ratio.fraction, _PLACES)}"
            # Neither the end of a longer name nor the beginning of a longer number.
            whole = rf"(?<!\w){re.escape(bare)}(?![\d.])"
            reason = re.sub(whole, f"{name}为{one.printed}", reason)
    return reason


def _unread(reading: RuleReading) -> str:
    phrases = "、".join(f"“{one.text}”" for one in reading.unread)
    return f"规则未读：{phrases or reading.text}"


def _status(job: Job, outcome: Outcome, put: Put) -> tuple[Status, str]:
    """Whether there is a score, and the reason why not or what it rests on."""
    if outcome.score is not None:
        judged = job.reading.rule is not None and job.reading.rule.kind == "judgement"
        return ("judged" if judged else "scored"), outcome.reason
    return "unscored", _why(job, outcome, put)


def _why(job: Job, outcome: Outcome, put: Put) -> str:
    """Why there is no score: the first of the reasons that hold."""
    if job.reading.rule is None:
        return _unread(job.reading)
    absent = [one.why for one in put.worked.values() if one.why]
    asked = [one for one in outcome.missing if one.key not in put.worked]
    if absent:
        return "；".join(dict.fromkeys(absent))
    if asked:
        return unanswered(asked)
    told = outcome.reason.removeprefix("未评分：")
    return misjudged(put, outcome) or told or "；".join(job.reading.ambiguities)


def misjudged(put: Put, outcome: Outcome) -> str:
    """Judged points outside what the level allows; ``""`` where none are given."""
    if not isinstance(judged := put.given.get(JUDGED), Ratio):
        return ""
    low, high = number(outcome.low), number(outcome.high)
    return f"评定得分{number(judged.fraction)}分不在{low}–{high}分之间"


def unanswered(questions: Sequence[Question]) -> str:
    """What nobody has answered: a clause or item by its own words, the rest as asked."""
    return f"未作判断：{'、'.join(dict.fromkeys(_asked(one) for one in questions))}"


def _asked(question: Question) -> str:
    if question.kind in ("condition", "item"):
        return f"“{question.key}”"
    choices = f"（{'、'.join(question.choices)}）" if question.choices else ""
    return f"{question.prompt or question.key}{choices}"


def _recoveries(outcome: Outcome) -> tuple[str, ...]:
    return tuple(dict.fromkeys(loss.recover for loss in outcome.lost if loss.recover))


def _printed(put: Put, reading: RuleReading) -> str:
    """The value as it stands in a table's cell."""
    if VALUE in put.worked:
        return put.worked[VALUE].printed
    named = [f"{name}{one.printed}" for name, one in put.worked.items() if one.printed]
    asked = reading.rule.questions() if reading.rule is not None else ()
    answered = [shown(answer.value) for answer in put.answers.values() if len(asked) == 1]
    return "，".join(named or answered)


def shown(value: AnswerValue, symbol: str = "") -> str:
    """An answer as printed."""
    return printed(value, unit(symbol))


def _value_lines(put: Put) -> tuple[Line, ...]:
    return tuple(line for one in put.worked.values() for line in one.lines)


def _rule_lines(indicator: Indicator, job: Job) -> tuple[Line, ...]:
    target = (Line("目标值", indicator.target),) if indicator.target else ()
    canonical = str(job.reading.rule) if job.reading.rule is not None else ""
    same = canonical in ("", job.reading.text)
    text = job.reading.text if same else f"{job.reading.text}（读作：{canonical}）"
    note = (Line("说明", indicator.note),) if indicator.note else ()
    rule = Line("评分标准", text, "；".join(str(one) for one in indicator.basis))
    return (*target, rule, *note)


def _answer_lines(put: Put) -> tuple[Line, ...]:
    return tuple(
        Line(
            "判断",
            f"{key}：{shown(answer.value)}" + (f"（{answer.reason}）" if answer.reason else ""),
            answer.evidence or answer.place,
        )
        for key, answer in put.answers.items()
    )


def _setting_lines(outcome: Outcome, settings: Settings) -> tuple[Line, ...]:
    words = settings.words()
    return tuple(Line("设置", settled(name, words[name])) for name in outcome.settings)


def _score_line(score: Fraction | None, reason: str, job: Job) -> str:
    earnable = number(cents(job.earnable))
    if score is None:
        return f"未评分，分值{earnable}分：{reason}"
    return f"{number(score)}分（分值{earnable}分）" + (f"：{reason}" if reason else "")
