"""Several years side by side, all by one standard; a year without data is not 0."""

from datetime import date, timedelta
from importlib import import_module

import pytest

from jiheng.errors import JihengError
from jiheng.measures.figures import YEARLY, told
from jiheng.measures.water import measured as water
from jiheng.writing.measured.charts import charts

SECTIONS = "断面名称,河流名称,水体类型,监测时间,水质目标,pH,溶解氧,氨氮(mg/L),总磷(mg/L)\n"


def months(section, year, phosphorus):
    return "".join(
        f"{section},青河,河流,{year}-{month:02},Ⅲ,7,8,0.1,{phosphorus}\n" for month in range(1, 13)
    )


def days(year, dust):
    """A year of days, so many of them with PM2.5 = 90 (AQI 119)."""
    pytest.importorskip("polars", reason="the extra scale is not installed")
    lines = []
    for at in range(365):
        day = date(year, 1, 1) + timedelta(days=at)
        lines.append(f"{day},10,20,1.0,80,40,{90 if at < dust else 30}\n")
    return "".join(lines)


AIR = "日期,SO2(μg/m³),NO2(μg/m³),CO(mg/m³),O3(μg/m³),PM10(μg/m³),PM2.5(μg/m³)\n"


def of_air(tmp_path, text, **more):
    air = import_module("jiheng.measures.air.measured")
    path = tmp_path / "空气.csv"
    path.write_text(AIR + text, encoding="utf-8")
    return air.measured([path], air.Order(**more))


def row(found, name):
    return next(one for one in found.tables[YEARLY] if one[0] == name)


def test_the_years_of_air_stand_beside_each_other_by_one_standard(tmp_path):
    found = of_air(tmp_path, days(2021, 73) + days(2023, 0), year=2023, since=2021)

    # 2021: 292 of 365 days.
    assert found.tables[YEARLY][0] == ("指标", "2021年", "2022年", "2023年")
    assert row(found, "优良天数比例") == ("优良天数比例", "80.0%", "—", "100.0%")
    said = [one for one in found.remarks if "同口径" in one or "没有数据" in one]
    assert said[0].startswith("2021—2023年同口径，均按GB 3095-2012")
    assert said[1] == "2022年没有数据：逐年表中为—"


def test_years_published_by_another_standard_are_named(tmp_path):
    found = of_air(tmp_path, days(2025, 0) + days(2027, 0), year=2027, since=2025)

    assert "2025年公布的数按当时的标准评价，与逐年表不同" in found.remarks


def test_the_trend_is_drawn_without_the_year_that_has_no_data_and_told_in_yaml(tmp_path):
    found = of_air(tmp_path, days(2021, 73) + days(2023, 0), year=2023, since=2021)

    chart = next(one for one in charts(found) if one.title == "优良天数比例逐年变化")
    drawn = [(bar.label, bar.text) for bar in chart.bars]
    assert drawn == [("2021年", "80.0%"), ("2023年", "100.0%")]
    assert told(found)["逐年"]["优良天数比例"]["2022年"] == "—"


def test_a_trend_of_water_is_of_the_sections_that_every_year_has(tmp_path):
    path = tmp_path / "水.csv"
    rows = months("甲", 2021, "0.3") + months("甲", 2022, "0.1")
    rows += months("乙", 2021, "0.1") + months("乙", 2022, "0.1") + months("丙", 2022, "0.1")
    path.write_text(SECTIONS + rows, encoding="utf-8")

    found = water.measured([path], water.Order(2022, since=2021))

    assert row(found, "断面水质优良（Ⅰ–Ⅲ类）比例")[1:] == ("50.0%", "100.0%")
    assert row(found, "评价断面数")[1:] == ("2个", "2个")
    assert found.figure("评价断面数").printed == "3个"
    assert "不是每年都有数据的断面1个（丙）：不进逐年表" in found.remarks


def test_a_trend_begins_before_it_ends(tmp_path):
    with pytest.raises(JihengError, match="不早于计算的年度2023"):
        of_air(tmp_path, days(2023, 0), year=2023, since=2023)
