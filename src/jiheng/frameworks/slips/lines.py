"""A text of YAML, line by line: keys, what stands behind them, and in which column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jiheng.frameworks.errors import BrokenYaml, FrameworkError
from jiheng.frameworks.slips.columns import Columns, Level
from jiheng.frameworks.slips.errors import (
    BareSign,
    DashWithoutSpace,
    FullWidthSign,
    Misaligned,
    MissingDash,
    NoKey,
    NoSpaceAfterColon,
    OpenBracket,
    OpenQuote,
    QuoteInQuotes,
    TabInFront,
)
from jiheng.patterns import pattern

_PARTS = pattern(r"( *)((?:- +)*)(.*)")
_KEY = pattern(r"""("[^"]+"|'[^']+'|[^\s"'{}\[\],#&*!|>%@`:：-][^:：]*?)(:|：)(.*)""")
_WORD = pattern(r"[a-z_]+")
_QUOTED = pattern(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'')
_BLOCK = pattern(r"[|>][-+0-9]*(?:\s+#.*)?")
_COLON_IN_BRACES = pattern(r"[{,，]\s*([^\s{}\[\],，:：]+)(：|:(?=[^\s,}]))")
_COMMA_IN_BRACES = pattern(r"([^\s{}\[\],，:：]+)，\s*[^\s{}\[\],，:：]+\s*[:：]")
_COMMENT = pattern(r"\s#.*")
#: Below these keys stand items, each with its dash.
_LISTS = frozenset({"indicators", "examples", "figures"})
_SIGNS = frozenset(">|%@`&*!")
_SPACES = "\t　 "
TWO_COLONS = "一行里有两个冒号，含冒号的文字应放在引号里"


def slips(text: str, file: str) -> list[FrameworkError]:
    """The usual slips of a text that was refused, in the order of its lines."""
    reading = _Reading(file, text.splitlines())
    number = 0
    while number < len(reading.lines):
        number = reading.line(number)
    return reading.found


@dataclass(slots=True)
class _Reading:
    """One text on the way."""

    file: str
    lines: Sequence[str]
    columns: Columns = field(default_factory=Columns)
    found: list[FrameworkError] = field(default_factory=list)

    def line(self, number: int) -> int:
        """Read a line; which one is to be read next."""
        text = self.lines[number]
        bare = text.lstrip(_SPACES)
        if not bare or bare.startswith(("#", "---")):
            return number + 1
        lead = text[: -len(bare)]
        if lead.strip(" "):
            # How wide it was meant to be nobody knows: the line is not measured.
            self.found.append(TabInFront(self.file, number + 1, tab="\t" in lead))
            return number + 1
        indent, dashes, rest = _parts(text)
        if re.match(r"-[^\s-]", rest):
            self.found.append(DashWithoutSpace(self.file, number + 1, rest))
            dashes, rest = f"{dashes}- ", rest[1:]
        key = _KEY.match(rest)
        if key and self._is_key(key, indent, dashes):
            return self._keyed(number, key, indent, dashes)
        if not dashes:
            if self.columns.beside(indent):
                self.found.append(NoKey(self.file, number + 1, rest))
            return number + 1
        self._place(Level(indent, number + 1, f"- {rest}", dashes=True))
        return self._value(number, rest, indent)

    def _is_key(self, key: re.Match[str], indent: int, dashes: str) -> bool:
        """Not the text of an item, not the rest of the value before."""
        if key[2] == ":" and (not key[3] or key[3][0].isspace()):
            return True
        if dashes:
            return _WORD.fullmatch(key[1]) is not None
        return not self.columns.continues(indent)

    def _keyed(self, number: int, key: re.Match[str], indent: int, dashes: str) -> int:
        name, sign, value = key[1], key[2], key[3].strip()
        heading = "" if dashes else self.columns.heading(indent)
        if heading in _LISTS:
            self.found.append(MissingDash(self.file, number + 1, name, heading))
            indent, dashes = indent - 2, "- "
        moved = 0
        if dashes:
            moved = self._place(Level(indent, number + 1, f"- {name}", dashes=True))
        column = indent + len(dashes) + moved
        empty = not value or value.startswith("#")
        self._place(Level(column, number + 1, name, open=empty), behind_dash=bool(dashes))
        if sign == "：":
            self.found.append(FullWidthSign(self.file, number + 1, name))
        elif key[3] and not key[3][0].isspace():
            self.found.append(NoSpaceAfterColon(self.file, number + 1, name))
        return self._value(number, value, indent + len(dashes))

    def _place(self, level: Level, *, behind_dash: bool = False) -> int:
        """Compare a column with those above; how far it had to be moved."""
        near = self.columns.place(level, behind_dash=behind_dash)
        if near is None:
            return 0
        beside = (near.name, near.line, near.column)
        # One line out of place puts those below it out of place: the first is told.
        if not any(isinstance(slip, Misaligned) for slip in self.found):
            self.found.append(Misaligned(self.file, level.line, level.name, level.column, beside))
        return near.column - level.column

    def _value(self, number: int, value: str, column: int) -> int:
        """What stands behind a key or a dash; which line comes after it."""
        if _BLOCK.fullmatch(value):
            return self._end(number, column)
        match value[:1]:
            case '"' | "'":
                return self._quoted(number, value, column)
            case "{" | "[":
                return self._bracketed(number, value, column)
            case sign if sign in _SIGNS:
                self.found.append(BareSign(self.file, number + 1, sign))
            case _ if re.search(r":\s", _COMMENT.sub("", value)):
                self.found.append(BrokenYaml(self.file, number + 1, TWO_COLONS))
        return number + 1

    def _end(self, number: int, column: int) -> int:
        """The first line after ``number`` that does not go on with what began there."""
        following = number + 1
        while following < len(self.lines):
            text = self.lines[following]
            if text.strip() and len(text) - len(text.lstrip()) <= column:
                break
            following += 1
        return following

    def _quoted(self, number: int, value: str, column: int) -> int:
        closed = _QUOTED.match(value)
        if closed is None:
            end = self._end(number, column)
            if any(value[0] in text for text in self.lines[number + 1 : end]):
                return end
            self.found.append(OpenQuote(self.file, number + 1, value))
        elif value[closed.end() :].strip() and not value[closed.end() :].strip().startswith("#"):
            self.found.append(QuoteInQuotes(self.file, number + 1, value))
        return number + 1

    def _bracketed(self, number: int, value: str, column: int) -> int:
        end = self._end(number, column)
        if end < len(self.lines) and self.lines[end].strip()[:1] in {"}", "]"}:
            end += 1
        whole = _QUOTED.sub("", " ".join([value, *self.lines[number + 1 : end]]))
        if value[0] == "{":
            for slip in _COLON_IN_BRACES.finditer(whole):
                kind = FullWidthSign if slip[2] == "：" else NoSpaceAfterColon
                self.found.append(kind(self.file, number + 1, slip[1]))
            for slip in _COMMA_IN_BRACES.finditer(whole):
                self.found.append(FullWidthSign(self.file, number + 1, slip[1], "，"))
        if whole.count("{") > whole.count("}") or whole.count("[") > whole.count("]"):
            self.found.append(OpenBracket(self.file, number + 1, value[0]))
        return end


def _parts(text: str) -> tuple[int, str, str]:
    """Spaces in front, dashes, and the rest."""
    found = _PARTS.match(text)
    return (len(found[1]), found[2], found[3].strip()) if found else (0, "", text)
