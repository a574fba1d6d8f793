"""From answers to a satisfaction rate, with sample, valid share and interval."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from jiheng.measures.figures import Figure, Measures, share
from jiheng.measures.settings import Chosen
from jiheng.measures.survey.answers import STEPS, Answers, read
from jiheng.measures.survey.interval import wilson
from jiheng.quantities import decimals

#: What counts as satisfied, by its setting: the first so many steps.
SATISFIED = {"非常满意和满意": 2, "含一般": 3}
#: Points of the steps; nothing prescribes them.
POINTS = (100, 80, 60, 40, 20)
#: Below so many answers a share says little.
_SMALL = 30
_OVERALL = ("总体", "总的", "整体", "综合")


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for.

    Attributes:
        year: of the survey.
        subject: whose work was asked about.
        satisfied: what counts as satisfied, a name of `SATISFIED`.
        points: of the five steps, for the weighted mean.
        sent: how many questionnaires were given out; 0 where nobody says.
    """

    year: int
    subject: str = ""
    satisfied: str = "非常满意和满意"
    points: tuple[int, ...] = POINTS
    sent: int = 0

    def chosen(self) -> tuple[Chosen, ...]:
        """Every setting with what it rests on."""
        points = "、".join(f"{name}{one}" for name, one in zip(STEPS, self.points, strict=True))
        return (
            Chosen("算作满意", self.satisfied, "没有统一规定", "low"),
            Chosen("各级分值", points, "没有统一规定", "low"),
            Chosen("区间", "威尔逊区间，置信度95%", "按简单随机抽样", "medium"),
        )


def measured(files: Sequence[Path], order: Order) -> Measures:
    """The rate and all that must stand beside it.

    Raises:
        NoSample: nobody answered: a rate without a sample is none.
    """
    answers = read(files)
    counts = {
        question: tuple(
            sum(row.get(question) == step for row in answers.valid) for step in range(len(STEPS))
        )
        for question in answers.questions
    }
    overall = next((one for one in counts if any(word in one for word in _OVERALL)), "")
    used = {overall: counts[overall]} if overall and sum(counts[overall]) else counts
    return Measures(
        title="公众满意度",
        subject=order.subject,
        year=order.year,
        standard="问卷调查",
        figures=tuple(_figures(answers, used, order)),
        settings={one.name: str(one) for one in order.chosen()},
        remarks=(*map(str, answers.remarks), *_doubts(answers)),
        tables={"逐题结果": _table(counts, order)},
    )


def _figures(answers: Answers, used: Mapping[str, Sequence[int]], order: Order) -> Iterator[Figure]:
    good = sum(sum(one[: SATISFIED[order.satisfied]]) for one in used.values())
    total = sum(map(sum, used.values()))
    sample = total if len(used) == 1 else len(answers.valid)
    what = f"“{next(iter(used))}”一题" if len(used) == 1 else f"{len(used)}题合并"
    how = f"{what}，满意{good}÷有效答案{total}"
    yield Figure("满意度", share(good, total), "%", 1, how, "满意的答案÷有效答案")
    low, high = (100 * one for one in wilson(Fraction(good * sample, total), sample))
    base = f"样本量{sample}，95%"
    yield Figure("满意度区间下限", low, "%", 1, base, "威尔逊区间", "medium")
    yield Figure("满意度区间上限", high, "%", 1, base, "威尔逊区间", "medium")
    points = sum(
        one * count for row in used.values() for one, count in zip(order.points, row, strict=True)
    )
    yield Figure("加权平均分", Fraction(points, total), "分", 1, f"{points}÷{total}", "", "low")
    valid = len(answers.valid)
    yield Figure("样本量", Fraction(valid), "份", 0, "有效答卷数")
    how = f"{valid}÷{answers.returned}"
    yield Figure("有效率", share(valid, answers.returned), "%", 1, how, "有效答卷÷收回答卷")
    if order.sent:
        how = f"{answers.returned}÷{order.sent}"
        yield Figure("回收率", share(answers.returned, order.sent), "%", 1, how, "收回÷发放")
    for place, name in enumerate(STEPS):
        count = sum(row[place] for row in used.values())
        yield Figure(f"{name}占比", share(count, total), "%", 1, f"{count}÷{total}")


def _doubts(answers: Answers) -> Iterator[str]:
    if len(answers.valid) < _SMALL:
        yield f"有效答卷{len(answers.valid)}份，不足{_SMALL}份：区间很宽，报告中写明样本量"


def _table(counts: Mapping[str, Sequence[int]], order: Order) -> tuple[tuple[str, ...], ...]:
    rows = []
    for question, steps in counts.items():
        value = share(sum(steps[: SATISFIED[order.satisfied]]), sum(steps))
        rate = "—" if value is None else f"{decimals(value, 1)}%"
        rows.append((question, *map(str, steps), str(sum(steps)), rate))
    return (("问题", *STEPS, "有效答案", "满意度"), *rows)
