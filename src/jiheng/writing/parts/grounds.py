"""What the score rests on (设置与依据): the framework, its basis, what its words leave open."""

from collections.abc import Iterator

from jiheng.documents.model import Block, Column, Heading, Table
from jiheng.frameworks.described import STATUS
from jiheng.scoring.model import Evaluation
from jiheng.scoring.settled import settled
from jiheng.writing.parts.cells import head, paragraph, row


def grounds(evaluation: Evaluation) -> Iterator[Block]:
    """The blocks of the chapter."""
    used = evaluation.framework
    yield Heading("设置与依据")
    yield Heading("指标体系", 2)
    facts = (
        ("名称", used.title),
        ("来源", used.source),
        ("性质", STATUS[used.status]),
        ("标识", used.id),
        ("版本", used.version),
        ("校验值", used.hash),
    )
    rows = tuple(row(head(name), text) for name, text in facts if text)
    yield Table((Column(12), Column(88)), rows, role="form")
    yield Heading("评分标准没有写明之处的设置", 2)
    if evaluation.settings:
        yield from (
            paragraph(settled(name, choice), "item") for name, choice in evaluation.settings.items()
        )
    else:
        yield paragraph("各条评分标准都写明了算法，没有另作选择。")
    yield Heading("制度依据", 2)
    lines = (line for step in evaluation.walk() for line in step.trace.lines)
    basis = dict.fromkeys((*used.basis, *(line.text for line in lines if line.stage == "依据")))
    if basis:
        yield from (paragraph(text, "item") for text in basis)
    else:
        yield paragraph("见指标体系的来源。")
    yield Heading("怎样复算", 2)
    yield paragraph(
        "同一份填报表、同一版本和校验值的指标体系，在任何一台机器上得出同样的得分。"
        "数值以分数计算，每项得分只在最后四舍五入一次，保留两位小数。"
    )
