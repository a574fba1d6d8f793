"""What every region's report must hold to."""

import itertools
import re
from dataclasses import replace
from fractions import Fraction

import pytest
from writing.reports.examples import EXAMPLES, REPORTS, body, compose, composed, department

from jiheng import evaluate, load_framework, read_dossier
from jiheng.documents.model import Chart, Heading, Paragraph, Table
from jiheng.documents.read import read
from jiheng.documents.readers import html as html_reader
from jiheng.dossiers.model import FrameworkRef
from jiheng.writing.formats import write

NAMES = {"title", "attachment"}
_NUMBERED = re.compile(r"^(?:附件：|\s*)\d\. ")


def tables(document):
    """Its tables, of a report annexed to it as well."""
    return [block for block in document.blocks if isinstance(block, Table)]


def text(document):
    """Everything it prints."""
    parts = []
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph):
            parts.append(block.text)
        elif isinstance(block, Table):
            parts += [cell.text for row in block.rows for cell in row.cells]
        elif isinstance(block, Chart):
            parts += [bar.text for bar in block.bars]
    return "\n".join(parts)


def empty(name):
    """A department that filled in its name and nothing else."""
    dossier, _ = department(name)
    blank = replace(
        dossier, facts=(), answers=(), objectives=(), projects=(), texts=(), filed=(),
        filed_total=None, transfers=(),
    )  # fmt: skip
    return blank, evaluate(None, blank)


@pytest.mark.parametrize("report", REPORTS)
def test_every_number_in_a_sentence_says_where_it_comes_from(report):
    bare = [
        run.text
        for block in composed(report).blocks
        if isinstance(block, Paragraph) and block.role not in NAMES
        for run in block.runs
        if re.search(r"\d", run.text) and not run.fact and not _NUMBERED.match(run.text)
    ]

    assert bare == []


@pytest.mark.parametrize("report", REPORTS)
def test_every_number_in_a_table_says_where_it_comes_from(report):
    bare = [
        cell.text
        for block in composed(report).blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
        if cell.number is not None and not cell.fact
    ]

    assert bare == []


@pytest.mark.parametrize("report", REPORTS)
def test_composed_again_from_the_file_it_is_the_same(report):
    dossier = read_dossier(EXAMPLES / REPORTS[report] / "dossier.yaml")

    assert compose(report, dossier, evaluate(None, dossier)) == composed(report)


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_names_no_folder_of_the_machine_and_no_maker(report):
    document = composed(report)

    assert str(EXAMPLES) not in repr(document)
    assert document.properties == ()
    assert "绩衡" not in repr(document)


@pytest.mark.parametrize("report", REPORTS)
def test_nothing_filled_in_is_unfilled_and_never_nought(report):
    dossier, evaluation = empty(REPORTS[report])

    printed = text(compose(report, dossier, evaluation))

    assert "未填报" in printed
    assert not re.search(r"(?<![\d.])0(?:\.00)?(?:万元|人|%|分)", printed)


@pytest.mark.parametrize("report", REPORTS)
def test_no_chapter_is_empty(report):
    dossier, evaluation = empty(REPORTS[report])
    blocks = compose(report, dossier, evaluation).blocks

    empties = [
        one.text
        for one, after in itertools.pairwise(blocks)
        if isinstance(one, Heading)
        and (not isinstance(after, Paragraph | Table | Chart | Heading)
             or (isinstance(after, Heading) and after.level <= one.level))
    ]  # fmt: skip

    assert empties == []


@pytest.mark.parametrize("report", [name for name in REPORTS if name != "hunan_hengyang"])
def test_the_scores_of_the_table_add_up_to_its_total(report):
    document = composed(report)
    *rows, total = tables(document)[-2 if report == "national" else -1].rows
    scores = [row.cells[-2].number for row in rows if row.role != "head"]

    added = sum((score for score in scores if score is not None), Fraction(0))

    if None in scores:
        assert "没有得分" in total.cells[-1].text
    else:
        assert added == total.cells[-2].number


@pytest.mark.parametrize("report", REPORTS)
def test_every_lost_point_has_a_reason(report):
    dossier, evaluation = department(REPORTS[report])
    rows = [
        row
        for table in tables(compose(report, dossier, evaluation))
        if [cell.text for cell in table.rows[0].cells][:4] == ["指标", "分值", "自评得分", "扣分"]
        for row in table.rows[1:]
    ]

    assert all(row.cells[-1].text for row in rows)


@pytest.mark.parametrize("report", REPORTS)
def test_the_page_reads_back_with_every_number(report, tmp_path):
    document = composed(report)
    write(document, tmp_path / "报告.html", "html")

    back = text(html_reader.read(tmp_path / "报告.html"))

    numbers = [
        cell.text for table in tables(document) for row in table.rows for cell in row.cells
        if cell.number is not None
    ]  # fmt: skip
    assert [number for number in numbers if number not in back] == []


@pytest.mark.parametrize("report", REPORTS)
def test_a_docx_reads_back_with_every_word_and_number_in_order(report, tmp_path):
    document = composed(report)
    write(document, tmp_path / "报告.docx", "docx")

    found = iter(words(read(tmp_path / "报告.docx")))

    assert [one for one in words(document) if one not in found] == []


def words(document):
    """What stands in its headings, paragraphs and cells, piece by piece."""
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph):
            yield "".join(block.text.split())
        elif isinstance(block, Table):
            yield from ("".join(cell.text.split()) for row in block.rows for cell in row.cells)


def test_the_page_carries_the_origin_of_a_number(tmp_path):
    write(composed("hunan_department"), tmp_path / "报告.html", "html")

    page = (tmp_path / "报告.html").read_text(encoding="utf-8")

    assert "三公经费决算数（2020年），报告二（三公经费表）" in page


def test_jiangsu_argues_forty_indicators_and_shows_two_pies():
    document = composed("jiangsu_department")

    argued = [
        block.text for block in document.blocks if isinstance(block, Heading) and block.level == 4
    ]
    pies = [
        block.title for block in document.blocks if isinstance(block, Chart) and block.kind == "pie"
    ]

    assert len(argued) == 40
    assert argued[0] == "3.1.1.1 中长期规划"
    assert pies == ["图1　收入决算构成", "图2　支出决算构成"]


def test_hunan_fills_the_form_and_the_table_of_twenty_three_rows():
    document = composed("hunan_department")
    captions = [table.caption for table in tables(document)]

    assert captions[1:5] == [
        "年度收入情况（万元）", "年度支出和结余情况（万元）", "“三公”经费情况（万元）",
        "固定资产情况（万元）",
    ]  # fmt: skip
    score_table = tables(document)[-1]
    assert len(score_table.rows) == 1 + 23 + 1
    assert score_table.rows[1].cells[0].text == "投入\n（15分）"
    assert score_table.rows[1].cells[0].rowspan == 3


def test_hengyang_shows_accounts_of_two_years_beside_the_budget():
    lines = {
        row.cells[0].text.strip("　"): [cell.text for cell in row.cells[1:]]
        for table in tables(composed("hunan_hengyang"))
        for row in table.rows
    }

    assert lines["一、“三公”经费"] == ["22.54", "24.00", "40.95"]
    assert lines["其中：公车购置"] == ["0.00", "0.00", "17.64"]


def test_shanxi_sets_the_investments_the_clerk_wrote_as_a_table():
    captions = {table.caption: table for table in tables(composed("shanxi_department"))}

    total = captions["表1　重点工程投资估算"].rows[-1]
    assert [cell.text for cell in total.cells] == ["合计", "53", "1237641.7"]
    assert len(captions["表2　各类重点工程项目"].rows) == 1 + 18


def test_a_fund_without_money_is_said_to_be_none():
    printed = text(composed("jiangsu_department"))

    assert "本年度无国有资本经营预算。" in printed


def test_a_fund_that_other_income_rules_out_is_said_to_be_none():
    printed = text(composed("hunan_hengyang"))

    assert "本年度无政府性基金预算财政拨款收入" in printed


def test_a_fund_nobody_spoke_of_is_unfilled():
    assert "社会保险基金预算收支未填报。" in text(composed("hunan_hengyang"))


def test_what_the_unit_filed_is_kept_and_the_computed_score_stands_beside_it():
    rows = {
        cell.text: row
        for row in tables(composed("hunan_department"))[-1].rows
        for cell in row.cells
    }

    kept = rows["资金结余"]

    assert kept.cells[-2].text == "3"
    assert kept.cells[-1].text.startswith("按评分标准测算2分")


def test_a_framework_without_points_lists_values_and_gives_no_score():
    dossier, _ = department("miluo_2020")
    bare = replace(dossier, framework=FrameworkRef(""), filed=(), filed_total=None)
    evaluation = evaluate(load_framework("mof_department_2013"), bare)

    document = compose("national", bare, evaluation)

    result = next(
        table for table in tables(document) if table.rows[0].cells[0].text == "一级指标"
        and table.rows[0].cells[-1].text == "得分率"
    )  # fmt: skip
    assert {row.cells[2].text for row in result.rows[1:]} == {"未填报"}
    assert "只有指标和公式，没有分值" in text(document)
    assert "指标值99.08%" in text(document)


@pytest.mark.parametrize("report", REPORTS)
def test_no_reference_is_left_open(report):
    assert "{{" not in text(composed(report))


@pytest.mark.parametrize("report", REPORTS)
def test_measures_are_told_once(report):
    printed = text(replace(composed(report), blocks=body(composed(report))))

    assert "改进措施和有关建议：" not in printed
    assert "存在的主要问题：" not in printed


def test_an_indicator_that_lost_points_is_told_once():
    printed = text(composed("shanxi_department"))

    assert "预算调整率：分值5分，自评得分2分" in printed
    assert "预算调整率（21.21%）得2分" not in printed


@pytest.mark.parametrize(
    ("report", "notice"),
    [
        ("shanxi_department", "《曲沃县财政局关于开展县级财政支出绩效评价工作的通知》"),
        (
            "guangdong_district",
            "《关于开展2023年区级财政资金绩效自评工作的通知》（湛开财〔2023〕291号）",
        ),
    ],
)
def test_a_rebuilt_framework_is_named_by_the_notice_its_department_cites(report, notice):
    printed = text(composed(report))

    assert f"按照{notice}逐项自评" in printed
    assert "重建" not in printed


def test_an_annexed_report_begins_under_its_number_with_one_title():
    blocks = composed("hunan_hengyang").blocks
    place = next(
        place for place, block in enumerate(blocks)
        if isinstance(block, Paragraph) and block.text == "附件6"
    )  # fmt: skip

    assert blocks[place + 1].text == "衡阳市生态环境局衡东分局2024年度项目支出绩效自评报告"
    assert blocks[place + 2] == Heading("一、项目支出概况")


@pytest.mark.parametrize("report", REPORTS)
def test_an_amount_in_a_chart_is_as_long_as_it_is_printed(report):
    amounts = [
        (bar.value, Fraction(bar.text.split("万元")[0]))
        for block in composed(report).blocks
        if isinstance(block, Chart) and block.kind != "share"
        for bar in block.bars
    ]

    assert [pair for pair in amounts if pair[0] != pair[1]] == []
