"""What a case does not mention: the contrary of what it says, or what did not happen."""

from jiheng.arithmetic import Ratio
from jiheng.frameworks.language.pair import PAIR
from jiheng.frameworks.phrases.awards import Award
from jiheng.frameworks.phrases.conditions import Joined, Stated, Within
from jiheng.frameworks.phrases.scored import Rule
from jiheng.frameworks.phrases.steps import Once
from jiheng.frameworks.rules import cases, checklist, deduction
from jiheng.patterns import pattern

#: 未达到的: the contrary of what stands before.
_ELSE = pattern(r"^(?:未|没有)(?:能)?(?:达到|完成|达标|符合)(?:年度)?(?:要求|目标|任务|标准)?$")


def paired(rule: Rule, made: dict[str, Ratio | bool | str]) -> dict[str, Ratio | bool | str]:
    """Two cases, all or nothing: what answers one answers the other."""
    if not isinstance(rule, cases.Rule) or len(rule.cases) != PAIR or rule.otherwise is not None:
        return made
    texts = [case.condition.text for case in rule.cases if isinstance(case.condition, Stated)]
    last = rule.cases[1].award
    if len(texts) == PAIR and _ELSE.match(texts[1]) and isinstance(made.get(texts[0]), bool):
        return {**made, texts[1]: not made[texts[0]]}
    known = [text for text in texts if isinstance(made.get(text), bool)]
    if len(texts) != PAIR or len(known) != 1 or not isinstance(last, Award) or not last.nothing:
        return made
    other = texts[1 - texts.index(known[0])]
    return {**made, other: not made[known[0]]}


def unmentioned(rule: Rule, made: dict[str, Ratio | bool | str]) -> dict[str, Ratio | bool | str]:
    """A case tells what happened: deductions, gains and gates it does not mention did not."""
    if not isinstance(rule, deduction.Rule | checklist.Rule):
        return made
    beside = _beside_values(rule)
    silent = {
        question.key: Ratio(0) if question.kind == "count" else False
        for question in rule.questions()
        if question.kind == "count"
        or (
            question.kind == "condition"
            and isinstance(rule, deduction.Rule)
            and question.key not in beside
        )
    }
    return {**silent, **made}


def _beside_values(rule: Rule) -> set[str]:
    """Statements that hold together with a value: where the value is given, they are not silent."""
    steps = rule.steps if isinstance(rule, deduction.Rule) else ()
    joined = [
        one.condition.parts
        for one in steps
        if isinstance(one, Once) and isinstance(one.condition, Joined)
    ]
    return {
        part.text
        for parts in joined
        if any(isinstance(part, Within) for part in parts)
        for part in parts
        if isinstance(part, Stated)
    }
