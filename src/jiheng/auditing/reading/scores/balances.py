"""Rules on balances (资金结余) and on posts (编制) that ask yes or no of printed figures."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import partial
from itertools import product
from typing import Literal, NamedTuple

from jiheng.auditing.model import Spot
from jiheng.auditing.reading.figures.model import Figure
from jiheng.auditing.reading.scores.model import Line
from jiheng.auditing.reading.scores.values import figures_named, plain
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

_POSTS = pattern("人员控制|编制控制|编制管理|控编")
Kind = Literal["balance", "posts"]


class Conditions(NamedTuple):
    """Two figures that a rule compares in words.

    Attributes:
        kind: ``balance``: 年末 against 年初; ``posts``: 在职 against 编制.
        pairs: every pair of figures that may be meant.
    """

    kind: Kind
    pairs: tuple[tuple[Figure, Figure], ...]
    source: str = "formula"
    bound: str = ""

    @property
    def shown(self) -> str:
        """In words of a message."""
        one, other = self.pairs[0]
        names = {"balance": ("结转结余", "上年结转"), "posts": ("在职人员数", "编制数")}[self.kind]
        return f"{names[0]}{one.number.quantity}、{names[1]}{other.number.quantity}"

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Where the figures stand."""
        return tuple(
            dict.fromkeys(spot for pair in self.pairs for spot in (pair[0].spot, pair[1].spot))
        )

    def answers(self) -> list[Callable[[str], bool | None]]:
        """For each pair the function that answers a condition."""
        return [partial(_answer, self.kind, one, other) for one, other in self.pairs]

    def met(self, asked: Iterable[str]) -> list[dict[str, bool]]:
        """What each pair answers to the conditions of a rule; those it cannot answer left out."""
        return [
            {key: met for key in asked if (met := answer(key)) is not None}
            for answer in self.answers()
        ]


def _answer(kind: Kind, one: Figure, other: Figure, asked: str) -> bool | None:
    return _ANSWERS[kind](asked, one.number.value, other.number.value)


def _balance(asked: str, end: Fraction, begin: Fraction) -> bool | None:
    if "不超过" in asked or "未超过" in asked or "小于" in asked or "低于" in asked:
        return 0 < end <= begin if "上年" in asked else None
    if "超过" in asked or "大于" in asked or "高于" in asked:
        return end > begin if "上年" in asked else None
    if asked.startswith(("无结余", "没有结余", "无结转", "无资金结余")):
        return end == 0
    return None


def _posts(asked: str, staff: Fraction, posts: Fraction) -> bool | None:
    if "不超" in asked or "未超" in asked or "合规" in asked or "以内" in asked:
        return staff <= posts
    if "超" in asked:
        return staff > posts
    return None


_ANSWERS = {"balance": _balance, "posts": _posts}


def conditions_met(report: Report, line: Line) -> Conditions | None:
    """The figures that the rule of a line compares in words; None where it does not."""
    rule, name = line.text("rule"), plain(line.name)
    if "结余" in rule and "上年" in rule:
        pairs = product(
            figures_named(report, "年末结转和结余"), figures_named(report, "年初结转和结余")
        )
        kind: Kind = "balance"
    elif _POSTS.search(name) and "%" not in rule and "％" not in rule:
        pairs = product(figures_named(report, "在职人员数"), figures_named(report, "编制数"))
        kind = "posts"
    else:
        return None
    found = tuple(pairs)
    return Conditions(kind, found) if found else None
