"""Steps without a rule: not applicable, full by the framework, unconfirmed, pooled, valued."""

from fractions import Fraction

from jiheng.dossiers.model import JUDGED, Answer, Dossier
from jiheng.frameworks.model import Framework, Indicator
from jiheng.quantities import number
from jiheng.scoring.model import Line, Step, Trace
from jiheng.scoring.values import Source


def without_points(indicator: Indicator) -> Step:
    """Not applicable; its points went elsewhere."""
    return Step(
        indicator.path,
        indicator.title,
        Fraction(0) if indicator.points is not None else None,
        status="not_applicable",
        reason=_sentence(indicator),
        trace=Trace((Line("不适用", _sentence(indicator)),)),
    )


def full_points(indicator: Indicator, points: Fraction) -> Step:
    """Not applicable, and the framework gives full points for that."""
    return Step(
        indicator.path,
        indicator.title,
        points,
        score=points,
        lost=Fraction(0),
        reason=_sentence(indicator),
        low=points,
        high=points,
        trace=Trace((Line("不适用", _sentence(indicator)), Line("得分", f"{number(points)}分"))),
        evidence=indicator.evidence,
    )


def unconfirmed(indicator: Indicator, points: Fraction) -> Step:
    """Imported, and nobody has confirmed yet what its table means: never guessed."""
    reason = f"待确认：{'；'.join(str(one) for one in indicator.unconfirmed)}"
    lines = (
        *((Line("评分标准", indicator.rule.text),) if indicator.rule else ()),
        *(Line("待确认", str(one), one.cell) for one in indicator.unconfirmed),
        Line("得分", f"未评分，分值{number(points)}分：待确认"),
    )
    return Step(
        indicator.path,
        indicator.title,
        points,
        reason=reason,
        status="unscored",
        high=points,
        trace=Trace(lines),
        evidence=indicator.evidence,
    )


def _sentence(indicator: Indicator) -> str:
    sentence = f"：{indicator.not_applicable}" if indicator.not_applicable else ""
    return f"不适用{sentence}"


def pooled(dossier: Dossier, indicator: Indicator, points: Fraction) -> Step:
    """Points stand on this heading, its children have none: judged together or one by one."""
    parts = [(child, dossier.answer(child.path, JUDGED)) for child in indicator.children]
    whole = dossier.answer(indicator.path, JUDGED)
    judged = [whole] if whole is not None else [answer for _, answer in parts if answer]
    low = sum((_points(answer) for answer in judged), Fraction(0))
    silent = [] if whole is not None else [one.title for one, answer in parts if not answer]
    if whole is None and not parts:
        silent = [indicator.title]
    why = _open(judged, points, silent)
    lines = tuple(_judged_line(answer) for answer in judged)
    score = None if why else low
    told = f"未评分：{why}" if why else f"{number(low)}分（分值{number(points)}分，由评价人评定）"
    return Step(
        indicator.path,
        indicator.title,
        points,
        score=score,
        lost=None if score is None else points - score,
        reason=why or (f"由评价人评定{number(low)}分" if low < points else ""),
        recover=("补充能支持更高评定的佐证材料",) if score is not None and low < points else (),
        status="unscored" if why else "judged",
        low=low if 0 <= low <= points else Fraction(0),
        high=points if why else low,
        trace=Trace((*lines, Line("得分", told))),
        evidence=indicator.evidence,
        children=tuple(_part(child, answer, whole) for child, answer in parts),
        pooled=True,
    )


def _points(answer: Answer) -> Fraction:
    return answer.value if isinstance(answer.value, Fraction) else Fraction(0)


def _open(judged: list[Answer], points: Fraction, silent: list[str]) -> str:
    """Why the pooled points cannot be given yet."""
    given = [_points(answer) for answer in judged]
    if any(one < 0 for one in given):
        return f"评定得分{number(min(given))}分低于0分"
    total = sum(given, Fraction(0))
    if total > points:
        return f"评定得分合计{number(total)}分，超过分值{number(points)}分"
    return f"未作判断：{'、'.join(silent)}的评定得分" if silent else ""


def _judged_line(answer: Answer) -> Line:
    reason = f"（{answer.reason}）" if answer.reason else ""
    title = answer.path.rpartition("/")[2]
    text = f"{title}评定得分{number(_points(answer))}分{reason}"
    return Line("判断", text, answer.evidence or answer.place)


def _part(child: Indicator, answer: Answer | None, whole: Answer | None) -> Step:
    """One of the children that share the points; judged with the rest where ``whole`` is."""
    silent = "与同级指标一并评定" if whole is not None else "未作判断：评定得分"
    return Step(
        child.path,
        child.title,
        None,
        value="" if answer is None else f"{number(_points(answer))}分",
        status="unscored" if answer is None and whole is None else "judged",
        reason=silent if answer is None else "",
        evidence=child.evidence,
    )


def valued(framework: Framework, dossier: Dossier, indicator: Indicator) -> Step:
    """An indicator without points: only its values are worked out."""
    source = Source(framework, dossier, indicator.exclude)
    worked = {
        name: source.work_out(indicator.title if name == "value" else name, formula)
        for name, formula in indicator.values.items()
    }
    single = worked.get("value")
    named = [f"{name}{one.printed}" for name, one in worked.items() if one.printed]
    whys = dict.fromkeys(one.why for one in worked.values() if one.why)
    return Step(
        indicator.path,
        indicator.title,
        None,
        value=single.printed if single is not None else "，".join(named),
        status="unscored",
        reason="；".join(whys) or "没有分值，不评分",
        trace=Trace(tuple(line for one in worked.values() for line in one.lines)),
        evidence=indicator.evidence,
    )
