"""Figures given under free names, matched to the names a formula prints; not sure is no match.

A name is often shortened where a figure is given: 通过的人数 for
近三年本专业首次参加结业理论考核通过的人数. A pair must cover most of the given name, must not
contradict it (上年 and 本年, 计划 and 实际), and must beat every other way of pairing by a margin.
"""

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from fractions import Fraction
from functools import lru_cache
from itertools import permutations

from jiheng.frameworks.language.normal import plain_name
from jiheng.patterns import pattern

#: Below this a pair is no pair; exact is 1.
ENOUGH = Fraction(45, 100)
#: So much better than the next best a pairing must be.
MARGIN = Fraction(12, 100)
#: With more names than this only exact ones are matched.
MAX_FREE = 6

_LAST_YEAR = pattern(r"上一?年度?|去年|上期|上年同期|同期|基期|上季|上月")
_THIS_YEAR = pattern(r"本年度?|当年度?|今年|本期|报告期|本季|本月|评价年度")
_OPPOSITES = (
    ("实际", "计划"),
    ("实际", "应"),
    ("实", "应"),
    ("预算", "决算"),
    ("收入", "支出"),
    ("年初", "年末"),
    ("期初", "期末"),
    ("增加", "减少"),
    ("城镇", "农村"),
    ("男", "女"),
    ("目标", "实际"),
    ("已", "未"),
    ("总", "人均"),
    ("合格", "不合格"),
    ("完成", "未完成"),
)
_NOTE = pattern(r"\([^()]*\)")
_FILLED_IN = pattern(r"(?<=[一-鿿])\d+(?:\.\d+)?$")


def matched(printed: Iterable[str], given: Sequence[str]) -> Mapping[str, str] | None:
    """Printed name → given name; None where it is not certain, or a figure would go unused.

    Example:
        >>> matched(["本年度决算数", "上年度决算数"], ["上年度决算数", "本年决算数"])
        {'上年度决算数': '上年度决算数', '本年度决算数': '本年决算数'}
    """
    names = list(dict.fromkeys(printed))
    if any(_holds_two(name, given) for name in names):
        return None
    exact = _exact(names, given)
    rest = [name for name in names if name not in exact]
    free = [name for name in given if name not in exact.values()]
    if not rest:
        return exact if not free else None
    if len(rest) > MAX_FREE or len(free) > len(rest):
        return None
    pairs = _one_to_one(rest, free) if len(rest) == len(free) else _each_best(rest, given, free)
    return None if pairs is None else {**exact, **pairs}


def _holds_two(name: str, given: Sequence[str]) -> bool:
    """Two figures inside one name: a sign between them was not read as one."""
    inside = [plain_name(one) for one in given if plain_name(one) in plain_name(name)]
    return any(not (one in other or other in one) for one in inside for other in inside)


def _exact(names: Sequence[str], given: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for form in (plain_name, _bare):
        for name in names:
            same = [one for one in given if form(one) == form(name)]
            rivals = [one for one in names if form(one) == form(name)]
            if len(same) == 1 and name not in found and len(rivals) == 1:
                found[name] = same[0]
    return found


def _one_to_one(names: Sequence[str], given: Sequence[str]) -> dict[str, str] | None:
    """The best way to pair them all, if it is good and clearly the best."""
    ways = sorted(
        (
            (
                sum((likeness(name, one) for name, one in zip(names, order, strict=True)), _NONE),
                order,
            )
            for order in permutations(given)
        ),
        reverse=True,
    )
    best, order = ways[0]
    pairs = dict(zip(names, order, strict=True))
    if any(likeness(name, one) < ENOUGH for name, one in pairs.items()):
        return None
    return pairs if len(ways) == 1 or best - ways[1][0] >= MARGIN else None


def _each_best(
    names: Sequence[str], given: Sequence[str], must_use: Sequence[str]
) -> dict[str, str] | None:
    """More names than figures: the text shortens a name when it repeats it."""
    pairs = {}
    for name in names:
        ranked = sorted(((likeness(name, one), one) for one in given), reverse=True)
        if not ranked or ranked[0][0] < ENOUGH:
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
            return None
        pairs[name] = ranked[0][1]
    return pairs if set(must_use) <= set(pairs.values()) else None


@lru_cache(maxsize=4096)
def likeness(printed: str, given: str) -> Fraction:
    """How surely two names mean the same figure, 0 to 1."""
    one, other = _bare(printed), _bare(given)
    if one == other:
        return Fraction(1)
    if not one or not other or _contradict(one, other):
        return _NONE
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    common = sum(block.size for block in blocks)
    ending = _common_ending(one, other)
    shorter, longer = sorted((len(one), len(other)))
    return (
        Fraction(6 * common, 10 * shorter)
        + Fraction(2 * common, 10 * longer)
        + Fraction(2 * ending, 10 * shorter)
    )


def _contradict(one: str, other: str) -> bool:
    if _year(one) is not None and _year(other) is not None and _year(one) != _year(other):
        return True
    return any(
        (left in a and right not in a and right in b and left not in b)
        for left, right in _OPPOSITES
        for a, b in ((one, other), (other, one))
    )


def _year(name: str) -> int | None:
    if _LAST_YEAR.search(name):
        return 1
    return 0 if _THIS_YEAR.search(name) else None


def _common_ending(one: str, other: str) -> int:
    pairs = zip(reversed(one), reversed(other), strict=False)
    return next((count for count, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _bare(name: str) -> str:
    """Without remarks in brackets, 的, and a figure filled in behind the name."""
    text = _NOTE.sub("", plain_name(name)) or plain_name(name)
    text = _FILLED_IN.sub("", text)
    text = _LAST_YEAR_WORD.sub("上年", text)
    return _THIS_YEAR_WORD.sub("本年", text).replace("的", "")


_LAST_YEAR_WORD = pattern(r"上一?年度|上一年|去年")
_THIS_YEAR_WORD = pattern(r"本年度|当年度?|今年")
_NONE = Fraction(0)
