"""What one empty cell is to hold, or why it stays empty."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """What the headings of a cell ask for.

    Attributes:
        text: to be written; ``""`` where there is nothing to write.
        why: there is nothing; ``""`` where nothing belongs there.
    """

    text: str
    why: str = ""


#: It is known what belongs there, and it is nothing: no deviation, so no reason for one.
NOTHING = Found("")


def supplied(text: str, what: str) -> Found:
    """A text, or that the dossier does not have it."""
    return Found(text, "" if text else f"填报表没有{what}")
