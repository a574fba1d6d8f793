"""Every report that we write audits clean, in every format; a faulty one gives the same in all."""

from pathlib import Path

import pytest

from jiheng.auditing.audit import audit
from jiheng.auditing.model import Severity
from jiheng.documents.model import Document, Heading, Paragraph, Table
from jiheng.documents.read import read
from jiheng.dossiers import read_dossier
from jiheng.frameworks.load import load_framework
from jiheng.scoring.explained import evaluate
from jiheng.writing import formats
from jiheng.writing.composed import composed

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DOSSIERS = sorted(EXAMPLES.glob("*/dossier.yaml"))


@pytest.fixture(scope="module", params=DOSSIERS, ids=lambda path: path.parent.name)
def papers(request):
    dossier = read_dossier(request.param)
    framework = load_framework(dossier.framework.id)
    return composed(dossier, evaluate(None, dossier), framework.report)


@pytest.mark.parametrize("kind", sorted(formats.NAMES))
def test_our_own_report_has_nothing_to_correct(papers, kind, tmp_path):
    path = tmp_path / f"报告.{kind}"
    formats.write(papers.document, path, kind)

    _, found = audit(read(path))

    assert [one.message for one in found.findings if one.severity is Severity.ERROR] == []


@pytest.fixture(scope="module")
def faulty() -> Document:
    return read(EXAMPLES / "audit" / "自评报告.docx")


@pytest.mark.parametrize("kind", ["docx", "pdf", "html", "txt"])
def test_the_same_faulty_report_gives_the_same_findings_in_every_format(faulty, kind, tmp_path):
    path = tmp_path / f"报告.{kind}"
    if kind == "txt":
        path.write_text(as_text(faulty), encoding="utf-8")
    else:
        formats.write(faulty, path, kind)

    _, expected = audit(faulty)
    _, found = audit(read(path))

    assert said(found) == said(expected)


def said(found):
    """What does not depend on the format: check, quote, stated, expected."""
    return [
        (one.check, "".join(one.at.quote.split()), one.stated, one.expected)
        for one in found.findings
    ]


def as_text(document: Document) -> str:
    """Plain text as it is extracted from reports: one cell a line, merged cells lost."""
    parts = []
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph):
            parts.append(block.text)
        elif isinstance(block, Table):
            rows = ("\n".join(f"\t{line}" for line in row) for row in flattened(block))
            parts.append("\n\n".join(rows) + "\n")
    return "\n".join(parts) + "\n"


def flattened(table: Table) -> list[list[str]]:
    """Texts by row; a cell merged downwards is blank below, one merged across stands once."""
    rows: list[dict[int, str]] = [{} for _ in table.rows]
    for row, column, cell in table.placed():
        rows[row][column] = cell.text
        for below in range(row + 1, row + cell.rowspan):
            rows[below][column] = ""
    return [[text for _, text in sorted(row.items())] for row in rows]
