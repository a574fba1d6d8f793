"""The sections of a composed report as a person edits them, and the report with what they wrote.

A section is what stands between two headings. As text it is one line a paragraph:
figures are references (``{{三公经费决算数}}``), ``**words**`` are bold, and what is made elsewhere,
a table, a chart or a text of 文字材料, is a line of its own (``{{表格1}}``) that may be moved
but not be lost.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from jiheng.documents.model import (
    Block,
    Chart,
    Contents,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Section,
    Table,
)
from jiheng.dossiers.model import Text
from jiheng.errors import JihengError
from jiheng.writing import narrative
from jiheng.writing.figures import Figures, Quoted
from jiheng.writing.references import problems, quoted

MATERIAL, TABLE, CHART = "文字材料", "表格", "图"
_FROM_MATERIAL = re.compile(rf"{MATERIAL}“([^”]+)”")
#: Before the words of a heading: 一、 （一） 1. （1） 1.1
_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d+(?:\.\d+)*\.?\s*)"
)
_OUTSIDE = frozenset({"title", "cover", "attachment", "signature", "address"})
_LINE = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_OPEN = "{{"


@dataclass(frozen=True, slots=True)
class Part:
    """One section of a report.

    Attributes:
        key: titles from the top without their numbers, joined by ``/``; unique in the report.
        heading: over it.
        text: as a person edits it; what was generated.
        fixed: what stands for itself in the text, by its name.
        above: headings since the section before that have nothing of their own.
        start: of its blocks in the document.
        end: behind the last of them.
    """

    key: str
    heading: Heading
    text: str
    fixed: Mapping[str, tuple[Block, ...]]
    start: int
    end: int
    above: tuple[Heading, ...] = ()

    @property
    def materials(self) -> tuple[str, ...]:
        """Titles of the 文字材料 it tells."""
        names = (name.partition("：") for name in self.fixed)
        return tuple(title for kind, _, title in names if kind == MATERIAL)

    @property
    def editable(self) -> bool:
        """Whether words are generated in it; the others are tables, or written in 文字材料."""
        names = (_LINE.fullmatch(line) for line in self.text.splitlines() if line)
        return not all(one and one[1] in self.fixed for one in names)


def parts(document: Document, figures: Figures) -> tuple[Part, ...]:
    """The sections of a report that hold anything, in order."""
    return tuple(_Cut(document, figures).parts())


def edited(document: Document, figures: Figures, texts: Mapping[str, str]) -> Document:
    """The report with sections as people wrote them; a text whose section is gone is left out.

    Raises:
        JihengError: a reference in one of the texts names nothing.
    """
    blocks = list(document.blocks)
    for part in reversed(parts(document, figures)):
        if part.key in texts:
            blocks[part.start : part.end] = composed(part, figures, texts[part.key])
    return replace(document, blocks=tuple(blocks))


def composed(part: Part, figures: Figures, text: str) -> tuple[Block, ...]:
    """A text as blocks; what is fixed and not named in it follows at the end.

    Raises:
        JihengError: a reference names nothing, or the rows of a table differ in length.
    """
    left = dict(part.fixed)
    blocks: list[Block] = []
    for name, lines in _in_runs(text, part.fixed):
        if name:
            blocks.extend(left.pop(name, ()))
        else:
            blocks.extend(_written(part, figures, lines))
    return (*blocks, *(block for ones in left.values() for block in ones))


def wrong(part: Part, figures: Figures, text: str) -> Iterator[JihengError]:
    """Everything that keeps a text from being composed, with its line."""
    for number, line in enumerate(text.splitlines(), 1):
        name = _LINE.fullmatch(line.strip())
        if not (name and name[1] in part.fixed):
            yield from problems(figures, line, f"{place(part)}第{number}行")


def missing(part: Part, figures: Figures, text: str) -> tuple[str, ...]:
    """What a text quotes and nobody supplied, with its line."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        name = _LINE.fullmatch(line.strip())
        if name and name[1] in part.fixed:
            continue
        for one in _quoted(figures, line):
            found += [f"{place(part)}第{number}行引用的{gap}没有填报" for gap in one.missing]
    return tuple(found)


def place(part: Part) -> str:
    """How messages name the section."""
    return f"报告“{part.heading.text}”"


def _quoted(figures: Figures, line: str) -> Iterator[Quoted]:
    try:
        yield from quoted(figures, line)
    except JihengError:
        # Told by `wrong`, with its place.
        return


def _in_runs(
    text: str, fixed: Mapping[str, object]
) -> Iterator[tuple[str, tuple[tuple[int, str], ...]]]:
    """Names of what is fixed, and the numbered lines between them."""

    def named(line: tuple[int, str]) -> str:
        found = _LINE.fullmatch(line[1].strip())
        return found[1] if found and found[1] in fixed else ""

    for name, run in groupby(enumerate(text.splitlines(), 1), named):
        yield name, tuple(run)


def _written(part: Part, figures: Figures, lines: Sequence[tuple[int, str]]) -> Iterator[Block]:
    where = f"{place(part)}第{lines[0][0]}行起"
    body = "\n".join(line for _, line in lines)
    for block in narrative.blocks(figures, Text(part.key, body, where), place(part)):
        if isinstance(block, Paragraph):
            yield _with_bold(block)
        else:
            yield block


def _with_bold(paragraph: Paragraph) -> Paragraph:
    """The paragraph with ``**words**`` in bold."""
    return paragraph._replace(runs=tuple(_bold(paragraph.runs)))


def _bold(runs: Iterable[Run]) -> Iterator[Run]:
    for run in runs:
        if run.reference or "**" not in run.text:
            yield run
            continue
        end = 0
        for found in _BOLD.finditer(run.text):
            if found.start() > end:
                yield run._replace(text=run.text[end : found.start()])
            yield run._replace(text=found[1], strong=True)
            end = found.end()
        if end < len(run.text):
            yield run._replace(text=run.text[end:])


class _Cut:
    """Cutting a document at its headings."""

    def __init__(self, document: Document, figures: Figures) -> None:
        self.blocks = document.blocks
        self.figures = figures
        self.keys: Counter[str] = Counter()

    def parts(self) -> Iterator[Part]:
        attached: list[str] = []
        titles: list[str] = []
        above: list[Heading] = []
        for start, block in enumerate(self.blocks):
            if isinstance(block, Paragraph) and block.role == "attachment":
                attached = [block.text]
                above.append(Heading(block.text))
            elif isinstance(block, Heading):
                titles = [*titles[: block.level - 1], _NUMBER.sub("", block.text)]
                end = self._end(start + 1)
                if end == start + 1:
                    above.append(block)
                    continue
                part = self._part(block, self._key((*attached, *titles)), start + 1, end)
                yield replace(part, above=tuple(above))
                above = []

    def _key(self, titles: Sequence[str]) -> str:
        key = "/".join(titles)
        self.keys[key] += 1
        return key if self.keys[key] == 1 else f"{key}（{self.keys[key]}）"

    def _end(self, start: int) -> int:
        for place_, block in enumerate(self.blocks[start:], start):
            outside = isinstance(block, Paragraph) and block.role in _OUTSIDE
            if outside or isinstance(block, Heading | PageBreak | Section | Contents):
                return place_
        return len(self.blocks)

    def _part(self, heading: Heading, key: str, start: int, end: int) -> Part:
        lines: list[str] = []
        fixed: dict[str, tuple[Block, ...]] = {}
        counts: Counter[str] = Counter()
        for kind, run in groupby(self.blocks[start:end], self._kind):
            if not kind:
                lines += [self._line(one) for one in run if isinstance(one, Paragraph)]
                continue
            for ones in [tuple(run)] if kind.startswith(MATERIAL) else [(one,) for one in run]:
                counts[kind] += 1
                name = _name(kind, counts[kind])
                fixed[name] = ones
                lines.append(f"{{{{{name}}}}}")
        return Part(key, heading, "\n".join(lines), fixed, start, end)

    def _kind(self, block: Block) -> str:
        """``""`` of what is generated words; else what it is called."""
        if isinstance(block, Table):
            return TABLE
        if isinstance(block, Chart) or not isinstance(block, Paragraph):
            return CHART
        told = _material(block)
        if told:
            return f"{MATERIAL}：{told}"
        # A paragraph of a role (a note, an item) would lose it as a line.
        return "" if not block.role and not _holds_signs(block) else "注"

    def _line(self, paragraph: Paragraph) -> str:
        return "".join(self._words(run) for run in paragraph.runs)

    def _words(self, run: Run) -> str:
        if run.reference and self._same(run):
            return f"{{{{{run.reference}}}}}"
        return f"**{run.text}**" if run.strong and run.text else run.text

    def _same(self, run: Run) -> bool:
        try:
            return self.figures.quote(run.reference).text == run.text
        except JihengError:
            # A name that means several things stays as words.
            return False


def _name(kind: str, count: int) -> str:
    if kind.startswith(MATERIAL):
        return kind if count == 1 else f"{kind}（{count}）"
    return f"{kind}{count}"


def _material(paragraph: Paragraph) -> str:
    """The title of the 文字材料 that a paragraph is from; ``""`` of generated words."""
    for run in paragraph.runs:
        if found := _FROM_MATERIAL.match(run.fact):
            return found[1]
    return ""


def _holds_signs(paragraph: Paragraph) -> bool:
    """Whether its words would be read as something else when they come back as a line."""
    return any(_OPEN in run.text or "|" in run.text or "\t" in run.text for run in paragraph.runs)
