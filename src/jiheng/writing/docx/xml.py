"""Elements of WordprocessingML as text: quick, and the same bytes each time."""

from xml.sax.saxutils import escape, quoteattr

from jiheng.writing.printable import printable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def w(name: str, /, *children: str, **attributes: str | int) -> str:
    """An element of WordprocessingML; its attributes are of the same vocabulary.

    Example:
        >>> w("ind", left=420), w("p", w("r"))
        ('<w:ind w:left="420"/>', '<w:p><w:r/></w:p>')
    """
    stated = "".join(f" w:{key}={quoteattr(str(value))}" for key, value in attributes.items())
    inner = "".join(children)
    return f"<w:{name}{stated}>{inner}</w:{name}>" if inner else f"<w:{name}{stated}/>"


def plain(text: str) -> str:
    """A text that may stand between tags."""
    return escape(printable(text))


def quoted(text: str) -> str:
    """A text that may stand as an attribute, with its quotes."""
    return quoteattr(printable(text))


def words(text: str) -> str:
    """A text as the content of a run; a new line stays one."""
    lines = (
        f'<w:t xml:space="preserve">{line}</w:t>' if line else ""
        for line in plain(text).replace("\t", " ").split("\n")
    )
    return "<w:br/>".join(lines)
