"""A bureau's printed table becomes a framework; what is unread waits for a person."""

from fractions import Fraction

import pytest
from frameworks.tables.printed_tables import HEAD, rows
from office import docx, html, xlsx

from jiheng.documents.read import read
from jiheng.documents.tables import tables
from jiheng.errors import JihengError
from jiheng.frameworks import load_framework
from jiheng.frameworks.tables.imported import imported

WRITERS = {
    "docx": lambda path, table: docx(path, "某市部门整体支出绩效评分表", table),
    "xlsx": lambda path, table: xlsx(path, 评分表=table),
    "html": lambda path, table: html(path, "某市部门整体支出绩效评分表", table),
}
STEPS = "≥95%得满分，每低1个百分点扣1分，扣完为止"
OTHER = [HEAD, ["甲", "乙", "丙", "", "", "酌情给分", "100", ""]]
MANY = [HEAD, *([f"甲{number}", *OTHER[1][1:]] for number in range(501))]
LONG = [HEAD, ["甲", "乙", "丙", "", "", "扣1分" * 200_000, "100", ""]]
SMALL = [
    ["一级指标", "二级指标", "三级指标", "分值", "评分标准"],
    [("过程（60分）", 2, 1), ("预算执行", 2, 1), "预算执行率", "40", STEPS],
    ["制度健全性", "20", "①有办法，10分；②执行办法，10分"],
    ["效果（40分）", "满意度", "公众满意度", "40", "≥90%得40分，其余不得分"],
]  # fmt: skip


def taken(path, name="试", number=None):
    """What the importer makes of a file."""
    return imported(tables(read(path)), path.name, name, number)


def loaded(done, folder, name="试"):
    """The framework it wrote, loaded as any other."""
    path = folder / f"{name}.yaml"
    path.write_text(done.text, encoding="utf-8")
    return load_framework(path)


def small(folder, table, *above):
    """A docx file with one table of the small kind."""
    return docx(folder / "评分表.docx", *above, table)


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("name", ["hunan_yueyang_2020", "jiangsu_lianyungang_2020"])
def test_a_printed_framework_comes_back_with_its_points_and_rules(tmp_path, name, kind):
    printed = load_framework(name)
    path = tmp_path / f"评分表.{kind}"
    WRITERS[kind](path, rows(printed))

    framework = loaded(taken(path), tmp_path)

    said = [(one.path, one.points) for one in framework.walk()]
    assert said == [
        (one.path.replace("经济、社会、生态效益", "经济效益、社会效益、生态效益"), one.points)
        for one in printed.walk()
    ]
    # Values that a sentence compares by name are declared in the library; no table prints them.
    known = [one for one in printed.leaves() if set(one.values) <= {"value"} and one.points]
    rules = {
        one.path: str(one.rule.rule)
        for one in known
        if one.rule.rule.stated
        in (None, one.points)  # where two points are printed, no one guesses
    }
    assert {path: str(framework.find(path).rule.rule) for path in rules} == rules


def test_every_filed_score_is_taken_out(tmp_path):
    printed = load_framework("hunan_yueyang_2020")
    filed = {one.path: one.points for one in printed.leaves() if one.points}
    path = docx(tmp_path / "评分表.docx", rows(printed, filed))

    done = taken(path)

    assert {one.path: one.score for one in done.filed} == filed
    assert done.filed_total == Fraction(85)


@pytest.mark.parametrize("order", [(4, 3, 0, 1, 2), (0, 1, 2, 4, 3)])
def test_columns_stand_in_any_order(tmp_path, order):
    flat = [[cell[0] if isinstance(cell, tuple) else cell for cell in row] for row in SMALL]
    flat[2] = ["", "", *flat[2]]
    path = small(tmp_path, [[row[column] for column in order] for row in flat])

    framework = loaded(taken(path), tmp_path)

    assert [one.path for one in framework.leaves()] == [
        "过程/预算执行/预算执行率", "过程/预算执行/制度健全性", "效果/满意度/公众满意度",
    ]  # fmt: skip


def test_a_head_of_two_rows_is_one_head(tmp_path):
    head = [[("指标", 1, 3), ("分值", 2, 1), ("评分标准", 2, 1)], ["一级", "二级", "三级"]]
    path = small(tmp_path, [*head, *SMALL[1:]])

    assert [one.title for one in loaded(taken(path), tmp_path).indicators] == ["过程", "效果"]


def test_pages_that_repeat_head_and_headings_are_one_table(tmp_path):
    second = [SMALL[0], ["过程（60分）", "预算执行", "制度健全性", "20", SMALL[2][2]], SMALL[3]]
    first = [SMALL[0], ["过程（60分）", "预算执行", *SMALL[1][2:]]]
    path = docx(tmp_path / "评分表.docx", first, second)

    framework = loaded(taken(path), tmp_path)

    assert [(one.title, len(list(one.leaves()))) for one in framework.indicators] == [
        ("过程", 2), ("效果", 1),
    ]  # fmt: skip


def test_a_part_without_the_columns_that_go_on_is_joined(tmp_path):
    path = tmp_path / "评分表.txt"
    path.write_text(
        "一级指标\t二级指标\t三级指标\t分值\t评分标准\n"
        "过程\t预算\t执行率\t60\t按完成比例得分\n\n"
        "资产\t完整性\t40\t按完成比例得分\n",
        "utf-8",
    )

    framework = loaded(taken(path), tmp_path)

    assert [one.path for one in framework.leaves()] == ["过程/预算/执行率", "过程/资产/完整性"]


@pytest.mark.parametrize(
    ("rule", "phrase", "why"),
    [
        ("预算执行率≥95%得40分，看3个方面酌情", "看3个方面酌情", "没有读懂"),
        ("≥95%得30分，其余不得分", "≥95%得30分，其余不得分", "评分标准满分30分，分值40分"),
    ],
)
def test_what_is_unread_is_marked_with_its_cell_and_not_scored(tmp_path, rule, phrase, why):
    table = [SMALL[0], [*SMALL[1][:4], rule], *SMALL[2:]]
    done = taken(small(tmp_path, table))

    framework = loaded(done, tmp_path)

    doubt = framework.find("预算执行率").unconfirmed[0]
    assert (doubt.cell, doubt.place) == (rule, "评分表.docx 表1 第2行第5列")
    assert phrase in doubt.phrase
    assert why in doubt.why
    assert framework.find("预算执行率").rule.text == rule
    assert framework.find("预算执行率").rule.rule is None


@pytest.mark.parametrize(
    ("note", "value", "why"),
    [
        ("预算执行率=支出决算数/全年预算数×100%。", "支出决算数 ÷ 全年预算数", ""),
        ("预算执行率=实际花掉的钱/全年预算数×100%。", "", "不是已知的基础数据"),
        ("预算调整率=支出决算数/全年预算数×100%。", "", "公式算的是“预算调整率”"),
        ("考察预算执行的快慢。", "", ""),
    ],
)
def test_a_formula_is_taken_only_where_all_of_it_is_understood(tmp_path, note, value, why):
    head = [*SMALL[0], "指标说明"]
    table = [head, [*SMALL[1], note], [*SMALL[2], ""], [*SMALL[3], ""]]

    framework = loaded(taken(small(tmp_path, table)), tmp_path)

    leaf = framework.find("预算执行率")
    assert str(leaf.value or "") == value
    assert [why in one.why for one in leaf.unconfirmed] == ([True] if why else [])


def test_the_usual_formula_is_offered_and_not_taken(tmp_path):
    table = [SMALL[0], [*SMALL[1][:2], "三公经费控制率", *SMALL[1][3:]], *SMALL[2:]]
    done = taken(small(tmp_path, table))

    framework = loaded(done, tmp_path)

    assert '同名指标是 value: "三公经费决算数 ÷ 三公经费预算数"' in done.text
    assert framework.find("三公经费控制率").value is None


def test_items_of_the_explanation_are_what_the_rule_counts(tmp_path):
    head = [*SMALL[0], "指标说明"]
    rule = "每一项记20分，总分40分"
    table = [head, [*SMALL[1][:4], rule, "①制度齐全；②执行到位"], [*SMALL[2], ""], [*SMALL[3], ""]]

    framework = loaded(taken(small(tmp_path, table)), tmp_path)

    assert framework.find("预算执行率").criteria == ("制度齐全", "执行到位")


def test_points_that_do_not_add_up_are_told(tmp_path):
    table = [SMALL[0], [("过程（70分）", 2, 1), *SMALL[1][1:]], *SMALL[2:]]

    done = taken(small(tmp_path, table))

    assert [one for one in done.notes if "过程" in one] == [
        "“过程”分值为70分，下级指标合计为60分，相差10分"
    ]


def test_points_in_the_name_that_differ_from_the_column_are_told(tmp_path):
    table = [*SMALL[:3], ["效果（40分）", "满意度", "公众满意度（30分）", *SMALL[3][3:]]]

    done = taken(small(tmp_path, table))

    assert "“效果/满意度/公众满意度”名称后写30分，分值栏写40分，取分值栏" in done.notes


def test_the_title_above_the_table_names_the_framework_and_its_year(tmp_path):
    path = small(tmp_path, SMALL, "前文", "某县2025年度部门整体支出绩效自评表")

    framework = loaded(taken(path), tmp_path)

    assert (framework.title, framework.year) == ("某县2025年度部门整体支出绩效自评表", 2025)


@pytest.mark.parametrize(
    ("blocks", "number", "said"),
    [
        (("没有表",), None, "没有表格"),
        (([["姓名", "电话"]],), None, "1张表里没有评分表"),
        ((SMALL, "另一张", OTHER), None, "--table 1、--table 2"),
        ((SMALL,), 5, "第5张表不是评分表"),
        (([SMALL[0]],), None, "表头下面没有指标"),
        ((MANY,), None, "评分表有501个指标，超过500个"),
        ((LONG,), None, "KB文字，超过1000KB"),
    ],
    ids=["no table", "other table", "several", "not that one", "empty", "many", "long"],
)  # fmt: skip
def test_a_file_without_one_scoring_table_is_refused(tmp_path, blocks, number, said):
    path = docx(tmp_path / "评分表.docx", *blocks)

    with pytest.raises(JihengError, match=said):
        taken(path, number=number)


def test_one_of_several_tables_is_chosen_by_its_number(tmp_path):
    path = docx(tmp_path / "评分表.docx", SMALL, "另一张", OTHER)

    assert taken(path, number=2).leaves == 1


@pytest.mark.parametrize(
    ("seed", "counted", "filed"),
    [("001", (25, 2, 100), (97, 98)), ("002", (40, 4, 100), (98, 98))],
    ids=["001", "002"],
)
def test_the_tables_of_filed_reports_are_taken_whole(shared, tmp_path, seed, counted, filed):
    path = next((shared / "seeds").glob(f"{seed}_*.txt"))

    done = taken(path)

    framework = loaded(done, tmp_path)
    unsure = [one for one in framework.leaves() if one.unconfirmed]
    assert (len(list(framework.leaves())), len(unsure), done.total) == counted
    assert (sum(one.score for one in done.filed), done.filed_total) == filed
