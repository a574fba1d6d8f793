"""An evaluation as JSON, for other programs: exact figures, the same keys every time."""

import json
from fractions import Fraction
from typing import Any

from jiheng.quantities import decimals
from jiheng.scoring.model import Evaluation, Step


def score_json(evaluation: Evaluation) -> str:
    """One line of JSON."""
    return json.dumps(_evaluation(evaluation), ensure_ascii=False, separators=(",", ":"))


def _evaluation(evaluation: Evaluation) -> dict[str, Any]:
    used, subject = evaluation.framework, evaluation.subject
    return {
        "framework": {"id": used.id, "version": used.version, "hash": used.hash},
        "subject": {"code": subject.code, "name": subject.name, "year": subject.year},
        "points": _number(evaluation.points),
        "total": _number(evaluation.total),
        "grade": evaluation.grade,
        "complete": evaluation.complete,
        "range": [_number(evaluation.low), _number(evaluation.high)],
        "filed_total": _number(evaluation.filed_total),
        "filed_sum": _number(evaluation.filed_sum),
        "filed_grade": evaluation.filed_grade,
        "settings": dict(evaluation.settings),
        "unscored": [
            {"path": one.path, "reason": one.reason, "range": [_number(one.low), _number(one.high)]}
            for one in evaluation.unscored
        ],
        "indicators": [_step(step) for step in evaluation.steps],
        "adjustments": [
            {"kind": one.kind, "sentence": one.sentence, "applied": one.applied,
             "effect": one.effect, "points": _number(one.points)}
            for one in evaluation.adjustments
        ],
        "ties": [
            {"text": tie.text, "left": tie.left, "right": tie.right, "gap": tie.gap}
            for tie in evaluation.ties
        ],
        "figures": [
            {"title": one.title, "value": one.value, "without": one.without, "note": one.note}
            for one in evaluation.figures
        ],
        "notes": list(evaluation.notes),
        "doubts": list(evaluation.doubts),
        "projects": [_evaluation(project) for project in evaluation.projects],
    }  # fmt: skip


def _step(step: Step) -> dict[str, Any]:
    return {
        "path": step.path,
        "title": step.title,
        "points": _number(step.points),
        "value": step.value,
        "score": _number(step.score),
        "filed": _number(step.filed),
        "lost": _number(step.lost),
        "reason": step.reason,
        "remark": step.remark,
        "status": step.status,
        "range": [_number(step.low), _number(step.high)],
        "recover": list(step.recover),
        "indicators": [_step(child) for child in step.children],
    }


def _number(value: Fraction | None) -> int | float | None:
    """At most two decimals: scores are whole hundredths, which a JSON number prints exactly."""
    if value is None:
        return None
    if value.denominator == 1:
        return int(value)
    return float(decimals(value))
