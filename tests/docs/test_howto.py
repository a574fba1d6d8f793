"""What the pages tell a county to write is what the program takes."""

import re

import pytest

from jiheng.commands import run
from jiheng.dossiers.workbook.write import write_workbook
from jiheng.frameworks import load_framework
from jiheng.frameworks.language.context import Context
from jiheng.frameworks.language.reading import read_rule
from jiheng.scoring.worked import differences, handed_in

FENCED = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"^\$ jiheng (.*)$", re.MULTILINE)
OF_BUREAUS = """\
examples:
  - facts: {现场培训人数: 90人, 线上培训人数: 96人, 应培训人数: 100人, 现场宣传场次: 4场,
      计划现场场次: 5场, 线上宣传期数: 9期, 计划线上期数: 10期}
    answers: {经济效益: {评定得分: "12"}, 社会效益: {评定得分: "15"}}
    scores: {效益: 27, 培训覆盖: 35, 宣传完成率: 31.5}
    total: 93.5
"""
FACTS = """\
facts:
  现场培训人数: {unit: 人}
  线上培训人数: {unit: 人}
  应培训人数: {unit: 人}
  现场宣传场次: {unit: 场}
  计划现场场次: {unit: 场}
  线上宣传期数: {unit: 期}
  计划线上期数: {unit: 期}
"""


@pytest.fixture(scope="session")
def page(repository):
    """The page on writing a county's table."""
    path = repository / "docs" / "howto" / "write-a-county-table.md"
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def blocks(page):
    """Its examples in YAML: the table, what is added to it, and single indicators."""
    return FENCED.findall(page)


@pytest.fixture
def table(blocks, tmp_path, monkeypatch):
    """The page's table, in a file of the name it asks for, in the folder one works in."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "本县2026.yaml"
    path.write_text(blocks[0], encoding="utf-8")
    return path


def test_the_table_of_the_page_has_no_mistake(table, capsys):
    code = run(["framework", "check", str(table)])

    assert (code, capsys.readouterr().out.splitlines()) == (
        0,
        ["本县2026：没有问题，5个末级指标，合计100分，1个手算样例"],
    )


def test_what_the_page_adds_later_fits_into_the_table(blocks, table, capsys):
    added = [block for block in blocks[1:] if not block.startswith(" ")]
    table.write_text("\n".join((*added, blocks[0])), encoding="utf-8")

    code = run(["framework", "check", str(table)])

    assert (len(added), code, capsys.readouterr().err) == (3, 0, "")


def test_single_indicators_of_the_page_score_as_it_says(blocks, tmp_path):
    alone = "".join(block for block in blocks if block.startswith(" "))
    path = tmp_path / "alone.yaml"
    head = "name: alone\ntitle: 样例\nyear: 2026\ngrades: {}\n"
    path.write_text(f"{head}{FACTS}indicators:\n{alone}{OF_BUREAUS}", encoding="utf-8")

    framework = load_framework(path)

    assert [str(one) for one in differences(framework)] == []
    assert framework.find("效益").pooled


def test_every_limit_of_the_bonus_counts_alone(blocks, table):
    added = next(block for block in blocks if block.startswith("caps:"))
    answers = (
        "    answers:\n      总分: {提供虚假资料: 否, 发生重大违纪违法案件: 否, "
        "获得省级以上表彰: 9, 推广工作经验: 9}\n"
    )
    text = blocks[0].replace("    answers:\n", answers)
    table.write_text(f"{added}\n{text}", encoding="utf-8")

    told = [str(one) for one in differences(load_framework(table))]

    assert len(told) == 1
    assert "总分手算83分，按评分标准得91分" in told[0]


def test_every_command_of_the_page_runs_in_its_order(page, table, capsys):
    commands = [command.split() for command in COMMAND.findall(page)]
    told = []

    for command in commands:
        told.append((command[0], run(command)))
        if command[0] == "new":
            _fill_in(table)

    assert told == [
        ("framework", 0),
        ("framework", 0),
        ("new", 0),
        ("score", 0),
        ("migrate", 0),
        ("score", 0),
        ("framework", 1),
    ]
    assert capsys.readouterr().err == ""


def _fill_in(table):
    """What a department does with the form: here with the figures of the example."""
    framework = load_framework(table)
    filed = handed_in(framework, framework.examples[0])
    write_workbook(framework, table.with_name("填报表.xlsx"), filed)


def test_every_way_of_saying_it_in_the_page_is_read(page):
    sentences = re.findall(r"^\| `([^`…]+)` \|", page, re.MULTILINE)

    unread = [
        sentence
        for sentence in sentences
        if read_rule(
            sentence,
            Context(criteria=("甲",), target="≥95%", names=frozenset({"结余", "上年结转"})),
        ).unread
    ]

    assert (len(sentences) > 8, unread) == (True, [])


def test_every_mistake_is_told_at_once_with_its_line(table, capsys):
    text = table.read_text(encoding="utf-8")
    text = text.replace("points: 60", "points: 50").replace("全年预算数", "全年预算额", 1)
    table.write_text(text.replace("按完成比例得分", "看3个方面给分", 1), encoding="utf-8")

    code = run(["framework", "check", str(table)])

    told = "".join(capsys.readouterr())
    assert code == 1
    assert [
        words in told
        for words in ("第12行", "合计为60分", "第16行", "是否应为“全年预算数”", "看3个方面给分")
    ] == [True] * 5


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("        points: 20", "         points: 20", "前面有9个空格，第14行"),
        ("        points: 20", "\tpoints: 20", "行首有制表符（Tab）"),
        ("value: 公众", "value：公众", "后面的冒号“：”是全角"),
        ("points: 60", "points:60", "冒号后面没有空格"),
        ("      - title: 预算", "        title: 预算", "“indicators”下面的“title”前面没有短横"),
        ("value: 公众", "value 公众", "不是“键: 值”的形式"),
        ('扣完为止"', "扣完为止", "引号没有结束"),
        ('"按完成比例得分"', "%完成", "以“%”开头的文字没有放在双引号里"),
        ("rule: ", "评分标准: ", "是否应为“rule”"),
        ("公众满意度: 15", "公众满意度: 8", "“公众满意度”手算8分，按评分标准得15分"),
        ("title: 公众满意度", "title: 重点工作完成率", "同级指标“重点工作完成率”重复，第30行"),
    ],
)
def test_what_the_page_warns_of_is_told(table, capsys, old, new, told):
    table.write_text(table.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    code = run(["framework", "check", str(table)])

    assert (code, told in capsys.readouterr().out) == (1, True)


def test_a_table_saved_as_txt_is_told_its_name(table, capsys):
    table.rename(table.with_name("本县2026.yaml.txt"))

    code = run(["framework", "check", "本县2026.yaml"])

    assert (code, "改名为 本县2026.yaml" in capsys.readouterr().err) == (2, True)
