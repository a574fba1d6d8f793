"""What tables of accounts and forms say of their own numbers: believed, found wrong, left alone."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from jiheng.auditing.claims import table_balances, table_formulas, table_rates, table_totals
from jiheng.auditing.model import Severity
from jiheng.auditing.reading.tables.intervals import Interval
from jiheng.auditing.reading.tables.known import compositions
from jiheng.auditing.reported.report import prepared
from jiheng.documents.grid import Found, table_of
from jiheng.documents.model import Cell, Document, Place, Table
from jiheng.documents.readers.markdown import document_of
from jiheng.quantities import Quantity

HERE = Path(__file__).parent
CLAIMS = (table_totals, table_balances, table_rates, table_formulas)


def relations(document):
    report = prepared(document)
    return report, [(claim, claim.test()) for module in CLAIMS for claim in module.find(report)]


def failing(document):
    return [
        one
        for claim, one in relations(document)[1]
        if one.holds is False and not getattr(claim, "told", False)
    ]


def named(name):
    return document_of((HERE / name).read_text(encoding="utf-8"), name)


def test_forms_filled_in_correctly_have_nothing_to_correct():
    _, found = relations(named("holding.md"))

    assert [one for _, one in found if one.holds is False] == []
    assert sum(one.holds is True for _, one in found) > 220


def test_what_only_looks_like_a_sum_is_left_alone():
    assert failing(named("silent.md")) == []


def test_a_digit_that_breaks_a_relation_is_found_at_its_place():
    document = named("holding.md")
    report, found = relations(document)
    spots = [(spot, one) for _, one in found if one.holds for spot in (one.at, *one.because)]
    dice = random.Random(1)
    dice.shuffle(spots)

    tried = [_changed(document, report, spot, one, dice) for spot, one in spots[:60]]

    broken = [one for one in tried if one is not None]
    assert len(broken) > 40
    assert sum(broken) >= 0.9 * len(broken)


def _changed(document, report, spot, one, dice):
    """Whether another digit is found; None where the relation holds all the same."""
    cell = report.passages[spot.passage]
    at = dice.choice([at for at in range(spot.start, spot.end) if cell.text[at].isdigit()])
    digit = dice.choice([other for other in "123456789" if other != cell.text[at]])
    text = cell.text[:at] + digit + cell.text[at + 1 :]
    _, found = relations(with_cell(document, cell, text))
    places = {one.at.passage, *(other.passage for other in one.because)}
    same = [
        other
        for _, other in found
        if other.kind == one.kind
        and {other.at.passage, *(s.passage for s in other.because)} >= places
    ]
    if any(other.holds for other in same):
        return None
    return any(other.holds is False and other.at.passage in places for _, other in found)


def with_cell(document: Document, cell, text):
    """The document with other words in one cell."""
    tables = -1
    blocks = []
    for block in document.blocks:
        if isinstance(block, Table):
            tables += 1
            if tables == cell.table:
                row = block.rows[cell.row]
                cells = list(row.cells)
                cells[cell.column] = cells[cell.column]._replace(text=text)
                rows = list(block.rows)
                rows[cell.row] = row._replace(cells=tuple(cells))
                blocks.append(replace(block, rows=tuple(rows)))
                continue
        blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def test_a_table_carried_on_over_a_page_is_not_added_up_alone():
    text = (
        "| 项目 | 金额（万元） |\n|---|---|\n| 甲 | 100 |\n| 乙 | 50 |\n\n\n"
        "<!-- page -->\n\n| 项目 | 金额（万元） |\n|---|---|\n"
        "| 丙 | 30 |\n| 丁 | 20 |\n| 合计 | 200 |\n"
    )
    document = document_of(text, "报告.md")
    tables = tuple(block for block in document.blocks if isinstance(block, Table))

    assert failing(replace(document, blocks=tables)) == []


def test_the_lists_of_a_form_come_to_the_total_above_them():
    head = (
        "| 资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 |\n|---|---|---|---|---|\n"
        "| | 年度资金总额 | 140 | 213 | 213 |\n"
        "| | 按收入性质分： | | 按支出性质分： | |\n"
    )
    right = (
        head + "| | 一般公共预算 | 139 | 基本支出 | 137 |\n| | 其他资金 | 74 | 项目支出 | 76 |\n"
    )
    wrong = right.replace("| 76 |", "| 86 |")

    assert failing(document_of(right, "报告.md")) == []
    assert [one.expected for one in failing(document_of(wrong, "报告.md"))] == ["223万元"]


def test_people_and_public_expenses_add_up_the_classes_of_both_blocks():
    text = (
        "| 科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数 |\n"
        "|---|---|---|---|---|---|\n"
        "| 301 | 工资福利支出 | 90.00 | 302 | 商品和服务支出 | 10.00 |\n"
        "| 30101 | 基本工资 | 90.00 | 30201 | 办公费 | 10.00 |\n"
        "| 303 | 对个人和家庭的补助 | 5.00 | 310 | 资本性支出 | 2.00 |\n"
        "| 30301 | 离休费 | 5.00 | 31002 | 办公设备购置 | 2.00 |\n"
        "| 人员经费合计 | | 95.00 | 公用经费合计 | | 13.00 |\n"
    )

    found = failing(document_of(text, "报告.md"))

    assert [(one.stated, one.expected, one.ceiling) for one in found] == [
        ("13.00", "12.00", Severity.ERROR)
    ]


@pytest.mark.parametrize(
    ("labels", "parts"),
    [
        (
            [
                "“三公”经费合计",
                "公务接待费",
                "公务用车购置费",
                "公务用车运行费",
                "因公出国（境）费",
            ],
            4,
        ),
        (["基本支出", "人员经费", "日常公用经费"], 2),
        (["人员经费", "公用经费"], None),
    ],
)
def test_compositions_are_known_by_their_names(labels, parts):
    found = [len(places) for _, places, _ in compositions(labels)]

    assert found == ([] if parts is None else [parts])


def test_a_rate_that_was_cut_instead_of_rounded_agrees():
    rate = Interval.of(Quantity.parse("2.00")).over(Interval.of(Quantity.parse("3.00")))

    assert rate is not None
    assert rate.meets(Quantity.parse("66.66%"))
    assert not rate.meets(Quantity.parse("66.06%"))


def test_what_may_be_nothing_divides_nothing():
    assert Interval.of(Quantity.parse("1")).over(Interval.of(Quantity.parse("0"))) is None


WORDS = (
    *(
        "",
        "",
        "合计",
        "小计",
        "其中：",
        "其中：甲",
        "一、收入",
        "（一）拨款",
        "1.人员",
        "项目",
        "单位名称",
    ),
    *(
        "预算数",
        "决算数",
        "执行率",
        "增减额",
        "增长率",
        "占比",
        "结余",
        "年初结转",
        "本年收入",
        "本年支出",
    ),
    *(
        "年末结转",
        "栏次",
        "1",
        "2",
        "3=1+2",
        "12.5",
        "100",
        "0",
        "-5",
        "95%",
        "2021",
        "201",
        "20101",
    ),
    *(
        "/",
        "—",
        "按收入性质分：",
        "年度资金总额",
        "三公经费",
        "平均",
        "（C=B/A）",
        "预算（A）",
        "①",
        "③=①+②",
    ),
    *(
        "１２",
        "人员经费合计",
        "301",
        "302",
        "≥90%",
        "未填报",
        "1,234.\n56",
        "（12）",
        "1=1",
        "2=3/0",
    ),
)


@pytest.mark.parametrize("seed", range(12))
def test_no_table_however_odd_stops_the_reading(seed):
    dice = random.Random(seed)
    height, width = dice.randint(1, 14), dice.randint(1, 10)
    cells = [
        Found(row, column, Cell(dice.choice(WORDS), dice.choice((1, 1, 2)), dice.choice((1, 1, 3))))
        for row in range(height)
        for column in range(dice.randint(1, width))
    ]
    table = table_of(cells, Place("报告.docx", table=1))

    report, found = relations(Document("", (table, table)))

    for _, one in found:
        assert one.at.quote in report.passages[one.at.passage].text
        assert one.stated
        assert one.expected
