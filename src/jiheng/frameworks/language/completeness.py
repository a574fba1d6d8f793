"""The one check that nothing of a sentence is lost on the way into its rule.

Every number of a clause must stand in the rule, and no statement that a person
answers may hold a number, a comparator or a word of scoring: such a clause was
not understood.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from jiheng.frameworks.language.amounts import quantity
from jiheng.frameworks.language.clauses import Clause
from jiheng.frameworks.language.context import Context
from jiheng.frameworks.language.words import UNITS, Word, words
from jiheng.frameworks.phrases.awards import Award
from jiheng.frameworks.phrases.conditions import Condition, Joined, Stated
from jiheng.frameworks.phrases.scored import Rule
from jiheng.frameworks.phrases.steps import ByCount, Once
from jiheng.frameworks.rules import bands, cases, checklist, deduction, judgement, proportional
from jiheng.patterns import pattern

_DIGITS = pattern(r"\d+(?:\.\d+)?")
#: Words that say how points are given: left over in a statement, they were not understood.
_SCORES = pattern(
    r"[计得打赋给记]分(?!析|工|配|发|别|布|局|公司|类|期|管|解|明|享)|递[减增]|加倍|按比例|折算|酌情"
    r"|(?<!上级|考核|年度)考核得|否则|依次|扣分|减分"
)
#: 按上线率在全市排名计分, before the ranks: says only what is ranked.
_BY_RANK = pattern(r"^按[^,，]*排[名位序]计分")
#: 超过8小时: a step counted in the same unit would count from there.
_COMPARED = pattern(rf"(?:超过|高于|大于|多于|低于|少于|不足|小于)\d+(?:\.\d+)?({UNITS})")
#: 0.9×平均值: a product inside the name of a value was not understood.
_CALCULATED = pattern(r"[×÷≤≥<>=]")
_ASIDE = pattern(r"\([^()]*\)|《[^》]*》")
#: Kinds of words that hold no number of their own.
_SILENT = frozenset(("PARTIAL", "STARTED", "WHOLE", "FLOOR", "RESTATE", "HIGHEST", "JUDGE", "ETC"))
#: Always represented: the whole, and one of a kind.
_WHOLE = frozenset((Fraction(0), Fraction(1)))


def lost(rule: Rule, found: Iterable[Clause], context: Context, said: list[str]) -> list[Clause]:
    """The clauses of which the rule does not hold everything.

    Args:
        rule: as built.
        found: every clause of the sentence.
        context: the indicator.
        said: what is reported beside the rule; a clause quoted there is not lost.
    """
    clauses = list(found)
    wrong = [text for text in stated_in(rule) if _holds_more(text)]
    if wrong:
        near = [one for one in clauses if one.text and any(one.text in text for text in wrong)]
        return near or clauses
    calculates = any("×" in one.text or "÷" in one.text for one in clauses)
    if calculates and any(_CALCULATED.search(one.key) for one in rule.questions()):
        return clauses
    printed = set(_DIGITS.findall(f"{rule}{''.join(said)}"))
    doubtful = [one for one in clauses if not _plainly_there(one, rule, printed)]
    if not doubtful:
        return []
    known = {Fraction(one) for one in printed} | _WHOLE
    known |= _worth(rule, clauses, context) | _scaled(rule, context)
    if any(text.startswith("起扣点按") for text in said):
        known |= {_printed(one) for clause in clauses for one in clause.inner if "%" in one}
    return [
        clause
        for clause in doubtful
        if any(
            value not in known and not ("每月" in clause.text and value * 12 in known)
            for value in _numbers(clause, rule, context)
        )
    ]


def _plainly_there(clause: Clause, rule: Rule, printed: set[str]) -> bool:
    """Whether every number of a clause is printed in just its digits: the common case."""
    if not set(_DIGITS.findall(clause.text)) <= printed:
        return False
    kinds = {one.type for one in clause.words}
    return "COUNT" not in kinds and not (isinstance(rule, bands.Rule) and "LOSE" in kinds)


def stated_in(rule: Rule) -> Iterator[str]:
    """Every text of the rule that a person answers word for word."""
    if isinstance(rule, cases.Rule):
        for case in rule.cases:
            yield from _texts(case.condition)
            if not isinstance(case.award, Award):
                yield from stated_in(case.award)
    elif isinstance(rule, deduction.Rule):
        for condition in [*rule.gates, *([rule.full] if rule.full else [])]:
            yield from _texts(condition)
        for step in rule.steps:
            yield from _of_part(step)
    elif isinstance(rule, checklist.Rule):
        for part in rule.parts:
            yield from _of_part(part)
    elif isinstance(rule, judgement.Rule):
        yield from rule.names


def _of_part(part: object) -> Iterator[str]:
    match part:
        case Once(condition=condition):
            yield from _texts(condition)
        case ByCount():
            past = [found.group(1) for found in _COMPARED.finditer(part.context)]
            yield part.phrase if part.unit in past else _DIGITS.sub("", part.phrase)
        case checklist.Item(text=text):
            yield text
        case checklist.Part(rule=rule):
            yield from stated_in(rule)


def _texts(condition: Condition) -> Iterator[str]:
    if isinstance(condition, Stated):
        yield condition.text
    elif isinstance(condition, Joined):
        for part in condition.parts:
            yield from _texts(part)


def _holds_more(text: str) -> bool:
    """Whether a statement holds a compared number or a word of scoring."""
    bare = _ASIDE.sub("", text) if "(" in text or "《" in text else text
    if _SCORES.search(bare) and _SCORES.search(_BY_RANK.sub("", bare)):
        return True
    held = list(words(bare)) if _DIGITS.search(bare) or "以" in bare else []
    return any(
        one.type == "QUANTITY" or (one.type == "COUNT" and _compared(held, place))
        for place, one in enumerate(held)
    )


def _compared(held: list[Word], place: int) -> bool:
    """三人以上, 不足两次: a number in words that something is compared with; no rank (三级以上)."""
    behind = held[place + 1].type if place + 1 < len(held) else ""
    before = held[place - 1].type if place else ""
    return (behind == "SIDE" or before == "SIGN") and held[place][-1] not in "级等星档类度"


def _worth(rule: Rule, found: list[Clause], context: Context) -> set[Fraction]:
    """What the indicator is worth, as a whole or in parts that add up to it."""
    heads = [
        one.award.amount
        for one in found
        if one.kind == "case" and one.award is not None and not one.award.share
    ]
    whole = {points for points in (context.points, rule.stated) if points is not None}
    return whole | set(heads) if sum(heads, Fraction(0)) == context.points else whole


def _scaled(rule: Rule, context: Context) -> set[Fraction]:
    """A pass mark as a share of the target; the count at which a gain reaches its limit."""
    if isinstance(rule, proportional.Rule) and rule.formula is None:
        ends = [end for end in (rule.floor, rule.none) if end is not None]
        shares = {end / rule.full for end in ends} | {Fraction(1)}
        return shares | {share * 100 for share in shares}
    if isinstance(rule, checklist.Rule) and rule.most is not None:
        points = context.points or Fraction(0)
        most = rule.most.of(points)
        gains = [one for one in rule.parts if isinstance(one, ByCount) and one.amount.of(points)]
        return {(most / one.amount.of(points) * one.size).fraction for one in gains}
    return set()


def _numbers(clause: Clause, rule: Rule, context: Context) -> Iterator[Fraction]:
    """Every number that a clause holds, as printed; losses in bands as what is left."""
    if clause.kind == "definition":
        return
    for place, one in enumerate(clause.words):
        if one.type in _SILENT or one.type in {"TEXT", "MARK"}:
            continue
        if one.type == "QUANTITY":
            unit = _DIGITS.sub("", one)
            if clause.kind != "formula" or unit in {"", "%", "分"}:
                yield _printed(one)
        elif one.type == "COUNT":
            if one in clause.inner or _compared(clause.words, place):
                yield _printed(one)
        elif one.points is not None:
            yield from _of_award(one, rule, context)


def _of_award(one: Word, rule: Rule, context: Context) -> Iterator[Fraction]:
    points = one.points or Fraction(0)
    if one.type in {"LOSE", "LOSESHARE"} and isinstance(rule, bands.Rule):
        whole = Fraction(100) if one.type == "LOSESHARE" else context.points
        yield points if whole is None else whole - points
    elif one.type == "LOSSMOST" and isinstance(rule, cases.Rule) and context.points is not None:
        yield context.points - points
    else:
        yield points


def _printed(one: Word) -> Fraction:
    found = _DIGITS.search(one)
    if found:
        return Fraction(found.group())
    value, symbol = quantity(one)
    return value * 100 if symbol == "%" else value
