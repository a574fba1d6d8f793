"""``jiheng compare`` prints what differs, and its exit code says whether anything does."""

import json

import pytest

from jiheng.commands import run

SPENT = (
    "青石县水利局\n\n2024年度部门整体支出绩效自评报告\n\n"
    "二、收支情况\n\n2024年本年支出合计{}万元。\n"
)


@pytest.fixture
def files(tmp_path):
    """Three reports, of which the last differs."""
    for name, amount in (("甲", "1416.71"), ("乙", "1416.71"), ("丙", "1461.71")):
        (tmp_path / f"{name}.md").write_text(SPENT.format(amount), encoding="utf-8")
    return tmp_path


def test_equal_figures_are_nothing_to_look_at(files, capsys):
    code = run(["compare", str(files / "甲.md"), str(files / "乙.md")])

    assert code == 0
    assert "同一数据1项，其中需核实0项" in capsys.readouterr().out


def test_a_difference_is_told_and_never_called_wrong(files, capsys):
    code = run(["compare", str(files / "甲.md"), str(files / "丙.md")])

    out = capsys.readouterr().out
    assert code == 1
    assert "需核实  2024年支出合计" in out
    assert "须更正" not in out


def test_json_gives_both_places(files, capsys):
    run(["compare", "--json", str(files / "甲.md"), str(files / "丙.md")])

    found = json.loads(capsys.readouterr().out)
    (figure,) = found["figures"]
    assert figure["stated"] == "1416.71万元"
    assert figure["expected"] == "1461.71万元"
    assert figure["at"]["quote"] == "1416.71万元"
    assert figure["other"]["quote"] == "1461.71万元"
    assert [one["document"]["year"] for one in found["files"]] == [2024, 2024]


def test_a_file_that_cannot_be_read_is_named(files, capsys):
    code = run(["compare", str(files / "甲.md"), str(files / "没有.md")])

    assert code == 3
    assert "没有.md" in capsys.readouterr().err
