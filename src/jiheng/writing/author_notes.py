"""What the author must see before the report is filed; no part of what is filed."""

from collections.abc import Iterator
from dataclasses import replace

from jiheng.documents.model import Block, Document, Heading, PageBreak, Paragraph, Table
from jiheng.writing.figures import UNFILLED, Figures
from jiheng.writing.parts.cells import paragraph
from jiheng.writing.parts.funds import unsaid, unsaid_words
from jiheng.writing.parts.words import named, points, short
from jiheng.writing.problems import explained

TITLE = "报送前须处理的事项（不随报告报送）"
_SHOWN = 8
#: A number so short may stand in a text by chance.
_TELLING = 6
#: Of formulas: what is missing in one is told by its own name.
_SIGNS = frozenset("÷×+：")


def author_notes(figures: Figures, document: Document) -> tuple[str, ...]:
    """One sentence each, the gravest first."""
    found = (note for notes in (_scores, _explained, _ties, _typed) for note in notes(figures))
    return (*found, *_funds(figures, document), *_unfilled(document))


def with_notes(document: Document, notes: tuple[str, ...]) -> Document:
    """The document with the notes before it, for the author's page."""
    if not notes:
        return document
    blocks: list[Block] = [Heading(TITLE), *(paragraph(note, "item") for note in notes)]
    return replace(document, blocks=(*blocks, PageBreak(), *document.blocks))


def _scores(figures: Figures) -> Iterator[str]:
    evaluation, told = figures.evaluation, figures.reported
    if told.total is None and evaluation.points:
        yield "没有自评总分，逐项得分也不齐，报告里写“未填报”。"
    filed = evaluation.filed_total
    if filed is not None and told.total is not None and filed != told.total:
        yield (
            f"填报总分{points(filed)}，各项得分相加为{points(told.total)}，"
            "报告按各项相加；核对后改填报表。"
        )
    if told.missing:
        yield f"{len(told.missing)}项没有得分：{named(told.missing, evaluation)}。"
    for step in evaluation.leaves():
        score = told.score(step)
        if score is not None and step.points is not None and score > step.points:
            yield f"{short(step, evaluation)}自评{points(score)}，超过分值{points(step.points)}。"
        elif step.difference:
            yield (
                f"{short(step, evaluation)}自评{points(step.filed)}，按评分标准测算"
                f"{points(step.score)}：{step.reason}。"
            )


def _explained(figures: Figures) -> Iterator[str]:
    found = explained(figures)
    if found.idle:
        idle = "、".join(f"“{said.words}”" for said in found.idle)
        yield (
            f"{len(found.idle)}个问题没有对应的扣分指标：{idle}；写明指标名称，或说明影响哪项得分。"
        )
    if found.silent:
        silent = "、".join(
            f"{short(step, figures.evaluation)}扣{points(figures.reported.lost(step) or step.lost)}"
            for step in found.silent
        )
        yield f"{len(found.silent)}项扣分在“存在的主要问题”里没有提到：{silent}；写明原因。"


def _ties(figures: Figures) -> Iterator[str]:
    for tie in figures.evaluation.ties:
        yield f"勾稽不符：{tie.text}，左边{tie.left}，右边{tie.right}，相差{tie.gap}。"


def _funds(figures: Figures, document: Document) -> Iterator[str]:
    """Kinds of money the report has a chapter for, of which nobody said whether there was any."""
    words = {block.text for block in document.blocks if isinstance(block, Paragraph)}
    for one in unsaid(figures):
        if unsaid_words(one) in words:
            yield f"{one.title}没有填报；确无此项的，收入和支出填0，报告写明本年度无{one.title}。"


def _typed(figures: Figures) -> Iterator[str]:
    """Numbers typed into a text that stand in the base data: they should be references."""
    for text in figures.dossier.texts:
        for fact in figures.dossier.facts:
            year = "" if fact.year == figures.dossier.subject.year else ":上年"
            if len(fact.printed) >= _TELLING and fact.printed in text.body:
                yield (
                    f"文字材料“{text.title}”直接写了{fact.printed}；"
                    f"改写为{{{{{fact.name}{year}}}}}，数据改动时一并更新。"
                )


def _unfilled(document: Document) -> Iterator[str]:
    """What the report had to call 未填报."""
    origins = (origin for block in document.blocks for origin in _origins(block))
    names = dict.fromkeys(
        origin.removesuffix(UNFILLED)
        for origin in origins
        if origin.endswith(UNFILLED) and not _SIGNS & set(origin)
    )
    if names:
        shown = "、".join(list(names)[:_SHOWN])
        more = f"等{len(names)}项" if len(names) > _SHOWN else ""
        yield f"报告里写着“{UNFILLED}”：{shown}{more}。"


def _origins(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from (run.fact for run in block.runs)
    elif isinstance(block, Table):
        yield from (cell.fact for row in block.rows for cell in row.cells)
