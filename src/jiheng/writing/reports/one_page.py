"""Report ``one_page``: one A4 page for the head of the unit (一页纸)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from jiheng.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Table,
)
from jiheng.dossiers.model import Dossier
from jiheng.quantities import number
from jiheng.scoring.model import Evaluation
from jiheng.writing.author_notes import author_notes
from jiheng.writing.figures import UNFILLED, Figures
from jiheng.writing.filing import filed
from jiheng.writing.likely_questions import Question, likely_questions
from jiheng.writing.parts.cells import head, key_table, score_cell, titles
from jiheng.writing.parts.words import short, still_open
from jiheng.writing.step_words import remark

_LOSSES = 3
#: Lines there is room for below what must be put right, and characters of one.
_LINES, _LINE = 5, 40
#: More characters than these do not stay on one page.
_REASON, _NOTE, _ASKED, _ANSWER, _PLACE = 44, 78, 26, 42, 18


def compose(
    dossier: Dossier,
    evaluation: Evaluation,
    document: Document,
    pages: Mapping[str, int] | None = None,
) -> Document:
    """Score, three largest losses, what must be put right, five questions with answers.

    Args:
        dossier: what was filled in.
        evaluation: of it.
        document: the report, in which each answer stands.
        pages: the page of each of its headings, where pages are known.
    """
    figures = Figures(dossier, evaluation)
    subject = dossier.subject
    return filed(
        dossier,
        f"{subject.name}{subject.year}年度绩效自评要点",
        (
            _score(figures),
            _losses(figures),
            _notes(figures, document),
            _questions(likely_questions(figures), document, pages or {}),
        ),
    )


def _score(figures: Figures) -> Table:
    told, evaluation = figures.reported, figures.evaluation
    lost = told.losses(evaluation)
    points = sum((told.lost(one) or Fraction(0) for one in lost), start=Fraction(0))
    uncomputed = still_open(evaluation)
    computed = score_cell(evaluation.total if evaluation.complete else None, missing="不完整")
    return key_table(
        ("自评得分", score_cell(told.total, missing=UNFILLED), _full(figures)),
        ("等级", Cell(told.grade or "待定"), ""),
        ("按标准测算", computed, f"{len(uncomputed)}项不能测算" if uncomputed else ""),
        ("扣分指标", Cell(f"{len(lost)}项"), f"共扣{number(points, 2)}分" if lost else ""),
        ("未评分指标", Cell(f"{len(told.missing)}项"), ""),
    )


def _full(figures: Figures) -> str:
    points = figures.evaluation.points
    return f"满分{number(points, 2)}分" if points else "指标没有分值"


def _losses(figures: Figures) -> Table:
    told = figures.reported
    lost = told.losses(figures.evaluation)[:_LOSSES]
    rows = [
        Row(
            (
                head(shortened(short(step, figures.evaluation), _ASKED)),
                score_cell(told.lost(step), role="lost"),
                Cell(shortened(remark(figures.reported, step), _REASON)),
            )
        )
        for step in lost
    ] or [Row((Cell("已评的指标没有扣分" if told.missing else "没有扣分", colspan=3),))]
    columns = (Column(30), Column(8, "center"), Column(62))
    return Table(columns, (titles("扣分最多的三项", "扣分", "原因"), *rows))


def _notes(figures: Figures, document: Document) -> Table:
    told = list(_fitting(author_notes(figures, document)))
    rows = (Row((Cell(text),)) for text in told or ["没有需要更正或核实的事项"])
    return Table((Column(100),), (titles("报送前须更正或核实"), *rows))


def _fitting(notes: Sequence[str]) -> Iterator[str]:
    """As many as there is room for, and how many more there are."""
    room = _LINES
    for place, note in enumerate(notes):
        text = shortened(note, _NOTE)
        lines = -(-len(text) // _LINE)
        last = place == len(notes) - 1
        if lines > room - (not last):
            yield f"另有{len(notes) - place}条，见生成报告时的提示"
            return
        room -= lines
        yield text


def _questions(
    questions: Iterable[Question], document: Document, pages: Mapping[str, int]
) -> Table:
    rows = (
        Row(
            (
                head(shortened(one.asks, _ASKED)),
                Cell(shortened(one.answer, _ANSWER)),
                Cell(_where(one, document, pages)),
            )
        )
        for one in questions
    )
    columns = (Column(30), Column(56), Column(14, "center"))
    return Table(columns, (titles("可能被问到的问题", "回答", "页码"), *rows))


def _where(question: Question, document: Document, pages: Mapping[str, int]) -> str:
    """The page where the report speaks of it; its heading where pages are not known."""
    heading = found_under(document, question.about)
    page = pages.get(heading)
    return f"第{page}页" if page else shortened(heading, _PLACE)


def found_under(document: Document, words: str) -> str:
    """The last heading before the first block that has the words; the first heading else."""
    heading = first = next(
        (block.text for block in document.blocks if isinstance(block, Heading)), document.title
    )
    for block in document.blocks:
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and block.role == "title"):
            heading = block.text
        if words in _text(block):
            return heading
    return first


def shortened(text: str, longest: int) -> str:
    """The text; where it is longer, its first sentences, else cut with … at a comma.

    Example:
        >>> shortened("扣4分。自评没有写理由", 8), shortened("得分为3分，在该档", 8)
        ('扣4分。', '得分为3分…')
    """
    flat = text.replace("\n", "；")
    if len(flat) <= longest:
        return flat
    kept = flat[: longest - 1]
    sentences, clauses = (max(kept.rfind(sign) for sign in signs) for signs in ("。；", "，、"))
    if sentences >= longest // 3:
        return f"{kept[:sentences]}。"
    return f"{kept[:clauses] if clauses >= longest // 2 else kept}…"


def _text(block: Block) -> str:
    if isinstance(block, Heading | Paragraph):
        return block.text
    if isinstance(block, Table):
        return "\n".join(cell.text for row in block.rows for cell in row.cells)
    return ""
