"""References ``{{三公经费决算数}}``, in our sentences and the clerk's, become runs with origins."""

import re
from collections.abc import Iterator

from jiheng.documents.model import Paragraph, ParagraphRole, Run
from jiheng.errors import JihengError, Problems
from jiheng.patterns import pattern
from jiheng.writing.errors import LongWriting, UnendedReference
from jiheng.writing.figures import UNFILLED, Figures, Quoted

_REFERENCE = pattern(r"\{\{(.*?)\}\}", re.DOTALL)
#: Signs after which a sentence is at an end or needs no comma.
_STOPS = "，；。：、（"
#: No report of a department comes near.
LONGEST = 60_000
_A_PAGE = 616


def runs(figures: Figures, text: str, where: str = "", origin: str = "") -> tuple[Run, ...]:
    """The text with its references resolved; ``origin`` is where the words are from.

    Raises:
        UnknownReference: a reference names nothing.
        UnendedReference: one has no end.
    """
    return tuple(_runs(figures, text, where, origin))


def sentence(figures: Figures, text: str, role: ParagraphRole = "") -> Paragraph:
    """One paragraph with its references resolved; what is missing is printed as 未填报."""
    return Paragraph(runs(figures, text), role)


def told(figures: Figures, *clauses: str, role: ParagraphRole = "") -> Paragraph:
    """A paragraph of clauses, without those that quote what nobody supplied.

    What is missing is named together at the end. A clause that begins with ``?``
    is left out silently.
    """
    kept: list[str] = []
    missing: dict[str, None] = {}
    for clause in clauses:
        gaps = [gap for one in quoted(figures, clause) for gap in one.missing]
        if not gaps:
            kept.append(clause.removeprefix("?"))
        elif not clause.startswith("?"):
            missing.update(dict.fromkeys(gaps))
    gaps_told = tuple(_missing(tuple(missing)))
    return Paragraph((*runs(figures, _joined(kept)), *gaps_told), role)


def quoted(figures: Figures, text: str) -> Iterator[Quoted]:
    """What the references of a text stand for."""
    for found in _REFERENCE.finditer(text):
        yield figures.quote(found.group(1))


def check(figures: Figures) -> None:
    """Whether every reference of the clerk's texts stands for something.

    Raises:
        Problems: all that do not, and a narrative that is too long, with their places.
    """
    found: list[JihengError] = []
    texts = figures.dossier.texts
    length = sum(len(text.body) for text in texts)
    if length > LONGEST:
        where = max(texts, key=lambda text: len(text.body)).place
        found.append(LongWriting(where, length, -(-length // _A_PAGE), LONGEST))
    for text in texts:
        found.extend(problems(figures, text.body, text.place))
    if found:
        raise Problems(figures.dossier.path, found)


def problems(figures: Figures, body: str, place: str) -> Iterator[JihengError]:
    """Every reference of a text that stands for nothing."""
    for found in _REFERENCE.finditer(body):
        try:
            figures.quote(found.group(1), place)
        except JihengError as error:
            yield error
    rest = _REFERENCE.sub("", body)
    if "{{" in rest:
        yield UnendedReference(place, rest[rest.index("{{") :][:20])


def _runs(figures: Figures, text: str, where: str, origin: str) -> Iterator[Run]:
    end = 0
    for found in _REFERENCE.finditer(text):
        if found.start() > end:
            yield Run(text[end : found.start()], fact=origin)
        quote = figures.quote(found.group(1), where)
        yield Run(quote.text, fact=quote.fact, reference=found.group(1).strip())
        end = found.end()
    rest = text[end:]
    if "{{" in rest:
        raise UnendedReference(where, rest[rest.index("{{") :][:20])
    if rest:
        yield Run(rest, fact=origin)


def _missing(names: tuple[str, ...]) -> Iterator[Run]:
    """What nobody supplied, by name."""
    for place, name in enumerate(names):
        yield Run(f"{'、' if place else ''}{name}", fact=f"{name}{UNFILLED}")
    if names:
        yield Run(f"{UNFILLED}。")


def _joined(clauses: list[str]) -> str:
    """Clauses as sentences: commas between them where they bring no sign of their own."""
    text = ""
    for clause in clauses:
        if text and text[-1] not in _STOPS and clause[0] not in _STOPS:
            text += "，"
        text += clause
    text = text.lstrip(_STOPS).rstrip("，；、：")
    return f"{text}。" if text and not text.endswith("。") else text
