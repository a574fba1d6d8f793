"""A template is filled by its fields; one that is not written right is told in one sentence."""

from zipfile import ZipFile

import pytest
from office import docx
from writing.forms.forms_made import department

from jiheng.commands import run
from jiheng.documents.model import Table
from jiheng.documents.read import read

__all__ = ["department"]


@pytest.fixture
def fill(department, tmp_path, capsys):
    """Fills a template; gives code, what was said, and the document."""

    def filled(*blocks):
        template = docx(tmp_path / "模板.docx", *blocks)
        output = tmp_path / "填好.docx"
        code = run(["fill", "--template", str(template), str(department), "-o", str(output)])
        said = capsys.readouterr()
        return code, said.out + said.err, read(output) if output.exists() else None

    return filled


def test_fields_become_what_they_name(fill):
    code, _, document = fill(
        "{{单位名称}}{{评价年度}}年三公{{三公经费决算数}}，上年{{上年.三公经费决算数}}"
    )

    assert (code, document.title) == (0, "某县某局2024年三公7.25万元，上年6.50万元")


def test_rows_are_repeated_over_a_list(fill):
    table = [
        ["项目", "执行数"],
        ["{%tr for 行 in 项目表 %}", ""],
        ["{{行.项目名称}}", "{{行.全年执行数}}"],
        ["{%tr endfor %}", ""],
    ]

    _, _, document = fill(table)

    rows = next(one for one in document.blocks if isinstance(one, Table)).rows
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["项目", "执行数"], ["监测网络运维", "24.00万元"], ["河道整治", "10.00万元"],
    ]  # fmt: skip


def test_words_with_signs_of_xml_stay_words(fill, department):
    text = department.read_text("utf-8").replace("name: 某县某局", 'name: "甲<b>&乙"')
    department.write_text(text, "utf-8")

    _, _, document = fill("{{单位名称}}")

    assert document.title == "甲<b>&乙"


def test_a_field_that_nobody_filled_in_is_told(fill):
    code, said, _ = fill("{{单位名称}}{{楼堂馆所批复面积}}")

    assert (code, "未填：字段“楼堂馆所批复面积”在填报表里没有填写" in said) == (1, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("{{单位名陈}}", "字段“单位名陈”没有定义。是否应为“单位名称”"),
        ("{{上年.没有的数}}", "字段“没有的数”没有定义"),
        ("{% for 行 in 项目表 %}{{行.金额}}{% endfor %}", "字段“金额”没有定义"),
        ("{{单位名称", "没写完或写错的标记"),
        ("{% for 行 in 项目表 %}", "没写完或写错的标记（标记没有结束）"),
        ("{% 循环 %}", "没有这种标记"),
        ("{{单位名称.__class__.__mro__}}", "只能取字段，不能调用程序"),
        ("{{cycler.__init__.__globals__.os}}", "只能取字段，不能调用程序"),
    ],
)
def test_a_wrong_template_is_refused_in_one_sentence(fill, words, said):
    code, told, document = fill("{{单位名称}}", words)

    assert (code, document) == (2, None)
    assert said in told
    assert told.count("\n") == 1


def test_other_parts_of_the_template_stay_byte_for_byte(fill, tmp_path):
    fill("{{单位名称}}")

    with ZipFile(tmp_path / "模板.docx") as before, ZipFile(tmp_path / "填好.docx") as after:
        changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert changed == ["word/document.xml"]


def test_all_fields_are_listed_with_what_they_are_now(department, capsys):
    code = run(["template", "fields", str(department)])

    listed = capsys.readouterr().out
    assert code == 0
    assert [words in listed for words in (
        "{{ 单位名称 }}", "某县某局", "{{ 上年.三公经费决算数 }}", "6.50万元",
        "{%tr for 行 in 项目表 %}",
    )] == [True] * 5  # fmt: skip
