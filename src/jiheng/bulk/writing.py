"""Scores of many units, written a piece at a time: whole, or not at all."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter
from polars.io.plugins import register_io_source

from jiheng.bulk.errors import TooManyRows, UnknownBulkEnding
from jiheng.bulk.reading import ENDINGS
from jiheng.whole import whole

#: Rows of a worksheet, its heading among them.
_SHEET_ROWS = 1_048_576


def write(frames: Iterator[pl.DataFrame], schema: pl.Schema, path: Path) -> None:
    """All pieces in one file, in their order.

    Raises:
        CannotWrite: the place does not take it.
        TooManyRows: a sheet is too short.
    """
    into = writer(path)
    with whole(path) as temporary:
        into(frames, schema, temporary)


def writer(path: Path) -> Callable[[Iterator[pl.DataFrame], pl.Schema, Path], None]:
    """What writes a file of that ending.

    Raises:
        UnknownBulkEnding: nothing does.
    """
    known = {"parquet": _parquet, "csv": _csv, "xlsx": _xlsx}
    ending = path.suffix.lower().removeprefix(".")
    if ending not in known:
        raise UnknownBulkEnding(path, ENDINGS)
    return known[ending]


def _parquet(frames: Iterator[pl.DataFrame], schema: pl.Schema, path: Path) -> None:
    _lazy(frames, schema).sink_parquet(path, compression="zstd", compression_level=1)


def _csv(frames: Iterator[pl.DataFrame], schema: pl.Schema, path: Path) -> None:
    _lazy(frames, schema).sink_csv(path, include_bom=True)


def _lazy(frames: Iterator[pl.DataFrame], schema: pl.Schema) -> pl.LazyFrame:
    """The pieces as an engine asks for them."""

    def source(
        columns: list[str] | None, predicate: object, rows: int | None, size: int | None
    ) -> Iterator[pl.DataFrame]:
        del columns, predicate, rows, size
        return frames

    return register_io_source(source, schema=schema)


def _xlsx(frames: Iterator[pl.DataFrame], schema: pl.Schema, path: Path) -> None:
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("得分")
    points = book.add_format({"num_format": "0.00"})
    sheet.freeze_panes(1, 1)
    sheet.write_row(0, 0, schema.names())
    rows = chain.from_iterable(frame.iter_rows() for frame in frames)
    for place, row in enumerate(rows, start=1):
        if place >= _SHEET_ROWS:
            raise TooManyRows(str(path), _SHEET_ROWS)
        _row(sheet, place, row, points)
    book.close()


def _row(sheet: Any, place: int, row: tuple[object, ...], points: Any) -> None:  # noqa: ANN401 - of xlsxwriter
    for column, value in enumerate(row):
        if isinstance(value, bool):
            sheet.write_string(place, column, "是" if value else "否")
        elif isinstance(value, Decimal):
            sheet.write_number(place, column, value, points)
        elif value is not None:
            sheet.write_string(place, column, str(value))
