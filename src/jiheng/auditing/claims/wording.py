"""Claim ``Slip``: words that are certainly mistyped, and numbers of documents in wrong brackets."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from jiheng.auditing.model import Relation, Spot
from jiheng.auditing.reading.quotes import told
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import HAN, pattern

#: ``word`` mistyped; ``doubled`` the same words twice in a row; ``brackets`` of a document number.
SlipKind = Literal["word", "doubled", "brackets"]

#: Mistyped words of budgets and offices that can be read in no other way. Not here: 截止目前,
#: 帐 for 账, 其它, which offices tolerate.
_WORDS = {
    "教肓": "教育", "拔付": "拨付", "拔款": "拨款", "划拔": "划拨", "调拔": "调拨", "缴拔": "缴拨",
    "下拔": "下拨", "布署": "部署", "幅射": "辐射", "兰天保卫战": "蓝天保卫战", "复盖": "覆盖",
    "防冶": "防治", "整冶": "整治", "综冶": "综治", "政冶": "政治", "贯切": "贯彻",
    "园满": "圆满", "浪废": "浪费", "既使": "即使", "迫不急待": "迫不及待", "亳无": "毫无",
    "绩效自凭": "绩效自评", "绩效平价": "绩效评价", "予算": "预算",
    "气侯": "气候", "按排": "安排", "己完成": "已完成",
    "己建成": "已建成", "做为一项": "作为一项", "一愁莫展": "一筹莫展", "签定": "签订",
    "准决": "准确", "支岀": "支出", "己经": "已经",
    "对个人和家族的补助": "对个人和家庭的补助", "攻坚站": "攻坚战", "安全隐换": "安全隐患",
    "以点代面": "以点带面", "再接再励": "再接再厉", "震憾": "震撼",
}  # fmt: skip
#: 县 and 省 set twice where a text of the city was copied; behind these they belong before.
_TWICE = {"县县区": "县区", "省省考": "省考"}
_BEFORE_TWICE = "全我本各该"
#: Before 己 the two characters belong to another word: 自己完成.
_OTHERWISE = pattern(r"[自知律利克舍损为各]$")
_DOUBLED = pattern(
    rf"({HAN}{{5,16}})\1|(参加|进行|开展|推进|加强|实施|按照|根据|以及|由于|为了|促进)\2"
)
#: An English word in a Chinese sentence, mostly left by a program that translated.
_ENGLISH = pattern(r"[^\W\dA-Za-z_]\s*and\s*(?=[^\W\dA-Za-z_])")
_BRACKETS = pattern(r"[\u4e00-\u9fff]{2,8}《\s*20\d\d\s*》\s*第?\s*\d+\s*号")
#: A report shows at most so many of them: more say nothing more.
_MOST = 12


class Slip(NamedTuple):
    """Something mistyped.

    Attributes:
        kind: what sort of slip.
        meant: how it is written.
        at: where it stands.
    """

    kind: SlipKind
    meant: str
    at: Spot

    def test(self) -> Relation["Slip"]:
        """Never holds: the slip is there."""
        return Relation(
            self, "other", holds=False, stated=told(self.at), expected=self.meant, at=self.at
        )


def find(report: Report) -> Iterator[Slip]:
    """The first slips of a report, each word once."""
    whole = "\n".join(one.text for one in report.texts)
    words = [word for word in (*_WORDS, *_TWICE) if word in whole]
    brackets = "》" in whole and _BRACKETS.search(whole) is not None
    doubled = _DOUBLED.search(whole) is not None
    if not (words or brackets or doubled or "and" in whole):
        return
    shown = 0
    for one in report.texts:
        for slip in _slips(one, words, brackets=brackets, doubled=doubled):
            shown += 1
            if shown > _MOST:
                return
            yield slip


def _slips(passage: Passage, words: list[str], *, brackets: bool, doubled: bool) -> Iterator[Slip]:
    text = passage.text
    for word in words:
        at = text.find(word)
        if at >= 0 and not (word.startswith("己") and _OTHERWISE.search(text[:at])):
            if word in _TWICE and text[max(0, at - 1) : at] in _BEFORE_TWICE:
                continue
            meant = _WORDS.get(word) or _TWICE[word]
            yield Slip("word", meant, passage.spot(at, at + len(word)))
    for match in _DOUBLED.finditer(text) if doubled else ():
        yield Slip("doubled", match[1] or match[2], passage.spot(*match.span()))
    for match in _ENGLISH.finditer(text) if "and" in text else ():
        spot = passage.spot(match.start(), match.end() + 1)
        yield Slip("word", "".join(spot.quote.split()).replace("and", "和"), spot)
    for match in _BRACKETS.finditer(text) if brackets else ():
        meant = match.group().replace("《", "〔").replace("》", "〕")
        yield Slip("brackets", meant, passage.spot(*match.span()))
