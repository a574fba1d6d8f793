"""The figures of a workbook: 基础数据, 资金 and 剔除项."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from jiheng.dossiers.asked import Asked
from jiheng.dossiers.errors import NoPlace, UnitCellChanged, UnknownFact, Unstated
from jiheng.dossiers.gathering import Gathered
from jiheng.dossiers.model import Exclusion, Fact
from jiheng.dossiers.workbook.figure_sheets import fact_slot
from jiheng.dossiers.workbook.rows import Line, as_slot
from jiheng.dossiers.workbook.sheet import MOST_YEARS, year_word
from jiheng.frameworks.model import FactSpec

#: A fact by name and year, with what may be taken off it and where that is written.
Exclusions = Mapping[tuple[str, int], list[tuple[str, Exclusion]]]


def facts(lines: Iterable[Line], asked: Asked, year: int) -> Iterator[Fact]:
    """基础数据: one fact for each year that is filled in."""
    for line in lines:
        spec = asked.framework.facts[line.words["name"]]
        if not _same_unit(line, spec):
            continue
        for key in line.page.columns:
            if key.startswith("value") and key in line.read:
                back = int(key.removeprefix("value"))
                stage, evidence = line.text(f"stage{back}"), line.text(f"evidence{back}")
                yield _fact(line, key, spec, (year - back, stage, evidence))


def funds(lines: Iterable[Line], asked: Asked, year: int) -> Iterator[Fact]:
    """资金: the total and its parts by fund share the stage and evidence of their row."""
    families = {family.whole.name: family for family in asked.families}
    for line in lines:
        family = families[line.words["name"]]
        back = next(back for back in range(MOST_YEARS) if year_word(back) == line.words["year"])
        if not _same_unit(line, family.whole):
            continue
        for spec in family.members:
            key = spec.fund or "whole"
            if key in line.read:
                source = year - back, line.text("stage"), line.text("evidence")
                yield _fact(line, key, spec, source)


def _fact(line: Line, key: str, spec: FactSpec, source: tuple[int, str, str]) -> Fact:
    read = line.read[key]
    year, stage, evidence = source
    return Fact(
        name=spec.name,
        year=year,
        value=read.value,
        unit=spec.unit,
        stage=stage,
        evidence=evidence,
        comparator=read.comparator,
        place=line.place(key),
    )


def _same_unit(line: Line, spec: FactSpec) -> bool:
    """Whether the unit is the one the form prints; another is a problem."""
    if line.words["unit"] == spec.unit.symbol:
        return True
    problem = UnitCellChanged(line.place("unit"), line.words["unit"], spec.unit.symbol)
    line.page.gathered.add(problem)
    return False


def excluded(lines: Iterable[Line], asked: Asked, year: int, gathered: Gathered) -> Exclusions:
    """剔除项 of each fact by name and year, each with its place."""
    found: dict[tuple[str, int], list[tuple[str, Exclusion]]] = {}
    backs = {year_word(back): back for back in range(MOST_YEARS)}
    for line in lines:
        name = line.text("name")
        spec = asked.fact(name)
        if spec is None:
            gathered.add(
                UnknownFact(line.place("name"), name, asked.framework.facts)
                if name
                else Unstated(line.place("name"), "基础数据名称")
            )
            continue
        amount = as_slot(line, "amount", fact_slot(spec))
        category = line.text("category")
        if amount is None or not isinstance(amount.value, Fraction) or not category:
            gathered.add(Unstated(line.place("amount"), "剔除项的金额或类别"))
            continue
        back = backs.get(line.text("year"), 0)
        one = Exclusion(amount.value, category, line.text("document"))
        found.setdefault((spec.name, year - back), []).append((line.place("name"), one))
    return found


def with_exclusions(
    ones: Iterable[Fact], exclusions: Exclusions, gathered: Gathered
) -> Iterator[Fact]:
    """The facts with what may be taken off them."""
    left = dict(exclusions)
    for fact in ones:
        mine = left.pop((fact.name, fact.year), [])
        yield replace(fact, exclusions=tuple(one for _, one in mine)) if mine else fact
    for (name, year), rest in left.items():
        for where, _ in rest:
            what = f"剔除项所属的“{name}”{year}年的数没有填写"
            gathered.add(NoPlace(where, what, "先填写这项基础数据，或改正名称和年度"))
