"""Claim ``Purpose``: what an item of the functional classification was used for (支出用途)."""

from collections.abc import Iterator
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reading.quotes import told
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

#: Items whose purpose the law fixes: a word of the item's name, and of what kind it is.
#: Source: 政府收支分类科目, 208 05, 210 11 and 221 02.
_FIXED = {
    "公积金": "住房", "购房补贴": "住房", "提租补贴": "住房", "医疗": "医疗", "养老": "养老",
    "职业年金": "养老",
}  # fmt: skip
_ITEM = pattern(
    r"(?:（款）|、|^)(?P<item>[^（）。；]{2,30})（项）[^。；]{0,40}?[。，]?\s*"
    r"(?P<told>主要(?:是)?用于[:：]?\s*(?P<purpose>[^。；，]{2,60}))"
)


class Purpose(NamedTuple):
    """An item with a fixed purpose, and what it is said to be used for.

    Attributes:
        item: its name.
        purpose: as told.
        own: the word of its name that fixes it.
        foreign: the word of another item in the purpose; ``""`` where there is none.
    """

    item: str
    purpose: str
    own: str
    foreign: str
    at: Spot
    name: Spot

    def test(self) -> Relation["Purpose"]:
        """Whether the purpose speaks of the item and not of another one."""
        other = self.foreign and _FIXED[self.own] != _FIXED[self.foreign]
        return Relation(
            self,
            "other",
            holds=not self.foreign,
            stated=told(self.at),
            expected=self.item,
            at=self.at,
            because=(self.name,),
            ceiling=Severity.ERROR if other else Severity.DOUBT,
        )


def find(report: Report) -> Iterator[Purpose]:
    """Every item with a fixed purpose that is told."""
    for one in report.texts:
        if "（项）" in one.text and "用于" in one.text:
            yield from _purposes(one)


def _purposes(passage: Passage) -> Iterator[Purpose]:
    for match in _ITEM.finditer(passage.text):
        own = _word(match["item"])
        if not own:
            continue
        purpose = match["purpose"]
        foreign = "" if own in purpose else _word(purpose)
        yield Purpose(
            match["item"],
            purpose,
            own,
            foreign,
            passage.spot(*match.span("told")),
            passage.spot(*match.span("item")),
        )


def _word(text: str) -> str:
    """The word that fixes what a text is about; ``""`` where there is none, or several."""
    found = [word for word in _FIXED if word in text]
    return found[0] if len(found) == 1 else ""
