"""The page on scoring a province, followed from nothing."""

import re
from pathlib import Path

import pytest

from jiheng.commands import run

pytest.importorskip("polars")

PAGE = Path(__file__).parents[2] / "docs/howto/score-a-province.md"
COMMAND = re.compile(r"^\$ jiheng (bulk .*)$", re.MULTILINE)


def test_every_command_of_the_page_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    commands = COMMAND.findall(PAGE.read_text(encoding="utf-8"))

    codes = [run(command.split()) for command in commands]

    assert codes == [0, 0]
    assert Path("得分.xlsx").exists()
