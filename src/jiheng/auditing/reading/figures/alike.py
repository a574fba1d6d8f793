"""Figures of the same name, year and 口径 (同名数据), and long numbers that are one digit apart."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from jiheng.auditing.model import Severity
from jiheng.auditing.reading.figures.model import Figure
from jiheng.auditing.reading.figures.names import scopes_in
from jiheng.auditing.reading.figures.pairs import Pair, agree, printed, significant, slip
from jiheng.auditing.reported.numbers import Number
from jiheng.patterns import pattern

#: What a numbered paragraph is of: （一）失业保险基金。
_HEAD = pattern(
    r"\s*[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、.．]\s*([^\d，。：；]{3,24})[。：]"
)
_WHOLE_ROW = pattern(
    r"(?:\d{1,2}[、.．]|[一二三四五六七八九十]、)?.{0,14}(?:合计|总计|汇总|共计|本级|[局委厅办]机关)"
)
_PART = pattern(
    "下属|所属|二级|大队|支队|中心|站|研究所|学校|医院|事务|分别|各|每|人均|项目|专项|平均|部分|"
    "街道|乡镇|镇|村|园区|开发区|一期|二期|上半年|季度|月|其他|新增|追加"
)
_UNIT = pattern(
    "下属|所属|二级|大队|支队|中心|站|研究所|学校|医院|分别|各单位|每|街道|乡镇|镇|村|园区|开发区|事业单位"
)
_FUNDS = frozenset({"一般公共预算", "政府性基金", "国有资本经营", "财政拨款", "非财政拨款"})
_LEVELS = frozenset({"本级", "局机关", "下属", "专项"})
#: Names whose figure a department has but one of in a year, whatever the words around it.
_ONE_A_YEAR = frozenset(
    {
        "编制数", "三公经费", "公务接待费", "公务用车运行维护费", "公务用车购置费", "机关运行经费",
        "公务用车购置及运行维护费", "因公出国境费", "政府采购支出", "国内公务接待支出",
    }
)  # fmt: skip
#: Counts of which a department has one at a time, however few they are.
_COUNTED = frozenset({"编制数", "在职人员数", "公务用车保有量", "实有人数", "离退休人员数"})
#: What was budgeted is no goal; two of a year that differ are rather before and after a change.
_BUDGET = "支出总预算"
#: Those that have one for each kind of funds, and may be told of a part without saying so.
_ONE_A_FUND = frozenset(
    {
        "会议费", "培训费", "基本支出", "人员经费", "公用经费", "收入合计", "支出合计", "收入总计",
        "支出总计", "年末结转和结余", "年初结转和结余", "公务用车保有量", "在职人员数",
    }
)  # fmt: skip
#: Further apart than this they are rather two things than one told wrongly.
_NEAR_BY = Fraction(1, 5)
#: Characters of a number of a known name whose one wrong digit is no chance.
_SHORT = 3
#: Such numbers stand for one another by their digits alone.
_SAYING = 3


def funds_of(figure: Figure) -> frozenset[str]:
    """The funds a figure is of, told with it or by the heading it stands under."""
    told = figure.scopes & _FUNDS
    if not told and figure.passage.chapters:
        told = scopes_in(figure.passage.chapters[-1]) & _FUNDS
    return told - {"财政拨款"} if len(told) > 1 else told


def named_twice(figures: Sequence[Figure]) -> Iterator[Pair]:
    """Figures known by the budget's own names that stand in several places."""
    groups: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
    unit = next((one.number for one in figures if one.number.unit.symbol == "万元"), None)
    for told in figures:
        if told.known and (told.told == "result" or told.name == _BUDGET):
            one = _in_ten_thousands(told, unit)
            row = "" if _WHOLE_ROW.fullmatch(one.owner) else one.owner
            key = (one.name, row, one.measure, one.year, one.stage, one.dimension, one.subject)
            groups[key].append(one)
    for group in groups.values():
        if len(group) > 1:
            yield from _held_to_the_most(group)


def _in_ten_thousands(figure: Figure, like: Number | None) -> Figure:
    """A cell of a table that prints no unit is most likely in 万元, as the text is."""
    number = figure.number
    if number.sort != "bare" or figure.table < 0 or like is None or figure.name in _NO_MONEY:
        return figure
    scale = like.unit.scale
    money = replace(
        number,
        sort="money",
        unit=like.unit,
        value=number.value * scale,
        grain=number.grain * scale,
    )
    return figure._replace(number=money)


_NO_MONEY = frozenset(
    {"编制数", "在职人员数", "实有人数", "离退休人员数", "公务用车保有量", "满意度"}
)


def _held_to_the_most(group: list[Figure]) -> Iterator[Pair]:
    counted = Counter(one.number.value for one in group)
    most = max(counted.values())
    first = next(one for one in group if counted[one.number.value] == most)
    for one in group:
        if one is first:
            continue
        if agree(first, one):
            yield Pair(first, one, None)
        elif most > 1 or len(counted) == _TWO:
            ceiling = _gravity(first, one)
            if ceiling is not None:
                told, other = _ordered(first, one, most)
                yield Pair(told, other, ceiling)


def _ordered(first: Figure, one: Figure, most: int) -> tuple[Figure, Figure]:
    """Of two alone the text is held to the table, the later to the earlier."""
    if most == 1 and first.table < 0 <= one.table:
        return one, first
    return first, one


def _gravity(first: Figure, other: Figure) -> Severity | None:
    """How grave it is that two figures of one name differ; None where they may be two things."""
    if not _one_thing(first, other):
        return None
    if funds_of(first) != funds_of(other) or _level(first) != _level(other):
        near = slip(first, other) and funds_of(first) and funds_of(other)
        return Severity.DOUBT if near else None
    if first.measure or first.name in ("满意度", _BUDGET):
        change = first.measure and first.name in _ONE_A_FUND  # of whichever amount of that name
        apart = change and not slip(first, other, _SHORT)
        return None if apart or (first.measure and first.name == _BUDGET) else Severity.DOUBT
    if first.table >= 0 and other.table >= 0 and first.name in _ONE_A_FUND:
        return None  # two tables of accounts are rather of two kinds of funds
    return _of_amounts(first, other)


def _of_amounts(first: Figure, other: Figure) -> Severity | None:
    """How grave it is that two amounts differ: a budget may be that before and after a change."""
    if slip(first, other, _SHORT) or _near_by(first, other):
        sure = first.name in _ONE_A_YEAR | _ONE_A_FUND or slip(first, other)
        gravest = Severity.DOUBT if first.stage == "预算" else Severity.ERROR
        return gravest if sure else None
    few = first.name in _COUNTED and slip(first, other, _TWO)
    money = first.name in _ONE_A_YEAR and first.number.sort == "money"
    return Severity.DOUBT if money or few else None


def _near_by(first: Figure, other: Figure) -> bool:
    one, another = first.number.value, other.number.value
    return abs(one - another) <= _NEAR_BY * max(abs(one), abs(another))


def _level(figure: Figure) -> frozenset[str]:
    """Of which part of the department; nothing where it is of all."""
    return frozenset() if "汇总" in figure.said else figure.scopes & _LEVELS


def _one_thing(first: Figure, other: Figure) -> bool:
    """Whether time, place and wording leave room for one thing only."""
    if first.number.bound or other.number.bound or first.until != other.until:
        return False
    if first.passage.index == other.passage.index or 0 <= first.table == other.table:
        return False
    heads = [_HEAD.match(one.passage.text) for one in (first, other)]
    if heads[0] and heads[1] and heads[0][1] != heads[1][1]:
        return False
    return _whole(first) and _whole(other)


def _whole(figure: Figure) -> bool:
    """Whether nothing says that it is of a part of the department, of the year or of the sum."""
    if figure.name in _ALSO_OF_PROJECTS and _PROJECT.search(figure.said):
        return False
    if figure.table >= 0:
        return not figure.owner or _WHOLE_ROW.fullmatch(figure.owner) is not None
    clause = figure.clause.replace(figure.name, "")
    return _PART.search(clause) is None and _UNIT.search(figure.said[-_NEAR:]) is None


_ALSO_OF_PROJECTS = frozenset({"会议费", "培训费", "差旅费", "公务接待费"})
_PROJECT = pattern("项目|专项|用于")
_NEAR = 60


def same_numbers(figures: Sequence[Figure]) -> Iterator[Pair]:
    """Equal numbers of a common word, wherever they stand; what differs says nothing."""
    first: dict[tuple[object, ...], list[Figure]] = {}
    for one in figures:
        if one.told == "rule" or one.number.sort == "score" or not significant(one):
            continue
        key = (printed(one), one.number.sort == "percent")
        earlier = first.setdefault(key, [])
        told = next((other for other in earlier if _related(one, other)), None)
        if told is not None:
            yield Pair(told, one, None)
        elif len(earlier) < _KEPT:
            earlier.append(one)


_KEPT, _TWO = 4, 2


def _related(one: Figure, other: Figure) -> bool:
    """Whether the words beside two equal numbers are of one thing; of short numbers more words."""
    if one.passage.index == other.passage.index and one.passage.role != "cell":
        return False
    if one.known and one.name == other.name:
        return True
    long = significant(one) >= _SAYING
    left = f"{one.clause}{one.thing}" or one.said or one.name
    right = f"{other.clause}{other.thing}" or other.said or other.name
    shared = _grams(left, 2 if long else 3) & _grams(right, 2 if long else 3)
    return len(shared) >= (1 if long else _TWO)


def _grams(text: str, size: int) -> set[str]:
    return {text[at : at + size] for at in range(len(text) - size + 1)}


def one_digit_apart(figures: Iterable[Figure]) -> Iterator[Pair]:
    """Long numbers of one full name that differ in one digit, or have two changed about."""
    alone: dict[str, Figure] = {}
    groups: dict[str, list[Figure]] = {}
    kinds: dict[tuple[object, ...], int] = {}
    for one in figures:
        if one.told != "rule" and significant(one) >= _LONG:
            what = kinds.setdefault((one.measure, one.year, one.dimension), len(kinds))
            for key in _with_a_gap(f"{what}/", one.digits):
                first = alone.setdefault(key, one)
                if first is not one:
                    groups.setdefault(key, [first]).append(one)
    for key in alone if groups else ():
        group = groups.get(key, ())
        if len(group) <= _MOST:
            for at, one in enumerate(group):
                later = group[at + 1 :]
                yield from (Pair(one, each, Severity.DOUBT) for each in later if _near(one, each))


def _with_a_gap(kind: str, digits: str) -> list[str]:
    """What a number shares with those one digit apart, and with those that swap two."""
    keys = [f"{kind}{digits[:at]}*{digits[at + 1 :]}" for at in range(len(digits))]
    keys.append(kind + "".join(sorted(digits)))
    return keys


#: More numbers that differ in one digit are a series, not slips.
_MOST = 5


def _near(one: Figure, other: Figure) -> bool:
    """One digit apart, and either of one full name or so long that chance is no reason."""
    if not slip(one, other) or one.number.grain != other.number.grain or one.stage != other.stage:
        return False
    if one.passage.index == other.passage.index or (one.table >= 0 and other.table >= 0):
        return False
    if one.said != other.said and (_UNIT.search(one.said) or _UNIT.search(other.said)):
        return False
    if one.name == other.name and len(one.name) >= _OWN:
        return _level(one) == _level(other) and funds_of(one) == funds_of(other)
    if one.known or other.known or significant(one) < _VERY_LONG:
        return False
    size = _OWN if significant(one) == _VERY_LONG else _TWO
    left, right = (_COMMON.sub("", each.clause) for each in (one, other))
    return bool(_grams(left, size) & _grams(right, size))


#: Words of any amount of a budget, which make two of them no more alike.
_COMMON = pattern("支出|收入|资金|总额|合计|总计|共计|金额|决算|预算|年度|[年数为的共计]")


_OWN, _LONG, _VERY_LONG = 4, 4, 6


_ALL_OF = pattern("全[市县区省乡镇]|辖区|全部|全面|所有")
_THING = 4


def all_of_a_kind(figures: Iterable[Figure]) -> Iterator[Pair]:
    """How many there are of one kind altogether: 全市92个乡镇 here, 全市87个乡镇 there."""
    groups: defaultdict[tuple[str, str], list[Figure]] = defaultdict(list)
    for one in figures:
        if one.number.sort != "count" or one.told != "result" or len(one.thing) < _THING:
            continue
        if _ALL_OF.search(one.clause) or _ALL_OF.search(one.thing):
            groups[one.number.unit.symbol, one.thing[:_THING]].append(one)
    for group in groups.values():
        if len({one.number.value for one in group}) <= _TWO:
            first = group[0]
            yield from (
                Pair(first, one, Severity.DOUBT)
                for one in group[1:]
                if one.passage.index != first.passage.index and one.year == first.year
            )
