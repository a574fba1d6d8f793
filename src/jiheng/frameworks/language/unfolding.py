"""分别 written out: one clause that says several things in a list becomes as many clauses.

Every character that is written anew stands at the place of the phrase it comes from.
"""

import re
from collections.abc import Callable

from jiheng.frameworks.language.normal import Normal
from jiheng.patterns import pattern

#: Lists of longer texts are not written out.
_LONGEST = 2_000
_N = r"\d+(?:\.\d+)?"
_LIST = rf"{_N}(?:分)?(?:[、,和]{_N}(?:分)?)+"
_VERB = r"(?:得|计|记|给|扣|减|加)"
#: 从高到低排序,分别得10、8、6、4分.
_RANKED = pattern(rf"(?<=[排序位名列次]),?(?:依次|分别|各)(?:给予?)?({_VERB})({_LIST})(?<=分)")
#: 一、二、三等奖分别得8、6、4分.
_LEVELS = pattern(
    rf"((?:国家|省|市|县|区|校|院|部)级)?([一二三四五](?:[、和][一二三四五])+)(等奖|等次|级|等|档|星)(?:的|者)?,?(?:依次|分别|各)({_VERB})({_LIST})(?<=分)"
)
#: 县、市、省级的每例分别扣0.5、1、2分.
_EACH = pattern(
    rf"((?:(?![一二三四五])[\u4e00-\u9fff]{{1,6}}、)+(?![一二三四五])[\u4e00-\u9fff]{{1,6}}?)(级|上访)?的?,?"
    rf"(每[\u4e00-\u9fff]{{1,2}})?(?:依次|分别|各)({_VERB})({_LIST})(?<=分)"
)
#: 每增(减)1个百分点加(减)0.5分.
_BOTH_WAYS = pattern(
    rf"每(增加?|提高|上升|高|超)\((减少?|降低|下降|低|少)\)({_N}(?:%|个百分点))[,]?(加|增)\((减|扣)\)({_N}分)"
)
#: 甲、乙辍学率分别控制在0.6%和1.8%以下.
_RATES = pattern(
    rf"([\u4e00-\u9fff]{{1,8}})[、和]([\u4e00-\u9fff]{{1,8}}?)([\u4e00-\u9fff]{{1,6}}[率度])分别"
    rf"(控制在|不低于|不超过|达到?|≥|≤)({_N}%)[、和]({_N}%)(以上|以下|以内)?"
)


def unfolded(normal: Normal) -> Normal:
    """The text with its lists written out."""
    if len(normal.text) > _LONGEST:
        return normal
    if "分别" not in normal.text and "依次" not in normal.text and "(减" not in normal.text:
        return normal
    for form, write in _WRITTEN:
        for found in reversed(list(form.finditer(normal.text))):
            made = write(found)
            if made:
                normal = _replaced(normal, found.start(), found.end(), made)
    return normal


def _replaced(normal: Normal, start: int, end: int, made: str) -> Normal:
    old = end - start
    places = tuple(normal.position[start + place * old // len(made)] for place in range(len(made)))
    return Normal(
        normal.original,
        normal.text[:start] + made + normal.text[end:],
        normal.position[:start] + places + normal.position[end:],
    )


def _amounts(text: str) -> list[str]:
    return re.findall(_N, text)


def _ranks(found: re.Match[str]) -> str:
    verb, amounts = found.group(1), _amounts(found.group(2))
    return "," + ",".join(f"第{place}名{verb}{one}分" for place, one in enumerate(amounts, 1))


def _levels(found: re.Match[str]) -> str:
    names = re.findall("[一二三四五]", found.group(2))
    amounts = _amounts(found.group(5))
    if len(names) != len(amounts):
        return ""
    whose, suffix, verb = found.group(1) or "", found.group(3), found.group(4)
    pairs = zip(names, amounts, strict=True)
    return ",".join(f"{whose}{name}{suffix}{verb}{one}分" for name, one in pairs)


def _each(found: re.Match[str]) -> str:
    names = found.group(1).split("、")
    amounts = _amounts(found.group(5))
    if len(names) != len(amounts):
        return ""
    suffix, each, verb = found.group(2) or "", found.group(3) or "", found.group(4)
    pairs = zip(names, amounts, strict=True)
    return ",".join(f"{name}{suffix}{each}{verb}{one}分" for name, one in pairs)


def _both_ways(found: re.Match[str]) -> str:
    up, down, size, adds, takes, amount = found.groups()
    return f"每{up}{size}{adds}{amount},每{down}{size}{takes}{amount}"


def _rates(found: re.Match[str]) -> str:
    first, second, rate, sign, one, other, side = found.groups()
    side = side or ""
    if rate[0] == first[-1]:
        second, rate = second + rate[0], rate[1:]
    return f"{first}{rate}{sign}{one}{side},{second}{rate}{sign}{other}{side}"


_WRITTEN: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_RANKED, _ranks),
    (_LEVELS, _levels),
    (_EACH, _each),
    (_BOTH_WAYS, _both_ways),
    (_RATES, _rates),
)
