"""Everything a form may ask for: a dossier, its evaluation, and one project of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from jiheng.arithmetic import Ratio
from jiheng.dossiers.model import Dossier, Project, plain, printed
from jiheng.frameworks.catalogue import FactNames
from jiheng.frameworks.language.formula import Formula
from jiheng.frameworks.language.formula_reader import read_formula
from jiheng.frameworks.language.normal import plain_name
from jiheng.frameworks.model import Framework
from jiheng.quantities import Unit, number, percent, unit
from jiheng.scoring.explained import evaluate
from jiheng.scoring.model import Evaluation, Step
from jiheng.writing.figures import Figures
from jiheng.writing.references import check, runs
from jiheng.writing.reported import Reported, reported

_EXECUTION = "预算执行率"
_PERCENT_PLACES = 2


@dataclass(frozen=True, slots=True)
class Known:
    """What is known for one table of a form.

    Attributes:
        project: whose table it is; None of the department's own.
        evaluation: of the department, or of the project.
    """

    framework: Framework
    dossier: Dossier
    evaluation: Evaluation | None
    project: Project | None = None

    @property
    def year(self) -> int:
        """The year that is filled in."""
        return self.dossier.subject.year

    def fact(self, name: str, year: int, measure: str) -> str | None:
        """A fact printed in a unit; None where it is not one of the framework's.

        Returns:
            ``""`` of a fact that nobody has supplied.
        """
        if name not in self.framework.facts:
            return None
        fact = self.dossier.fact(name, year)
        if fact is None:
            return ""
        if isinstance(fact.value, bool) or not isinstance(fact.value, Fraction):
            return printed(fact.value, fact.unit)
        return fact.comparator + in_unit(fact.value, fact.unit, measure)

    def formula(self, text: str, year: int, measure: str) -> str:
        """What a formula comes to; ``""`` where a fact is missing or a denominator is 0."""
        formula = read_formula(text, FactNames(self.framework.facts)).formula
        if formula is None:
            return ""
        names = formula.names
        if len(names) == 1 and str(formula) == names[0].name:
            return self.fact(names[0].name, year, measure) or ""
        return self._worked_out(formula, year)

    def _worked_out(self, formula: Formula, year: int) -> str:
        def lookup(name: str, back: int) -> Ratio | None:
            fact = self.dossier.fact(name, year - back)
            value = None if fact is None else fact.value
            return Ratio.of(value) if isinstance(value, Fraction) else None

        value = formula.evaluate(lookup).ratio
        return "" if value is None else percent(value.fraction, _PERCENT_PLACES)

    def step(self, titles: tuple[str, ...]) -> Step | None:
        """The step of the lowest title; where several have it, the one below the other titles."""
        wanted = [plain_name(title) for title in titles if title]
        steps = [] if self.evaluation is None or not wanted else list(self.evaluation.walk())
        found = [one for one in steps if plain_name(one.title) == wanted[-1]]
        if len(found) > 1:
            found = [one for one in found if set(wanted) <= set(_names(one.path))] or found
        return found[0] if len(found) == 1 else None

    def execution(self) -> Step | None:
        """The step of 预算执行率."""
        steps = () if self.evaluation is None else self.evaluation.leaves()
        found = [one for one in steps if _EXECUTION in one.title]
        return found[0] if len(found) == 1 else None

    def total(self) -> Fraction | None:
        """What the rows of the form add up to, as in the report; else as filed."""
        filed = self.project.filed if self.project else self.dossier.filed_total
        told = None if self.evaluation is None else reported(self.evaluation).total
        return filed if told is None else told

    def texts(self, title: str) -> Iterator[str]:
        """文字材料 of this title."""
        wanted = plain_name(title)
        return (one.body for one in self.dossier.texts if plain_name(one.title) == wanted)


def known_of(framework: Framework, dossier: Dossier) -> Known:
    """All that is known of a department, references in its 文字材料 resolved.

    Raises:
        Problems: references that name nothing.
    """
    evaluation = evaluate(framework, dossier)
    figures = Figures(dossier, evaluation)
    check(figures)
    texts = (
        replace(one, body="".join(run.text for run in runs(figures, one.body, one.place)))
        for one in dossier.texts
    )
    return Known(framework, replace(dossier, texts=tuple(texts)), evaluation)


def score(step: Step) -> Fraction | None:
    """As filed, else as computed; of a heading, what those below it add up to."""
    return Reported(None, "", "", ()).score(step)


def in_unit(value: Fraction, own: Unit, measure: str) -> str:
    """A value as a form wants it: bare where the form says the unit, else with its own."""
    wanted = unit(measure) if measure else own
    if wanted.dimension != own.dimension:
        wanted, measure = own, ""
    if own.symbol == "%":
        return percent(value, _PERCENT_PLACES)
    text = plain(value / wanted.scale, 2 if wanted.symbol == "万元" else 0)
    if measure or not own.dimension or own.dimension == own.symbol:
        return text
    return f"{text}{wanted.symbol}"


def points(value: Fraction | None) -> str:
    """Points as a table prints them."""
    return "" if value is None else number(value)


def _names(path: str) -> list[str]:
    return [plain_name(title) for title in path.split("/")]
