"""Every number a report may quote, and where it comes from.

A report's sentences name numbers and never hold them: ``三公经费决算数``,
``三公经费决算数:上年``, ``支出决算数 ÷ 全年预算数``, ``三公经费变动率.得分``, ``总分``. What nobody
supplied is quoted as 未填报, never as 0.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from jiheng.arithmetic import Ratio
from jiheng.dossiers.model import Dossier, Fact
from jiheng.frameworks.catalogue import FactNames, catalogue
from jiheng.frameworks.language import read_formula
from jiheng.frameworks.language.formula import Formula
from jiheng.frameworks.language.normal import plain_name
from jiheng.quantities import Unit, amount, number, percent
from jiheng.scoring.model import Evaluation, Step
from jiheng.scoring.values import printed_value
from jiheng.writing.errors import AmbiguousReference, UnknownReference
from jiheng.writing.reported import Reported, reported
from jiheng.writing.step_words import ground, remark

UNFILLED = "未填报"
_LAST_YEAR = ("上年", "上年度")
_SIGNS = frozenset("+-*/×÷()")


@dataclass(frozen=True, slots=True)
class Quoted:
    """One number (or word) as a report prints it.

    Attributes:
        text: with its unit.
        fact: where it comes from.
        value: in the base unit of its dimension; None of words and of what is not there.
        missing: what nobody supplied; empty where there is a text to print.
    """

    text: str
    fact: str
    value: Fraction | None = None
    missing: tuple[str, ...] = ()


class Figures:
    """What one evaluation of one dossier lets a report quote."""

    def __init__(self, dossier: Dossier, evaluation: Evaluation) -> None:
        """Keep both; nothing is looked up before it is asked for."""
        self.dossier = dossier
        self.evaluation = evaluation

    def quote(self, reference: str, where: str = "") -> Quoted:
        """What a reference stands for.

        Raises:
            UnknownReference: nothing is called so.
            AmbiguousReference: several indicators are.
        """
        written = reference.strip()
        for reading in (self._named, self._fact, self._of_indicator, self._formula):
            found = reading(written, where)
            if found is not None:
                return found
        raise UnknownReference(where, written, self._known())

    def fact(self, name: str, back: int = 0) -> Fact | None:
        """The fact of the evaluated year, or so many years before."""
        return self.dossier.fact(name, self.dossier.subject.year - back)

    def value(self, reference: str) -> Fraction | None:
        """The number behind a reference; None where there is none."""
        return self.quote(reference).value

    def has(self, *references: str) -> bool:
        """Whether all of them were supplied."""
        return not any(self.quote(one).missing for one in references)

    def named(self, step: Step) -> str:
        """How a reference calls an indicator: by its title, where no other has the same."""
        return step.title if self._titles[plain_name(step.title)] == 1 else step.path

    @cached_property
    def _titles(self) -> Counter[str]:
        return Counter(plain_name(step.title) for step in self.evaluation.walk())

    @cached_property
    def reported(self) -> Reported:
        """The score as the unit reports it."""
        return reported(self.evaluation)

    @cached_property
    def _names(self) -> FactNames:
        own = {fact.name: fact.unit for fact in self.dossier.facts}
        return _Names(catalogue().facts, own)

    @cached_property
    def _words(self) -> Mapping[str, Callable[[], Quoted]]:
        return {
            "单位名称": lambda: self._of_subject("单位名称", self.dossier.subject.name),
            "预算编码": lambda: self._of_subject("预算编码", self.dossier.subject.code),
            "主管部门": lambda: self._of_subject("主管部门", self.dossier.subject.authority),
            "评价年度": lambda: self._of_subject("评价年度", str(self.dossier.subject.year)),
            "总分": lambda: _points(self.reported.total, "自评总分", self.reported.origin),
            "满分": lambda: _points(self.evaluation.points, "满分", self._framework),
            "等级": lambda: self._word("等级", self.reported.grade, self._framework),
            "测算得分": lambda: _points(
                self.evaluation.total if self.evaluation.complete else None, "测算得分", "逐项测算"
            ),
            "指标体系": lambda: Quoted(self._framework, "指标体系"),
            "指标数": lambda: Quoted(f"{self._leaves}项", self._framework, Fraction(self._leaves)),
            "项目数": lambda: Quoted(f"{self._projects}个", "项目情况表", Fraction(self._projects)),
        }

    @property
    def _leaves(self) -> int:
        return sum(1 for _ in self.evaluation.leaves())

    @property
    def _projects(self) -> int:
        return len(self.dossier.projects)

    @property
    def _framework(self) -> str:
        return self.evaluation.framework.cited

    def _named(self, written: str, where: str) -> Quoted | None:
        del where
        found = self._words.get(written)
        return found() if found else None

    def _of_subject(self, name: str, text: str) -> Quoted:
        return self._word(name, text, f"单位信息 {name}")

    def _word(self, name: str, text: str, origin: str) -> Quoted:
        return Quoted(text, origin) if text else _nothing(name)

    def _fact(self, written: str, where: str) -> Quoted | None:
        del where
        name, _, year = written.replace("：", ":").partition(":")
        back = 1 if year.strip() in _LAST_YEAR else 0
        canonical = self._names.resolve(name.strip())
        if canonical is None or (year and not back):
            return None
        return self._of_year(canonical, back)

    def _of_year(self, name: str, back: int) -> Quoted:
        fact = self.fact(name, back)
        if fact is not None:
            value = fact.value if isinstance(fact.value, Fraction) else None
            return Quoted(fact.printed, _origin(fact), value)
        parts = self._by_fund(name, back)
        if not parts:
            told = f"上年{name}" if back else name
            return _nothing(told)
        total = sum((value for _, value in parts), Fraction(0))
        terms = " + ".join(f"{one.name}{one.printed}" for one, _ in parts)
        return Quoted(amount(total, parts[0][0].unit), f"{name} = {terms}", total)

    def _by_fund(self, name: str, back: int) -> list[tuple[Fact, Fraction]]:
        """The same fact of each 资金性质 that was filled in, where the sum was not."""
        facts = (self.fact(f"{fund}{name}", back) for fund in catalogue().funds)
        return [(one, one.value) for one in facts if one and isinstance(one.value, Fraction)]

    def _of_indicator(self, written: str, where: str) -> Quoted | None:
        path, dot, what = written.rpartition(".")
        if not dot or what not in _OF_STEP:
            return None
        wanted = plain_name(path)
        steps = [one for one in self.evaluation.walk() if plain_name(one.path) == wanted]
        steps = steps or [one for one in self.evaluation.walk() if plain_name(one.title) == wanted]
        if len(steps) > 1:
            raise AmbiguousReference(where, written, [one.path for one in steps])
        return _OF_STEP[what](steps[0], self.reported) if steps else None

    def _formula(self, written: str, where: str) -> Quoted | None:
        del where
        if not _SIGNS & set(written):
            return None
        reading = read_formula(written, self._names)
        if reading.formula is None or reading.unread:
            return None
        if any(self._names.resolve(one.name) is None for one in reading.formula.names):
            return None
        return self._worked(reading.formula)

    def _worked(self, formula: Formula) -> Quoted:
        found = formula.evaluate(self._ratio)
        shown = formula.trace(lambda name, back: self._of_year(name, back).text)
        if found.ratio is None:
            missing = tuple(
                f"上年{one.name}" if one.years_back else one.name for one in found.missing
            )
            why = f"分母为零（{formula}）"
            text = UNFILLED if missing else why
            return Quoted(text, f"{formula}：{shown}", None, missing or (why,))
        value = found.ratio.fraction
        text = printed_value(value, formula.unit(self._names))
        return Quoted(text, f"{formula} = {shown} = {text}", value)

    def _ratio(self, name: str, back: int) -> Ratio | None:
        value = self._of_year(name, back).value
        return None if value is None else Ratio.of(value)

    def _known(self) -> Iterator[str]:
        """What may be written, for the nearest name."""
        yield from self._words
        yield from self._names
        for step in self.evaluation.walk():
            yield f"{step.title}.得分"


class _Names(FactNames):
    """The catalogue's names, and those the dossier has besides."""

    def __init__(self, facts: Mapping[str, object], own: Mapping[str, Unit]) -> None:
        super().__init__(facts)  # type: ignore[arg-type]
        self._own = own
        self.printed.update({plain_name(name): name for name in own})

    def unit(self, name: str) -> Unit:
        return self._own.get(name) or super().unit(name)


def _origin(fact: Fact) -> str:
    """Name, year and place of a fact."""
    parts = (f"{fact.name}（{fact.year}年）", fact.evidence, fact.place)
    return "，".join(part for part in parts if part)


def _nothing(name: str) -> Quoted:
    """What nobody supplied."""
    return Quoted(UNFILLED, f"{name}{UNFILLED}", None, (name,))


def _points(score: Fraction | None, name: str, origin: str) -> Quoted:
    if score is None:
        return _nothing(name)
    return Quoted(f"{number(score, 2)}分", f"{name}，{origin}", score)


def _score(step: Step, told: Reported) -> Quoted:
    score = told.score(step)
    return _points(score, f"{step.path}得分", told.origin_of(step))


def _share(step: Step, told: Reported) -> Quoted:
    score = told.score(step)
    if score is None or not step.points:
        return _nothing(f"{step.path}得分率")
    value = score / step.points
    return Quoted(percent(value), f"{step.path}得分÷分值", value)


def _leaves(step: Step, _: Reported) -> Quoted:
    count = sum(1 for _ in step.leaves())
    return Quoted(f"{count}项", f"{step.path}的指标", Fraction(count))


def _stated(text: str, name: str) -> Quoted:
    return Quoted(text, name) if text else _nothing(name)


_OF_STEP: Mapping[str, Callable[[Step, Reported], Quoted]] = {
    "分值": lambda step, _: _points(step.points, f"{step.path}分值", "指标体系"),
    "得分": _score,
    "自评得分": lambda step, _: _points(step.filed, f"{step.path}自评得分", "填报表自评得分"),
    "测算得分": lambda step, _: _points(step.score, f"{step.path}测算得分", "逐项测算"),
    "扣分": lambda step, told: _points(told.lost(step), f"{step.path}扣分", told.origin_of(step)),
    "得分率": _share,
    "指标数": _leaves,
    "依据": lambda step, _: _stated(ground(step), f"{step.path}的依据"),
    "扣分原因": lambda step, told: _stated(remark(told, step), f"{step.path}的扣分原因"),
    "值": lambda step, _: (
        Quoted(step.value, f"{step.path}的值")
        if step.value
        else Quoted(UNFILLED, f"{step.path}没有值", None, (f"{step.title}的值",))
    ),
}
