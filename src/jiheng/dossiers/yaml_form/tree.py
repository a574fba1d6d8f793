"""A YAML file as places: nothing is converted, and everything knows its line and its name."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from jiheng.dossiers.errors import UnknownKey, WrongType
from jiheng.dossiers.gathering import Gathered
from jiheng.frameworks import composer


@dataclass(frozen=True, slots=True)
class Entry:
    """A value in a YAML file.

    Attributes:
        file: as the user named it.
        node: what stands there.
        name: the key that leads to it, for messages.
    """

    file: str
    node: composer.Entry
    name: str = ""

    @property
    def where(self) -> str:
        """File, line and key."""
        name = f" {self.name}" if self.name else ""
        return f"{self.file} 第{self.node.line}行{name}"

    @property
    def is_mapping(self) -> bool:
        """Whether keys stand here."""
        return self.node.kind == "mapping"

    @property
    def is_list(self) -> bool:
        """Whether a list stands here."""
        return self.node.kind == "list"

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written."""
        return self.node.kind == "text" and not self.node.text.strip()

    def text(self) -> str:
        """The scalar as written; ``""`` where nothing is.

        Raises:
            WrongType: a list or a mapping stands here.
        """
        if self.node.kind != "text":
            raise WrongType(self.where, f"“{self.name}”", "只写一个值")
        return self.node.text.strip()

    def pairs(self) -> list[tuple[str, "Entry"]]:
        """Keys and what they lead to; nothing where nothing is written.

        Raises:
            WrongType: no mapping stands here.
        """
        if not (self.is_mapping or self.is_empty):
            raise WrongType(self.where, f"“{self.name or '填报内容'}”", "写成“键: 值”的形式")
        return [(key, Entry(self.file, node, key)) for key, node in self.node.keys.items()]

    def mapping(self, known: Collection[str], gathered: Gathered) -> dict[str, "Entry"]:
        """The same as a dictionary; unknown keys are gathered as problems and left out."""
        found = dict(gathered.take(self.pairs) or ())
        for key, value in found.items():
            if key not in known:
                gathered.add(UnknownKey(value.where, key, known))
        return {key: value for key, value in found.items() if key in known}

    def items(self) -> Iterator["Entry"]:
        """The entries of a list; nothing where nothing is written.

        Raises:
            WrongType: no list stands here.
        """
        if not (self.is_list or self.is_empty):
            raise WrongType(self.where, f"“{self.name}”", "写成列表，每项以“- ”开头")
        for order, node in enumerate(self.node.items, start=1):
            yield Entry(self.file, node, f"{self.name}第{order}项")


def compose(text: str, file: str, gathered: Gathered) -> Entry:
    """The whole file; equal keys are gathered as problems.

    Raises:
        JihengError: it is no YAML, uses anchors or is nested too deeply.
    """
    return Entry(file, composer.compose(text, file, gathered.add))
