"""How a setting is printed: what was chosen, and what speaks for it."""

from typing import NamedTuple


class Chosen(NamedTuple):
    """One setting as it is printed.

    Attributes:
        name: in Chinese.
        value: as chosen.
        source: what speaks for it.
        confidence: high, medium or low.
    """

    name: str
    value: str
    source: str
    confidence: str

    def __str__(self) -> str:
        """Value and source; where we are less than sure, that too."""
        sure = "" if self.confidence == "high" else f"，把握{_WORDS[self.confidence]}"
        return f"{self.value}（{self.source}{sure}）"


_WORDS = {"medium": "中", "low": "低"}
