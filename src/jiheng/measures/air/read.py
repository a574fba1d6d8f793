"""Exports of monitoring platforms → hours, with a count of everything that could not be taken."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import numpy as np
import polars as pl

from jiheng.measures.air.columns import Layout, day_column, layout, pollutant
from jiheng.measures.air.edition import POLLUTANTS
from jiheng.measures.air.hours import NONE, Hours, grain_of
from jiheng.measures.air.settings import Settings, Stamp
from jiheng.measures.errors import DoubtfulUnit, MixedData, NoData
from jiheng.measures.remarks import Remark
from jiheng.measures.table import table

#: No air has more, and no monitor measures it, in μg/m³ (CO mg/m³).
_MOST = {"CO": 150, "PM10": 10_000, "PM2.5": 10_000}
_USUAL_MOST = 5_000
#: A median below this, of a pollutant in μg/m³, was written in mg/m³; CO above it in μg/m³.
_TOO_LOW, _TOO_HIGH_CO = 0.5, 50
_MOMENT = r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})(?:日)?(?:[T\s]*(\d{1,2}))?"
_COMPACT = r"^(\d{4})(\d{2})(\d{2})(?:\s*(\d{1,2}))?"
_GREENWICH = r"(?:Z|\+00:?00)$"
_BEIJING = 8
_HOURS = 24
_NOTHING = ("", "-", "--", "—", "——", "NA", "N/A", "null", "NULL", "None", "/", "无", "缺测")
_ONLY = "全部点位"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file came to.

    Attributes:
        hours: the concentrations.
        remarks: what could not be taken as it stood, each kind once.
    """

    hours: Hours
    remarks: tuple[Remark, ...]


def read(
    paths: Sequence[Path], settings: Settings | None = None, expected: Sequence[str] = ()
) -> Loaded:
    """Hours of all stations of one city, from one or more exports.

    Args:
        paths: csv or xlsx, hours of one or more stations each; or all of them days, with the
            highest eight-hour mean of O3.
        settings: for the meaning of the hour (时标).
        expected: stations that must be there (应有点位).

    Raises:
        NoColumn, DoubtfulUnit, NoData, UnreadData: what the file lacks, in one sentence.
    """
    how = settings or Settings()
    remarks: list[Remark] = []
    tables = [table(path) for path in paths]
    daily = _of_days(paths, tables)
    rows = pl.concat(
        [
            _long(data, path, (how.stamp, daily), remarks)
            for path, data in zip(paths, tables, strict=True)
        ]
    )
    rows = _once(rows, remarks, daily=daily)
    what = "日均值" if daily else "小时"
    if rows.is_empty():
        raise NoData("、".join(map(str, paths)), f"可用的{what}浓度")
    hours = _laid_out(rows, expected, 1 if daily else _HOURS)
    remarks.extend(_absent(hours, expected, "日均值" if daily else "小时"))
    if daily:
        remarks.append(Remark("日均值数据", len(paths), "", "有效性以平台为准，没有逐时核对"))
    return Loaded(hours, _merged(remarks))


def _merged(remarks: Sequence[Remark]) -> tuple[Remark, ...]:
    """One of each kind, in the order first met."""
    found: dict[tuple[str, str], Remark] = {}
    for one in remarks:
        before = found.get((one.what, one.done))
        times = one.times + (before.times if before else 0)
        found[one.what, one.done] = (before or one)._replace(times=times)
    return tuple(found.values())


def _of_days(paths: Sequence[Path], tables: Sequence[pl.DataFrame]) -> bool:
    """Whether the files have a row a day.

    Raises:
        MixedData: some have and some have not.
    """
    found = [_is_of_days(one) for one in tables]
    if any(found) and not all(found):
        raise MixedData(str(paths[found.index(False)]), str(paths[found.index(True)]))
    return all(found)


def _is_of_days(data: pl.DataFrame) -> bool:
    """Whether its moments are days: without a clock, or with midnight alone on several days."""
    name = day_column(data.columns)
    if not name:
        return False
    moments = data.select(pl.col(name).fill_null("").str.strip_chars().unique().alias("moment"))
    slots = _slots(moments, "时段开始", daily=False)
    clocks = slots["slot"].drop_nulls() % _HOURS
    if clocks.is_empty():
        return bool(_slots(moments, "时段开始", daily=True)["slot"].is_not_null().any())
    return len(clocks) > 1 and clocks.n_unique() == 1 and clocks[0] == 0


def _long(
    data: pl.DataFrame, path: Path, when: tuple[Stamp, bool], remarks: list[Remark]
) -> pl.DataFrame:
    """station, slot, item, grains, place, file: one row a concentration."""
    found = layout(data.columns, str(path), daily=when[1])
    station = pl.col(found.station) if found.station else pl.lit(_ONLY)
    base = data.with_row_index("place", offset=2).with_columns(
        _joined(found).alias("moment"),
        station.fill_null("").cast(pl.Categorical).alias("station"),
        pl.lit(path.name, dtype=pl.Categorical).alias("file"),
    )
    base = _timed(base, when, remarks)
    items = _items(base, found, (str(path), when[1]))
    return pl.concat([_possible(_numbers(one, remarks), remarks) for one in items])


def _joined(found: Layout) -> pl.Expr:
    """Day and hour as one text."""
    day = pl.col(found.time or found.day).fill_null("").str.strip_chars()
    if not found.hour:
        return day
    return day + pl.lit(" ") + pl.col(found.hour).fill_null("")


def _items(base: pl.DataFrame, found: Layout, told: tuple[str, bool]) -> Iterator[pl.DataFrame]:
    where, daily = told
    keep = ("place", "file", "slot", "station")
    if found.values:
        for column, name in found.values.items():
            one = base.select(*keep, pl.lit(name).alias("item"), pl.col(column).alias("value"))
            yield _in_unit(one, found, column, f"{where} {column}")
    elif found.wide:
        for column in found.wide:
            chosen = (
                pl.lit(column, dtype=pl.Categorical).alias("station"),
                pl.col(found.item).alias("item"),
                pl.col(column).alias("value"),
            )
            yield _named(base.select("place", "file", "slot", *chosen), daily=daily)
    else:
        yield _named(
            base.select(
                *keep, pl.col(found.item).alias("item"), pl.col(found.value).alias("value")
            ),
            daily=daily,
        )


def _named(rows: pl.DataFrame, *, daily: bool) -> pl.DataFrame:
    """Only rows of the six pollutants, by their usual names."""
    names = {text: pollutant(text or "", daily=daily) for text in rows["item"].unique().to_list()}
    known = {
        text: name for text, name in names.items() if name and (daily or "24h" not in text.lower())
    }
    return rows.filter(pl.col("item").is_in(list(known))).with_columns(
        pl.col("item").replace(known), pl.lit(1.0).alias("factor")
    )


def _in_unit(rows: pl.DataFrame, found: Layout, column: str, where: str) -> pl.DataFrame:
    """With the factor its heading states; a heading that states none is looked at."""
    name = found.values[column]
    if column not in found.stated:
        middle = rows["value"].cast(pl.Float64, strict=False).median()
        _plausible(name, middle, where)
    return rows.with_columns(pl.lit(float(found.factors[column])).alias("factor"))


def _plausible(name: str, middle: object, where: str) -> None:
    """Raise where the middle of a column shows another unit."""
    if not isinstance(middle, float) or not middle:
        return
    if name == "CO" and middle > _TOO_HIGH_CO:
        raise DoubtfulUnit(where, f"{middle:g}", "mg/m³", "μg/m³")
    if name != "CO" and middle < _TOO_LOW:
        raise DoubtfulUnit(where, f"{middle:g}", "μg/m³", "mg/m³")


def _numbers(rows: pl.DataFrame, remarks: list[Remark]) -> pl.DataFrame:
    """Numbers of what is written; what is no number is counted and left out."""
    written = pl.col("value").fill_null("").str.strip_chars()
    rows = rows.with_columns(written.alias("value")).filter(~pl.col("value").is_in(_NOTHING))
    rows = rows.with_columns(pl.col("value").cast(pl.Float64, strict=False).alias("number"))
    _tell(rows.filter(pl.col("number").is_null()), "不是数的浓度", "按缺测", remarks)
    return rows.filter(pl.col("number").is_not_null()).with_columns(
        (pl.col("number") * pl.col("factor")).alias("number")
    )


def _timed(rows: pl.DataFrame, when: tuple[Stamp, bool], remarks: list[Remark]) -> pl.DataFrame:
    """With ``slot``: hours since 1970-01-01, the hour that ends at 1:00 being the day's first."""
    stamp, daily = when
    moments = _slots(rows.select(pl.col("moment").unique()), stamp, daily=daily)
    rows = rows.join(moments, on="moment", how="left", maintain_order="left")
    _tell(rows.filter(pl.col("slot").is_null()), "读不成的时间", "按缺测", remarks)
    rows = rows.filter(pl.col("slot").is_not_null())
    _tell(rows.filter("greenwich"), "世界时的时间", "加8小时换算为北京时间", remarks)
    if stamp == "时段开始" and not daily:
        _tell(rows.filter("midnight"), "写作24:00的时间", "按次日0:00", remarks)
    return rows


def _slots(moments: pl.DataFrame, stamp: Stamp, *, daily: bool) -> pl.DataFrame:
    """Each distinct text of a moment, and the hour or day it means; null where it means none."""
    loose = pl.col("moment").str.extract_groups(_MOMENT)
    tight = pl.col("moment").str.extract_groups(_COMPACT)
    year, month, day, clock = (
        pl.coalesce(loose.struct.field(str(one)), tight.struct.field(str(one))).cast(pl.Int32)
        for one in range(1, 5)
    )
    before = 1 if stamp == "时段结束" else 0
    greenwich = pl.col("moment").str.contains(_GREENWICH)
    shift = pl.when(greenwich).then(_BEIJING).otherwise(0)
    whole = pl.date(year, month, day).cast(pl.Int32)
    slot = whole if daily else whole * _HOURS + clock + shift - before
    return moments.select(
        "moment",
        pl.when((clock <= _HOURS) | pl.lit(daily)).then(slot).alias("slot"),
        greenwich.alias("greenwich"),
        (clock == _HOURS).alias("midnight"),
    )


def _possible(rows: pl.DataFrame, remarks: list[Remark]) -> pl.DataFrame:
    """Without what no monitor measures; concentrations in grains, pollutants by their place."""
    most = _each(_MOST, _USUAL_MOST)
    _tell(rows.filter(pl.col("number") < 0), "负值", "按缺测", remarks)
    _tell(rows.filter(pl.col("number") > most), "超出量程的值", "按缺测", remarks)
    scale = _each({name: grain_of(name) for name in POLLUTANTS}, 0)
    kind = _each({name: place for place, name in enumerate(POLLUTANTS)}, 0)
    return rows.filter((pl.col("number") >= 0) & (pl.col("number") <= most)).select(
        "station",
        "slot",
        "place",
        "file",
        kind.cast(pl.Int64).alias("kind"),
        (pl.col("number") * scale).round().cast(pl.Int32).alias("grains"),
    )


def _each(values: Mapping[str, float], default: float) -> pl.Expr:
    return pl.col("item").replace_strict(values, default=default, return_dtype=pl.Float64)


def _once(rows: pl.DataFrame, remarks: list[Remark], *, daily: bool) -> pl.DataFrame:
    """One value an hour or day: of equal ones the first, of different ones none."""
    span = int(rows["slot"].max() or 0) + 1  # type: ignore[arg-type] # a column of integers
    key = pl.col("station").to_physical().cast(pl.Int64) * len(POLLUTANTS) + pl.col("kind")
    rows = rows.with_columns((key * span + pl.col("slot")).alias("key"))
    if rows["key"].n_unique() == rows.height:
        return rows
    twice = rows.filter(pl.col("key").is_duplicated()).with_columns(
        pl.col("grains").n_unique().over("key").alias("kinds")
    )
    later = twice.filter(pl.col("key").is_first_distinct().not_())
    same = later.filter(pl.col("kinds") == 1)
    what = "重复的日" if daily else "重复的小时"
    _tell(same, f"{what}（值相同）", "只取一个", remarks)
    _tell(later.filter(pl.col("kinds") > 1), f"{what}（值不同）", "都不取，按缺测", remarks)
    unlike = twice.filter(pl.col("kinds") > 1)["key"].unique()
    return rows.filter(~pl.col("key").is_in(unlike.implode())).unique(
        "key", keep="first", maintain_order=True
    )


def _laid_out(rows: pl.DataFrame, expected: Sequence[str], per: int) -> Hours:
    """Into arrays of station, day and hour; ``per`` hours a day, 1 of daily data."""
    there = rows["station"].unique(maintain_order=True).cast(pl.String).to_list()
    stations = tuple(dict.fromkeys((*there, *expected)))
    slots = rows["slot"].to_numpy()
    first = int(slots.min()) // per
    days = int(slots.max()) // per - first + 1
    places = {name: place for place, name in enumerate(stations)}
    row = rows["station"].cast(pl.String).replace_strict(places, return_dtype=pl.Int32)
    spots = row.to_numpy() * (days * per) + slots - first * per
    kinds, values = rows["kind"].to_numpy(), rows["grains"].to_numpy()
    grains = {}
    for kind, name in enumerate(POLLUTANTS):
        here = kinds == kind
        if here.any():
            whole = np.full(len(stations) * days * per, NONE, dtype=np.int32)
            whole[spots[here]] = values[here]
            grains[name] = whole.reshape(len(stations), days, per)
    return Hours(stations, date(1970, 1, 1) + timedelta(days=first), grains)


def _absent(hours: Hours, expected: Sequence[str], what: str) -> Iterator[Remark]:
    """Stations without data, pollutants nobody measured, and what is missing of the others."""
    empty = [
        name
        for place, name in enumerate(hours.stations)
        if name in expected and all((one[place] == NONE).all() for one in hours.grains.values())
    ]
    if empty:
        yield Remark("没有数据的应有点位", len(empty), "、".join(empty), "城市值只由其余点位平均")
    lacking = [name for name in POLLUTANTS if name not in hours.grains]
    if lacking:
        yield Remark("没有监测的项目", len(lacking), "、".join(lacking), "按缺项处理")
    for name, grains in hours.grains.items():
        missing = int((grains == NONE).sum())
        share = Fraction(missing, grains.size)
        if missing:
            yield Remark(f"{name}缺测的{what}", missing, "", f"占{float(share):.1%}，不补")


def _tell(rows: pl.DataFrame, what: str, done: str, remarks: list[Remark]) -> None:
    if not rows.is_empty():
        first = f"{rows['file'][0]}第{rows['place'][0]}行"
        remarks.append(Remark(what, rows.height, first, done))
