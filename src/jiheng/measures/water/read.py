"""Exports of water monitoring → samples, with a count of everything that could not be taken."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from statistics import median

from jiheng.measures.errors import DoubtfulUnit, NoColumn, NoData
from jiheng.measures.headings import bare, column
from jiheng.measures.listed import Listed, listed
from jiheng.measures.remarks import Counted, Remark
from jiheng.measures.water.limits import CLASSES, Item, Standard
from jiheng.measures.water.settings import PARTS, Settings
from jiheng.patterns import pattern

_SECTION = ("断面名称", "断面", "点位名称", "监测断面", "水源地名称", "水源名称", "水源地", "点位")
_BODY = ("河流名称", "水体名称", "河流", "所在水体", "水体", "湖库名称")
_KIND = ("水体类型", "水源类型", "断面类型", "类型")
_TIME = ("监测时间", "采样时间", "采样日期", "监测日期", "日期", "时间", "监测月份")
_YEAR, _MONTH = ("年份", "年度", "年"), ("月份", "月")
_TARGET = ("水质目标", "目标类别", "考核目标", "目标水质", "水质目标类别")
_ITEM = ("监测项目", "项目", "指标", "监测指标", "因子")
_VALUE = ("监测值", "浓度", "数值", "结果", "监测结果")
_VOLUME = ("取水量", "当月取水量", "供水量")
_NOTHING = frozenset(("", "-", "--", "—", "——", "NA", "N/A", "null", "None", "/", "无", "未监测"))
_MOMENT = pattern(r"(\d{4})\D{0,2}(\d{1,2})(?!\d)|(\d{4})(\d{2})")
_BELOW = pattern(r"^(?:[<＜]\s*([\d.]+(?:[eE]-?\d+)?)|([\d.]+(?:[eE]-?\d+)?)\s*[LlＬ])$")
_MICRO = pattern(r"[uμµ]g\s*/\s*L|微克")
_CLASS = pattern(r"[ⅠⅡⅢⅣⅤ]|IV|V|I{1,3}|[1-5一二三四五]")
_CLASS_WORDS = {
    **{one: place for place, one in enumerate("ⅠⅡⅢⅣⅤ")},
    **{one: place for place, one in enumerate(("I", "II", "III", "IV", "V"))},
    **{one: place for place, one in enumerate("一二三四五")},
    **{str(place + 1): place for place in range(5)},
}
#: pH ends here; water dissolves no more oxygen than about this, in mg/L.
_MOST = {"pH": Fraction(14), "溶解氧": Fraction(30)}
#: A column whose middle is so many times the limit of Ⅴ is in another unit.
_FAR = 50


@dataclass(frozen=True, slots=True)
class Sample:
    """What was measured at one section at one time.

    Attributes:
        section: name.
        body: the river or lake; ``""`` where the file does not say.
        lake: whether it is a lake or reservoir.
        ground: whether it is ground water.
        year: of the sample.
        month: of the sample.
        target: place of the class it should have; None where the file does not say.
        volume: water taken, of a source; None where the file does not say.
        values: concentrations by item, in the unit of the standard.
    """

    section: str
    body: str
    lake: bool
    ground: bool
    year: int
    month: int
    target: int | None
    volume: Fraction | None
    values: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Read:
    """Samples, and what was met reading them."""

    samples: tuple[Sample, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class _Layout:
    section: str
    body: str
    kind: str
    time: str
    year: str
    month: str
    target: str
    volume: str
    items: Mapping[str, tuple[Item, Fraction]]


def read(paths: Sequence[Path], standards: Sequence[Standard], settings: Settings) -> Read:
    """Samples of all sections, from one or more exports.

    Args:
        paths: csv or xlsx, one row a sample with a column for each item, or one row an item.
        standards: of surface water, and of ground water where its sources are read.
        settings: for values below the detection limit.

    Raises:
        NoColumn, DoubtfulUnit, NoData, UnreadData: what the file lacks, in one sentence.
    """
    counted = Counted()
    samples: list[Sample] = []
    for path in paths:
        found = _wide(listed(path))
        layout = _layout(found, standards[0])
        _plausible(found, layout)
        for place, row in zip(found.places, found.rows, strict=True):
            where = f"{path.name}第{place}行"
            sample = _sample(row, layout, (standards, settings), (where, counted))
            if sample is not None:
                samples.append(sample)
    if not samples:
        raise NoData("、".join(map(str, paths)), "可用的监测数据")
    return Read(_once(samples, counted), counted.remarks)


def _layout(found: Listed, standard: Standard) -> _Layout:
    heads = found.heads
    section = column(heads, _SECTION)
    time, year, month = column(heads, _TIME), column(heads, _YEAR), column(heads, _MONTH)
    if not section:
        raise NoColumn(found.where, "断面名称", heads)
    if not time and not (year and month):
        raise NoColumn(found.where, "监测时间（或年份、月份）", heads)
    items = {
        head: (item, Fraction(1, 1000) if _MICRO.search(head) else Fraction(1))
        for head in heads
        if (item := standard.named(bare(head))) is not None
    }
    if not items:
        raise NoColumn(found.where, "监测项目", heads)
    return _Layout(
        section, column(heads, _BODY), column(heads, _KIND), time, year, month,
        column(heads, _TARGET), column(heads, _VOLUME), items,
    )  # fmt: skip


def _wide(found: Listed) -> Listed:
    """One row a sample, of a file that has one row an item."""
    item, value = column(found.heads, _ITEM), column(found.heads, _VALUE)
    if not (item and value):
        return found
    kept = tuple(head for head in found.heads if head not in (item, value))
    rows: dict[tuple[str, ...], dict[str, str]] = {}
    places: dict[tuple[str, ...], int] = {}
    heads = dict.fromkeys(kept)
    for place, row in zip(found.places, found.rows, strict=True):
        key = tuple(row[head] for head in kept)
        wide = rows.setdefault(key, {head: row[head] for head in kept})
        places.setdefault(key, place)
        heads[row[item]] = None
        wide[row[item]] = row[value]
    names = tuple(name for name in heads if name)
    filled = tuple({name: row.get(name, "") for name in names} for row in rows.values())
    return Listed(found.where, names, filled, tuple(places.values()))


def _plausible(found: Listed, layout: _Layout) -> None:
    """Raise where the middle of a column shows another unit."""
    for head, (item, factor) in layout.items.items():
        if item.kind != "most" or item.unit != "mg/L":
            continue
        values = [one for row in found.rows if (one := number(row[head])) is not None]
        limit = item.limits[-1]
        middle = median(values) * factor if values else Fraction(0)
        if middle > _FAR * limit:
            raise DoubtfulUnit(f"{found.where} {head}", f"{float(middle):g}", "mg/L", "μg/L")


def _sample(
    row: Mapping[str, str], layout: _Layout, how: tuple[Sequence[Standard], Settings],
    told: tuple[str, Counted],
) -> Sample | None:  # fmt: skip
    where, counted = told
    name = row[layout.section]
    moment = _moment(row, layout)
    if not name or moment is None:
        counted.add("没有断面名称或时间的行", where, "不计")
        return None
    kind = row[layout.kind] if layout.kind else ""
    ground = "地下" in kind
    standard = how[0][-1] if ground else how[0][0]
    values = {}
    for head, (item, factor) in layout.items.items():
        used = standard.named(bare(head)) or item
        value = _value(row[head], used, how[1], told)
        if value is not None:
            values[used.name] = value * factor
    return Sample(
        name, row[layout.body] if layout.body else "", any(one in kind for one in "湖库"), ground,
        *moment, _target(row[layout.target]) if layout.target else None,
        number(row[layout.volume]) if layout.volume else None, values,
    )  # fmt: skip


def _moment(row: Mapping[str, str], layout: _Layout) -> tuple[int, int] | None:
    text = row[layout.time] if layout.time else f"{row[layout.year]}-{row[layout.month]}"
    if text.isdigit() and layout.year and layout.month:  # 月份 alone was taken for the time
        text = f"{row[layout.year]}-{row[layout.month]}"
    found = _MOMENT.match(text)
    if found is None:
        return None
    year, month = (int(one) for one in (found[1] or found[3], found[2] or found[4]))
    return (year, month) if 1 <= month <= 12 else None  # noqa: PLR2004 - months of a year


def _target(text: str) -> int | None:
    found = _CLASS.search(text.upper())
    return None if found is None else _CLASS_WORDS[found[0]]


def number(text: str) -> Fraction | None:
    """The number a cell holds; None where it holds none."""
    try:
        value = Decimal(text.replace(",", "").strip())
    except InvalidOperation:
        return None
    return Fraction(value) if value.is_finite() else None


def _value(text: str, item: Item, settings: Settings, told: tuple[str, Counted]) -> Fraction | None:
    where, counted = told
    if text.strip() in _NOTHING:
        return None
    below = _BELOW.match(text.strip())
    if below is not None:
        counted.add("低于检出限的值", where, f"按{settings.below}")
        limit = number(below[1] or below[2])
        return None if limit is None else limit * PARTS[settings.below]
    value = number(text)
    if value is None:
        counted.add("不是数的监测值", where, "按缺测")
    elif value < 0:
        counted.add("负值", where, "按缺测")
    elif value > _MOST.get(item.name, value):
        counted.add("不可能的值", where, "按缺测")
    else:
        return value
    return None


def _once(samples: Iterable[Sample], counted: Counted) -> tuple[Sample, ...]:
    """One of equal samples; several of one month stay, and are averaged later."""
    seen: list[Sample] = []
    months: set[tuple[str, int, int]] = set()
    alike: set[tuple[object, ...]] = set()
    for one in samples:
        month = (one.section, one.year, one.month)
        whole = (*month, tuple(one.values.items()))
        where = f"{one.section}{one.year}年{one.month}月"
        if whole in alike:
            counted.add("重复的行（值相同）", where, "只取一个")
            continue
        if month in months:
            counted.add("同一断面同月多次监测", where, "取平均值")
        alike.add(whole)
        months.add(month)
        seen.append(one)
    return tuple(seen)


def class_words(place: int) -> str:
    """The class at a place, with 类."""
    return f"{CLASSES[place]}类"


def sections(samples: Iterable[Sample]) -> Iterator[str]:
    """Their names, each once."""
    yield from dict.fromkeys(one.section for one in samples)
