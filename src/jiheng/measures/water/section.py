"""A section's year: its months, its annual means, its class, what exceeds (断面评价)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from jiheng.measures.water.limits import THIRD, Item, Standard
from jiheng.measures.water.read import Sample
from jiheng.measures.water.settings import Settings

#: Told whenever they exceed, besides the three worst (环办〔2011〕22号).
_ALWAYS = ("氰化物", "铅", "六价铬")
_WORST = 3
#: Qualitative words of the classes (环办〔2011〕22号 表1).
WORDS = ("优", "优", "良好", "轻度污染", "中度污染", "重度污染")


@dataclass(frozen=True, slots=True)
class Exceeding:
    """An item of a section that is worse than Ⅲ.

    Attributes:
        item: its name.
        place: of its class.
        times: 超标倍数; None where it is not computed.
    """

    item: str
    place: int
    times: Fraction | None


@dataclass(frozen=True, slots=True)
class Assessed:
    """One section's year.

    Attributes:
        name: of the section.
        body: its river or lake.
        lake: whether it is a lake or reservoir.
        target: place of the class it should have; None without one.
        months: place of the class of each month that has data.
        means: annual means of the items assessed.
        place: place of the annual class; None with too few months.
        exceeding: what makes it worse than Ⅲ, 主要污染指标 first.
    """

    name: str
    body: str
    lake: bool
    target: int | None
    months: Mapping[int, int]
    means: Mapping[str, Fraction]
    place: int | None
    exceeding: tuple[Exceeding, ...]

    @property
    def attains(self) -> bool | None:
        """Whether it has the class it should; None without a target or class."""
        if self.target is None or self.place is None:
            return None
        return self.place <= self.target


def assessed(samples: Sequence[Sample], standard: Standard, settings: Settings) -> Assessed:
    """The year of one section.

    The annual class is that of the annual means, each the mean of its months, and not a
    count of months.

    Source:
        环办〔2011〕22号 二（二）, 三: single-factor, arithmetic means (medium).
    """
    first = samples[0]
    by_month = {
        month: mean_of(one.values for one in samples if one.month == month)
        for month in sorted({one.month for one in samples})
    }
    months = {
        month: place
        for month, values in by_month.items()
        if (place := place_of(values, first.lake, (standard, settings))) is not None
    }
    means = mean_of(by_month.values())
    enough = len(months) >= settings.months
    place = place_of(means, first.lake, (standard, settings)) if enough else None
    exceeding = exceeding_of(means, first.lake, (standard, settings)) if enough else ()
    target = next((one.target for one in samples if one.target is not None), None)
    return Assessed(first.section, first.body, first.lake, target, months, means, place, exceeding)


def mean_of(several: Iterable[Mapping[str, Fraction]]) -> dict[str, Fraction]:
    """Means of every item over those that have it."""
    listed: dict[str, list[Fraction]] = {}
    for values in several:
        for name, value in values.items():
            listed.setdefault(name, []).append(value)
    return {name: sum(values, Fraction(0)) / len(values) for name, values in listed.items()}


How = tuple[Standard, Settings]


def place_of(values: Mapping[str, Fraction], lake: bool, how: How) -> int | None:  # noqa: FBT001 - of the water
    """Place of the worst class among the items assessed; None where there is none of them."""
    places = [
        item.place(_compared(item, value, how[1]), lake=lake)
        for item, value in _assessed_items(values, how[0])
    ]
    return max(places, default=None)


def exceeding_of(values: Mapping[str, Fraction], lake: bool, how: How) -> tuple[Exceeding, ...]:  # noqa: FBT001 - as above
    """Items worse than Ⅲ: the three worst, and cyanide, lead and chromium whenever they are."""
    found = []
    for item, raw in _assessed_items(values, how[0]):
        value = _compared(item, raw, how[1])
        place = item.place(value, lake=lake)
        if place > THIRD:
            found.append(Exceeding(item.name, place, item.exceeds(value, lake=lake)))
    found.sort(key=lambda one: (one.place, one.times or 0), reverse=True)
    return (*found[:_WORST], *(one for one in found[_WORST:] if one.item in _ALWAYS))


def _assessed_items(
    values: Mapping[str, Fraction], standard: Standard
) -> Iterable[tuple[Item, Fraction]]:
    return (
        (item, value)
        for name, value in values.items()
        if (item := standard.items.get(name)) is not None and item.assessed
    )


def _compared(item: Item, value: Fraction, settings: Settings) -> Fraction:
    return value if settings.rounding == "不修约" else item.rounded(value)
