"""Claims on units of money (计量单位): 元 for 万元, and 万 without 元."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity
from jiheng.auditing.reading.figures.model import Figure
from jiheng.auditing.reading.figures.pairs import printed, significant
from jiheng.auditing.reading.figures.read import figures_of
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

_TEN_THOUSAND = 10_000
#: Fewer significant digits may be the same by chance.
_LONG = 4
#: Amounts of a department in yuan have so many digits before the point.
_IN_YUAN = 7
_MONEY_BEHIND = pattern("^(?:的)?.{0,8}(?:资金|经费|补助|奖补|投资|专款|贷款|货款|罚款)")
_MONEY_BEFORE = pattern(
    r"(?:资金|经费|投资|投入|拨付|切块|安排|补助|奖补|罚款|捐款)(?:为|约|共|了|共计|达)?\s*$"
)


class SameDigits(NamedTuple):
    """One printed number with two units ten thousand times apart.

    Attributes:
        wrong: whose unit does not fit.
        right: whose does.
    """

    wrong: Figure
    right: Figure

    def test(self) -> Relation["SameDigits"]:
        """Long numbers with the same digits are one; one of their units is not."""
        right = self.right.number.unit.symbol
        digits = str(self.wrong.number.quantity).removesuffix(self.wrong.number.unit.symbol)
        return Relation(
            self,
            "unit",
            holds=False,
            stated=str(self.wrong.number.quantity),
            expected=f"{digits}{right}",
            at=self.wrong.shown,
            because=(self.right.shown,),
        )


class NoCurrency(NamedTuple):
    """An amount of money told in 万 alone."""

    figure: Figure

    def test(self) -> Relation["NoCurrency"]:
        """What it is of says that 元 is missing."""
        stated = str(self.figure.number.quantity)
        return Relation(
            self,
            "unit",
            holds=False,
            stated=stated,
            expected=f"{stated}元",
            at=self.figure.shown,
            ceiling=Severity.NOTE,
        )


class NoPercent(NamedTuple):
    """A rate told as a bare number: 挂牌率95以上."""

    figure: Figure

    def test(self) -> Relation["NoPercent"]:
        """What it is of says that % is missing."""
        return Relation(
            self,
            "unit",
            holds=False,
            stated=self.figure.digits,
            expected=f"{self.figure.digits}%",
            at=self.figure.shown,
            ceiling=Severity.DOUBT,
        )


#: What a number may count or measure.
_COUNTED = pattern("人|吨|亩|户|元|株|头|只|辆|平|立|公|份|次|条|册|余|多|千瓦|度")
#: Shares of a whole, which are told in %; others such as 汇率 and 容积率 are not.
_RATE = pattern(
    "(?:完成|登记|挂牌|覆盖|达标|合格|满意|入学|就业|执行|使用|利用|整改|办结|结案|回收|普及|处置|处理|"
    "治理|建档|签约|到位|参保|接种|安全|优良|支付|审核|公开|知晓|监控|排放达标)率"
    "(?:达到?|为|在|保持在|达到了|稳定在)?$"
)
#: Behind it the clause ends: 率95以上、 and not 率95名.
_CLAUSE_END = ("", "以上", "以下", "左右")
_LEAST, _MOST = 10, 100


def find(report: Report) -> Iterator[SameDigits | NoCurrency | NoPercent]:
    """Numbers whose unit cannot be, and amounts without one."""
    figures = figures_of(report)
    yield from _same_digits(figures)
    for one in figures:
        if one.number.unit.symbol in ("万", "亿") and one.table < 0 and _is_money(one):
            yield NoCurrency(one)
        if one.number.sort == "bare" and one.table < 0 and _is_rate(one):
            yield NoPercent(one)


def _same_digits(figures: Sequence[Figure]) -> Iterator[SameDigits]:
    groups: defaultdict[str, list[Figure]] = defaultdict(list)
    for one in figures:
        own = one.number.sort == "money" and one.number.behind > one.number.end
        if own and significant(one) >= _LONG:
            groups[printed(one)].append(one)
    for digits, group in groups.items():
        scales = {one.number.unit.scale for one in group}
        if len(scales) == 1 or max(scales) != min(scales) * _TEN_THOUSAND:
            continue
        yuan = len(digits.partition(".")[0]) >= _IN_YUAN
        fitting = min(scales) if yuan else max(scales)
        right = next(one for one in group if one.number.unit.scale == fitting)
        yield from (SameDigits(one, right) for one in group if one.number.unit.scale != fitting)


def _is_rate(one: Figure) -> bool:
    if one.passage.role == "cell" or not _RATE.search(one.clause):
        return False
    behind = one.passage.text[one.number.behind : one.number.behind + 1]
    ends = one.thing in _CLAUSE_END and behind.strip("，。；、,;以左 ") == ""
    return ends and _LEAST < one.number.value <= _MOST


def _is_money(one: Figure) -> bool:
    behind = one.thing
    if _COUNTED.match(behind):
        return False
    return bool(_MONEY_BEHIND.search(behind) or (not behind and _MONEY_BEFORE.search(one.clause)))
