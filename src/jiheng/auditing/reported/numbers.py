"""Numbers in a text (数字): value, unit and what sort of number it is, with exact places.

Spaces that a page layout puts between a number and its unit are overlooked. What only
looks like a quantity is told apart: years, days, labels of lists, document numbers, codes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from jiheng.patterns import pattern
from jiheng.quantities import Quantity, Unit, unit

#: ``money`` 元万元亿元; ``percent`` %; ``points`` 个百分点; ``score`` 分; ``times`` 倍;
#: ``count`` anything counted or measured; ``bare`` no unit printed (cells take that of the head).
#: The others are no quantities: ``year``, ``date``, ``label`` of a list, heading, table or
#: annex, ``code`` such as 财预〔2020〕10号, PM2.5, a telephone or an account.
Sort = Literal[
    "money", "percent", "points", "score", "times", "count", "bare", "year", "date", "label", "code"
]
QUANTITIES: frozenset[Sort] = frozenset(
    ("money", "percent", "points", "score", "times", "count", "bare")
)

_DIGITS = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:[.．]\d+)?"
_MONEY = "人民币元|万亿元|百万元|千万元|亿元|万元|千元|元"
_PERCENT = "%|％|‰"
_POINTS = "个?百分点|个点"
_MEASURES = (
    "微克/立方米|毫克/立方米|μg/m3|μg/m³|ug/m3|mg/m³|mg/m3|mg/L|立方米|平方公里|平方千米|平方米|公顷|"
    "千瓦时|分贝|工作日|个工作日|人次|户次|家次|批次|台套|场次|小时|公里|千米|公斤|千克|课时|"
    "吨|亩|米|㎡|m2|m²|kg|人|户|家|项|个|名|件|起|次|份|台|套|辆|批|处|座|条|所|种|类|宗|例|期|篇|"
    "册|张|块|只|头|株|棵|部|支|笔|届|场|轮|届|班|组|队|栋|幢|间|村|镇|岁|度|天|吨/年|倍|艘|艇|幅|"
    "位|枚|本|幕|站|点|段|道|片|颗|匹|层|卷|封|趟|架|盏|眼|孔|口|樘|万"
)
_NUMBER = pattern(
    rf"(?P<sign>[-−－﹣+＋](?=\s*\d))?\s*(?P<digits>{_DIGITS})"
    rf"(?:\s*(?P<unit>{_MONEY}|{_PERCENT}|{_POINTS}|[余多]?(?:万|亿)?(?:{_MEASURES})|分(?!之|局|别|类|为|析|管|配|工|布|部|级|解|期|批|项)|年|月|日|号))?"
)
_ALONE = pattern(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_CHINESE = pattern(
    r"(?P<digits>[一二两三四五六七八九十百千]{1,7})(?P<unit>人次|批次|个百分点|户|家|项|个|名|件|起|次|份|"
    r"台|套|辆|批|处|座|条|所|种|类|大类|方面|大|宗)"
)
_CHINESE_PERCENT = pattern(r"百分之(?P<digits>[一二三四五六七八九十百]+)")
_ONES = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_ONES |= {"零": 0, "〇": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}
#: Behind one of these a digit belongs to a name.
_NAME_BEFORE = pattern(r"[A-Za-z_#№]$|[A-Za-z][-/.]$|PM\s$")
_LABEL_BEFORE = pattern(
    r"(?:附件|附表|表|图|附|第|类|任务|目标|步骤|阶段|方案|注|公开|职能)\s*[-－—:：]?\s*$"
)
_DASHED = pattern(r"\d+\s*[-－—–]\s*$")
_DOCUMENT_BEFORE = pattern(r"[〔\[（(【﹝]\s*$")
_DOCUMENT_BEHIND = pattern(r"\s*[〕\]）)】﹞]\s*\d+\s*号")
_DOCUMENT_NUMBER = pattern(r"[〔\[（(【﹝]\s*\d{4}\s*[〕\]）)】﹞]\s*第?\s*$")
_LIST_BEHIND = pattern(r"\s*(?:[、．]|[.](?!\d)|[)）])")
_LIST_BEFORE = pattern(r"(?:^|[\n；;。：:，,]\s*|[(（]\s*)$")
_OUTLINE = pattern(r"\d{1,2}(?:[.．]\d{1,2}){1,4}(?![\d.．]*\s*(?:%|％|万|亿|元|分))")
_DAY = pattern(r"(?:19|20)\d\d([.．/-])\d{1,2}\1\d{1,2}(?!\d)")
#: Behind the first of two years, and behind one whose 年 stands apart.
_TO_A_YEAR = pattern(r"\s*[-－—–~至]\s*(?:19|20)\d\d\s*年")
_YEAR_BEHIND = pattern(r"\s*(?:年|[-./]\d{1,2}[-./]\d)")
_INDENT = 16
_WHOLE = frozenset(
    "人户家项个名件起次份台套辆批处座条所种类宗例期篇册部支笔届场轮班组队间村镇部点段道日月年号"
)
_YEARS = range(1900, 2100)
_LONG = 8


@dataclass(frozen=True, slots=True)
class Number:
    """One number as it is written.

    Attributes:
        start: first character of the digits (or their sign) in the text.
        end: behind the digits.
        behind: behind the unit; ``end`` where none is printed.
        sort: what sort of number; see `Sort`.
        value: in base units of its dimension (money in yuan, percent as a fraction).
        grain: size of its last printed digit in the same unit.
        unit: as printed; of a cell, that of its column or table.
        bound: ``"≥"``, ``">"``, ``"≤"``, ``"<"`` or ``"约"`` where it is not said outright.
        chinese: written in Chinese numerals.
    """

    start: int
    end: int
    behind: int
    sort: Sort
    value: Fraction
    grain: Fraction
    unit: Unit
    bound: str = ""
    chinese: bool = False

    @property
    def quantity(self) -> Quantity:
        """Value, grain and unit; prints as it was printed."""
        return Quantity(self.value, self.grain, self.unit)

    @property
    def counts(self) -> bool:
        """Whether it is a quantity at all."""
        return self.sort in QUANTITIES


#: What a bound before a number ends with, and what one behind it begins with.
_BOUND_ENDS = frozenset("≥≧于少过>＞超逾≤≦在多<＜足到满达约近为")
_BOUND_BEGINS = frozenset("（(）)含及以左上余多")
_BOUND_BEFORE = (
    ("≥", pattern(r"(?:≥|≧|不低于|不少于|不小于|至少|达到或超过|大于等于|高于等于)\s*$")),
    (">", pattern(r"(?:>|＞|超过|超|高于|大于|多于|逾)\s*$")),
    ("≤", pattern(r"(?:≤|≦|不超过|不高于|不大于|不多于|控制在|至多|小于等于)\s*$")),
    ("<", pattern(r"(?:<|＜|低于|少于|小于|不足|不到|不满|未达到?)\s*$")),
    ("约", pattern(r"(?:(?<!节)约|(?<!附)近|大约|将近|接近|约为)\s*$")),
)
_BOUND_BEHIND = (
    ("≥", pattern(r"\s*[（(]?(?:含|及)?[）)]?以上")),
    ("≤", pattern(r"\s*[（(]?(?:含|及)?[）)]?(?:以下|以内|之内)")),
    ("约", pattern(r"\s*(?:左右|上下|余|多(?!于))")),
)


@lru_cache(maxsize=4096)
def numbers(text: str) -> tuple[Number, ...]:
    """All numbers of a text in order, whatever their sort."""
    if text[:1].isdigit() and text.isascii() and _ALONE.fullmatch(text):
        return (_alone(text),)
    found = list(_arabic(text))
    found.extend(_in_chinese(text))
    found.sort(key=lambda one: one.start)
    return tuple(found)


def _alone(text: str) -> Number:
    """A cell that is nothing but digits, as most are: nothing around it says more."""
    digits = text.replace(",", "")
    whole, _, decimals = digits.partition(".")
    one, size = _grain(len(decimals), ""), len(text)
    sort = _measured(digits, "")
    return Number(0, size, size, sort, int(whole + decimals) * one, one, unit(""))


def _arabic(text: str) -> Iterator[Number]:
    at = 0
    while (match := _NUMBER.search(text, at)) is not None:
        start = match.start("digits")
        dated = _DAY.match(text, start)
        outline = dated or _OUTLINE.match(text, start)
        if outline is not None and (dated or _heads(text, match, outline)):
            at = outline.end()
            yield _plain(text, match, at, "date" if dated else "label")
            continue
        at = max(match.end("digits"), match.end("unit"))
        yield _number(text, match)


def _heads(text: str, match: re.Match[str], outline: re.Match[str]) -> bool:
    """Whether a decimal numbers a heading: of three parts, or of two before its words."""
    parts = re.split("[.．]", outline.group())
    if len(parts) > len(("1", "1")):
        return True
    before = text[max(0, outline.start() - _INDENT) : outline.start()].rstrip(" \t\u3000")
    begins = before.endswith("\n") or (not before and outline.start() < _INDENT)
    behind = text[outline.end() : outline.end() + 2].strip()
    if not begins or not behind or behind[0] in "，,。；;、)）-－—~～至+×/=<>≤≥%":
        return False
    # 3.2 项目支出 is a heading, for nothing counted in whole things has decimals.
    return not match["unit"] or match["unit"] in _WHOLE


def _plain(text: str, match: re.Match[str], end: int, sort: Sort) -> Number:
    start = match.start("digits")
    value = Fraction(
        text[start : match.end("digits")].replace(",", "").replace("，", "").replace("．", ".")
    )
    return Number(start, end, end, sort, value, Fraction(1), unit(""))


def _number(text: str, match: re.Match[str]) -> Number:
    start, end = match.span("digits")
    digits = match["digits"].replace(",", "").replace("，", "").replace("．", ".")
    named = match["unit"] or ""
    sort = _sort(text, match, digits, named)
    if match["sign"] and _signed(text, match.start("sign")) and sort in QUANTITIES:
        start = match.start("sign")
        digits = f"-{digits}" if match["sign"] in "-−－﹣" else digits
    approximate = named[:1] in ("余", "多")
    measure = unit(named.lstrip("余多")) if sort in QUANTITIES else unit("")
    whole, _, decimals = digits.partition(".")
    grain = _grain(len(decimals), measure.symbol)
    # PM2.5年均浓度: what follows a code is no unit of it.
    behind = match.end("unit") if named and (sort != "code" or named == "号") else end
    bound = "约" if approximate else _bound(text, start, behind)
    return Number(start, end, behind, sort, int(whole + decimals) * grain, grain, measure, bound)


@lru_cache(maxsize=256)
def _grain(decimals: int, symbol: str) -> Fraction:
    """One of the last of so many printed decimals of a unit, in its base unit."""
    return unit(symbol).scale * Fraction(1, 10**decimals)


def _signed(text: str, at: int) -> bool:
    """Whether a dash before a number is its sign, not that of a range or a name."""
    before = text[:at].rstrip(" ")
    return not before or not (before[-1].isalnum() or before[-1] in ")）%％年月日元分个-－—–")


def _sort(text: str, match: re.Match[str], digits: str, named: str) -> Sort:  # noqa: PLR0911
    start, end = match.span("digits")
    before, behind = text[max(0, start - 12) : start], text[end : end + 8]
    if _NAME_BEFORE.search(before) or (_DOCUMENT_NUMBER.search(before) or named == "号"):
        return "code"
    if digits.isdecimal() and int(digits) in _YEARS and len(digits) == len("2020"):
        if _DOCUMENT_BEFORE.search(before) and _DOCUMENT_BEHIND.match(text[end : end + 16]):
            return "code"
        if (
            named == "年"
            or _TO_A_YEAR.match(behind)
            or (named == "" and _YEAR_BEHIND.match(behind))
        ):
            return "year"
    if named in ("月", "日") or (
        named == "年" and len(digits) < len("2020") and "年" not in before[-2:]
    ):
        return "count" if named == "年" else "date"
    if _LABEL_BEFORE.search(before) and "." not in digits and not named:
        return "label"
    if _DASHED.search(before) and _LABEL_BEFORE.search(_DASHED.sub("", before)):
        return "label"
    if _is_label(text, start, end, digits, named):
        return "label"
    return _measured(digits, named)


def _measured(digits: str, named: str) -> Sort:
    if not named:
        return "code" if digits.isdecimal() and len(digits) >= _LONG else "bare"
    if named == "分":
        return "score"
    measure = unit(named.lstrip("余多"))
    if measure.dimension == "金额":
        return "money"
    if named in ("%", "％", "‰"):
        return "percent"
    if named.endswith(("百分点", "个点")):
        return "points"
    return "times" if named == "倍" else "count"


def _is_label(text: str, start: int, end: int, digits: str, named: str) -> bool:
    """Whether it numbers an item of a list: ``1、``, ``（2）``, ``3.`` where one may begin."""
    if not digits.isdecimal() or len(digits) >= len("100") or named:
        return False
    if not _LIST_BEFORE.search(text[max(0, start - 4) : start]):
        return False
    inside = text[max(0, start - 1) : start] in ("(", "（")
    follows = text[end : end + 1]
    if inside:
        return follows in (")", "）")
    return bool(_LIST_BEHIND.match(text[end : end + 3]))


def _bound(text: str, start: int, behind: int) -> str:
    before = text[max(0, start - 8) : start]
    after = text[behind : behind + 6]
    if before.rstrip()[-1:] in _BOUND_ENDS:
        for sign, form in _BOUND_BEFORE:
            if form.search(before):
                return sign
    if after.lstrip()[:1] not in _BOUND_BEGINS:
        return ""
    return next((sign for sign, form in _BOUND_BEHIND if form.match(after)), "")


def _in_chinese(text: str) -> Iterator[Number]:
    for match in _CHINESE.finditer(text):
        if text[: match.start()].endswith("第") or text[: match.start()][-1:].isdigit():
            continue
        value = chinese_value(match["digits"])
        if value is not None:
            named = unit(match["unit"])
            span = (match.start(), match.end("digits"), match.end())
            yield Number(*span, "count", Fraction(value), Fraction(1), named, "", chinese=True)
    for match in _CHINESE_PERCENT.finditer(text):
        value = chinese_value(match["digits"])
        if value is not None:
            share = Fraction(value, 100)
            span = (match.start(), match.end(), match.end())
            yield Number(*span, "percent", share, Fraction(1, 100), unit("%"), "", chinese=True)


def chinese_value(text: str) -> int | None:
    """A whole number below ten thousand in numerals; None of what only looks like one.

    Example:
        >>> [chinese_value(text) for text in ("十二", "一百零五", "三四十")]
        [12, 105, None]
    """
    total, ones = 0, 0
    for character in text:
        if character in _ONES:
            if ones:
                return None
            ones = _ONES[character]
        else:
            scale = _TENS[character]
            if (total and total % (scale * 10) == 0) or not total:
                total += (ones or 1) * scale
            else:
                return None
            ones = 0
    return total + ones
