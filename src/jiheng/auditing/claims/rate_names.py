"""Claims that an indicator's formula and rule are about the rate that its name promises."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from jiheng.auditing.model import Addressee, Relation, Severity, Spot
from jiheng.auditing.reading.scores.model import Line
from jiheng.auditing.reading.scores.tables import score_tables
from jiheng.auditing.reading.scores.values import plain
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import HAN, pattern

_OWN = pattern(rf"(?:{HAN}|、)*({HAN}{{2}})率")
_FORMULA = pattern(rf"(?P<name>{HAN}{{1,12}}?(?P<verb>{HAN}{{2}})率)[=＝]")
_RULE = pattern(rf"(?P<name>{HAN}{{1,12}}?(?P<verb>{HAN}{{2}})率)(?=达|≥|≤|≧|≦|等于|大于|小于)")
#: Words that tables use for one another.
_ALIKE = (
    ("执行", "完成", "支出", "进度", "到位", "拨付", "支付"),
    ("变动", "变化", "增长", "调整", "下降", "增减"),
    ("合格", "达标", "优良", "通过"),
    ("利用", "使用", "在用"),
    ("办结", "完成", "落实", "整改"),
    ("覆盖", "普及", "受益"),
    ("控制", "节约"),
)


class RateName(NamedTuple):
    """A rate that a formula or a rule works out, beside the one that the name promises.

    Attributes:
        formula: it stands before the sign of equality of a formula.
    """

    name: str
    other: str
    same: bool
    formula: bool
    at: Spot
    beside: Spot

    def test(self) -> Relation["RateName"]:
        """Compare what the two rates are rates of."""
        return Relation(
            self, "other", self.same, self.other, self.name, self.at, (self.beside,),
            ceiling=Severity.DOUBT if self.formula else Severity.NOTE, addressee=Addressee.FORM,
        )  # fmt: skip


def find(report: Report) -> Iterator[RateName]:
    """The first rate of each formula and rule whose indicator is a rate."""
    for table in score_tables(report):
        for line in table.lines if table.ruled else ():
            own = _OWN.match(plain(line.name)) if "率" in line.name else None
            if own is not None:
                yield from _of_cell(line, own[1], "note", _FORMULA)
                yield from _of_cell(line, own[1], "rule", _RULE)


def _of_cell(line: Line, own: str, kind: str, form: re.Pattern[str]) -> Iterator[RateName]:
    cell = line.cell(kind)
    if cell is None or "率" not in cell.text:
        return
    match = form.search("".join(cell.text.split()))
    if match is None:
        return
    same = own == match["verb"] or any(own in words and match["verb"] in words for words in _ALIKE)
    if not same and kind == "rule" and not _about_the_same(line.name, match["name"]):
        return
    spot = _spot(cell, match["name"])
    yield RateName(line.name, match["name"], same, kind == "note", spot, line.groups[-1].spot)


def _about_the_same(name: str, other: str) -> bool:
    """排污许可证申报率 and 排污许可证发放率: rates of one thing."""
    return len(other) > len("发放率") and other[:-3] in plain(name)


def _spot(cell: Passage, name: str) -> Spot:
    start = cell.text.find(name)
    return cell.spot(start, start + len(name)) if start >= 0 else cell.whole
