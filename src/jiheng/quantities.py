"""A printed number: its value, its grain and its unit; agreement and printing.

A printed number stands for every value that rounds to it: ``18.43万元`` is
somewhere from 18.425 to 18.435万元. Values are exact fractions in the base unit
of their dimension: money in yuan, rates in one, counts in one.
"""

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from jiheng.arithmetic import Ratio, round_half_up
from jiheng.errors import JihengError
from jiheng.patterns import pattern

#: Units of one dimension: symbol → scale in the base unit, which comes first.
_FAMILIES: dict[str, dict[str, Fraction]] = {
    "金额": {
        "元": Fraction(1),
        "千元": Fraction(1000),
        "万元": Fraction(10_000),
        "百万元": Fraction(1_000_000),
        "亿元": Fraction(100_000_000),
    },
    "": {
        "": Fraction(1),
        "%": Fraction(1, 100),
        "‰": Fraction(1, 1000),
        "百分点": Fraction(1, 100),
        "个百分点": Fraction(1, 100),
        "倍": Fraction(1),
        "万": Fraction(10_000),
        "亿": Fraction(100_000_000),
    },
    "面积": {
        "平方米": Fraction(1),
        "亩": Fraction(2000, 3),
        "公顷": Fraction(10_000),
        "平方公里": Fraction(1_000_000),
    },
    "质量": {"千克": Fraction(1), "公斤": Fraction(1), "吨": Fraction(1000)},
    "长度": {"米": Fraction(1), "公里": Fraction(1000), "千米": Fraction(1000)},
    "日数": {"天": Fraction(1), "日": Fraction(1), "个工作日": Fraction(1)},
    "浓度": {"微克/立方米": Fraction(1), "毫克/立方米": Fraction(1000)},
}
_SPELLINGS = {
    "㎡": "平方米",
    "m2": "平方米",
    "m²": "平方米",
    "平米": "平方米",
    "km²": "平方公里",
    "平方千米": "平方公里",
    "％": "%",
    "人民币元": "元",
    "圆": "元",
    "μg/m³": "微克/立方米",
    "ug/m3": "微克/立方米",
    "μg/m3": "微克/立方米",
    "mg/m³": "毫克/立方米",
    "t": "吨",
    "kg": "千克",
    "个点": "个百分点",
}
_PREFIXES = {"万": Fraction(10_000), "亿": Fraction(100_000_000)}
_NUMBER = pattern(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-+]?\.\d+")


class Unit(NamedTuple):
    """A unit of measure (计量单位).

    Attributes:
        symbol: as printed, ``"万元"``; ``""`` of a bare number.
        dimension: what may be added to what: ``"金额"``, ``""`` of rates and bare
            numbers, else the counted thing itself (``"人"``).
        scale: how many of the dimension's base unit one of it is.
    """

    symbol: str
    dimension: str
    scale: Fraction

    def __str__(self) -> str:
        """The symbol."""
        return self.symbol


class NotANumber(JihengError):
    """Where a number belongs, something else is written."""

    def __init__(self, where: str, text: str) -> None:
        """Quote what is written."""
        super().__init__(where, f"“{text}”不是数字", "只填数字，单位写在单位栏")


@lru_cache(maxsize=1024)
def unit(symbol: str) -> Unit:
    """The unit written so; a word not known is a counted thing of its own (项, 家, 人次)."""
    clean = _SPELLINGS.get(symbol.strip(), symbol.strip())
    for dimension, family in _FAMILIES.items():
        if clean in family:
            return Unit(clean, dimension, family[clean])
    head, rest = clean[:1], clean[1:]
    if head in _PREFIXES and rest:
        inner = unit(rest)
        return Unit(clean, inner.dimension, inner.scale * _PREFIXES[head])
    return Unit(clean, clean, Fraction(1))


class Quantity(NamedTuple):
    """A printed number.

    Attributes:
        value: exact, in the base unit of its dimension.
        grain: size of its last printed digit, in the same unit; 0 of an exact number.
        unit: as printed.
    """

    value: Fraction
    grain: Fraction
    unit: Unit

    @classmethod
    def parse(cls, text: str, default: str = "", where: str = "") -> "Quantity":
        """Read ``"1,234.56万元"``; ``default`` is the unit where none is printed.

        Raises:
            NotANumber: the text is not one number with at most a unit behind it.

        Example:
            >>> str(Quantity.parse("1,234.50万元"))
            '1234.50万元'
        """
        clean = text.strip().replace("，", ",").replace("％", "%").replace("−", "-")
        found = _NUMBER.match(clean)
        if found is None:
            raise NotANumber(where, text)
        behind = clean[found.end() :].strip()
        if re.search(r"[\d.]", behind) and unit(behind).dimension == behind:
            raise NotANumber(where, text)
        digits = found.group().replace(",", "")
        measure = unit(behind or default)
        decimals = len(digits.partition(".")[2])
        grain = Fraction(1, 10**decimals) * measure.scale
        return cls(Fraction(Decimal(digits)) * measure.scale, grain, measure)

    def agrees_with(self, other: "Quantity") -> bool:
        """Whether some number rounds to both: they differ by at most half their grains together."""
        return abs(self.value - other.value) <= (self.grain + other.grain) / 2

    def __str__(self) -> str:
        """As it was printed: the same decimals, the same unit."""
        places = _places(self.grain, self.unit.scale) if self.grain else 0
        return decimals(self.value / self.unit.scale, places) + self.unit.symbol


@lru_cache(maxsize=256)
def _places(grain: Fraction, scale: Fraction) -> int:
    """How many decimals a number has whose last digit is ``grain``."""
    places = 0
    while scale > grain * 10**places:
        places += 1
    return places


def decimals(value: Fraction, places: int = 2) -> str:
    """The value with exactly ``places`` decimals, rounded half up.

    Example:
        >>> decimals(Fraction(2675, 1000))
        '2.68'
    """
    rounded = round_half_up(Ratio.of(value), places)
    whole = abs(rounded.n) * 10**places // rounded.d
    sign = "-" if rounded.n < 0 else ""
    if not places:
        return f"{sign}{whole}"
    return f"{sign}{whole // 10**places}.{whole % 10**places:0{places}d}"


def number(value: Fraction, places: int = 4) -> str:
    """The value with the decimals it needs, at most ``places``.

    Example:
        >>> number(Fraction(1, 2)), number(Fraction(3)), number(Fraction(1, 3))
        ('0.5', '3', '0.3333')
    """
    text = decimals(value, places)
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(rate: Fraction, places: int = 2) -> str:
    """A rate in percent, at most ``places`` decimals: 0.9215 is ``92.15%``.

    Example:
        >>> percent(Fraction(1)), percent(Fraction(108, 109))
        ('100%', '99.08%')
    """
    return number(rate * 100, places) + "%"


def amount(value: Fraction, measure: Unit, places: int = 2) -> str:
    """A value in base units as printed in ``measure``; money has two decimals.

    Example:
        >>> amount(Fraction(184300), unit("万元")), amount(Fraction(108), unit("人"))
        ('18.43万元', '108人')
    """
    plain = value / measure.scale
    text = decimals(plain, places) if measure.dimension == "金额" else number(plain)
    return text + measure.symbol
