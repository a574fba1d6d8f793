"""To which amount a change, a rate or a part belongs (所属数额): it is compared only with it."""

from collections.abc import Iterable, Mapping

from jiheng.auditing.reading.figures.model import Figure
from jiheng.auditing.reading.figures.pairs import agree

_PART = "其中"
Wholes = Mapping[tuple[int, int], tuple[Figure, ...]]


def wholes_of(figures: Iterable[Figure]) -> Wholes:
    """By passage and place: the amount before a change, the total before 其中, the row's amounts.

    Args:
        figures: of the report, in order.
    """
    found: dict[tuple[int, int], tuple[Figure, ...]] = {}
    row: tuple[int, int] = (-1, -1)
    last: list[Figure] = []
    whole: Figure | None = None
    before: Figure | None = None
    for one in figures:
        place = (one.passage.index, -1) if one.table < 0 else (-one.table - 1, one.passage.row)
        if place != row:
            row, last, whole, before = place, [], None, None
        part = one.table < 0 and _PART in one.said
        if part and last and not (before and _continues(before, one)):
            whole = last[-1]
        if _relative(one):
            found[one.passage.index, one.number.start] = tuple(
                last if one.table >= 0 else last[-1:]
            )
        elif part and whole is not None and not one.known:
            found[one.passage.index, one.number.start] = (whole,)
        if not _relative(one):
            last.append(one)
        before = one
    return found


def _relative(one: Figure) -> bool:
    """A change, a rate or a share."""
    return bool(one.measure) or (one.number.sort == "percent" and one.clause.endswith("占"))


def _continues(before: Figure, one: Figure) -> bool:
    """Whether both stand behind the same 其中 of a sentence."""
    return one.said.startswith(before.said) and before.said.count(_PART) == one.said.count(_PART)


def of_one_whole(one: Figure, other: Figure, wholes: Wholes) -> bool:
    """Whether two figures can be the same: what they are a change or a part of is the same.

    True of amounts that stand for themselves or have a name of the budget's own, and of parts
    whose whole is told on one side only.
    """
    first, second = (
        wholes.get((each.passage.index, each.number.start), ()) for each in (one, other)
    )
    if not first or not second:
        return not (_relative(one) and (first or second))
    return any(a.dimension == b.dimension and agree(a, b) for a in first for b in second)
