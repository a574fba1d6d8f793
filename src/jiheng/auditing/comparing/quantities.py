"""The same quantity in two documents: same name, year, 口径 and dimension (同一数据)."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jiheng.auditing.reading.figures.model import Figure
from jiheng.auditing.reading.figures.pairs import agree
from jiheng.auditing.reading.figures.read import figures_of
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern
from jiheng.quantities import Quantity

#: Rows that speak of the whole department.
_WHOLE_ROW = pattern("合计|总计|汇总|共计|本级|机关")
#: Words that make it the figure of a part.
_PART = pattern("下属|所属|二级|其他|新增|追加|人均|平均|上半年|季度|分别")
_FUNDS = ("政府性基金", "国有资本经营", "一般公共预算")
#: A balance at the end of a year is that at the beginning of the next.
_OPENING, _CLOSING = "年初结转和结余", "年末结转和结余"
#: Names that the budget does not know are compared if they name money and nothing else.
_OWN_NAME = pattern(r"[\u4e00-\u9fff]{2,12}(?:支出|收入|经费|费|资金|结余|拨款|资产|采购|补助)")
_NO_NAME = pattern("的|并|完成|实现|原因|获得|争取|累计|用于|占|其中|等|和|及")
#: What the amount is compared with is that of last year: 比上年12.80万元增长5%.
_BASE = pattern("[比较与同从](?:上|去|上一)年度?的?")
_DIMENSIONS = ("金额", "人")
_NEAR = 20
_MOST_PLACES = 40

Key = tuple[str, int, str, str, str]


@dataclass(frozen=True, slots=True)
class Compared:
    """One quantity in both documents.

    Attributes:
        name: as the budget calls it.
        year: that it belongs to.
        scope: funds it is of, or ``""``.
        stage: 年初预算, 调整预算, 预算; ``""`` of what came out.
        first: in the first document.
        second: in the second.
        holds: whether the two can be the same number.
    """

    name: str
    year: int
    scope: str
    stage: str
    first: Figure
    second: Figure
    holds: bool

    @property
    def gap(self) -> str:
        """How far apart they are, with its unit."""
        left, right = self.first.number.quantity, self.second.number.quantity
        return str(Quantity(abs(left.value - right.value), left.grain, left.unit))


@dataclass(frozen=True, slots=True)
class Undecided:
    """A quantity that one document tells in several ways."""

    name: str
    year: int
    told: tuple[Figure, ...]
    in_first: bool


def compared(first: Report, second: Report) -> Iterator[Compared | Undecided]:
    """Every quantity that both have, in the order of the first."""
    left, right = _told(first), _told(second)
    for key in left:
        if key not in right:
            continue
        one, other = left[key], right[key]
        name, year, scope, stage, _ = key
        for told, in_first in ((one, True), (other, False)):
            if _single(told) is None:
                yield Undecided(name, year, tuple(told[:_MOST_PLACES]), in_first)
        single, beside = _single(one), _single(other)
        if single is not None and beside is not None:
            holds = any(
                agree(each, again) for each in one[:_MOST_PLACES] for again in other[:_MOST_PLACES]
            )
            yield Compared(name, year, scope, stage, single, beside, holds)


def _told(report: Report) -> dict[Key, list[Figure]]:
    """The quantities of a report by what says that two are the same."""
    found: defaultdict[Key, list[Figure]] = defaultdict(list)
    for one in figures_of(report):
        if of_the_whole(one) and one.dimension in _DIMENSIONS and one.year is not None:
            found[_key(one, report, one.year)].append(one)
    return found


def _key(figure: Figure, report: Report, year: int) -> Key:
    name = figure.name
    if name == _OPENING:
        return _CLOSING, year - 1, fund_of(figure), "", figure.dimension
    stage, year = stage_and_year(figure, report, year)
    return name, year, fund_of(figure), stage, figure.dimension


def fund_of(figure: Figure) -> str:
    """The fund it is told to be of, with it or by its chapter; ``""`` where none is."""
    own = next((one for one in _FUNDS if one in figure.scopes or one in figure.name), "")
    if own or not figure.passage.chapters:
        return own
    named = [one for one in _FUNDS if one in figure.passage.chapters[-1]]
    return named[0] if len(named) == 1 else ""


def stage_and_year(figure: Figure, report: Report, year: int) -> tuple[str, int]:
    """What it is a figure of, and the year: 上年 of a report is what came out the year before."""
    if figure.stage != "上年" or figure.name == _OPENING:
        return ("" if figure.stage == "上年" else figure.stage), year
    return "", year - int(year == report.identity.year)


def of_the_whole(figure: Figure) -> bool:
    """Whether it is the amount itself, exactly, of the whole department and the whole year."""
    named = figure.known or _is_name(figure.name)
    itself = not figure.measure or _BASE.fullmatch(figure.measure) is not None
    if not named or not itself or figure.told != "result" or figure.until:
        return False
    if figure.number.bound:
        return False
    if figure.owner:
        return _WHOLE_ROW.search(figure.owner) is not None
    return _PART.search(figure.said[-_NEAR:]) is None


def _is_name(text: str) -> bool:
    return _OWN_NAME.fullmatch(text) is not None and _NO_NAME.search(text) is None


def _single(figures: Sequence[Figure]) -> Figure | None:
    """The one number a document gives, or clearly most often gives; None where it is torn."""
    counted = Counter(one.number.value for one in figures)
    (value, most), *others = counted.most_common(2)
    if others and others[0][1] == most:
        first = figures[0]
        return first if all(agree(first, one) for one in figures) else None
    return next(one for one in figures if one.number.value == value)
