"""A worked example of a framework, handed in as a dossier and scored."""

from collections.abc import Mapping
from pathlib import Path

import yaml

from jiheng.dossiers import read_dossier
from jiheng.frameworks.model import Example, Framework
from jiheng.quantities import Quantity
from jiheng.scoring import evaluate
from jiheng.scoring.model import Evaluation

#: The year of examples that name none.
ANY_YEAR = 2020


def evaluated(framework: Framework, example: Example, folder: Path) -> Evaluation:
    """What the example comes to, by the road a department's own file takes."""
    path = folder / "example.yaml"
    path.write_text(yaml.safe_dump(_dossier(framework, example), allow_unicode=True), "utf-8")
    return evaluate(framework, read_dossier(path, framework))


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
    }


def _year(framework: Framework, example: Example) -> int:
    latest = max((year for years in example.facts.values() for year in years), default=0)
    return framework.year or latest or ANY_YEAR


def _fact(
    years: Mapping[int, Quantity | str], exclusions: tuple[Mapping[str, str], ...], year: int
) -> dict[str, object]:
    filed: dict[str, object] = {str(one or year): str(value) for one, value in years.items()}
    if exclusions:
        filed["exclude"] = [dict(one) for one in exclusions]
    return filed
