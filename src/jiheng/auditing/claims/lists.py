"""Claim ``lists``: a total said in a sentence and the parts listed of it (总额与列举的分项)."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity
from jiheng.auditing.reading.sentences.items import itemised
from jiheng.auditing.reading.sentences.listed import List
from jiheng.auditing.reading.sentences.lists import lists, of_these, of_years
from jiheng.auditing.reading.sentences.portions import shown
from jiheng.auditing.reading.sentences.ranges import apart, exact, printed, range_of
from jiheng.auditing.reading.sentences.sums import added, slip_of_one_digit
from jiheng.auditing.reading.sentences.telling import Amount
from jiheng.auditing.reading.sentences.telling import told as told_in
from jiheng.auditing.reading.sentences.wholes import fits
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

#: A list said to be complete that comes to so much of the total was meant to be all of it.
_MOSTLY = Fraction(4, 5)
_CLOSE = 2
#: Clauses between a total and a list that is doubted rather than overlooked.
_FAR = 4
#: And between things and their kinds.
_WITHIN = 3
_PEOPLE = ("人", "名", "人次", "位", "户")
_FLOWS = pattern(r"收入|支付|已|剩余|结余|结转|实际|完成|到位|预算|决算|占|累计|上年|去年|同比|较")
#: Averages and rates are never added up.
_EACH = pattern(r"均|每|率|单价|标准")
#: Parts that may be of more than the total: up to then, of last year, as planned.
_OF_MORE = pattern(r"累计|上年|去年|同期|计划|预算|总|目标|任务|年末|截[至止]|历年|新|实际|比|较")
#: In units of the last digit: a difference that rounding does not make.
_TEN = 10
#: So many counts add up by chance less often.
_ENOUGH = 3


class Listing(NamedTuple):
    """A total and its parts.

    Attributes:
        told: what was read.
    """

    told: List

    def test(self) -> "Relation[Listing]":
        """The parts added up; a list that need not be complete may come to less."""
        told = self.told
        slipped = told.slipped
        if slipped is not None:
            return self._of_unit(slipped)
        parts = [one for _, one in told.parts]
        total = told.total
        gap = apart(range_of(total.number, total.signed), added(parts))
        holds: bool | None = not gap
        ceiling = Severity.ERROR
        if told.link == "part":
            holds = added(parts)[0] <= range_of(total.number, total.signed)[1]
            ceiling = Severity.DOUBT
        elif gap:
            holds, ceiling = self._how_sure()
        if any(one.number.bound for one in (total, *parts)) and not holds:
            holds = None
        grain = min(one.number.grain for one in (total, *parts))
        unit = total.number.unit
        difference = printed(abs(told.together - total.signed), grain, unit)
        return Relation(
            self,
            "sum",
            holds,
            str(total.number.quantity),
            printed(abs(told.together), grain, unit),
            told.passage.spot(*shown(told.passage, total)),
            tuple(passage.spot_of(one.number) for passage, one in told.parts),
            difference,
            ceiling,
        )

    def _of_unit(self, slipped: Amount) -> "Relation[Listing]":
        """One amount in a unit ten thousand times too small or too large."""
        placed = [(self.told.passage, self.told.total), *self.told.parts]
        where = next(passage for passage, one in placed if one is slipped)
        others = [(passage, one) for passage, one in placed if one is not slipped]
        written = str(slipped.number.quantity)
        right = written.removesuffix(slipped.number.unit.symbol) + others[0][1].number.unit.symbol
        return Relation(
            self,
            "unit",
            holds=False,
            stated=written,
            expected=right,
            at=where.spot(*shown(where, slipped)),
            because=tuple(passage.spot_of(one.number) for passage, one in others),
        )

    def _how_sure(self) -> tuple[bool | None, Severity]:
        """Whether a sum that differs is believed to be one, and how firmly."""
        told, together = self.told, self.told.together
        total = told.total.signed
        parts = [one for _, one in told.parts]
        more = abs(together) > abs(total)
        grain = min(one.number.grain for one in (told.total, *parts))
        least = 5 if told.link == "some" else 4
        slip = slip_of_one_digit(told.total, together, grain, least)
        slip = slip or _slip_among_rounded(told, grain, least)
        never = told.so_far or _EACH.search(told.total.words) is not None
        if told.link == "none" or never:
            return (False if told.split and slip and not never else None), Severity.ERROR
        if told.confirmed or _whole_by_shares(told):
            return False, Severity.ERROR
        known = _by_structure(told, more=more, slip=slip)
        if known is not None:
            return known
        complete = told.link in ("all", "after") and not told.open_ended
        too_much = more and told.link in ("all", "some") and _apart(told)
        little = told.link == "all" and complete and abs(together) >= _MOSTLY * abs(total)
        if not (slip or too_much or (little and told.in_a_row)):
            return None, Severity.DOUBT
        if told.parts[0][0] is told.passage and _hidden(total, [one.signed for one in parts]):
            return None, Severity.DOUBT
        return False, Severity.ERROR if slip and (complete or more) else Severity.DOUBT


def _slip_among_rounded(told: List, grain: Fraction, least: int) -> bool:
    """Whether it is one digit written wrong, but for the last digits that rounding moved."""
    parts = [one for _, one in told.parts]
    slack = len(parts) // 2
    inexact = not all(exact(one.number) for one in parts)
    row = range(-slack, slack + 1) if inexact else ()
    moved = (told.together + each * grain for each in row)
    gap = abs(abs(told.together) - abs(told.total.signed))
    large = gap > _TEN * grain
    return large and any(slip_of_one_digit(told.total, one, grain, least) for one in moved)


def _by_structure(told: List, *, more: bool, slip: bool) -> tuple[bool | None, Severity] | None:
    """What follows where the sorts of the parts or the total's own words settle it; else None."""
    whole = told.split and len(told.parts) >= _ENOUGH and told.in_a_row
    if abs(told.together) >= 2 * abs(told.total.signed) and not whole:
        return None
    if told.nested:
        return None, Severity.DOUBT
    if told.split or told.closed or told.called_by_all:
        return _by_split(told, more=more, slip=slip)
    if told.link in ("all", "some") and told.in_a_row and not told.open_ended:
        believed = told.staff or _by_kind(told, more=more) or _one_over(told)
        sure = told.staff and more
        return (False, Severity.ERROR if sure else Severity.DOUBT) if believed else None
    if told.link == "after" and told.in_a_row and (of_these(told.total) or of_years(told.total)):
        many = of_these(told.total) or of_years(told.total)
        sure = slip or many == len(told.parts)
        return False, Severity.ERROR if sure else Severity.DOUBT
    so_on = told.link == "after" and told.total.words == "等" and told.kinds
    return ((False if more else None), Severity.DOUBT) if so_on else None


def _one_over(told: List) -> bool:
    """Whether just one part behind 其中 is more than all there is, and nothing says why."""
    parts = [one for _, one in told.parts]
    total = abs(told.total.signed)
    over = [one for one in parts if abs(one.signed) > total]
    plain = told.link == "some" and told.in_a_row and len(over) == 1 and len(parts) > 1
    plain = plain and told.total.sort == "money"
    near = parts[0].clause - told.total.clause <= _CLOSE
    between = told.passage.shape.text[told.total.at : parts[0].at]
    words = "".join(one.words for one in parts)
    named = "其中" in between + parts[0].words and "。" not in between.replace("。其中", "")
    return plain and near and named and _OF_MORE.search(words + told.total.words) is None


def _whole_by_shares(told: List) -> bool:
    """Whether the shares told behind the parts are of these parts together and make 100%."""
    if told.link not in ("some", "all"):
        return False
    row = [one for sentence in told_in(told.passage) for one in sentence.amounts]
    behind = {one.at: after for one, after in pairwise(row)}
    parts = [one for _, one in told.parts if one.number.value]
    rates = [behind.get(one.at) for one in parts]
    if any(one is None or one.sort != "percent" or "占" not in one.words for one in rates):
        return False
    known = [one for one in rates if one is not None]
    together = sum((one.number.value for one in known), Fraction(0))
    slack = sum((one.number.grain for one in known), Fraction(0)) / 2
    follow = [fits(rate, part, parts) for rate, part in zip(known, parts, strict=True)]
    return len(parts) > 1 and abs(together - 1) <= slack and all(follow)


def _by_split(told: List, *, more: bool, slip: bool) -> tuple[bool | None, Severity]:
    """Of parts that are all there is; what may have been left out is told only if it is plain."""
    if not (told.split or told.closed):
        return False, Severity.DOUBT
    names = "".join(one.words for _, one in told.parts)
    abroad = len(told.parts) == len(("用车", "接待")) and "用车" in names and "接待" in names
    if abroad and not (more or slip):
        return None, Severity.DOUBT
    basic = "人员" not in told.parts[0][1].words or "基本" in told.total.words
    sure = (basic and not abroad) or more or slip
    return False, Severity.ERROR if sure else Severity.DOUBT


def _by_kind(told: List, *, more: bool) -> bool:
    """Whether things counted by kind are too many, or many kinds miss the total by one digit."""
    first = told.parts[0][1]
    between = told.passage.shape.text[told.total.at : told.parts[-1][1].at]
    near = first.clause - told.total.clause <= _WITHIN and "。" not in between.replace("。其中", "")
    people = told.total.number.unit.symbol in _PEOPLE and len(told.parts) <= _ENOUGH
    people = people and not told.of_one_noun
    if not near or not told.kinds or people:
        return False
    slip = slip_of_one_digit(told.total, told.together, Fraction(1), 2)
    enough = len(told.parts) + told.of_one_noun > _ENOUGH
    return more or (slip and enough)


def _hidden(total: Fraction, parts: list[Fraction]) -> bool:
    """Whether some of the parts alone add up: then the list has a structure we did not see."""
    if len(parts) > 12:  # noqa: PLR2004
        return True
    sums = {Fraction(0)}
    for one in parts:
        sums |= {so_far + one for so_far in sums}
    return total in sums


def _apart(told: List) -> bool:
    """Whether the parts are things that cannot be counted in two of them.

    People are, as members and as women; of money what came in is spent as well.
    """
    parts = [one for _, one in told.parts]
    words = "".join(one.words for one in parts)
    text = told.passage.shape.text[told.total.at : parts[-1].at]
    near = told.in_a_row and parts[0].clause - told.total.clause <= _CLOSE and "。" not in text
    inside = all(one.depth > told.total.depth for one in parts)
    larger = any(abs(one.signed) > abs(told.total.signed) for one in parts)
    if not near or (larger and not inside) or (told.total.sort == "count" and not inside):
        return False
    return told.total.number.unit.symbol not in _PEOPLE and _FLOWS.search(words) is None


def find(report: Report) -> Iterator[Listing]:
    """Every list within a passage, and those whose items are passages of their own."""
    for passage in report.passages:
        if len(passage.numbers) > 1:
            yield from _of_passage([one for one in lists(passage) if _believed(one)])
    for told in itemised(report):
        yield Listing(told)


def _of_passage(found: list[List]) -> Iterator[Listing]:
    """A number wrong as a total and as a part by the same difference is told once, as the total."""
    gaps = {one.total.at: one.together - one.total.signed for one in found}
    outer = {
        part.at
        for told in found
        for _, part in told.parts
        if told.total.signed - told.together and told.link in ("some", "all", "after")
        if gaps.get(part.at) == told.total.signed - told.together
    }
    for told in found:
        gap = told.total.signed - told.together
        inner = [gaps.get(part.at) for _, part in told.parts]
        already = bool(gap) and gap in inner
        confirmed = told.total.at in outer and told.link in ("some", "all")
        yield Listing(told._replace(told_already=already, confirmed=confirmed))


def _believed(told: List) -> bool:
    """Whether words, names or a sum of long numbers join total and parts."""
    if told.link == "part":
        return not told.total.number.chinese
    joined = told.link in ("some", "all") and (told.slipped is not None or _joined(told))
    split = told.link == "none" and told.split and told.total.sort == "money"
    if joined or split or told.link == "after" or _whole_by_shares(told):
        return True
    few = told.total.sort != "money" and len(told.parts) < _ENOUGH
    return told.fits and len(told.parts) > 1 and not few


def _joined(told: List) -> bool:
    return told.split or told.called_by_all or told.fits or _within(told) or _one_over(told)


def _within(told: List) -> bool:
    """Whether the parts can be some of the whole, or the words say that they are all of it."""
    if len(told.parts) < 2 or told.parts[0][1].clause - told.total.clause > _FAR:  # noqa: PLR2004
        return False
    total = abs(told.total.signed)
    each = all(abs(one.signed) <= total for _, one in told.parts)
    inside = all(one.depth > told.total.depth for _, one in told.parts)
    return abs(told.together) <= total or (told.in_a_row and (each or inside))
