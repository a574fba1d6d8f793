"""A worked example (手算样例) of a framework, scored by the road a department's own file takes."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from jiheng.dossiers.asked import Asked
from jiheng.dossiers.checked import checked
from jiheng.dossiers.gathering import Gathered
from jiheng.dossiers.model import Dossier
from jiheng.dossiers.yaml_form.read import parts
from jiheng.dossiers.yaml_form.tree import compose
from jiheng.errors import JihengError, Problems
from jiheng.frameworks.model import Example, Framework, find
from jiheng.quantities import NotANumber, Quantity, number
from jiheng.scoring.errors import ExampleDiffers, ExampleUnscored
from jiheng.scoring.explained import evaluate
from jiheng.scoring.model import Evaluation, Step

#: The year of examples that name none.
_ANY_YEAR = 2020


def evaluated(framework: Framework, example: Example) -> Evaluation:
    """What the example comes to.

    Raises:
        Problems: it could not be handed in as it is.
    """
    return evaluate(framework, handed_in(framework, example))


def handed_in(framework: Framework, example: Example) -> Dossier:
    """The example as a department's own file would hold it.

    Raises:
        Problems: a file would be refused for it.
    """
    where = place(framework, example)
    gathered = Gathered(where)
    # JSON is YAML, and nothing in it is read as anything but text.
    filed = compose(json.dumps(_dossier(framework, example), ensure_ascii=False), where, gathered)
    asked = Asked(framework)
    return checked(asked, parts(filed, asked, gathered), gathered)


def differences(framework: Framework) -> Iterator[JihengError]:
    """All in which the examples of a framework are not what its sentences come to."""
    for example in framework.examples:
        where = place(framework, example)
        try:
            found = list(_compared(evaluated(framework, example), example, where))
        except Problems as error:
            found = [ExampleUnscored(where, one) for one in error.problems]
        except JihengError as error:
            found = [ExampleUnscored(where, error)]
        yield from found


def place(framework: Framework, example: Example) -> str:
    """Where the example stands, for messages."""
    return f"{Path(framework.path).name} 第{example.line}行样例"


def _compared(evaluation: Evaluation, example: Example, where: str) -> Iterator[JihengError]:
    for path, score in example.scores.items():
        step = find(evaluation.walk(), path, where)
        if step.score != score:
            found = f"评分标准{_scored(step)}"
            yield ExampleDiffers(where, f"“{step.title}”", f"{number(score)}分", found)
    for path, value in example.values.items():
        step = find(evaluation.walk(), path, where)
        # Where a value is missing on purpose, the example has the kind of reason.
        absent = not step.value and step.reason.startswith(value)
        if not absent and not _same(step.value, value):
            found = f"公式为{step.value}" if step.value else f"公式算不出（{step.reason}）"
            yield ExampleDiffers(where, f"“{step.title}”的值", f"为{value}", found)
    yield from _of_total(evaluation, example, where)


def _same(first: str, second: str) -> bool:
    """Whether two values as printed are one: 94% is 94.00%."""
    try:
        one, other = Quantity.parse(first), Quantity.parse(second)
    except NotANumber:
        return first == second
    return (one.value, one.unit.dimension) == (other.value, other.unit.dimension)


def _of_total(evaluation: Evaluation, example: Example, where: str) -> Iterator[JihengError]:
    if example.total is not None:
        by_hand = f"{number(example.total)}分"
        if not evaluation.complete:
            yield ExampleDiffers(where, "总分", by_hand, _incomplete(evaluation))
        elif evaluation.total != example.total:
            yield ExampleDiffers(where, "总分", by_hand, f"评分标准得{number(evaluation.total)}分")
    if example.grade and evaluation.grade != example.grade:
        found = evaluation.grade or "定不下来"
        yield ExampleDiffers(where, "等级", f"为{example.grade}", f"等级表为{found}")


def _incomplete(evaluation: Evaluation) -> str:
    steps = (leaf for step in evaluation.steps for leaf in step.leaves())
    open_ = [step.title for step in steps if step.status == "unscored"]
    span = f"在{number(evaluation.low)}至{number(evaluation.high)}分之间"
    named = f"（“{'”“'.join(open_)}”未评分）" if open_ else ""
    return f"评分标准{span}，定不下来{named}"


def _scored(step: Step) -> str:
    return f"没有得分（{step.reason}）" if step.score is None else f"得{number(step.score)}分"


def _dossier(framework: Framework, example: Example) -> dict[str, object]:
    year = _year(framework, example)
    return {
        "framework": framework.id,
        "subject": {"code": "000001", "name": "手算样例", "year": str(year)},
        "facts": {
            name: _fact(years, example.exclusions.get(name, ()), year)
            for name, years in example.facts.items()
        },
        "answers": {path: given.get("") or dict(given) for path, given in example.answers.items()},
        "objectives": [dict(row) for row in example.objectives],
        "projects": [dict(row) for row in example.projects],
    }


def _year(framework: Framework, example: Example) -> int:
    latest = max((year for years in example.facts.values() for year in years), default=0)
    return framework.year or latest or _ANY_YEAR


def _fact(
    years: Mapping[int, Quantity | str], exclusions: tuple[Mapping[str, object], ...], year: int
) -> dict[str, object]:
    filed: dict[str, object] = {str(one or year): str(value) for one, value in years.items()}
    if exclusions:
        filed["exclude"] = [dict(one) for one in exclusions]
    return filed
