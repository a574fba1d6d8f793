"""A year of air as figures, each with its computation in words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from jiheng.measures.air.edition import POLLUTANTS
from jiheng.measures.air.hours import NONE
from jiheng.measures.air.index import GOOD, level
from jiheng.measures.air.year import PERCENTILES, Year
from jiheng.measures.figures import Figure, Measures, share
from jiheng.measures.remarks import Remark
from jiheng.quantities import decimals

#: Printed decimals: CO in 0.1 mg/m³, the others in whole μg/m³.
_PLACES = {"CO": 1}
_UNITS = {"CO": "mg/m³"}
#: The table of months, whose shares are also compared with the year before.
MONTHLY, SHARE, EARLIER = "逐月优良天数", "优良天数比例", "上年优良天数比例"
_ASSESSMENT = "HJ 663-2013 第4章、附录A"


def told(year: Year, subject: str, remarks: Sequence[Remark] = ()) -> Measures:
    """The figures a bureau reports, and the year by days.

    Args:
        year: as assessed.
        subject: whose air it is.
        remarks: of the data.
    """
    dusty = tuple(f"{day}扣除颗粒物：{why}" for day, why in year.excluded.items())
    return Measures(
        title="环境空气质量",
        subject=subject,
        year=year.year,
        standard=year.edition.title,
        figures=(*_days(year), *_pollutants(year), *_composite(year)),
        settings={one.name: str(one) for one in year.settings.chosen()},
        remarks=(*map(str, remarks), *dusty, *_uncertain(year)),
        tables={MONTHLY: _monthly(year), "逐日空气质量指数": _table(year)},
    )


def _days(year: Year) -> Iterator[Figure]:
    total = len(year.index)
    valid = f"{total}天中有效监测{year.valid_days}天"
    source = "、".join(year.edition.standards[:2])
    other = f"（分母为有效监测天数，不是{total}天）" if year.valid_days != total else ""
    yield Figure("有效监测天数", Fraction(year.valid_days), "天", 0, valid, "GB 3095 表4")
    yield Figure("优良天数", Fraction(year.good_days), "天", 0, "AQI≤100的天数", source)
    yield Figure(
        "优良天数比例", share(year.good_days, year.valid_days), "%", 1,
        f"{year.good_days}÷{year.valid_days}{other}", source,
    )  # fmt: skip
    yield Figure("重度及以上污染天数", Fraction(year.heavy_days), "天", 0, "AQI>200的天数", source)
    yield Figure(
        "重度及以上污染天数比率", share(year.heavy_days, year.valid_days), "%", 1,
        f"{year.heavy_days}÷{year.valid_days}", source,
    )  # fmt: skip
    for name, days in year.by_level.items():
        yield Figure(f"{name}天数", Fraction(days), "天", 0, "", "HJ 633 表2")


def _pollutants(year: Year) -> Iterator[Figure]:
    for name in POLLUTANTS:
        one = year.pollutants.get(name)
        if one is None:
            continue
        unit, places = _UNITS.get(name, "μg/m³"), _PLACES.get(name, 0)
        if name not in {"CO", "O3"}:
            why = f"有效日均值{one.valid_days}个的算术平均"
            if one.mean is None:
                why = _short(one.valid_days, one.short_months)
            yield Figure(f"{name}年均浓度", one.mean, unit, places, why, "GB 3095 表4")
        rank = PERCENTILES[name]
        what = "日最大8小时平均" if name == "O3" else "日均值"
        yield Figure(
            f"{name}第{rank}百分位浓度", one.percentile, unit, places,
            f"{one.valid_days}个{what}的第{rank}百分位数", _ASSESSMENT, "medium",
        )  # fmt: skip
        yield Figure(f"{name}超标天数", Fraction(one.exceeding_days), "天", 0, "", "GB 3095 表1")


def _short(days: int, months: Sequence[int]) -> str:
    listed = "、".join(f"{month}月" for month in months)
    lacking = f"，{listed}有效日均值不足" if listed else ""
    return f"有效日均值{days}个{lacking}，不足以计算年均值"


def _composite(year: Year) -> Iterator[Figure]:
    confidence = "low" if "综合指数权重" in year.edition.uncertain else "high"
    parts = "、".join(f"{name}×{weight}" for name, weight in year.edition.weights.items())
    how = f"单项指数加权和（{parts}）" if year.composite is not None else "六项不全，不计算"
    source = "环办监测〔2018〕19号" if confidence == "high" else "HJ 663-2026（未见原文）"
    if year.settings.composite != "城市排名" and confidence == "high":
        source, confidence = "HJ 663-2013", "medium"
    yield Figure("环境空气质量综合指数", year.composite, "", 2, how, source, confidence)


def _uncertain(year: Year) -> Iterator[str]:
    for what in year.edition.uncertain:
        yield f"{what}未见标准原文，使用前核对"


def _table(year: Year) -> tuple[tuple[str, ...], ...]:
    rows = [("月", "日", "AQI", "级别", "首要污染物")]
    for place, index in enumerate(year.index.tolist()):
        day = year.day(place)
        valid = index != NONE
        rows.append(
            (
                str(day.month),
                str(day.day),
                str(index) if valid else "—",
                level(index) if valid else "无效",
                "、".join(year.first[place]),
            )
        )
    return tuple(rows)


def _monthly(year: Year) -> tuple[tuple[str, ...], ...]:
    rows = [("月", "有效监测天数", "优良天数", SHARE, "最高AQI", "首要污染物最多")]
    for month in range(1, 13):
        places = [one for one in range(len(year.index)) if year.day(one).month == month]
        known = [int(year.index[one]) for one in places if year.index[one] != NONE]
        good = sum(one <= GOOD for one in known)
        value = share(good, len(known))
        first = Counter(name for one in places for name in year.first[one])
        rows.append(
            (
                f"{month}月",
                str(len(known)),
                str(good),
                "—" if value is None else f"{decimals(value, 1)}%",
                str(max(known)) if known else "—",
                next((f"{name}（{days}天）" for name, days in first.most_common(1)), "—"),
            )
        )
    return tuple(rows)


def beside(now: Measures, before: Measures) -> Measures:
    """With the shares of the year before beside those of each month."""
    pairs = zip(now.tables[MONTHLY], before.tables[MONTHLY], strict=True)
    place = now.tables[MONTHLY][0].index(SHARE)
    rows = tuple(
        (*row[: place + 1], then[place] if number else EARLIER, *row[place + 1 :])
        for number, (row, then) in enumerate(pairs)
    )
    return replace(now, tables={**now.tables, MONTHLY: rows})
