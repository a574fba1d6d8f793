"""Claims in sentences that a task (任务, 目标) was fulfilled: 完成250家，超额完成200家的任务."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reported.numbers import Number
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.auditing.reported.shapes import QUANTITY, WORDS
from jiheng.patterns import pattern

_SENTENCE = pattern(r"[^。；！？\n]+")
#: 超额完成国家下达的60%的治理任务; 达到减排目标要求（10%）.
_BEHIND = pattern(
    rf"(?:超额完成|圆满完成|完成了?[国省市县区上年]{WORDS}{{0,4}}(?:下达|确定)的?){WORDS}{{0,16}}"
    rf"(?P<aim>{QUANTITY}){WORDS}{{0,12}}(?:任务|目标|指标)"
    rf"|(?:达到|完成|超过){WORDS}{{0,10}}(?:任务|目标|指标)(?:要求)?（(?P<noted>{QUANTITY})）"
)
#: 任务为20万元 … 已完成36.67万元，超额完成了目标任务.
_BEFORE = pattern(rf"(?:任务|目标)(?:数|值)?(?:为|是)(?P<aim>{QUANTITY})")
_DONE = pattern(r"完成|实现|达到|达|为")
_FULFILLED = pattern(r"超额完成|完成了?(?:目标|任务|年度)|超过目标")
#: What is half as much again was set low; sentences seldom say why, so the line is above the
#: 30% of target tables.
_FAR = Fraction(3, 2)
#: With more amounts nobody knows which was meant.
_FEW = 4
_PLANNED = pattern(r"力争|争取|计划|确保|下一步|今后|拟")
_LESS_IS_BETTER = pattern(r"不高于|不超过|浓度|控制在|贮存|存量|投诉|事故|以内")


class Task(NamedTuple):
    """A task and what was done, in one sentence or two.

    Attributes:
        aim: what was to be done.
        done: every amount of the same unit that may be what was done.
        less: less is better (不高于, 贮存量).
    """

    passage: Passage
    aim: Number
    done: tuple[Number, ...]
    at: Spot
    less: bool = False

    def test(self) -> Relation["Task"]:
        """At least one amount, or all together, fulfil it."""
        if self.less:
            return self._least()
        best = max(self.done, key=lambda one: one.value)
        met = best.value >= self.aim.value or best.quantity.agrees_with(self.aim.quantity)
        together = sum((one.value for one in self.done), Fraction(0)) >= self.aim.value
        holds = None if not met and together else met
        return Relation(
            self, "target_vs_actual", holds, str(self.aim.quantity), str(best.quantity), self.at,
            tuple(self.passage.spot_of(one) for one in (self.aim, *self.done)),
            ceiling=Severity.DOUBT,
        )  # fmt: skip

    def _least(self) -> Relation["Task"]:
        best = min(self.done, key=lambda one: one.value)
        holds = True if best.value <= self.aim.value else None
        return Relation(
            self, "target_vs_actual", holds, str(self.aim.quantity), str(best.quantity), self.at,
            tuple(self.passage.spot_of(one) for one in (self.aim, best)),
        )  # fmt: skip


class LowTask(NamedTuple):
    """A task that was far exceeded by the first amount told behind it."""

    aim: Number
    done: Number
    at: Spot
    because: Spot

    def test(self) -> Relation["LowTask"]:
        """Only made where it is so."""
        return Relation(
            self, "other", holds=False, stated=str(self.done.quantity),
            expected=str(self.aim.quantity), at=self.at, because=(self.because,),
            ceiling=Severity.NOTE,
        )  # fmt: skip


def find(report: Report) -> Iterator[Task | LowTask]:
    """Every task told with what was done."""
    for passage in report.texts:
        text = passage.text
        if ("任务" in text or "目标" in text) and ("完成" in text or "达到" in text):
            for task in _tasks(passage):
                yield task
                first = task.done[0]
                far = first.value >= task.aim.value * _FAR and not task.less
                if far and len(task.done) <= _FEW:
                    yield LowTask(task.aim, first, task.at, passage.spot_of(first))


def _tasks(passage: Passage) -> Iterator[Task]:
    shape = passage.shape
    before: re.Match[str] | None = None
    for sentence in _SENTENCE.finditer(shape.text):
        start, end = sentence.span()
        aimed = _BEFORE.search(shape.text, start, end)
        if aimed is not None:
            before = aimed
        for match in _BEHIND.finditer(shape.text, start, end):
            which = "aim" if match["aim"] else "noted"
            at = match.span()
            yield from _task(passage, match.start(which), (start, match.start()), (start, at))
        said = _FULFILLED.search(shape.text, start, end)
        if before is not None and said and said.start() > before.end():
            where = before.end(), said.start()
            yield from _task(passage, before.start("aim"), where, (said.end(), before.span()))
            before = None


def _task(
    passage: Passage, aim_at: int, where: tuple[int, int], told: tuple[int, tuple[int, int]]
) -> Iterator[Task]:
    shape = passage.shape
    shown = told[1]
    words = shape.text[min(where[0], told[0]) : max(where[1], shown[1], told[0])]
    aim = shape.number(aim_at)
    if aim.value <= 0 or _PLANNED.search(words):
        return
    less = _LESS_IS_BETTER.search(words) is not None
    done = tuple(
        one
        for one in shape.inside(*where)
        if one.sort == aim.sort and one.unit.symbol == aim.unit.symbol and one.counts
    )
    if done and _DONE.search(words):
        yield Task(passage, aim, done, passage.shaped(*shown), less)
