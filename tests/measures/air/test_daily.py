"""Days that a platform worked out: read as days, O3 as its highest eight-hour mean."""

from datetime import date

import pytest
import xlsxwriter

from jiheng.errors import JihengError
from jiheng.measures.air.columns import pollutant
from jiheng.measures.air.hours import NONE
from jiheng.measures.air.read import read
from jiheng.measures.air.year import assess

HEAD = "城市,日期,SO2,NO2,CO(mg/m³),O3-8h,PM10,PM2.5\n"
CLEAN = "10,30,0.8,90,60,30"


@pytest.fixture
def written(tmp_path):
    def write(text, name="日均.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("O3-8h", "O3"), ("O3_8h(μg/m³)", "O3"), ("臭氧日最大8小时", "O3"),
        ("O3日最大8小时滑动平均", "O3"), ("PM2.5日均值", "PM2.5"), ("PM10 24小时平均", "PM10"),
        ("SO2_24h", "SO2"), ("CO日均浓度(mg/m³)", "CO"), ("AQI", ""),
    ],
)  # fmt: skip
def test_headings_of_daily_exports(heading, name):
    assert pollutant(heading, daily=True) == name


def test_days_give_the_index_that_their_concentrations_have(written):
    # 2 Jan: O3 161: 50÷55×1+100 = 100.9, AQI 101; 3 Jan: PM2.5 75: AQI 100
    rows = (
        f"青石市,2022-01-01,{CLEAN}\n青石市,2022-01-02,10,30,0.8,161,60,30\n"
        "青石市,2022-01-03,10,30,0.8,90,60,75\n"
    )

    loaded = read([written(HEAD + rows)])
    year = assess(loaded.hours, 2022)

    assert loaded.hours.daily
    assert year.index[:4].tolist() == [55, 101, 100, NONE]  # PM10 60: 50÷100×10+50 = 55
    assert year.first[:3] == (("PM10",), ("O3",), ("PM2.5",))
    assert (year.valid_days, year.good_days) == (3, 2)
    assert "日均值数据1处：有效性以平台为准，没有逐时核对" in [str(one) for one in loaded.remarks]


def test_several_stations_are_averaged_to_the_city(written):
    rows = "甲站,20220101,10,30,0.8,90,60,20\n乙站,20220101,10,30,0.8,90,60,41\n"

    year = assess(read([written(HEAD + rows)]).hours, 2022)

    # (20 + 41) ÷ 2 = 30.5, to the even 30: 50÷35×30 = 42.9; O3 90 makes 45; PM10 60 makes 55
    assert year.pollutants["PM2.5"].percentile == 30


def test_midnight_on_every_row_is_a_day_and_a_workbook_is_read(tmp_path):
    path = tmp_path / "日均.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["城市", "时间", "PM2.5(μg/m³)"])
        page.write_row(1, 0, ["青石市", "2022-01-01 00:00", 35])
        page.write_row(2, 0, ["青石市", "2022-01-02 00:00", 36])

    loaded = read([path])

    assert loaded.hours.first == date(2022, 1, 1)
    assert loaded.hours.grains["PM2.5"][0, :, 0].tolist() == [3500, 3600]


def test_a_day_told_twice_is_counted(written):
    rows = f"甲,2022-01-01,{CLEAN}\n甲,2022-01-01,{CLEAN}\n甲,2022-01-02,{CLEAN}\n"

    loaded = read([written(HEAD + rows)])

    assert any(str(one).startswith("重复的日（值相同）6处") for one in loaded.remarks)


def test_hours_and_days_are_not_mixed(written):
    hours = written("城市,时间,PM2.5\n甲,2022-01-01 08:00,35\n", "小时.csv")
    days = written(HEAD + f"甲,2022-01-01,{CLEAN}\n")

    with pytest.raises(JihengError, match=r"是日均值，.*小时\.csv是小时值"):
        read([hours, days])
