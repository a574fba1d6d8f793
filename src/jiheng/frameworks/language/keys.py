"""Under which key each value is asked for: the indicator's own, or by its name."""

from dataclasses import replace

from jiheng.frameworks.language.context import Context
from jiheng.frameworks.language.counting import (
    related,
)
from jiheng.frameworks.language.statements import (
    meaningful,
)
from jiheng.frameworks.phrases.conditions import VALUE, Condition, Joined, Within
from jiheng.frameworks.phrases.steps import ByCount, ByValue, Once, Step


def named_in(one: Condition) -> list[str]:
    """Subjects of all values a condition names."""
    if isinstance(one, Within):
        return [meaningful(one.key)]
    if isinstance(one, Joined):
        return [name for part in one.parts for name in named_in(part)]
    return []


def keyed(subjects: list[str], context: Context) -> dict[str, str]:
    """Subject → key. One subject only, in whatever words, is the indicator's own value.

    A name that the indicator declares is that value.
    """
    title = context.title
    groups: list[str] = []
    group_of: dict[str, str] = {}
    last = ""
    for subject in subjects:
        if not subject:
            continue
        near = next((group for group in groups if related(group, subject)), None)
        if near is None:
            groups.append(subject)
            near = subject
        group_of[subject] = near
        last = last or near
    own = {group for group in groups if title and related(group, title)}
    single = len(groups) <= 1
    keys = {"": VALUE}
    for subject, group in group_of.items():
        if subject in context.names:
            keys[subject] = subject
            continue
        keys[subject] = VALUE if single or (len(own) == 1 and group in own) else group
    if len(groups) > 1 and "" in subjects and not own:
        keys[""] = last
    return keys


def condition_key(one: Condition, keys: dict[str, str]) -> Condition:
    if isinstance(one, Within):
        return replace(one, key=keys.get(meaningful(one.key), meaningful(one.key) or VALUE))
    if isinstance(one, Joined):
        return replace(one, parts=tuple(condition_key(part, keys) for part in one.parts))
    return one


def step_key(step: Step, keys: dict[str, str]) -> Step:
    if isinstance(step, ByValue):
        return replace(step, key=keys.get(meaningful(step.key), meaningful(step.key) or VALUE))
    if isinstance(step, Once):
        return replace(step, condition=condition_key(step.condition, keys))
    return step


def count_keys(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """A single count is filed under 例数."""
    counts = [step for step in steps if isinstance(step, ByCount)]
    if len(counts) != 1:
        return steps
    return tuple(replace(step, key="例数") if isinstance(step, ByCount) else step for step in steps)
