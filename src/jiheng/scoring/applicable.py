"""What does not apply (不适用), and where its points go instead.

The framework says it in a sentence at the indicator: full points, shared among the
indicators beside it, left out of the total, or moved to others. Every point that
moves is told as an adjustment.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from jiheng.arithmetic import Ratio, round_half_up
from jiheng.dossiers.model import NOT_APPLICABLE, Dossier, Objective
from jiheng.frameworks.language.totals import FULL, MOVE, SCALE, SHARE
from jiheng.frameworks.model import Framework, Indicator
from jiheng.quantities import number
from jiheng.scoring.model import Adjustment

#: Written as the target of an objective that does not concern the unit.
_NOT_CONCERNED = frozenset({"不涉及", "不适用"})
_NONE = Fraction(0)


@dataclass(frozen=True, slots=True)
class Applicable:
    """What can be earned where, after everything that does not apply is settled.

    Attributes:
        points: by path; only what the framework gives points to.
        out: paths out of the reckoning.
        full: paths that get full points because they do not apply.
        total: what can be earned in all; 0 where nothing applies.
        adjustments: what moved, in words.
    """

    points: Mapping[str, Fraction]
    out: frozenset[str]
    full: frozenset[str]
    total: Fraction
    adjustments: tuple[Adjustment, ...]

    def factor(self, indicator: Indicator) -> Fraction:
        """By how much an indicator's points grew or shrank."""
        before = nominal(indicator)
        return self.points.get(indicator.path, before) / before if before else Fraction(1)


def nominal(indicator: Indicator) -> Fraction:
    """The points as the framework prints them."""
    if indicator.points is not None:
        return indicator.points
    return sum((nominal(child) for child in indicator.children), Fraction(0))


def applicable(framework: Framework, dossier: Dossier) -> Applicable:
    """Settle everything that the dossier says does not apply."""
    claimed = [one for one in framework.walk() if _does_not_apply(one, dossier)]
    if not claimed:
        return _as_printed(framework)
    full = frozenset(one.path for one in claimed if _effect(one) == FULL)
    gone = {one.path: _effect(one) for one in claimed if _effect(one) != FULL}
    spread = _Spread(gone, _moved(framework, claimed))
    retained = sum((spread.retained(top) for top in framework.indicators), Fraction(0))
    spread.give(framework.indicators, retained)
    total = sum((spread.points.get(top.path, _NONE) for top in framework.indicators), _NONE)
    return Applicable(
        spread.points,
        frozenset(spread.out),
        full,
        total,
        tuple(_told(one) for one in claimed),
    )


def _as_printed(framework: Framework) -> Applicable:
    """Everything applies."""
    points = {one.path: nominal(one) for one in framework.walk()}
    carrying = {path: one for path, one in points.items() if one}
    total = sum((points[top.path] for top in framework.indicators), Fraction(0))
    return Applicable(carrying, frozenset(), frozenset(), total, ())


def _does_not_apply(indicator: Indicator, dossier: Dossier) -> bool:
    """Claimed in the dossier, or the unit has set no objective of that kind; with a sentence."""
    if indicator.not_applicable is None:
        return False
    answer = dossier.answer(indicator.path, NOT_APPLICABLE)
    if answer is not None:
        return answer.value is True
    return bool(indicator.objectives) and not any(
        in_category(one.level1, one.level2, indicator.objectives) and not concerns_nobody(one)
        for one in dossier.objectives_of()
    )


def concerns_nobody(objective: Objective) -> bool:
    """Whether the target says that the objective does not concern the unit.

    The actual cannot say so: whoever set a target has been concerned by it.
    """
    return objective.target.strip() in _NOT_CONCERNED


def in_category(level1: str, level2: str, category: str) -> bool:
    """Whether an objective belongs to ``产出指标`` or ``产出指标/数量指标``.

    Example:
        >>> in_category("产出", "数量指标", "产出指标"), in_category("产出", "", "效益指标")
        (True, False)
    """
    above, _, below = category.partition("/")
    levels = {_bare(level1), _bare(level2)} if not below else {_bare(level1)}
    return _bare(above) in levels and (not below or _bare(below) == _bare(level2))


def _bare(level: str) -> str:
    return level.strip().removesuffix("指标")


def _effect(indicator: Indicator) -> str:
    sentence = indicator.not_applicable
    return sentence.effect if sentence is not None else ""


def _moved(framework: Framework, claimed: list[Indicator]) -> dict[str, Fraction]:
    """Points that arrive, by path."""
    arriving: dict[str, Fraction] = {}
    for one in claimed:
        if one.not_applicable is None or _effect(one) != MOVE:
            continue
        for title, points in one.not_applicable.moves:
            target = _beside(framework, one, title)
            arriving[target.path] = arriving.get(target.path, Fraction(0)) + points
    return arriving


def _beside(framework: Framework, one: Indicator, title: str) -> Indicator:
    """The indicator of that title, the one beside ``one`` first."""
    parent = one.path.rpartition("/")[0]
    for found in framework.walk():
        if found.path.rpartition("/")[0] == parent and _bare(found.title) == _bare(title):
            return found
    return framework.find(title)


class _Spread:
    """Gives points to the tree from the top, after asking it from the bottom."""

    def __init__(self, gone: Mapping[str, str], arriving: Mapping[str, Fraction]) -> None:
        self._gone = gone
        self._arriving = arriving
        self.points: dict[str, Fraction] = {}
        self.out: set[str] = set()

    def wanted(self, indicator: Indicator) -> Fraction:
        """What an indicator takes up when nothing is shared out to it from beside."""
        if self.empty(indicator):
            return Fraction(0)
        return self.retained(indicator)

    def retained(self, indicator: Indicator) -> Fraction:
        """What stays with it or is shared out beside it: what did not leave, and what arrived."""
        return nominal(indicator) - self._leaving(indicator) + self._arrived(indicator)

    def empty(self, indicator: Indicator) -> bool:
        """Whether nothing below it applies."""
        if indicator.path in self._gone:
            return True
        parts = [child for child in indicator.children if nominal(child)]
        return bool(parts) and all(self.empty(child) for child in parts)

    def _leaving(self, indicator: Indicator) -> Fraction:
        """Points that leave the heading above ``indicator``."""
        effect = self._gone.get(indicator.path)
        if effect in (SCALE, MOVE):
            return nominal(indicator)
        if effect == SHARE:
            return Fraction(0)
        return sum((self._leaving(child) for child in indicator.children), Fraction(0))

    def _arrived(self, indicator: Indicator) -> Fraction:
        own = self._arriving.get(indicator.path, Fraction(0))
        return own + sum((self._arrived(child) for child in indicator.children), Fraction(0))

    def give(self, indicators: tuple[Indicator, ...], points: Fraction) -> None:
        """Share ``points`` among siblings as they want, to the cent."""
        carrying = [one for one in indicators if nominal(one)]
        self.out.update(one.path for one in carrying if self.empty(one))
        alive = [one for one in carrying if not self.empty(one)]
        shares = to_the_cent([self.wanted(one) for one in alive], points)
        given = dict(zip((one.path for one in alive), shares, strict=True))
        self.points |= given
        self.points |= {one.path: Fraction(0) for one in carrying if self.empty(one)}
        for one in alive:
            self.give(one.children, given[one.path])


def to_the_cent(wanted: Sequence[Fraction], points: Fraction) -> tuple[Fraction, ...]:
    """``points`` shared as wanted, to 0.01 each; what rounding leaves over goes to the largest.

    Example:
        >>> [str(share) for share in to_the_cent([Fraction(1)] * 3, Fraction(10))]
        ['167/50', '333/100', '333/100']
    """
    total = sum(wanted, Fraction(0))
    shares = [round_half_up(Ratio.of(one * points / total)).fraction for one in wanted]
    if shares:
        shares[shares.index(max(shares))] += points - sum(shares)
    return tuple(shares)


def _told(indicator: Indicator) -> Adjustment:
    """What became of the points of one indicator that does not apply."""
    sentence = indicator.not_applicable
    moves = sentence.moves if sentence is not None else ()
    points = f"{number(nominal(indicator))}分"
    targets = "、".join(f"{title}{number(moved)}分" for title, moved in moves)
    words = {
        FULL: f"按不适用得满分{points}",
        SHARE: f"{points}由同级指标按分值比例分摊",
        SCALE: f"{points}不计入总分，总分按适用分值折算",
        MOVE: f"{points}移至{targets}",
    }
    effect = f"{indicator.path}：{words[_effect(indicator)]}"
    return Adjustment(NOT_APPLICABLE, str(sentence), applied=True, effect=effect)
