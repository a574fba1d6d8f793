"""What the text of published accounts says of amounts that the tables print (决算说明).

The chapters of 部门决算情况说明 are written to one form; an amount is read only where the
words name it without doubt.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from jiheng.auditing.reported.numbers import Number
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.shapes import MONEY, WORDS, YEAR
from jiheng.patterns import pattern

_ALL = pattern(
    rf"(?P<grants>财政拨款)?收(?:入)?、?支(?:出)?(?:决算)?总计(?:均|各)?为?(?P<n>{MONEY})"
)
_BASIC = pattern(rf"一般公共预算财政拨款基本支出(?:决算)?(?:数)?为?(?P<n>{MONEY})")
_THREE = pattern(
    rf"三公经费(?:一般公共预算)?(?:财政拨款)?(?:支出)?(?:年初|全年)?预算数?为?(?P<n>{MONEY})，?支出?决算"
)
_FORMS = (("总计", _ALL), ("基本支出", _BASIC), ("三公", _THREE))
_PATH = (
    rf"(?P<class>{WORDS}{{2,20}})（类）(?:(?P<group>{WORDS}{{2,30}})（款）)?"
    rf"(?:(?P<item>(?:{WORDS}|、|（境）){{2,40}}?)（项）)?"
)
_ACCOUNT = pattern(_PATH)
_SPENT = pattern(rf"(?:支出)?决算数?为?(?P<n>{MONEY})")
_RIGHT_BEHIND = pattern(rf"(?:支出)?(?:决算)?为?(?P<n>{MONEY})")
_LISTED = pattern(
    r"^[\W\d_]+|^(?:其中|包括|用于|主要用于|以下方面|按功能分类|分别)[:：]?|^.*?[：；。，]"
)


class Saying(NamedTuple):
    """An amount told in the text.

    Attributes:
        name: 收入支出总计, 财政拨款收入支出总计, 基本支出, 三公 or the account.
        account: names of 类, 款 and 项, as far as they are told; empty of others.
        start: of the words that name it, in the shape.
        end: behind the number, in the shape.
    """

    name: str
    account: tuple[str, ...]
    number: Number | None
    passage: Passage
    start: int
    end: int


def sayings_in(passage: Passage, year: int | None) -> Iterator[Saying]:
    """Every amount of a passage that a standard table prints.

    Args:
        passage: no cell.
        year: of the accounts; what is said of another is left out.
    """
    text = passage.shape.text
    for name, form in _FORMS:
        if name in text:
            for match in form.finditer(text):
                if _of(passage, match.start(), year):
                    yield _amount(passage, match, name)
    if "（类）" in text:
        yield from _accounts(passage)


def _amount(passage: Passage, match: re.Match[str], name: str) -> Saying:
    if name == "总计":
        name = "财政拨款收入支出总计" if match["grants"] else "收入支出总计"
    number = passage.shape.number(match.start("n"))
    return Saying(name, (), number, passage, match.start(), match.end("n"))


def _of(passage: Passage, at: int, year: int | None) -> bool:
    """Whether the sentence tells no other year before a place."""
    text = passage.shape.text
    begin = max(text.rfind(mark, 0, at) for mark in "。；\n") + 1
    told = [passage.shape.number(begin + one.start()) for one in _YEAR.finditer(text[begin:at])]
    return year is None or not told or told[-1].value == year


_YEAR = pattern(YEAR)


def _accounts(passage: Passage) -> Iterator[Saying]:
    text = passage.shape.text
    matches = list(_ACCOUNT.finditer(text))
    for which, match in enumerate(matches):
        after = matches[which + 1].start() if which + 1 < len(matches) else len(text)
        told = tuple(filter(None, (match["class"], match["group"], match["item"])))
        account = tuple(_LISTED.sub("", one) for one in told)
        number = _RIGHT_BEHIND.match(text, match.end(), after)
        if number is None and match["item"]:
            number = _SPENT.search(text, match.end(), after)
        start, end = match.span()
        if number is not None:
            start, end = (start if number.start() == end else number.start()), number.end()
        found = None if number is None else passage.shape.number(number.start("n"))
        yield Saying(account[-1], account, found, passage, start, end)
