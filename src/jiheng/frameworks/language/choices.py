"""A word given as an answer (一等奖, 高级, 显著) selects the one clause that says so."""

import re
from collections.abc import Iterable

from jiheng.arithmetic import Ratio
from jiheng.frameworks.language.pair import PAIR
from jiheng.frameworks.language.targets import LADDERS
from jiheng.frameworks.phrases.conditions import Condition, Level, Stated
from jiheng.frameworks.phrases.scored import Rule
from jiheng.frameworks.phrases.steps import Once
from jiheng.frameworks.rules import bands, cases, checklist, deduction, judgement
from jiheng.patterns import pattern

_NEGATION = pattern(r"没有|未能|未|没|无|不是|不|否")
_YES = frozenset(("是", "有", "符合", "达标", "合格", "通过", "已完成", "完成"))
_NO = frozenset(("否", "无", "没有", "不符合", "不达标", "不合格", "未通过", "未完成"))
_RANKS = {one: place for place, one in enumerate("零一二三四五六七八九十")}


def chosen(rule: Rule, name: str, word: str) -> dict[str, Ratio | bool | str] | None:
    """The answers that a word stands for; None where it is not sure."""
    if isinstance(rule, judgement.Rule):
        level = _level(rule.names, word)
        return None if level is None else {judgement.LEVEL: level}
    if isinstance(rule, bands.Rule):
        return _as_value(rule, word)
    texts = list(_texts(rule))
    if isinstance(rule, cases.Rule):
        return _of_cases(rule, texts, name, word)
    if isinstance(rule, deduction.Rule) and texts:
        picked = _picked(texts, word)
        return None if picked is None else {text: text == picked for text in texts}
    if isinstance(rule, checklist.Rule) and texts:
        return None
    return None


def _of_cases(
    rule: cases.Rule, texts: list[str], name: str, word: str
) -> dict[str, Ratio | bool | str] | None:
    levels = [case.condition for case in rule.cases if isinstance(case.condition, Level)]
    if levels:
        return _reached(levels[0], word)
    if len(texts) != len(rule.cases):
        return _as_value(rule, word)
    if len(texts) == 1 and word in _YES | _NO:
        denied = bool(_NEGATION.search(texts[0]))
        return {texts[0]: (word in _YES) != denied}
    picked = _picked(texts, word)
    if picked is None and len(texts) == 1 and rule.otherwise is not None:
        denied = _contrary(texts[0], word)
        return {texts[0]: False} if denied else None
    none = word in _NO and not any(_NEGATION.search(text) for text in texts)
    if picked is None and not none and (rule.otherwise is None or not _plainly_other(texts, word)):
        return None
    del name
    return {text: text == picked for text in texts}


def _reached(level: Level, word: str) -> dict[str, Ratio | bool | str] | None:
    named = _level(level.choices, word)
    if named is not None:
        return {"等级": named}
    if word in {"未获奖", "无", "未评上", "未获评", "没有"} and level.reached != level.choices:
        lowest = next(one for one in reversed(level.choices) if one not in level.reached)
        return {"等级": lowest}
    return None


def _texts(rule: Rule) -> Iterable[str]:
    if isinstance(rule, cases.Rule):
        found: list[Condition] = [case.condition for case in rule.cases]
    elif isinstance(rule, deduction.Rule):
        found = [*rule.gates, *(step.condition for step in rule.steps if isinstance(step, Once))]
    else:
        found = []
    return (one.text for one in found if isinstance(one, Stated))


def _picked(texts: list[str], word: str) -> str | None:
    """The one text that says the word."""
    if word in texts:
        return word
    denied = bool(_NEGATION.search(word))
    same = [text for text in texts if bool(_NEGATION.search(text)) == denied]
    stem = _NEGATION.sub("", word)
    if not stem:
        empty = [text for text in texts if re.match(r"(?:无|没有|未)", text)]
        return empty[0] if len(empty) == 1 else None
    inside = [text for text in same if _says(_NEGATION.sub("", text), stem)]
    if len(inside) > 1:
        inside = [text for text in inside if not _weakened(text, stem)]
    if len(inside) == 1:
        return inside[0]
    if inside:
        return None
    ranked = [text for text in texts if _in_ladder(text, word)]
    if len(ranked) == 1:
        return ranked[0]
    subsequence = [
        text for text in same if len(stem) > 1 and not stem.isascii() and _in_order(stem, text)
    ]
    return subsequence[0] if len(subsequence) == 1 else None


def _weakened(text: str, stem: str) -> bool:
    """基本规范 and 较好 are not 规范 and 好."""
    before = _NEGATION.sub("", text).partition(stem)[0]
    return bool(re.search(r"(?:基本|较为?|比较|不够|部分|欠|有点|很|非常)$", before))


def _says(text: str, stem: str) -> bool:
    """Whether the text contains the word, AA not being a part of AAA."""
    return bool(re.search(rf"(?<![A-Za-z]){re.escape(stem)}(?![A-Za-z])", text))


def _in_order(stem: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in stem)


def _in_ladder(text: str, word: str) -> bool:
    """Whether “二星级及以下” covers 一星."""
    for ladder in LADDERS:
        place = next((n for n, one in enumerate(ladder) if word.startswith(one)), None)
        named = [n for n, one in enumerate(ladder) if one in text]
        if place is None or len(named) != 1:
            continue
        if "以下" in text:
            return place >= named[0]
        if "以上" in text:
            return place <= named[0]
    return False


def _contrary(text: str, word: str) -> bool:
    """未达标 against 达标: the same words, denied."""
    stem, other = _NEGATION.sub("", word), _NEGATION.sub("", text)
    differs = bool(_NEGATION.search(text)) != bool(_NEGATION.search(word))
    return differs and bool(stem) and (stem in other or other in stem)


#: Words of quality: another rung of the same ladder is not simply 其他.
_QUALITY = pattern(
    r"好|优|良|中等|一般|差|较|基本|充分|部分|合格|显著|明显|完善|健全|规范|齐全|及时"
)


def _plainly_other(texts: list[str], word: str) -> bool:
    """Whether the word is none of the clauses: it names something else, and no degree of them."""
    shared = any(len(set(word) & set(text)) > 1 for text in texts) or len(texts) < PAIR
    return not shared and not _QUALITY.search(word)


def _level(names: tuple[str, ...], word: str) -> str | None:
    if word in names:
        return word
    if word.removesuffix("级") in names:
        return word.removesuffix("级")
    denied = bool(_NEGATION.search(word))
    inside = [name for name in names if word in name and bool(_NEGATION.search(name)) == denied]
    if len(inside) == 1 and not (len(word) == 1 and f"较{word}" in inside[0]):
        return inside[0]
    return None


def _as_value(rule: Rule, word: str) -> dict[str, Ratio | bool | str] | None:
    """四星 as the number 4, where the rule asks for one value in that unit."""
    asked = rule.questions()
    found = re.fullmatch(r"([一二三四五六七八九十])([星级档等名].*)", word)
    if len(asked) != 1 or found is None or asked[0].kind not in {"value", "named"}:
        return None
    unit = asked[0].unit
    if not unit or unit[-1] not in found.group(2):
        return None
    return {asked[0].key: Ratio(_RANKS[found.group(1)])}
