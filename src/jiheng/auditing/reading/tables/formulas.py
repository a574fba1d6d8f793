"""Formulas that heads print themselves (栏间公式): ``3=1+2``, ``⑤=③/②×100%``, ``差额（C=B-A）``."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from jiheng.auditing.model import Severity
from jiheng.auditing.reading.tables.derived import as_rates
from jiheng.auditing.reading.tables.intervals import Interval
from jiheng.auditing.reading.tables.terms import Term, term_at
from jiheng.auditing.reported.grids import Band
from jiheng.patterns import pattern

_NAME = r"(?:\d{1,2}|[A-Z]|[①-⑳])"
_LETTERED = pattern(rf"[（(【]?(?P<name>{_NAME})[）)】]?\s*[=＝](?P<rule>[^=＝，；]+)")
_ONLY = pattern(rf"[（(【]?(?P<name>{_NAME})[）)】]?")
_NAMED_HEAD = pattern(r"[（(【](?P<name>[A-Z]|[①-⑳])[）)】]|(?P<last>[A-Z]|[①-⑳])$")
_TOKEN = pattern(
    rf"(?P<name>{_NAME})(?![\d.%％])|(?P<number>\d+(?:\.\d+)?[%％]?)|(?P<sign>[-+*/()])|(?P<other>\S)"
)
_OPEN = "("
_SIGNS = str.maketrans("＋－−×＊÷／（）【】[]", "+--**//()()()")
_PARTED = pattern(r"[（(]([①-⑳A-Z\d]{1,2})[）)]")


class Computed(NamedTuple):
    """A number a head says how to compute.

    Attributes:
        rule: as printed, ``"3=1+2"``.
    """

    stated: Term
    used: tuple[Term, ...]
    rule: str
    expected: Interval
    holds: bool
    ceiling: Severity


class _Formula(NamedTuple):
    column: int
    rule: str
    tokens: tuple[str, ...]


def computed(band: Band) -> Iterator[Computed]:
    """Every row under every formula; a blank cell leaves a row undecided."""
    names, formulas = _heads(band)
    for one in formulas:
        used = [token for token in one.tokens if token in names]
        if not used or names.get(one.rule.partition("=")[0]) in [names[u] for u in used]:
            continue
        found = [x for row in band.body if (x := _in_row(band, row, one, names)) is not None]
        held = sum(x.holds for x in found)
        for x in found:
            grave = Severity.ERROR if held or len(found) == 1 else Severity.DOUBT
            yield Computed(x.stated, x.used, x.rule, x.expected, x.holds, grave)


def _heads(band: Band) -> tuple[dict[str, int], list[_Formula]]:
    names: dict[str, int] = {}
    formulas = []
    for column in band.columns:
        texts = [band.grid.text(band.numbered, column)] if band.numbered >= 0 else []
        texts += list(reversed(band.titles[column]))
        for text in texts:
            rule = _LETTERED.search(text)
            only = _ONLY.fullmatch(text) or _NAMED_HEAD.search(text)
            if rule is None and only is None:
                continue
            match = rule or only
            name = match["name"] or match["last"]  # type: ignore[index]
            names.setdefault(name, column)
            if rule is not None:
                tokens = _tokens(rule["rule"])
                if tokens:
                    formulas.append(
                        _Formula(column, f"{name}={rule['rule']}".rstrip("）)"), tokens)
                    )
            break
    return names, formulas


def _tokens(rule: str) -> tuple[str, ...]:
    """The rule in pieces; () of what is no formula."""
    clean = _PARTED.sub(r"\1", rule).translate(_SIGNS)
    while clean.count(")") > clean.count("(") and clean.endswith(")"):
        clean = clean[:-1]
    found = list(_TOKEN.finditer(clean))
    if any(match["other"] for match in found) or len(found) < len("1+2"):
        return ()
    return tuple(match.group() for match in found)


def _in_row(band: Band, row: int, formula: _Formula, names: Mapping[str, int]) -> Computed | None:
    stated = term_at(band, row, formula.column, _title(band, formula.column))
    if stated is None:
        return None
    used: dict[str, Term] = {}
    for token in formula.tokens:
        if token in names:
            term = term_at(band, row, names[token], _title(band, names[token]))
            if term is None:
                return None
            used[token] = term
    found = _Reading(formula.tokens, used).value()
    if found is None:
        return None
    ways = [stated.quantity] if stated.quantity.unit.dimension else as_rates(stated.quantity)
    hundred = Interval(found.low / 100, found.high / 100, found.middle / 100)
    options = [(way, value) for way in ways for value in (found, hundred)]
    if stated.quantity.unit.dimension or "/" not in formula.tokens:
        options = [(stated.quantity, found)]
    good = next((pair for pair in options if pair[1].meets(pair[0])), None)
    way, value = good or options[0]
    known = Term(stated.name, way, stated.spot, stated.passage)
    return Computed(
        known, tuple(used.values()), formula.rule, value, good is not None, Severity.ERROR
    )


def _title(band: Band, column: int) -> str:
    return band.titles[column][-1] if band.titles[column] else ""


class _Reading:
    """A formula read from left to right: sums of products of names, numbers and brackets."""

    def __init__(self, tokens: Sequence[str], used: Mapping[str, Term]) -> None:
        self._tokens = list(tokens)
        self._used = used

    def value(self) -> Interval | None:
        found = self._sum()
        return None if self._tokens else found

    def _sum(self) -> Interval | None:
        found = self._product()
        while found is not None and self._tokens and self._tokens[0] in "+-":
            sign = self._tokens.pop(0)
            other = self._product()
            if other is None:
                return None
            found = found + other if sign == "+" else found - other
        return found

    def _product(self) -> Interval | None:
        found = self._one()
        while found is not None and self._tokens and self._tokens[0] in "*/":
            sign = self._tokens.pop(0)
            other = self._one()
            if other is None:
                return None
            found = found * other if sign == "*" else found.over(other)
        return found

    def _one(self) -> Interval | None:
        if not self._tokens:
            return None
        token = self._tokens.pop(0)
        if token == _OPEN:
            found = self._sum()
            return found if self._tokens and self._tokens.pop(0) == ")" else None
        if token in self._used:
            return Interval.of(self._used[token].quantity)
        digits = token.rstrip("%％")
        if not re.fullmatch(r"\d+(?:\.\d+)?", digits):
            return None
        # 100% only says that the result is printed in percent.
        return Interval.exact(Fraction(digits) / (100 if digits != token else 1))
