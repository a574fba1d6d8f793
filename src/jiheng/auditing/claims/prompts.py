"""Claim ``Prompt``: words of a form or template that were meant for whoever fills it in."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reading.quotes import told
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.auditing.reported.shapes import QUANTITY
from jiheng.patterns import pattern

#: ``instruction`` a whole sentence to the filler; ``question`` one of the outline that was not
#: answered; ``prompt`` a hint in brackets; ``choice`` an
#: alternative nobody chose; ``blank`` a number nobody filled in and ``name`` a name; ``sample`` a
#: row of the form's own; ``form`` the whole document.
PromptKind = Literal[
    "instruction", "question", "prompt", "choice", "blank", "name", "sample", "form"
]

_INSTRUCTION = pattern(
    r"[^。；\n]{0,80}仍保留[^。；]{0,12}格式[^。]{0,24}(?:说明|表述)[：。]?"
    r"|^(?:如|若|无|没有|不涉及)[^。；，]{2,40}的，[^。；，]{0,6}(?:删除|删去|不保留)(?:此|本|该)(?:段|表|条)"
)
#: 如何…。 without a word that makes it a problem or a task; 自评效果如何等。
_QUESTION = pattern(
    "(?:^|(?<=[。；]))(?:如何(?:(?!是|成|需|值得|我|问题|课题|难|？)[^。；]){4,80}"
    "|[^。；，]{2,20}(?:如何|怎样|怎么样)等?)。"
)
#: A line that only tells the filler what to write about.
_LINE = pattern(r"\s*(?:重点|逐项)(?:分析|说明|反映|阐述)(?:以下|如下)(?:情况|内容|方面)：?\s*")
_ASKS = ("如何", "怎样", "怎么样")
_PROMPT = pattern(
    "（(?:"
    r"(?:可用|可以用|可采用|\u8bf7|需|应|须)[^（）]{1,30}(?:显示|说明|填写|列示|描述|填列|插入|列出)[^（）]{0,12}"
    "|[按据如][^（）]{0,60}(?:表|实际|情况|持平)[^（）]{0,40}(?:填写|填列|填报|表述)[^（）]{0,6}"
    "|(?:此处|这里|本处)[^（）]{0,20}(?:填|插入|说明|附)[^（）]{0,12}"
    f"|[^（）]{{0,8}}{QUANTITY}字(?:以内|以上|左右)?[^（）]{{0,4}}"
    "|(?:不涉及|没有|无此|如无)[^（）]{0,20}(?:不列|不填|删除|可不|填无)[^（）]{0,6}"
    "|(?:简要|概括|详细|逐项|分项)(?:说明|介绍|描述|阐述|列示)(?!如下|见)[^（）见]{2,40}"
    ")）"
)
_CHOICE = pattern(
    r"(?:增长（下降）|下降（增长）|增加（减少）|减少（增加）|大于（小于）|小于（大于）|上升（下降）)"
    rf"(?=[^，。；]{{0,6}}{QUANTITY})"
)
#: A number or day that nobody filled in, and a name: a name may be withheld on purpose.
_NUMBER_BLANK = (
    r"(?:20|二〇)?(?:[XＸ×]{2,}|x{2,})\s*(?:年度?|月|日|万元|亿元|元|[%％]|人次|批次|辆|个百分点)"
)
_NAME_BLANK = r"(?:[XＸ×]{2,}|x{2,})\s*(?:单位|部门|局)"
_SAMPLE = pattern(r"\s*\d{0,2}[、.．]?\s*(?:二级机构|二级单位|下属单位)\s*[\dA-Ca-c一二三]\s*")
_BLANKS = ("XX", "ＸＸ", "××", "xx")
#: A document with so many blanks is a form, not a report.
_EMPTY_FORM = 20
_CEILINGS = {
    "instruction": Severity.ERROR,
    "question": Severity.DOUBT,
    "choice": Severity.DOUBT,
    "blank": Severity.DOUBT,
    "name": Severity.NOTE,
    "prompt": Severity.NOTE,
    "sample": Severity.NOTE,
    "form": Severity.NOTE,
}


class Prompt(NamedTuple):
    """Words left over from a form.

    Attributes:
        kind: what sort of words.
        at: where they stand.
        more: other places with words of the same sort, where they are told once.
    """

    kind: PromptKind
    at: Spot
    more: tuple[Spot, ...] = ()

    def test(self) -> Relation["Prompt"]:
        """Never holds: the words are there."""
        return Relation(
            self,
            "other",
            holds=False,
            stated=told(self.at),
            expected="",
            at=self.at,
            because=self.more,
            ceiling=_CEILINGS[self.kind],
        )


def find(report: Report) -> Iterator[Prompt]:
    """Instructions, hints and choices each for itself; blanks and sample rows once for all.

    Of a form that nobody filled in yet only that.
    """
    merged: dict[PromptKind, list[Spot]] = {"blank": [], "name": [], "sample": []}
    for one in report.texts:
        if any(mark in one.text for mark in _BLANKS):
            merged["blank"] += _blanks(one, _NUMBER_BLANK)
            merged["name"] += _blanks(one, _NAME_BLANK)
        if one.role == "cell" and _SAMPLE.fullmatch(one.text):
            merged["sample"].append(one.whole)
    blanks = merged["blank"] + merged["name"]
    if len(blanks) >= _EMPTY_FORM:
        yield Prompt("form", blanks[0], tuple(blanks[1:]))
        return
    for kind, spots in merged.items():
        if spots:
            yield Prompt(kind, spots[0], tuple(spots[1:]))
    for one in report.texts:
        yield from _instructions(one)
        if one.role != "cell":
            yield from _questions(one)
            yield from _hints(one)


def _instructions(passage: Passage) -> Iterator[Prompt]:
    if any(word in passage.text for word in ("仍保留", "删除", "删去", "不保留")):
        for match in _INSTRUCTION.finditer(passage.shape.text):
            yield Prompt("instruction", passage.shaped(*match.span()))


def _questions(passage: Passage) -> Iterator[Prompt]:
    """Questions that stand together are one."""
    if _LINE.fullmatch(passage.text):
        yield Prompt("prompt", passage.whole)
    if passage.level or not any(word in passage.text for word in _ASKS):
        return
    found = list(_QUESTION.finditer(passage.shape.text))
    if found:
        last = found[0]
        for match in found[1:]:
            last = match if match.start() == last.end() else last
        yield Prompt("question", passage.shaped(found[0].start(), last.end()))


def _hints(passage: Passage) -> Iterator[Prompt]:
    if "（" not in passage.text and "(" not in passage.text:
        return
    text = passage.shape.text
    for match in _PROMPT.finditer(text):
        yield Prompt("prompt", passage.shaped(*match.span()))
    for match in _CHOICE.finditer(text):
        yield Prompt("choice", passage.shaped(*match.span()))


def _blanks(passage: Passage, form: str) -> list[Spot]:
    """A cell must be nothing but a blank: rules of scoring speak of XX万元 as well."""
    if passage.role == "cell":
        return [passage.whole] if re.fullmatch(form, passage.text.strip()) else []
    return [passage.spot(*match.span()) for match in re.finditer(form, passage.text)]
