"""Report ``one_page``: one A4 page for the head of the unit (一页纸)."""

from collections.abc import Iterable, Iterator, Mapping

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
from jiheng.writing.parts.cells import head, key_table, paragraph, score_cell, titles
from jiheng.writing.parts.score_table import remark
from jiheng.writing.parts.words import short

_LOSSES = 3
_NOTES = 4
#: More characters than these do not stay on one page.
_REASON, _NOTE, _ASKED, _ANSWER, _PLACE = 48, 58, 34, 70, 22


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
            *_losses(figures),
            *_notes(figures, document),
            Heading("可能被问到的问题", 2),
            _questions(likely_questions(figures), document, pages or {}),
        ),
    )


def _score(figures: Figures) -> Table:
    told, evaluation = figures.reported, figures.evaluation
    lost = told.losses(evaluation)
    points = sum((told.lost(one) or 0 for one in lost), start=evaluation.points * 0)
    computed = score_cell(evaluation.total if evaluation.complete else None, missing="不完整")
    return key_table(
        ("自评得分", score_cell(told.total, missing=UNFILLED), _full(figures)),
        ("等级", Cell(told.grade or "待定"), ""),
        ("按标准测算", computed, ""),
        ("扣分指标", Cell(f"{len(lost)}项"), f"共扣{number(points, 2)}分" if lost else ""),
        ("未评分指标", Cell(f"{len(told.missing)}项"), ""),
    )


def _full(figures: Figures) -> str:
    return f"满分{number(figures.evaluation.points, 2)}分"


def _losses(figures: Figures) -> Iterator[Block]:
    yield Heading("扣分最多的三项", 2)
    told = figures.reported
    lost = told.losses(figures.evaluation)[:_LOSSES]
    if not lost:
        yield paragraph("没有扣分。")
        return
    rows = (
        Row(
            (
                head(short(step, figures.evaluation)),
                score_cell(told.lost(step), role="lost"),
                Cell(shortened(remark(figures, step), _REASON)),
            )
        )
        for step in lost
    )
    columns = (Column(30), Column(8, "center"), Column(62))
    yield Table(columns, (titles("指标", "扣分", "原因"), *rows))


def _notes(figures: Figures, document: Document) -> Iterator[Block]:
    yield Heading("报送前须更正或核实", 2)
    notes = author_notes(figures, document)
    if not notes:
        yield paragraph("没有需要更正或核实的事项。")
    for note in notes[:_NOTES]:
        yield paragraph(shortened(note, _NOTE), "item")
    if len(notes) > _NOTES:
        yield paragraph(f"另有{len(notes) - _NOTES}条，见网页版报告首章。", "item")


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
    columns = (Column(28), Column(56), Column(16, "center"))
    return Table(columns, (titles("问题", "回答", "报告位置"), *rows))


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
    """The text, cut with … where it is longer."""
    flat = text.replace("\n", "；")
    return flat if len(flat) <= longest else f"{flat[: longest - 1]}…"


def _text(block: Block) -> str:
    if isinstance(block, Heading | Paragraph):
        return block.text
    if isinstance(block, Table):
        return "\n".join(cell.text for row in block.rows for cell in row.cells)
    return ""
