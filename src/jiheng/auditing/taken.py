"""Make a half-filled 填报表 of a filed report: last year's starts this year's work (取数)."""

from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.auditing.reported.report import Report
from jiheng.auditing.taking.errors import NoFramework, NoYear
from jiheng.auditing.taking.figures import Torn, values_of
from jiheng.auditing.taking.texts import texts_of
from jiheng.dossiers.asked import Asked
from jiheng.dossiers.model import Dossier, Fact, FrameworkRef, Subject
from jiheng.frameworks.load import available
from jiheng.frameworks.model import Framework
from jiheng.patterns import pattern

_CODE = pattern(r"预算(?:单位)?编码[:：]?(\d{3,20})$")
_COVER = 60


@dataclass(frozen=True, slots=True)
class Taken:
    """What a report gave, and what it did not.

    Attributes:
        dossier: to be written as a 填报表.
        torn: facts with several values, left empty.
        absent: names of facts that the indicators need of this year and the report does not tell.
        marked: how many sentences of the texts are 待更新.
        cut: texts that were too long to be taken whole.
    """

    dossier: Dossier
    torn: tuple[Torn, ...]
    absent: tuple[str, ...]
    marked: int
    cut: tuple[str, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The base data that were taken, in the order of the form."""
        return self.dossier.facts


def framework_named(report: Report, file: str) -> str:
    """The indicator system that the score table of a report follows.

    Raises:
        NoFramework: it follows none of the library.
    """
    name = report.identity.framework
    if not name:
        raise NoFramework(file, available())
    return name


def taken(report: Report, framework: Framework, file: str, year: int | None = None) -> Taken:
    """The 填报表 of a report.

    Args:
        report: that was filed.
        framework: whose 填报表 it becomes.
        file: name of the report, which every value names as its evidence.
        year: that the 填报表 is for; None: that of the report.

    Raises:
        NoYear: neither is told.
    """
    of_year = year or report.identity.year
    if of_year is None:
        raise NoYear(file)
    values = values_of(report, framework, of_year, file)
    texts = texts_of(report, file)
    dossier = Dossier(
        FrameworkRef(framework.id, framework.version, framework.hash),
        _subject(report, of_year),
        values.facts,
        texts=texts.texts,
    )
    torn = {one.name for one in values.torn if one.year == of_year}
    absent = tuple(one for one in _absent(dossier, framework, of_year) if one not in torn)
    return Taken(dossier, values.torn, absent, texts.marked, texts.cut)


def _subject(report: Report, year: int) -> Subject:
    identity = report.identity
    return Subject(_code(report), identity.agency, year, region=identity.region)


def _code(report: Report) -> str:
    """The 预算编码 of the cover or the first form; ``""`` where none is printed."""
    for at, one in enumerate(report.passages[:_COVER]):
        text = "".join(one.text.split())
        behind = report.passages[at + 1].text if at + 1 < len(report.passages) else ""
        told = _CODE.fullmatch(text) or _CODE.fullmatch(text + "".join(behind.split()))
        if told:
            return told[1]
    return ""


def _absent(dossier: Dossier, framework: Framework, year: int) -> Iterator[str]:
    asked = Asked(framework)
    for name in framework.facts:
        if 0 in asked.years(name) and dossier.fact(name, year) is None:
            yield name
