"""Fields (字段) that a template may ask for: words, and lists to be repeated over."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from jiheng.dossiers.model import Objective, Project
from jiheng.frameworks.language.normal import normalise
from jiheng.quantities import amount, percent, unit
from jiheng.scoring.model import Step
from jiheng.writing.forms.known import Known, points

_NO_NAME = re.compile(r"\W+")
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Fields:
    """Everything there is to ask for.

    Attributes:
        words: name → text; ``""`` of what nobody has supplied.
        last_year: the facts of the year before, by the same names, under 上年.
        lists: name → rows, each a mapping of words.
    """

    words: Mapping[str, str]
    last_year: Mapping[str, str]
    lists: Mapping[str, Sequence[Mapping[str, str]]]

    @property
    def context(self) -> dict[str, object]:
        """As a template sees them."""
        return {**self.words, "上年": dict(self.last_year), **self.lists}

    def listed(self) -> Iterator[tuple[str, str]]:
        """How each is written in a template, and what it is now."""
        for name, text in self.words.items():
            yield f"{{{{ {name} }}}}", _short(text)
        for name, text in self.last_year.items():
            yield f"{{{{ 上年.{name} }}}}", _short(text)
        for name, rows in self.lists.items():
            keys = "、".join(rows[0]) if rows else ""
            yield f"{{%tr for 行 in {name} %}}", f"{len(rows)}行：行.{keys}" if rows else "0行"


def fields(known: Known) -> Fields:
    """The fields of a dossier and its evaluation."""
    year = known.year
    asked = [name for name in known.framework.facts if name in known.framework.asked]
    return Fields(
        words={
            **dict(_subject(known)),
            **{named(one.title): one.body for one in known.dossier.texts},
            **{named(name): known.fact(name, year, "") or "" for name in asked},
        },
        last_year={named(name): text for name in asked if (text := known.fact(name, year - 1, ""))},
        lists={
            "指标表": [_step(one) for one in _steps(known)],
            "绩效目标表": [_objective(one) for one in known.dossier.objectives_of()],
            "项目表": [_project(one) for one in known.dossier.projects],
        },
    )


def named(name: str) -> str:
    """A name as a template can write it: brackets and the like become ``_``.

    Example:
        >>> named("因公出国（境）费决算数")
        '因公出国_境_费决算数'
    """
    plain = _NO_NAME.sub("_", normalise(name).text).strip("_")
    return f"_{plain}" if plain[:1].isdecimal() else plain


def _subject(known: Known) -> Iterator[tuple[str, str]]:
    subject, evaluation = known.dossier.subject, known.evaluation
    yield "单位名称", subject.name
    yield "预算编码", subject.code
    yield "评价年度", str(subject.year)
    yield "主管部门", subject.authority
    yield "联系人", subject.contact
    yield "联系电话", subject.phone
    yield "填报日期", subject.date
    yield "自评总分", points(known.total())
    yield "测算总分", points(evaluation.total) if evaluation and evaluation.complete else ""
    yield "等级", evaluation.filed_grade or evaluation.grade if evaluation else ""
    yield "指标体系", known.framework.title


def _steps(known: Known) -> Iterator[Step]:
    if known.evaluation is not None:
        yield from known.evaluation.leaves()


def _step(step: Step) -> Mapping[str, str]:
    titles = step.path.split("/")
    return {
        "一级指标": titles[0],
        "二级指标": "/".join(titles[1:-1]),
        "三级指标": step.title,
        "分值": points(step.points),
        "实际值": step.value,
        "自评得分": points(step.filed),
        "测算得分": points(step.score),
        "扣分原因": step.filed_reason or step.reason,
    }


def _objective(one: Objective) -> Mapping[str, str]:
    direction = "" if one.direction == "定性" else one.direction
    return {
        "一级指标": one.level1,
        "二级指标": one.level2,
        "三级指标": one.title,
        "指标值": f"{direction}{one.target}{one.unit}",
        "实际完成值": f"{one.actual}{one.unit}" if one.actual[:1].isdecimal() else one.actual,
        "分值": points(one.weight),
        "得分": points(one.filed),
        "偏差原因": one.deviation_reason,
    }


def _project(one: Project) -> Mapping[str, str]:
    spent, adjusted = one.spent, one.adjusted
    return {
        "项目编码": one.code,
        "项目名称": one.name,
        "主管部门": one.authority,
        "实施单位": one.implementer,
        "年初预算数": _money(one.initial),
        "全年预算数": _money(adjusted),
        "全年执行数": _money(spent),
        "执行率": percent(spent / adjusted) if spent is not None and adjusted else "",
        "预期目标": one.goal,
        "实际完成情况": one.result,
        "得分": points(one.filed),
    }


def _money(value: Fraction | None) -> str:
    return "" if value is None else amount(value, unit("万元"))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
