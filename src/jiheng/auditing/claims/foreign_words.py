"""Claim ``ForeignWord``: another department's trade or former name left in a copied text."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

#: ``trade`` another department's work; ``name`` what the agency was called before; ``agency``
#: another department that the report calls itself.
ForeignKind = Literal["trade", "name", "agency"]

#: How an agency's name shows its trade, and the words by which its work is told.
_TRADES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "生态环境": (("生态环境", "环境保护", "环保"), ("生态环境保护", "环境保护", "环保")),
    "民政": (("民政",), ("民政",)),
    "教育": (("教育", "教体", "学校", "中学", "小学", "大学", "学院"), ("教育",)),
    "卫生健康": (("卫生", "卫健", "医院", "疾控"), ("卫生健康", "卫生", "医疗卫生")),
    "水利": (("水利", "水务"), ("水利", "水务")),
    "交通运输": (("交通",), ("交通运输", "交通")),
    "农业农村": (("农业", "农村", "畜牧"), ("农业农村", "农业")),
    "林业": (("林业", "林草", "园林"), ("林业",)),
    "住房城乡建设": (("住房", "住建", "城乡建设", "城管"), ("住房城乡建设", "城乡建设")),
    "文化旅游": (("文化", "文旅", "旅游", "广电", "体育"), ("文化旅游", "文化和旅游", "旅游")),
    "公安": (("公安",), ("公安",)),
    "司法": (("司法",), ("司法行政",)),
    "审计": (("审计",), ("审计",)),
    "统计": (("统计",), ("统计",)),
    "气象": (("气象",), ("气象",)),
    "残疾人": (("残疾人", "残联"), ("残疾人",)),
    "供销": (("供销",), ("供销",)),
    "档案": (("档案",), ("档案",)),
}
_WORK = "事业发展规划|事业发展|系统干部职工|工作实际"
_MARKS = ("事业发展", "系统干部职工", "工作实际")
#: Work that only one trade does, told as one's own.
_DEEDS = {
    "审计": (
        "(?:科学|合理|统筹)(?:安排|制定)审计项目|重大政策措施(?:落实情况)?跟踪[^。；]{0,20}财政收支"
    ),
}
_OWN = "我局|我市|我县|我区|我省|本局|部门职能及|部门职能和|部门职责及|部门职责和|结合"
#: Words in which a whole report speaks of another trade no oftener than this are left over.
_FEW = 3
#: Former names of agencies, before and after the reform of 2018.
_FORMER = {
    "生态环境局": ("环境保护局", "环保局"),
    "自然资源局": ("国土资源局",),
    "农业农村局": ("农业局", "农业委员会"),
    "卫生健康委员会": ("卫生和计划生育局", "卫生和计划生育委员会"),
    "卫生健康局": ("卫生和计划生育局",),
    "应急管理局": ("安全生产监督管理局",),
    "市场监督管理局": ("工商行政管理局", "质量技术监督局", "食品药品监督管理局"),
}
#: What a department calls itself by.
_SELF = pattern(
    r"(?P<name>[\u4e00-\u9fff]{3,20}?(?:[局厅委办]|中心))[（(]以下(?:简)?称[：:]?[“\"]?"
    r"(?:我|本)(?:[局厅委办]|单位|部门|中心)"
)
#: Names whose last characters are the same may be long and short for one.
_CORE = 3
_PAST = pattern(r"原|前身|更名|组建|划入|整合|改为|挂牌|改革|撤销")
_NEAR = 12


class ForeignWord(NamedTuple):
    """Words that belong to another department, or to the past of this one.

    Attributes:
        kind: which of the two.
        own: the trade or name of the agency itself.
    """

    kind: ForeignKind
    own: str
    at: Spot

    def test(self) -> Relation["ForeignWord"]:
        """Never holds: the words are there."""
        return Relation(
            self,
            "other",
            holds=False,
            stated=self.at.quote,
            expected=self.own,
            at=self.at,
            ceiling=Severity.DOUBT if self.kind == "agency" else Severity.NOTE,
        )


def find(report: Report) -> Iterator[ForeignWord]:
    """Words of one other trade, if few; the former name, once."""
    agency = report.identity.agency
    if agency:
        yield from _calls_itself(report, agency)
    own = [trade for trade, (names, _) in _TRADES.items() if any(one in agency for one in names)]
    if len(own) == 1:
        yield from _of_trades(report, own[0])
        yield from _deeds(report, own[0])
    for now, before in _FORMER.items():
        if agency.endswith(now) or f"{now}" in agency:
            yield from _former(report, now, agency.partition(now)[0], before)


def _calls_itself(report: Report, agency: str) -> Iterator[ForeignWord]:
    """XX局（以下简称“我局”） of a name that is not the agency's, nor a part of it."""
    for passage in report.texts:
        if "简称" not in passage.text:
            continue
        for match in _SELF.finditer(passage.text):
            name = match["name"]
            if not _quoted(passage.text, match.start()) and not _same(name, agency):
                yield ForeignWord("agency", agency, passage.spot(*match.span("name")))


def _same(name: str, agency: str) -> bool:
    """Whether one may stand for the other: the shorter is the end or the core of the longer."""
    own = agency.removesuffix("本级").removesuffix("机关")
    return own in name or name in own or name[-_CORE:] in own or own[-_CORE:] in name


def _of_trades(report: Report, own: str) -> Iterator[ForeignWord]:
    passages = [one for one in report.texts if any(mark in one.text for mark in _MARKS)]
    if not passages:
        return
    words = {word: trade for trade, (_, of) in _TRADES.items() if trade != own for word in of}
    form = _pattern(tuple(words))
    found = [
        (passage.spot(match.start("said"), match.end("said")), match["word"])
        for passage in passages
        for match in form.finditer(passage.text)
        if not _quoted(passage.text, match.start())
    ]
    whole = "".join(one.text for one in report.texts) if found else ""
    for spot, word in found:
        if len(re.findall(rf"{word}(?:事业|工作|系统)", whole)) <= _FEW:
            yield ForeignWord("trade", own, spot)


def _deeds(report: Report, own: str) -> Iterator[ForeignWord]:
    """What an auditor does, in the report of another department."""
    for trade, form in _DEEDS.items():
        if trade == own:
            continue
        for passage in report.texts:
            if trade in passage.text or "重大政策" in passage.text:
                for match in re.finditer(form, passage.text):
                    yield ForeignWord("trade", own, passage.spot(*match.span()))


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{_OWN})(?P<said>(?P<word>{'|'.join(words)})(?:{_WORK}))")


def _former(report: Report, now: str, place: str, before: tuple[str, ...]) -> Iterator[ForeignWord]:
    """The agency under its former name, with its own place before it, told as of today."""
    names = [f"{place}{one}" for one in before] if place else []
    for passage in report.texts:
        for name in names:
            at = passage.text.find(name)
            if at < 0 or _PAST.search(passage.text[max(0, at - _NEAR) : at + len(name) + _NEAR]):
                continue
            yield ForeignWord("name", f"{place}{now}", passage.spot(at, at + len(name)))
            return


def _quoted(text: str, at: int) -> bool:
    return text.count("《", 0, at) > text.count("》", 0, at)
