"""Several yes and no for cases that combine them: 机构和人员都有, 仅有一项, 均无."""

import re
from collections.abc import Mapping

from jiheng.frameworks.language.pair import PAIR
from jiheng.frameworks.phrases.conditions import Stated
from jiheng.frameworks.phrases.scored import Rule
from jiheng.frameworks.phrases.steps import Once
from jiheng.frameworks.rules import cases, deduction, judgement
from jiheng.patterns import pattern

_DENIES = pattern(r"未|没|无|不(?!断|良)|仅?非")
_CUT = pattern(r"[,，、;；]|但|并且|并|且|及|和|与|而")
_NONE_HOLDS = pattern(r"均(?:未|无|没|不)|都(?:未|无|没|不)|既[未无没不].*[也又][未无没不]|皆无")
_ONE_HOLDS = pattern(r"仅(?:有)?(?:其中)?(?:一项|1项|一个)|只有(?:其中)?(?:一项|一个)|之一")
_ONLY = pattern(r"仅|只(?!要)")
_FILL = pattern(r"^(?:有|已|是否|完成|开展)|(?:目标|情况|工作)$")


def combined(rule: Rule, given: Mapping[str, object]) -> dict[str, bool] | None:
    """Answers to every case from the yes and no given; None where not exactly one case fits."""
    texts = _texts(rule)
    if (
        len(texts) < PAIR
        or len(given) < PAIR
        or not all(isinstance(v, bool) for v in given.values())
    ):
        return None
    facts = {name: bool(value) for name, value in given.items()}
    if not all(any(_named(text, name) for text in texts) for name in facts):
        return None
    fitting = [text for text in texts if _fits(text, facts)]
    all_good = not fitting and isinstance(rule, deduction.Rule) and all(facts.values())
    if len(fitting) != 1 and not all_good:
        return None
    return {text: text in fitting for text in texts}


def _texts(rule: Rule) -> list[str]:
    """The statements of the rule, where it holds nothing else."""
    if isinstance(rule, cases.Rule):
        found = [case.condition for case in rule.cases]
    elif isinstance(rule, deduction.Rule) and all(isinstance(one, Once) for one in rule.steps):
        found = [step.condition for step in rule.steps if isinstance(step, Once)]
        found += rule.gates
    elif isinstance(rule, judgement.Rule):
        return []
    else:
        return []
    return (
        [one.text for one in found if isinstance(one, Stated)]
        if all(isinstance(one, Stated) for one in found)
        else []
    )


def _stem(name: str) -> str:
    return _FILL.sub("", name) or name


def _named(text: str, name: str) -> bool:
    return _in_order(_stem(name), text)


def _in_order(stem: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in stem)


def _fits(text: str, facts: Mapping[str, bool]) -> bool:
    """Whether a case says just these yes and no."""
    if _NONE_HOLDS.search(text):
        return not any(facts.values())
    either = re.search(r"仅.*或仅", text)
    if _ONE_HOLDS.search(text) or either:
        return sum(facts.values()) == 1
    only = _ONLY.search(text)
    said = {name: _said(text, name) for name in facts}
    if only:
        said = {name: value if value is not None else False for name, value in said.items()}
    if any(value is None for value in said.values()):
        return False
    return all(facts[name] == value for name, value in said.items())


def _said(text: str, name: str) -> bool | None:
    """What a case says of one thing: yes, no, or nothing."""
    stem = _stem(name)
    parts = [part for part in _CUT.split(text) if part and _in_order(stem, part)]
    if len(parts) != 1:
        return None if not parts and not _in_order(stem, text) else _whole(text, stem)
    return not _denied(parts[0], stem)


def _whole(text: str, stem: str) -> bool | None:
    """The thing is named across the joints: what the whole text says, where it says one thing."""
    del stem
    return None if _DENIES.search(text) else True


def _denied(part: str, stem: str) -> bool:
    """Whether the words around the thing deny it."""
    return bool(_DENIES.search(part)) != bool(_DENIES.search(stem))
