"""The standard tables of published accounts are known by their names."""

import pytest

from jiheng.auditing.reading.accounts.sayings import sayings_in
from jiheng.auditing.reading.accounts.tables import THREE, accounts_of, name_in
from jiheng.auditing.reported.report import prepared
from jiheng.documents.readers.markdown import document_of

PARTED = """公开02表 收入决算表

单位：万元

| 类 | 款 | 项 | 科目名称 | 本年收入合计 | 上级补助收入 | 其他收入 |
| --- | --- | --- | --- | ---: | --- | ---: |
| 213 | | | 农林水支出 | 60.00 | | 5.00 |
| 213 | 03 | | 水利 | 60.00 | | 5.00 |
| 213 | 03 | 01 | 行政运行 | 60.00 | | 5.00 |
| 合计 | 合计 | 合计 | 合计 | 60.00 | | 5.00 |
"""


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("收入支出决算总表", "收入支出决算总表"),
        ("公开01表 收入支出决算总表（部门）", "收入支出决算总表"),
        ("某县水利局2023年度支出决算表", "支出决算表"),
        ("表七：财政拨款“三公”经费支出决算表", THREE),
        ("一般公共预算财政拨款“三公”经费支出决算表", THREE),
        ("一般公共预算财政拨款基本支出决算明细表", "一般公共预算财政拨款基本支出决算表"),
        ("注：本表反映部门本年度支出情况，数据取自支出决算表", ""),
        ("五、支出决算情况说明", ""),
    ],
)
def test_a_line_is_the_name_of_a_table_or_none(line, name):
    assert name_in(line) == name


def test_codes_of_three_columns_are_one_and_blank_columns_part_nothing():
    [table] = accounts_of(prepared(document_of(PARTED, "决算.md"))).values()

    assert [row.code for row in table.rows] == ["213", "21303", "2130301", ""]
    assert str(table.total("其他收入").quantity) == "5.00万元"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("2023年度收、支总计均为120.50万元。", [("收入支出总计", "120.50万元")]),
        ("2023年度财政拨款收入支出总计88.00万元。", [("财政拨款收入支出总计", "88.00万元")]),
        ("2022年度收入支出总计99.00万元。", []),
        ("收入支出总计减少12.00万元。", []),
        ("1.农林水支出（类）水利（款）行政运行（项）。年初预算为9.00万元，支出决算为8.00万元。",
         [("行政运行", "8.00万元")]),
    ],
)  # fmt: skip
def test_sentences_tell_amounts_of_the_year(sentence, told):
    report = prepared(document_of(sentence, "决算.md"))

    found = [one for text in report.texts for one in sayings_in(text, 2023)]

    assert [(one.name, str(one.number.quantity)) for one in found] == told
