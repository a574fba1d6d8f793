"""Claims on spending and its budget (预算控制): over the budget, or adjusted to the spending."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity
from jiheng.auditing.reading.figures.alike import funds_of
from jiheng.auditing.reading.figures.model import Figure
from jiheng.auditing.reading.figures.pairs import printed
from jiheng.auditing.reading.figures.read import figures_of
from jiheng.auditing.reported.report import Report
from jiheng.quantities import percent

#: Spending that must keep within its budget.
_LIMITED = frozenset(
    {
        "三公经费", "公务接待费", "公务用车运行维护费", "公务用车购置费", "因公出国境费",
        "公务用车购置及运行维护费", "会议费", "培训费", "国内公务接待支出",
    }
)  # fmt: skip
_BUDGETS = ("调整预算", "预算", "年初预算", "全年预算")
#: Budgets as they stood at the end of the year, to which all spending is held.
_FINAL = ("调整预算", "全年预算")


class OverBudget(NamedTuple):
    """Spending beyond the budget it is told beside.

    Attributes:
        name: of the spending.
        rate: told as a share of the budget, or None.
        spent: told, or None.
        budget: told, or None.
    """

    name: str
    rate: Figure | None = None
    spent: Figure | None = None
    budget: Figure | None = None

    @property
    def share(self) -> Fraction:
        """Of the budget; 1 is all of it."""
        if self.rate is not None:
            return self.rate.number.value
        if self.spent is None or self.budget is None or not self.budget.number.value:
            return Fraction(0)
        return self.spent.number.value / self.budget.number.value

    def test(self) -> Relation["OverBudget"]:
        """Beyond the budget whatever the rounding."""
        told = [one for one in (self.rate, self.spent, self.budget) if one is not None]
        at, *others = told
        grain = at.number.grain if self.rate is not None else Fraction(0)
        stated = percent(self.share) if self.rate is None else str(self.rate.number.quantity)
        return Relation(
            self,
            "other",
            self.share - grain / 2 <= 1,
            stated,
            "不超过100%",
            at.shown,
            tuple(one.shown for one in others),
            gap=percent(self.share - 1),
            ceiling=Severity.DOUBT,
        )


class AdjustedToSpending(NamedTuple):
    """An adjusted budget that equals what was spent.

    Attributes:
        adjusted: the budget.
        spent: the spending.
        left: what was left at the end of the year, of the same funds; None: nothing told.
    """

    adjusted: Figure
    spent: Figure
    left: Figure | None

    def test(self) -> Relation["AdjustedToSpending"]:
        """No arithmetic: a rate of 100% that could be no other."""
        because = (self.spent.shown,) if self.left is None else (self.spent.shown, self.left.shown)
        return Relation(
            self,
            "other",
            holds=False,
            stated=str(self.adjusted.number.quantity),
            expected=str(self.spent.number.quantity),
            at=self.adjusted.shown,
            because=because,
            ceiling=Severity.NOTE if self.left is None else Severity.DOUBT,
        )


def find(report: Report) -> Iterator[OverBudget | AdjustedToSpending]:
    """Each limited item once; the adjusted budget once."""
    figures = figures_of(report)
    told: set[str] = set()
    for one in (*_rates(figures), *_amounts(figures)):
        if one.name not in told:
            told.add(one.name)
            yield one
    yield from _adjusted(figures)


def _rates(figures: Sequence[Figure]) -> Iterator[OverBudget]:
    for one in figures:
        rated = one.number.sort == "percent" and "预算" in one.measure and "完成" in one.measure
        if rated and one.name in _LIMITED and one.told == "result":
            yield OverBudget(one.name, rate=one)


def _amounts(figures: Sequence[Figure]) -> Iterator[OverBudget]:
    """Budget and spending of one item in the same row or paragraph."""
    groups: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for one in figures:
        held = one.name in _LIMITED or one.table >= 0
        if held and one.name and one.number.sort == "money" and not one.measure:
            row = (one.table, one.passage.row) if one.table >= 0 else (-1, one.passage.index)
            groups[(*row, one.name, one.year)].append(one)
    for group in groups.values():
        spent = [one for one in group if not one.stage]
        limited = group[0].name in _LIMITED
        stages = _BUDGETS if limited else _FINAL
        budgets = [one for name in stages for one in group if one.stage == name]
        if len(spent) == 1 and budgets and budgets[0].number.value:
            yield OverBudget(spent[0].name, spent=spent[0], budget=budgets[0])


def _adjusted(figures: Sequence[Figure]) -> Iterator[AdjustedToSpending]:
    for adjusted in figures:
        if "调整" not in adjusted.said or adjusted.number.sort != "money" or adjusted.measure:
            continue
        beside = (one for one in figures if _beside(one, adjusted) and not one.stage)
        spent = next((one for one in beside if printed(one) == printed(adjusted)), None)
        if spent is not None and adjusted.stage == "调整预算":
            yield AdjustedToSpending(adjusted, spent, _left(figures, spent))
            return


def _beside(one: Figure, other: Figure) -> bool:
    """In the same paragraph, or in the same row of a table."""
    if one.passage is other.passage:
        return True
    return 0 <= one.table == other.table and one.passage.row == other.passage.row


def _left(figures: Sequence[Figure], spent: Figure) -> Figure | None:
    """A positive balance at the end of the year of the funds that the spending is of."""
    same = [one for one in figures if one.name == "支出合计" and printed(one) == printed(spent)]
    funds = {funds_of(one) for one in same}
    own = funds_of(spent)
    return next(
        (
            one
            for one in figures
            if _remains(one, spent)
            and (funds_of(one) in funds or (one.passage is spent.passage and funds_of(one) == own))
        ),
        None,
    )


def _remains(one: Figure, spent: Figure) -> bool:
    return one.name == "年末结转和结余" and one.number.value > 0 and one.year == spent.year
