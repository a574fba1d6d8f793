"""Several rules with points of their own in one sentence: a checklist of rules."""

from dataclasses import replace
from fractions import Fraction

from jiheng.frameworks.language.alternatives import given_rule
from jiheng.frameworks.language.deductions import deduction_of, read_steps
from jiheng.frameworks.language.draft import Draft, distinct, positive
from jiheng.frameworks.language.formula import Name
from jiheng.frameworks.language.keys import named_in
from jiheng.frameworks.language.pair import PAIR
from jiheng.frameworks.language.proportions import formula_rule, proportion
from jiheng.frameworks.language.statements import (
    Statement,
    atoms,
    condition,
    condition_words,
    plain,
)
from jiheng.frameworks.language.unsure import Unsure
from jiheng.frameworks.phrases.awards import Award
from jiheng.frameworks.phrases.conditions import VALUE, Condition, Stated, Within
from jiheng.frameworks.phrases.scored import Rule
from jiheng.frameworks.phrases.steps import ByCount, ByValue
from jiheng.frameworks.rules import bands, cases, checklist, deduction, proportional
from jiheng.patterns import pattern


def grouped(said: list[Statement], draft: Draft) -> Rule | None:
    """A checklist of rules, where the points of several full-marks statements add up."""
    points = draft.context.points
    heads = [n for n, one in enumerate(said) if positive(one)]
    awards = [said[n].clause.award for n in heads]
    worth = [award.amount for award in awards if award is not None and not award.share]
    if (
        points is None
        or len(heads) < PAIR
        or len(worth) < len(heads)
        or sum(worth) != points
        or heads[0]
    ):
        return None
    tail = said[heads[-1] + 1 :]
    if len(set(worth)) == 1 and _restates(tail, worth[0]):
        return given_rule(said[: heads[-1] + 1], draft)
    if (
        heads == list(range(len(heads)))
        and tail
        and tail[0].kind == "step"
        and _shared_step(tail[0])
    ):
        return _sharing(said, heads, worth, draft)
    if any(one.clause.strong and not one.marked and not one.conditions for one in tail):
        return _common_losses(said, heads, draft)
    parts: list[checklist.Item | ByCount | ByValue | checklist.Part] = []
    ends = [*heads[1:], len(said)]
    for begin, end, amount in zip(heads, ends, worth, strict=True):
        parts.append(_part(said[begin:end], amount, draft))
    if not distinct(parts):
        raise Unsure(*(one.clause for one in said))
    return checklist.Rule(tuple(parts))


_MISSING = pattern(
    r"^(?:少|缺|缺少|有|差)?(?:一|1)(?:项|个|条|处)(?:未?不?(?:完成|符合|达标|落实|达到))?的?$"
)


def _restates(tail: list[Statement], worth: Fraction) -> bool:
    """每少一项扣1分 behind items of 1 point each says the same once more."""
    if not tail or any(one.kind != "floor" for one in tail[1:]) or tail[0].conditions:
        return False
    award = tail[0].clause.award
    said = plain(tail[0].clause.before) + "".join(tail[0].clause.inner[1:])
    return award is not None and award.amount == worth and bool(_MISSING.match(said))


def _shared_step(one: Statement) -> bool:
    """每项每降低1个百分点, 各项指标每低1%: a step of each head."""
    words = "".join(one.clause.inner[1:])
    return words.startswith("项") or condition_words(one.pieces) in {
        "各项指标",
        "各项",
        "单项",
        "每项",
    }


def _sharing(said: list[Statement], heads: list[int], worth: list[Fraction], draft: Draft) -> Rule:
    """Every head with the step that all share."""
    tail = said[heads[-1] + 1 :]
    step = tail[0]
    inner = step.clause.inner
    if len(inner) > PAIR and str(inner[1]) == "项" and str(inner[2]) == "每":
        inner = [inner[0], *inner[3:]]
    alone = Statement(replace(step.clause, inner=inner, before=[]), [], [])
    if any(one.kind != "floor" for one in tail[1:]):
        raise Unsure(*(one.clause for one in tail[1:]))
    parts = [
        _part([said[place], alone], amount, draft)
        for place, amount in zip(heads, worth, strict=True)
    ]
    if not distinct(parts):
        raise Unsure(*(one.clause for one in said))
    return checklist.Rule(tuple(parts))


def _common_losses(said: list[Statement], heads: list[int], draft: Draft) -> Rule:
    """What is lost after all heads is lost from their sum."""
    losses = [one for n, one in enumerate(said) if n not in heads]
    alike = all(one.kind in {"loss", "floor"} for one in losses)
    if not alike or any(atoms(pieces) for n in heads for pieces in said[n].pieces):
        raise Unsure(*(one.clause for one in said))
    read_steps(losses, draft)
    return deduction_of(draft)


def _part(
    group: list[Statement], amount: Fraction, draft: Draft
) -> "checklist.Item | ByCount | ByValue | checklist.Part":
    """One head with what follows it, worth ``amount``."""
    inner = Draft(replace(draft.context, points=amount, title="", target=""))
    made = condition(group[0].pieces) if group[0].pieces else None
    if len(group) == 1 and isinstance(made, Stated):
        return checklist.Item(made.text, Award(amount))
    if any(one.kind in {"step", "step_open", "loss", "per_case"} for one in group):
        read_steps(group, inner)
        rule: Rule = deduction_of(inner)
    elif any(one.kind in {"proportion", "formula"} for one in group):
        rule = proportional_of(group, inner)
    else:
        rule = given_rule(group, inner)
    draft.ambiguities += inner.ambiguities
    return checklist.Part(_named(rule, made), amount)


def _named(rule: Rule, head: Condition | None) -> Rule:
    """Inside a checklist every value goes by its own name."""
    names = [name for name in named_in(head) if name] if head is not None else []
    if len(names) != 1 or not any(question.key == VALUE for question in rule.questions()):
        return rule
    name = names[0]
    if isinstance(rule, proportional.Rule) and rule.formula is not None:
        return replace(rule, formula=rule.formula.replaced({proportional.SHOWN: Name(name)}))
    if isinstance(rule, bands.Rule | proportional.Rule):
        return replace(rule, key=name)
    if isinstance(rule, cases.Rule):
        return replace(rule, cases=tuple(_named_case(case, name) for case in rule.cases))
    if isinstance(rule, deduction.Rule):
        steps = tuple(
            replace(step, key=name) if isinstance(step, ByValue) and step.key == VALUE else step
            for step in rule.steps
        )
        full = replace(rule.full, key=name) if isinstance(rule.full, Within) else rule.full
        return replace(rule, steps=steps, full=full)
    return rule


def _named_case(case: cases.Case, name: str) -> cases.Case:
    condition, award = case.condition, case.award
    if isinstance(condition, Within) and condition.key == VALUE:
        condition = replace(condition, key=name)
    if isinstance(award, proportional.Rule) and award.formula is not None:
        award = replace(award, formula=award.formula.replaced({proportional.SHOWN: Name(name)}))
    return cases.Case(condition, award)


def separate(said: list[Statement], draft: Draft) -> Rule | None:
    """A得10分,否则不得分；B第1名得10分,第2名得8分: groups between full stops add up."""
    groups: list[list[Statement]] = []
    for one in said:
        first = one.conditions[0] if one.conditions else one.clause
        if not groups or (first.strong and one.pieces and one.kind != "otherwise"):
            groups.append([])
        groups[-1].append(one)
    best = [_best(group) for group in groups]
    if (
        len(groups) < PAIR
        or all(len(group) == 1 for group in groups)
        or any(worth is None for worth in best)
        or sum(worth or 0 for worth in best) != draft.context.points
    ):
        return None
    parts = [
        _part(group, worth or Fraction(0), draft) for group, worth in zip(groups, best, strict=True)
    ]
    if not distinct(parts):
        raise Unsure(*(one.clause for one in said))
    return checklist.Rule(tuple(parts))


def _best(group: list[Statement]) -> Fraction | None:
    """What the best case of a group gives; None where it begins with no case of points."""
    awards = [one.clause.award for one in group if one.kind in {"case", "otherwise"}]
    if not positive(group[0]) or len(awards) < len(group):
        return None
    if any(award is None or (award.share and not award.nothing) for award in awards):
        return None
    worth = [award.amount for award in awards if award is not None]
    return worth[0] if worth[0] == max(worth) else None


def proportional_of(said: list[Statement], draft: Draft) -> Rule:
    several = _proportional_groups(said, draft)
    if several is not None:
        return several
    formulas = [one for one in said if one.kind == "formula"]
    if formulas:
        return formula_rule(said, draft.context, draft.ambiguities)
    return proportion(said, draft.context, draft.ambiguities)


def _proportional_groups(said: list[Statement], draft: Draft) -> Rule | None:
    """Several heads whose points add up; what follows in proportion holds for each or its own."""
    points = draft.context.points
    heads = [n for n, one in enumerate(said) if positive(one)]
    awards = [said[n].clause.award for n in heads]
    worth = [award.amount for award in awards if award is not None and not award.share]
    if len(heads) < PAIR or len(worth) < len(heads) or sum(worth) != points or heads[0]:
        return None
    tail = said[heads[-1] + 1 :]
    if heads == list(range(len(heads))) and len(tail) == 1 and tail[0].kind == "proportion":
        groups = [[said[place], tail[0]] for place in heads]
    else:
        ends = [*heads[1:], len(said)]
        groups = [said[begin:end] for begin, end in zip(heads, ends, strict=True)]
    parts = [_part(group, amount, draft) for group, amount in zip(groups, worth, strict=True)]
    if not distinct(parts):
        raise Unsure(*(one.clause for one in said))
    return checklist.Rule(tuple(parts))
