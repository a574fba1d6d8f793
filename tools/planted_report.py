"""Write the Word file of ``examples/audit`` from its text, faults and all.

The bureau is invented; each fault is one that real reports have. Run it after a change to
the text: ``.venv/bin/python tools/planted_report.py``. A test holds both to be the same.
"""

from dataclasses import replace
from pathlib import Path

from jiheng.documents.model import Document, Heading
from jiheng.documents.read import read
from jiheng.writing.formats import docx

FOLDER = Path(__file__).resolve().parent.parent / "examples" / "audit"


def planted() -> Document:
    """The text as a report: its first heading is the title, chapters begin below it."""
    document = read(FOLDER / "自评报告.md")
    first, *rest = document.blocks
    assert isinstance(first, Heading)  # noqa: S101 - the text is ours
    chapters = (
        one._replace(level=one.level - 1) if isinstance(one, Heading) else one for one in rest
    )
    return replace(document, title=first.text, blocks=tuple(chapters))


if __name__ == "__main__":
    docx.write(planted(), FOLDER / "自评报告.docx")
