"""YAML as frameworks use it: everything is text, every key knows its line.

YAML itself would read ``on`` as true, ``0012`` as ten, and keep the last of two
equal keys. Anchors are refused: a kilobyte of them expands to gigabytes.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import yaml

from jiheng.errors import JihengError
from jiheng.frameworks.errors import BrokenYaml, DuplicateKey, ReferenceRefused, TooDeep

MAX_DEPTH = 30

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_EMPTY = frozenset({"", "~", "null"})
_REASONS = {
    "mapping values are not allowed": "一行里有两个冒号，含冒号的文字应放在引号里",
    "could not find expected ':'": "缺少冒号",
    "found character that cannot start any token": "有YAML留用的符号，含这个符号的文字应放在引号里",
    "found unexpected end of stream": "引号没有结束",
    "did not find expected": "缩进不齐，或括号、引号没有配对",
    "block sequence entries are not allowed": "列表的“- ”应另起一行",
    "found unknown escape character": "双引号里有反斜线",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One node of a YAML file.

    Attributes:
        line: 1 is the first.
        text: of a scalar; ``""`` of an empty one.
        items: of a list.
        keys: of a mapping.
        kind: ``text``, ``list`` or ``mapping``.
        joined: a text in ``[ ]`` without quotes, with a Chinese comma that may mean another item.
    """

    line: int
    kind: str
    text: str = ""
    items: tuple["Entry", ...] = ()
    keys: Mapping[str, "Entry"] = field(default_factory=dict)
    joined: bool = False

    @property
    def plain(self) -> object:
        """Lists, mappings and texts, without lines: what the file says."""
        match self.kind:
            case "list":
                return [item.plain for item in self.items]
            case "mapping":
                return {key: value.plain for key, value in self.keys.items()}
        return self.text

    def walk(self) -> Iterator["Entry"]:
        """Itself and all below it."""
        yield self
        for below in (*self.items, *self.keys.values()):
            yield from below.walk()


#: What stands where nothing was written.
NOTHING = Entry(0, "text")


def compose(text: str, file: str, report: Callable[[JihengError], None]) -> Entry:
    """The nodes of a YAML text; duplicate keys are reported, the first one counts.

    Raises:
        BrokenYaml: it is no YAML.
        ReferenceRefused: it uses anchors.
        TooDeep: it is nested more than `MAX_DEPTH` deep.
    """
    for event in _events(text, file):
        if isinstance(event, yaml.AliasEvent):
            raise ReferenceRefused(file, _line(event))
    node = yaml.compose(text, Loader=_Loader)
    return _entry(node, file, report) if node else NOTHING


def _events(text: str, file: str) -> Iterator[yaml.Event]:
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                raise TooDeep(file, _line(event), MAX_DEPTH)
            yield event
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BrokenYaml(
            file, mark.line + 1 if mark else 1, _reason(error.problem or "")
        ) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, int(error.position)) + 1
        raise BrokenYaml(file, line, "含有不可见的控制字符") from error


def _line(part: yaml.Node | yaml.Event) -> int:
    return part.start_mark.line + 1 if part.start_mark else 1


def _reason(problem: str) -> str:
    """What the parser found, in Chinese."""
    return next((told for said, told in _REASONS.items() if said in problem), "格式有误")


def _entry(node: yaml.Node, file: str, report: Callable[[JihengError], None]) -> Entry:
    line = _line(node)
    if isinstance(node, yaml.SequenceNode):
        items = tuple(_item(node, item, file, report) for item in node.value)
        return Entry(line, "list", items=items)
    if isinstance(node, yaml.MappingNode):
        return Entry(line, "mapping", keys=_keys(node, file, report))
    plain = isinstance(node, yaml.ScalarNode) and not node.style
    empty = plain and node.value in _EMPTY
    return Entry(line, "text", "" if empty else str(node.value))


def _item(
    node: yaml.SequenceNode, item: yaml.Node, file: str, report: Callable[[JihengError], None]
) -> Entry:
    entry = _entry(item, file, report)
    bare = isinstance(item, yaml.ScalarNode) and not item.style
    return replace(entry, joined=bool(node.flow_style and bare and "，" in entry.text))


def _keys(
    node: yaml.MappingNode, file: str, report: Callable[[JihengError], None]
) -> dict[str, Entry]:
    keys: dict[str, Entry] = {}
    for key, value in node.value:
        line = _line(key)
        word = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
        if word in keys:
            report(DuplicateKey(file, line, word, keys[word].line))
            continue
        below = _entry(value, file, report)
        # A value in block style begins on the next line; messages point at its key.
        keys[word] = Entry(line, below.kind, below.text, below.items, below.keys)
    return keys
