"""A questionnaire to be printed: five boxes a question, no names asked."""

from collections.abc import Iterator
from pathlib import Path

from jiheng.documents.model import Block, Column, Document, Table
from jiheng.measures.survey.answers import STEPS
from jiheng.measures.survey.questions import Questionnaire
from jiheng.writing import formats
from jiheng.writing.parts.cells import paragraph, row, titles

_BOX = "□"


def document(asked: Questionnaire) -> Document:
    """The questionnaire; its questions keep their words, so that answers are read back by them."""
    return Document(title=asked.title, blocks=tuple(_blocks(asked)))


def write(asked: Questionnaire, path: Path) -> None:
    """Write it as docx, whole or not at all."""
    formats.write(document(asked), path, "docx")


def _blocks(asked: Questionnaire) -> Iterator[Block]:
    yield paragraph("问卷编号：＿＿＿＿＿＿", "note")
    yield paragraph(asked.opening)
    steps = [one for one in asked.questions if not one.options and not one.words]
    if steps:
        boxes = [_BOX] * len(STEPS)
        yield Table(
            (Column(6, "center"), Column(40), *(Column(11, "center") for _ in STEPS)),
            (
                titles("序号", "问题", *STEPS),
                *(row(str(place), one.text, *boxes) for place, one in enumerate(steps, start=1)),
            ),
        )
    for place, one in enumerate((one for one in asked.questions if one not in steps), start=1):
        yield paragraph(f"（{place}）{one.text}")
        yield paragraph("　　".join(f"{_BOX} {option}" for option in one.options) or "＿" * 30)
