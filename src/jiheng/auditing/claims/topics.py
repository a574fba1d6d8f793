"""Claim ``Topic``: what a heading promises, and whether anything below it speaks of that."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiheng.auditing.model import Relation, Spot
from jiheng.auditing.reported.outline import heading_levels
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report

#: A word of a heading → words of which at least one stands in any text about it.
_TOPICS = {
    "预算控制": ("预算", "控制", "支出"),
    "预算执行": ("预算", "执行", "支出", "进度"),
    "绩效目标": ("目标", "指标", "绩效"),
    "资产": ("资产", "设备", "房屋", "车辆"),
    "三公": ("三公", "接待", "公务用车", "出国"),
    "政府采购": ("采购", "招标", "中标"),
    "满意度": ("满意", "问卷", "测评"),
    "管理制度": ("制度", "办法", "规定", "规程", "细则", "流程"),
    "人员编制": ("人", "编"),
    "信息公开": ("公开", "公示", "网站"),
    "结转结余": ("结转", "结余", "余额"),
}
#: A body of fewer characters is a remark such as 无 or 见附表.
_LEAST, _MOST = 30, 4000
_LEVELS = range(1, 4)


class Topic(NamedTuple):
    """A heading with a topic, and what stands below.

    Attributes:
        heading: without spaces.
        topic: the word of the heading.
        spoken: whether a word of the topic stands below.
    """

    heading: str
    topic: str
    spoken: bool
    at: Spot
    body: Spot

    def test(self) -> Relation["Topic"]:
        """Whether the text is about what its heading says."""
        return Relation(
            self, "other", holds=self.spoken, stated=self.heading, expected=self.topic,
            at=self.at, because=(self.body,),
        )  # fmt: skip


def find(report: Report) -> Iterator[Topic]:
    """Headings with one topic and text enough below."""
    if not report.identity.self_evaluation:
        return
    passages = [one for one in report.passages if one.text.strip()]
    levels = heading_levels(passages)
    for at, level in enumerate(levels):
        heading = "".join(passages[at].text.split())
        topics = [topic for topic in _TOPICS if topic in heading]
        if level not in _LEVELS or len(topics) != 1 or heading.endswith(("。", "；")):
            continue
        body = _below(passages, levels, at)
        said = "".join(one.text for one in body)
        if _LEAST <= len(said) <= _MOST:
            spoken = any(word in said for word in _TOPICS[topics[0]])
            yield Topic(heading, topics[0], spoken, passages[at].whole, body[0].whole)


def _below(passages: Sequence[Passage], levels: Sequence[int], at: int) -> Sequence[Passage]:
    """All that stands before the next heading of its level or above."""
    for behind in range(at + 1, len(passages)):
        if 0 < levels[behind] <= levels[at]:
            return passages[at + 1 : behind]
    return passages[at + 1 :]
