"""Compositions that the rules of public accounts fix (既定构成): 三公经费, 基本支出, 支出合计.

They hold by their names wherever whole and parts stand in one table.
"""

import re
from collections.abc import Iterator, Sequence

from jiheng.auditing.reading.tables.structure import Trust
from jiheng.auditing.reported.words import plain
from jiheng.patterns import pattern

_ABROAD = r"因公出国.*|出国.*"
_HOSTS = r"公务接待.*|接待费.*"
_CARS = r"公务用车购置(?:费)?(?:及|和|与|、).*(?:运行|维护|运维).*|公务用车费?|公车.*(?:及|和|与).*"
_BUY = r"(?:公务用车|公车|车辆)购置(?:费|经费|支出)?"
_RUN = r"(?:公务用车|公车|车辆)(?:运行|运维)(?:维护)?(?:费|经费|支出)?"

#: Whole, and the ways its parts may be named; 财政部 部门决算报表编制说明, 中办发〔2013〕13号.
_KNOWN: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    (r"[“\"]?三公[”\"]?经费.*", ((_ABROAD, _CARS, _HOSTS), (_ABROAD, _BUY, _RUN, _HOSTS))),
    (_CARS, ((_BUY, _RUN),)),
    (
        r"基本支出(?:合计|小计)?",
        ((r"人员(?:经费|支出|费用?)", r"(?:日常)?公用(?:经费|支出|费用?)"),),
    ),
    (r"(?:本年)?支出(?:合计|总额|总计)", ((r"基本支出", r"项目支出"),)),
)
_FORMS = tuple(
    (pattern(whole), tuple(tuple(map(pattern, parts)) for parts in ways)) for whole, ways in _KNOWN
)


def compositions(labels: Sequence[str]) -> Iterator[tuple[int, tuple[int, ...], Trust]]:
    """Whole and parts among labels, by their places."""
    words = [plain(one) for one in labels]
    for whole, ways in _FORMS:
        at = [place for place, word in enumerate(words) if whole.fullmatch(word)]
        if len(at) != 1:
            continue
        for parts in ways:
            places = [_only(words, part, at[0]) for part in parts]
            if all(one >= 0 for one in places):
                yield at[0], tuple(places), Trust.SURE
                break


def _only(words: Sequence[str], form: re.Pattern[str], but: int) -> int:
    found = [at for at, word in enumerate(words) if at != but and form.fullmatch(word)]
    return found[0] if len(found) == 1 else -1
