"""``jiheng measure``: each medium from a small file to figures, files and notes."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from jiheng.commands import run
from jiheng.documents.read import read as read_document
from jiheng.documents.spreadsheet import scan
from jiheng.measures.figures import LABEL

HEAD = "城市,日期,SO2,NO2,CO(mg/m³),O3-8h,PM10,PM2.5\n"


def days(count, year=2020, fine=30, dull=(), first=0):
    """So many days from the first of January; those of ``dull`` have 80 of PM2.5."""
    start = date(year, 1, 1)
    return "".join(
        f"青石市,{start + timedelta(days=one)},10,30,0.8,90,60,{80 if one in dull else fine}\n"
        for one in range(first, count)
    )


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def air(here):
    """360 valid days of 366, twelve of them not good: 348 ÷ 360."""
    path = here / "空气.csv"
    path.write_text(HEAD + days(360, dull=range(100, 112)), encoding="utf-8")
    return path


def told(capsys):
    caught = capsys.readouterr()
    assert caught.err == ""
    return caught.out


def test_a_year_of_air_with_its_denominator_settings_and_label(air, capsys):
    code = run(["measure", "air", str(air), "--year", "2020", "--subject", "青石市"])

    out = told(capsys)
    assert code == 1  # days are missing
    assert LABEL in out
    assert "348÷360（分母为有效监测天数，不是366天）" in out
    assert "96.7%" in out
    assert "设置  缺项：" in out
    assert "把握中" in out


def test_the_year_before_is_assessed_by_the_same_standard(here, air, capsys):
    before = here / "上年.csv"
    before.write_text(HEAD + days(365, 2019, dull=range(73)), encoding="utf-8")

    run(["measure", "air", str(air), "--year", "2020", "--before", str(before), "-o", "数.yaml"])

    # 348÷360 = 96.67% after 292÷365 = 80%: +16.7 points
    tree = yaml.safe_load(Path("数.yaml").read_text(encoding="utf-8"))
    assert tree["说明"] == LABEL
    assert tree["数值"]["优良天数比例变化"]["值"] == "16.7个百分点"
    assert told(capsys).count("PM2.5年均浓度变化") <= 1


@pytest.mark.usefixtures("here")
def test_across_the_change_of_standards_both_years_have_the_new_one_and_it_is_said(capsys):
    for year in (2025, 2026):
        Path(f"{year}.csv").write_text(HEAD + days(365, year, fine=70), encoding="utf-8")

    run(["measure", "air", "2026.csv", "--year", "2026", "--before", "2025.csv"])

    # PM2.5 of 70 was good until 2025 (75) and is not from 2026 (60): both years have none
    out = told(capsys)
    assert "优良天数变化" in out
    assert "0天，上年0天" in out
    assert "上年的数按GB 3095-2026（过渡阶段）、HJ 633-2026、HJ 663-2026重新评价" in out
    assert "2026年初的数据在GB 3095-2012、HJ 633-2012、HJ 663-2013有效期内" in out
    assert "综合指数权重未见标准原文" in out


def test_a_year_that_the_file_does_not_have_is_no_year_of_nothing(air, capsys):
    code = run(["measure", "air", str(air), "--year", "2019", "--subject", "青石市"])

    caught = capsys.readouterr()
    assert (code, caught.out) == (2, "")
    assert "青石市：没有2019年的数据" in caught.err


@pytest.mark.parametrize("ending", ["html", "docx", "xlsx", "yaml", "pdf"])
def test_the_ending_chooses_the_format(air, ending, capsys):
    run(["measure", "air", str(air), "--year", "2020", "-o", f"底稿.{ending}"])

    assert f"已写入 底稿.{ending}" in told(capsys)
    assert Path(f"底稿.{ending}").stat().st_size > 1000


def test_the_page_has_the_calendar_with_a_number_in_every_field(air):
    run(["measure", "air", str(air), "--year", "2020", "-o", "底稿.html"])

    text = Path("底稿.html").read_text(encoding="utf-8")
    assert "⟦" not in text
    assert text.count("<g><title>") == 366
    assert "<title>4月10日 AQI 107 轻度污染 PM2.5</title>" in text  # 50÷40×5+100 = 106.25
    assert "http://" not in text.replace("http://www.w3.org", "")


def test_paper_has_the_calendar_as_a_table(air):
    run(["measure", "air", str(air), "--year", "2020", "-o", "底稿.docx"])

    document = read_document(Path("底稿.docx"))
    tables = [one for one in document.blocks if type(one).__name__ == "Table"]
    widths = [len(one.columns) for one in tables]
    assert 32 in widths
    assert max(len(one.rows) for one in tables) < 100


def test_an_ending_that_is_none_is_one_sentence(air, capsys):
    code = run(["measure", "air", str(air), "--year", "2020", "-o", "底稿.ppt"])

    assert code == 2
    assert "不知道写成什么格式" in capsys.readouterr().err


def test_dust_is_written_down_with_its_reason(air, capsys):
    run(["measure", "air", str(air), "--year", "2020", "--exclude", "2020-04-10=沙尘暴预警"])

    assert "2020-04-10扣除颗粒物：沙尘暴预警" in told(capsys)


def test_the_workbook_gets_a_note_and_its_values_stay(here, air, repository, capsys):
    original = repository / "examples/lianyungang_2020/填报表.xlsx"
    book = here / "填报表.xlsx"
    book.write_bytes(original.read_bytes())

    for _ in range(2):
        run(["measure", "air", str(air), "--year", "2020", "--workbook", str(book)])

    out = told(capsys)
    assert "优良天数比例：内部核对值 96.7%" in out
    assert "填报数81.1%，不一致，需核实" in out
    before, after = (scan(one)["基础数据"].cells for one in (original, book))
    texts = [str(one) for one in after.values()]
    assert {place: str(cell) for place, cell in after.items() if place in before} == {
        place: str(cell) for place, cell in before.items()
    }
    assert sum("内部核对值 96.7%" in one for one in texts) == 1
    capsys.readouterr()
    run(["score", str(original)])
    scored = capsys.readouterr().out.splitlines()[:40]
    run(["score", str(book)])
    assert capsys.readouterr().out.splitlines()[2:40] == scored[2:]


def test_values_that_round_to_neighbours_are_not_the_same(here, repository, capsys):
    book = here / "填报表.xlsx"
    book.write_bytes((repository / "examples/lianyungang_2020/填报表.xlsx").read_bytes())
    path = here / "空气.csv"

    for fine in (36, 37):
        path.write_text(HEAD + days(366, fine=fine), encoding="utf-8")
        run(["measure", "air", str(path), "--year", "2020", "--workbook", str(book)])

    # 填报 37: an annual mean of 36 differs, one of 37 does not
    lines = [one for one in told(capsys).splitlines() if "PM2.5年均浓度：内部核对值" in one]
    assert ["需核实" in one for one in lines] == [True, False]


def test_a_workbook_without_the_row_is_left_as_it_is(here, repository, capsys):
    book = here / "填报表.xlsx"
    book.write_bytes((repository / "examples/lianyungang_2020/填报表.xlsx").read_bytes())
    content = book.read_bytes()

    run(["measure", "ratio", "信访办结率", "--given", "办结件数=1", "--given", "应办结件数=2",
         "--workbook", str(book)])  # fmt: skip

    assert "没有同名的行，没有写入" in told(capsys)
    assert book.read_bytes() == content


@pytest.mark.usefixtures("here")
def test_ratios_are_listed_explained_and_worked_out(capsys):
    assert run(["measure", "ratio"]) == 0
    assert "农村生活污水治理率  " in told(capsys)
    assert run(["measure", "ratio", "农村生活污水治理率"]) == 0
    assert "行政村总数：" in told(capsys)
    given = ["--given", "完成治理的行政村数=949", "--given", "行政村总数=1438"]
    assert run(["measure", "ratio", "农村生活污水治理率", *given, "--year", "2022"]) == 0
    assert "66.0%" in told(capsys)


@pytest.mark.usefixtures("here")
def test_a_ratio_without_a_year_has_none_in_its_title():
    given = ["--given", "办结件数=198", "--given", "应办结件数=200"]

    run(["measure", "ratio", "信访办结率", *given, "-o", "底稿.html"])

    assert "<h1>信访办结率计算底稿</h1>" in Path("底稿.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("here")
def test_water_sources_survey_and_monitors_from_their_files(capsys):
    rows = "".join(f"甲桥,2022-{month:02},Ⅲ,7,8,0.2\n" for month in range(1, 13))
    Path("水.csv").write_text(
        f"断面名称,监测时间,水质目标,pH,溶解氧,氨氮\n{rows}", encoding="utf-8"
    )
    Path("源.csv").write_text(
        "水源地名称,水源类型,监测时间,取水量,氨氮\n东库,地表水,2022-01,5,0.2\n", encoding="utf-8"
    )
    Path("卷.csv").write_text("总体满意度\n" + "满意\n" * 40 + "一般\n" * 10, encoding="utf-8")
    Path("线.csv").write_text("企业名称,应传数,实传数,有效数\n甲厂,100,96,96\n", encoding="utf-8")

    codes = [
        run(["measure", name, file, "--year", "2022"])
        for name, file in (
            ("water", "水.csv"), ("sources", "源.csv"), ("survey", "卷.csv"), ("online", "线.csv"),
        )
    ]  # fmt: skip

    out = told(capsys)
    assert codes == [0, 0, 0, 0]
    for words in ("1÷1，类别不低于各自目标", "达标取水量5÷总取水量5", "满意40÷有效答案50", "96.0%"):
        assert words in out
    assert out.count(LABEL) == 4


@pytest.mark.usefixtures("here")
def test_a_blank_questionnaire_is_printed(capsys):
    Path("题目.txt").write_text("空气质量\n河流水质\n", encoding="utf-8")

    code = run(["measure", "survey", "--print", "题目.txt"])

    assert (code, "已写入 题目.docx：2题" in told(capsys)) == (0, True)
    table = next(
        one for one in read_document(Path("题目.docx")).blocks if type(one).__name__ == "Table"
    )
    assert [cell.text for cell in table.rows[1].cells] == ["1", "空气质量", *["□"] * 5]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["348", "96.67%"], 0, "348与96.67%：总数为360"),
        (["350", "96.67%"], 1, "366以内没有对应的总数"),
        (["16", "72.7%"], 0, "总数为22"),
        (["348", "约九成"], 2, "不是数字"),
    ],
)
def test_which_numbers_of_days_a_percentage_fits(arguments, code, words, capsys):
    found = run(["measure", "fits", *arguments])

    caught = capsys.readouterr()
    assert (found, words in caught.out + caught.err) == (code, True)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["air", "没有.csv", "--year", "2022"], "没有.csv"),
        (["survey"], "没有答卷，得不出满意度"),
        (["ratio", "信访率"], "是否应为“信访办结率”"),
        (["ratio", "信访办结率", "--given", "办结件数"], "不是“名=值”"),
    ],
)
def test_what_is_wrong_is_one_sentence(arguments, sentence, capsys):
    code = run(["measure", *arguments])

    err = capsys.readouterr().err
    assert (code, sentence in err, err.count("\n")) == (2, True, 1)
