"""Labels of lists (序号): 一、 （一） 1. （1） ① 一是 第一， and 3.1.2, and the runs they make."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jiheng.auditing.reported.numbers import chinese_value
from jiheng.auditing.reported.passages import Passage
from jiheng.patterns import pattern

_NUMERALS = "[一二三四五六七八九十]{1,3}"
_LABEL = pattern(
    rf"(?:^|(?<=[。；;：:\n]))[ \t\u3000]*(?:"
    rf"(?P<chapter>{_NUMERALS})、|[（(](?P<section>{_NUMERALS})[）)]|"
    r"(?P<item>\d{1,2})(?:、|[.．](?!\d))|[（(](?P<point>\d{1,2})[）)]|(?P<half>\d{1,2})[）)]|"
    rf"第(?P<nth>{_NUMERALS})[，,、]|任务(?P<task>\d{{1,2}})[：:]|"
    rf"第(?P<article>{_NUMERALS})条[ \u3000]|第(?P<division>{_NUMERALS})章[ \u3000])"
    rf"|(?:^|(?<=[。；;：:，,\n\t 　]))(?P<first>{_NUMERALS})是|(?P<ring>[①-⑳])"
)
_DECIMAL = pattern(r"\s*(\d{1,2}(?:[.．]\d{1,2}){1,4})(?![\d.．%％])\s*[^\d\s，。；、%％元万亿]")
_HEADING = 40


class Label(NamedTuple):
    """One label.

    Attributes:
        kind: 一、 is ``chapter``, （一） ``section``, 1. ``item``, （1） ``point``, 1） ``half``,
            ① ``ring``, 一是 ``first``, 第一， ``nth``, 第一条 ``article``,
            第一章 ``division``; 3.1.2 ``3.1.``.
        number: which it is.
        passage: where it stands.
        start: of it in the passage's text.
        end: behind it.
        leads: whether a line begins with it.
    """

    kind: str
    number: int
    passage: Passage
    start: int
    end: int
    leads: bool

    @property
    def text(self) -> str:
        """As written."""
        return self.passage.text[self.start : self.end].strip()


class Run:
    """The labels of one list in order.

    Attributes:
        labels: those that follow one another.
        broken: the places in ``labels`` of those that do not follow the one before them.
        within: the item of a list of the same kind that it began inside, or None.
    """

    __slots__ = ("broken", "labels", "within")

    def __init__(self, first: Label, within: Label | None) -> None:
        """Begin with a label."""
        self.labels = [first]
        self.broken: list[int] = []
        self.within = within

    @property
    def last(self) -> Label:
        """The label read last."""
        return self.labels[-1]


def labels_in(passage: Passage) -> Iterator[Label]:
    """The labels of a passage; one of a decimal heading is the only one."""
    text = passage.text
    decimal = _DECIMAL.match(text) if len(text) <= _HEADING else None
    if decimal and "。" not in text and "；" not in text:
        head, _, number = decimal[1].replace("．", ".").rpartition(".")
        yield Label(f"{head}.", int(number), passage, decimal.start(1), decimal.end(1), leads=True)
        return
    for match in _LABEL.finditer(text):
        kind = match.lastgroup or ""
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        before = text[:start].rstrip(" \t\u3000")
        leads = not before or before.endswith("\n")
        if not leads and kind in ("article", "division"):
            continue  # cited
        yield Label(kind, _value(match[kind]), passage, start, match.end(), leads)


def _value(text: str) -> int:
    if text.isdecimal():
        return int(text)
    if "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    return chinese_value(text) or 0


def runs_of(labels: Iterable[Label | None]) -> Iterator[Run]:
    """The lists that a stream of labels makes; None ends all lists.

    A list goes on where one is open whose last label is one less; 1 begins a new one, inside
    those that are open. What fits nowhere breaks the innermost list of its kind.
    """
    open_: list[Run] = []
    for label in labels:
        if label is None:
            yield from reversed(open_)
            open_ = []
            continue
        at = _continued(open_, label)
        if at is None and label.kind == "chapter" and label.leads:
            while open_ and open_[-1].last.kind != "chapter":
                yield open_.pop()
        if at is None:
            inside = next((run for run in reversed(open_) if run.last.kind == label.kind), None)
            same = open_ and open_[-1] is inside and not label.leads
            open_.append(Run(label, inside.last if inside and same else None))
            if len(open_) > _DEEPEST:
                yield open_.pop(0)
            continue
        inner = open_[at + 1 :]
        kept = [run for run in inner if label.kind == "division" and run.last.kind == "article"]
        yield from (run for run in reversed(inner) if run not in kept)
        open_[at + 1 :] = kept  # articles are counted through all chapters
        if label.number != open_[at].last.number + 1:
            open_[at].broken.append(len(open_[at].labels))
        open_[at].labels.append(label)
    yield from reversed(open_)


def _continued(open_: list[Run], label: Label) -> int | None:
    """Which open list a label belongs to; None: it begins one."""
    mine = [at for at, run in enumerate(open_) if run.last.kind == label.kind]
    for at in reversed(mine):
        if open_[at].last.number + 1 == label.number:
            return at
    if label.number == 1 or not mine:
        return None
    last = open_[mine[-1]].last.number
    near = last <= label.number <= last + _GAP
    return mine[-1] if near else None


#: A wider gap is another list; no outline is deeper.
_GAP, _DEEPEST = 3, 30
