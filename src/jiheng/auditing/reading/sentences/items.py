"""Lists whose items are passages of their own (分条列举): ``收入总计X万元。包括：``, then 1.

Items need no numbers where each begins with a name and one amount; the totals of two such
lists may be the parts of a third (``项目支出X万元，其中：市级…，县级…``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiheng.auditing.reading.sentences.listed import List
from jiheng.auditing.reading.sentences.sums import almost, equal, reached
from jiheng.auditing.reading.sentences.telling import Amount, told
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern
from jiheng.quantities import unit

_LABEL = pattern(
    r"\s*(?:(?P<dot>\d{1,2})(?:[.．](?!\d)|、)|[（(](?P<bracket>\d{1,2})[）)]|"
    r"[（(](?P<chinese>[一二三四五六七八九十]{1,3})[）)]|(?P<big>[一二三四五六七八九十]{1,3})、|"
    r"(?P<ring>[①-⑳]))"
)
_OPENS = pattern(r"(?:其中|包括|如下|分别为|组成|构成)[^，。；]{0,8}[：:。]?\s*$|[：:]\s*$")
_TAIL = pattern(r"((?:年初|全年|调整)?预算|决算|执行|收入|支出)数?(?:为)?$")
_CHINESE = "一二三四五六七八九十"
_COSTS = ("费", "费用", "经费", "资金", "款", "补助", "支出", "收入", "投资")
_FAR = 60
_FEWEST = 2
#: Without numbers or an opening word only so many items that add up make a list.
_PLAINLY = 3
_TOTAL = pattern(r"(?:共计?|合计|总计|总额)[：:]?$")
_LONG_HEAD = 60
#: Digits a total must have for one wrong digit to tell.
_DIGITS = 5


def itemised(report: Report) -> Iterator[List]:
    """Every total followed by items that each begin with an amount."""
    passages = [one for one in report.passages if one.role != "cell" and one.text.strip()]
    heads: list[Passage] = []
    inner: list[tuple[Passage, Amount]] = []
    for at, head in enumerate(passages):
        if not head.numbers or not (_OPENS.search(head.text) or _closes(head)):
            continue
        behind = passages[at + 1 : at + 1 + _FAR]
        found = [*_below(head, behind)] or [*_unnumbered(head, behind)]
        yield from found
        if found:
            inner += [(one.passage, one.total) for one in found[:1] if one.fits]
        elif _OPENS.search(head.text):
            heads.append(head)
    for head in heads:
        yield from _of_lists(head, [one for one in inner if one[0].index > head.index])


def _closes(head: Passage) -> bool:
    """``县级项目资金共：523.19万元``: a short line that is a total and nothing more."""
    if len(head.text) > _LONG_HEAD:
        return False
    amounts = _levels(head)
    if len(amounts) != 1 or amounts[0].behind or not _TOTAL.search(amounts[0].words):
        # The colon before the number may have cut its words off.
        before = head.shape.text[: amounts[0].at] if len(amounts) == 1 else ""
        return bool(before) and not amounts[0].behind and _TOTAL.search(before) is not None
    return True


def _unnumbered(head: Passage, behind: Sequence[Passage]) -> Iterator[List]:
    """Paragraphs below a total that each begin with a name and an amount, up to the next total."""
    totals = _levels(head)
    if len(totals) != 1 or not _OPENS.search(head.text):
        return
    parts: list[tuple[Passage, Amount]] = []
    for passage in behind:
        amounts = _levels(passage)
        numbered = _LABEL.match(passage.text) is not None
        if not amounts or numbered or _OPENS.search(passage.text) or _closes(passage):
            break
        if passage.role == "heading" or not _first(passage, amounts[0]):
            break
        parts.append((passage, amounts[0]))
    row = [one for _, one in parts]
    if len(parts) < _PLAINLY:
        return
    most = reached(totals[0], row) or almost(totals[0], row, len(row), _DIGITS)
    if most == len(parts):
        yield List(head, totals[0], tuple(parts), "some")


def _first(passage: Passage, one: Amount) -> bool:
    """Whether nothing but its name stands before an amount."""
    before = passage.shape.text[: one.at]
    return bool(before) and not one.depth and not set(before) & set("，。；：")


def _of_lists(head: Passage, inner: Sequence[tuple[Passage, Amount]]) -> Iterator[List]:
    """A total above the heads of several lists that are its parts."""
    totals = _levels(head)
    if not totals or len(inner) < _FEWEST:
        return
    row = [one for _, one in inner]
    most = reached(totals[0], row) or almost(totals[0], row, _FEWEST, _DIGITS)
    if most:
        yield List(head, totals[0], tuple(inner[:most]), "some")


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
        name = _named(total)
        if name and any(_named(row[0]) == name for _, row in items):
            continue  # the items say again what the sentence lists: it is one of them
        parts = [(passage, _like(total, row)) for passage, row in items]
        told_so = len(totals) == 1 or _tail(total)
        row = [one for _, one in parts]
        slipped = told_so and almost(total, row, len(row), _DIGITS) == len(row)
        if equal(total, row) or (told_so and total is totals[-1]) or slipped:
            yield List(head, total, tuple(parts), "some")


def _like(total: Amount, row: Sequence[Amount]) -> Amount:
    """Of the amounts of an item the one said in the words of the total, else the first."""
    tail = _tail(total)
    return next((one for one in row if tail and _tail(one) == tail), row[0])


def _named(one: Amount) -> str:
    """What an amount is of, without what was done with it."""
    return _TAIL.sub("", one.words.removesuffix("为"))


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
    found = [_in_yuan(one) for one in amounts if one.role == "level"]
    return [one for one in found if one.sort == "money"]


def _in_yuan(one: Amount) -> Amount:
    """``运维费60万，``: of an item that costs something ten thousand what is no question."""
    symbol = one.number.unit.symbol
    if symbol not in ("万", "亿") or not one.words.endswith(_COSTS):
        return one
    return one._replace(number=replace(one.number, sort="money", unit=unit(symbol + "元")))
