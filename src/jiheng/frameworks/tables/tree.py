"""Lines of a scoring table → the tree of its indicators, with everything still as printed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from jiheng.frameworks.tables import words
from jiheng.frameworks.tables.columns import Kind
from jiheng.frameworks.tables.grid import Spot
from jiheng.frameworks.tables.lines import Joined, Line


@dataclass(slots=True)
class Node:
    """An indicator on its way.

    Attributes:
        title: without spaces, quotation marks and points.
        points: what its own row gives it, or the words behind the title of a heading.
        behind: the points printed behind the title.
        spot: where the title stands.
        cells: of a leaf, the cells of each kind, each once.
        shared: the cell of points that covers several leaves.
    """

    title: str
    spot: Spot
    points: Fraction | None = None
    behind: Fraction | None = None
    cells: dict[Kind, list[Spot]] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)

    def text(self, kind: Kind) -> str:
        """The words of one kind; several cells stand under each other."""
        return "\n".join(spot.text for spot in self.cells.get(kind, ()) if spot.text)

    def place(self, kind: Kind) -> str:
        """Where they stand."""
        spots = [spot for spot in self.cells.get(kind, ()) if spot.text]
        return spots[0].place if spots else self.spot.place

    def leaves(self) -> Iterator["Node"]:
        """Those without children, in order."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()

    def walk(self) -> Iterator["Node"]:
        """Itself and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(slots=True)
class Tree:
    """All indicators of a table.

    Attributes:
        tops: 一级指标.
        total: as the last row prints it.
        filed_total: what the last row prints as 自评得分.
    """

    tops: list[Node] = field(default_factory=list)
    total: Fraction | None = None
    filed_total: Fraction | None = None

    def leaves(self) -> Iterator[Node]:
        """All leaves, in order."""
        for top in self.tops:
            yield from top.leaves()

    def walk(self) -> Iterator[Node]:
        """All nodes, in order."""
        for top in self.tops:
            yield from top.walk()


def tree_of(joined: Joined) -> Tree:
    """The tree, points settled: of leaves by their cells, shared ones on a heading."""
    building = _Building()
    for line in joined.lines():
        if line.is_total:
            building.end(line)
        elif not line.is_subtotal:
            building.add(line)
    for top in building.tree.tops:
        _settle(top)
    return building.tree


class _Building:
    """Puts line after line where it belongs."""

    def __init__(self) -> None:
        self.tree = Tree()
        self._depth = 0
        #: The node open at each level, by the column of that level.
        self._open: dict[int, Node] = {}

    def end(self, line: Line) -> None:
        said = [*line.texts("points"), *(spot for spot in line.levels if spot.text)]
        totals = [number for number in map(words.total, (spot.text for spot in said)) if number]
        self.tree.total = totals[0] if totals else self.tree.total
        filed = [words.points(spot.text) for spot in line.texts("filed")]
        self.tree.filed_total = next((one for one in filed if one is not None), None)

    def add(self, line: Line) -> None:
        self._depth = max(self._depth, len(line.levels))
        levels = (*(Spot() for _ in range(self._depth - len(line.levels))), *line.levels)
        leaf = self._leaf(_once(levels))
        if leaf is None:
            return
        for kind, spots in line.cells.items():
            own = leaf.cells.setdefault(kind, [])
            own.extend(spot for spot in spots if spot not in own)

    def _leaf(self, levels: tuple[Spot, ...]) -> Node | None:
        """The node of a line: new ones are made, those that go on are kept."""
        last = max((level for level, spot in enumerate(levels) if spot.text), default=None)
        above: Node | None = None
        for level, spot in enumerate(levels):
            known = self._open.get(level)
            if not spot.text:
                above = known or above
                continue
            title, behind = words.name(spot.text)
            same = known is not None and (
                known.spot.origin == spot.origin or (level != last and known.title == title)
            )
            if known is None or not same:
                known = Node(title, spot, behind=behind)
                (above.children if above else self.tree.tops).append(known)
                self._open = {one: node for one, node in self._open.items() if one < level}
                self._open[level] = known
            above = known
        return above


def _once(levels: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """A cell over several levels counts for the first of them."""
    found: list[Spot] = []
    for spot in levels:
        found.append(Spot() if found and spot.text and spot.origin == _last(found) else spot)
    return tuple(found)


def _last(found: list[Spot]) -> tuple[int, int, int]:
    return next((spot.origin for spot in reversed(found) if spot.text), (-1, -1, -1))


def _settle(node: Node) -> None:
    """Points of a node and of all below it."""
    for child in node.children:
        _settle(child)
    if node.children:
        node.points = node.behind
        node.children = _pooled(node.children)
        if (
            len(node.children) == 1
            and node.children[0].points is not None
            and is_pool(node.children[0])
        ):
            # All below share: the heading itself carries the points.
            pool = node.children[0]
            if node.points in (None, pool.points):
                node.points, node.cells, node.children = pool.points, pool.cells, pool.children
        return
    given = [words.points(spot.text) for spot in node.cells.get("points", ()) if spot.text]
    known = [one for one in given if one is not None]
    if known:
        node.points = sum(known, Fraction(0))
    elif not given:
        node.points = None


def is_pool(node: Node) -> bool:
    """Whether a heading carries points that the leaves below it share."""
    leaves = bool(node.children) and not any(child.children for child in node.children)
    return leaves and node.points is not None and all(one.points is None for one in node.children)


def _pooled(children: list[Node]) -> list[Node]:
    """Leaves that share one cell of points, put under a heading that carries them.

    Where a file does not tell merged cells, a leaf without points shares those before it.
    """
    found: list[Node] = []
    for child in children:
        before = found[-1] if found else None
        if child.children or before is None or not _shares(child, before):
            found.append(child)
        elif is_pool(before):
            before.children.append(_without_points(child))
            before.title = "、".join(one.title for one in before.children)
        else:
            first = _without_points(before)
            pool = Node(f"{before.title}、{child.title}", before.spot, before.points)
            pool.cells = {kind: list(spots) for kind, spots in before.cells.items()}
            pool.children = [first, _without_points(child)]
            found[-1] = pool
    return found


def _shares(child: Node, before: Node) -> bool:
    if before.children and not is_pool(before):
        return False
    own = [spot for spot in child.cells.get("points", ()) if spot.text]
    theirs = [spot for spot in before.cells.get("points", ()) if spot.text]
    if own:
        return own == theirs
    return before.points is not None and child.behind is None and not child.text("rule")


def _without_points(node: Node) -> Node:
    return Node(node.title, node.spot)
