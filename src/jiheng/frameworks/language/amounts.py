"""A number with its unit, as words write it: 90%, 三人, 第2名, 5万元."""

from fractions import Fraction
from functools import lru_cache

from jiheng.patterns import pattern
from jiheng.quantities import unit as unit_of

NUMBER = pattern(r"-?\d+(?:\.\d+)?")
_CHINESE = {one: value for value, one in enumerate("零一二三四五六七八九十")} | {"两": 2}
_RANK = {
    "名": "名",
    "个名次": "名",
    "名次": "名",
    "位": "名",
    "个等次": "等次",
    "等次": "等次",
    "个档次": "档次",
    "位次": "名",
}


@lru_cache(maxsize=4096)
def _quantity(text: str) -> tuple[Fraction, str]:
    found = NUMBER.search(text)
    if found:
        value, symbol = Fraction(found.group()), text[found.end() :]
    elif text[0] in "第前":
        value, symbol = Fraction(_CHINESE[text[1]]), text[2:]
    elif text[0] == "半":
        value, symbol = Fraction(1, 2), text[1:]
    else:
        value, symbol = Fraction(_CHINESE[text[0]]), text[1:]
    symbol = _RANK.get(symbol, symbol)
    if symbol in {"百分点", "个百分点", "个点", "%"}:
        return value / 100, "%"
    if symbol in {"万", "亿"}:
        symbol += "元"
    return value * unit_of(symbol).scale, symbol


def quantity(one: str) -> tuple[Fraction, str]:
    """Value in its base unit, and the unit as printed."""
    return _quantity(str(one))
