"""What every part of a YAML dossier is read with."""

from collections.abc import Mapping
from fractions import Fraction

from jiheng.dossiers.asked import Asked
from jiheng.dossiers.gathering import Gathered
from jiheng.dossiers.values import points, quantity
from jiheng.dossiers.yaml_form.tree import Entry
from jiheng.quantities import Unit

Known = Mapping[str, Entry]


class Part:
    """Reads one part; problems are gathered, what is good is kept.

    Attributes:
        asked: what the framework asks.
        gathered: where problems go.
        year: that is evaluated.
    """

    def __init__(self, asked: Asked, gathered: Gathered, year: int) -> None:
        """Nothing read yet."""
        self.asked = asked
        self.gathered = gathered
        self.year = year

    def pairs(self, entry: Entry | None) -> list[tuple[str, Entry]]:
        """Keys and what they lead to; none where nothing is written."""
        return (self.gathered.take(entry.pairs) or []) if entry else []

    def text(self, parts: Known, key: str) -> str:
        """The words under a key; ``""`` where nothing is written."""
        return (self.gathered.take(parts[key].text) or "") if key in parts else ""

    def points(self, entry: Entry | None) -> Fraction | None:
        """A score or weight."""
        text = (self.gathered.take(entry.text) or "") if entry else ""
        return self.gathered.take(points, text, entry.where) if entry and text else None

    def quantity(self, entry: Entry | None, measure: Unit) -> Fraction | None:
        """A number with its unit."""
        text = (self.gathered.take(entry.text) or "") if entry else ""
        return self.gathered.take(quantity, text, measure, entry.where) if entry and text else None
