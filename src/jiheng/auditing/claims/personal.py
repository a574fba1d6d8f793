"""Claim ``PersonalData``: what must not be published: identity cards, accounts, 内部资料."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.documents.classified import INTERNAL
from jiheng.patterns import pattern

DataKind = Literal["identity", "account", "phone", "person", "internal"]

_IDENTITY = pattern(
    r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])"
    r"\d{3}[\dXx](?![\dA-Za-z])"
)
_ACCOUNT = pattern(
    r"(?:银行[账帐]户|[账帐]号|卡号|[账帐]户号)[^\d\n]{0,8}(?P<number>\d[\d ]{10,26}\d)(?!\d)"
)
_PHONE = pattern(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_PERSON = pattern(
    r"(?:当事人|信访人|举报人|投诉人|低保户|贫困户|脱贫户|患者|受助学生)(?P<name>[\u4e00-\u9fff]{2,3}?)"
    r"(?=[等（(，。、；的]|反映|家|户)"
)
#: The commonest family names of two thirds of the people.
_FAMILY = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
#: GB 11643-1999: weights of the digits, and the check character of each remainder.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_SHOWN = 4
_CEILINGS: dict[DataKind, Severity] = {
    "identity": Severity.DOUBT,
    "account": Severity.DOUBT,
    "internal": Severity.ERROR,
}
#: 内部资料 stands among the first passages.
_HEAD = 15
_CONTEXT = ("号", "户")


class PersonalData(NamedTuple):
    """A number or name that belongs to a person or an account.

    Attributes:
        kind: what it is.
        masked: it with most of it hidden.
    """

    kind: DataKind
    masked: str
    at: Spot

    def test(self) -> Relation["PersonalData"]:
        """Never holds: it is there."""
        return Relation(
            self,
            "other",
            holds=False,
            stated=self.masked,
            expected="",
            at=self.at,
            ceiling=_CEILINGS.get(self.kind, Severity.NOTE),
        )


def find(report: Report) -> Iterator[PersonalData]:
    """Each once; phones and private persons only of what is about to be published."""
    if report.publication and INTERNAL in report.document.properties:
        yield from _internal(report)
    seen: set[str] = set()
    for one in report.texts:
        for found, written in _all_of(one, publication=report.publication):
            if written not in seen:
                seen.add(written)
                yield found


def _internal(report: Report) -> Iterator[PersonalData]:
    """The mark itself."""
    for one in report.texts[:_HEAD]:
        if "内部" in one.text:
            yield PersonalData("internal", "".join(one.text.split()), one.whole)
            return


def _all_of(passage: Passage, *, publication: bool) -> Iterator[tuple[PersonalData, str]]:
    text = passage.text
    if any(one.sort == "code" for one in passage.numbers) or any(one in text for one in _CONTEXT):
        for match in _IDENTITY.finditer(text):
            if _valid(match.group()):
                yield _number(passage, "identity", *match.span()), match.group()
        for match in _ACCOUNT.finditer(text):
            yield _number(passage, "account", *match.span("number")), match["number"]
    if not publication:
        return
    for match in _PHONE.finditer(text):
        yield _number(passage, "phone", *match.span()), match.group()
    for match in _PERSON.finditer(text):
        name = match["name"]
        if name[0] in _FAMILY:
            spot = passage.spot(match.start(), match.start("name") + 1)
            yield PersonalData("person", name[0] + "某", spot), name


def _number(passage: Passage, kind: DataKind, start: int, end: int) -> PersonalData:
    """The spot shows the beginning only: a list of findings must not spread the number."""
    digits = passage.text[start:end].replace(" ", "")
    hidden = "*" * (len(digits) - 2 * _SHOWN)
    masked = f"{digits[:_SHOWN]}{hidden}{digits[-_SHOWN:]}"
    return PersonalData(kind, masked, passage.spot(start, start + _SHOWN))


def _valid(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % len(_CHECKS)] == number[-1].upper()
