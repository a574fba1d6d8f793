"""Lines that follow from two others: differences, changes, rates of execution (派生列).

What a head says fixes which two; where it leaves several, the pair that holds in most lanes.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Literal, NamedTuple

from jiheng.auditing.model import Severity
from jiheng.auditing.reading.tables.intervals import Interval
from jiheng.auditing.reading.tables.structure import At
from jiheng.auditing.reading.tables.terms import Range, Term
from jiheng.auditing.reported.words import says, without_unit
from jiheng.auditing.reported.years import LAST_YEAR
from jiheng.patterns import pattern
from jiheng.quantities import Quantity, unit

Kind = Literal["difference", "growth", "ratio"]

_GROWTH = pattern(
    r"(?:增减|增长|变动|变化|升降|增幅|降幅|增加|减少|下降)(?:的?(?:率|比例|幅度|百分比|[（(]?[%％]))|^(?:增幅|降幅|同比)[（(]?[%％]?|增长率|变动率|调整率"
)
_RATIO = pattern(
    r"(?:执行|完成|控制|支付|支出|使用|到位|拨付|实现|达标|预算)(?:率|进度|比例|百分比|[（(]?[%％])|完成.{0,6}[%％]"
)
_DIFFERENCE = pattern(
    r"增减(?:额|数|金额|情况|值)?$|差额|差异(?:额|数|金额)?$|差数|增加额|减少额|变动(?:额|数|金额)|^(?:资金|预算|经费|指标)?(?:超支|节约|结余)(?:资金|额|数|金额)?$"
)
_RATE_WORDS = ("比例", "百分比", "幅度", "率", "%", "％")
_AMOUNT_WORDS = ("金额", "数额", "绝对")
_CHANGES = ("增减", "增长", "变动", "较上年", "比上年", "同比", "减少", "增加")
_SCORED = ("得分", "分值", "扣分", "评分")

_EARLIER = (*LAST_YEAR, "上期", "年初", "期初", "往年", "基期")
_BUDGETS = (*("预算", "计划", "批复", "核定", "编制数", "概算", "指标数", "下达", "目标", "应"),)
_ADJUSTED = ("调整", "全年", "追加")
_DONE = (*("决算", "执行", "支出", "完成", "实", "在职", "在编", "使用", "支付", "到位"),)
_NOT_DONE = ("预算数", "预算金额", "预算资金", "预算安排", "年初预算")
#: What a rate is of, by its name.
_NUMERATORS = (
    (("到位",), ("到位",)),
    (
        ("支付", "支出", "执行", "使用", "拨付"),
        ("支付", "支出", "执行", "决算", "使用", "拨付"),
    ),
    (("完成", "实现", "达标"), ("完成", "实际", "决算", "执行", "支出")),
    (("控制",), ("在职", "实有", "实际", "决算", "在编", "执行", "支出")),
)
_YEAR = pattern(r"(?:19|20)\d\d")

#: How many columns a table may have for every pair to be tried.
_MOST_LINES = 24
#: What fails in so many lanes and is not borne out by more has been misread.
_NOWHERE = 3


class Derived(NamedTuple):
    """A stated number and the two it follows from.

    Attributes:
        kind: ``difference`` is first - second, ``growth`` that over the second, ``ratio``
            first over second.
        expected: None where it cannot be told.
    """

    kind: Kind
    stated: Term
    first: Term
    second: Term
    expected: Interval
    holds: bool | None
    ceiling: Severity


class _Way(NamedTuple):
    """A kind, and the lines it goes from.

    Attributes:
        fixed: the heads leave no other.
        told: the heads speak of these lines, not the numbers alone.
    """

    kind: Kind
    first: int
    second: int
    fixed: bool
    told: bool = True


def kind_of(path: Sequence[str]) -> Kind | None:
    """What a head says its numbers are; None of plain amounts."""
    leaf = without_unit(path[-1]) if path else ""
    above = "".join(path[:-1])
    if says(leaf, _SCORED):
        return None
    if _GROWTH.search(leaf) or (says(above, _CHANGES) and says(leaf, _RATE_WORDS)):
        return "growth"
    if _RATIO.search(leaf):
        return "ratio"
    if _DIFFERENCE.search(leaf) or (
        says(above, _CHANGES) and (leaf == "额" or says(leaf, _AMOUNT_WORDS))
    ):
        return "difference"
    return None


def derived(
    paths: Mapping[int, tuple[str, ...]], lanes: Sequence[int], at: At
) -> Iterator[Derived]:
    """Every derived line of a table in every lane.

    Args:
        paths: the heads of each line of numbers, outermost first.
        lanes: what crosses them.
        at: the number where both cross.
    """
    if len(paths) > _MOST_LINES:
        return
    kinds = {line: kind_of(path) for line, path in paths.items()}
    if not any(kinds.values()) and not any(path[-1].endswith("率") for path in paths.values()):
        return
    known: dict[tuple[int, int], Term | None] = {}

    def once(line: int, lane: int) -> Term | None:
        if (line, lane) not in known:
            known[line, lane] = at(line, lane)
        return known[line, lane]

    named = _named_rates(paths, kinds)
    for line, kind in (kinds | dict.fromkeys(named, "ratio")).items():
        if line in named:
            ways = [_Way("ratio", first, second, fixed=False) for first, second in named[line]]
            yield from _best(line, ways, lanes, once)
            continue
        if kind is None:
            continue
        amounts = [one for one in paths if kinds[one] is None and not says(paths[one][-1], _SCORED)]
        near = [one for one in amounts if paths[one][:-1] == paths[line][:-1]]
        for pool in (near, amounts):
            title = "".join(paths[line])
            ways = _ways(kind, title, paths, pool) if len(pool) > 1 else []
            if ways:
                yield from _best(line, ways, lanes, once)
                break


def _named_rates(
    paths: Mapping[int, tuple[str, ...]], kinds: Mapping[int, Kind | None]
) -> dict[int, list[tuple[int, int]]]:
    """节约率 beside 节约资金: a rate that bears the name of another line."""
    found = {}
    for line, path in paths.items():
        stem = without_unit(path[-1]).removesuffix("率")
        if kinds[line] is not None or stem == path[-1] or len(stem) < len("节约"):
            continue
        firsts = [one for one in paths if one != line and paths[one][-1].startswith(stem)]
        rest = [one for one in paths if one not in firsts and kinds[one] is None and one != line]
        if len(firsts) == 1:
            found[line] = [(firsts[0], second) for second in rest]
    return found


def _ways(
    kind: Kind, title: str, paths: Mapping[int, tuple[str, ...]], pool: Sequence[int]
) -> list[_Way]:
    """What the words say first, then every other pair, which the numbers would have to bear out."""
    heads = {one: "".join(paths[one]) for one in pool}
    if kind == "ratio":
        told, fixed = _ratio_pairs(title, heads)
    else:
        told, fixed = _change_pairs(title, heads)
    pairs = dict.fromkeys(told)
    if kind != "ratio":
        pairs |= dict.fromkeys((b, a) for a in pool for b in pool if a < b)
        pairs |= dict.fromkeys((a, b) for a in pool for b in pool if a < b)
    return [_Way(kind, *pair, fixed and pair in told, pair in told) for pair in pairs]


def _ratio_pairs(title: str, heads: Mapping[int, str]) -> tuple[list[tuple[int, int]], bool]:
    wanted = next((form for words, form in _NUMERATORS if says(title, words)), _DONE)
    done = [one for one, head in heads.items() if _done(head) and says(head, wanted)]
    done = done or [one for one, head in heads.items() if _done(head)]
    pairs = []
    for first in done:
        planned = [one for one in heads if one != first and says(heads[one], _BUDGETS)]
        planned.sort(key=lambda one: not says(heads[one], _ADJUSTED))
        earlier = [one for one in heads if one < first and one not in planned]
        pairs += [(first, second) for second in (*planned, *earlier)]
    # A rate of execution has one numerator; should no budget of the row fit, none is meant.
    fixed = len(done) == 1 and all(says(heads[second], _BUDGETS) for _, second in pairs)
    return pairs, fixed and bool(pairs)


def _change_pairs(title: str, heads: Mapping[int, str]) -> tuple[list[tuple[int, int]], bool]:
    if "调整率" in title:
        adjusted = [one for one, head in heads.items() if "预算" in head and says(head, _ADJUSTED)]
        first = [one for one, head in heads.items() if "年初" in head and one not in adjusted]
        pairs = [(after, before) for after in adjusted for before in first]
        return pairs, len(pairs) == 1
    years = {one: max(map(int, _YEAR.findall(head)), default=0) for one, head in heads.items()}
    said = sorted(map(int, _YEAR.findall(title)), reverse=True)
    late = max(years.values(), default=0)
    budgets = [one for one, head in heads.items() if says(head, _BUDGETS) and not _done(head)]
    earlier = [one for one, head in heads.items() if says(head, _EARLIER) and one not in budgets]
    if len(said) > 1:
        earlier = [one for one in heads if years[one] == said[1]]
    elif not earlier and late and len(set(years.values()) - {0}) > 1:
        before = max(year for year in years.values() if year < late)
        earlier = [one for one in heads if years[one] == before and one not in budgets]
    if "预算" in title:
        seconds = budgets
    elif says(title, _EARLIER) or "同比" in title:
        seconds = earlier
    else:
        seconds = [*earlier, *(one for one in budgets if one not in earlier)]
    done = [one for one in heads if one not in seconds and one not in budgets]
    if len(said) > 1:
        done = [one for one in done if years[one] == said[0]]
    elif late and len(said) != 1:
        done = [one for one in done if years[one] in (late, 0)]
    pairs = [(first, second) for first in done for second in seconds]
    return pairs, len(pairs) == 1


def _done(head: str) -> bool:
    return says(head, _DONE) and not says(head, _NOT_DONE)


def _best(line: int, ways: Sequence[_Way], lanes: Sequence[int], at: At) -> Iterator[Derived]:
    lanes = [lane for lane in lanes if at(line, lane) is not None]
    tried: list[list[Derived | None]] = []
    for way in ways:
        tried.append(_along(line, way, lanes, at))
        told = [one for one in tried[-1] if one is not None]
        if told and all(one.holds for one in told):
            break
    held = [sum(1 for one in row if one is not None and one.holds) for row in tried]
    if not held:
        return
    best = max(range(len(tried)), key=lambda which: held[which])
    failed = sum(1 for one in tried[best] if one is not None and not one.holds)
    for lane in range(len(lanes)):
        one = tried[best][lane]
        if one is None:
            continue
        if not one.holds and one.kind == "ratio" and _elsewise(one, ways, lanes[lane], at):
            yield one._replace(holds=None)
            continue
        rivals = [
            (held[which], good)
            for which, row in enumerate(tried)
            if ways[which].told and (good := row[lane]) and good.holds
        ]
        rival = max(rivals, key=lambda pair: pair[0], default=None)
        if one.holds:
            yield one
        elif rival is not None and 2 * rival[0] > held[best]:
            yield rival[1]
        elif rival is not None:
            # The other rows leave little doubt which pair is meant, but this one has its reading.
            yield one._replace(ceiling=Severity.DOUBT)
        else:
            yield _weighed(one, held[best], failed, fixed=ways[best].fixed)


def _along(line: int, way: _Way, lanes: Sequence[int], at: At) -> list[Derived | None]:
    """One pair in every lane; a pair that only numbers could bear out gives up early."""
    found: list[Derived | None] = []
    failed = 0
    for lane in lanes:
        one = None if failed >= _NOWHERE else _in_lane(line, way, lane, at)
        found.append(one)
        if one is not None and not way.told:
            failed = 0 if one.holds else failed + 1
    return found


def _elsewise(one: Derived, ways: Sequence[_Way], lane: int, at: At) -> bool:
    """Whether two numbers of the row together are the base (年初预算 and 上年结转)."""
    lines = dict.fromkeys(line for way in ways for line in (way.first, way.second))
    terms = [term for line in lines if (term := at(line, lane)) is not None]
    bases = [term for term in terms if term.passage != one.first.passage]
    first = Interval.of(one.first.quantity)
    stated = one.stated.quantity
    if one.first.quantity.unit.dimension != "金额" and _counts_otherwise(one, stated):
        return True
    for a, b in combinations(bases, 2):
        base = Interval.of(a.quantity) + Interval.of(b.quantity)
        rate = first.over(base)
        if rate is not None and rate.meets(stated):
            return True
    return False


def _counts_otherwise(one: Derived, stated: Quantity) -> bool:
    """Targets met and passed are often told as 100%; of some, less is better."""
    if stated.value == 1 and one.expected.middle > 1:
        return says(one.stated.name, ("完成", "达标", "实现", "达成"))
    upside_down = Interval.of(one.second.quantity).over(Interval.of(one.first.quantity))
    return upside_down is not None and upside_down.meets(stated)


def _weighed(one: Derived, held: int, failed: int, *, fixed: bool) -> Derived:
    if (held > 1 and held > failed) or (fixed and (held >= failed or failed == 1)):
        return one._replace(ceiling=Severity.ERROR)
    if fixed and failed < _NOWHERE:
        return one._replace(ceiling=Severity.DOUBT)
    return one._replace(holds=None)


def _in_lane(line: int, way: _Way, lane: int, at: At) -> Derived | None:
    stated, first, second = at(line, lane), at(way.first, lane), at(way.second, lane)
    if stated is None or first is None or second is None:
        return None
    if len({stated.passage, first.passage, second.passage}) < len((stated, first, second)):
        return None
    if first.quantity.unit.dimension != second.quantity.unit.dimension:
        return None
    if way.kind == "difference" and _is_percent(stated) and not _is_percent(first):
        way = way._replace(kind="growth")
    a, b = Interval.of(first.quantity), Interval.of(second.quantity)
    gap = a - b
    found = gap if way.kind == "difference" else (gap if way.kind == "growth" else a).over(b)
    if found is None or (way.kind != "difference" and b.middle <= 0):
        return None
    if way.kind == "difference" and stated.quantity.unit.dimension != first.quantity.unit.dimension:
        return None
    ways = [stated.quantity] if way.kind == "difference" else as_rates(stated.quantity)
    if way.kind == "difference" and first.quantity.unit.symbol == "%":
        ways = as_rates(stated.quantity)
    # Heads like 增减额 leave the sign to the reader.
    options = [found] if way.kind == "ratio" else [found, found.turned()]
    shown = next((one for one in ways if any(each.meets(one) for each in options)), None)
    known = stated._replace(quantity=shown or ways[0])
    sides = (
        found if way.kind == "ratio" or found.middle * known.quantity.value >= 0 else found.turned()
    )
    return Derived(way.kind, known, first, second, sides, shown is not None, Severity.ERROR)


def _is_percent(term: Term) -> bool:
    return term.quantity.unit.symbol == "%"


def explained(found: Derived, suspects: Mapping[int, Range]) -> bool:
    """Whether it holds once a number that sums refute is what they ask of it."""
    if found.holds is not False:
        return False
    first, second = (_as_asked(one, suspects) for one in (found.first, found.second))
    stated = suspects.get(found.stated.passage)
    if stated is not None:
        apart = abs(stated.middle - found.expected.middle)
        return apart <= stated.slack + found.stated.quantity.grain
    if first == Interval.of(found.first.quantity) and second == Interval.of(found.second.quantity):
        return False
    gap = first - second
    value = (
        gap
        if found.kind == "difference"
        else (gap if found.kind == "growth" else first).over(second)
    )
    return value is not None and (
        value.meets(found.stated.quantity) or value.turned().meets(found.stated.quantity)
    )


def _as_asked(term: Term, suspects: Mapping[int, Range]) -> Interval:
    asked = suspects.get(term.passage)
    if asked is None:
        return Interval.of(term.quantity)
    return Interval(asked.middle - asked.slack, asked.middle + asked.slack, asked.middle)


def as_rates(quantity: Quantity) -> list[Quantity]:
    """A rate as it is printed; a bare number may be percent or a fraction."""
    if quantity.unit.symbol:
        return [quantity]
    hundredth = Fraction(1, 100)
    percent = Quantity(quantity.value * hundredth, quantity.grain * hundredth, unit("%"))
    return [percent, quantity] if abs(quantity.value) > Fraction(3, 2) else [quantity, percent]
