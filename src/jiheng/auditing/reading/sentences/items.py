"""Lists whose items are passages of their own (分条列举): ``收入总计X万元。包括：``, then 1."""

from collections.abc import Iterator, Sequence

from jiheng.auditing.reading.sentences.lists import List, equal
from jiheng.auditing.reading.sentences.telling import Amount, told
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

_LABEL = pattern(
    r"\s*(?:(?P<dot>\d{1,2})[.．、](?!\d)|[（(](?P<bracket>\d{1,2})[）)]|"
    r"[（(](?P<chinese>[一二三四五六七八九十]{1,3})[）)]|(?P<big>[一二三四五六七八九十]{1,3})、|"
    r"(?P<ring>[①-⑳]))"
)
_OPENS = pattern(r"(?:其中|包括|如下|分别为|组成|构成)[^，。；]{0,8}[：:。]?\s*$|[：:]\s*$")
_TAIL = pattern(r"((?:年初|全年|调整)?预算|决算|执行|收入|支出)数?(?:为)?$")
_CHINESE = "一二三四五六七八九十"
_FAR = 60
_FEWEST = 2


def itemised(report: Report) -> Iterator[List]:
    """Every total followed by numbered items that each begin with an amount."""
    passages = [one for one in report.passages if one.role != "cell" and one.text.strip()]
    for at, head in enumerate(passages):
        if head.numbers and _OPENS.search(head.text):
            yield from _below(head, passages[at + 1 : at + 1 + _FAR])


def _below(head: Passage, behind: Sequence[Passage]) -> Iterator[List]:
    totals = [
        one
        for sentence in told(head)[-2:]
        for one in sentence.amounts
        if one.role == "level" and one.sort == "money"
    ]
    items = list(_items(_kind(head), behind)) if totals else []
    if len(items) < _FEWEST:
        return
    for total in totals:
        parts = [(passage, _like(total, row)) for passage, row in items]
        told_so = len(totals) == 1 or _tail(total)
        if equal(total, [one for _, one in parts]) or (told_so and total is totals[-1]):
            yield List(head, total, tuple(parts), "some")


def _like(total: Amount, row: Sequence[Amount]) -> Amount:
    """Of the amounts of an item the one said in the words of the total, else the first."""
    tail = _tail(total)
    return next((one for one in row if tail and _tail(one) == tail), row[0])


def _tail(one: Amount) -> str:
    found = _TAIL.search(one.words)
    return found.group(1) if found else ""


def _kind(passage: Passage) -> str:
    found = _LABEL.match(passage.text)
    return found.lastgroup or "" if found else ""


def _items(above: str, behind: Sequence[Passage]) -> Iterator[tuple[Passage, list[Amount]]]:
    """Amounts of the items numbered 1, 2, 3 … in one way."""
    kind, wanted = "", 1
    for passage in behind:
        found = _LABEL.match(passage.text)
        if found is None:
            if not kind:
                return
            continue
        named = found.lastgroup or ""
        if named == above:
            return
        kind = kind or named
        if named != kind:
            continue
        if _value(found[named]) != wanted:
            return
        wanted += 1
        amounts = _levels(passage)
        if not amounts:
            return
        yield passage, amounts


def _value(text: str) -> int:
    if text.isdecimal():
        return int(text)
    if text in _CHINESE:
        return _CHINESE.index(text) + 1
    if "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    if text.startswith("十"):
        return 10 + _CHINESE.index(text[1:]) + 1
    return 0


def _levels(passage: Passage) -> list[Amount]:
    amounts = (one for sentence in told(passage) for one in sentence.amounts)
    return [one for one in amounts if one.role == "level" and one.sort == "money"]
