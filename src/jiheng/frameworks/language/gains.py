"""Statements that give points case by case become a checklist."""

from dataclasses import replace
from fractions import Fraction

from jiheng.frameworks.language.counting import (
    counted,
)
from jiheng.frameworks.language.deductions import deduction_of, read_steps
from jiheng.frameworks.language.draft import Draft, amount_of, distinct, positive
from jiheng.frameworks.language.keys import count_keys
from jiheng.frameworks.language.pair import PAIR
from jiheng.frameworks.language.statements import (
    Statement,
    condition,
    denies,
)
from jiheng.frameworks.language.unsure import Unsure
from jiheng.frameworks.phrases.awards import Award
from jiheng.frameworks.phrases.conditions import Stated, Within
from jiheng.frameworks.phrases.scored import Rule
from jiheng.frameworks.phrases.steps import ByCount, ByValue, Once
from jiheng.frameworks.rules import checklist


def gained(said: list[Statement], draft: Draft) -> Rule:
    """每提供一个得2分，最高得6分; or a start with additions (得1分，每增加1年加1分)."""
    starts = [one for one in said if positive(one)]
    closing = _closing(said, draft)
    if closing is not None:
        said, starts, draft.most = said[:-1], [], closing
    if starts:
        read_steps(said, draft)
        added = _item_and_gain(starts, draft)
        if added is not None:
            return added
        if draft.most is None or any(isinstance(step, Once) for step in draft.steps):
            raise Unsure(*(one.clause for one in said))
        return deduction_of(draft)
    read_steps(said, draft)
    listed = _over_criteria(draft)
    if listed is not None:
        return listed
    draft.gates = [
        gate for gate in draft.gates if not (isinstance(gate, Stated) and denies(gate.text))
    ]
    if draft.gates or draft.least or any(isinstance(step, Once) for step in draft.steps):
        raise Unsure(*(one.clause for one in said))
    valued = [step for step in draft.steps if isinstance(step, ByValue)]
    if any(not step.beyond for step in valued) or len(valued) > 1:
        raise Unsure(*(one.clause for one in said))
    keyed_steps = count_keys(tuple(draft.steps))
    parts = tuple(step for step in keyed_steps if isinstance(step, ByCount | ByValue))
    most = draft.most
    if most is None and draft.context.points is not None:
        draft.ambiguities.append("没有写明最高得分")
    rule = checklist.Rule(parts, most)
    if not distinct(list(parts)):
        raise Unsure(*(one.clause for one in said))
    return rule


def _item_and_gain(starts: list[Statement], draft: Draft) -> Rule | None:
    """得2分，每起得0.5分，最高得3分, of 5: the limit is the gain's, both being the whole."""
    points, most = draft.context.points, draft.most
    if points is None or most is None or most.share or len(draft.steps) != 1 or len(starts) != 1:
        return None
    award, step, held = amount_of(starts[0]), draft.steps[0], draft.gives[0][0]
    if not isinstance(held, Stated) or not isinstance(step, ByCount) or award.share:
        return None
    if award.amount + most.amount != points:
        return None
    gain = count_keys((replace(step, cap=most, adds=True),))[0]
    if not isinstance(gain, ByCount):
        return None
    return checklist.Rule((checklist.Item(held.text, award), gain))


def _over_criteria(draft: Draft) -> Rule | None:
    """每一项得1分: each of the indicator's criteria."""
    criteria = draft.context.criteria
    if len(draft.steps) != 1 or not criteria:
        return None
    step = draft.steps[0]
    listed = isinstance(step, ByCount) and step.size == 1 and step.unit in {"项", "条", "个"}
    if (
        not listed
        or not isinstance(step, ByCount)
        or step.verb
        or len(set(criteria)) < len(criteria)
    ):
        return None
    worth = step.amount.amount * len(criteria)
    if step.amount.share or (draft.most and draft.most.amount != worth):
        return None
    return checklist.Rule(tuple(checklist.Item(text, step.amount) for text in criteria))


def _closing(said: list[Statement], draft: Draft) -> Award | None:
    """每家得0.5分，10家及以上得5分: the band behind the gain only says where it ends."""
    last = said[-1]
    if len(said) != PAIR or said[0].kind != "step" or not positive(last):
        return None
    found = condition(last.pieces)
    first = counted(said[0], said[0].clause.inner[1:], amount_of(said[0]), [], adds=True)
    if first is None or not isinstance(first.step, ByCount) or not isinstance(found, Within):
        return None
    step, end = first.step, found.range.low
    if end is None or found.range.unit != step.unit or step.amount.share:
        return None
    award = amount_of(last)
    reached = award.amount * (draft.context.points or Fraction(0)) if award.share else award.amount
    return award if step.amount.amount * end / step.size == reached else None
