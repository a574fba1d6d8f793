"""The same words in two documents of different years or departments (文字相同)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.auditing.model import Spot
from jiheng.auditing.reading.quotes import beginning
from jiheng.auditing.reported.outline import SectionKind, section_of
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

#: Shorter sentences are the same by chance, or because everybody writes them.
LEAST = 40
#: Duties, bodies, bases and methods are copied rightly; of money only sentences with figures.
_ASKED = frozenset(
    (SectionKind.RESULTS, SectionKind.SCORE, SectionKind.PROBLEMS, SectionKind.MEASURES)
)
_SENTENCE = pattern(r"[^。；！？\n]+")
_YEAR = pattern(r"(?:19|20)\d\d")
_NAMES_OF_LAWS = pattern(r"《[^》]*》")
_SIGNS = pattern(r"[^\u4e00-\u9fff\d.%％]")
#: Forms print these themselves.
_FORM = pattern(r"计\d*分|扣\d|得\d*分|分值|第[一二三四五六七八九十]+条|[（(](?:可用|按|\u8bf7)")
_SHOWN = 24


@dataclass(frozen=True, slots=True)
class SameText:
    """A sentence that both documents have, but for years and names.

    Attributes:
        section: what the chapter is about.
        first: where it stands in the first document, the quote its beginning.
        second: the same of the second.
        length: in characters.
    """

    section: SectionKind
    first: Spot
    second: Spot
    length: int


def same_texts(first: Report, second: Report) -> Iterator[SameText]:
    """Each sentence once, in the order of the first.

    None where both tell of one year of one department: there the same words are right.
    """
    if _same_subject(first, second):
        return
    known: dict[str, Spot] = {}
    for one in second.texts:
        for words, spot, _ in _sentences(one, second):
            known.setdefault(words, spot)
    seen: set[str] = set()
    for one in first.texts:
        for words, spot, section in _sentences(one, first):
            if words in known and words not in seen:
                seen.add(words)
                yield SameText(section, spot, known[words], len(words))


def plain_name(agency: str) -> str:
    """The name of a department without 本级 and 机关."""
    return re.sub(r"[（(]?本级[）)]?$|机关$", "", agency)


def _same_subject(first: Report, second: Report) -> bool:
    one, other = first.identity, second.identity
    named = plain_name(one.agency) == plain_name(other.agency) or not (one.agency and other.agency)
    return named and one.year == other.year


def _sentences(passage: Passage, report: Report) -> Iterator[tuple[str, Spot, SectionKind]]:
    section = _section(passage, report)
    if len(passage.text) < LEAST or not _asked(section, passage):
        return
    agency = plain_name(report.identity.agency)
    for match in _SENTENCE.finditer(passage.text):
        words = _plain(match.group(), agency)
        if len(words) >= LEAST and not _FORM.search(match.group()):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            yield words, beginning(passage, start, match.end(), _SHOWN), section


def _section(passage: Passage, report: Report) -> SectionKind:
    """Of a cell what the label of its row says: forms tell their results in cells."""
    if passage.role != "cell":
        return section_of(passage.chapters)
    return section_of((report.grids[passage.table].text(passage.row, 0),))


def _asked(section: SectionKind, passage: Passage) -> bool:
    if section is SectionKind.MONEY:
        return any(one.counts for one in passage.numbers)
    return section in _ASKED


def _plain(sentence: str, agency: str) -> str:
    """What is compared: without names of laws, years, the department's own name, and signs."""
    text = _YEAR.sub("", _NAMES_OF_LAWS.sub("", sentence))
    return _SIGNS.sub("", text.replace(agency, "") if agency else text)
