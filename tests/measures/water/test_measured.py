"""A year of sections: annual means, classes, shares, words; the arithmetic stands in each test."""

from fractions import Fraction

import pytest

from jiheng.errors import JihengError
from jiheng.measures.water import sources
from jiheng.measures.water.measured import Order, measured
from jiheng.measures.water.region import by_shares, change_words
from jiheng.measures.water.settings import Settings

HEAD = "断面名称,河流名称,水体类型,监测时间,水质目标,pH,溶解氧,氨氮(mg/L),总磷(mg/L),总氮(mg/L)\n"


@pytest.fixture
def written(tmp_path):
    def write(text, name="水.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def months(section, cells, *, count=12, year=2022, body="青河", kind="河流", target="Ⅲ"):  # noqa: PLR0913 - what a row says
    """A section that has the same values in each month."""
    return "".join(
        f"{section},{body},{kind},{year}-{month:02},{target},{cells}\n"
        for month in range(1, count + 1)
    )


def value(measures, name):
    return measures.figure(name).value


def row(measures, table, first):
    return next(one for one in measures.tables[table] if one[0] == first)


def test_the_annual_class_is_that_of_the_means_and_no_count_of_months(written):
    # 总磷: eleven months of 0.1 (Ⅱ) and one of 1.6 (劣Ⅴ): (11×0.1 + 1.6) ÷ 12 = 0.225, Ⅳ,
    # and 0.225 is (0.225 − 0.2) ÷ 0.2 = 0.125 times above Ⅲ, printed 0.13.
    rows = months("甲", "7,8,0.1,0.1,1", count=11) + "甲,青河,河流,2022-12,Ⅲ,7,8,0.1,1.6,1\n"

    found = measured([written(HEAD + rows)], Order(2022))

    assert row(found, "断面年度类别", "甲")[3:] == (
        "Ⅳ类", "轻度污染", "Ⅲ类", "未达标", "总磷（0.13倍）",
    )  # fmt: skip
    assert row(found, "断面逐月类别", "甲")[12] == "劣Ⅴ"


def test_total_nitrogen_does_not_decide_the_class(written):
    found = measured([written(HEAD + months("甲", "7,8,0.1,0.1,9"))], Order(2022))

    assert row(found, "断面年度类别", "甲")[3] == "Ⅱ类"


def test_phosphorus_of_a_lake_is_judged_by_the_limits_of_lakes(written):
    rows = months("湖心", "7,8,0.1,0.1,1", kind="湖库") + months("桥", "7,8,0.1,0.1,1")

    found = measured([written(HEAD + rows)], Order(2022))

    assert row(found, "断面年度类别", "湖心")[3] == "Ⅳ类"
    assert row(found, "断面年度类别", "桥")[3] == "Ⅱ类"


def test_shares_of_twenty_two_sections(written):
    # 18 of 22 are Ⅱ, three Ⅳ (氨氮 1.5), one 劣Ⅴ: 18÷22 = 81.8%, 1÷22 = 4.5%: 良好
    cells = ["7,8,0.5,0.1,1"] * 18 + ["7,8,1.5,0.1,1"] * 3 + ["7,8,2.1,0.1,1"]
    rows = "".join(months(f"断{number}", one) for number, one in enumerate(cells))

    found = measured([written(HEAD + rows)], Order(2022))

    assert found.figure("断面水质优良（Ⅰ–Ⅲ类）比例").printed == "81.8%"
    assert found.figure("劣Ⅴ类断面比例").printed == "4.5%"
    assert value(found, "断面达标率") == Fraction(1800, 22)
    assert row(found, "河流湖库", "青河")[4] == "良好"
    assert row(found, "主要污染指标", "氨氮")[1:3] == ("4", "18.2%")


def test_fewer_than_five_sections_are_judged_by_their_mean(written):
    # 氨氮 of two sections: (0.2 + 1.6) ÷ 2 = 0.9: Ⅲ, 良好; shares would have said 50%
    rows = months("上", "7,8,0.2,0.1,1") + months("下", "7,8,1.6,0.1,1")

    found = measured([written(HEAD + rows)], Order(2022))

    assert row(found, "河流湖库", "青河")[4] == "良好"


def test_a_value_below_the_detection_limit_counts_half_of_it_unless_chosen(written):
    # 氨氮 0.30L: half is 0.15 (Ⅰ), whole is 0.30 (Ⅱ)
    path = written(HEAD + months("甲", "7,8,0.30L,<0.02,1"))

    half, whole = (
        measured([path], Order(2022, settings=Settings(below=below)))
        for below in ("检出限的一半", "检出限")
    )

    assert row(half, "断面年度类别", "甲")[3] == "Ⅰ类"
    assert row(whole, "断面年度类别", "甲")[3] == "Ⅱ类"
    assert "低于检出限的值24处，首处水.csv第2行：按检出限的一半" in half.remarks


def test_half_of_the_detection_limit_is_a_half(written):
    # half of 0.32 is 0.16, above the 0.15 of Ⅰ; nothing is below it
    path = written(HEAD + months("甲", "7,8,0.32L,0.02,1"))

    half, nothing = (
        measured([path], Order(2022, settings=Settings(below=below)))
        for below in ("检出限的一半", "0")
    )

    assert row(half, "断面年度类别", "甲")[3] == "Ⅱ类"
    assert row(nothing, "断面年度类别", "甲")[3] == "Ⅰ类"


def test_a_section_of_the_third_class_has_no_main_pollutants(written):
    found = measured([written(HEAD + months("甲", "7,8,1.0,0.1,1"))], Order(2022))

    assert row(found, "断面年度类别", "甲")[3:] == ("Ⅲ类", "良好", "Ⅲ类", "达标", "—")


def test_rounding_to_the_decimals_of_the_limit_is_a_setting(written):
    path = written(HEAD + months("甲", "7,8,0.1,0.204,1"))

    plain, rounded = (
        measured([path], Order(2022, settings=Settings(rounding=one)))
        for one in ("不修约", "按限值的小数位")
    )

    assert row(plain, "断面年度类别", "甲")[3] == "Ⅳ类"
    assert row(rounded, "断面年度类别", "甲")[3] == "Ⅲ类"


def test_seven_months_are_no_year(written):
    rows = months("甲", "7,8,0.1,0.1,1", count=7) + months("乙", "7,8,0.1,0.1,1", count=8)

    found = measured([written(HEAD + rows)], Order(2022))

    assert value(found, "评价断面数") == 1
    assert "不足8个月的断面1个（甲）：不作年度评价" in found.remarks


def test_several_samples_of_a_month_are_averaged_and_equal_rows_are_one(written):
    # 氨氮 of December: (0.1 + 1.3) ÷ 2 = 0.7; the year (11×0.1 + 0.7) ÷ 12 = 0.15: Ⅰ
    rows = months("甲", "7,8,0.1,0.02,1") + "甲,青河,河流,2022-12-20,Ⅲ,7,8,1.3,0.02,1\n" * 2

    found = measured([written(HEAD + rows)], Order(2022))

    assert row(found, "断面年度类别", "甲")[3] == "Ⅰ类"
    assert any(one.startswith("重复的行（值相同）1处") for one in found.remarks)
    assert any(one.startswith("同一断面同月多次监测1处") for one in found.remarks)


def test_one_row_an_item_says_the_same_as_one_column_an_item(written):
    items = {"pH": "7", "溶解氧": "8", "氨氮": "0.1", "总磷": "0.1"}
    rows = "".join(
        f"甲,青河,{month}月,2022,{item},{one}\n"
        for month in range(1, 13)
        for item, one in items.items()
    )
    path = written(f"断面,河流,月份,年份,监测项目,监测值\n{rows}")

    found = measured([path], Order(2022))

    assert row(found, "断面年度类别", "甲")[2:4] == ("12", "Ⅱ类")


def test_what_cannot_be_taken_is_counted(written):
    rows = months("甲", "7,8,0.1,0.1,1") + (
        "甲,青河,河流,2022-12,Ⅲ,17,-8,约0.1,—,1\n,青河,河流,2022-12,Ⅲ,7,8,1,1,1\n"
        "甲,青河,河流,年底,Ⅲ,7,8,1,1,1\n"
    )

    found = measured([written(HEAD + rows)], Order(2022))

    told = [one.partition("，")[0] for one in found.remarks]
    assert told == [
        "不可能的值1处", "负值1处", "不是数的监测值1处", "没有断面名称或时间的行2处",
        "同一断面同月多次监测1处",
    ]  # fmt: skip


def test_the_change_is_of_the_sections_that_both_years_have_in_points(written):
    good, bad = "7,8,0.5,0.1,1", "7,8,2.1,0.1,1"
    now = written(HEAD + months("甲", good) + months("乙", good) + months("新", bad))
    then = written(HEAD + months("甲", good, year=2021) + months("乙", bad, year=2021), "上年.csv")

    found = measured([now], Order(2022), [then])

    # 2 of 3 this year; of the two common ones 100% against 50%: +50 points, 劣Ⅴ 0 against 50
    assert value(found, "断面水质优良（Ⅰ–Ⅲ类）比例") == Fraction(200, 3)
    change = found.figure("断面水质优良（Ⅰ–Ⅲ类）比例变化")
    assert change.printed == "50.0个百分点"
    assert "只有一年有数据的断面1个（新）：不参加比较" in found.remarks
    assert any("明显好转" in one for one in found.remarks)


@pytest.mark.parametrize(
    ("good", "worst", "word"),
    [
        ("0.90", "0.10", "优"), ("0.899", "0", "良好"), ("0.75", "0", "良好"),
        ("0.749", "0.19", "轻度污染"), ("0.5", "0.2", "中度污染"), ("0.5", "0.4", "重度污染"),
    ],
)  # fmt: skip
def test_the_words_of_shares_change_at_their_limits(good, worst, word):
    assert by_shares(Fraction(good), Fraction(worst)) == word


def test_the_words_of_a_change():
    assert change_words(Fraction(10), Fraction(0)) == "无明显变化"
    assert change_words(Fraction(11), Fraction(0)) == "有所好转"
    assert change_words(Fraction(-15), Fraction(10)) == "明显下降"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "没有内容"),
        ("河流,时间,氨氮\n青河,2022-01,1\n", "没有断面名称列"),
        ("断面,氨氮\n甲,1\n", "没有监测时间"),
        ("断面,时间,叶绿素\n甲,2022-01,1\n", "没有监测项目列"),
        ("断面,时间,氨氮\n甲,2021-01,1\n", "没有2022年的数据"),
        ("断面,时间,氨氮\n甲,2022-01,350\n", "按mg/L不合理，像是μg/L"),
    ],
)
def test_a_file_without_what_is_needed_is_one_sentence(written, text, sentence):
    with pytest.raises(JihengError, match=sentence):
        measured([written(text)], Order(2022))


SOURCES = "水源地名称,水源类型,监测时间,取水量(万吨),氨氮,总氮,铁\n"


def test_sources_are_counted_and_weighed_by_the_water_taken(written):
    # East attains both months (50+50), west one of two (50; iron 0.4 > 0.3 spoils the other 50):
    # of sources 1÷2 = 50%; of water (50+50+50) ÷ 200 = 75%. 总氮 does not count.
    rows = (
        "东,地表水,2022-01,50,0.5,3,0.1\n东,地表水,2022-02,50,1.0,3,0.3\n"
        "西,地下水,2022-01,50,0.5,3,0.1\n西,地下水,2022-02,50,0.4,3,0.4\n"
    )

    found = sources.measured([written(SOURCES + rows)], Order(2022))

    assert [one.printed for one in found.figures] == ["50.0%", "75.0%"]
    assert row(found, "水源达标情况", "西")[2:] == ("2", "1", "2月铁")


def test_without_the_water_taken_one_way_is_not_reckoned(written):
    found = sources.measured([written(SOURCES + "东,地表水,2022-01,,0.5,3,0.1\n")], Order(2022))

    assert [one.printed for one in found.figures] == ["100.0%", "—"]
    assert "没有取水量，不计算" in found.figures[1].how
