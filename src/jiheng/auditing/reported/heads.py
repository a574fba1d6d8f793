"""How the cells of a head stretch over the columns below it (表头).

A text file loses merged cells: one that was merged across stands once, so its row is
shorter; one that was merged down leaves a blank below. Several stretches may fit; all that
are nearly as good are kept, best first.
"""

from collections.abc import Sequence
from typing import NamedTuple

from jiheng.auditing.reported.words import is_total, names_rows, of_which

#: How many columns each cell of a row stretches over.
Stretch = tuple[int, ...]

_KEPT = 4
#: A reading this much worse than the best is none.
_NEAR = 2.5
_WIDEST = 40


class Below(NamedTuple):
    """What stands below a row of a head: the cells of the next row, or the columns of the body.

    Attributes:
        text: of the cell; ``""`` of a blank one.
        width: how many columns it covers.
        figure: whether it is a column of numbers.
    """

    text: str
    width: int = 1
    figure: bool = False


def stretches(cells: Sequence[str], below: Sequence[Below]) -> tuple[Stretch, ...]:
    """How many of the things below each cell covers, best first; none where it cannot be."""
    many, places = len(cells), len(below)
    if not 0 < many <= places or places > _WIDEST:
        return ()
    if many == places:
        return ((1,) * many,)
    best: list[list[tuple[float, Stretch]]] = [[] for _ in range(places + 1)]
    best[0] = [(0.0, ())]
    for at, cell in enumerate(cells):
        best = _one_more(cell, below, best, many - at - 1)
    found = sorted(best[places], key=lambda one: -one[0])
    return tuple(stretch for score, stretch in found if score >= found[0][0] - _NEAR)


def _one_more(
    cell: str,
    below: Sequence[Below],
    best: list[list[tuple[float, Stretch]]],
    left: int,
) -> list[list[tuple[float, Stretch]]]:
    places = len(below)
    more: list[list[tuple[float, Stretch]]] = [[] for _ in range(places + 1)]
    for start in range(places):
        if not best[start]:
            continue
        for end in range(start + 1, places - left + 1):
            gain = _fit(cell, below[start:end]) + _begins_again(below, start, end)
            more[end].extend((score + gain, (*done, end - start)) for score, done in best[start])
    return [sorted(options, key=lambda one: -one[0])[:_KEPT] for options in more]


def _begins_again(below: Sequence[Below], start: int, end: int) -> float:
    """Groups of the same columns each begin with the same (合计 … 合计 …)."""
    first = below[0].text
    if not first or end - start == 1:
        return 0.0
    inner = sum(one.text == first for one in below[start + 1 : end])
    return 0.6 * (below[start].text == first) - 0.6 * inner


def _fit(cell: str, covered: Sequence[Below]) -> float:
    """How well one cell stands over what is below it."""
    blanks = sum(not one.text for one in covered)
    if len(covered) == 1:
        if not cell:
            return 0.0 if blanks else -1.0
        return 2.0 if blanks else (-1.0 if is_total(cell) or names_rows(cell) else -0.5)
    if not cell:
        return -5.0
    if blanks == len(covered):
        return 0.4 if _label_and_figure(covered) else -0.2 * len(covered)
    score = -4.0 * blanks
    names = [names_rows(one.text) for one in covered]
    if is_total(cell) or (names_rows(cell) and not all(names)):
        score -= 3.0
    # Tables that stand side by side each begin with what names their rows.
    score += 0.5 * names[0] - 0.5 * sum(names[1:]) if not all(names) else 0.5
    if of_which(cell):
        return score + 1.0
    alike = sum(_alike(cell, one.text) for one in covered)
    return score + 0.6 * alike - (0.5 * (len(covered) - alike) if alike else 0.0)


def _label_and_figure(covered: Sequence[Below]) -> bool:
    return covered[-1].figure and sum(one.figure for one in covered) == 1


def _alike(one: str, other: str) -> bool:
    """Whether they share a word of two characters."""
    return any(one[at : at + 2] in other for at in range(len(one) - 1))
