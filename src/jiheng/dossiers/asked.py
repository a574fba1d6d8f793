"""What a framework asks of a subject: which facts of which years, which questions, which scores."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import chain

from jiheng.dossiers.model import JUDGED, NOT_APPLICABLE
from jiheng.frameworks.load import load_framework
from jiheng.frameworks.model import FactSpec, Framework, Indicator
from jiheng.frameworks.phrases.answers import Question

#: 本年, 上年, 前年: how a form heads the columns of these years.
YEAR_WORDS = ("本年", "上年", "前年")
#: How a form names the conditions of caps, vetoes and bonus, whose path is ``""``.
TOTAL = "总分"
#: How a form words the question for the indicator's own value.
VALUE = "指标值"


@dataclass(frozen=True, slots=True)
class Family:
    """A fact that is split by fund (资金性质), with its six parts.

    Attributes:
        whole: the fact itself.
        parts: the six, in the order of the catalogue.
    """

    whole: FactSpec
    parts: tuple[FactSpec, ...]

    @property
    def members(self) -> tuple[FactSpec, ...]:
        """The fact itself, then its parts."""
        return self.whole, *self.parts


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One question a person must answer (指标判断).

    Attributes:
        path: of the indicator; ``""`` for a condition on the total.
        question: what must be known to apply the rule.
        evidence: 佐证材料 the framework wants for it.
        points: 分值 of the indicator.
        rule: 评分标准, as written.
    """

    path: str
    question: Question
    evidence: tuple[str, ...] = ()
    points: Fraction | None = None
    rule: str = ""

    @property
    def label(self) -> str:
        """How a form words the question; unique within its indicator."""
        return VALUE if self.question.key == "value" else self.question.key


class Asked:
    """The questions of one framework, in the order of a form.

    Attributes:
        framework: that asks.
    """

    def __init__(self, framework: Framework) -> None:
        """Everything below is worked out when first needed."""
        self.framework = framework

    @cached_property
    def families(self) -> tuple[Family, ...]:
        """Facts by fund, each with its parts."""
        specs = self.framework.facts
        return tuple(
            Family(spec, tuple(part for part in specs.values() if part.parent == name))
            for name, spec in specs.items()
            if spec.by_fund
        )

    @cached_property
    def by_fund(self) -> Mapping[str, Family]:
        """The family of every fact that belongs to one."""
        return {member.name: family for family in self.families for member in family.members}

    @cached_property
    def facts(self) -> tuple[FactSpec, ...]:
        """Facts that stand for themselves, in the order of the catalogue."""
        specs = self.framework.facts.items()
        return tuple(spec for name, spec in specs if name not in self.by_fund)

    def fact(self, name: str) -> FactSpec | None:
        """The fact of that name or alias; None where the framework has none."""
        return self.framework.facts.get(self.framework.resolve(name) or "")

    def years(self, name: str) -> frozenset[int]:
        """How many years back formulas look at a fact; empty when none does."""
        return frozenset(self.framework.years.get(name, ()))

    @cached_property
    def questions(self) -> tuple[AskedQuestion, ...]:
        """Every question of the department's own indicators, then of its total."""
        return tuple(
            AskedQuestion(
                one.path,
                _limited(question, one.points),
                one.evidence,
                one.points,
                one.rule.text if one.rule else "",
            )
            for one in self.framework.leaves()
            for question in _questions(one)
        ) + tuple(AskedQuestion("", question) for question in self._of_total())

    @cached_property
    def projects(self) -> "Asked | None":
        """What is asked of each project, where the framework scores them."""
        name = self.framework.projects
        return Asked(load_framework(name)) if name else None

    def question(self, path: str, key: str) -> AskedQuestion | None:
        """One question by its key or label; the path of a project's begins with the 项目编码."""
        own = self._by_key.get((path, "value" if key == VALUE else key))
        _, _, rest = path.partition("/")
        if own or not rest or not self.projects:
            return own
        return self.projects.question(rest, key)

    def keys(self, path: str) -> tuple[str, ...]:
        """Keys of the questions of one indicator."""
        own = tuple(one.question.key for one in self.questions if one.path == path)
        _, _, rest = path.partition("/")
        if own or not rest or not self.projects:
            return own
        return self.projects.keys(rest)

    @cached_property
    def order(self) -> Mapping[tuple[str, str], int]:
        """Where a question stands in the form."""
        return {key: order for order, key in enumerate(self._by_key)}

    @cached_property
    def scored(self) -> tuple[Indicator, ...]:
        """Indicators that carry points of their own: what the unit gives itself a score for."""
        return tuple(one for one in self.framework.walk() if _carries_points(one))

    def path(self, name: str) -> str | None:
        """The path of what is named by path or unique title; None where there is none."""
        if name == TOTAL and name not in self._by_name:
            return ""
        if name in self._by_name:
            return self._by_name[name].path
        code, _, rest = name.partition("/")
        below = self.projects.path(rest) if rest and self.projects else None
        return f"{code}/{below}" if below else None

    def scored_path(self, name: str) -> str | None:
        """The same, of indicators that carry points of their own."""
        path = self.path(name)
        if path is None or path in self._scored_paths:
            return path
        code, _, rest = path.partition("/")
        below = self.projects.scored_path(rest) if rest and self.projects else None
        return f"{code}/{below}" if below else None

    @property
    def indicator_names(self) -> tuple[str, ...]:
        """Paths and unique titles, for messages."""
        return tuple(self._by_name)

    @cached_property
    def category_points(self) -> Mapping[str, Fraction | None]:
        """Categories of objectives that are scored, with the points of their indicator."""
        return {one.objectives: one.points for one in self.framework.walk() if one.objectives}

    @property
    def categories(self) -> tuple[str, ...]:
        """Categories of objectives that are scored; none where objectives are not."""
        return tuple(self.category_points)

    @cached_property
    def methods(self) -> tuple[str, ...]:
        """Ways of giving points to an objective (赋分方式)."""
        return tuple(dict.fromkeys(one for found in self.framework.walk() for one in found.rules))

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """Words of the levels by which objectives of quality are judged, best first."""
        rules = (
            reading.rule
            for found in self.framework.walk()
            for reading in found.rules.values()
            if reading.rule
        )
        asked = (question for rule in rules for question in rule.questions())
        return tuple(dict.fromkeys(choice for one in asked for choice in one.choices))

    @cached_property
    def _scored_paths(self) -> frozenset[str]:
        return frozenset(one.path for one in self.scored)

    @cached_property
    def _by_key(self) -> Mapping[tuple[str, str], AskedQuestion]:
        return {(one.path, one.question.key): one for one in self.questions}

    @cached_property
    def _by_name(self) -> Mapping[str, Indicator]:
        below = list(self.framework.walk())
        titles = [one.title for one in below]
        unique = {one.title: one for one in below if titles.count(one.title) == 1}
        return {one.path: one for one in below} | unique

    def _of_total(self) -> Iterator[Question]:
        """Conditions of caps, vetoes and bonus that no formula decides."""
        framework = self.framework
        known = {one.title for one in framework.walk()} | set(framework.facts)
        known |= {figure.title for figure in framework.figures}
        asked = chain(
            (question for cap in framework.caps for question in cap.questions()),
            (question for veto in framework.vetoes for question in veto.questions()),
            (question for bonus in framework.bonus for question in bonus.questions()),
        )
        computed = {"named", "value"}
        first = {
            question.key: question
            for question in reversed(list(asked))
            if question.kind not in computed or question.key not in known
        }
        return reversed(first.values())


def _carries_points(one: Indicator) -> bool:
    return one.pooled or (not one.children and one.points is not None)


def _limited(question: Question, points: Fraction | None) -> Question:
    """A judgement cannot give more than the indicator's points."""
    if question.kind == "judgement" and question.high is None:
        return replace(question, high=points)
    return question


def _questions(one: Indicator) -> Iterator[Question]:
    """What no formula and no objective answers."""
    if one.not_applicable is not None:
        yield Question(NOT_APPLICABLE, "condition", f"是否不适用（{one.not_applicable}）")
    if one.objectives:
        return
    rule = one.rule.rule if one.rule else None
    asked = rule.questions() if rule else ()
    yield from (question for question in asked if question.key not in one.values)
    if not asked:
        yield Question(JUDGED, "judgement", JUDGED, low=Fraction(0))
