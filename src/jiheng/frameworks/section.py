"""One mapping of a framework's file, asked key by key; whatever is wrong is noted, not raised."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from jiheng.errors import JihengError
from jiheng.frameworks.composer import NOTHING, Entry
from jiheng.frameworks.errors import MissingKey, UnknownKey, UnknownWord, UnreadValue, WrongShape
from jiheng.frameworks.model import Hint
from jiheng.patterns import pattern

_NUMBER = pattern(r"(-?\d{1,15}(?:\.\d{1,9})?)(%?)")
_SHAPES = {"text": "一段文字", "list": "列表", "mapping": "“键: 值”的形式"}
_JOINED = "“{0}”里的“{1}”读作一项；几项之间用半角逗号分开，本来就是一项的加上双引号"
_YES, _NO = frozenset({"true", "是", "yes"}), frozenset({"", "false", "否", "no"})


@dataclass(frozen=True, slots=True)
class Section:
    """A mapping, its file, and the list that problems go to.

    Attributes:
        entry: the mapping; another kind of node has no keys.
        file: for messages.
        problems: shared by all sections of a file.
        hints: so are they.
    """

    entry: Entry
    file: str
    problems: list[JihengError] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.entry.line

    def has(self, key: str) -> bool:
        """Whether the key is written, with or without a value."""
        return key in self.entry.keys

    def at(self, key: str) -> int:
        """Line of a key; of the section where the key is not there."""
        return self.entry.keys[key].line if key in self.entry.keys else self.entry.line

    def note(self, problem: JihengError) -> None:
        """Something is wrong; reading goes on. The same is noted once."""
        if str(problem) not in map(str, self.problems):
            self.problems.append(problem)

    def hint(self, line: int, text: str) -> None:
        """Something may not be meant. The same is said once."""
        if Hint(line, text) not in self.hints:
            self.hints.append(Hint(line, text))

    def below(self, entry: Entry) -> "Section":
        """A section of the same file."""
        return Section(entry, self.file, self.problems, self.hints)

    def only(self, known: Iterable[str]) -> None:
        """Note every key that is not known."""
        words = list(known)
        for key, value in self.entry.keys.items():
            if key not in words:
                self.note(UnknownKey(self.file, value.line, key, words))

    def text(self, key: str, default: str = "") -> str:
        """A text; the default where the key is missing or empty."""
        return self._of_kind(key, "text").text.strip() or default

    def needed(self, key: str, instead: str) -> str:
        """A text that must be there."""
        text = self.text(key)
        if not text:
            self.note(MissingKey(self.file, self.line, key, instead))
        return text

    def lines(self, key: str) -> tuple[tuple[str, int], ...]:
        """A list of texts with their lines; a single text is a list of one."""
        entry = self.entry.keys.get(key, NOTHING)
        if entry.kind == "mapping":
            self.note(WrongShape(self.file, entry.line, key, "一段文字或文字的列表"))
            return ()
        items = entry.items if entry.kind == "list" else (entry,)
        for item in items:
            if item.kind != "text":
                self.note(WrongShape(self.file, item.line, key, "文字的列表"))
            if item.joined:
                self.hint(item.line, _JOINED.format(key, item.text.strip()))
        return tuple((item.text.strip(), item.line) for item in items if item.text.strip())

    def texts(self, key: str) -> tuple[str, ...]:
        """The same without lines."""
        return tuple(text for text, _ in self.lines(key))

    def sections(self, key: str) -> tuple["Section", ...]:
        """A list of mappings."""
        found = []
        for item in self._of_kind(key, "list").items:
            if item.kind == "mapping":
                found.append(self.below(item))
            else:
                self.note(WrongShape(self.file, item.line, key, "“键: 值”的列表"))
        return tuple(found)

    def mapping(self, key: str) -> Mapping[str, Entry]:
        """A mapping, value by value."""
        return self._of_kind(key, "mapping").keys

    def words(self, key: str) -> dict[str, str]:
        """A mapping of texts."""
        found = {}
        for name, entry in self.mapping(key).items():
            if entry.kind == "text":
                found[name] = entry.text.strip()
            else:
                self.note(WrongShape(self.file, entry.line, name, _SHAPES["text"]))
        return found

    def one_of(self, key: str, known: Iterable[str], default: str = "") -> str:
        """A word of a closed list."""
        word, words = self.text(key, default), list(known)
        if word and word not in words:
            self.note(UnknownWord(self.file, self.at(key), key, word, words))
            return default
        return word

    def yes(self, key: str) -> bool:
        """``true``, or nothing."""
        word = self.text(key).lower()
        if word not in _YES | _NO:
            self.note(UnreadValue(self.file, self.at(key), key, word, "true 或 false"))
        return word in _YES

    def fraction(self, key: str) -> Fraction | None:
        """A number, ``12.5`` or ``130%``; None where nothing is written."""
        text = self.text(key)
        return self.number(key, text, self.at(key)) if text else None

    def number(self, key: str, text: str, line: int) -> Fraction | None:
        """A number from a text."""
        found = _NUMBER.fullmatch(text.replace("％", "%"))
        if found is None:
            self.note(UnreadValue(self.file, line, key, text, "数字，如 5、0.5 或 130%"))
            return None
        return Fraction(Decimal(found[1])) / (100 if found[2] else 1)

    def day(self, key: str) -> str:
        """A date as written, 2020-02-25, 2020-02 or 2020; noted where there is no such day."""
        text = self.text(key)
        if text and not _is_day(text):
            self.note(UnreadValue(self.file, self.at(key), key, text, "日期，如 2020-02-25"))
        return text

    def _of_kind(self, key: str, kind: str) -> Entry:
        entry = self.entry.keys.get(key, NOTHING)
        empty = entry.kind == "text" and not entry.text
        if entry.kind != kind and not empty:
            self.note(WrongShape(self.file, entry.line, key, _SHAPES[kind]))
            return NOTHING
        return entry


def _is_day(text: str) -> bool:
    found = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text)
    if found is None:
        return False
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True
