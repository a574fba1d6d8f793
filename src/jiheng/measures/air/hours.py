"""A year or more of hourly concentrations of one city's stations, on whole numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

#: A concentration is kept in hundredths of μg/m³, of CO in thousandths of mg/m³ …
GRAIN = {"CO": 1000}
USUAL_GRAIN = 100
#: … so that the last printed digit (1 μg/m³, of CO 0.1 mg/m³) is the same number of grains.
STEP = 100
#: Where nothing valid was measured.
NONE = -1

Whole = NDArray[np.int64]
Grains = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Hours:
    """Hourly concentrations.

    Attributes:
        stations: their names.
        first: the first day.
        grains: pollutant → concentrations of shape ``(stations, days, 24)``, in grains;
            `NONE` where there is none. Hour 0 is the hour that ends at 1:00. Of daily data the
            last side is 1: the daily means, of O3 the highest eight-hour means.
    """

    stations: tuple[str, ...]
    first: date
    grains: Mapping[str, Grains]

    @property
    def daily(self) -> bool:
        """Whether these are days that somebody worked out, and no hours."""
        return any(one.shape[2] == 1 for one in self.grains.values())

    @property
    def days(self) -> int:
        """How many days there are."""
        return next((one.shape[1] for one in self.grains.values()), 0)

    def day(self, place: int) -> date:
        """The day at a place."""
        return self.first + timedelta(days=place)

    def year(self, year: int) -> "Hours":
        """The days of one calendar year, those before and after left out.

        What was not measured of it is missing, not left out: the year has all its days.
        """
        first = date(year, 1, 1)
        days = (date(year + 1, 1, 1) - first).days
        return Hours(
            self.stations,
            first,
            {
                name: _part(one, (first - self.first).days, days)
                for name, one in self.grains.items()
            },
        )


def grain_of(pollutant: str) -> int:
    """Grains in one unit of the pollutant's concentration.

    Example:
        >>> grain_of("CO"), grain_of("PM2.5")
        (1000, 100)
    """
    return GRAIN.get(pollutant, USUAL_GRAIN)


def _part(grains: Grains, start: int, days: int) -> Grains:
    whole = np.full((grains.shape[0], days, grains.shape[2]), NONE, dtype=np.int32)
    begin, end = max(start, 0), min(start + days, grains.shape[1])
    if begin < end:
        whole[:, begin - start : end - start] = grains[:, begin:end]
    return whole
