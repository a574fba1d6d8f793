"""Formulas that a spreadsheet keeps working out: sums by fund, and the ties (勾稽)."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from jiheng.documents.spreadsheet import column_name
from jiheng.dossiers.model import plain
from jiheng.frameworks.language.formula import (
    Call,
    Formula,
    Name,
    Negative,
    Number,
    Operation,
    Reference,
)
from jiheng.frameworks.model import Tie
from jiheng.quantities import unit

_FUNCTIONS = {"最大": "MAX", "最小": "MIN", "合计": "SUM", "绝对值": "ABS", "四舍五入": "ROUND"}
_SIGNS = {"×": "*", "÷": "/"}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a fact stands.

    Attributes:
        sheet: name of the tab.
        row: zero-based.
        column: zero-based.
        scale: what one in the cell is in base units.
    """

    sheet: str
    row: int
    column: int
    scale: Fraction

    def __str__(self) -> str:
        """As a formula of another sheet names it."""
        return f"'{self.sheet}'!${column_name(self.column)}${self.row + 1}"


Spots = Mapping[Reference, Spot]


@dataclass(frozen=True, slots=True)
class LiveTie:
    """A tie as formulas.

    Attributes:
        tie: as the framework states it.
        left: empty while a fact of it is.
        right: the same.
        scale: what one in these cells is in base units.
    """

    tie: Tie
    left: str
    right: str
    scale: Fraction


def live_tie(tie: Tie, spots: Spots) -> LiveTie | None:
    """The tie, where all its facts stand in the form; in the unit of its first fact."""
    names = (*tie.left.names, *tie.right.names)
    if not names or any(name not in spots for name in names):
        return None
    scale = spots[names[0]].scale
    return LiveTie(tie, _side(tie.left, spots, scale), _side(tie.right, spots, scale), scale)


def _side(formula: Formula, spots: Spots, scale: Fraction) -> str:
    cells = ",".join(str(spots[name]) for name in formula.names)
    known = f"COUNT({cells})={len(formula.names)}" if cells else "TRUE"
    return f'=IF({known},{_written(formula, spots, scale)},"")'


def _written(formula: Formula, spots: Spots, scale: Fraction) -> str:
    """A formula in the spreadsheet's language, its amounts in the unit of ``scale``."""
    match formula:
        case Number():
            value = formula.value * unit(formula.symbol).scale
            return plain(value / scale if formula.symbol else formula.value)
        case Name():
            spot = spots[Reference(formula.name, formula.years_back)]
            factor = spot.scale / scale
            return str(spot) if factor == 1 else f"{spot}*{plain(factor)}"
        case Negative():
            return f"-({_written(formula.part, spots, scale)})"
        case Operation():
            left = _written(formula.left, spots, scale)
            right = _written(formula.right, spots, scale)
            return f"({left}){_SIGNS.get(formula.sign, formula.sign)}({right})"
        case Call():
            parts = [_written(part, spots, scale) for part in formula.parts]
            if formula.function == "四舍五入":
                parts.append(str(formula.places))
            return f"{_FUNCTIONS[formula.function]}({','.join(parts)})"
    raise TypeError(type(formula).__name__)
