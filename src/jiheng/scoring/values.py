"""The values of indicators: facts put into formulas, with the way shown."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from jiheng.arithmetic import Ratio
from jiheng.dossiers.model import Dossier, Exclusion, Fact
from jiheng.frameworks.language.formula import Formula, Value
from jiheng.frameworks.model import Framework
from jiheng.quantities import Unit, amount, percent
from jiheng.scoring.model import Line

#: How far inside an open bound the nearest value is taken to lie.
_NEAR = Fraction(1, 10**9)
#: A value beyond every threshold that a rule could name.
_FAR = Fraction(10**9)


@dataclass(frozen=True, slots=True)
class Bound:
    """A fact filed as a bound, like ``＞85%``: somewhere on one side of a number.

    Attributes:
        printed: as filed.
        near: the value next to the bound that still satisfies it.
        far: the other end of what is possible.
    """

    printed: str
    near: Fraction
    far: Fraction


@dataclass(frozen=True, slots=True)
class Worked:
    """One formula worked out for one subject.

    Attributes:
        ratio: the value; None where it is absent.
        printed: the value as shown.
        without: the value as it would be without 剔除项, as shown; ``""`` where none were used.
        bound: set where the value is a fact filed as a bound; ``ratio`` is its near end.
        why: why there is no value, in words; ``""`` where there is one.
        lines: the way there.
    """

    ratio: Ratio | None
    printed: str = ""
    without: str = ""
    bound: Bound | None = None
    why: str = ""
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class _Number:
    """A fact that is a number, and the number."""

    fact: Fact
    value: Fraction


@dataclass(slots=True)
class _Used:
    """What was looked up while one formula was worked out."""

    lines: dict[tuple[str, int], tuple[Line, ...]] = field(default_factory=dict)
    bounds: dict[tuple[str, int], Bound] = field(default_factory=dict)
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where the formulas of one indicator take their numbers from.

    Attributes:
        framework: declares the facts.
        dossier: supplies them.
        exclude: fact → categories of 剔除项 that the indicator allows.
        excluding: whether allowed 剔除项 are taken off.
    """

    framework: Framework
    dossier: Dossier
    exclude: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    excluding: bool = True

    def work_out(self, name: str, formula: Formula) -> Worked:
        """The value of ``formula``, shown under ``name``."""
        used = _Used()
        found = formula.evaluate(lambda fact, back: self._find(fact, back, used))
        shown = formula.trace(self._shown)
        lines = [line for group in used.lines.values() for line in group]
        lines.append(Line("公式", f"{name} = {formula}"))
        bound = _only_bound(formula, used)
        why = _absence(found, shown) or ("" if bound else _unusable(used))
        if why or found.ratio is None:
            lines.append(Line("值", why))
            return Worked(None, why=why, lines=tuple(lines))
        if bound is not None:
            lines.append(Line("值", f"{bound.printed}（填报的是范围，按它能支持的得分）"))
            return Worked(Ratio.of(bound.near), bound.printed, bound=bound, lines=tuple(lines))
        printed = printed_value(found.ratio.fraction, self._unit(formula))
        without = self._without(name, formula) if used.excluded else ""
        lines += _result(shown, printed, without)
        return Worked(found.ratio, printed, without, lines=tuple(lines))

    def filed(self, name: str, back: int) -> Fraction | None:
        """A fact as filed, or the sum of its parts by 资金性质; None where only a bound is."""
        if self.excluding:
            return replace(self, excluding=False).filed(name, back)
        used = _Used()
        found = self._find(name, back, used)
        return None if found is None or used.bounds else found.fraction

    def _unit(self, formula: Formula) -> Unit:
        """The unit of what a formula gives."""
        return formula.unit(_Units(self.framework))

    def _without(self, name: str, formula: Formula) -> str:
        """The value as it would be without 剔除项."""
        return replace(self, excluding=False).work_out(name, formula).printed

    def _find(self, name: str, back: int, used: _Used) -> Ratio | None:
        """The fact of that name, so many years back."""
        year = self.dossier.subject.year - back
        found = self._number(name, year)
        if found is not None:
            return Ratio.of(self._taken(found, back, used))
        parts = self._by_fund(name, year)
        if not parts:
            return None
        total = sum((self._taken(part, back, used) for part in parts), Fraction(0))
        used.lines[name, back] = (_sum_line(name, parts, total),)
        return Ratio.of(total)

    def _number(self, name: str, year: int) -> _Number | None:
        """A fact that is a number."""
        fact = self.dossier.fact(name, year)
        if fact is None or not isinstance(fact.value, Fraction):
            return None
        return _Number(fact, fact.value)

    def _by_fund(self, name: str, year: int) -> tuple[_Number, ...]:
        """The parts of a fact that was filed by 资金性质 only."""
        declared = self.framework.facts.get(name)
        if declared is None or not declared.by_fund:
            return ()
        parts = (self._number(part, year) for part in self.framework.fund_names(name))
        return tuple(part for part in parts if part is not None)

    def _taken(self, number: _Number, back: int, used: _Used) -> Fraction:
        """The fact's value, allowed 剔除项 taken off; remembers what was used."""
        fact = number.fact
        allowed, refused = self._exclusions(fact)
        lines = [_fact_line(fact)]
        lines += [Line("剔除项", _excluded(fact, one), one.document) for one in allowed]
        lines += [Line("剔除项", _refused(fact, one, why), one.document) for one, why in refused]
        used.lines[fact.name, back] = tuple(lines)
        if fact.comparator:
            used.bounds[fact.name, back] = _bound(number)
        if not self.excluding or not allowed:
            return number.value
        used.excluded = True
        return number.value - sum((one.amount for one in allowed), Fraction(0))

    def _exclusions(
        self, fact: Fact
    ) -> tuple[tuple[Exclusion, ...], tuple[tuple[Exclusion, str], ...]]:
        """Those that are taken off, and those that are not, each with the reason."""
        declared = self.framework.facts.get(fact.name)
        name = declared.parent if declared and declared.parent else fact.name
        categories = self.exclude.get(name, ())
        allowed: list[Exclusion] = []
        refused: list[tuple[Exclusion, str]] = []
        for one in fact.exclusions:
            why = _why_not(one, categories, allowed)
            if why:
                refused.append((one, why))
            else:
                allowed.append(one)
        total = sum((one.amount for one in allowed), Fraction(0))
        if isinstance(fact.value, Fraction) and total > abs(fact.value):
            refused += [(one, f"剔除的合计大于填报的{fact.printed}") for one in allowed]
            return (), tuple(refused)
        return tuple(allowed), tuple(refused)

    def _shown(self, name: str, back: int) -> str:
        """How a fact stands in the formula with numbers put in."""
        used = _Used()
        ratio = self._find(name, back, used)
        if ratio is None:
            return f"〔缺{_dated(name, self.dossier.subject.year - back)}〕"
        if (name, back) in used.bounds:
            return used.bounds[name, back].printed
        fact = self.dossier.fact(name, self.dossier.subject.year - back)
        measure = fact.unit if fact is not None else self.framework.facts[name].unit
        return amount(ratio.fraction, measure)


@dataclass(frozen=True, slots=True)
class _Units:
    """Units of facts, as formulas ask for them."""

    framework: Framework

    def resolve(self, name: str) -> str:
        """Names in a loaded framework are canonical."""
        return name

    def unit(self, name: str) -> Unit:
        """As declared."""
        return self.framework.facts[name].unit


def printed_value(value: Fraction, measure: Unit | None) -> str:
    """A value as shown: bare numbers are rates, the rest have their unit.

    Example:
        >>> from jiheng.quantities import unit
        >>> printed_value(Fraction(108, 109), None), printed_value(Fraction(3), unit("人"))
        ('99.08%', '3人')
    """
    if measure is None or (not measure.dimension and measure.symbol in ("", "%")):
        return percent(value)
    return amount(value, measure)


def _bound(number: _Number) -> Bound:
    """The bound that was filed instead of a number."""
    fact = number.fact
    strict = _NEAR if fact.comparator in "＞＜" else Fraction(0)
    if fact.comparator in "＞≥":
        return Bound(fact.printed, number.value + strict, number.value + _FAR)
    return Bound(fact.printed, number.value - strict, min(Fraction(0), number.value))


def _only_bound(formula: Formula, used: _Used) -> Bound | None:
    """The bound of a formula that is nothing but one fact."""
    names = formula.names
    if len(names) != 1 or str(formula) != names[0].name:
        return None
    return used.bounds.get((names[0].name, names[0].years_back))


def _absence(found: Value, shown: str) -> str:
    """Why a formula gives no value; ``""`` where it does."""
    if found.zero_denominator:
        return f"分母为零：{shown}"
    return found.reason


def _unusable(used: _Used) -> str:
    """A bound inside a formula: no number can be put in."""
    texts = [f"“{fact}”填的是范围“{one.printed}”" for (fact, _), one in used.bounds.items()]
    return f"{'、'.join(texts)}，不是一个数，无法代入公式" if texts else ""


def _result(shown: str, printed: str, without: str) -> tuple[Line, ...]:
    plain = () if shown == printed else (Line("代入", f"{shown} = {printed}"),)
    if not without:
        return (*plain, Line("值", printed))
    return (*plain, Line("值", f"{printed}（剔除后）；不剔除为{without}"))


def _fact_line(fact: Fact) -> Line:
    stage = f"，{fact.stage}" if fact.stage else ""
    place = "，".join(text for text in (fact.evidence, fact.place) if text)
    return Line("基础数据", f"{_dated(fact.name, fact.year)} {fact.printed}{stage}", place)


def _sum_line(name: str, parts: tuple[_Number, ...], total: Fraction) -> Line:
    first = parts[0].fact
    terms = " + ".join(f"{one.fact.name.removesuffix(name)}{one.fact.printed}" for one in parts)
    text = f"{_dated(name, first.year)} {amount(total, first.unit)}（{terms}）"
    return Line("基础数据", text)


def _dated(name: str, year: int) -> str:
    return f"{name}（{year}年）"


def _why_not(one: Exclusion, categories: Collection[str], before: Sequence[Exclusion]) -> str:
    """Why an amount is not taken off; ``""`` where it is."""
    if one.category not in categories:
        return "本指标不允许这类剔除"
    if not one.document:
        return "没有填写文号"
    return "同一笔剔除填了两次" if one in before else ""


def _excluded(fact: Fact, one: Exclusion) -> str:
    return f"{fact.name}剔除{one.category}{amount(one.amount, fact.unit)}"


def _refused(fact: Fact, one: Exclusion, why: str) -> str:
    taken = f"{fact.name}填报了{one.category}剔除{amount(one.amount, fact.unit)}"
    return f"{taken}，{why}，未采用"
