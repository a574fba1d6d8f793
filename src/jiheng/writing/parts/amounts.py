"""Tables of amounts in 万元: one line an item, one column a fact of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from jiheng.documents.model import Bar, Cell, Chart, Column, Row, Table
from jiheng.quantities import amount, decimals, percent, unit
from jiheng.writing.figures import UNFILLED, Figures, Quoted
from jiheng.writing.parts.cells import head, titles

_WAN = unit("万元")


@dataclass(frozen=True, slots=True)
class Item:
    """A line of such a table.

    Attributes:
        label: as printed.
        references: one a column; ``""`` leaves the cell empty.
        total: whether it adds up the others.
    """

    label: str
    references: tuple[str, ...]
    total: bool = False


def item(label: str, *references: str, total: bool = False) -> Item:
    """A line, in one line."""
    return Item(label, references, total)


def filled(figures: Figures, items: Sequence[Item]) -> tuple[Item, ...]:
    """The lines of which anything was filled in."""
    return tuple(one for one in items if any(figures.has(ref) for ref in one.references if ref))


def amounts_table(
    figures: Figures, columns: Sequence[str], items: Sequence[Item], caption: str = ""
) -> Table:
    """The lines as a table; what nobody supplied is 未填报.

    A column of which nothing at all was supplied is left out.
    """
    used = [
        place
        for place in range(len(columns) - 1)
        if any(one.references[place] and figures.has(one.references[place]) for one in items)
    ] or [0]
    widths = (Column(30), *(Column(16, "right") for _ in used))
    rows = (
        Row(
            (head(one.label), *(amount_cell(figures, one.references[place]) for place in used)),
            "total" if one.total else "",
        )
        for one in items
    )
    names = titles(columns[0], *(columns[1 + place] for place in used))
    return Table(widths, (names, *rows), caption)


def amount_cell(figures: Figures, reference: str) -> Cell:
    """One figure: money in 万元 without its unit, everything else as it is printed."""
    if not reference:
        return Cell("")
    quote = figures.quote(reference)
    if quote.missing:
        text = UNFILLED if quote.text == UNFILLED else "—"
        return Cell(text, role="quiet", fact=quote.fact)
    if quote.value is None or not quote.text.endswith("万元"):
        return Cell(quote.text, number=_plain(quote), fact=quote.fact)
    value = quote.value / _WAN.scale
    return Cell(decimals(value), number=value, fact=quote.fact)


def pie(figures: Figures, title: str, items: Sequence[Item]) -> Iterator[Chart]:
    """The parts of a whole; none where there is nothing to divide.

    Parts that are nothing are left out of the picture; the table has them.
    """
    values = [(one.label, figures.quote(one.references[0])) for one in items]
    parts = [(label, quote) for label, quote in values if quote.value]
    whole = sum((quote.value or Fraction(0) for _, quote in parts), Fraction(0))
    if not parts or whole <= 0 or any((quote.value or 0) < 0 for _, quote in parts):
        return
    bars = tuple(
        Bar(
            label,
            (quote.value or Fraction(0)) / _WAN.scale,
            whole / _WAN.scale,
            f"{amount(quote.value or Fraction(0), _WAN)}，{_share(quote, whole)}",
        )
        for label, quote in parts
    )
    yield Chart(title, bars, "pie")


def bars(
    figures: Figures, title: str, series: Sequence[str], items: Sequence[Item]
) -> Iterator[Chart]:
    """Amounts beside each other, one colour a series; none where two do not stand together."""
    found = [
        Bar(
            one.label,
            quote.value / _WAN.scale,
            Fraction(0),
            amount(quote.value, _WAN),
            series=name,
        )
        for one in items
        for name, reference in zip(series, one.references, strict=False)
        for quote in [figures.quote(reference)]
        if quote.value is not None
    ]
    if len({bar.series for bar in found}) == len(series) and any(bar.value for bar in found):
        yield Chart(title, tuple(found), "bar")


def _share(quote: Quoted, whole: Fraction) -> str:
    return percent((quote.value or Fraction(0)) / whole)


def _plain(quote: Quoted) -> Fraction | None:
    """The number a cell prints; rates are fractions of one."""
    return quote.value if quote.text[:1].isdigit() or quote.text[:1] == "-" else None
