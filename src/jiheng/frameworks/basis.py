"""Legal basis (依据) of a framework and of its indicators."""

from jiheng.frameworks.errors import MissingKey
from jiheng.frameworks.model import Basis
from jiheng.frameworks.section import Section

_KEYS = ("title", "number", "date", "from", "to", "clause")


def basis_of(section: Section, known: tuple[Basis, ...] = ()) -> tuple[Basis, ...]:
    """What stands under ``basis``; a text may be title or number of one that is known."""
    if not section.has("basis"):
        return ()
    entry = section.entry.keys["basis"]
    if entry.kind == "text" or all(item.kind == "text" for item in entry.items):
        return tuple(_named(text, known) for text in section.texts("basis"))
    return tuple(_basis(own) for own in section.sections("basis"))


def _named(text: str, known: tuple[Basis, ...]) -> Basis:
    return next((one for one in known if text in {one.number, one.title}), Basis(text))


def _basis(own: Section) -> Basis:
    own.only(_KEYS)
    if not own.text("title") and not own.text("number"):
        own.note(MissingKey(own.file, own.line, "title", "写上文件名称或文号"))
    return Basis(
        title=own.text("title"),
        number=own.text("number"),
        date=own.day("date"),
        start=own.day("from"),
        end=own.day("to"),
        clause=own.text("clause"),
    )
