"""What a person must look at (需核实) before a score is relied on."""

from collections.abc import Iterator

from jiheng.dossiers.model import Dossier, Exclusion, Fact
from jiheng.frameworks.model import Framework
from jiheng.quantities import amount
from jiheng.scoring.applicable import in_category
from jiheng.scoring.measured import target_text, times
from jiheng.scoring.wholes import all_parts, exceeding

#: 元 filled in as 万元 is 10,000 times too much; a little less, for targets are missed.
_FAR = 500


def doubts(framework: Framework, dossier: Dossier) -> tuple[str, ...]:
    """What the reading of the dossier found, then what its figures lack, one sentence each."""
    larger = (exceeding(framework, dossier, part) for part in all_parts(framework))
    return (
        *(str(one) for one in dossier.doubts),
        *_of_exclusions(framework, dossier),
        *(f"{one}，核对这两个数。" for one in larger if one),
        *_of_objectives(dossier),
        *_beside_all(framework, dossier),
    )


def _beside_all(framework: Framework, dossier: Dossier) -> Iterator[str]:
    """Objectives that no indicator scores, though some indicators are scored by objectives."""
    known = [one.objectives for one in framework.walk() if one.objectives]
    for one in dossier.objectives_of() if known else ():
        if not any(in_category(one.level1, one.level2, category) for category in known):
            place = f"{one.place}：" if one.place else ""
            told = f"绩效目标“{one.title}”的一级指标“{one.level1}”不属于本指标体系，没有参与评分"
            yield f"{place}{told}。可填：{'、'.join(known)}。"


def _of_objectives(dossier: Dossier) -> Iterator[str]:
    """Actuals so far from the target that they are hardly in its unit."""
    for one in dossier.objectives:
        found = times(one)
        if found is None or found == 0 or 1 / _FAR < found < _FAR:
            continue
        place = f"{one.place}：" if one.place else ""
        told = f"实际完成值{one.actual}与指标值{target_text(one)}相差{_FAR}倍以上"
        yield f"{place}绩效目标“{one.title}”{told}，核对计量单位。"


def _of_exclusions(framework: Framework, dossier: Dossier) -> Iterator[str]:
    """剔除项 that nothing in the framework allows, and those that rest on no document."""
    allowed = _allowed(framework)
    for fact in dossier.facts:
        declared = framework.facts.get(fact.name)
        name = declared.parent if declared and declared.parent else fact.name
        for one in fact.exclusions:
            if (name, one.category) not in allowed:
                yield f"{_told(fact, one)}：本指标体系不允许这类剔除，没有采用。"
            elif not one.document:
                yield f"{_told(fact, one)}：没有填写文号，没有采用。补填文号。"


def _allowed(framework: Framework) -> set[tuple[str, str]]:
    """Fact and category, wherever the framework takes something off."""
    allowances = [indicator.exclude for indicator in framework.walk()]
    allowances += [figure.exclude for figure in framework.figures]
    return {
        (fact, category)
        for allowance in allowances
        for fact, categories in allowance.items()
        for category in categories
    }


def _told(fact: Fact, one: Exclusion) -> str:
    place = f"{fact.place}：" if fact.place else ""
    return f"{place}{fact.name}（{fact.year}年）剔除{one.category}{amount(one.amount, fact.unit)}"
