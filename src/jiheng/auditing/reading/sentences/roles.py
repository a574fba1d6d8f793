"""What the words before a number make of it (句中角色): level, change, base of comparison.

``level`` 为/是/支出X, ``up`` 增加X, ``down`` 减少X, ``to`` 增加到X, ``from`` 由X增加到…,
``base`` 较…X减少, ``prior`` 上年X, ``other`` compared in words we do not know: 比上年…X.
Changes may be of money, counts, points or percent.
"""

import re
from typing import Literal

from jiheng.patterns import pattern

Role = Literal["level", "up", "down", "to", "from", "base", "prior", "other"]

_TAIL = (
    r"(?:(?:额|数|金额|幅度|幅|率|比例)(?:约|近)?(?:为|达到|达|是|约)?|了|约|近|共计|共)?[-－−]?$"
)
_UPWARD = (
    r"(?:(?<!新)增加|(?<!新)增[产收支供销储盈亏员]|多[收支产销缴交]|增长|上升|提高|提升|上涨|超收|超支|超出|净增|多出|上浮|扩大|"
    r"(?<![新未])增|(?<![许])多|(?<!未)超)"
)
_DOWNWARD = (
    r"(?:减少|削减|下降|降低|缩减|压减|压缩|缩小|减[产收支供销亏盈员]|短收|少[收支产销缴交]|下滑|回落|节约|节支|核减|下调|精简|"
    r"(?<![消核增])减|降|(?<![至不])少)"
)
_CHANGE = pattern(rf"(?:(?P<up>{_UPWARD})|(?P<down>{_DOWNWARD})){_TAIL}")
#: 比上年多招, 同比少立: a comparison and a verb that says which way.
_MOVED = pattern(
    r"(?:同比|环比|[比较](?:上|去|前|同期|20\d\d|年初|计划|预算|目标|任务)[^，多少增减扩缩]{0,10})"
    r"(?:(?P<up>多|增|扩)|(?P<down>少|减|缩))(?![加少长大小])[^多少增减扩缩]{1,3}$"
)
#: A rise of a rise: 同比多增.
_OF_RISES = pattern(rf"[多少][增减降]{_TAIL}")
_TO = pattern(rf"(?:{_UPWARD}|{_DOWNWARD}|升|调整)[^，额幅率数例]{{0,6}}(?:到|至|为|成)(?:了|约)?$")
_SAVED = pattern(r"(?:节约|节支|结余)率[^，]{0,3}$")
#: Of percentage points also what lies above or below a mark.
_ABOVE = pattern(r"(?:高于|高出|超过|优于|领先)[^，]{0,14}$")
_BELOW = pattern(r"(?:低于|落后于?)[^，]{0,14}$")
_FROM = pattern(r"(?:由|从)(?!于)[^由从]{0,16}$")
_COMPARED = pattern(r"(?:(?:^|相|[^占])(?:较|比)|^与|^同)(?![例重率较期])[^较比]*$")
_NOMINAL = pattern(
    r"(?:年|年度|数|的|为|是|预算|决算|同期|上期|前期|末|底|初|计划|目标|任务|水平|量|收入|支出|额|费)$"
)
_AFTER = pattern(rf"相比|比|对比|相较|{_UPWARD}|{_DOWNWARD}")
_PRIOR = pattern(r"(?:上年|去年|上一年|前一年|上年度|上期|同期)(?!结转|结余|末|底|度?结)")
_YEAR = pattern(r"(20\d\d)年")
#: Words between a comparison and its verb that name no subject of their own.
_EMPTY = pattern(
    r"(?:同比|环比|相比|比较|相较|对比|总体|总计|合计|共计|各|均|都|分别|略有|略|有所|又|也|共|总|"
    r"净|大幅|继续|实际|相应|支总计|收支|支出|收入|经费|费用|决算|预算|资金|人数|数量|数|则|再|"
    r"其中|一共|整体|明显|显著|小幅|进一步|同口径|约|近|其|即|并|且|而|故|较|比|了|比例|幅度|[-－−])"
)
_COMPARISON = pattern(
    r"(?:与|较|比|同|和|跟|相对于?|对比)[^，。]{0,24}?"
    r"(?:年度?决算数?|年初预算数?|预算数?|年度?同期数?|年度?|上年|去年|同期|计划|年初|上期|年末|标准|目标|任务)"
    r"[^，。]{0,4}?(?:数|决算|决算数|预算|预算数|执行数|支出|同期|执行)?(?:相比较?|比较|对比|相较|比)?"
)
_MATTERS = pattern(r"收入|支出|预算|决算|人数|费用|经费|资金|结余|资产")
_CAUSE = pattern(r"原因|由于|因为|因|系|主要是|导致|致使|所致")


def changed(words: str) -> Role | None:
    """Whether the number behind these words is a rise or a fall."""
    found = _verb(words)
    if found is None:
        return None
    return "up" if found["up"] else "down"


def _verb(words: str) -> re.Match[str] | None:
    return _CHANGE.search(words) or _MOVED.search(words)


def role_of(words: str, sort: str) -> Role:
    """The role of the number behind these words, as far as they alone tell it."""
    if sort == "percent" and _SAVED.search(words):
        return "level"
    if sort == "points" and changed(words) is None:
        return "up" if _ABOVE.search(words) else "down" if _BELOW.search(words) else "level"
    if _TO.search(words):
        return "to"
    if _OF_RISES.search(words):
        return "other"
    return changed(words) or ("prior" if _PRIOR.search(words) else "level")


def compared(words: str, behind: str) -> bool:
    """Whether the number between these words is what something is compared with."""
    if _COMPARED.search(words) is None:
        return "和" in words and behind.startswith(("相比", "比"))
    return _AFTER.match(behind) is not None or (
        words[:1] in "较比与同" and _NOMINAL.search(words) is not None
    )


def unknown(words: str, behind: str) -> bool:
    """Whether words compare with a verb that is not known, so that nothing is sure of the number.

    ``比上年压产3万吨`` tells a change, ``比上年45万元减少`` a base.
    """
    begins = words[:1] in "较比" and _COMPARED.search(words) is not None
    return begins and _NOMINAL.search(words) is None and _AFTER.match(behind) is None


def starts(words: str) -> bool:
    """Whether the number behind these words is where a rise or fall begins: 由X."""
    return _FROM.search(words) is not None


def year_in(words: str) -> int | None:
    """The last year the words name."""
    years = _YEAR.findall(words)
    return int(years[-1]) if years else None


def subject_in(words: str) -> str:
    """What words before a change name as its own subject; ``""`` if they only compare."""
    if _CAUSE.search(words):
        return words
    before = _before_verb(words)
    return core(_COMPARISON.sub("", _YEAR.sub("年", before), count=1))


def _before_verb(words: str) -> str:
    plain = _CHANGE.search(words)
    if plain is not None:
        return words[: plain.start()]
    moved = _MOVED.search(words)
    return words if moved is None else words[: moved.start("up" if moved["up"] else "down")]


def matters_in(words: str) -> frozenset[str]:
    """Which of 收入, 支出, 人数 … words before a change speak of, comparisons left out."""
    before = _before_verb(words)
    return frozenset(_MATTERS.findall(_COMPARISON.sub("", before, count=1)))


def core(words: str) -> str:
    """What is left of a name without the words that any amount may bear."""
    return _EMPTY.sub("", words).strip("年")
