"""The formats a user asks for by name."""

from collections.abc import Iterable

from jiheng.scoring.errors import UnknownFormat


def format_names(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """The names in a list with commas, each once.

    Raises:
        UnknownFormat: one of them is none, or there are none.

    Example:
        >>> format_names("docx，xlsx, docx", ("docx", "xlsx"))
        ('docx', 'xlsx')
    """
    formats = tuple(known)
    wanted = dict.fromkeys(name.strip().lower() for name in text.replace("，", ",").split(","))
    for name in wanted:
        if name not in formats:
            raise UnknownFormat(name, formats)
    return tuple(wanted)
