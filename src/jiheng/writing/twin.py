"""The machine-readable twin of a report (机读数据): facts, scores, framework version and hash."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from jiheng.dossiers.model import Dossier, Fact, Objective, Project, plain
from jiheng.scoring.model import Evaluation, Step
from jiheng.writing.reported import Reported, reported

#: What a reader of the file may rely on; it grows, and nothing changes its meaning.
FORM = "jiheng.report/1"


def twin(dossier: Dossier, evaluation: Evaluation) -> str:
    """The twin as JSON; the same 填报表 gives the same text."""
    told = reported(evaluation)
    used, subject = evaluation.framework, dossier.subject
    content: dict[str, Any] = {
        "form": FORM,
        "subject": {
            "code": subject.code,
            "name": subject.name,
            "year": subject.year,
            "region": subject.region,
            "authority": subject.authority,
            "date": subject.date,
        },
        "framework": {"id": used.id, "title": used.title, "version": used.version,
                      "hash": used.hash},
        "points": _exact(evaluation.points),
        "reported": {"total": _exact(told.total), "grade": told.grade, "by": told.origin},
        "computed": {"total": _exact(evaluation.total), "complete": evaluation.complete,
                     "range": [_exact(evaluation.low), _exact(evaluation.high)],
                     "grade": evaluation.grade},
        "filed_total": _exact(evaluation.filed_total),
        "facts": [_fact(fact, dossier.path) for fact in dossier.facts],
        "objectives": [_objective(one) for one in dossier.objectives],
        "projects": [_project(one) for one in dossier.projects],
        "indicators": [_step(step, told) for step in evaluation.leaves()],
    }  # fmt: skip
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _fact(fact: Fact, path: str) -> dict[str, Any]:
    found = {
        "name": fact.name,
        "year": fact.year,
        "value": _value(fact),
        "unit": fact.unit.symbol,
        "stage": fact.stage,
        "evidence": fact.evidence,
        "place": fact.place.replace(path, Path(path).name) if path else fact.place,
        "exclusions": [
            {"amount": plain(one.amount / fact.unit.scale), "category": one.category,
             "document": one.document}
            for one in fact.exclusions
        ],
    }  # fmt: skip
    return {name: value for name, value in found.items() if value not in ("", [])}


def _value(fact: Fact) -> str | bool:
    """In its own unit, every digit; bounds as filed."""
    if isinstance(fact.value, Fraction):
        return fact.comparator + plain(fact.value / fact.unit.scale)
    return fact.value.isoformat() if isinstance(fact.value, date) else fact.value


def _objective(one: Objective) -> dict[str, Any]:
    return {
        "project": one.project,
        "path": f"{one.level1}/{one.level2}/{one.title}",
        "target": f"{'' if one.direction == '定性' else one.direction}{one.target}",
        "unit": one.unit,
        "actual": one.actual,
        "points": _exact(one.weight),
        "filed": _exact(one.filed),
    }


def _project(one: Project) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": one.name,
        "initial": _exact(one.initial),
        "adjusted": _exact(one.adjusted),
        "spent": _exact(one.spent),
        "filed": _exact(one.filed),
    }


def _step(step: Step, told: Reported) -> dict[str, Any]:
    return {
        "path": step.path,
        "points": _exact(step.points),
        "reported": _exact(told.score(step)),
        "filed": _exact(step.filed),
        "computed": _exact(step.score),
        "status": step.status,
        "value": step.value,
        "reason": step.reason,
    }


def _exact(value: Fraction | None) -> str | None:
    """Decimal digits as text: no reader may round them."""
    return None if value is None else plain(value)
