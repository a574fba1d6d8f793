"""Score tables are recognised however their heads are called and wherever a page cuts them."""

from fractions import Fraction

from jiheng.auditing.reading.scores.tables import score_tables
from jiheng.auditing.reported.report import prepared
from jiheng.documents.model import Cell, Column, Document, Paragraph, Row, Run, Table
from jiheng.documents.readers.markdown import document_of

HEAD = ("一级指标", "二级指标", "三级指标", "评分标准", "分值", "自评得分", "扣分原因")


def table(*rows):
    width = max(map(len, rows))
    filled = [(*row, *[""] * (width - len(row))) for row in rows]
    return Table(
        tuple(Column() for _ in range(width)),
        tuple(Row(tuple(Cell(text) for text in row)) for row in filled),
    )


def tables_of(*blocks):
    return score_tables(prepared(Document(title="", blocks=blocks)))


def test_heads_of_many_forms_are_known():
    heads = [
        "| 一级指标 | 三级指标 | 评分标准 | 分值 | 自评得分 |",
        "| 一级指标 | 指标名称 | 指标解释 | 权重 | 得分 |",
        "| 一级指标 | 三级指标 | 年度指标值 | 全年实际完成值 | 分值 | 得分 | 偏差原因分析 |",
        "| 一级指标 | 二级指标 | 三级指标 | 标准值 | 说明 | 评分标准 | 评分依据 | 权重 | 得分 |",
    ]
    for head in heads:
        width = head.count("|") - 1
        body = "| 产出 | 数量 |" + " 5 |" * (width - 2)
        text = "\n".join((head, "| --- " * width + "|", body, body.replace("数量", "质量")))
        found = score_tables(prepared(document_of(text, "表.md")))

        assert [len(one.lines) for one in found] == [2], head


def test_a_table_of_money_is_no_score_table():
    money = table(
        ("项目", "预算数", "决算数", "执行率"), ("甲", "5", "5", "100%"), ("乙", "4", "4", "100%")
    )

    assert tables_of(money) == ()


def test_a_blank_cell_goes_on_with_the_heading_above():
    one = table(
        HEAD,
        ("投入（10分）", "配置（10分）", "编制控制", "达标得满分", "4", "4", ""),
        ("", "", "预算编制", "完整得满分", "6", "5", "不细"),
        ("总分", "", "", "", "10", "9", ""),
    )

    (found,) = tables_of(one)

    assert [group.name for group in found.groups] == ["投入", "配置"]
    assert [[group.name for group in line.groups] for line in found.lines] == [
        ["投入", "配置", "编制控制"],
        ["投入", "配置", "预算编制"],
    ]
    assert found.total.points.value == 10
    assert found.total.scores[0].value == 9


def test_a_table_that_runs_on_with_its_head_repeated_is_one_table():
    first = table(HEAD, ("过程（10分）", "管理（10分）", "制度", "健全得满分", "4", "4", ""))
    second = table(
        HEAD,
        ("过程（10分）", "管理（10分）", "执行", "到位得满分", "6", "6", ""),
        ("产出（5分）", "履职（5分）", "重点工作", "完成得满分", "5", "5", ""),
        ("总分", "", "", "", "15", "15", ""),
    )

    (found,) = tables_of(first, second)

    assert [group.name for group in found.groups] == ["过程", "管理", "产出", "履职"]
    assert len(found.within(found.groups[0])) == 2


def test_a_table_cut_by_a_page_goes_on_without_head_and_without_its_first_column():
    first = table(
        HEAD[:6],
        ("过程（10分）", "管理（4分）", "制度", "健全得满分", "4", "4"),
        ("", "履职（6分）", "执行", "到位得满分", "2", "2"),
    )
    second = table(
        ("", "重点工作", "完成得满分", "4", "3"),
        ("监督（5分）", "内控", "到位得满分", "5", "5"),
        ("", "公开", "及时得满分", "5", "5"),
    )

    (found,) = tables_of(first, second)

    assert len(found.lines) == 5
    assert [line.groups[1].name for line in found.lines] == ["管理", "履职", "履职", "监督", "监督"]


def test_a_table_behind_other_words_is_another_table():
    rows = (
        HEAD,
        ("产出", "数量", "甲", "达标", "5", "5", ""),
        ("", "", "乙", "达标", "5", "5", ""),
    )

    found = tables_of(table(*rows), Paragraph((Run("附件2 项目自评表"),)), table(*rows))

    assert len(found) == 2


def test_the_line_on_funds_of_a_project_is_read_beside_its_indicators():
    one = table(
        ("项目资金", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
        ("年度资金总额", "50", "50", "45", "10", "90%", "9"),
        ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"),
        ("产出", "数量", "人数", "300人", "312人", "50", "50"),
        ("效益", "社会", "企业", "90家", "95家", "40", "40"),
        ("总分", "", "", "", "", "100", "99"),
    )

    (found,) = tables_of(one)

    assert [fund.points.value for fund in found.funds] == [10]
    assert found.funds[0].rate[1].value == Fraction(9, 10)
    assert found.targeted


def test_points_that_are_no_number_are_told_from_blank_ones():
    one = table(
        HEAD,
        ("产出", "数量", "甲", "达标", "5", "5", ""),
        ("", "", "乙", "达标", "3-5分", "5", ""),
        ("", "", "丙", "达标", "", "", ""),
    )

    (found,) = tables_of(one)

    assert [line.unread for line in found.lines] == [False, True, False]


def test_a_heading_cut_by_a_page_is_one_heading():
    one = table(
        HEAD,
        ("产出（10分）", "水环境质", "断面达标", "达标得满分", "3", "3", ""),
        ("", "量（6分）", "总量削减", "达标得满分", "3", "3", ""),
        ("", "固废管理（4分）", "处置", "达标得满分", "4", "4", ""),
    )

    (found,) = tables_of(one)

    assert [group.name for group in found.groups] == ["产出", "水环境质量", "固废管理"]
    assert len(found.within(found.groups[1])) == 2


def test_several_tables_on_one_sheet_each_have_their_own_lines_and_funds():
    rows = (
        ("项目资金", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
        ("年度资金总额", "50", "50", "45", "10", "90%", "9"),
        ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"),
        ("产出", "数量", "人数", "300人", "312人", "50", "50"),
        ("效益", "社会", "企业", "90家", "95家", "40", "40"),
        ("总分", "", "", "", "", "100", "99"),
        ("注：得分保留两位小数",),
    )

    found = tables_of(table(*rows, *rows))

    assert [(len(one.lines), len(one.funds)) for one in found] == [(2, 1), (2, 1)]


def test_weights_in_percent_are_points():
    one = table(
        ("一级指标", "指标名称", "指标解释", "权重", "得分"),
        ("产出", "数量", "甲", "40%", "38"),
        ("", "质量", "乙", "60%", "57"),
    )

    (found,) = tables_of(one)

    assert [int(line.points.value) for line in found.lines] == [40, 60]
