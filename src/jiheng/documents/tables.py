"""The tables of a document, each with the words right above it."""

from jiheng.documents.model import Document, Heading, Paragraph, Table


def tables(document: Document) -> list[tuple[Table, str]]:
    """All of them, in order; the caption, where a table has one, counts as the words above it."""
    found: list[tuple[Table, str]] = []
    above = ""
    for block in document.blocks:
        match block:
            case Heading(text=text):
                above = text
            case Paragraph():
                above = block.text
            case Table():
                found.append((block, block.caption or above))
                above = ""
    return found
