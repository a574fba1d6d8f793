"""Worked examples (手算样例) of a framework's file."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from jiheng.errors import JihengError
from jiheng.frameworks.catalogue import FactNames
from jiheng.frameworks.composer import Entry
from jiheng.frameworks.errors import Placed, UnknownFact, UnreadValue, WrongShape
from jiheng.frameworks.model import Example, FactSpec, Indicator, find
from jiheng.frameworks.section import Section
from jiheng.patterns import pattern
from jiheng.quantities import NotANumber, Quantity

_KEYS = (
    "title",
    "year",
    "facts",
    "exclusions",
    "answers",
    "objectives",
    "projects",
    "values",
    "scores",
    "total",
    "grade",
    "note",
)
_NO_NUMBER = frozenset({"date", "text", "yesno"})
#: “＞85%” says only on which side of the number the fact is.
_BOUND = pattern(r"[<>≤≥＜＞]|.*以[上下]$")
#: Answers to caps, vetoes and bonus stand here.
TOTAL = "总分"


def examples_of(
    section: Section,
    year: int | None,
    specs: Mapping[str, FactSpec],
    indicators: Iterable[Indicator],
) -> tuple[Example, ...]:
    """Everything under ``examples``; names of facts and indicators are looked up."""
    reader = _Reader(year, specs, FactNames(specs), tuple(indicators))
    return tuple(reader.example(own) for own in section.sections("examples"))


class _Reader:
    """Reads examples against one framework."""

    def __init__(
        self,
        year: int | None,
        specs: Mapping[str, FactSpec],
        names: FactNames,
        indicators: tuple[Indicator, ...],
    ) -> None:
        self._year = year
        self._specs = specs
        self._names = names
        self._indicators = indicators

    def example(self, own: Section) -> Example:
        """One example."""
        own.only(_KEYS)
        return Example(
            title=own.text("title"),
            facts=self._facts(own),
            exclusions=self._exclusions(own),
            answers=self._answers(own),
            objectives=tuple(_row(row) for row in own.sections("objectives")),
            projects=tuple(_row(row) for row in own.sections("projects")),
            values={
                self._path(own, key): entry.text for key, entry in own.mapping("values").items()
            },
            scores=self._scores(own),
            total=own.fraction("total"),
            grade=own.text("grade"),
            note=own.text("note"),
            line=own.line,
        )

    def _facts(self, own: Section) -> dict[str, dict[int, Quantity | str]]:
        written = own.mapping("facts")
        year = self._year_of(written.values())
        found: dict[str, dict[int, Quantity | str]] = {}
        for printed, entry in written.items():
            name = self._names.resolve(printed)
            if name is None:
                own.note(UnknownFact(own.file, entry.line, printed, list(self._names)))
                continue
            years = entry.keys if entry.kind == "mapping" else {str(year): entry}
            found[name] = {
                int(one): self._value(own, name, value)
                for one, value in years.items()
                if _is_year(own, name, one, value)
            }
        return found

    def _year_of(self, entries: Iterable[Entry]) -> int:
        """The framework's year; else the latest that the example names; else 0."""
        if self._year is not None:
            return self._year
        years = [int(key) for entry in entries for key in entry.keys if key.isdecimal()]
        return max(years, default=0)

    def _value(self, own: Section, name: str, entry: Entry) -> Quantity | str:
        spec = self._specs[name]
        if spec.kind in _NO_NUMBER or _BOUND.match(entry.text):
            return entry.text
        try:
            return Quantity.parse(entry.text, spec.unit.symbol)
        except NotANumber:
            expected = f"数字和单位，如 12.5{spec.unit}"
            own.note(UnreadValue(own.file, entry.line, name, entry.text, expected))
            return entry.text

    def _exclusions(self, own: Section) -> dict[str, tuple[dict[str, object], ...]]:
        if not own.has("exclusions"):
            return {}
        rows = own.below(own.entry.keys["exclusions"])
        return {
            self._names.resolve(printed) or printed: tuple(
                _row(row) for row in rows.sections(printed)
            )
            for printed in own.mapping("exclusions")
        }

    def _answers(self, own: Section) -> dict[str, dict[str, str]]:
        found = {}
        for key, entry in own.mapping("answers").items():
            path = self._path(own, key)
            if entry.kind == "mapping":
                found[path] = {name: value.text for name, value in entry.keys.items()}
            elif entry.kind == "text":
                found[path] = {"": entry.text}
            else:
                own.note(WrongShape(own.file, entry.line, key, "一个答案，或“问题: 答案”"))
        return found

    def _scores(self, own: Section) -> dict[str, Fraction]:
        found = {}
        for key, entry in own.mapping("scores").items():
            score = own.number("scores", entry.text, entry.line)
            if score is not None:
                found[self._path(own, key)] = score
        return found

    def _path(self, own: Section, key: str) -> str:
        """The path of a title; an unknown one is noted. Paths into projects stay as they are."""
        if key == TOTAL or (own.has("projects") and "/" in key):
            return key
        try:
            return find(self._indicators, key, "").path
        except JihengError as error:
            line = next(
                (entry.keys[key].line for entry in own.entry.keys.values() if key in entry.keys),
                own.line,
            )
            own.note(Placed(own.file, line, error))
            return key


def _is_year(own: Section, name: str, text: str, entry: Entry) -> bool:
    if text.isdecimal():
        return True
    own.note(UnreadValue(own.file, entry.line, name, text, "年份，如 {2019: 18.00万元}"))
    return False


def _row(section: Section) -> dict[str, object]:
    return {key: entry.plain for key, entry in section.entry.keys.items()}
