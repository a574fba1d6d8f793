"""Structures and how far to believe them (结构与依据).

A structure says that one line of a table is the total of others. It is tried in every lane
that crosses it: a total row in every column, a total column in every row. Where it holds
elsewhere, or the words of the form leave no doubt, a lane in which it fails is wrong.
"""

from collections.abc import Callable, Sequence
from enum import IntEnum
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from jiheng.auditing.model import Severity
from jiheng.auditing.reading.tables.terms import UNREAD, Term, different, same_dimension, summed

#: The number at (line, lane); None where none is printed.
At = Callable[[int, int], Term | None]

#: Parts that come to this many times the total have been counted at two levels.
#: A structure that fails in so many lanes and holds in none has been misread.
_NOWHERE = 3
#: Rows among which parts of parts are looked for, and how many may follow one.
_MOST_NESTED, _MOST_INNER = 120, 20
_FEWEST_RUNNING = 2
_TWICE = Fraction(19, 10)


class Trust(IntEnum):
    """What the words alone are worth."""

    GUESS = 0
    LIKELY = 1
    SURE = 2


class Structure(NamedTuple):
    """One line is the total of others.

    Attributes:
        total: its line.
        options: what its parts may be, the likeliest first.
        partial: whether the parts may be only some of them (其中).
        followers: parts that do not say 其中 themselves may belong elsewhere.
        blank_is_zero: as in accounts, where nothing is printed for nothing.
        apart: lines that a form puts among the parts although another 口径 keeps them out.
    """

    total: int
    options: tuple[tuple[int, ...], ...]
    trust: Trust
    partial: bool = False
    apart: tuple[int, ...] = ()
    blank_is_zero: bool = False
    followers: bool = False


class Tried(NamedTuple):
    """A structure in one lane.

    Attributes:
        holds: None where numbers are missing.
        ceiling: the gravest a finding may be; None where it is not believed at all.
        without: the line that has to be left out for it to hold, of a form's heads.
    """

    structure: Structure
    lane: int
    total: Term
    parts: tuple[Term, ...]
    holds: bool | None
    ceiling: Severity | None = Severity.ERROR
    without: Term | None = None

    @property
    def solid(self) -> bool:
        """Whether it holds with several numbers, so that it is no chance."""
        return self.holds is True and _telling(self.parts) > 1


def _telling(parts: Sequence[Term]) -> int:
    return sum(one.quantity.value != 0 for one in parts)


def tried(structures: Sequence[Structure], lanes: Sequence[int], at: At) -> list[list[Tried]]:
    """Every structure in every lane it can be tried in."""
    return [_in_lanes(one, lanes, at) for one in structures]


def nothing_is_zero(found: Sequence[Sequence[Tried]]) -> bool:
    """Whether a table prints nothing for nothing: sums hold though parts of them are blank."""
    short = [
        one.solid
        for ways in found
        for one in ways
        if one.holds and _telling(one.parts) and len(one.parts) < len(one.structure.options[0])
    ]
    return any(short) or len(short) > 1


def _in_lanes(structure: Structure, lanes: Sequence[int], at: At) -> list[Tried]:
    lanes = [lane for lane in lanes if (total := at(structure.total, lane)) and total.passage >= 0]
    options: list[list[Tried | None]] = []
    for parts in structure.options:
        options.append([_option(structure, parts, lane, at) for lane in lanes])
        told = [one for one in options[-1] if one is not None]
        if told and all(one.holds for one in told):
            break
    worth = [sum(one.holds is True for one in row if one) for row in options]
    likeliest = sorted(range(len(options)), key=lambda which: -worth[which])
    found: list[Tried] = []
    for lane in range(len(lanes)):
        ways = [one for which in likeliest if (one := options[which][lane]) is not None]
        if ways:
            found.append(next((one for one in ways if one.holds), ways[0]))
    return found


def _option(structure: Structure, option: tuple[int, ...], lane: int, at: At) -> Tried | None:
    total = at(structure.total, lane)
    if total is None or total.passage < 0:
        return None
    terms = [at(line, lane) for line in option]
    if UNREAD in terms:
        return None
    parts = [one for one in different(terms) if one.passage != total.passage]
    if not same_dimension([total, *parts]):
        # Rows with a unit of their own: only what is counted like the total can be part of it.
        parts = [one for one in parts if same_dimension([total, one])]
        structure = structure._replace(trust=min(structure.trust, Trust.LIKELY))
        if len(parts) == 1:
            return None
    if not parts:
        return None
    fits = summed(parts).meets(total.quantity)
    holds = True if fits else (None if None in terms else False)
    return Tried(structure, lane, total, tuple(parts), holds)


def weighed(found: Sequence[Tried], at: At, *, blank_is_zero: bool) -> list[Tried]:
    """How far each failing lane is believed, given how the others fare."""
    solid = sum(one.solid for one in found)
    held = sum(one.holds is True and _telling(one.parts) > 0 for one in found)
    failed = sum(one.holds is not True for one in found)
    fitting = {part.passage for one in found if one.holds for part in one.parts}
    weights = []
    for one in found:
        if one.holds:
            weights.append(one)
        elif any(part.passage in fitting for part in one.parts):
            # A part merged over several lanes belongs to the one in which it fits.
            weights.append(one._replace(holds=None, ceiling=None))
        else:
            votes = (solid, held, failed)
            weights.append(_failing(one, votes, at, blank_is_zero=blank_is_zero))
    return weights


def _failing(one: Tried, votes: tuple[int, int, int], at: At, *, blank_is_zero: bool) -> Tried:
    apart = _apart(one, at)
    if apart is not None:
        return apart
    outer = _outermost(one.parts, one.total)
    if outer:
        return one._replace(parts=outer, holds=True)
    solid, held, _ = votes
    zero = one.structure.blank_is_zero or (blank_is_zero and (solid or held > 1))
    guessed = one.holds is None and not (zero or _over(one))
    if guessed and solid and held > 1 and _one_digit(one):
        # Blanks hide nothing where one digit makes all the difference.
        return one._replace(holds=False, ceiling=Severity.DOUBT)
    if guessed and not (blank_is_zero and one.structure.trust is not Trust.GUESS):
        return one
    ceiling = None if _runs_up(one) else _ceiling(one, votes)
    if ceiling is None:
        return one._replace(holds=None, ceiling=None)
    return one._replace(holds=False, ceiling=Severity.DOUBT if guessed else ceiling)


def _ceiling(one: Tried, votes: tuple[int, int, int]) -> Severity | None:
    """How grave a failing lane may be, as other lanes and the words of the form have it."""
    solid, held, failed = votes
    structure = one.structure
    believed = bool(solid) or held > 1
    mostly = solid + held > failed
    if structure.partial or structure.trust is not Trust.SURE:
        return Severity.ERROR if believed and mostly else None
    if believed:
        return Severity.ERROR if mostly else Severity.DOUBT
    if failed >= _NOWHERE:
        return None
    return Severity.ERROR if failed == 1 and not _twice(one) else Severity.DOUBT


def _apart(one: Tried, at: At) -> Tried | None:
    """The reading in which a form's heads put a line among parts it does not belong to."""
    for line in one.structure.apart:
        left_out = at(line, one.lane)
        if left_out is None or left_out.quantity.value == 0:
            continue
        rest = [part for part in one.parts if part.passage != left_out.passage]
        if len(rest) > 0 and len(rest) < len(one.parts) and summed(rest).meets(one.total.quantity):
            return one._replace(holds=False, ceiling=Severity.NOTE, without=left_out)
    return None


def _outermost(parts: Sequence[Term], total: Term) -> tuple[Term, ...]:
    """The parts without those that a row before them adds up, should that explain the total."""
    if len(parts) > _MOST_NESTED:
        return ()
    kept, at = [], 0
    while at < len(parts):
        kept.append(parts[at])
        inner = _inner(parts, at)
        at += 1 + inner
    return tuple(kept) if len(kept) < len(parts) and summed(kept).meets(total.quantity) else ()


def _inner(parts: Sequence[Term], at: int) -> int:
    """How many of the parts behind one it adds up: two at least, else none."""
    own = parts[at].quantity
    middle, slack = Fraction(0), own.grain / 2
    for many, one in enumerate(parts[at + 1 : at + _MOST_INNER], 1):
        middle += one.quantity.value
        slack += one.quantity.grain / 2
        if many > 1 and own.value and abs(middle - own.value) <= slack:
            return many
    return 0


def _one_digit(one: Tried) -> bool:
    """Whether the printed parts come to the total but for one digit of several."""
    grain = min((part.quantity.grain for part in (one.total, *one.parts) if part.quantity.grain),
                default=one.total.quantity.unit.scale)  # fmt: skip
    told, sum_ = (str(round(value / grain)) for value in (
        one.total.quantity.value, summed(one.parts).middle
    ))  # fmt: skip
    wrong = sum(a != b for a, b in zip(told, sum_, strict=False))
    return len(told) == len(sum_) > len("00") and wrong == 1


def _runs_up(one: Tried) -> bool:
    """Whether the parts run up to the total (累计), so that the last of them is all."""
    values = [part.quantity.value for part in one.parts]
    rising = all(a < b for a, b in pairwise(values))
    return len(values) > _FEWEST_RUNNING and rising and values[-1] == one.total.quantity.value


def _over(one: Tried) -> bool:
    """Whether the printed parts alone are more than the total, so that no blank can explain it."""
    if any(part.quantity.value < 0 for part in one.parts):
        return False
    known = summed(one.parts)
    return known.middle - known.slack > one.total.quantity.value + one.total.quantity.grain / 2


def _twice(one: Tried) -> bool:
    return summed(one.parts).middle >= _TWICE * one.total.quantity.value
