"""A figure given as what is missing or beyond (少开2次), brought to the value asked for."""

import re

from jiheng.arithmetic import Ratio
from jiheng.frameworks.phrases.answers import Question
from jiheng.frameworks.phrases.scored import Rule
from jiheng.frameworks.phrases.steps import ByValue
from jiheng.frameworks.rules import checklist, deduction


def from_shortage(rule: Rule, question: Question, name: str, value: Ratio) -> Ratio:
    """少开2次, where the sentence counts from what should be there: the value is what is there."""
    steps: tuple[object, ...] = rule.steps if isinstance(rule, deduction.Rule) else ()
    if isinstance(rule, checklist.Rule):
        steps = rule.parts
    own = [step for step in steps if isinstance(step, ByValue) and step.key == question.key]
    if not own:
        return value
    if own[0].beyond or own[0].base == 1:
        return _deviation(own[0], name, value)
    if re.match(r"(?:少|缺|差|欠|低|未)", name) and own[0].direction == "below":
        return Ratio.of(own[0].base) - value
    if re.match(r"(?:超|多|高|延|逾|迟|晚)", name) and own[0].direction == "above":
        return Ratio.of(own[0].base) + value
    return value


def _deviation(step: ByValue, name: str, value: Ratio) -> Ratio:
    """Deviation from a base, or its completion."""
    rate = bool(re.search(r"完成|达到|率$", name)) and not re.search(
        r"偏差|偏离|超|高|低|降|增|变动|差", name
    )
    if step.beyond and rate:
        return value - 1
    if step.beyond and re.match(r"(?:低|少|降|下|未达|差|减)", name):
        return -value
    if not step.beyond and step.base == 1 and re.match(r"(?:少|缺|差|欠|低)", name):
        return Ratio(1) - value
    if not step.beyond and step.base == 1 and re.match(r"(?:超|高)", name):
        return Ratio(1) + value
    return value
