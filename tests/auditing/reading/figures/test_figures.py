"""A figure knows its subject, year, 口径 and unit, told in a sentence or in a table."""

from jiheng.auditing.reading.figures.model import Figure
from jiheng.auditing.reading.figures.names import CANONICAL, known, plain
from jiheng.auditing.reading.figures.read import figures_of
from jiheng.auditing.reported.report import prepared
from jiheng.documents.readers.markdown import document_of

ACCOUNTS = """# 某局2023年度部门整体支出绩效自评报告

2023年，我局三公经费支出18.43万元，同比下降5.10%。其中公务接待费9.27万元，公务用车运维费3.63万元。

一般公共预算财政拨款基本支出3719.18万元，占财政拨款支出的26.26%。全市92个乡镇实现监测全覆盖。

| 人员编制 | 109 | 实有人数 | 125 |
| --- | --- | --- | --- |
"""


def figures(text: str) -> dict[str, Figure]:
    report = prepared(document_of(text, "报告.md"))
    return {one.spot.quote: one for one in figures_of(report)}


def test_the_subject_stands_before_the_number_or_is_carried_over() -> None:
    found = figures(ACCOUNTS)

    told = [(one.name, one.measure) for one in found.values()]
    assert told[:4] == [
        ("三公经费", ""),
        ("三公经费", "同比下降"),
        ("公务接待费", ""),
        ("公务用车运行维护费", ""),
    ]


def test_funds_and_things_counted_are_told_apart() -> None:
    found = figures(ACCOUNTS)

    assert found["3719.18万元"].name == "基本支出"
    assert found["3719.18万元"].scopes == {"一般公共预算", "财政拨款"}
    assert found["92个"].thing == "乡镇实现监测全覆盖"


def test_a_cell_is_named_by_the_label_beside_it() -> None:
    found = figures(ACCOUNTS)

    assert (found["109"].name, found["125"].name) == ("编制数", "实有人数")
    assert found["109"].dimension == "人"


def test_a_report_is_read_once() -> None:
    report = prepared(document_of(ACCOUNTS, "报告.md"))

    assert figures_of(report) is figures_of(report)


def test_every_other_spelling_is_as_plain_as_it_is_looked_up() -> None:
    alone = {"支出", "收入", "编制"}

    wrong = {name for name in CANONICAL if known(name) != CANONICAL[name]}

    assert wrong == alone
    assert {known(f"我局全年{name}") for name in ("支出", "收入")} == {"支出合计", "收入合计"}
    assert plain("其中我局公务接待费支出为") == "公务接待费支出"
