"""Claim ``overspent``: a budget and, right behind it, the spending of it, no rate being told."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity
from jiheng.auditing.reading.sentences.portions import planned, shown
from jiheng.auditing.reading.sentences.ranges import range_of
from jiheng.auditing.reading.sentences.telling import Amount, Sentence, told
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern
from jiheng.quantities import percent

#: Spending that names nothing of its own, so that it is of what the budget is for.
_BARE = pattern(
    r"(?:全年|当年|本年)?(?:实际|实)?(?:支出|执行|完成支出|支付|使用|列支)?(?:决算|资金)?(?:数|总额)?(?:合计|共计|共)?(?:为|是|达)?"
)
_SPENT = pattern(r"支出|决算|执行|支付|列支|使用")
#: Money that came, or a budget that is not the one spending is held to.
_OTHER = pattern(r"收入|年初|上年|去年|其中|中期|采购|批复前")
#: Money that was spent besides what the budget gave.
_MORE = pattern(r"结转|追加|调增|剔除|扣除")
_ADJUSTED = pattern(r"调整|全年预算|追加")


class Overspent(NamedTuple):
    """A budget and what was spent of it."""

    passage: Passage
    budget: Amount
    spent: Amount

    def test(self) -> Relation["Overspent"]:
        """Whether the spending can be within the budget."""
        spent, budget = self.spent.number, self.budget.number
        holds: bool | None = range_of(spent)[0] <= range_of(budget)[1]
        if not holds and (spent.bound or budget.bound):
            holds = None
        share = spent.value / budget.value
        return Relation(
            self,
            "other",
            holds,
            percent(share),
            "不超过100%",
            self.passage.spot(*shown(self.passage, self.spent)),
            (self.passage.spot(*shown(self.passage, self.budget)),),
            gap=percent(share - 1),
            ceiling=Severity.DOUBT,
        )


def find(report: Report) -> Iterator[Overspent]:
    """Every budget with its spending behind it, unless an adjusted budget is told elsewhere."""
    texts = [one for one in report.passages if "预算" in one.text and len(one.numbers) > 1]
    if not texts:
        return
    changed = any(_ADJUSTED.search(one.text) for one in report.passages if "预算" in one.text)
    for passage in texts:
        for sentence in told(passage):
            for one in _in(passage, sentence):
                if not changed or _ADJUSTED.search(one.budget.words):
                    yield one


def _in(passage: Passage, sentence: Sentence) -> Iterator[Overspent]:
    rated = any(one.sort == "percent" for one in sentence.amounts)
    if rated or _MORE.search(sentence.text) is not None:
        return
    for budget, spent in pairwise(sentence.amounts):
        money = budget.sort == spent.sort == "money" and budget.number.value > 0
        near = spent.clause - budget.clause == 1 and spent.depth == budget.depth
        alone = budget.role == spent.role == "level" and spent.mark in "，；"
        if money and near and alone and _is_budget(budget.words) and _is_spending(spent.words):
            yield Overspent(passage, budget, spent)


def _is_budget(words: str) -> bool:
    return "预算" in words and planned(words) and _OTHER.search(words) is None


def _is_spending(words: str) -> bool:
    return _SPENT.search(words) is not None and _BARE.fullmatch(words) is not None
