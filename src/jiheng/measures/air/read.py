"""Exports of monitoring platforms → hours, with a count of everything that could not be taken."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import numpy as np
import polars as pl

from jiheng.measures.air.columns import Layout, layout, pollutant
from jiheng.measures.air.edition import POLLUTANTS
from jiheng.measures.air.hours import NONE, Hours, grain_of
from jiheng.measures.air.settings import Settings, Stamp
from jiheng.measures.errors import DoubtfulUnit, NoData
from jiheng.measures.remarks import Remark
from jiheng.measures.table import table

#: No air has more, and no monitor measures it, in μg/m³ (CO mg/m³).
_MOST = {"CO": 150, "PM10": 10_000, "PM2.5": 10_000}
_USUAL_MOST = 5_000
#: A median below this, of a pollutant in μg/m³, was written in mg/m³; CO above it in μg/m³.
_TOO_LOW, _TOO_HIGH_CO = 0.5, 50
_MOMENT = r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})(?:日)?(?:[T\s]*(\d{1,2}))?"
_COMPACT = r"^(\d{4})(\d{2})(\d{2})(\d{2})?"
_GREENWICH = r"(?:Z|\+00:?00)$"
_BEIJING = 8
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
        paths: csv or xlsx, hours of one or more stations each.
        settings: for the meaning of the hour (时标).
        expected: stations that must be there (应有点位).

    Raises:
        NoColumn, DoubtfulUnit, NoData, UnreadData: what the file lacks, in one sentence.
    """
    how = settings or Settings()
    remarks: list[Remark] = []
    parts = [_long(path, remarks) for path in paths]
    rows = _timed(pl.concat(parts), how.stamp, remarks)
    rows = _possible(rows, remarks)
    rows = _once(rows, remarks)
    if rows.is_empty():
        raise NoData("、".join(map(str, paths)), "可用的小时浓度")
    hours = _laid_out(rows, expected)
    remarks.extend(_absent(hours, expected))
    return Loaded(hours, tuple(remarks))


def _long(path: Path, remarks: list[Remark]) -> pl.DataFrame:
    """station, moment, hour, item, value, place: one row a concentration."""
    data = table(path)
    found = layout(data.columns, str(path))
    moment = pl.col(found.time or found.day).fill_null("").str.strip_chars()
    base = data.with_row_index("place", offset=2).with_columns(
        moment.alias("moment"),
        (pl.col(found.hour) if found.hour else pl.lit("")).fill_null("").alias("hour"),
        (pl.col(found.station) if found.station else pl.lit(_ONLY)).fill_null("").alias("station"),
    )
    parts = list(_items(base, found, str(path)))
    long = pl.concat(parts).with_columns(
        pl.format("{}第{}行", pl.lit(path.name), "place").alias("place")
    )
    return _numbers(long, remarks)


def _items(base: pl.DataFrame, found: Layout, where: str) -> Iterator[pl.DataFrame]:
    keep = ("place", "moment", "hour", "station")
    if found.values:
        for column, name in found.values.items():
            one = base.select(*keep, pl.lit(name).alias("item"), pl.col(column).alias("value"))
            yield _in_unit(one, found, column, f"{where} {column}")
    elif found.wide:
        for column in found.wide:
            chosen = (
                pl.lit(column).alias("station"),
                pl.col(found.item).alias("item"),
                pl.col(column).alias("value"),
            )
            yield _named(base.select("place", "moment", "hour", *chosen))
    else:
        yield _named(
            base.select(*keep, pl.col(found.item).alias("item"), pl.col(found.value).alias("value"))
        )


def _named(rows: pl.DataFrame) -> pl.DataFrame:
    """Only rows of the six pollutants, by their usual names."""
    names = {text: pollutant(text or "") for text in rows["item"].unique().to_list()}
    known = {text: name for text, name in names.items() if name and "24h" not in text.lower()}
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


def _timed(rows: pl.DataFrame, stamp: Stamp, remarks: list[Remark]) -> pl.DataFrame:
    """With ``slot``: hours since 1970-01-01, the hour that ends at 1:00 being the day's first."""
    loose = pl.col("moment").str.extract_groups(_MOMENT)
    tight = pl.col("moment").str.extract_groups(_COMPACT)
    parts = [
        pl.coalesce(loose.struct.field(str(one)), tight.struct.field(str(one)))
        for one in range(1, 5)
    ]
    own = pl.col("hour").str.extract(r"(\d{1,2})")
    rows = rows.with_columns(
        pl.date(*(part.cast(pl.Int32) for part in parts[:3])).alias("day"),
        pl.coalesce(own, parts[3]).cast(pl.Int32).alias("clock"),
        pl.col("moment").str.contains(_GREENWICH).alias("greenwich"),
    )
    bad = pl.col("day").is_null() | pl.col("clock").is_null() | (pl.col("clock") > 24)  # noqa: PLR2004 - hours of a day
    _tell(rows.filter(bad), "读不成的时间", "按缺测", remarks)
    rows = rows.filter(~bad)
    _tell(rows.filter("greenwich"), "世界时的时间", "加8小时换算为北京时间", remarks)
    if stamp == "时段开始":
        _tell(rows.filter(pl.col("clock") == 24), "写作24:00的时间", "按次日0:00", remarks)  # noqa: PLR2004 - as above
    before = 1 if stamp == "时段结束" else 0
    shift = pl.when("greenwich").then(_BEIJING).otherwise(0)
    slot = pl.col("day").cast(pl.Int32) * 24 + pl.col("clock") + shift - before
    return rows.with_columns(slot.alias("slot"))


def _possible(rows: pl.DataFrame, remarks: list[Remark]) -> pl.DataFrame:
    """Without what no monitor measures."""
    most = pl.col("item").replace_strict(_MOST, default=_USUAL_MOST, return_dtype=pl.Float64)
    _tell(rows.filter(pl.col("number") < 0), "负值", "按缺测", remarks)
    _tell(rows.filter(pl.col("number") > most), "超出量程的值", "按缺测", remarks)
    rows = rows.filter((pl.col("number") >= 0) & (pl.col("number") <= most))
    scale = pl.col("item").replace_strict(
        {name: grain_of(name) for name in POLLUTANTS}, return_dtype=pl.Float64
    )
    return rows.with_columns((pl.col("number") * scale).round().cast(pl.Int32).alias("grains"))


def _once(rows: pl.DataFrame, remarks: list[Remark]) -> pl.DataFrame:
    """One value an hour: of equal ones the first, of different ones none."""
    keys = ("station", "item", "slot")
    counted = rows.with_columns(
        pl.len().over(keys).alias("count"),
        pl.col("grains").n_unique().over(keys).alias("kinds"),
    )
    _tell(
        counted.filter((pl.col("count") > 1) & (pl.col("kinds") == 1)).unique(keys, keep="last"),
        "重复的小时（值相同）", "只取一个", remarks,
    )  # fmt: skip
    _tell(
        counted.filter(pl.col("kinds") > 1).unique(keys, keep="last"),
        "重复的小时（值不同）", "都不取，按缺测", remarks,
    )  # fmt: skip
    return counted.filter(pl.col("kinds") == 1).unique(keys, keep="first", maintain_order=True)


def _laid_out(rows: pl.DataFrame, expected: Sequence[str]) -> Hours:
    """Into arrays of station, day and hour."""
    there = rows["station"].unique(maintain_order=True).to_list()
    stations = tuple(dict.fromkeys((*there, *expected)))
    slots = rows["slot"].to_numpy()
    first = int(slots.min()) // 24
    days = int(slots.max()) // 24 - first + 1
    places = {name: place for place, name in enumerate(stations)}
    grains = {}
    for (item,), part in rows.group_by("item"):
        whole = np.full((len(stations), days * 24), NONE, dtype=np.int32)
        row = part["station"].replace_strict(places, return_dtype=pl.Int32).to_numpy()
        whole[row, part["slot"].to_numpy() - first * 24] = part["grains"].to_numpy()
        grains[str(item)] = whole.reshape(len(stations), days, 24)
    ordered = {name: grains[name] for name in POLLUTANTS if name in grains}
    return Hours(stations, date(1970, 1, 1) + timedelta(days=first), ordered)


def _absent(hours: Hours, expected: Sequence[str]) -> Iterator[Remark]:
    """Stations without data, pollutants nobody measured, and hours that are missing."""
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
            yield Remark(f"{name}缺测的小时", missing, "", f"占{float(share):.1%}，不补")


def _tell(rows: pl.DataFrame, what: str, done: str, remarks: list[Remark]) -> None:
    if not rows.is_empty():
        remarks.append(Remark(what, rows.height, rows["place"][0], done))
