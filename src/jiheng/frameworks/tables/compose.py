"""Indicators as understood → the YAML of a framework, and the line each leaf begins at."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from jiheng.frameworks.tables.reading import Understood
from jiheng.frameworks.tables.tree import Node, Tree
from jiheng.patterns import pattern
from jiheng.quantities import number

#: Everything else is put in quotation marks: YAML has a meaning for many signs.
_PLAIN = pattern(r"[一-鿿A-Za-z（）、“”《》〔〕·]+")
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands at the top of the file.

    Attributes:
        name: id of the framework.
        title: of the table.
        source: where it was imported from.
        year: as printed in the title; ``""`` where none is.
    """

    name: str
    title: str
    source: str
    year: str


def composed(heading: Heading, tree: Tree, read: Mapping[int, Understood]) -> list[str]:
    """The lines of the file; ``read`` is by the identity of a leaf."""
    total = Fraction(100) if tree.total is None else tree.total
    lines = [
        "# 由财政部门的评分表导入。标有 unconfirmed 的指标待人工确认：对照所附的原单元格改好",
        "# 评分标准或公式，再删去该指标的 unconfirmed；确认以前，这一项不评分。",
        f"name: {text(heading.name)}",
        f"title: {text(heading.title)}",
        'version: "1"',
        f"source: {text(heading.source)}",
        *([f"year: {heading.year}"] if heading.year else []),
        f"total: {number(total)}",
        "grades: {}    # 评分表没有写等级；有的补上，如 {优: 90, 良: 80, 中: 60, 差: 0}",
        "",
        "indicators:",
    ]
    for top in tree.tops:
        lines.extend(_node(top, read, "  "))
    return lines


def text(words: str) -> str:
    """A scalar that YAML reads as these words."""
    if _PLAIN.fullmatch(words) and words.lower() not in _WORDS:
        return words
    return json.dumps(words, ensure_ascii=False)


def _node(node: Node, read: Mapping[int, Understood], indent: str) -> Iterator[str]:
    yield f"{indent}- title: {text(node.title)}"
    inner = f"{indent}  "
    if node.points is not None:
        yield f"{inner}points: {number(node.points)}"
    if node.children:
        yield from _explained(node, inner)
        yield f"{inner}indicators:"
        for child in node.children:
            yield from _node(child, read, f"{inner}  ")
        return
    found = read.get(id(node))
    if found is not None:
        yield from _leaf(found, inner)


def _explained(node: Node, inner: str) -> Iterator[str]:
    """What is printed beside points that several indicators share: judged, with this in view."""
    said = [words for words in (node.text("rule"), node.text("note")) if words]
    if said:
        yield f"{inner}note: {text('；'.join(said))}"


def _leaf(found: Understood, inner: str) -> Iterator[str]:
    node = found.node
    if found.value:
        yield f"{inner}value: {text(found.value)}"
    elif found.usual:
        yield f"{inner}# 原表没有公式；共性指标体系的同名指标是 value: {text(found.usual)}"
    if node.text("target"):
        yield f"{inner}target: {text(node.text('target'))}"
    if found.criteria:
        yield f"{inner}criteria:"
        yield from (f"{inner}  - {text(item)}" for item in found.criteria)
    if node.text("rule"):
        yield f"{inner}rule: {json.dumps(node.text('rule'), ensure_ascii=False)}"
    notes = [words for words in (node.text("note"), node.text("formula")) if words]
    if notes:
        yield f"{inner}note: {text('；'.join(notes))}"
    if node.text("evidence"):
        yield f"{inner}evidence: {text(node.text('evidence'))}"
    if found.doubts:
        yield f"{inner}unconfirmed:"
    for doubt in found.doubts:
        yield f"{inner}  - phrase: {text(doubt.phrase)}"
        yield f"{inner}    why: {text(doubt.why)}"
        yield f"{inner}    cell: {text(doubt.cell)}"
        yield f"{inner}    place: {text(doubt.place)}"
