"""A whole file of units: read, scored and written a piece at a time."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

import polars as pl

from jiheng.bulk.cells import fact_cells, not_numbers
from jiheng.bulk.errors import WrongType
from jiheng.bulk.headings import CODE, Layout, layout
from jiheng.bulk.reading import CHUNK, Units, units
from jiheng.bulk.scored import COMPLETE, GRADE, UNREAD, Scorer, frame_of, piece
from jiheng.bulk.writing import write, writer
from jiheng.frameworks.model import Framework

#: Called with how many units are done, and of how many; None where that is not known.
Progress = Callable[[int, int | None], None]
_KILO = 1024
#: So many cells of a column are looked at before anything is scored.
_TRIED = 100


@dataclass(slots=True)
class Summary:
    """What a run has done.

    Attributes:
        rows: units in the file.
        complete: of them scored throughout.
        alone: scored one by one.
        grades: grade → units; ``""`` where open.
        unread: units with a cell that could not be read.
        repeated: codes that stand there more than once → how often.
        floats: columns taken from binary numbers by their shortest decimal.
        unused: columns that the framework does not use.
        seconds: from start to end.
        peak: most memory, in MB; None where the system does not tell.
        codes: that have been seen.
        names: of the grades by their place, the lowest first; none in place 0.
    """

    rows: int = 0
    complete: int = 0
    alone: int = 0
    grades: Counter[str] = field(default_factory=Counter)
    unread: int = 0
    repeated: dict[str, int] = field(default_factory=dict)
    floats: set[str] = field(default_factory=set)
    unused: tuple[str, ...] = ()
    seconds: float = 0.0
    peak: int | None = None
    codes: set[str] = field(default_factory=set)
    names: list[str | None] = field(default_factory=list)

    def count(self, frame: pl.DataFrame) -> None:
        """One more piece, as it is written."""
        self.rows += frame.height
        self.complete += int(frame[COMPLETE].sum())
        self.unread += frame.height - frame[UNREAD].null_count()
        for grade, rows in frame[GRADE].value_counts().iter_rows():
            self.grades[grade or ""] += rows
        codes = frame[CODE].drop_nulls()
        fresh = set(codes)
        if len(fresh) < len(codes) or not self.codes.isdisjoint(fresh):
            self._repeated(codes.to_list())
        self.codes |= fresh

    def _repeated(self, codes: list[str]) -> None:
        for code, times in Counter(codes).items():
            before = self.repeated.get(code, int(code in self.codes))
            if before + times > 1:
                self.repeated[code] = before + times


def score_file(  # noqa: PLR0913 - files, and what may be said of them
    framework: Framework,
    source: Path,
    output: Path,
    *,
    year: int = 0,
    progress: Progress | None = None,
    size: int = CHUNK,
) -> Summary:
    """Score every unit of a file; the output is written whole or not at all.

    Raises:
        JihengError: a file cannot be read or written, or a column is nothing.
    """
    began = perf_counter()
    writer(output)
    with units(source) as given:
        laid = checked(framework, given)
        summary = Summary(unused=laid.unused)
        scorer = Scorer(framework, year or framework.year or 0)
        summary.names = scorer.grades
        frames = _scored(scorer, given, laid, (summary, progress, size))
        write(frames, _schema(scorer, given, laid), output)
    summary.seconds, summary.peak = perf_counter() - began, peak()
    return summary


def checked(framework: Framework, given: Units) -> Layout:
    """What the columns are, before anything is scored.

    Raises:
        JihengError: a column is nothing, or of a type that is no number.
    """
    laid = layout(framework, given.kinds.names(), given.where)
    for one in laid.facts:
        if kind := not_numbers(given.kinds[one.heading]):
            raise WrongType(given.where, one.heading, kind)
    first = next(given.pieces(laid.columns), None)
    if first is not None and first.height:
        _numbers(laid, first, given.where)
    return laid


def _numbers(laid: Layout, first: pl.DataFrame, where: str) -> None:
    """Columns of facts hold numbers, as far as the first units show."""
    for one in laid.facts:
        there = first[one.heading].drop_nulls().head(_TRIED)
        cells = fact_cells(one, there)
        if len(there) and len(cells.unread) == len(there):
            raise WrongType(where, one.heading, f"文字（如“{cells.unread[0]}”）")


def _scored(
    scorer: Scorer, given: Units, laid: Layout, told: tuple[Summary, Progress | None, int]
) -> Iterator[pl.DataFrame]:
    summary, progress, size = told
    for frame in given.pieces(laid.columns, size):
        read = piece(frame, laid, scorer.year)
        scored = scorer.score(read)
        out = frame_of(read, laid, scorer, scored)
        summary.alone += scored.alone
        summary.floats |= read.floats
        summary.count(out)
        if progress is not None:
            progress(summary.rows, given.rows)
        yield out


def _schema(scorer: Scorer, given: Units, laid: Layout) -> pl.Schema:
    """The columns of the output, from no unit at all."""
    nobody = pl.DataFrame(schema={one: given.kinds[one] for one in laid.columns})
    read = piece(nobody, laid, scorer.year)
    return frame_of(read, laid, scorer, scorer.score(read)).schema


def peak() -> int | None:
    """The most memory this process has had, in MB."""
    if find_spec("resource") is None:
        return None
    resource = import_module("resource")
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) // _KILO
