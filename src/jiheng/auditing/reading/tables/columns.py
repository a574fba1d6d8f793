"""Which column is the total of which others (列间结构), as the heads say it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiheng.auditing.reading.tables.known import compositions
from jiheng.auditing.reading.tables.structure import Structure, Trust
from jiheng.auditing.reported.words import adds_up, is_total, of_which, says, without_unit

_BARE = frozenset(("合计", "小计", "总计", "共计", "合计数"))
_CARRIED = ("结转", "结余")
#: What is no amount of the same account though it stands beside it.
_OTHER = (
    *("备注", "说明", "结转", "结余", "差额", "增减", "超支", "节支", "较", "同比", "比上年"),
    *("执行率", "完成率", "占"),
)
_MOST_MEASURES = 4
#: So many columns behind a total are tried as its parts one by one.
_MOST_PARTS = 12


class Node(NamedTuple):
    """A head and what stands below it.

    Attributes:
        columns: all columns of numbers it stands over.
    """

    text: str
    columns: tuple[int, ...]
    below: tuple["Node", ...] = ()

    @property
    def own(self) -> int:
        """The column that speaks for it: its own, or that of its total; -1 where it has none."""
        if not self.below:
            return self.columns[0]
        return next((one.columns[0] for one in self.below if _is_leaf_total(one)), -1)

    @property
    def spoken(self) -> tuple[int, ...]:
        """The columns that come to the whole of it."""
        if self.own >= 0:
            return (self.own,)
        kept = [one for one in self.below if not of_which(one.text)]
        return tuple(column for one in kept for column in one.spoken)


def _is_leaf_total(node: Node) -> bool:
    return not node.below and (node.text in _BARE or is_total(node.text))


def column_structures(
    titles: Sequence[tuple[str, ...]], columns: Sequence[int]
) -> Iterator[Structure]:
    """All structures that heads speak of, among the columns of numbers."""
    usable = [at for at in columns if titles[at] and adds_up(titles[at][-1])]
    paths = {at: tuple(map(without_unit, titles[at])) for at in usable}
    for lane in _measures(paths):
        yield from _among(_tree(lane, 0))
        places = list(lane)
        labels = ["".join(lane[at][-1:]) for at in places]
        for whole, parts, trust in compositions(labels):
            yield Structure(places[whole], (tuple(places[one] for one in parts),), trust)


def _measures(paths: dict[int, tuple[str, ...]]) -> Iterator[dict[int, tuple[str, ...]]]:
    """Columns that repeat 预算数, 决算数 … under each head are as many tables."""
    last = {path[-1] for path in paths.values() if len(path) > 1}
    again = {
        one: [at for at, path in paths.items() if len(path) > 1 and path[-1] == one] for one in last
    }
    if (
        1 < len(last) <= _MOST_MEASURES
        and all(len(found) > 1 for found in again.values())
        and not any(is_total(one) for one in last)
    ):
        for found in again.values():
            yield {at: paths[at][:-1] for at in found}
    else:
        yield paths


def _tree(paths: dict[int, tuple[str, ...]], depth: int) -> tuple[Node, ...]:
    nodes: list[Node] = []
    group: list[int] = []
    columns = list(paths)
    for place, at in enumerate(columns):
        group.append(at)
        after = columns[place + 1] if place + 1 < len(columns) else None
        path = paths[at]
        if (
            after is not None
            and len(path) > depth + 1
            and len(paths[after]) > depth + 1
            and paths[after][depth] == path[depth]
        ):
            continue
        inner = {one: paths[one] for one in group if len(paths[one]) > depth + 1}
        text = path[depth] if depth < len(path) else ""
        nodes.append(Node(text, tuple(group), _tree(inner, depth + 1) if inner else ()))
        group = []
    return tuple(nodes)


def _among(nodes: Sequence[Node]) -> Iterator[Structure]:
    for at, node in enumerate(nodes):
        yield from _among(node.below)
        if of_which(node.text) and at:
            yield from _of_which(nodes, at)
        elif _is_leaf_total(node):
            followed = at + 1 < len(nodes) and of_which(nodes[at + 1].text)
            if not followed:
                yield from _flat(nodes, at)


def _of_which(nodes: Sequence[Node], at: int) -> Iterator[Structure]:
    whole = nodes[at - 1].own
    if whole < 0:
        return
    parts = [one for one in nodes[at].below if not of_which(one.text)]
    spoken = tuple(column for one in parts for column in one.spoken)
    beside = tuple(c for one in nodes[at + 1 :] if not one.below for c in one.spoken)
    options = [one for one in (spoken, spoken + beside if beside else ()) if one]
    apart = tuple(one.own for one in parts if says(one.text, _CARRIED) and one.own >= 0)
    trust = Trust.SURE if is_total(nodes[at - 1].text) else Trust.LIKELY
    options += _narrower(parts, spending="支出" in nodes[at - 1].text)
    if options:
        yield Structure(whole, tuple(options), trust, partial=trust is not Trust.SURE, apart=apart)


def _narrower(parts: Sequence[Node], *, spending: bool) -> list[tuple[int, ...]]:
    """Without what are parts of parts by their names, and without balances beside spending."""
    labels = [one.text for one in parts]
    inner = {part for _, places, _ in compositions(labels) for part in places}
    beside = {at for at, text in enumerate(labels) if spending and says(text, _CARRIED)}
    found = []
    for left_out in (inner | beside, inner, beside):
        if left_out:
            kept = [one for at, one in enumerate(parts) if at not in left_out]
            found.append(tuple(column for one in kept for column in one.spoken))
    return [one for one in found if one]


def _flat(nodes: Sequence[Node], at: int) -> Iterator[Structure]:
    """合计 in front of its parts, or behind them."""
    after = _run(nodes[at + 1 :])
    before = _run(list(reversed(nodes[:at])))
    options = []
    for run in (after, list(reversed(before))):
        spoken = tuple(column for one in run for column in one.spoken)
        if len(spoken) > 1:
            options.append(spoken)
    options += [
        tuple(column for one in after[:many] for column in one.spoken)
        for many in range(min(len(after), _MOST_PARTS) - 1, 1, -1)
    ]
    options += [*_subtotalled(nodes[at + 1 :]), *_subtotalled(nodes[:at])]
    if not options:
        return
    bare = nodes[at].text in _BARE
    yield Structure(nodes[at].columns[0], tuple(options), Trust.SURE if bare else Trust.LIKELY)


def _subtotalled(nodes: Sequence[Node]) -> list[tuple[int, ...]]:
    """Columns with a named subtotal among them (公务用车费合计): it stands for those beside it."""
    near: list[Node] = []
    for one in nodes:
        if one.text in _BARE or says(one.text, _OTHER):
            break
        near.append(one)
    places = [at for at, one in enumerate(near) if _is_leaf_total(one)]
    if not places or len(places) == len(near):
        return []
    leading = [*near[: places[0]], *(near[at] for at in places)]
    trailing = [*(near[at] for at in places), *near[places[-1] + 1 :]]
    found = [tuple(column for one in run for column in one.spoken) for run in (leading, trailing)]
    return [one for one in found if len(one) > 1]


def _run(nodes: Sequence[Node]) -> list[Node]:
    found = []
    for one in nodes:
        if _is_leaf_total(one) or says(one.text, _OTHER):
            break
        if not one.text.startswith("其中"):
            found.append(one)
    return found
