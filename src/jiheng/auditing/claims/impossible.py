"""Claim: a rate that cannot exceed 100% keeps within it (比率上限)."""

from collections.abc import Iterator
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity
from jiheng.auditing.reading.figures.model import Figure
from jiheng.auditing.reading.figures.read import figures_of
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

#: Shares of things in all things of their kind; not 完成率, 执行率, 增长率, 毛入学率.
_SHARES = pattern(
    "(?:达标率|合格率|优良率|优良天数比例|安全利用率|满意度|满意率|知晓率|及时率|办结率|准确率|"
    "无害化处理率|公开率|结案率|优秀率|通过率|抽检率)(?:都|均|全部|已|分别)?(?:为|达到?|在|是)?$"
)
_BEYOND_BY_HABIT = ("≥", ">")


class Rate(NamedTuple):
    """A share told at 100% or beyond."""

    figure: Figure

    def test(self) -> Relation["Rate"]:
        """Beyond 100% cannot be; 100%以上 is a habit of speech that cannot be either."""
        number = self.figure.number
        beyond = number.value - number.grain / 2 > 1 and number.bound not in ("≤", "<")
        by_habit = number.value == 1 and number.bound in _BEYOND_BY_HABIT
        mark = "以上" if by_habit else ""
        return Relation(
            self,
            "unit",
            not (beyond or by_habit),
            f"{number.quantity}{mark}",
            "不超过100%",
            self.figure.shown,
            ceiling=Severity.ERROR if beyond and not number.bound else Severity.DOUBT,
        )


def find(report: Report) -> Iterator[Rate]:
    """The rates of that sort that are told at 100% or beyond, of what was done."""
    for one in figures_of(report):
        if one.number.sort == "percent" and one.number.value >= 1 and _SHARES.search(one.clause):
            before = one.passage.text[max(0, one.number.start - 2) : one.number.start]
            if not before.endswith(("≥", "≧")):
                yield Rate(one)
