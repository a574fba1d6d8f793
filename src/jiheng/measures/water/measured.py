"""From exports to the figures of a year of surface water, as one order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

from jiheng.measures.change import compared
from jiheng.measures.errors import NoData
from jiheng.measures.figures import YEARLY, Figure, Measures, share
from jiheng.measures.remarks import Remark
from jiheng.measures.trend import over_years
from jiheng.measures.water.limits import CLASSES, standard
from jiheng.measures.water.read import Read, class_words, read
from jiheng.measures.water.region import Shares, change_words, shares
from jiheng.measures.water.section import WORDS, Assessed, Exceeding, assessed
from jiheng.measures.water.settings import Settings
from jiheng.quantities import decimals

__all__ = ["Order", "Settings", "measured"]

_RULE = "GB 3838-2002 表1、环办〔2011〕22号"
_GOOD, _WORST = "断面水质优良（Ⅰ–Ⅲ类）比例", "劣Ⅴ类断面比例"
#: Mean phosphorus and the like are told with so many decimals.
_TIMES = 2


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: a calendar year, whose water, how, and since when a trend."""

    year: int
    subject: str = ""
    settings: Settings = field(default_factory=Settings)
    since: int = 0


def measured(files: Sequence[Path], order: Order, before: Sequence[Path] = ()) -> Measures:
    """The figures of a year; with data of the year before also the changes of shares.

    Sections that only one of the years has are left out of the changes, and named.

    Raises:
        JihengError: what the files lack, in one sentence.
    """
    now, found = _year(files, order, order.year)
    told = _told(now, order, found.remarks)
    if order.since:
        told = _trend(told, now, files, order)
    if not before:
        return told
    earlier, _ = _year(before, order, order.year - 1)
    common = {one.name for one in now} & {one.name for one in earlier}
    pair = [
        _told([one for one in each if one.name in common], order, ()) for each in (now, earlier)
    ]
    changes = compared(replace(pair[0], year=order.year), pair[1]).figures[len(pair[0].figures) :]
    lost = sorted({one.name for one in (*now, *earlier)} - common)
    remarks = (
        (f"只有一年有数据的断面{len(lost)}个（{'、'.join(lost)}）：不参加比较",) if lost else ()
    )
    return replace(
        told,
        figures=(*told.figures, *(one for one in changes if one.name[:-2] in (_GOOD, _WORST))),
        remarks=(*told.remarks, *remarks, *_turn(pair)),
    )


def _trend(
    told: Measures, now: Sequence[Assessed], files: Sequence[Path], order: Order
) -> Measures:
    """The years before beside it, of the sections that every year with data has."""
    found: dict[int, Sequence[Assessed] | None] = {}
    for year in range(order.since, order.year):
        try:
            found[year] = _year(files, order, year)[0]
        except NoData:
            found[year] = None
    every = [{one.name for one in each} for each in (*found.values(), now) if each is not None]
    common = set.intersection(*every)
    alike = {
        year: None if each is None else _common(each, common, order) for year, each in found.items()
    }
    table = over_years(_common(now, common, order), alike)
    lost = sorted(set.union(*every) - common)
    remarks = (
        (f"不是每年都有数据的断面{len(lost)}个（{'、'.join(lost)}）：不进逐年表",) if lost else ()
    )
    return replace(
        told,
        remarks=(*told.remarks, *table.remarks, *remarks),
        tables={YEARLY: table.tables[YEARLY], **told.tables},
    )


def _common(sections: Sequence[Assessed], names: set[str], order: Order) -> Measures:
    return _told([one for one in sections if one.name in names], order, ())


def _turn(pair: Sequence[Measures]) -> Iterator[str]:
    """The word for the change of both shares."""
    values = [[one.figure(name) for one in pair] for name in (_GOOD, _WORST)]
    gaps = [
        now.value - then.value
        for now, then in values
        if now and then and now.value is not None and then.value is not None
    ]
    if len(gaps) == len(values):
        yield f"与上年相比{change_words(gaps[0], gaps[1])}（环办〔2011〕22号 五，把握中）"


def _year(files: Sequence[Path], order: Order, year: int) -> tuple[list[Assessed], Read]:
    used = standard()
    found = read(files, (used,), order.settings)
    mine = [one for one in found.samples if one.year == year]
    if not mine:
        raise NoData("、".join(map(str, files)), f"{year}年的数据")
    return [
        assessed([one for one in mine if one.section == name], used, order.settings)
        for name in dict.fromkeys(one.section for one in mine)
    ], found


def _told(sections: Sequence[Assessed], order: Order, remarks: Sequence[Remark]) -> Measures:
    whole = shares(sections, standard(), order.settings)
    short = [one.name for one in sections if one.place is None]
    lacking = (
        (
            f"不足{order.settings.months}个月的断面{len(short)}个（{'、'.join(short)}）：不作年度评价",
        )
        if short
        else ()
    )
    return Measures(
        title="地表水环境质量",
        subject=order.subject,
        year=order.year,
        standard=_RULE,
        figures=tuple(_figures(sections, whole)),
        settings={one.name: str(one) for one in order.settings.chosen()},
        remarks=(*map(str, remarks), *lacking),
        tables={
            "断面年度类别": _sections(sections),
            "断面逐月类别": _months(sections),
            "河流湖库": _bodies(sections, order.settings, whole),
            "主要污染指标": _pollution(sections),
        },
    )


def _figures(sections: Sequence[Assessed], whole: Shares) -> Iterator[Figure]:
    total = whole.total
    yield Figure("评价断面数", Fraction(total), "个", 0, "有年度类别的断面", _RULE)
    yield Figure("优良断面数", Fraction(whole.good), "个", 0, "年度类别Ⅰ–Ⅲ类", _RULE)
    yield Figure(_GOOD, share(whole.good, total), "%", 1, f"{whole.good}÷{total}", _RULE)
    yield Figure(_WORST, share(whole.worst, total), "%", 1, f"{whole.worst}÷{total}", _RULE)
    for place, count in enumerate(whole.counts):
        yield Figure(f"{class_words(place)}断面数", Fraction(count), "个", 0, "", _RULE)
    aimed = [one.attains for one in sections if one.attains is not None]
    met = sum(aimed)
    how = f"{met}÷{len(aimed)}，类别不低于各自目标" if aimed else "数据里没有断面的水质目标"
    yield Figure("断面达标率", share(met, len(aimed)), "%", 1, how, _RULE)


def _sections(sections: Sequence[Assessed]) -> tuple[tuple[str, ...], ...]:
    head = ("断面", "水体", "月数", "年度类别", "定性评价", "目标", "是否达标", "主要污染指标")
    attains = {None: "—", True: "达标", False: "未达标"}
    return (
        head,
        *(
            (
                one.name,
                f"{one.body}{'（湖库）' if one.lake else ''}",
                str(len(one.months)),
                "—" if one.place is None else class_words(one.place),
                "—" if one.place is None else WORDS[one.place],
                "—" if one.target is None else class_words(one.target),
                attains[one.attains],
                "、".join(map(_exceeding, one.exceeding)) or "—",
            )
            for one in sections
        ),
    )


def _exceeding(one: Exceeding) -> str:
    return one.item if one.times is None else f"{one.item}（{decimals(one.times, _TIMES)}倍）"


def _months(sections: Sequence[Assessed]) -> tuple[tuple[str, ...], ...]:
    months = range(1, 13)
    return (
        ("断面", *(f"{month}月" for month in months)),
        *(
            (one.name, *(CLASSES[one.months[m]] if m in one.months else "—" for m in months))
            for one in sections
        ),
    )


def _bodies(
    sections: Sequence[Assessed], settings: Settings, whole: Shares
) -> tuple[tuple[str, ...], ...]:
    names = dict.fromkeys(one.body for one in sections if one.body)
    rows = [("全部", whole)] + [
        (name, shares([one for one in sections if one.body == name], standard(), settings))
        for name in names
    ]
    return (
        ("水体", "断面数", "优良比例", "劣Ⅴ类比例", "定性评价", "方法"),
        *(
            (
                name, str(one.total), _percent(one.good, one.total),
                _percent(one.worst, one.total), one.words or "—", one.how,
            )
            for name, one in rows
        ),
    )  # fmt: skip


def _percent(part: int, total: int) -> str:
    value = share(part, total)
    return "—" if value is None else f"{decimals(value, 1)}%"


def _pollution(sections: Sequence[Assessed]) -> tuple[tuple[str, ...], ...]:
    """Items that exceed Ⅲ, by how many sections they exceed in (断面超标率)."""
    judged = [one for one in sections if one.place is not None]
    found: dict[str, list[tuple[Fraction, str]]] = {}
    for one in judged:
        for item in one.exceeding:
            found.setdefault(item.item, []).append((item.times or Fraction(0), one.name))
    ordered = sorted(found.items(), key=lambda each: len(each[1]), reverse=True)
    rows = []
    for name, each in ordered:
        most, where = max(each)
        worst = f"{where}（{decimals(most, _TIMES)}倍）" if most else where
        rows.append((name, str(len(each)), _percent(len(each), len(judged)), worst))
    return (("指标", "超标断面数", "断面超标率", "超标最重的断面"), *rows)
