"""Everything a report may quote, for whoever writes it: name, value, and what to write."""

from collections.abc import Iterator
from typing import NamedTuple

from jiheng.web.workbench.reported import Reported

#: Of an indicator, the most asked for first.
_OF_INDICATOR = ("得分", "扣分", "分值", "值", "得分率", "扣分原因")
_WORDS = ("单位名称", "评价年度", "主管部门", "总分", "满分", "等级", "指标数", "项目数")


class Quotable(NamedTuple):
    """One figure: what to write between the brackets, and what it prints."""

    reference: str
    value: str


def quotable(told: Reported) -> list[Quotable]:
    """Facts of this year and the last, indicators, and words of the subject."""
    figures = told.figures
    found = []
    for reference in dict.fromkeys(_references(told)):
        quote = figures.quote(reference)
        if not quote.missing:
            found.append(Quotable(reference, quote.text))
    return found


def _references(told: Reported) -> Iterator[str]:
    yield from _WORDS
    year = told.dossier.subject.year
    for fact in told.dossier.facts:
        if fact.year in {year, year - 1}:
            yield fact.name if fact.year == year else f"{fact.name}:上年"
    for step in told.evaluation.walk():
        name = told.figures.named(step)
        yield from (f"{name}.{what}" for what in _OF_INDICATOR)
