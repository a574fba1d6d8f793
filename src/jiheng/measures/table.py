"""A file of monitoring data as columns of text: csv or xlsx, as platforms export it."""

from pathlib import Path

import polars as pl

from jiheng.documents.encoding import decoded
from jiheng.measures.errors import UnreadData
from jiheng.measures.listed import content_of, is_sheet, listed


def table(path: Path) -> pl.DataFrame:
    """The data as text, one column for each heading; nothing is interpreted yet.

    Raises:
        CannotOpen: there is no such file, or it may not be read.
        UnreadData: it is no table.
        NoData: it is empty.
    """
    content = content_of(path)
    if is_sheet(content):
        return _of_sheet(path)
    return _of_text(content, str(path))


def _of_text(content: bytes, where: str) -> pl.DataFrame:
    text = decoded(content, where)
    first = next(line for line in text.splitlines() if line.strip())
    separator = max(",\t;|", key=first.count)
    try:
        return pl.read_csv(
            text.encode(), separator=separator, infer_schema=False, truncate_ragged_lines=True
        )
    except pl.exceptions.PolarsError as error:
        raise UnreadData(where, str(error).splitlines()[0]) from error


def _of_sheet(path: Path) -> pl.DataFrame:
    found = listed(path)
    columns = {
        name: pl.Series(name, [row[name] for row in found.rows], dtype=pl.String)
        for name in found.heads
    }
    return pl.DataFrame(columns)
