"""Claims on days and periods (日期): that they exist, that they are in order, that they are new."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from jiheng.auditing.model import Kind, Relation, Severity, Spot
from jiheng.auditing.reading.figures.calendar import Day, days_in, signed_on
from jiheng.auditing.reading.figures.told import chapter_tells
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

_CUT_OFF = pattern(r"截[止至]到?(?:目前)?[^，。；\d]{0,4}$")
_EXPECTED = pattern(r"预计\s*(?:在|于|到|至|将于)?\s*$")
_CHINESE_MONTH = pattern(r"预计\s*(?P<year>20\d\d)\s*年\s*(?P<month>[一二三四五六七八九十]{1,2})月")
_YEARS = pattern(
    r"(?<!\d)(?P<first>(?:19|20)\d\d)\s*年?\s*[-－—–~至]\s*(?P<last>(?:19|20)\d\d)(?!\d)"
)
_DAYS = pattern(
    r"(?P<from>\d{1,2})\s*月\s*(?P<first>\d{1,2})\s*日?\s*[-－—~至]\s*(?:(?P<to>\d{1,2})\s*月\s*)?"
    r"(?P<last>\d{1,2})\s*日"
)
#: ``2024.1.1-204.12.31``: the years apart from the rest.
_DOTTED = pattern(
    r"(?<![\d.])(?P<first>\d{3,5})(?P<dot>[./])(?P<from>\d{1,2})(?P=dot)(?P<begin>\d{1,2})\s*[-－—–~至]+\s*"
    r"(?P<last>\d{3,5})(?P=dot)(?P<to>\d{1,2})(?P=dot)(?P<end>\d{1,2})(?![\d.])"
)
#: ``203年12月``: no year has three digits or five.
_NO_YEAR = pattern(r"(?<![\d.])(?:[12]\d\d|20\d{3})\s*年\s*\d{1,2}\s*月(?!度?以上|龄)")
_FOUR = 4
_NEAR = 16
#: What begins, and what it ends with, in one sentence.
_BEGUN = pattern(r"^[^，。；]{0,2}(?:正式)?(?:开工|动工|启动|开始施工|进场)")
_ENDED = pattern(r"^[^，。；]{0,4}(?:竣工|完工|完成(?:竣工)?验收|通过(?:竣工)?验收|建成|投入使用)")
_CITED = pattern(r"[〔\[【]\s*(20\d\d)\s*[〕\]】]\s*\d+\s*号")
_PLANS = {
    "十二五": (2011, 2015),
    "十三五": (2016, 2020),
    "十四五": (2021, 2025),
    "十五五": (2026, 2030),
}
_PLAN_YEAR = pattern(
    r"(?P<year>20\d\d)\s*年?\s*(?:度)?[是为，]?\s*[“”\"]?(?P<plan>十[二三四五]五)[“”\"]?(?:规划)?(?:的)?"
    r"(?P<which>收官|开局|起步|第一年|最后一年)"
)
_NUMERALS = {one: at for at, one in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}
_LATE = 12


class Dated(NamedTuple):
    """A day or a period held to the calendar, to the report's year or to its date.

    Attributes:
        sort: ``day`` exists; ``year`` has four digits; ``range`` runs forward; ``begun`` before
            it ended; ``report`` after the year it is about;
            ``cited`` no younger than the report; ``cut_off`` at the end of the year;
            ``forecast`` still to come; ``plan`` year of a five-year plan.
        stated: as written.
        expected: what it is held to.
        at: where it stands.
        because: where that stands, and other places with the same fault.
        holds: whether it is so.
    """

    sort: str
    stated: str
    expected: str
    at: Spot
    because: tuple[Spot, ...] = ()
    holds: bool = False

    def test(self) -> Relation["Dated"]:
        """Already known: a date needs no arithmetic."""
        never = {"day": Severity.ERROR, "year": Severity.ERROR}
        ceilings = never | {"cut_off": Severity.NOTE, "forecast": Severity.NOTE}
        kind: Kind = "date_order"
        return Relation(
            self,
            kind,
            self.holds,
            self.stated,
            self.expected,
            self.at,
            self.because,
            ceiling=ceilings.get(self.sort, Severity.DOUBT),
        )


def find(report: Report) -> Iterator[Dated]:
    """Days, ranges, the date of the report, cut-off dates and forecasts."""
    signed = signed_on(report)
    year = report.identity.year
    if signed is not None and year is not None:
        yield from _of_the_report(report, signed, year)
    for passage in report.texts:
        if "月" in passage.text and not passage.text.isdecimal():
            yield from _days(passage)
            if "工" in passage.text or "启动" in passage.text:
                yield from _begun_and_ended(passage)
        if "." in passage.text or "/" in passage.text:
            yield from _dotted(passage)
        if "年" in passage.text or "-" in passage.text or "五" in passage.text:
            yield from _periods(passage)
    if year is not None:
        yield from _once(_stale(report, signed, year))


def _of_the_report(report: Report, signed: Day, year: int) -> Iterator[Dated]:
    after = signed.order() > (year, _LATE, 0)
    yield Dated("report", str(signed), f"{year}年12月31日之后", signed.spot, holds=after)
    for passage in report.texts:
        for match in _CITED.finditer(passage.text) if "号" in passage.text else ():
            if int(match[1]) > (signed.year or year):
                at = passage.spot(match.start(), match.end())
                yield Dated("cited", match[0], str(signed), at, (signed.spot,))


def _days(passage: Passage) -> Iterator[Dated]:
    for match in _NO_YEAR.finditer(passage.text) if "年" in passage.text else ():
        yield Dated("year", match[0], "", passage.spot(match.start(), match.end()))
    for one in days_in(passage):
        if not one.exists:
            yield Dated("day", str(one), "", one.spot)
    for match in _DAYS.finditer(passage.text) if "日" in passage.text else ():
        begin = (int(match["from"]), int(match["first"]))
        end = (int(match["to"] or match["from"]), int(match["last"]))
        if begin[0] <= end[0]:
            at = passage.spot(match.start(), match.end())
            yield Dated("range", at.quote, "", at, holds=begin <= end)


def _begun_and_ended(passage: Passage) -> Iterator[Dated]:
    """``2023年3月开工，2023年9月竣工``: begun before it ended."""
    days = list(days_in(passage))
    for first, second in pairwise(days):
        behind = passage.text[first.spot.end : second.spot.start]
        near = 0 < len(behind) <= _NEAR and not set("。；次翌第后\n") & set(behind)
        if not near or first.year is None or not (first.exists and second.exists):
            continue
        ended = _ENDED.search(passage.text[second.spot.end : second.spot.end + _NEAR])
        if _BEGUN.search(behind) and ended:
            at = passage.spot(first.spot.start, second.spot.end + ended.end())
            fine = 3 if first.day and second.day else 2
            later = first.order()[:fine] <= second.order(first.year)[:fine]
            yield Dated("begun", str(first), str(second), at, holds=later)


def _dotted(passage: Passage) -> Iterator[Dated]:
    """``2024.1.1-2024.12.31``: years of four digits, days of the calendar, the first one first."""
    for match in _DOTTED.finditer(passage.text):
        years = (match["first"], match["last"])
        if not any(len(one) == _FOUR and one.startswith("20") for one in years):
            continue
        at = passage.spot(match.start(), match.end())
        if any(len(one) != _FOUR for one in years):
            yield Dated("year", at.quote, "", at)
            continue
        begin = Day(int(years[0]), int(match["from"]), int(match["begin"]), at)
        end = Day(int(years[1]), int(match["to"]), int(match["end"]), at)
        if begin.exists and end.exists:
            yield Dated("range", at.quote, "", at, holds=begin.order() <= end.order())
        else:
            yield Dated("day", at.quote, "", at)


def _periods(passage: Passage) -> Iterator[Dated]:
    for match in _YEARS.finditer(passage.text):
        at = passage.spot(match.start(), match.end())
        first, last = match["first"], match["last"]
        yield Dated(
            "range", f"{first}-{last}", f"{last}-{first}", at, holds=int(first) <= int(last)
        )
    for match in _PLAN_YEAR.finditer(passage.text) if "五" in passage.text else ():
        begin, end = _PLANS[match["plan"]]
        right = end if match["which"] in ("收官", "最后一年") else begin
        at = passage.spot(match.start(), match.end())
        stated = f"{match['year']}年是“{match['plan']}”{match['which']}之年"
        yield Dated("plan", stated, f"{right}年", at, holds=int(match["year"]) == right)


def _stale(report: Report, signed: Day | None, year: int) -> Iterator[Dated]:
    """Cut-off dates before the end of the year, and forecasts that the report outlived."""
    if signed is None or (signed.year or 0) <= year:
        return
    for passage in report.texts:
        if "月" not in passage.text or chapter_tells(passage) == "rule":
            continue
        for one in days_in(passage):
            before = passage.text[max(0, one.spot.start - 10) : one.spot.start]
            early = (one.year or year) == year and one.month < _LATE and one.exists
            if early and _CUT_OFF.search(before):
                end = f"{year}年12月31日"
                yield Dated("cut_off", str(one), end, one.spot, (signed.spot,))
            elif _EXPECTED.search(before) and one.order(year) < signed.order():
                yield Dated("forecast", str(one), str(signed), one.spot, (signed.spot,))
        yield from _foretold(passage, signed)


def _foretold(passage: Passage, signed: Day) -> Iterator[Dated]:
    """The same of a month in Chinese numerals."""
    for match in _CHINESE_MONTH.finditer(passage.text) if "预计" in passage.text else ():
        month = _NUMERALS.get(match["month"], 1)
        if (int(match["year"]), month, 31) < signed.order():
            at = passage.spot(match.start("year"), match.end())
            stated = at.quote.replace(" ", "")
            yield Dated("forecast", stated, str(signed), at, (signed.spot,))


def _once(found: Iterator[Dated]) -> Iterator[Dated]:
    """One of a sort, the other places beside it."""
    groups: dict[str, list[Dated]] = {}
    for one in found:
        groups.setdefault(one.sort, []).append(one)
    for first, *others in groups.values():
        because = (*first.because, *(one.at for one in others))
        yield Dated(first.sort, first.stated, first.expected, first.at, because)
