"""Many sentences at once: a line of JSON in, a line of JSON out (批量读取评分标准)."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from jiheng.arithmetic import Ratio, round_half_up
from jiheng.errors import JihengError
from jiheng.frameworks.language.context import Context, Reading
from jiheng.frameworks.language.formula_batch import answer as formula_answer
from jiheng.frameworks.language.formula_batch import as_written
from jiheng.frameworks.language.given import Unmatched, answers
from jiheng.frameworks.language.normal import normalise
from jiheng.frameworks.language.pair import PAIR
from jiheng.frameworks.language.reading import read_rule
from jiheng.frameworks.phrases.answers import Outcome
from jiheng.frameworks.phrases.scored import Rule
from jiheng.frameworks.phrases.settings import DEFAULT, Settings
from jiheng.frameworks.rules import proportional
from jiheng.patterns import pattern
from jiheng.quantities import number


def answer(line: Mapping[str, object], settings: Settings = DEFAULT) -> dict[str, object]:
    """Read one sentence and score its cases.

    Args:
        line: ``{"id", "text", "points", "title"?, "target"?, "criteria"?, "cases": [{"given"}]}``.
        settings: of all sentences.
    """
    context = context_of(line, settings)
    context = replace(context, names=_compared(line))
    try:
        reading = read_rule(str(line.get("text", "")), context)
    except JihengError as error:
        return {"id": line.get("id"), "unread": [], "cases": [], "reason": str(error)}
    asked = line.get("cases")
    found = [scored(reading, one) for one in asked] if isinstance(asked, list) else []
    return {"id": line.get("id"), **as_json(reading), "cases": found}


def _compared(line: Mapping[str, object]) -> frozenset[str]:
    """Names that are given as numbers and stand in the text: the values it may compare."""
    text, asked = str(line.get("text", "")), line.get("cases")
    names: set[str] = set()
    for case in asked if isinstance(asked, list) else []:
        given = case.get("given") if isinstance(case, dict) else None
        for name, value in given.items() if isinstance(given, dict) else ():
            if (
                name in text
                and len(name) > 1
                and isinstance(value, int | Decimal)
                and not isinstance(value, bool)
            ):
                names.add(name)
    return frozenset(names) if len(names) > 1 else frozenset()


def context_of(line: Mapping[str, object], settings: Settings) -> Context:
    """What the line says of the indicator."""
    points = line.get("points")
    criteria = line.get("criteria")
    return Context(
        points=Fraction(str(points)) if points is not None else None,
        title=str(line.get("title") or line.get("indicator") or ""),
        target=str(line.get("target") or ""),
        criteria=tuple(map(str, criteria)) if isinstance(criteria, list) else (),
        settings=settings,
    )


def scored(reading: Reading, case: object) -> dict[str, object]:
    """One case: its score, None where the sentence does not decide, and the reason."""
    given = case.get("given") if isinstance(case, dict) else None
    if reading.rule is None:
        return {"score": None, "reason": "有没读懂的文字"}
    if not isinstance(given, dict):
        return {"score": None, "reason": "没有给出数据"}
    try:
        outcome = outcome_of(reading, _worked_out(reading, given))
    except Unmatched as unmatched:
        return {"score": None, "reason": unmatched.reason}
    return {"score": json_score(outcome), "reason": outcome.reason}


_DEFINED = pattern(r"(?:^|[,;。:])([^,;。:=≤≥<>\d]{2,20})=([^,;。≤≥<>]+?)(?:×100%)?(?=[,;。])")
_IN_PLACE = pattern(r"^(?:当|若)?([^,;。:=≤≥<>]*[-/÷][^,;。:=≤≥<>]*)[≤≥<>=]")


def _worked_out(reading: Reading, given: Mapping[str, object]) -> Mapping[str, object]:
    """The indicator's value from the figures of a formula that the sentence itself gives."""
    rule = reading.rule
    asked = rule.questions() if rule is not None else ()
    if len(given) < PAIR or len(asked) != 1 or asked[0].kind != "value":
        return given
    text = normalise(reading.text).text
    formulas = [found.group(2) for found in _DEFINED.finditer(text)]
    formulas += [found.group(1) for found in [_IN_PLACE.match(text)] if found]
    for formula in formulas:
        try:
            worked = formula_answer(formula, given)
        except JihengError:
            continue
        if worked.value is not None and not worked.reading.unread:
            return {"value": Ratio.of(worked.value)}
    return given


def outcome_of(reading: Reading, given: Mapping[str, object]) -> Outcome:
    """Score answers given under free names.

    Raises:
        Unmatched: something given belongs to no question for certain.
    """
    rule, points = reading.rule, reading.context.points
    if rule is None:
        raise Unmatched("有没读懂的文字")
    points = points if points is not None else rule.stated
    if points is None:
        raise Unmatched("没有给出分值")
    if isinstance(rule, proportional.Rule) and rule.formula is not None:
        rule = replace(rule, formula=as_written(rule.formula))
    for name in given:
        if _contrary(name, reading.text):
            raise Unmatched(f"评分标准写的是“{name}”的反面")
    outcome = rule.award(answers(rule, given), points, reading.context.settings)
    if outcome.score is not None and _shrunk(rule, given, outcome.score / points if points else 1):
        raise Unmatched("给出的是百分数，得分不到分值的5%，看不出公式中的数按百分数还是按分数计")
    return outcome


def _contrary(name: str, text: str) -> bool:
    """合格率, where the sentence speaks of 不合格率 alone."""
    if len(name) < PAIR or name not in text or not name.endswith(("率", "比例", "比重")):
        return False
    return re.search(rf"(?<![不未没非]){re.escape(name)}", text) is None


_SHRUNK = Fraction(1, 20)


def _shrunk(rule: Rule, given: Mapping[str, object], share: Fraction | int) -> bool:
    """得分=完成率×60%+满意度×40%, given 90% and 80%: 0.86 of 100 is hardly meant."""
    if not isinstance(rule, proportional.Rule) or rule.formula is None or not 0 < share < _SHRUNK:
        return False
    scaled = any(name.name == proportional.POINTS for name in rule.formula.names)
    return not scaled and all(str(value).endswith("%") for value in given.values())


def json_score(outcome: Outcome) -> int | float | None:
    """A JSON number with at most two decimals."""
    if outcome.score is None:
        return None
    text = number(round_half_up(Ratio.of(outcome.score)).fraction, 2)
    return float(text) if "." in text else int(text)


def as_json(reading: Reading) -> dict[str, object]:
    """The reading as JSON has it."""
    points = reading.context.points
    rule = reading.rule
    return {
        "kind": rule.kind if rule else None,
        "canonical": str(rule) if rule else None,
        "points": None if points is None else _plain(points),
        "settings": reading.context.settings.words(),
        "ambiguities": list(reading.ambiguities),
        "unread": [
            {"text": one.text, "start": one.start, "end": one.end} for one in reading.unread
        ],
    }


def _plain(points: Fraction) -> int | float:
    text = number(points, 6)
    return float(text) if "." in text else int(text)
