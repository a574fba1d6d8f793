"""What differs between two frameworks: indicators, points, rules, formulas, settings."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from jiheng.frameworks.model import Framework, Indicator
from jiheng.quantities import number


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    Attributes:
        place: path of an indicator; ``""`` for the framework as a whole.
        what: 新增, 删除, 移动, 分值, 评分标准, 公式, 标准值, 评分要点, 设置, 等级, …
        before: in the first framework; ``""`` where there was none.
        after: in the second one.
    """

    place: str
    what: str
    before: str
    after: str

    def __str__(self) -> str:
        """One line."""
        place = f"{self.place}  " if self.place else ""
        if not self.before or not self.after:
            return f"{place}{self.what}  {self.before or self.after}".rstrip()
        return f"{place}{self.what}  {self.before} → {self.after}"


def differences(first: Framework, second: Framework) -> tuple[Change, ...]:
    """Everything that differs, the whole first, then indicator by indicator."""
    return (*_of_whole(first, second), *_of_indicators(first, second))


def _of_whole(first: Framework, second: Framework) -> Iterator[Change]:
    for what, shown in _WHOLE.items():
        before, after = shown(first), shown(second)
        if before != after:
            yield Change("", what, before or "无", after or "无")
    for what, listed in _LISTS.items():
        old, new = listed(first), listed(second)
        yield from (Change("", f"{what}删除", one, "") for one in old if one not in new)
        yield from (Change("", f"{what}新增", "", one) for one in new if one not in old)


def _of_indicators(first: Framework, second: Framework) -> Iterator[Change]:
    old, new = _by_path(first), _by_path(second)
    moved = _moved(old, new)
    for path, indicator in old.items():
        if path not in new and path not in moved:
            yield Change(path, "删除", _headline(indicator), "")
    for path, indicator in new.items():
        before = old.get(path) or next((old[was] for was, to in moved.items() if to == path), None)
        if before is None:
            yield Change(path, "新增", "", _headline(indicator))
            continue
        if before.path != path:
            yield Change(path, "移动", before.path, path)
        yield from _of_one(before, indicator)


def _of_one(before: Indicator, after: Indicator) -> Iterator[Change]:
    for what, shown in _PARTS.items():
        was, now = shown(before), shown(after)
        if was != now:
            yield Change(after.path, what, was or "无", now or "无")
    for method in dict.fromkeys((*before.rules, *after.rules)):
        was, now = _method(before, method), _method(after, method)
        if was != now:
            yield Change(after.path, f"评分标准（{method}）", was or "无", now or "无")


def _method(indicator: Indicator, method: str) -> str:
    """The rule for one kind of objective, as written."""
    reading = indicator.rules.get(method)
    return "" if reading is None else reading.text


def _by_path(framework: Framework) -> dict[str, Indicator]:
    return {one.path: one for one in framework.walk()}


def _moved(old: Mapping[str, Indicator], new: Mapping[str, Indicator]) -> dict[str, str]:
    """Old path → new path, of titles that stand elsewhere and only once on each side."""
    gone, came = _titles(old, new), _titles(new, old)
    return {
        paths[0]: came[title][0]
        for title, paths in gone.items()
        if len(paths) == 1 and len(came.get(title, ())) == 1
    }


def _titles(here: Mapping[str, Indicator], there: Mapping[str, Indicator]) -> dict[str, list[str]]:
    """Title → paths of the indicators that stand only here."""
    found: dict[str, list[str]] = {}
    for path, one in here.items():
        if path not in there:
            found.setdefault(one.title, []).append(path)
    return found


def _points(points: Fraction | None) -> str:
    return "" if points is None else f"{number(points)}分"


def _headline(indicator: Indicator) -> str:
    rule = _rule(indicator) or "；".join(
        f"{method}：{one.text}" for method, one in indicator.rules.items()
    )
    return "，".join(part for part in (_points(indicator.points), rule) if part)


def _rule(indicator: Indicator) -> str:
    reading = indicator.rule
    if reading is None:
        return ""
    return str(reading.rule) if reading.rule else reading.text


def _formulas(indicator: Indicator) -> str:
    return "；".join(
        str(formula) if name == "value" else f"{name} = {formula}"
        for name, formula in indicator.values.items()
    )


def _settings(words: Mapping[str, str]) -> str:
    return "，".join(f"{word}: {choice}" for word, choice in words.items())


_PARTS: Mapping[str, Callable[[Indicator], str]] = {
    "分值": lambda one: _points(one.points),
    "公式": _formulas,
    "评分标准": _rule,
    "标准值": lambda one: one.target,
    "评分要点": lambda one: "；".join(one.criteria),
    "设置": lambda one: _settings(one.settings.words()),
    "不适用": lambda one: "" if one.not_applicable is None else str(one.not_applicable),
    "剔除项": lambda one: "；".join(
        f"{fact}：{'、'.join(kinds)}" for fact, kinds in one.exclude.items()
    ),
    "绩效目标": lambda one: one.objectives,
    "依据": lambda one: "、".join(str(basis) for basis in one.basis),
}
_WHOLE: Mapping[str, Callable[[Framework], str]] = {
    "名称": lambda one: one.title,
    "年度": lambda one: str(one.year or ""),
    "总分": lambda one: _points(one.total),
    "等级": lambda one: "，".join(
        f"{grade} {number(floor)}" for grade, floor in one.grades.items()
    ),
    "设置": lambda one: _settings(one.settings.words()),
    "项目体系": lambda one: one.projects,
}
_LISTS: Mapping[str, Callable[[Framework], list[str]]] = {
    "总分上限": lambda one: [str(sentence) for sentence in one.caps],
    "一票否决": lambda one: [str(sentence) for sentence in one.vetoes],
    "加分": lambda one: [str(sentence) for sentence in one.bonus],
    "勾稽关系": lambda one: [tie.text for tie in one.ties if not tie.by_fund],
    "列示数据": lambda one: [f"{figure.title} = {figure.formula}" for figure in one.figures],
}
