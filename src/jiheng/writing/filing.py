"""A document as it is filed: cover, body, who signs, annexes; no mark of what made it."""

from collections.abc import Iterable, Iterator
from datetime import date

from jiheng.documents.model import (
    Block,
    Contents,
    ContentsLine,
    Document,
    Heading,
    Orientation,
    PageBreak,
    Paragraph,
    Run,
    Section,
)
from jiheng.dossiers.model import Dossier, Subject
from jiheng.writing.figures import UNFILLED
from jiheng.writing.portable import portable

_BLANK_DAY = "　　　　年　　月　　日"


def filed(dossier: Dossier, title: str, blocks: Iterable[Block]) -> Document:
    """The document; its date is the day the 填报表 bears."""
    document = Document(title, tuple(blocks), date=day(dossier.subject))
    return portable(document, dossier.path)


def day(subject: Subject) -> date | None:
    """The day it was filled in; None where none is stated."""
    try:
        return date.fromisoformat(subject.date)
    except ValueError:
        return None


def printed_day(subject: Subject) -> str:
    """2021年6月8日; room to write one where none is stated."""
    stated = day(subject)
    return f"{stated.year}年{stated.month}月{stated.day}日" if stated else _BLANK_DAY


def cover(title: str, lines: Iterable[tuple[str, str]]) -> Iterator[Block]:
    """The first page: the title, then names and what belongs to them."""
    yield Paragraph((Run(title),), "title")
    for name, text in lines:
        yield Paragraph((Run(f"{name}："), Run(text or UNFILLED, fact=f"单位信息 {name}")), "cover")
    yield PageBreak()


def contents(blocks: Iterable[Block], depth: int = 2) -> Iterator[Block]:
    """目录 of these blocks, on pages of its own; where each stands is known once they are set."""
    headings = (block for block in blocks if isinstance(block, Heading) and block.level <= depth)
    yield Contents(tuple(ContentsLine(one.text, one.level) for one in headings))
    yield PageBreak()


def title(text: str) -> Paragraph:
    """The title of the body or of an annex."""
    return Paragraph((Run(text),), "title")


def signed(subject: Subject) -> Iterator[Block]:
    """落款: the unit and the day."""
    yield Paragraph((Run(subject.name, fact="单位信息 单位名称"),), "signature")
    yield Paragraph((Run(printed_day(subject), fact="单位信息 填报日期"),), "signature")


def annex(
    label: str, name: str, blocks: Iterable[Block], orientation: Orientation = "portrait"
) -> Iterator[Block]:
    """附件: on pages of its own."""
    yield Section(orientation)
    yield Paragraph((Run(label),), "attachment")
    yield title(name)
    yield from blocks


def annexes_named(*names: str) -> Iterator[Paragraph]:
    """附件说明 under the body: ``附件：1. …``."""
    for place, name in enumerate(names, 1):
        lead = "附件：" if place == 1 else "　　　"
        number = f"{place}. " if len(names) > 1 else ""
        yield Paragraph((Run(f"{lead}{number}{name}"),))
