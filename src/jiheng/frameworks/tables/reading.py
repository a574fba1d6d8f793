"""What is understood of an indicator's cells, and what a person must confirm (待确认)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from jiheng.errors import JihengError
from jiheng.frameworks.catalogue import FactNames, catalogue
from jiheng.frameworks.language.context import Context
from jiheng.frameworks.language.formula_reader import FormulaReading, read_formula
from jiheng.frameworks.language.normal import plain_name
from jiheng.frameworks.language.reading import read_rule
from jiheng.frameworks.load import load_framework
from jiheng.frameworks.model import Unconfirmed
from jiheng.frameworks.tables import words
from jiheng.frameworks.tables.columns import Kind
from jiheng.frameworks.tables.tree import Node
from jiheng.patterns import pattern
from jiheng.quantities import number

#: Characters of a phrase or text that a message quotes.
_SHOWN = 40
_NATIONAL = "mof_department_2013"
_SENTENCE = pattern(r"[^。；;\n]+")
_EQUALS = pattern(r"[=＝﹦]")
_SIGN = pattern(r"[/÷／×*＊+＋\-－—]")
#: Left of the equals sign stands the name of a value, which is a few words without a number.
_NAME = pattern(r"[^\d≤≥<>≦≧]{2,30}")
_ITEM_SIGN = pattern(r"^\s*(?:[①-⑮]|\d{1,2}[、.]|[（(]\d{1,2}[）)])\s*")


@dataclass(slots=True)
class Understood:
    """An indicator as a framework will have it.

    Attributes:
        value: its formula in canonical names; ``""`` where none is printed or none was read.
        usual: the formula of the national table's indicator of this name, for a person to
            take over; never taken by itself.
        criteria: the items that its rule counts over.
        doubts: what is to be confirmed.
    """

    node: Node
    value: str = ""
    usual: str = ""
    criteria: tuple[str, ...] = ()
    doubts: list[Unconfirmed] = field(default_factory=list)


def understood(node: Node) -> Understood:
    """The cells of a leaf, read."""
    found = Understood(node)
    _read_value(found)
    _read_rule(found)
    if not found.value and not found.criteria:
        found.usual = _usual().get(plain_name(node.title), "")
    return found


@cache
def _usual() -> Mapping[str, str]:
    """The formulas of the national table by the names of its indicators."""
    leaves = load_framework(_NATIONAL).leaves()
    return {plain_name(one.title): str(one.value) for one in leaves if one.value is not None}


def _read_rule(found: Understood) -> None:
    node = found.node
    text = node.text("rule")
    if not text or node.points is None:
        return
    found.criteria = () if words.items(text) else words.items(node.text("note"))
    context = Context(
        points=node.points, title=node.title, target=node.text("target"), criteria=found.criteria
    )

    def doubt(phrase: str, why: str) -> None:
        found.doubts.append(Unconfirmed(phrase, why, text, node.place("rule")))

    try:
        reading = read_rule(text, context)
    except JihengError as error:
        doubt(text[:_SHOWN], error.what)
        return
    for phrase in reading.unread:
        doubt(phrase.text, "评分标准中没有读懂")
    stated = reading.rule.stated if reading.rule else None
    if stated is not None and stated != node.points:
        what = f"评分标准满分{number(stated)}分，分值{number(node.points)}分，两者不同"
        doubt(text, what)


def _read_value(found: Understood) -> None:
    """The formula printed in its own column or in the explanation."""
    node = found.node
    for kind, text in _formulas(node):

        def doubt(
            phrase: str, why: str, cell: str = node.text(kind), place: str = node.place(kind)
        ) -> None:
            found.doubts.append(Unconfirmed(phrase, why, cell, place))

        try:
            reading = read_formula(text, FactNames(catalogue().facts))
        except JihengError as error:
            doubt(text[:_SHOWN], error.what)
            continue
        wrong = list(_wrong(reading, node.title))
        for phrase, why in wrong:
            doubt(phrase, why)
        if not wrong and not found.value:
            found.value = str(reading.formula)


def _formulas(node: Node) -> Iterator[tuple[Kind, str]]:
    if node.text("formula"):
        yield "formula", node.text("formula").rstrip("。；; \n")
        return
    for sentence in _SENTENCE.findall(node.text("note")):
        text = _ITEM_SIGN.sub("", sentence).strip()
        sides = _EQUALS.split(text)
        if len(sides) == 2 and _NAME.fullmatch(sides[0].strip()) and _SIGN.search(sides[1]):  # noqa: PLR2004 - left and right
            yield "note", text


def _wrong(reading: FormulaReading, title: str) -> Iterator[tuple[str, str]]:
    """Why a formula cannot be taken as it stands."""
    for phrase in reading.unread:
        yield phrase.text, "公式中没有读懂，或不是已知的基础数据"
    if reading.unread or reading.formula is None:
        return
    if reading.name and not _same_name(reading.name, title):
        yield reading.text, f"公式算的是“{reading.name}”，指标叫“{title}”"
    names = FactNames(catalogue().facts)
    unknown = [one.name for one in reading.formula.names if one.name not in names]
    for name in dict.fromkeys(unknown):
        yield name, "不是已知的基础数据"
    if not unknown:
        try:
            reading.formula.unit(names)
        except JihengError as error:
            yield reading.text, error.what


def _same_name(first: str, second: str) -> bool:
    one, other = plain_name(first), plain_name(second)
    return one in other or other in one
