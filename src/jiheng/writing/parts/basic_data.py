"""基础数据表: every fact that was filled in, group by group, this year beside last."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from jiheng.documents.model import Block, Cell, Column, Row, Table
from jiheng.dossiers.model import Dossier
from jiheng.frameworks.catalogue import catalogue
from jiheng.writing.figures import Figures
from jiheng.writing.parts.cells import head, paragraph, titles

_OTHER = "其他"


def basic_data(figures: Figures) -> Iterator[Block]:
    """The table; a line says so where nothing was filled in."""
    names = _in_order(figures.dossier)
    if not names:
        yield paragraph("基础数据未填报。")
        return
    year = figures.dossier.subject.year
    columns = (Column(14), Column(36), Column(18, "right"), Column(18, "right"), Column(30))
    rows = (
        row for group, found in groupby(names, _group) for row in _rows(figures, group, list(found))
    )
    heads = titles("类别", "数据", f"{year}年", f"{year - 1}年", "依据")
    yield Table(columns, (heads, *rows))


def _rows(figures: Figures, group: str, names: Sequence[str]) -> Iterator[Row]:
    groups: tuple[Cell, ...] = (head(group, rowspan=len(names)),)
    for name in names:
        now, before = figures.fact(name), figures.fact(name, 1)
        evidence = next((one.evidence for one in (now, before) if one and one.evidence), "")
        values = _value(figures, name), _value(figures, f"{name}:上年")
        yield Row((*groups, head(name), *values, Cell(evidence)))
        groups = ()


def _value(figures: Figures, reference: str) -> Cell:
    """As it was filled in; an empty cell where it was not: the form asks for no more."""
    quote = figures.quote(reference)
    return (
        Cell("—", role="quiet", fact=quote.fact)
        if quote.missing
        else Cell(quote.text, fact=quote.fact)
    )


def _in_order(dossier: Dossier) -> list[str]:
    """The names of all facts, in the order of the catalogue; a group stands together."""
    known = list(catalogue().facts)
    filled = dict.fromkeys(fact.name for fact in dossier.facts)
    places = {name: place for place, name in enumerate(known)}
    ordered = sorted(filled, key=lambda name: places.get(name, len(known)))
    groups = dict.fromkeys(_group(name) for name in ordered)
    return [name for group in groups for name in ordered if _group(name) == group]


def _group(name: str) -> str:
    spec = catalogue().facts.get(name)
    return spec.group if spec else _OTHER
