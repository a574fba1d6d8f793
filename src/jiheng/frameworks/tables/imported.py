"""A scoring table of a file → the YAML of a framework, what is to be confirmed, what is filed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from jiheng.errors import JihengError, Problems
from jiheng.frameworks.build import read
from jiheng.frameworks.errors import MissingPoints, PointsDoNotAddUp, TotalDoesNotAddUp
from jiheng.frameworks.load import MAX_SIZE, located
from jiheng.frameworks.model import Framework, Unconfirmed
from jiheng.frameworks.tables import words
from jiheng.frameworks.tables.compose import Heading, composed
from jiheng.frameworks.tables.errors import ManyIndicators, NoIndicators
from jiheng.frameworks.tables.grid import Grid, printed
from jiheng.frameworks.tables.lines import chosen
from jiheng.frameworks.tables.reading import Understood, understood
from jiheng.frameworks.tables.tree import Node, Tree, is_pool, tree_of
from jiheng.patterns import pattern
from jiheng.quantities import number

_YEAR = pattern(r"20\d\d(?=\s*年)")
_POINTS = (MissingPoints, PointsDoNotAddUp, TotalDoesNotAddUp)
_LONGEST_TITLE = 60
#: The largest known has 60.
_MOST_LEAVES = 500
_KILOBYTE = 1000


@dataclass(frozen=True, slots=True)
class Filed:
    """A score that the table prints as the subject's own (自评得分).

    Attributes:
        path: titles from the top.
        reason: 扣分原因, as printed.
    """

    path: str
    score: Fraction
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a scoring table.

    Attributes:
        text: the file.
        leaves: how many indicators are scored.
        total: of their points.
        doubts: path of an indicator, and what of it is to be confirmed.
        notes: what does not add up, a sentence each.
        filed: 自评得分 that are printed.
        filed_total: as printed.
    """

    text: str
    leaves: int
    total: Fraction
    doubts: tuple[tuple[str, Unconfirmed], ...]
    notes: tuple[str, ...]
    filed: tuple[Filed, ...]
    filed_total: Fraction | None


def imported(
    tables: Sequence[tuple[Grid, str]], file: str, name: str, number_of_table: int | None = None
) -> Imported:
    """The framework that a scoring table says.

    Args:
        tables: all tables of the file, each with the words right above it.
        file: for messages and as the source.
        name: id of the framework, and its file's name.
        number_of_table: from 1; None where there is only one scoring table.

    Raises:
        JihengError: there is no scoring table, or several.
    """
    spread = [printed(grid, at, above) for at, (grid, above) in enumerate(tables, start=1)]
    joined = chosen(spread, file, number_of_table)
    tree = tree_of(joined)
    leaves = list(tree.leaves())
    if not leaves:
        raise NoIndicators(joined.first.place)
    if len(leaves) > _MOST_LEAVES:
        raise ManyIndicators(joined.first.place, f"{len(leaves)}个指标", f"{_MOST_LEAVES}个")
    read_ = {id(leaf): understood(leaf) for leaf in leaves}
    above = joined.first.above
    title = above if 0 < len(above) <= _LONGEST_TITLE else name
    year = _YEAR.search(above)
    heading = Heading(name, title, f"由 {joined.first.place} 导入", year[0] if year else "")
    lines, problems = _checked(heading, tree, read_)
    paths = _paths(tree)
    size = len("\n".join(lines).encode())
    if size > MAX_SIZE:
        what = f"{size // _KILOBYTE}KB文字"
        raise ManyIndicators(joined.first.place, what, f"{MAX_SIZE // _KILOBYTE}KB")
    filed = tuple(_filed(tree, paths))
    return Imported(
        "\n".join(lines) + "\n",
        len(leaves),
        sum((top.points or Fraction(0) for top in map(_summed, tree.tops)), Fraction(0)),
        tuple((paths[at], doubt) for at, one in read_.items() for doubt in one.doubts),
        (*_differences(tree, paths), *_filed_differs(tree, filed), *problems),
        filed,
        tree.filed_total,
    )


def _checked(
    heading: Heading, tree: Tree, read_: dict[int, Understood]
) -> tuple[list[str], tuple[str, ...]]:
    """The lines, after what the loader refuses in a leaf was marked, too; and the rest it says."""
    lines = composed(heading, tree, read_)
    problems = _problems(heading.name, lines)
    starts = _starts(lines)
    leaves = list(tree.walk())
    for problem in problems:
        line = int(getattr(problem, "line", 0))
        at = max((number for number, start in enumerate(starts) if start <= line), default=None)
        node = None if at is None else leaves[at]
        if isinstance(problem, _POINTS) or node is None or node.children:
            continue
        own = read_[id(node)]
        own.value = ""
        own.doubts.append(
            Unconfirmed(node.title, problem.what, node.text("rule"), node.place("rule"))
        )
    lines = composed(heading, tree, read_)
    return lines, tuple(f"{one.what}" for one in _problems(heading.name, lines))


def _starts(lines: Sequence[str]) -> list[int]:
    return [at for at, line in enumerate(lines, 1) if line.lstrip().startswith("- title: ")]


def _problems(name: str, lines: Sequence[str]) -> tuple[JihengError, ...]:
    """What the loader says of the file."""
    content = ("\n".join(lines) + "\n").encode()

    def parent(other: str) -> tuple[Framework, tuple[Path, ...]]:
        raise Problems(str(located(other)), [])

    try:
        read(Path(f"{name}.yaml"), content, parent)
    except Problems as error:
        return error.problems
    return ()


def _summed(node: Node) -> Node:
    """A node with the points of its children where it has none of its own."""
    if node.points is None and node.children:
        parts = [_summed(child).points or Fraction(0) for child in node.children]
        return Node(node.title, node.spot, sum(parts, Fraction(0)))
    return node


def _differences(tree: Tree, paths: dict[int, str]) -> Iterator[str]:
    """Points that are printed twice and differ; sums are checked when the file is loaded."""
    for leaf in tree.leaves():
        if leaf.behind is not None and leaf.points not in (None, leaf.behind):
            yield (
                f"“{paths[id(leaf)]}”名称后写{number(leaf.behind)}分，"
                f"分值栏写{number(leaf.points or Fraction(0))}分，取分值栏"
            )
    for node in tree.walk():
        if is_pool(node):
            titles = "、".join(child.title for child in node.children)
            yield f"“{titles}”合用一个分值，由评价人评定"


def _filed_differs(tree: Tree, filed: Sequence[Filed]) -> Iterator[str]:
    """Printed scores that do not come to the printed total."""
    whole = sum((one.score for one in filed), Fraction(0))
    if filed and tree.filed_total not in (None, whole):
        stated = tree.filed_total or Fraction(0)
        yield f"自评得分逐项相加为{number(whole)}分，合计行写{number(stated)}分"


def _paths(tree: Tree) -> dict[int, str]:
    """The path of each node, as the loader makes it."""
    found: dict[int, str] = {}

    def name(nodes: Sequence[Node], above: str) -> None:
        taken: dict[str, int] = {}
        for node in nodes:
            title = node.title.replace("/", "／")
            taken[title] = taken.get(title, 0) + 1
            again = f"({taken[title]})" if taken[title] > 1 else ""
            found[id(node)] = f"{above}{title}{again}"
            name(node.children, f"{found[id(node)]}/")

    name(tree.tops, "")
    return found


def _filed(tree: Tree, paths: dict[int, str]) -> Iterator[Filed]:
    """Printed scores; of points that are shared, the score stands with the heading."""
    for node in tree.walk():
        spots = [spot for spot in node.cells.get("filed", ()) if spot.text]
        scores = [score for spot in spots if (score := words.points(spot.text)) is not None]
        if scores:
            yield Filed(paths[id(node)], sum(scores, Fraction(0)), node.text("why"))
