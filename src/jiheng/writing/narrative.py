"""文字材料 as blocks: paragraphs, and tables where a line is cut by ``|`` or tabs."""

from collections.abc import Iterator
from itertools import groupby

from jiheng.documents.model import Block, Cell, Column, Paragraph, Row, RowRole, Run, Table
from jiheng.dossiers.model import Text
from jiheng.frameworks.language.normal import plain_name
from jiheng.patterns import pattern
from jiheng.writing.errors import CrookedWriting
from jiheng.writing.figures import UNFILLED, Figures
from jiheng.writing.references import runs

_CUT = pattern(r"\s*[|｜\t]\s*")
_RULE = pattern(r"[-:|｜\s]+")
#: How a clerk numbers the items of a list: 1. 1、 （1） ① 一是
_NUMBER = pattern(
    r"^\s*(?:[（(]?\d{1,2}[)）.、．]|[（(]?[一二三四五六七八九十]{1,2}[)）、]"
    r"|[①-⑳]|[一二三四五六七八九]是)\s*"
)
_TOTAL = pattern(r"[合总]\s*计")
_AMOUNT, _NOTHING = pattern(r"-?[\d,]+(?:\.\d+)?%?"), frozenset({"", "/", "—", "-"})
_CAPTION = pattern(r"^表\s*[\d一二三四五六七八九十]")
_LONGEST_CAPTION = 40
#: Titles that belong to the reports on projects and are no part of the department's.
OF_PROJECTS = frozenset({
    "项目概况", "项目资金管理情况", "项目决策情况", "项目主要经验做法", "项目存在的问题",
    "项目有关建议", "项目其他需要说明的问题",
})  # fmt: skip


class Narrative:
    """The 文字材料 of a dossier, each told once."""

    def __init__(self, figures: Figures) -> None:
        """Nothing is told yet."""
        self._figures = figures
        self._left = {plain_name(text.title): text for text in figures.dossier.texts}

    def take(self, *titles: str) -> tuple[Text, ...]:
        """The texts of these titles that were not told before."""
        found = (self._left.pop(plain_name(title), None) for title in titles)
        return tuple(text for text in found if text is not None)

    @property
    def left(self) -> tuple[str, ...]:
        """Titles of what was not told yet."""
        return tuple(text.title for text in self._left.values())

    def peek(self, *titles: str) -> tuple[str, ...]:
        """The words of these titles with their references resolved; they stay to be told."""
        found = (self._left.get(plain_name(title)) for title in titles)
        return tuple(
            "".join(run.text for run in runs(self._figures, text.body, text.place))
            for text in found
            if text is not None
        )

    def tell(self, *titles: str) -> tuple[Block, ...]:
        """The texts of these titles as blocks; empty where there are none."""
        return tuple(block for text in self.take(*titles) for block in blocks(self._figures, text))

    def told_or_missing(self, *titles: str) -> tuple[Block, ...]:
        """The same; where there are none, a line says that the first was not filled in."""
        missing = Run(f"{titles[0]}{UNFILLED}。", fact=f"文字材料“{titles[-1]}”{UNFILLED}")
        return self.tell(*titles) or (Paragraph((missing,)),)

    def rest(self) -> Iterator[Block]:
        """Everything that was not told yet, each under its title."""
        for text in tuple(self._left.values()):
            if text.title in OF_PROJECTS:
                continue
            yield Paragraph((Run(f"{text.title}："),))
            yield from blocks(self._figures, text)
        self._left.clear()


def blocks(figures: Figures, text: Text, source: str = "") -> Iterator[Block]:
    """One text as paragraphs and tables; ``source``: where its words are from, if not 文字材料.

    Raises:
        CrookedWriting: the rows of a table differ in length.
    """
    lines = [line.strip() for line in text.body.splitlines() if line.strip()]
    words = source or origin(text)
    caption = ""
    for tabular, group in groupby(lines, lambda line: bool(_CUT.search(line))):
        found = list(group)
        if tabular:
            yield _table(figures, text, found, caption)
            caption = ""
            continue
        last = found[-1]
        caption = last if _CAPTION.match(last) and len(last) <= _LONGEST_CAPTION else ""
        for line in found[:-1] if caption else found:
            yield Paragraph(runs(figures, line, text.place, words))
    if caption:
        yield Paragraph(runs(figures, caption, text.place, words))


def items(text: Text) -> tuple[str, ...]:
    """The items of a list: its lines, or the parts between ； of a single line; unnumbered."""
    lines = [line.strip() for line in text.body.splitlines() if line.strip()]
    if len(lines) == 1:
        lines = [part.strip() for part in lines[0].rstrip("。；").split("；")]
    return tuple(_NUMBER.sub("", line).rstrip("。；") for line in lines if line)


def origin(text: Text) -> str:
    """Where the words of a text are from."""
    return f"文字材料“{text.title}”" + (f"，{text.place}" if text.place else "")


def _table(figures: Figures, text: Text, lines: list[str], caption: str) -> Table:
    cut = [_CUT.split(line.strip("|｜")) for line in lines if not _RULE.fullmatch(line)]
    width = len(cut[0])
    for line, cells in zip(lines, cut, strict=False):
        if len(cells) != width:
            raise CrookedWriting(text.place, line[:20], len(cells), width)
    rows = tuple(
        Row(
            tuple(
                Cell(
                    "".join(run.text for run in runs(figures, cell.strip(), text.place)),
                    fact=origin(text),
                )
                for cell in cells
            ),
            _role(number, cells[0]),
        )
        for number, cells in enumerate(cut)
    )
    return Table(_columns(cut), rows, caption)


def _role(number: int, first: str) -> RowRole:
    """The first row is the head; a row called 合计 adds up."""
    if not number:
        return "head"
    return "total" if _TOTAL.fullmatch(first.strip()) else ""


def _columns(cut: list[list[str]]) -> tuple[Column, ...]:
    """Columns as wide as their longest text wants, within reason; numbers stand on the right."""
    return tuple(_column([row[place].strip() for row in cut]) for place in range(len(cut[0])))


def _column(texts: list[str]) -> Column:
    width = min(max(4, *map(len, texts)), 24)
    filled = [text for text in texts[1:] if text not in _NOTHING]
    numbers = bool(filled) and all(_AMOUNT.fullmatch(text) for text in filled)
    return Column(width, "right" if numbers else "left")
