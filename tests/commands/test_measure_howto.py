"""What docs/howto/measure.md tells a bureau to type works, and says what it says there."""

import re
import shutil
from pathlib import Path

import pytest

from jiheng.commands import run
from jiheng.measures.days import possible_denominators
from jiheng.measures.ratio import ratio

COMMAND = re.compile(r"^\$ jiheng (.*)$", re.MULTILINE)
TEXT = re.compile(r"```text\n(.*?)```", re.DOTALL)
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)


@pytest.fixture
def page(repository, tmp_path, monkeypatch):
    """The page, in a folder with the files it names."""
    shutil.copytree(repository / "examples/measures", tmp_path, dirs_exist_ok=True)
    shutil.copy(repository / "examples/lianyungang_2020/填报表.xlsx", tmp_path)
    monkeypatch.chdir(tmp_path)
    return (repository / "docs/howto/measure.md").read_text(encoding="utf-8")


def test_every_command_of_the_page_runs_in_its_order(page, capsys):
    codes = [(line.split()[1], run(line.split())) for line in COMMAND.findall(page)]

    caught = capsys.readouterr()
    assert caught.err == ""
    assert {code for _, code in codes} <= {0, 1}
    assert [name for name, code in codes if code == 0] == [
        "ratio", "ratio", "ratio", "ratio", "survey", "survey", "online", "fits",
    ]  # fmt: skip
    for words in ("填报数81.1%，不一致，需核实", "348与96.67%：总数为360", "回收率"):
        assert words in caught.out
    assert all(Path(name).exists() for name in ("空气底稿.html", "断面底稿.xlsx", "问卷.docx"))


def test_the_lines_the_page_quotes_are_printed(page, capsys):
    first = COMMAND.findall(page)[0]

    run(first.split())

    out = re.sub(r"\s+", " ", capsys.readouterr().out)
    for line in TEXT.findall(page)[0].strip().splitlines():
        assert re.sub(r"\s+", " ", line) in out


def test_the_values_the_page_promises_programmers_come_out(page):
    names: dict[str, object] = {}
    for line in PYTHON.findall(page)[0].splitlines():
        code, _, promised = line.partition("  # ")
        if line.startswith("from "):
            exec(code, names)  # noqa: S102 - our own page
        elif promised and "区间" not in promised:
            assert repr(eval(code, names)) == promised  # noqa: S307 - as above


SEEDS = [
    ("96.67%", 348, 360),
    ("81.8%", 18, 22),
    ("72.7%", 16, 22),
    ("66.0%", 949, 1438),
]


@pytest.mark.parametrize(("rate", "part", "whole"), SEEDS)
def test_the_figures_of_the_five_departments_are_possible(rate, part, whole):
    assert whole in possible_denominators(part, rate, 2000)


def test_the_figures_recomputed_stand_in_the_reports(repository):
    seeds = repository.parent / "shared/seeds"
    if not seeds.exists():
        pytest.skip("没有 ../shared/seeds")
    texts = "".join(path.read_text(encoding="utf-8") for path in seeds.glob("*.txt"))

    for printed in ("348", "96.67", "949", "1438", "224.0657", "1058.29", "12.59", "11.9"):
        assert printed in texts
    assert (
        ratio("农村生活污水治理率").figure({"完成治理的行政村数": 949, "行政村总数": 1438}).printed
        == "66.0%"
    )
    assert (
        ratio("重点重金属排放下降率")
        .figure({"累计减排量": "224.0657", "基准排放量": "1779.29"})
        .printed
        == "12.59%"
    )
    assert ratio("PM2.5浓度下降率").figure({"上年浓度": 42, "本年浓度": 37}).printed == "11.9%"


def test_the_audit_and_the_measures_know_the_same_denominators(page, capsys):
    del page  # only its folder
    Path("报告.md").write_text(
        "# 报告\n\n2020年全市优良天数348天，优良天数比例96.67%。\n\n"
        "2021年全市优良天数350天，优良天数比例96.67%。\n",
        encoding="utf-8",
    )

    run(["audit", "报告.md"])

    out = capsys.readouterr().out
    assert possible_denominators(348, "96.67%") == (360,)
    assert "348天与96.67%须以360天为分母" in out
    assert possible_denominators(350, "96.67%") == ()
    assert "350天与96.67%不能同时成立" in out
