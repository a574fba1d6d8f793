"""Answers given under free names, brought to the questions of a rule; not sure is no answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jiheng.arithmetic import Ratio
from jiheng.frameworks.language.assignment import alike_counts, assigned, likeness
from jiheng.frameworks.language.choices import chosen
from jiheng.frameworks.language.combinations import combined
from jiheng.frameworks.language.formula_match import matched
from jiheng.frameworks.language.pair import PAIR
from jiheng.frameworks.language.shortage import from_shortage
from jiheng.frameworks.language.silence import paired, unmentioned
from jiheng.frameworks.language.words import UNITS
from jiheng.frameworks.phrases.answers import Question
from jiheng.frameworks.phrases.conditions import VALUE, Within
from jiheng.frameworks.phrases.scored import Rule
from jiheng.frameworks.phrases.steps import ByCount
from jiheng.frameworks.rules import cases, checklist, deduction, proportional
from jiheng.patterns import pattern
from jiheng.quantities import unit

#: Names that say only that something is counted or measured.
_GENERIC = pattern(
    rf"^(?:value|count|n|x|数值|数量|数|例数|数目|指标值|值|实际值?|完成值|完成情况|情况|情形|结果|评|评定|等级|级|档|类|项|"
    rf"(?:{UNITS})|(?:{UNITS})数|次数|个数|件数|人数)$"
)
_DENIES = pattern(
    r"未|没|无(?!线)|不(?!超过|高于|低于|少于|良|断)|(?<!是)否|^(?:缺|少|漏)|缺(?:少|乏|失)|非(?!常|税)"
)
#: 领导不满意退文: what is described, not what is denied.
_DESCRIBES = pattern(r"不(?:满意|合格|规范|文明|当|实|稳定)")
_RATE = pattern(r"(?:率|比例|比重|占比)$")
_SHORT = pattern(r"缺|少|未|不|漏|差|欠")
_MET = pattern(r"符合|达标|满足|完成|具备|达到|做到|有效")
_NUMBER = pattern(r"(-?\d+(?:\.\d+)?)(\D*)")

#: A bare number from here on is meant in percent.
_SURELY_PERCENT = 5
Raw = bool | int | Decimal | str | Ratio


@dataclass(frozen=True, slots=True)
class Unmatched(Exception):
    """Something given belongs to no question for certain."""

    reason: str


def answers(rule: Rule, given: Mapping[str, object]) -> dict[str, Ratio | bool | str]:
    """What was given, by the rule's questions.

    Raises:
        Unmatched: something given belongs to no question for certain.
    """
    listed = {name: value for name, value in given.items() if isinstance(value, list)}
    plain = {name: _raw(name, value) for name, value in given.items() if name not in listed}
    questions = rule.questions()
    worded = {name: value for name, value in plain.items() if _is_word(value)}
    made: dict[str, Ratio | bool | str] = _several(rule, listed)
    for name, value in worded.items():
        found = chosen(rule, name, str(value))
        if found is None:
            raise Unmatched(f"“{name}：{value}”与评分标准对应不上")
        made.update(found)
    rest = {name: value for name, value in plain.items() if name not in worded}
    if not rest:
        return made
    together = combined(rule, rest) if not worded else None
    if together is not None:
        return {**made, **together}
    counted = _uniform(rule, rest)
    if counted is not None:
        return {**made, **counted}
    asked = [question for question in questions if question.key not in made]
    rest = {name: value for name, value in rest.items() if not _kept_whole(rule, name, value)}
    pairs = _by_mark(asked, rest) or _in_formula(rule, asked, rest) or _matched(rule, asked, rest)
    for name, question in pairs.items():
        made[question.key] = _fitted(rule, question, name, rest[name], single=len(plain) == 1)
    return unmentioned(rule, paired(rule, made))


def _in_formula(
    rule: Rule, questions: list[Question], given: Mapping[str, Raw]
) -> dict[str, Question] | None:
    """Names of a formula, by the matcher that formulas use."""
    if not isinstance(rule, proportional.Rule) or rule.formula is None or len(questions) < PAIR:
        return None
    by_key = {question.key: question for question in questions}
    pairs = matched(list(by_key), list(given))
    if pairs is None:
        return None
    return {name: by_key[key] for key, name in pairs.items()}


def _by_mark(questions: list[Question], given: Mapping[str, Raw]) -> dict[str, Question] | None:
    """①, ② are the items in order."""
    marks = "①②③④⑤⑥⑦⑧⑨⑩"
    items = [question for question in questions if question.kind == "item"]
    if not given or any(name not in marks or marks.index(name) >= len(items) for name in given):
        return None
    return {name: items[marks.index(name)] for name in given}


def _several(rule: Rule, listed: Mapping[str, list[object]]) -> dict[str, Ratio | bool | str]:
    """Several words for one rule of cases: each clause that one of them selects."""
    made: dict[str, Ratio | bool | str] = {}
    for name, values in listed.items():
        for value in values:
            word = isinstance(value, str) and _is_word(value) and isinstance(rule, cases.Rule)
            found = chosen(rule, name, str(value)) if word else None
            if found is None:
                raise Unmatched(f"“{name}”给出的不是一个数或一个词")
            made = {key: answer or bool(made.get(key)) for key, answer in found.items()}
    return made


def _raw(name: str, value: object) -> Raw:
    if isinstance(value, bool | int | Decimal | Ratio):
        return value
    if isinstance(value, str) and value.strip():
        return value.strip()
    raise Unmatched(f"“{name}”给出的不是一个数或一个词")


def _is_word(value: Raw) -> bool:
    return isinstance(value, str) and not re.match(r"-?\d", value)


def _uniform(rule: Rule, given: Mapping[str, Raw]) -> dict[str, Ratio | bool | str] | None:
    """A number of items met or missing, where all items weigh the same."""
    if not isinstance(rule, checklist.Rule) or len(given) != 1:
        return None
    items = [part for part in rule.parts if isinstance(part, checklist.Item)]
    if len(items) != len(rule.parts) or len({item.award for item in items}) != 1:
        return None
    name, value = next(iter(given.items()))
    if isinstance(value, bool):
        return {items[0].text: value} if len(items) == 1 else None
    number = _number(value)
    if number is None or number[1] not in {"", "项", "个", "条"} or number[0] > len(items):
        raise Unmatched(f"“{name}”不是要点的个数")
    met = number[0] if _MET.search(name) and not _SHORT.search(name) else len(items) - number[0]
    return {item.text: place < met for place, item in enumerate(items)}


def _kept_whole(rule: Rule, name: str, value: Raw) -> bool:
    """A value that only the full-marks condition names, and that meets it."""
    full = rule.full if isinstance(rule, deduction.Rule) else None
    number = _number(value)
    if not isinstance(full, Within) or number is None or number[1] != full.range.unit:
        return False
    asked = {question.key for question in rule.questions()}
    question = Question(full.key, "named", full.key, unit=full.range.unit)
    if full.key in asked or full.key == VALUE or likeness(name, question) < 1:
        return False
    inside = full.range.contains(_measured(question, name, *number), unmarked=True)
    return inside is True


def _matched(rule: Rule, asked: list[Question], rest: Mapping[str, Raw]) -> dict[str, Question]:
    """Each name with its question: alike counts, the best way for all, or one after the other."""
    alike = dict(alike_counts(rule, list(rest), asked))
    named = {name: value for name, value in rest.items() if name not in alike}
    free = [one for one in asked if one not in alike.values()]
    if not named:
        return alike
    specific = not any(
        _GENERIC.match(name) and sum(name in one.key for one in free) != 1 for name in named
    )
    found = (
        assigned(list(named), free, lambda one, name: _kind_fits(one, named[name]))
        if specific
        else None
    )
    return {**alike, **(found or _pairs(free, named))}


def _pairs(questions: list[Question], given: Mapping[str, Raw]) -> dict[str, Question]:
    """Each name with its question: by likeness, and by being the only one left."""
    open_names, open_questions = list(given), list(questions)
    pairs: dict[str, Question] = {}
    while open_names:
        sure = _surest(open_names, open_questions, given)
        if sure is None:
            break
        name, question = sure
        pairs[name] = question
        open_names.remove(name)
        open_questions.remove(question)
    percents = [name for name in open_names if (_number(given[name]) or (0, ""))[1] == "%"]
    rated = [one for one in open_questions if one.kind in {"value", "named"} and one.unit == "%"]
    if len(percents) == 1 and len(rated) == 1:
        pairs[percents[0]] = rated[0]
        open_names.remove(percents[0])
        open_questions.remove(rated[0])
    if len(open_names) == 1:
        name = open_names[0]
        fitting = _in_its_unit(
            [one for one in open_questions if _kind_fits(one, given[name])], given[name]
        )
        alone = len(given) == 1 and len(questions) == 1
        near = [
            one
            for one in fitting
            if alone
            or _GENERIC.match(name)
            or likeness(name, one) > 0
            or _of_unit(name, one)
            or (one.kind == "value" and name in percents and _RATE.search(name))
        ]
        if len(fitting) == 1 and near:
            return {**pairs, name: fitting[0]}
    if open_names:
        raise Unmatched(f"“{'、'.join(open_names)}”与评分标准对应不上")
    return pairs


def _in_its_unit(fitting: list[Question], value: Raw) -> list[Question]:
    """10日 answers the one value that is measured in days, and no yes or no beside it."""
    symbol = (_number(value) or (0, ""))[1]
    alike = [one for one in fitting if symbol and one.unit == symbol and one.kind != "count"]
    return alike if len(alike) == 1 else fitting


def _of_unit(name: str, question: Question) -> bool:
    """少开次数 for a value in 次."""
    return question.kind == "value" and bool(question.unit) and question.unit in name


def _surest(
    names: list[str], questions: list[Question], given: Mapping[str, Raw]
) -> tuple[str, Question] | None:
    best: tuple[Fraction, str, Question] | None = None
    for name in names:
        if _GENERIC.match(name):
            continue
        fitting = [one for one in questions if _kind_fits(one, given[name])]
        ranked = sorted(((likeness(name, one), n) for n, one in enumerate(fitting)), reverse=True)
        if not ranked or ranked[0][0] < Fraction(3, 5):
            continue
        second = ranked[1][0] if len(ranked) > 1 else Fraction(0)
        question = fitting[ranked[0][1]]
        own = (ranked[0][0], len(name))
        rivals = [
            (likeness(other, question), len(other))
            for other in names
            if other != name and _kind_fits(question, given[other])
        ]
        if ranked[0][0] - second < Fraction(1, 5) or any(rival >= own for rival in rivals):
            continue
        if best is None or ranked[0][0] > best[0]:
            best = (ranked[0][0], name, question)
    return (best[1], best[2]) if best else None


def _kind_fits(question: Question, value: Raw) -> bool:
    if isinstance(value, bool):
        return question.kind in {"condition", "item", "count"}
    number = _number(value)
    if number is None:
        return False
    percent = number[1] in {"%", "‰"}
    if question.kind in {"value", "named"}:
        return not percent or question.unit in {"%", "", "‰"}
    if question.kind in {"count", "condition"}:
        return not percent
    return question.kind == "judgement" and not percent


def _number(value: Raw) -> tuple[Fraction, str] | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, Ratio):
        return value.fraction * 100, "%"
    if isinstance(value, int | Decimal):
        return Fraction(value), ""
    found = _NUMBER.fullmatch(value)
    return (Fraction(found.group(1)), found.group(2).strip()) if found else None


def _fitted(
    rule: Rule, question: Question, name: str, value: Raw, *, single: bool
) -> Ratio | bool | str:
    """The answer in the question's own terms."""
    if isinstance(value, bool):
        return _truth(question, name, value)
    number, symbol = _number(value) or (Fraction(0), "")
    if question.kind in {"condition", "item"}:
        if (
            number >= 0
            and number.denominator == 1
            and re.search(r"^[^，]{0,4}(?:无|未(?:发生|出现|发现)|没有)", question.key)
            and not _SHORT.search(name)
        ):
            return number == 0
        if number > 1 or number < 0 or number.denominator != 1:
            raise Unmatched(f"“{name}”是一个数，“{question.key}”只能答是或否")
        return bool(number) if not _differs(name, question) else not number
    if question.kind == "count":
        return _count(rule, question, name, number, single=single)
    measured = _measured(question, name, number, symbol)
    return from_shortage(rule, question, name, measured)


def _truth(question: Question, name: str, value: bool) -> Ratio | bool:  # noqa: FBT001
    holds = value != _differs(name, question)
    if question.kind != "count":
        return holds
    if holds:
        raise Unmatched(f"“{question.prompt}”要填数量")
    return Ratio(0)


def _differs(name: str, question: Question) -> bool:
    """Whether one speaks of a thing being so and the other of its not being so."""
    if _GENERIC.match(name):
        return False
    head, found, rest = question.key.partition(name)
    said = f"{_DESCRIBES.sub('', head)}{found}{rest}" if found else question.key
    return bool(_DENIES.search(name)) != bool(_DENIES.search(said))


def _count(rule: Rule, question: Question, name: str, number: Fraction, *, single: bool) -> Ratio:
    """A count; of what is short, not of what is there."""
    step = _count_step(rule, question)
    short = step is not None and re.search(r"^(?:缺|少|差|欠)", step.verb)
    if short and not _SHORT.search(name) and not (single and name in {"value", "例数", "count"}):
        if (
            step is None
            or not question.unit
            or not name.startswith((question.unit, "实际", "value"))
        ):
            raise Unmatched(f"“{name}”是实有数还是缺少数不清楚")
        raise Unmatched(f"“{name}”是实有数，评分标准没有写应有数")
    if number < 0:
        raise Unmatched(f"“{name}”不能为负数")
    return Ratio.of(number)


def _count_step(rule: Rule, question: Question) -> ByCount | None:
    if not isinstance(rule, deduction.Rule):
        return None
    for step in rule.steps:
        if isinstance(step, ByCount) and step.key == question.key:
            return step
    return None


def _measured(question: Question, name: str, number: Fraction, symbol: str) -> Ratio:
    if symbol:
        given, asked = unit(symbol), unit(question.unit)
        if question.unit and given.dimension != asked.dimension:
            raise Unmatched(f"“{name}”的单位应为{question.unit}")
        return Ratio.of(number * given.scale)
    if question.unit in {"%", "‰"} and number != 0:
        if number < _SURELY_PERCENT:
            raise Unmatched(f"“{name}”没有写明是否为百分数")
        return Ratio.of(number / 100)
    return Ratio.of(number * unit(question.unit).scale)
