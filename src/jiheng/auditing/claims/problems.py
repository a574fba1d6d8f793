"""Claim ``Problem``: slow spending told as a problem, and a rate of 100% told as a result."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reading.quotes import told
from jiheng.auditing.reported.outline import SectionKind, section_of
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.auditing.reported.shapes import PERCENT
from jiheng.patterns import pattern

_SLOW = pattern(
    r"(?:预算|支出|资金)的?(?:执行|支付|支出)?(?:进度|率)(?:[^，。；]{0,6})"
    r"(?:有待(?:进一步)?(?:提高|加快|加强)?|偏低|较低|不高|偏慢|较慢|缓慢|滞后|不理想)"
)
_RATE = pattern(rf"(?:执行率|支付率|预算完成率|支出完成率)(?:达到?|为|是)?(?P<rate>{PERCENT})")
_OF_MONEY = ("预算", "决算", "支出", "资金")
_OF_OTHER = ("项目", "采购", "三公", "三同时", "环评", "任务", "目标", "计划", "专项")


class Problem(NamedTuple):
    """A problem that the report's own result denies.

    Attributes:
        rate: as told where it is a result.
    """

    rate: str
    at: Spot
    result: Spot

    def test(self) -> Relation["Problem"]:
        """Both cannot be said of the same money; it may be other money or another time."""
        return Relation(
            self,
            "other",
            holds=False,
            stated=told(self.at),
            expected=self.rate,
            at=self.at,
            because=(self.result,),
            ceiling=Severity.DOUBT,
        )


def find(report: Report) -> Iterator[Problem]:
    """At most one for a report."""
    for one in report.texts:
        if one.role == "cell" or section_of(one.chapters) is not SectionKind.PROBLEMS:
            continue
        match = _SLOW.search(one.text)
        result = _full_rate(report) if match else None
        if match and result is not None:
            yield Problem(told(result), one.spot(*match.span()), result)
            return


def _full_rate(report: Report) -> Spot | None:
    """Where the money of the whole department is said to be spent in full."""
    for one in report.texts:
        if one.role == "cell" or "率" not in one.text or section_of(one.chapters).planned:
            continue
        found = _rate_in(one)
        if found is not None:
            return found
    return None


def _rate_in(passage: Passage) -> Spot | None:
    text = passage.shape.text
    for match in _RATE.finditer(text):
        number = passage.shape.number(match.start("rate"))
        sentence = text[text.rfind("。", 0, match.start()) + 1 : match.end()]
        clause = re.split("[，；]", sentence)[-1]
        money = any(word in sentence for word in _OF_MONEY)
        if number.value != 1 or number.bound or not money:
            continue
        if not any(word in clause for word in _OF_OTHER):
            return passage.shaped(*match.span())
    return None
