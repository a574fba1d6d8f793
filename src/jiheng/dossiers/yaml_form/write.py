"""A dossier as YAML, or a blank one that says what belongs where."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import groupby
from pathlib import Path

from jiheng.dossiers.asked import TOTAL, YEAR_WORDS, Asked, AskedQuestion
from jiheng.dossiers.model import (
    Answer,
    AnswerValue,
    Dossier,
    Fact,
    Objective,
    Project,
    plain,
    printed,
)
from jiheng.frameworks.model import FactSpec, Framework, Indicator
from jiheng.quantities import Unit, unit
from jiheng.whole import whole

#: Nested parts; a leaf is a text, written as it stands.
Tree = Mapping[str, "Tree | str | list[Tree]"]

_PLAIN = re.compile(r"[\w一-鿿./（）〔〕%、，。；“”《》≥≤\-]+")
_AS_SOMETHING_ELSE = re.compile(r"[-.%].*|/|~|null", re.IGNORECASE)
#: Characters that YAML does not take as they are, even in quotes.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_MONEY = unit("万元")
_PHASES = (("年初预算数", "initial"), ("全年预算数", "adjusted"), ("全年执行数", "spent"))


def write_yaml(framework: Framework, path: Path, dossier: Dossier | None = None) -> None:
    """Write the dossier; a blank form with its questions as comments where there is none."""
    asked = Asked(framework)
    lines = _filled(asked, dossier) if dossier else _blank(asked)
    with whole(path) as temporary:
        temporary.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def scalar(text: str) -> str:
    """A text so that it reads back the same.

    Example:
        >>> scalar("18.43万元"), scalar("=1+1"), scalar("a: b")
        ('18.43万元', '"=1+1"', '"a: b"')
    """
    if _PLAIN.fullmatch(text) and not _AS_SOMETHING_ELSE.fullmatch(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", quoted)


def _filled(asked: Asked, dossier: Dossier) -> Iterator[str]:
    reference, subject = dossier.framework, dossier.subject
    tree: Tree = {
        "framework": _present(
            {"id": reference.id, "version": reference.version, "hash": reference.hash}
        ),
        "subject": _present(
            {name: str(getattr(subject, name)) for name in subject.__dataclass_fields__}
        ),
        "facts": _facts(dossier.facts),
        "answers": {
            path or TOTAL: {one.key: _answer(asked, one) for one in answers}
            for path, answers in groupby(dossier.answers, key=lambda one: one.path)
        },
        "objectives": [_objective(one) for one in dossier.objectives],
        "projects": [_project(one) for one in dossier.projects],
        "transfers": [
            _present(
                {
                    "document": one.document,
                    "title": one.title,
                    "level": one.level,
                    "amount": _amount(one.amount, _MONEY),
                    "spent": _amount(one.spent, _MONEY),
                }
            )
            for one in dossier.transfers
        ],
        "texts": {one.title: one.body for one in dossier.texts},
        "filed": {
            one.path: _present({"score": plain(one.score), "reason": one.reason})
            for one in dossier.filed
        },
        "filed_total": _points(dossier.filed_total),
    }
    return _lines(_present(tree), 0)


def _present(tree: Tree) -> Tree:
    """Without what is not filled in."""
    return {key: value for key, value in tree.items() if value}


def _lines(tree: Tree, depth: int) -> Iterator[str]:
    indent = "  " * depth
    for key, value in tree.items():
        name = f"{indent}{scalar(key)}:"
        if isinstance(value, str):
            yield f"{name} {scalar(value)}"
            continue
        yield name
        if isinstance(value, list):
            for one in value:
                first, *rest = _lines(one, depth + 2)
                yield f"{indent}  - {first.strip()}"
                yield from rest
        else:
            yield from _lines(value, depth + 1)


def _facts(facts: Iterable[Fact]) -> Tree:
    by_name = groupby(facts, key=lambda fact: fact.name)
    return {name: {str(one.year): _fact(one) for one in years} for name, years in by_name}


def _fact(fact: Fact) -> Tree | str:
    if not (fact.stage or fact.evidence or fact.exclusions):
        return fact.printed
    return _present(
        {
            "value": fact.printed,
            "stage": fact.stage,
            "evidence": fact.evidence,
            "exclude": [
                _present(
                    {
                        "amount": printed(one.amount, fact.unit),
                        "category": one.category,
                        "document": one.document,
                    }
                )
                for one in fact.exclusions
            ],
        }
    )


def _answer(asked: Asked, answer: Answer) -> Tree | str:
    value = answer_text(asked.question(answer.path, answer.key), answer.value)
    if not (answer.evidence or answer.reason):
        return value
    return _present({"value": value, "evidence": answer.evidence, "reason": answer.reason})


def answer_text(asked: AskedQuestion | None, value: AnswerValue) -> str:
    """An answer as a person writes it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Fraction):
        measured = asked and asked.question.kind in {"value", "named"}
        return printed(value, unit(asked.question.unit if asked and measured else ""))
    return value


def _objective(one: Objective) -> Tree:
    approved, approval = one.approved, one.approval
    words: dict[str, Tree | str] = {
        name: getattr(one, name)
        for name in ("project", "level1", "level2", "title", "direction", "target", "unit")
    }
    words["weight"] = _points(one.weight)
    words |= {"actual": one.actual, "method": one.method, "filed": _points(one.filed)}
    words["judged"] = _points(one.judged)
    words |= {"deviation_reason": one.deviation_reason, "evidence": one.evidence}
    if approved:
        words["approved"] = {
            "target": approved.target,
            "direction": approved.direction,
            "weight": _points(approved.weight),
        }
    if approval:
        words["approval"] = {"number": approval.number, "date": approval.date}
    return _present(words)


def _project(one: Project) -> Tree:
    money = {
        part.source: _present(
            {phase: _amount(getattr(part, attribute), _MONEY) for phase, attribute in _PHASES}
        )
        for part in one.money
    }
    return _present(
        {
            "code": one.code,
            "name": one.name,
            "authority": one.authority,
            "implementer": one.implementer,
            "money": money,
            "goal": one.goal,
            "result": one.result,
            "filed": _points(one.filed),
        }
    )


def _amount(value: Fraction | None, measure: Unit) -> str:
    return "" if value is None else printed(value, measure)


def _points(value: Fraction | None) -> str:
    return "" if value is None else plain(value)


# ------------------------------------------------------------------- blank form


def _blank(asked: Asked) -> Iterator[str]:
    framework = asked.framework
    yield f"# {framework.title}：填报内容。没有的留空，不写0；金额和比率带单位，如 18.43万元、88%。"
    yield "framework:"
    yield f"  id: {scalar(framework.id)}"
    yield f"  version: {scalar(framework.version)}"
    yield f"  hash: {scalar(framework.hash)}"
    yield "subject:"
    yield "  code:            # 预算编码，跨年度识别单位"
    yield "  name:            # 单位名称"
    yield f"  year: {framework.year or ''}       # 评价年度"
    yield "  level:           # 预算级次"
    yield "  region:          # 区划"
    yield "  authority:       # 主管部门"
    yield "  nature:          # 行政单位、参公事业单位或事业单位"
    yield "  date:            # 填报日期"
    yield "facts:"
    for fact in (*asked.facts, *(one for family in asked.families for one in family.members)):
        if asked.years(fact.name):
            yield from _blank_fact(fact, asked.years(fact.name))
    yield "answers:"
    for path, questions in groupby(asked.questions, key=lambda one: one.path):
        yield f"  {scalar(path or TOTAL)}:"
        for one in questions:
            yield f"    {scalar(one.label)}:      # {_hint(one)}"
    yield from _blank_tables(asked.scored)


def _blank_fact(spec: FactSpec, years: frozenset[int]) -> Iterator[str]:
    note = "；".join(part for part in (spec.definition, spec.where) if part)
    yield f"  {scalar(spec.name)}:      # {spec.unit}。{_one_line(note)}"
    if years != {0}:
        words = "、".join(YEAR_WORDS[min(back, 2)] for back in sorted(years))
        yield f"    # 需要{words}数，写成 年度: 数值"


def _blank_tables(scored: Iterable[Indicator]) -> Iterator[str]:
    yield "objectives: []"
    yield "# - {project, level1, level2, title, direction, target, unit, weight, actual}"
    yield "projects: []"
    yield "# - {code, name, money: {当年财政拨款: {年初预算数, 全年预算数, 全年执行数}}}"
    yield "transfers: []"
    yield "# - {document, title, level, amount, spent}"
    yield "texts: {}"
    yield "filed:"
    for one in scored:
        points = f"{plain(one.points)}分" if one.points is not None else "不设分值"
        yield f"  {scalar(one.path)}:      # {points}"
    yield "filed_total:"


def _hint(asked: AskedQuestion) -> str:
    question = asked.question
    kinds = {"condition": "是/否", "item": "是/否", "count": "个数"}
    choices = " | ".join(question.choices) or kinds.get(question.kind, question.unit or "数值")
    return _one_line(f"{question.prompt}：{choices}")


def _one_line(text: str) -> str:
    return " ".join(text.split())
