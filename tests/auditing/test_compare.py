"""Two documents beside each other: the same quantity, and the same words."""

from jiheng.auditing.compare import compare
from jiheng.documents.readers.markdown import document_of
from jiheng.writing.compared import difference

RESULT = (
    "全年完成河道清淤十二公里，整治排口三十四处，拆除违建五处，沿河设置警示牌四十块，"
    "群众来信来访明显减少"
)


def report(text, *, year=2024, kind="部门整体支出绩效自评报告", agency="青石县水利局"):
    """A report of one department and year."""
    return document_of(f"{agency}\n\n{year}年度{kind}\n\n{text}\n", f"{year}.md")


def differing(one, other):
    """Name, year and both numbers of what differs."""
    return [
        (each.name, each.year, str(each.first.number.quantity), str(each.second.number.quantity))
        for each in compare(one, other).differing
    ]


def test_a_self_evaluation_is_held_against_the_published_accounts():
    one = report("二、收支情况\n\n2024年本年支出合计1416.71万元，其中：基本支出371.18万元。")
    other = report(
        "第二部分 决算情况\n\n2024年本年支出合计1461.71万元，其中：基本支出371.18万元。",
        kind="部门决算",
    )

    assert differing(one, other) == [("支出合计", 2024, "1416.71万元", "1461.71万元")]


def test_what_differs_says_where_how_far_and_what_to_look_at():
    one = report("二、收支情况\n\n2024年本年支出合计1416.71万元。")
    other = report("第二部分 决算情况\n\n2024年本年支出合计1461.71万元。", kind="部门决算")
    found = compare(one, other)

    said = difference(found, found.differing[0])

    assert said.startswith("2024年支出合计：前者")
    assert "相差45.00万元" in said
    assert said.endswith("建议核对自评时的初报数是否已按决算更新，口径是否一致")


def test_balances_go_over_from_year_to_year():
    one = report("二、收支情况\n\n年初结转和结余96.73万元。", year=2024)
    other = report("二、收支情况\n\n年末结转和结余99.73万元。", year=2023)

    assert differing(one, other) == [("年末结转和结余", 2023, "96.73万元", "99.73万元")]


def test_what_this_year_is_compared_with_is_last_years():
    one = report("二、收支情况\n\n三公经费12.50万元。", year=2023)
    other = report("二、收支情况\n\n三公经费11.50万元，比上年12.80万元下降10.16%。", year=2024)

    assert differing(one, other) == [("三公经费", 2023, "12.50万元", "12.80万元")]


def test_parts_told_after_a_comparison_are_this_years():
    one = report("二、收支情况\n\n本年支出1210万元，其中基本支出700万元。", year=2023)
    told = "本年支出1300万元，比上年1210万元增长7.44%，其中基本支出720万元。"
    other = report(f"二、收支情况\n\n{told}", year=2024)

    assert differing(one, other) == []


def test_rounding_is_no_difference():
    one = report("二、收支情况\n\n2024年本年支出合计1416.7万元。")
    other = report("二、收支情况\n\n2024年本年支出合计1416.71万元。")

    assert differing(one, other) == []


def test_different_funds_are_different_quantities():
    one = report("二、收支情况\n\n一般公共预算财政拨款支出1200.00万元。")
    other = report("二、收支情况\n\n政府性基金预算财政拨款支出80.00万元。")

    assert differing(one, other) == []


def test_figures_of_different_departments_are_not_compared():
    one = report("二、收支情况\n\n2024年本年支出合计1416.71万元。")
    other = report("二、收支情况\n\n2024年本年支出合计1461.71万元。", agency="清源市民政局")

    found = compare(one, other)

    assert found.strangers
    assert found.figures == ()


def test_results_of_last_year_told_again_are_found_whatever_the_year_in_them():
    one = report(f"三、绩效情况\n\n2024年{RESULT}。", year=2024)
    other = report(f"三、绩效情况\n\n2023年{RESULT}。", year=2023)

    (same,) = compare(one, other).texts

    assert same.first.quote.startswith("2024年全年完成河道清淤")
    assert same.second.quote.startswith("2023年全年完成河道清淤")


def test_duties_and_goals_may_be_the_same_every_year():
    text = f"一、基本情况\n\n（一）主要职责\n\n{RESULT}。"

    assert compare(report(text, year=2024), report(text, year=2023)).texts == ()


def test_one_year_of_one_department_may_be_told_in_the_same_words():
    text = f"三、绩效情况\n\n{RESULT}。"

    assert compare(report(text), report(text, kind="部门决算")).texts == ()


def test_texts_of_another_department_are_found():
    text = f"三、绩效情况\n\n{RESULT}。"

    assert len(compare(report(text), report(text, agency="清源市民政局")).texts) == 1
