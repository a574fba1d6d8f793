"""What every format says of an audit: places, reasons and coverage in words (审核结果的文字)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jiheng.auditing.audited import Audited
from jiheng.auditing.model import Finding, Severity, Spot
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.places import in_words
from jiheng.auditing.reported.report import Report

#: From the gravest down.
SEVERITIES = (Severity.ERROR, Severity.DOUBT, Severity.NOTE)
NOWHERE = "全文"
#: What ends a clause as it is quoted, and how much of a long one is.
_ENDS = "。；！？;\n"
_AROUND, _NAME = 26, 16
_MOST_PLACES = 8
#: The digits of a number behind those that are quoted.
_REST = r"\d+[Xx]?"


def where(report: Report, spot: Spot | None) -> str:
    """The place of a spot in words; 全文 of what is missing altogether."""
    return (spot and in_words(report, spot)) or NOWHERE


def places(report: Report, spots: Iterable[Spot]) -> str:
    """Several places, each with its quote: ``第3段“320.00”、“180.00”、第5段“1人”``."""
    found = list(dict.fromkeys(spots))
    told, before = [], ""
    for spot in found[:_MOST_PLACES]:
        here = where(report, spot)
        told.append(f"{'' if here == before else here}“{spot.quote}”")
        before = here
    more = f"等{len(found)}处" if len(found) > _MOST_PLACES else ""
    return "、".join(told) + more


def gaps(one: Audited) -> dict[tuple[Spot, str, str], str]:
    """The differences of the relations that do not hold, by place, stated and expected."""
    return {
        (relation.at, relation.stated, relation.expected): relation.gap
        for relation in one.findings.relations
        if relation.holds is False and relation.gap
    }


class Words(NamedTuple):
    """What is written, among the words around it."""

    before: str
    quote: str
    after: str

    def __str__(self) -> str:
        """On one line: ``其中：人员经费【300万元】、…``."""
        return f"{self.before}【{self.quote}】{self.after}" if self.quote else ""


def words(report: Report, spot: Spot) -> Words:
    """A spot in its clause; of a cell the names of its row and column before it.

    Of a number that is quoted in part, as those of persons are, the rest is left out.
    """
    if spot.passage < 0:
        return Words("", spot.quote, "")
    passage = report.passages[spot.passage]
    before, after = passage.text[: spot.start], passage.text[spot.end :]
    start = max(before.rfind(sign) for sign in _ENDS) + 1
    ends = [at for sign in _ENDS if (at := after.find(sign)) >= 0]
    head = _one_line(before[start:])
    tail = _one_line(after[: min(ends, default=len(after))])
    rest = re.match(_REST, tail) if spot.quote[-1:].isdecimal() else None
    tail = f"…{tail[rest.end() :]}" if rest else tail
    quote = _one_line(passage.text[spot.start : spot.end])
    head = head if len(head) <= _AROUND else f"…{head[-_AROUND:]}"
    tail = tail if len(tail) <= _AROUND else f"{tail[:_AROUND]}…"
    return Words(_names(report, passage) + head, quote, tail)


def _names(report: Report, passage: Passage) -> str:
    """``合计 / 预算数（万元）：`` of a cell, as far as row and column have names."""
    if passage.table < 0:
        return ""
    row = column = ""
    for one in reversed(report.passages[: passage.index]):
        if one.table != passage.table:
            break
        if one.row == passage.row:
            row = one.text
        elif one.column == passage.column:
            column = one.text
    names = " / ".join(_one_line(name)[:_NAME] for name in (row, column) if name.strip())
    return f"{names}：" if names else ""


def _one_line(text: str) -> str:
    return "".join(text.split())


class Told(NamedTuple):
    """A finding with what a reader sees of it.

    Attributes:
        number: in the order of the document, from 1.
        words: what is written.
        gap: the difference, where the message does not say it; ``""`` where there is none.
        because: the places it follows from, with their words.
        also: other places that say the same.
    """

    number: int
    finding: Finding
    where: str
    words: Words
    gap: str
    because: str
    also: str


def told(one: Audited) -> Iterator[Told]:
    """The findings of a file in the order of the document."""
    report = one.report
    if report is None:
        return
    known = gaps(one)
    for number, found in enumerate(one.findings.findings, 1):
        gap = known.get((found.at, found.stated, found.expected), "")
        yield Told(
            number,
            found,
            where(report, found.at),
            words(report, found.at),
            "" if gap in found.message else gap,
            places(report, found.because),
            places(report, found.also),
        )


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was not checked, and where."""

    reason: str
    count: int
    spots: tuple[Spot, ...]


def reasons(one: Audited) -> list[Reason]:
    """What was not checked by reason, the commonest first."""
    counted = Counter(each.reason for each in one.findings.unchecked)
    return [
        Reason(
            reason,
            count,
            tuple(each.at for each in one.findings.unchecked if each.reason == reason and each.at),
        )
        for reason, count in counted.most_common()
    ]


def coverage(one: Audited) -> list[tuple[str, str]]:
    """How much was checked, name by name."""
    found = one.findings.coverage
    decided = f"{found.held}组成立，{found.failed}组不成立，{found.undecided}组未能判断"
    rows = [
        ("数字", f"{found.numbers}个，其中{found.numbers_checked}个在核对过的关系中"),
        ("关系", f"{found.relations}组：{decided}"),
    ]
    if found.score_rows:
        rows.append(("评分", f"{found.score_rows}行，重新计算{found.score_rows_rescored}行"))
    return rows


def about(one: Audited) -> str:
    """What the report says it is: ``部门整体支出绩效自评报告　某局　2024年度``."""
    if one.report is None:
        return ""
    identity = one.report.identity
    year = f"{identity.year}年度" if identity.year else ""
    kind = identity.kind or identity.title
    return "　".join(part for part in (kind, identity.agency, identity.region, year) if part)


def summary(many: Sequence[Audited]) -> str:
    """The one sentence over several files."""
    read = [one for one in many if one.error is None]
    graver = (Severity.ERROR, Severity.DOUBT)
    parts = [f"{each.label}{sum(one.findings.count(each) for one in read)}处" for each in graver]
    parts.append(f"未能核对{sum(len(one.findings.unchecked) for one in read)}处")
    told_of = "、".join(parts)
    unread = f"，未读{len(many) - len(read)}个" if len(read) < len(many) else ""
    return f"共{len(many)}个文件{unread}：{told_of}；机器核对，不作认定依据"
