"""Exports of platforms are read as they are meant; what cannot be taken is counted, not filled."""

from datetime import date

import numpy as np
import pytest
import xlsxwriter

from jiheng.errors import JihengError
from jiheng.measures.air.hours import NONE
from jiheng.measures.air.read import read
from jiheng.measures.air.settings import Settings

HEAD = "点位名称,时间,PM2.5(μg/m³),CO(mg/m³),O3(μg/m³)\n"


@pytest.fixture
def written(tmp_path):
    def write(text, name="数据.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


def told(loaded):
    return {one.what: one.times for one in loaded.remarks if "缺测的小时" not in one.what}


def at(loaded, pollutant, hour, day=0, station=0):
    return int(loaded.hours.grains[pollutant][station, day, hour])


def test_eight_o_clock_is_the_hour_that_ends_then(written):
    loaded = read([written(HEAD + "甲站,2022-01-01 08:00,35,0.812,66\n")])

    assert loaded.hours.first == date(2022, 1, 1)
    assert at(loaded, "PM2.5", 7) == 3500
    assert at(loaded, "CO", 7) == 812


def test_midnight_ends_the_day_before(written):
    loaded = read(
        [written(HEAD + "甲站,2022-01-02 00:00,35,0.8,66\n甲站,2022/1/2 1:00,36,0.8,66\n")]
    )

    assert loaded.hours.first == date(2022, 1, 1)
    assert (at(loaded, "PM2.5", 23), at(loaded, "PM2.5", 0, day=1)) == (3500, 3600)


def test_twenty_four_is_the_same_midnight(written):
    loaded = read([written(HEAD + "甲站,2022-01-01 24:00,35,0.8,66\n")])

    assert at(loaded, "PM2.5", 23) == 3500


def test_an_hour_may_be_named_by_its_beginning(written):
    loaded = read([written(HEAD + "甲站,2022-01-01 08:00,35,0.8,66\n")], Settings(stamp="时段开始"))

    assert at(loaded, "PM2.5", 8) == 3500


@pytest.mark.parametrize(
    "text",
    [
        "站点,日期,小时,PM2.5\n甲站,20220101,8,35\n",
        "点位,时间,项目,浓度\n甲站,2022年1月1日8时,细颗粒物,35\n甲站,2022年1月1日8时,风速,2\n",
        "date,hour,type,甲站,乙站\n20220101,8,PM2.5,35,\n20220101,8,PM2.5_24h,30,\n20220101,8,AQI,50,\n",
    ],
    ids=["a column each", "a row each", "the national layout"],
)
def test_three_layouts_say_the_same(written, text):
    loaded = read([written(text)])

    assert at(loaded, "PM2.5", 7) == 3500


def test_an_export_in_gbk_and_one_with_a_title_above_its_heads(written, tmp_path):
    path = tmp_path / "数据.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["某市空气质量小时数据"])
        page.write_row(1, 0, ["点位名称", "时间", "PM2.5(μg/m³)", "CO(mg/m³)"])
        page.write_row(2, 0, ["甲站", "2022-01-01 08:00", 35, 0.8])
    old = written(HEAD + "甲站,2022-01-01 09:00,40,0.8,66\n", "旧.csv", "gb18030")

    loaded = read([path, old])

    assert (at(loaded, "PM2.5", 7), at(loaded, "PM2.5", 8)) == (3500, 4000)


def test_milligrams_in_the_heading_are_converted(written):
    loaded = read([written("站点,时间,PM2.5(mg/m³)\n甲站,2022-01-01 08:00,0.035\n")])

    assert at(loaded, "PM2.5", 7) == 3500


def test_milligrams_that_no_heading_states_are_asked_about(written):
    with pytest.raises(JihengError, match=r"中位数为0\.035，按μg/m³不合理，像是mg/m³"):
        read([written("站点,时间,PM2.5\n甲站,2022-01-01 08:00,0.035\n")])


def test_what_cannot_be_taken_is_counted_and_left_missing(written):
    rows = [
        "甲站,2022-01-01 01:00,-3,0.8,66",
        "甲站,2022-01-01 02:00,20000,0.8,66",
        "甲站,2022-01-01 03:00,维护,0.8,66",
        "甲站,2022-01-01 04:00,30,0.8,66",
        "甲站,2022-01-01 04:00,30,0.8,66",
        "甲站,2022-01-01 05:00,30,0.8,66",
        "甲站,2022-01-01 05:00,31,0.8,66",
        "甲站,昨天八点,30,0.8,66",
        "甲站,2022-01-01 06:00,—,0.8,66",
    ]

    loaded = read([written(HEAD + "\n".join(rows) + "\n")])

    assert told(loaded) == {
        "不是数的浓度": 1,
        "负值": 1,
        "超出量程的值": 1,
        "读不成的时间": 1,
        "重复的小时（值相同）": 5,
        "重复的小时（值不同）": 1,
        "没有监测的项目": 3,
    }
    fine = loaded.hours.grains["PM2.5"][0, 0]
    assert np.flatnonzero(fine != NONE).tolist() == [3]


def test_the_first_place_of_a_fault_is_its_row_in_the_file(written):
    loaded = read(
        [written(HEAD + "甲站,2022-01-01 01:00,30,0.8,66\n甲站,2022-01-01 02:00,-3,0.8,66\n")]
    )

    assert "负值1处，首处数据.csv第3行：按缺测" in [str(one) for one in loaded.remarks]


def test_world_time_becomes_beijing_time(written):
    loaded = read([written("站点,时间,PM2.5\n甲站,2022-01-01T00:00Z,35\n")])

    assert at(loaded, "PM2.5", 7) == 3500
    assert "世界时的时间" in told(loaded)


def test_a_station_that_should_be_there_and_is_not_is_named(written):
    loaded = read([written(HEAD + "甲站,2022-01-01 08:00,35,0.8,66\n")], expected=["甲站", "乙站"])

    assert any(str(one).startswith("没有数据的应有点位1处，首处乙站") for one in loaded.remarks)
    assert loaded.hours.stations == ("甲站", "乙站")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "没有内容"),
        ("站点,PM2.5\n甲站,35\n", "没有时间或日期列"),
        ("站点,时间,风速\n甲站,2022-01-01 08:00,2\n", "没有污染物浓度列"),
        (HEAD + "甲站,2022-01-01 08:00,—,—,—\n", "没有可用的小时浓度"),
    ],
)
def test_a_file_without_what_is_needed_is_one_sentence(written, text, sentence):
    with pytest.raises(JihengError, match=sentence):
        read([written(text)])
