"""What a measure cannot be computed from: where, what, what instead."""

from collections.abc import Iterable
from difflib import get_close_matches

from jiheng.errors import JihengError


class UnknownPollutant(JihengError):
    """No pollutant of that name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """The name and those there are."""
        super().__init__("", f"没有污染物“{name}”", f"可用的有：{'、'.join(known)}")


class UnknownAverage(JihengError):
    """The pollutant has no index for that average."""

    def __init__(self, pollutant: str, average: str, known: Iterable[str]) -> None:
        """The pollutant, the average, and those there are."""
        instead = f"可用的有：{'、'.join(known)}"
        super().__init__("", f"{pollutant}没有“{average}”的分指数", instead)


class UnknownStandard(JihengError):
    """No edition of that name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """The name, the nearest one, and those there are."""
        names = list(known)
        near = get_close_matches(name, names, n=1)
        instead = f"是否应为“{near[0]}”" if near else f"可用的有：{'、'.join(names)}"
        super().__init__("", f"没有标准“{name}”", instead)


class ImpossibleConcentration(JihengError):
    """A concentration that cannot be."""

    def __init__(self, pollutant: str, value: object) -> None:
        """The pollutant and the value."""
        super().__init__("", f"{pollutant}浓度为{value}", "浓度不小于0")
