"""Claim ``RepeatedText``: the same words told as the result of different tasks (文字重复)."""

from collections.abc import Iterator
from typing import NamedTuple

from jiheng.auditing.model import Relation, Spot
from jiheng.auditing.reading.quotes import beginning, told
from jiheng.auditing.reported.outline import SectionKind, section_of
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

#: Shorter sentences may be the same by chance, or because they quote a rule.
LEAST = 40
_PIECE = pattern(r"[^。\n]+")
#: Of accounts, duties and methods the same words are expected in several places.
_ASKED = frozenset((SectionKind.RESULTS, SectionKind.SCORE, SectionKind.OTHER))
#: One finding shows so many places; more say nothing more.
_MOST = 12
_SHOWN = 24
_NEVER = pattern(r"第[一二三四五六七八九十]+条")


class RepeatedText(NamedTuple):
    """Pieces of text that stand in a report more than once.

    Attributes:
        at: where the first is said again.
        first: where it is said first.
        others: the same of further pieces: first place, other place and so on.
        pieces: how many different pieces there are.
    """

    at: Spot
    first: Spot
    others: tuple[Spot, ...]
    pieces: int

    def test(self) -> Relation["RepeatedText"]:
        """Never holds: it is said twice."""
        return Relation(
            self, "other", holds=False, stated=told(self.at), expected="", at=self.at,
            because=(self.first, *self.others),
        )  # fmt: skip


def find(report: Report) -> Iterator[RepeatedText]:
    """At most one for each chapter of the second level."""
    seen: dict[str, Spot] = {}
    twice: dict[tuple[str, ...], list[tuple[Spot, Spot]]] = {}
    for one in report.texts:
        if one.table < 0 and len(one.text) >= LEAST and not _left_out(one):
            for piece, spot in _pieces(one):
                known = seen.get(piece)
                if known is None:
                    seen[piece] = spot
                elif known.passage != spot.passage:
                    twice.setdefault(one.chapters[:2], []).append((known, spot))
    for pairs in twice.values():
        first, again = pairs[0]
        others = tuple(spot for pair in pairs[1:_MOST] for spot in pair)
        yield RepeatedText(again, first, others, len(pairs))


def _left_out(passage: Passage) -> bool:
    return (
        section_of(passage.chapters) not in _ASKED or _NEVER.match(passage.text.strip()) is not None
    )


def _pieces(passage: Passage) -> Iterator[tuple[str, Spot]]:
    """Its sentences that are long enough, without spaces, and where they begin."""
    for match in _PIECE.finditer(passage.text.replace("\n", " ")):
        piece = "".join(match.group().split())
        if len(piece) >= LEAST:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            yield piece, beginning(passage, start, match.end(), _SHOWN)
