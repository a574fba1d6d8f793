"""A framework in words: as a tree of lines, as a row of a list, as JSON."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from unicodedata import east_asian_width

from jiheng.frameworks.model import Framework, Indicator, RuleReading
from jiheng.quantities import number

STATUS = {
    "official": "正式文件",
    "reconstruction": "依据报告重建",
    "placeholder": "占位，分值待核",
    "reference": "参考体系",
    "": "未注明",
}

_CONFIDENCE = {"high": "高", "medium": "中", "low": "低"}


def row(framework: Framework) -> tuple[str, ...]:
    """Id, title, year, status, points."""
    points = "无分值" if framework.abstract else f"{number(framework.total)}分"
    year = str(framework.year) if framework.year else "不限年度"
    return framework.id, framework.title, year, STATUS[framework.status], points


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Rows with their columns one below the other; a Chinese character is two wide."""
    widths = [max(_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(one, widths, strict=True)
        ).rstrip()
        for one in rows
    )


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def tree(framework: Framework, settled: Callable[[str, str], str]) -> str:
    """Everything a finance officer would want to check, line by line.

    ``settled`` says in words what a setting and its choice mean.
    """
    settings = (settled(word, choice) for word, choice in framework.settings.words().items())
    return "\n".join(
        (
            *_head(framework),
            f"设置：{'；'.join(settings)}",
            "",
            *_branches(framework.indicators),
            *_tail(framework),
        )
    )


def _head(framework: Framework) -> Iterator[str]:
    points = "无分值" if framework.abstract else f"总分{number(framework.total)}分"
    yield f"{framework.title}（{framework.id}，版本{framework.version}）"
    yield f"{points}，{STATUS[framework.status]}，校验码 {framework.hash[:12]}"
    if framework.confidence:
        yield f"可信程度：{_CONFIDENCE.get(framework.confidence, framework.confidence)}"
    if framework.source:
        yield f"出处：{framework.source}"
    for basis in framework.basis:
        yield f"依据：{basis}"
    if framework.grades:
        grades = (f"{grade} {number(floor)}分及以上" for grade, floor in framework.grades.items())
        yield f"等级：{'，'.join(grades)}"


def _branches(indicators: Sequence[Indicator]) -> Iterator[str]:
    for indicator in indicators:
        yield from _branch(indicator)


def _branch(indicator: Indicator) -> Iterator[str]:
    space = "  " * (indicator.level - 1)
    points = "" if indicator.points is None else f"  {number(indicator.points)}分"
    pooled = "（下级合用）" if indicator.pooled else ""
    yield f"{space}{indicator.title}{points}{pooled}"
    for line in _details(indicator):
        yield f"{space}    {line}"
    yield from _branches(indicator.children)


def _details(indicator: Indicator) -> Iterator[str]:
    yield from _scoring(indicator)
    for heading, text in (
        ("评分要点", "；".join(indicator.criteria)),
        ("绩效目标", indicator.objectives),
        ("不适用", "" if indicator.not_applicable is None else str(indicator.not_applicable)),
        ("佐证", "、".join(indicator.evidence)),
        ("说明", indicator.note),
    ):
        if text:
            yield f"{heading}  {text}"
    for fact, kinds in indicator.exclude.items():
        yield f"可剔除  {fact}：{'、'.join(kinds)}"
    for basis in indicator.basis:
        yield f"依据  {basis}"


def _scoring(indicator: Indicator) -> Iterator[str]:
    for name, formula in indicator.values.items():
        yield f"公式  {formula}" if name == "value" else f"公式  {name} = {formula}"
    if indicator.target:
        yield f"标准值  {indicator.target}"
    if indicator.rule is not None:
        yield f"评分标准  {_rule(indicator.rule)}"
    for method, reading in indicator.rules.items():
        yield f"评分标准（{method}）  {_rule(reading)}"
    for phrase in indicator.unconfirmed:
        yield f"待确认  {phrase}"


def _rule(reading: RuleReading) -> str:
    return str(reading.rule) if reading.rule is not None else reading.text


def _tail(framework: Framework) -> Iterator[str]:
    for heading, sentences in (
        ("总分上限", framework.caps),
        ("一票否决", framework.vetoes),
        ("加分", framework.bonus),
    ):
        for sentence in sentences:
            yield f"{heading}  {sentence}"
    for figure in framework.figures:
        yield f"只列示  {figure.title} = {figure.formula}"
    for tie in framework.ties:
        if not tie.by_fund:
            yield f"勾稽  {tie.text}"


def as_json(framework: Framework) -> dict[str, object]:
    """The framework as JSON has it; points are numbers as text."""
    return {
        "id": framework.id,
        "title": framework.title,
        "version": framework.version,
        "hash": framework.hash,
        "year": framework.year,
        "status": framework.status,
        "source": framework.source,
        "basis": [str(basis) for basis in framework.basis],
        "total": None if framework.abstract else number(framework.total),
        "grades": {grade: number(floor) for grade, floor in framework.grades.items()},
        "settings": framework.settings.words(),
        "facts": sorted(framework.needed),
        "caps": [str(sentence) for sentence in framework.caps],
        "vetoes": [str(sentence) for sentence in framework.vetoes],
        "bonus": [str(sentence) for sentence in framework.bonus],
        "ties": [tie.text for tie in framework.ties if not tie.by_fund],
        "indicators": [_indicator(one) for one in framework.indicators],
    }


def _indicator(one: Indicator) -> dict[str, object]:
    return {
        "title": one.title,
        "path": one.path,
        "points": _number(one.points),
        "values": {name: str(formula) for name, formula in one.values.items()},
        "target": one.target,
        "rule": None if one.rule is None else _rule(one.rule),
        "kind": one.rule.rule.kind if one.rule and one.rule.rule else None,
        "rules": {method: _rule(reading) for method, reading in one.rules.items()},
        "unconfirmed": [str(phrase) for phrase in one.unconfirmed],
        "criteria": list(one.criteria),
        "evidence": list(one.evidence),
        "basis": [str(basis) for basis in one.basis],
        "indicators": [_indicator(child) for child in one.children],
    }


def _number(points: Fraction | None) -> str | None:
    return None if points is None else number(points)
