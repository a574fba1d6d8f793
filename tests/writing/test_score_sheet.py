"""The score sheet says what was scored, what was not, and why."""

from dataclasses import replace
from fractions import Fraction

import pytest
from writing.sample import CLEAN, DOSSIER, EVALUATION, RATE, heading, leaf, with_projects

from jiheng.documents.model import Chart, Heading, Paragraph, Table
from jiheng.scoring.model import Line, Trace
from jiheng.writing.parts.level_table import table
from jiheng.writing.parts.summary import questions
from jiheng.writing.reports.score_sheet import compose


def chapters(document):
    return [
        block.text for block in document.blocks if isinstance(block, Heading) and block.level == 1
    ]


def tables(document):
    return [block for block in document.blocks if isinstance(block, Table)]


def words(document):
    """All text of a document, with what stands behind rows."""
    found = [document.title, document.subtitle]
    todo = list(document.blocks)
    while todo:
        block = todo.pop(0)
        if isinstance(block, Heading | Paragraph):
            found.append(block.text)
        elif isinstance(block, Chart):
            found += [part for bar in block.bars for part in (bar.label, bar.text)]
        else:
            found += [cell.text for row in block.rows for cell in row.cells]
            todo += [inner for row in block.rows for inner in row.detail]
    return "\n".join(found)


def test_a_full_sheet_has_its_five_chapters():
    assert chapters(compose(DOSSIER, EVALUATION)) == [
        "概要",
        "逐项得分",
        "需要说明的事项",
        "项目自评",
        "设置与依据",
    ]


def test_every_table_of_the_sheet_is_a_grid():
    for evaluation in (EVALUATION, CLEAN):
        for found in tables(compose(DOSSIER, evaluation)):
            assert list(found.placed())


@pytest.mark.parametrize(
    "told",
    [
        "88.71",
        "88.71～94.71",
        "不完整：已评的得88.71分",
        "总分在88.71至94.71分之间",
        "24.00万元 ÷ 23.00万元 = 104.35%",
        "填报表.xlsx 基础数据 D12",
        "满百分点：满一个百分点才扣",
        "下一年度把三公经费控制在预算以内",
        "117.39%",
        "相差0.40万元",
        "没有回答：绩效目标是否细化为具体指标",
        "《示例县部门整体支出绩效评价办法》第八条",
        "全年预算500.00万元，其中300.00万元（60%）",
        "3f9a6c21d07e",
        "依据报告重建",
    ],
)
def test_the_sheet_tells_it(told):
    assert told in words(compose(DOSSIER, EVALUATION))


def test_where_nothing_was_lost_it_says_so_instead_of_an_empty_table():
    document = compose(DOSSIER, CLEAN)

    assert "无扣分项。" in words(document)
    assert (
        "没有未评分的指标、自评与测算不同的指标、不符的勾稽关系、需核实的内容、对总分的调整、参考指标。"
        in words(document)
    )
    assert all(len(found.rows) > found.heads for found in tables(document))


def test_a_heading_is_merged_over_the_rows_below_it():
    first = table(EVALUATION).rows[1]

    assert [(cell.text, cell.rowspan, cell.colspan) for cell in first.cells[:3]] == [
        ("投入\n4／10", 2, 1),
        ("目标设定\n4／10", 2, 1),
        ("绩效目标合理性", 1, 1),
    ]


def test_an_indicator_of_a_higher_level_reaches_over_the_columns_below():
    assert [
        row.cells[0].colspan for row in table(EVALUATION).rows if row.cells[0].text == "资产管理"
    ] == [2]


def test_rows_can_be_chosen_by_what_happened_to_them():
    chosen = {row.cells[-7].text: row.tags for row in table(EVALUATION).rows[1:-1] if row.tags}

    assert chosen == {
        "绩效指标明确性": ("未评分",),
        "预算执行率": ("扣分",),
        "三公经费控制率": ("扣分", "与自评不同"),
        "水质达标率": ("扣分",),
    }


def test_points_shared_by_parts_are_one_row_that_names_the_parts():
    parts = (
        replace(leaf("过程/管理/制度", 0), points=None, value="2分", status="judged"),
        replace(leaf("过程/管理/执行", 0), points=None, value="1分", status="judged"),
    )
    pooled = replace(leaf("过程/管理", 5, 3), children=parts, pooled=True, status="judged")
    evaluation = replace(CLEAN, steps=(heading("过程", pooled),))

    assert [cell.text for cell in table(evaluation).rows[1].cells] == [
        "过程\n3／5",
        "管理\n（制度、执行）",
        "5",
        "制度2分\n执行1分",
        "3",
        "—",
        "",
        "",
    ]


def test_the_head_is_told_what_will_be_asked_the_gravest_first():
    assert [block.runs[0].text.rstrip("：") for block in questions(EVALUATION)] == [
        "未评分",
        "自评总分",
        "自评高于测算",
        "勾稽关系不符",
        "三公经费控制率",
        "评定依据",
    ]


def test_the_first_page_lists_eight_losses_and_counts_the_rest():
    steps = tuple(leaf(f"指标{number}", 5, 4, reason="少1项") for number in range(11))
    document = compose(DOSSIER, replace(CLEAN, steps=steps))

    assert "另有3项共扣3分，见“逐项得分”。" in words(document)


def test_a_framework_without_points_only_shows_values():
    step = replace(leaf("投入/控制率", 0), points=None, value="98%", reason="没有分值，不评分")
    evaluation = replace(
        CLEAN, points=Fraction(0), total=Fraction(0), grade="", steps=(heading_of(step),)
    )
    document = compose(DOSSIER, evaluation)

    assert "只有指标和公式，没有分值" in words(document)
    assert "不计分" in words(document)
    assert "未评分指标" not in words(document)


def heading_of(step):
    return replace(leaf("投入", 0), points=None, children=(step,))


def test_the_document_is_dated_by_its_data():
    stated = replace(EVALUATION, subject=replace(EVALUATION.subject, date="2025-03-20"))

    assert compose(DOSSIER, stated).date.isoformat() == "2025-03-20"
    assert compose(DOSSIER, EVALUATION).date.isoformat() == "2024-12-31"


def test_the_same_file_in_another_folder_gives_the_same_sheet():
    def sheet(folder):
        path = f"{folder}填报表.xlsx"
        line = Line("基础数据", "24.00万元", f"决算报表，{path} 基础数据 D12")
        traced = replace(CLEAN.steps[0], trace=Trace((line,)))
        evaluation = replace(
            CLEAN, steps=(traced,), notes=(f"{path} 单位信息：没有填写预算编码。",)
        )
        return compose(replace(DOSSIER, path=path), evaluation)

    assert sheet("/某处/2024/") == sheet("")
    assert "决算报表，填报表.xlsx 基础数据 D12" in words(sheet("examples/"))


def test_a_filed_score_is_never_replaced_by_the_computed_one():
    row = next(row for row in table(EVALUATION).rows if row.cells[0].text == RATE.title)

    assert [cell.number for cell in row.cells[3:5]] == [3, 5]


@pytest.mark.parametrize(
    ("most", "rows", "detailed", "told"),
    [
        (200, 200, 200, "以上是得分最低的200个，全部203个见 xlsx 得分表。"),
        (203, 203, 200, "得分最低的200个列出逐项得分，其余的用 --json 看。"),
    ],
)
def test_of_very_many_projects_a_page_shows_those_that_score_least(most, rows, detailed, told):
    document = compose(DOSSIER, with_projects(203), most)

    found = next(one for one in tables(document) if one.detail_title == "项目逐项得分")
    listed = [row for row in found.rows if row.role != "head"]
    assert (len(listed), sum(bool(row.detail) for row in listed)) == (rows, detailed)
    assert told in words(document)
    assert ("P000" in words(document)) == (rows == 203)


def test_very_many_doubts_are_cut_short_with_a_word_where_the_rest_is():
    doubtful = replace(EVALUATION, doubts=tuple(f"第{place}条" for place in range(205)))

    text = words(compose(DOSSIER, doubtful))

    assert "另有197条，见“需要说明的事项”。" in text
    assert "另有5条，用 --json 看全部。" in text
