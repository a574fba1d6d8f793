"""A total and the parts a text lists of it (总额与分项), and what their names say of it."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise, permutations
from typing import Literal, NamedTuple

from jiheng.auditing.reading.sentences.sums import equal, unit_slip
from jiheng.auditing.reading.sentences.telling import Amount
from jiheng.auditing.reported.passages import Passage
from jiheng.patterns import pattern

#: Characters of a name before its parentheses that are looked at.
_NAMED = 30
_TWO = 2
#: ``all``: the words say that the list is complete; ``some``: it may be a selection;
#: ``none``: nothing but the order of the amounts; ``after``: the total closes the list.
#: ``part``: it is one amount out of the total.
Link = Literal["all", "some", "none", "after", "part"]
_OTHERS = pattern(r"(?:以?及)?(?:其他|其它|其余)")
_ROW = 2
#: Parts that are all there is, whatever else is said; each by a word of its name.
SPLITS: tuple[tuple[str, ...], ...] = (
    ("基本支出", "项目支出"),
    ("基本支出", "项目经费"),
    ("人员", "公用"),
    ("货物", "工程", "服务"),
    ("出国", "公务用车", "接待"),
    ("出国", "公车", "接待"),
    ("出国", "购置", "运行", "接待"),
    ("出国", "购置", "运维", "接待"),
    ("公车", "接待"),
    ("用车", "接待"),
    ("税收", "非税"),
    ("一般债务", "专项债务"),
    ("城镇", "农村"),
    ("城市", "农村"),
    ("购置", "运行"),
    ("购置", "运维"),
    ("在职", "离退"),
    ("在职", "退休"),
    ("离休", "退休"),
    ("男", "女"),
    ("本级", "下属"),
    ("本级", "所属"),
    ("中央", "地方"),
    ("流动资产", "非流动资产"),
)
#: Sorts of staff that a post belongs to one of (机构编制：行政、事业、工勤).
_STAFF = pattern(r"编制|在职|在编|实有|供养|干部职工|人员")
_SORTS = pattern(r"行政|参公|参照公务员")
_OTHER_SORTS = pattern(r"事业|工勤|全额|差额|自收自支|工人|员额")
#: Words of what a thing of any kind may be as well, so that it is counted twice.
_TWICE = pattern(
    r"女|党员|以上|以下|以内|新|续|已|未|完成|办结|建成|开工|完工|竣工|验收|投产|在建|获|授权|发明|"
    r"学历|本科|大专|硕士|职称|岁|贫困|低保|残疾|农村|城镇|通过|达标|合格|重点|优秀|示范|其中|参加|纳入|正在|涉及|超|移交|整改|处罚|立案"
)
_NAME = 16
#: What a part may bear besides its name.
_OF_ONE = pattern(r"^其中：?|(?:支出|经费|费用|费)$")
_BEFORE_BRACKET = pattern(r"[^，。；：、（）]*$")
#: Periods that hold those before them, so that they are never added up.
_SO_FAR = pattern(r"前[一二三两]个?季度|累计|截至|截止|1[—－~至-]+\d")


class List(NamedTuple):
    """A total and its parts.

    Attributes:
        passage: where the total stands.
        total: the whole.
        parts: what was listed, parts of parts set aside; with their passages.
        link: how the text joins them.
        open_ended: whether 等 closes the list.
        told_already: whether the same wrong number is told as the total of its own parts.
        confirmed: whether the total is off as a part of another list by the same difference.
    """

    passage: Passage
    total: Amount
    parts: tuple[tuple[Passage, Amount], ...]
    link: Link
    open_ended: bool = False
    told_already: bool = False
    confirmed: bool = False

    @property
    def together(self) -> Fraction:
        """The parts added up."""
        return sum((one.signed for _, one in self.parts), Fraction(0))

    @property
    def in_a_row(self) -> bool:
        """Whether nothing but their names and rates stands between the parts."""
        clauses = [one.clause for _, one in self.parts]
        return all(0 <= b - a <= _ROW for a, b in pairwise(clauses))

    @property
    def closed(self) -> bool:
        """Whether 其他 closes the list, so that nothing is left out."""
        last = self.parts[-1][1].words
        return len(self.parts) > 2 and _OTHERS.match(last) is not None  # noqa: PLR2004

    @property
    def staff(self) -> bool:
        """Whether it is the posts or the staff by sort, each of which is of one sort."""
        names = [one.words for _, one in self.parts]
        return (
            _STAFF.search(self.total.words) is not None
            and any(_SORTS.search(one) for one in names)
            and any(_OTHER_SORTS.search(one) for one in names)
        )

    @property
    def kinds(self) -> bool:
        """Whether things are counted by kind, each under a short name of its own."""
        names = [_in_full(where, one).removeprefix("其中") for where, one in self.parts]
        plain = all(0 < len(one) <= _NAME and not _TWICE.search(one) for one in names)
        return plain and len(set(names)) == len(names) > 1 and self.total.sort == "count"

    @property
    def nested(self) -> bool:
        """Whether a part lies within another: 小微企业 are among 中小企业."""
        words = "".join(one.words for _, one in self.parts)
        return "小微" in words and "中小" in words

    @property
    def of_one_noun(self) -> bool:
        """Whether each part is called what the total is: 企业46家，其中客运企业…、货运企业…."""
        noun = self.total.words[-_TWO:]
        if len(noun) < _TWO or self.total.behind:
            noun = self.total.behind[:_TWO]
        return len(noun) == _TWO and all(one.words.endswith(noun) for _, one in self.parts)

    @property
    def so_far(self) -> bool:
        """Whether a part is told up to a day, so that it holds those before it."""
        words = [one.words for _, one in self.parts]
        half = any("上半年" in one for one in words) and not any("下半年" in one for one in words)
        return half or any(_SO_FAR.search(one) for one in words)

    @property
    def fits(self) -> bool:
        """Whether they can be the total."""
        return equal(self.total, [one for _, one in self.parts])

    @property
    def slipped(self) -> Amount | None:
        """The amount whose unit alone keeps them from being the total."""
        return unit_slip(self.total, [one for _, one in self.parts])

    @property
    def split(self) -> bool:
        """Whether the parts are known to be all there is."""
        names = [named(passage, one) for passage, one in self.parts]
        return any(is_split(names, words) for words in SPLITS)

    @property
    def called_by_all(self) -> bool:
        """Whether the total bears the names of all parts: 新建续建学校8所，其中新建3所、续建5所."""
        whole = self.total.words
        names = [_OF_ONE.sub("", one.words) for _, one in self.parts]
        told = len(set(names)) == len(names) > 1 and all(len(one) > 1 for one in names)
        if not told or self.link not in ("some", "all") or not self.in_a_row:
            return False
        at = [whole.find(one) for one in names]
        return min(at) >= 0 and all(
            a + len(b) <= c for a, b, c in zip(at, names, at[1:], strict=False)
        )


def named(passage: Passage, one: Amount) -> str:
    """The words of an amount, with those before parentheses in its name: 因公出国（境）费."""
    if one.mark != "）":
        return one.words
    text = passage.shape.text
    opened = text.rfind("（", 0, one.at)
    found = _BEFORE_BRACKET.search(text, max(0, opened - _NAMED), max(0, opened))
    return (found.group() if found else "") + one.words


def _in_full(passage: Passage, one: Amount) -> str:
    """The words of an amount from the clause on, with what stands in parentheses: 小（1）型."""
    if one.mark != "）":
        return one.words
    text = passage.shape.text
    begin = max(text.rfind(mark, 0, one.at) for mark in "，。；：、") + 1
    return text[begin : one.at]


def is_split(names: Sequence[str], words: Sequence[str]) -> bool:
    """Whether names are those of parts known to be all there is, in any order."""
    return len(names) == len(words) and any(
        all(word in name for word, name in zip(order, names, strict=True))
        for order in permutations(words)
    )
