"""Cells as whole numbers of grains, exactly; what columns cannot carry is kept beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jiheng.arithmetic import LIMIT
from jiheng.bulk.headings import AnswerColumn, FactColumn, scale_of
from jiheng.dossiers.model import BOUNDS
from jiheng.quantities import NotANumber, Quantity, unit
from jiheng.scoring.answered import HUNDREDTHS
from jiheng.scoring.batch import grain

#: Digits that int64 holds whatever they are.
_DIGITS = 18
#: Whole numbers up to here are doubles of their own.
_DOUBLE = 2**53
_PLAIN = r"^([-+]?)(\d{1,18})(?:\.(\d*?)0*)?$"
_YES = frozenset({"是", "有", "1", "true", "√", "✓", "y", "yes"})
_NO = frozenset({"否", "无", "0", "false", "×", "✗", "n", "no"})


@dataclass(frozen=True, slots=True)
class Cells:
    """One column.

    Attributes:
        whole: numbers of grains, 0 where not known.
        known: where they are.
        exact: row → value in base units and comparator, where the grain is too coarse.
        unread: row → what stands there and is no number.
        floats: it was taken from binary numbers by their shortest decimal.
    """

    whole: NDArray[np.int64]
    known: NDArray[np.bool_]
    exact: Mapping[int, tuple[Fraction, str]] = field(default_factory=dict)
    unread: Mapping[int, str] = field(default_factory=dict)
    floats: bool = False


def fact_cells(column: FactColumn, series: pl.Series) -> Cells:
    """A column of facts."""
    size = scale_of(column, grain(column.spec))
    power = _power(size)
    whole: NDArray[np.int64] = np.zeros(len(series), dtype=np.int64)
    known: NDArray[np.bool_] = np.zeros(len(series), dtype=bool)
    floats = series.dtype.is_float()
    if power is not None:
        whole, known = _in_columns(series, power)
    rest = (series.is_not_null().to_numpy()) & ~known
    exact: dict[int, tuple[Fraction, str]] = {}
    unread: dict[int, str] = {}
    for row in np.flatnonzero(rest).tolist():
        text = str(series[row]).strip()
        if not text or text == "nan":
            continue
        found = _quantity(text, column.unit.symbol, column.unit.dimension)
        if found is None:
            unread[row] = text
            continue
        grains = found[0] / grain(column.spec)
        if found[1] or grains.denominator != 1 or abs(grains) >= LIMIT:
            exact[row] = found
        else:
            whole[row], known[row] = int(grains), True
    return Cells(whole, known, exact, unread, floats)


def answer_cells(column: AnswerColumn, series: pl.Series) -> Cells:
    """A column of answers: yes and no as 1 and 0, a level by its place, points in hundredths."""
    whole: NDArray[np.int64] = np.zeros(len(series), dtype=np.int64)
    known: NDArray[np.bool_] = np.zeros(len(series), dtype=bool)
    unread: dict[int, str] = {}
    texts = _texts(series)
    codes: dict[str, int | None] = {one: _code(column, one) for one in texts.unique() if one}
    numbers = pl.Series([codes.get(one) if one else None for one in texts], dtype=pl.Int64)
    known = numbers.is_not_null().to_numpy()
    whole = numbers.fill_null(0).to_numpy().copy()
    for row in np.flatnonzero(~known & (texts.fill_null("") != "").to_numpy()).tolist():
        unread[row] = texts[row]
    return Cells(whole, known, {}, unread)


def _code(column: AnswerColumn, text: str) -> int | None:
    """An answer as columns have it; None where it is none."""
    question = column.question
    if question.kind in ("condition", "item"):
        word = text.casefold()
        return 1 if word in _YES else 0 if word in _NO else None
    if question.kind == "level":
        return question.choices.index(text) if text in question.choices else None
    found = _quantity(text, question.unit, unit(question.unit).dimension)
    times = HUNDREDTHS if question.kind == "judgement" else 1
    if found is None or found[1] or found[0] < 0 or (found[0] * times).denominator != 1:
        return None
    return int(found[0] * times)


def _in_columns(series: pl.Series, power: int) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Numbers times ten to a power where that is whole and small enough, and where it is."""
    kind = series.dtype
    if kind.is_float():
        return _of_floats(series.cast(pl.Float64).fill_null(np.nan).to_numpy(), power)
    if isinstance(kind, pl.Decimal) and kind.scale <= power:
        return _of_whole(series.to_physical(), power - kind.scale)
    if kind.is_integer():
        return _of_whole(series, power)
    return _of_texts(_texts(series), power)


def _of_whole(series: pl.Series, power: int) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    most = 10 ** (_DIGITS - power)
    inside = series.is_between(-most, most).fill_null(value=False)
    known = inside.to_numpy()
    small = series if known.all() else pl.select(pl.when(inside).then(series)).to_series()
    return small.cast(pl.Int64).fill_null(0).to_numpy() * 10**power, known.copy()


def _of_floats(
    numbers: NDArray[np.float64], power: int
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """By the shortest decimal: a whole number whose quotient is that very double."""
    scaled = np.rint(np.nan_to_num(numbers) * 10.0**power)
    known = np.isfinite(numbers) & (np.abs(scaled) < _DOUBLE // 10)
    known &= scaled / 10.0**power == numbers
    return np.where(known, scaled, 0).astype(np.int64), known


def _of_texts(texts: pl.Series, power: int) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    parts = texts.str.replace_all("[,，]", "").str.extract_groups(_PLAIN).struct.unnest()
    sign, units, decimals = (parts.to_series(place) for place in range(3))
    decimals = decimals.fill_null("")
    fits = (decimals.str.len_bytes() <= power) & (units.str.len_bytes() + power <= _DIGITS)
    known = (units.is_not_null() & fits.fill_null(value=False)).to_numpy().copy()
    digits = units + decimals.str.pad_end(power, "0")
    whole = digits.cast(pl.Int64, strict=False).fill_null(0).to_numpy()
    negative = (sign == "-").fill_null(value=False).to_numpy()
    return np.where(known, np.where(negative, -whole, whole), 0), known


def _texts(series: pl.Series) -> pl.Series:
    if series.dtype == pl.String:
        return series.str.strip_chars()
    return series.cast(pl.String)


def _power(size: Fraction) -> int | None:
    """The power of ten that a number is; None of another one."""
    text = str(size)
    return len(text) - 1 if text == "1" + "0" * (len(text) - 1) else None


@lru_cache(maxsize=4096)
def _quantity(text: str, symbol: str, dimension: str) -> tuple[Fraction, str] | None:
    """A number with its unit or a bound, in base units; None where it is neither."""
    plain = text.replace(">", "＞").replace("<", "＜").strip()
    comparator = plain[0] if plain[0] in BOUNDS else ""
    try:
        found = Quantity.parse(plain.removeprefix(comparator), symbol)
    except NotANumber:
        return None
    return (found.value, comparator) if found.unit.dimension == dimension else None


def not_numbers(dtype: Any) -> str:  # noqa: ANN401 - a class or an instance of polars
    """What a column is that no number can be of; ``""`` where it may be one."""
    if dtype.is_temporal():
        return "日期"
    if dtype == pl.Boolean:
        return "是否"
    return "一组值" if dtype.is_nested() or dtype == pl.Binary else ""
