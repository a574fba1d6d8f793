"""A file of units, a piece at a time: parquet, csv or xlsx."""

import codecs
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from python_calamine import CalamineError, CalamineWorkbook

from jiheng.bulk.errors import UnknownBulkEnding, UnreadBulk
from jiheng.documents.errors import CannotOpen

#: So many units are scored at once: enough for columns, and little memory.
CHUNK = 50_000
ENDINGS = ("parquet", "csv", "xlsx")
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Units:
    """The units of a file.

    Attributes:
        where: the file, as it is told.
        kinds: heading → type, in the order of the file.
        rows: how many; None where that is known only at the end.
        lazy: the units, to be read in pieces.
    """

    where: str
    kinds: pl.Schema
    rows: int | None
    lazy: pl.LazyFrame

    def pieces(self, headings: list[str], size: int = CHUNK) -> Iterator[pl.DataFrame]:
        """The columns of these headings, so many units at a time."""
        found = self._pieces(self.lazy.select(headings), size)
        while True:
            try:
                frame = next(found, None)
            except pl.exceptions.PolarsError as error:
                raise UnreadBulk(self.where, str(error).splitlines()[0]) from error
            if frame is None:
                return
            yield frame

    def _pieces(self, chosen: pl.LazyFrame, size: int) -> Iterator[pl.DataFrame]:
        if self.rows is None:
            yield from (one for one in chosen.collect_batches(chunk_size=size) if one.height)
            return
        for start in range(0, self.rows, size):
            yield chosen.slice(start, size).collect()


@contextmanager
def units(path: Path) -> Iterator[Units]:
    """The units of a file, open as long as they are read.

    Raises:
        CannotOpen: there is no such file, or it may not be read.
        UnreadBulk: it is no table.
        UnknownBulkEnding: it is of another kind.
    """
    ending = path.suffix.lower().removeprefix(".")
    if ending not in ENDINGS:
        raise UnknownBulkEnding(path, ENDINGS)
    try:
        path.open("rb").close()
    except OSError as error:
        raise CannotOpen(str(path), error) from error
    with ExitStack() as stack:
        kinds: dict[str, Callable[[Path], Units]]
        kinds = {"parquet": _parquet, "csv": partial(_csv, stack), "xlsx": _xlsx}
        try:
            found = kinds[ending](path)
        except pl.exceptions.PolarsError as error:
            raise UnreadBulk(str(path), str(error).splitlines()[0]) from error
        yield found


def _parquet(path: Path) -> Units:
    lazy = pl.scan_parquet(path, glob=False)
    rows = lazy.select(pl.len()).collect().item()
    return Units(str(path), lazy.collect_schema(), rows, lazy)


def _csv(stack: ExitStack, path: Path) -> Units:
    folder = stack.enter_context(TemporaryDirectory())
    source = path if _is_utf8(path) else _as_utf8(path, Path(folder) / path.name)
    lazy = pl.scan_csv(source, infer_schema=False, glob=False)
    return Units(str(path), lazy.collect_schema(), None, lazy)


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            for piece in iter(lambda: file.read(_PIECE), b""):
                decoder.decode(piece)
        except UnicodeDecodeError:
            return False
    return True


def _as_utf8(path: Path, copy: Path) -> Path:
    """The file as Excel and WPS save it in China, in UTF-8, a piece at a time."""
    try:
        with path.open(encoding="gb18030", newline="") as file, copy.open("w", newline="") as out:
            for piece in iter(lambda: file.read(_PIECE), ""):
                out.write(piece)
    except UnicodeDecodeError as error:
        raise UnreadBulk(str(path), "不是UTF-8，也不是GB18030编码") from error
    return copy


def _xlsx(path: Path) -> Units:
    """The first sheet, its numbers by their shortest decimal; held whole."""
    try:
        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows()
        heads = [_text(cell) or "" for cell in next(rows, [])]
        cells = [[_text(cell) for cell in row] for row in rows]
    except CalamineError as error:
        raise UnreadBulk(str(path), str(error)) from error
    table = {
        name: pl.Series([row[place] for row in cells], dtype=pl.String)
        for place, name in enumerate(heads)
        if name
    }
    lazy = pl.LazyFrame(table)
    return Units(str(path), lazy.collect_schema(), len(cells), lazy)


def _text(cell: object) -> str | None:
    """A cell as text; a whole number without its decimal point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip() or None
