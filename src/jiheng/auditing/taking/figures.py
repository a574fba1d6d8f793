"""Figures of a report as base data of a framework (取数): each with its place, or left empty."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jiheng.auditing.comparing.quantities import fund_of, of_the_whole, stage_and_year
from jiheng.auditing.reading.figures.model import Figure
from jiheng.auditing.reading.figures.pairs import agree
from jiheng.auditing.reading.figures.read import figures_of
from jiheng.auditing.reported.places import in_words
from jiheng.auditing.reported.report import Report
from jiheng.auditing.taking.doubts import Doubts
from jiheng.dossiers.model import Fact
from jiheng.frameworks.model import FactSpec, Framework

#: What a figure of a stage is called in the catalogue: its name and one of these.
_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "": ("决算数", "", "总额", "执行数"),
    "年初预算": ("年初预算数", "预算数"),
    "预算": ("预算数", "年初预算数"),
    "调整预算": ("调整预算数",),
}
#: Names of figures that the catalogue writes otherwise.
_OTHERWISE = {
    "因公出国境费": "因公出国（境）费",
    "政府采购支出": "政府采购",
    "政府采购预算": "政府采购",
    "满意度": "公众满意度",
}
_BUDGETS = {"政府采购预算": "预算"}
#: Figures of such names are those of one fund, whatever else is told.
_FUND_NAMED = ("财政拨款收入", "财政拨款支出")
#: People are counted in either.
_PEOPLE = frozenset(("人", "名"))
_YEARS_BACK = 2


@dataclass(frozen=True, slots=True)
class Torn:
    """A fact for which the report has several values; it stays empty.

    Attributes:
        name: of the fact.
        told: each value with its place, in words.
    """

    name: str
    year: int
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Values:
    """What a report gives for a framework's base data."""

    facts: tuple[Fact, ...]
    torn: tuple[Torn, ...]


def values_of(report: Report, framework: Framework, year: int, file: str) -> Values:
    """Base data of ``year`` and the two years before it; what the audit doubts says so.

    Args:
        report: that was filed.
        framework: whose base data are asked for.
        year: that the 填报表 is for.
        file: name of the report, for the evidence.
    """
    found: defaultdict[tuple[str, int], list[Figure]] = defaultdict(list)
    for figure, spec, of_year in _named(report, framework):
        if year - _YEARS_BACK <= of_year <= year:
            found[spec.name, of_year].append(figure)
    doubts = Doubts.of(report)
    facts, torn = [], []
    order = {name: at for at, name in enumerate(framework.facts)}
    for (name, of_year), told in sorted(
        found.items(), key=lambda one: (order[one[0][0]], one[0][1])
    ):
        best = _settled(told)
        if best is None:
            torn.append(Torn(name, of_year, tuple(_shown(report, told))))
        else:
            place = _evidence(report, best, file, doubts.against(best))
            facts.append(_fact(framework.facts[name], of_year, best, place))
    return Values(tuple(facts), tuple(torn))


def _named(report: Report, framework: Framework) -> Iterator[tuple[Figure, FactSpec, int]]:
    for one in figures_of(report):
        if not of_the_whole(one) or one.year is None:
            continue
        stage, year = stage_and_year(one, report, one.year)
        name = _fact_name(one, stage, framework)
        spec = framework.facts.get(name)
        if spec is not None and _suits(one, spec):
            yield one, spec, year


def _fact_name(figure: Figure, stage: str, framework: Framework) -> str:
    """The framework's name for a figure; ``""`` where it asks for no such thing."""
    base = _OTHERWISE.get(figure.name, figure.name)
    stage = _BUDGETS.get(figure.name, stage)
    tried = (framework.resolve(base + ending) for ending in _ENDINGS.get(stage, ()))
    name = next((one for one in tried if one), "")
    fund = fund_of(figure)
    if not name or not fund or figure.name.endswith(_FUND_NAMED):
        return name
    spec = framework.facts[name]
    if spec.by_fund:
        return fund + name
    return name if fund == "一般公共预算" and "决算" in name and "支出" not in name else ""


def _suits(figure: Figure, spec: FactSpec) -> bool:
    """Whether value and unit can be those of the fact."""
    told, asked = figure.number.unit.dimension, spec.unit.dimension
    if told != asked and not {told, asked} <= _PEOPLE:
        return False
    return spec.low is None or figure.number.value >= spec.low * spec.unit.scale


def _settled(told: Sequence[Figure]) -> Figure | None:
    """The most exact of figures that agree; None of those that do not."""
    first = min(told, key=lambda one: one.number.grain)
    return first if all(agree(first, one) for one in told) else None


def _fact(spec: FactSpec, year: int, figure: Figure, evidence: str) -> Fact:
    return Fact(spec.name, year, figure.number.value, spec.unit, evidence=evidence, place=evidence)


def _evidence(report: Report, figure: Figure, file: str, doubt: str) -> str:
    where = in_words(report, figure.spot)
    place = f"{file} {where}“{figure.shown.quote}”"
    return f"{place}；{doubt}" if doubt else place


def _shown(report: Report, told: Sequence[Figure]) -> Iterator[str]:
    for one in told:
        yield f"{in_words(report, one.spot)}为{one.number.quantity}"
