"""``jiheng framework list | show | check | diff`` as a stranger uses them."""

import json

import pytest

from jiheng.commands import run

TEXT = """\
name: mine
title: 样例
year: 2024
status: placeholder
source: 自拟
grades: {优: 90, 差: 0}
confidence: low
basis: [{title: 管理办法, number: 财预〔2020〕10号, date: 2020-02-25}]
indicators:
  - title: 投入
    indicators:
      - title: 控制率
        points: 60
        value: 在职人员数 / 编制数
        rule: "≤100%得满分，每超过1个百分点扣1分，扣完为止"
  - {title: 效益, points: 40}
"""


@pytest.fixture(name="mine")
def _mine(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_list_has_a_row_for_every_framework(capsys) -> None:
    code = run(["framework", "list"])
    rows = capsys.readouterr().out.splitlines()

    assert code == 0
    assert rows[0].split() == ["编号", "名称", "年度", "性质", "总分"]
    assert any(row.split()[::4] == ["mof_department_2013", "无分值"] for row in rows)


def test_list_tells_of_one_that_does_not_load(capsys, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("JIHENG_HOME", str(tmp_path))
    (tmp_path / "frameworks").mkdir()
    (tmp_path / "frameworks/broken.yaml").write_text("name: broken\n", encoding="utf-8")

    code = run(["framework", "list"])

    assert code == 1
    assert "broken" in capsys.readouterr().out.splitlines()[-1]


def test_show_prints_points_rule_formula_and_basis(capsys, mine) -> None:
    code = run(["framework", "show", str(mine)])
    lines = capsys.readouterr().out.splitlines()

    assert code == 0
    assert lines[0] == "样例（mine，版本1）"
    assert "依据：《管理办法》（财预〔2020〕10号，2020-02-25）" in lines
    assert "可信程度：低" in lines
    assert lines[lines.index("投入  60分") + 1 :][:3] == [
        "  控制率  60分",
        "      公式  在职人员数 ÷ 编制数",
        "      评分标准  ≤100%得满分，每超过1个百分点扣1分，扣完为止",
    ]


def test_show_json_has_the_whole_tree(capsys, mine) -> None:
    run(["framework", "show", str(mine), "--json"])
    shown = json.loads(capsys.readouterr().out)

    assert shown["indicators"][0]["indicators"][0]["path"] == "投入/控制率"
    assert shown["indicators"][0]["indicators"][0]["kind"] == "deduction"
    assert shown["total"] == "100"


def test_check_lists_what_a_sound_file_leaves_open(capsys, mine) -> None:
    code = run(["framework", "check", str(mine)])

    assert code == 0
    assert capsys.readouterr().out.splitlines() == [
        "mine：没有问题，2个末级指标，合计100分，0个手算样例",
        "  提示 第16行“效益”：没有写评分标准，由评价人评定",
    ]


def test_check_lists_every_mistake(capsys, mine) -> None:
    mine.write_text(TEXT.replace("points: 60", "points: 50").replace("编制数", "编制书"), "utf-8")

    code = run(["framework", "check", str(mine)])

    assert code == 1
    assert capsys.readouterr().out.splitlines()[:-1] == [
        (
            "mine.yaml 第9行：各指标分值合计为90分，总分应为100分，相差10分。"
            "改正指标的分值，或改写 total。"
        ),
        "mine.yaml 第14行：用到的基础数据“编制书”没有定义。是否应为“编制数”。",
    ]


def test_check_works_the_examples_out_again(capsys, mine) -> None:
    text = (
        TEXT + "examples:\n  - facts: {在职人员数: 11人, 编制数: 10人}\n    scores: {控制率: 60}\n"
    )
    mine.write_text(text, encoding="utf-8")

    code = run(["framework", "check", str(mine)])

    assert code == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        "mine.yaml 第18行样例：“控制率”手算60分，按评分标准得50分。"
        "改正手算的数，或核对公式和评分标准的读法。"
    )


def test_diff_of_a_framework_with_itself_is_empty(capsys, mine) -> None:
    assert run(["framework", "diff", str(mine), str(mine)]) == 0
    assert capsys.readouterr().out == "两个指标体系内容相同\n"


def test_diff_names_the_way_of_scoring_that_changed(capsys) -> None:
    run(["framework", "diff", "mof_project_2020", "hubei_project_2020"])

    told = (
        "产出指标  评分标准（定性）  达成预期80%–100%，部分达成60%–80%，未达成0–60%"
        " → 达成预期80%–100%，部分达成50%–80%，未达成0–50%"
    )
    lines = capsys.readouterr().out.splitlines()
    assert told in lines
    assert not any("正向" in line for line in lines if line.startswith("产出指标"))


def test_diff_lists_what_changed(capsys, mine, tmp_path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(
        TEXT.replace("name: mine", "name: other")
        .replace("points: 60", "points: 50")
        .replace("扣1分", "扣2分")
        .replace("{title: 效益, points: 40}", "{title: 满意度, points: 50}")
        .replace("{优: 90, 差: 0}", "{优: 85, 差: 0}"),
        encoding="utf-8",
    )

    code = run(["framework", "diff", str(mine), str(other)])

    assert code == 1
    assert capsys.readouterr().out.splitlines() == [
        "等级  优 90，差 0 → 优 85，差 0",
        "效益  删除  40分，由评价人酌情评分",
        "投入  分值  60分 → 50分",
        "投入/控制率  分值  60分 → 50分",
        (
            "投入/控制率  评分标准  ≤100%得满分，每超过1个百分点扣1分，扣完为止"
            " → ≤100%得满分，每超过1个百分点扣2分，扣完为止"
        ),
        "满意度  新增  50分，由评价人酌情评分",
    ]
