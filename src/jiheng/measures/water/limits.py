"""Limits of surface and ground water, and the class of one concentration (单因子)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from jiheng.measures.errors import ImpossibleConcentration, UnknownPollutant, UnknownStandard
from jiheng.quantities import decimals

#: 水质类别, best first; the last is 劣于Ⅴ类.
CLASSES = ("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "劣Ⅴ")
#: Up to here a section is 优良; limits of Ⅲ are those a multiple of exceedance is told by.
THIRD = CLASSES.index("Ⅲ")
WORST = len(CLASSES) - 1
SURFACE, GROUND = "GB 3838-2002", "GB/T 14848-2017"
Kind = Literal["most", "least", "range", "none"]
Number = int | str | Decimal | Fraction


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a standard.

    Attributes:
        name: as the standard has it.
        other: what exports call it, in small letters.
        kind: which way its limits bound.
        unit: of the limits.
        limits: of Ⅰ to Ⅴ, or of the one class there is; of ``range`` low and high.
        lake: of lakes and reservoirs, where they differ.
        assessed: whether it counts for the class.
        places: decimals its limits are written with.
    """

    name: str
    other: tuple[str, ...]
    kind: Kind
    unit: str
    limits: tuple[Fraction, ...]
    lake: tuple[Fraction, ...]
    assessed: bool
    places: int

    def bounds(self, *, lake: bool) -> tuple[Fraction, ...]:
        """The limits of that kind of water."""
        return self.lake if lake and self.lake else self.limits

    def place(self, value: Fraction, *, lake: bool = False) -> int:
        """Place of the class in `CLASSES`; pH beyond its range is 劣Ⅴ."""
        bounds = self.bounds(lake=lake)
        if self.kind == "range":
            return 0 if bounds[0] <= value <= bounds[1] else WORST
        least = self.kind == "least"
        kept = (value >= one if least else value <= one for one in bounds)
        return next((place for place, one in enumerate(kept) if one), WORST)

    def exceeds(self, value: Fraction, *, lake: bool = False) -> Fraction | None:
        """超标倍数 over Ⅲ, (C − S)/S; None where it is not computed (pH, 溶解氧)."""
        if self.kind != "most" or len(self.limits) <= THIRD:
            return None
        limit = self.bounds(lake=lake)[THIRD]
        return (value - limit) / limit

    def rounded(self, value: Fraction) -> Fraction:
        """To the decimals its limits are written with, half up."""
        return Fraction(decimals(value, self.places))


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard of water.

    Attributes:
        name: its number.
        table: where its limits stand.
        start: first day it is for.
        end: last; None where none is set.
        confidence: high, medium or low.
        items: of the table.
        supplement: more, for sources of drinking water.
    """

    name: str
    table: str
    start: date
    end: date | None
    confidence: str
    items: Mapping[str, Item]
    supplement: Mapping[str, Item]

    def named(self, text: str) -> Item | None:
        """The item that an export calls so."""
        small = text.lower()
        every = (*self.items.values(), *self.supplement.values())
        return next((one for one in every if small in (one.name.lower(), *one.other)), None)


@cache
def standard(name: str = SURFACE) -> Standard:
    """The standard of that number.

    Raises:
        UnknownStandard: there is none.
    """
    known = {one.name: one for one in map(_read, sorted(Path(__file__).parent.glob("*.yaml")))}
    if name not in known:
        raise UnknownStandard(name, known)
    return known[name]


def class_of(item: str, value: Number, *, lake: bool = False) -> str:
    """The class of one concentration by GB 3838-2002 表1.

    Args:
        item: its name, or what exports call it.
        value: in the unit of the table; exact, so no float.
        lake: of a lake or reservoir, whose 总磷 has limits of its own.

    Raises:
        UnknownPollutant, ImpossibleConcentration: as they say.

    Example:
        >>> class_of("氨氮", "1.0"), class_of("氨氮", "1.01"), class_of("DO", "1.9")
        ('Ⅲ', 'Ⅳ', '劣Ⅴ')
    """
    used = standard()
    found = used.named(item)
    if found is None or found.kind == "none":
        raise UnknownPollutant(item, (one for one in used.items if one != "水温"))
    exact = Fraction(value)
    if exact < 0:
        raise ImpossibleConcentration(item, value)
    return CLASSES[found.place(exact, lake=lake)]


def _read(path: Path) -> Standard:
    tree: Any = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return Standard(
        tree["standard"],
        tree["table"],
        tree["from"],
        tree["to"] or None,
        tree["confidence"],
        {name: _item(name, told) for name, told in tree["items"].items()},
        {name: _item(name, told) for name, told in tree.get("supplement", {}).items()},
    )


def _item(name: str, told: Mapping[str, Any]) -> Item:
    written = [f"{Decimal(str(one)).normalize():f}" for one in told.get("limits", ())]
    return Item(
        name,
        tuple(told["other"]),
        told["kind"],
        told.get("unit", "mg/L"),
        tuple(map(Fraction, written)),
        tuple(Fraction(str(one)) for one in told.get("lake", ())),
        told.get("assessed", True),
        max((len(one.partition(".")[2]) for one in written), default=0),
    )
