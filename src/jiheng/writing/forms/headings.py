"""Names of rows and columns as forms print them → what they stand for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jiheng.frameworks.composer import compose
from jiheng.frameworks.language.normal import normalise, plain_name
from jiheng.frameworks.section import Section

_FILE = Path(__file__).with_name("wordings.yaml")
_ORDINAL = re.compile(
    r"^(?:其中:?|[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、]|[①-⑩])+"
)
_UNIT = re.compile(r"\((?:单位:)?(亿元|万元|千元|元|㎡|m2|m²|平方米|%)\)")
#: Letters that forms give to columns, to say how others follow from them: 全年执行数（B）.
_LETTER = re.compile(r"\([A-Z](?:[/÷][A-Z](?:[*×]100%)?)?\)")
_STATED_UNIT = re.compile(r"单位:?(亿元|万元|千元|元)")
_YEAR = re.compile(r"(20\d\d)年?(?:度)?")
#: 上年结转 is a source of money, no figure of last year.
_LAST = re.compile(r"^(?:上年度?|上一年度?|去年)(?!结转|结余)")
_THIS = re.compile(r"^本年度?|^当年(?!财政)")


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a row or column.

    Attributes:
        text: without spaces, number, unit, year and 其中.
        unit: printed behind it; may be empty.
        year: printed in it; None where none is.
        back: how many years before the one that is filled in.
    """

    text: str
    unit: str = ""
    year: int | None = None
    back: int = 0

    def in_year(self, year: int) -> int:
        """The year it speaks of."""
        return year - self.back if self.year is None else self.year


@dataclass(frozen=True, slots=True)
class Wordings:
    """What forms call things, from the file beside this one."""

    rows: Mapping[str, str]
    phases: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]
    subject: Mapping[str, str]


def label(text: str) -> Label:
    """A name taken apart.

    Example:
        >>> label("2023决算数(万元)")
        Label(text='决算数', unit='万元', year=2023, back=0)
        >>> label("其中：公车 购置").text, label("执行率（B/A）").text
        ('公车购置', '执行率')
    """
    plain = normalise(text).text
    unit = _UNIT.search(plain)
    plain = _LETTER.sub("", _UNIT.sub("", plain))
    plain = _ORDINAL.sub("", plain)
    year = _YEAR.match(plain)
    back = 1 if _LAST.match(plain) else 0
    bare = _THIS.sub("", _LAST.sub("", plain[year.end() :] if year else plain))
    return Label(
        plain_name(bare).strip(":、,;"),
        unit[1] if unit else "",
        int(year[1]) if year else None,
        back,
    )


def stated_unit(text: str) -> str:
    """The unit of money that stands above a table: 单位：万元."""
    found = _STATED_UNIT.search(normalise(text).text)
    return found[1] if found else ""


@cache
def wordings() -> Wordings:
    """What forms call things."""
    entry = compose(_FILE.read_text(encoding="utf-8"), _FILE.name, _refuse)
    section = Section(entry, _FILE.name)
    phases = section.below(entry.keys["phases"])
    return Wordings(
        rows=dict(_plain(section.words("rows"))),
        phases={label(name).text: phases.texts(name) for name in section.mapping("phases")},
        labels=dict(_plain(section.words("labels"))),
        subject=dict(_plain(section.words("subject"))),
    )


def _plain(words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, meaning in words.items():
        topic, slash, bare = name.rpartition("/")
        yield f"{topic}{slash}{label(bare).text}", meaning


def _refuse(problem: Exception) -> None:
    raise problem
