"""Quotes as they are told (引文): a page layout breaks words by spaces, and each in its own way."""

from jiheng.auditing.model import Spot
from jiheng.auditing.reported.passages import Passage


def told(spot: Spot) -> str:
    """What stands at a spot, without spaces.

    Example:
        >>> told(Spot(0, 0, 7, "占 95.5 %"))
        '占95.5%'
    """
    return "".join(spot.quote.split())


def beginning(passage: Passage, start: int, end: int, length: int) -> Spot:
    """The first so many characters of a piece of a passage, spaces not counted."""
    kept = 0
    for at in range(start, end):
        kept += not passage.text[at].isspace()
        if kept >= length:
            return passage.spot(start, at + 1)
    return passage.spot(start, end)
