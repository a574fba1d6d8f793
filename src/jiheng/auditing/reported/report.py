"""`Report`: a document made ready for the claims (送审报告)."""

from dataclasses import dataclass
from functools import cached_property

from jiheng.auditing.model import Spot
from jiheng.auditing.reported.grids import Grid, grids_of
from jiheng.auditing.reported.identity import Identity, identity_of
from jiheng.auditing.reported.outline import chapters_of
from jiheng.auditing.reported.passages import Passage, passages_of
from jiheng.documents.model import Document, Place


@dataclass(frozen=True)
class Report:
    """A report as the claims see it.

    Attributes:
        passages: every heading, paragraph and cell, in order.
        publication: whether it is about to be published, so that personal data matter.
    """

    document: Document
    passages: tuple[Passage, ...]
    publication: bool = False

    @cached_property
    def identity(self) -> Identity:
        """What kind of report it is, whose, of which year."""
        return identity_of(self.passages)

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """Its tables."""
        return grids_of(self.document, self.passages)

    @cached_property
    def texts(self) -> tuple[Passage, ...]:
        """What is read as sentences: headings, paragraphs, and cells with more than a number."""
        return tuple(one for one in self.passages if one.text.strip())

    def place(self, spot: Spot) -> Place | None:
        """Where the quote of a spot begins in the file."""
        if spot.passage < 0:
            return None
        passage = self.passages[spot.passage]
        return passage.place_at(max(spot.start, passage.text.find(spot.quote, spot.start)))


def prepared(document: Document, *, publication: bool = False) -> Report:
    """Make a document ready for the claims."""
    found = tuple(passages_of(document))
    above = chapters_of(found)
    placed = tuple(one.below(names) for one, names in zip(found, above, strict=True))
    return Report(document, placed, publication)
