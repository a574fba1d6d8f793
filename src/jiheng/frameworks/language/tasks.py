"""A file of sentences to be read, a JSON object a line (批量文件)."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from jiheng.errors import JihengError

#: A line of a batch: keys as written, numbers exact.
Task = dict[str, object]


class NoText(JihengError):
    """The file is no text in UTF-8."""

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(str(path), "不是UTF-8编码的文本", "另存为UTF-8编码的文本")


def tasks(path: Path) -> Iterator[tuple[int, Task | None]]:
    """Number and task of each line that is not blank; None where it is no object with ``text``.

    Raises:
        NoText: the file is no text.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoText(path) from error
    # Not splitlines: a sentence may hold other separators than the end of a line.
    for place, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield place, _task(line)


def _task(line: str) -> Task | None:
    try:
        task = json.loads(line, parse_float=Decimal)
    except ValueError:
        return None
    return task if isinstance(task, dict) and "text" in task else None
