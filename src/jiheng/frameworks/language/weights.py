"""Scores joined by weights: 进度(40%)、质量(60%)加权得分之和 is a formula of these scores."""

import re
from fractions import Fraction

from jiheng.frameworks.language.clauses import Clause
from jiheng.frameworks.language.formula_reader import read_formula
from jiheng.frameworks.language.pair import PAIR
from jiheng.frameworks.phrases.scored import Rule
from jiheng.frameworks.rules import proportional
from jiheng.patterns import pattern

_PART = pattern(
    r"([\u4e00-\u9fff]{2,14}?)(?:的?(?:得分|评分|分数|成绩))?(?:的?权重(?:占|为|是)?|占(?:总分的?|比)?|\(|(?=\d))"
    r"(\d+(?:\.\d+)?)%\)?(?:的?(?:权重|比例))?"
)
#: What may stand around the parts.
_AROUND = pattern(
    r"^(?:[,;。、:的以和及]|结果|其中|按照?|权重|加权|得分|评分|分数|成绩|各项|[二两三四五]项|部分|相加|之和|合计|求和|汇总|计算|折算|比例|"
    r"为|作为|即为|计入|评价|总评分|总得分|总分|最终|综合|本项|该项|按)*$"
)
_JOINS = pattern(r"加权|相加|之和|求和|合计|总评分|总得分|总分")


def weighted(found: list[Clause]) -> Rule | None:
    """The sum of the parts by their weights; None where the text says anything else."""
    text = ",".join(clause.text for clause in found)
    if "%" not in text or not _JOINS.search(text):
        return None
    parts = [(_name(name), Fraction(share)) for name, share in _PART.findall(text)]
    names = [name for name, _ in parts]
    if len(parts) < PAIR or len(set(names)) < len(names) or "" in names:
        return None
    if sum(share for _, share in parts) != 100 or not _AROUND.match(_PART.sub("", text)):  # noqa: PLR2004
        return None
    reading = read_formula("+".join(f"{name}×{share}%" for name, share in parts))
    if reading.formula is None or reading.unread:
        return None
    return proportional.Rule(formula=reading.formula)


def _name(text: str) -> str:
    """Without the joints in front: 结果按园区 is 园区."""
    return re.sub(r"^(?:结果|其中|按照?|以|和|及)+", "", text)
