"""Commands are found by file name; help and mistakes are in Chinese."""

import subprocess
import sys

import pytest

from jiheng import __version__
from jiheng.commands import run


def python(*arguments):
    """A fresh interpreter."""
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)


def test_the_version_is_answered_without_click():
    program = (
        "import sys; sys.argv = ['jiheng', '--version'];"
        "from jiheng.__main__ import main; main(); print('click' in sys.modules)"
    )

    assert python("-c", program).stdout.split("\n")[:2] == [f"jiheng {__version__}", "False"]


def test_the_help_of_the_group_lists_commands_and_imports_none():
    program = (
        "import sys; from jiheng.commands import run; run(['--help']);"
        "print([name for name in sys.modules if name.startswith('jiheng.commands.')])"
    )

    printed = python("-c", program).stdout

    assert "给填报表评分，逐项写明扣分原因" in printed
    assert printed.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["scor"], "没有命令 scor"),
        (["--verbose"], "没有选项 --verbose"),
        (["score"], "缺少 填报表…。用法见 jiheng score --help。"),
        (["rule", "--batch", "没有.jsonl"], "--batch 指的文件无法打开（没有这个文件）"),
        (["score", "甲.xlsx", "--explian", "乙"], "没有选项 --explian，是否应为 --explain"),
    ],
)
def test_a_mistake_in_usage_is_one_chinese_sentence(arguments, sentence, capsys):
    assert run(arguments) == 2
    assert capsys.readouterr().err.startswith(sentence)


def test_the_help_of_a_command_has_chinese_headings(capsys):
    assert run(["score", "--help"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("用法：jiheng score [选项] 填报表…")
    assert "选项：" in printed
    assert "显示本页" in printed


def test_an_option_that_must_be_given_says_so_in_chinese(capsys):
    assert run(["import", "goals", "--help"]) == 0
    printed = capsys.readouterr().out
    assert "导入到哪个填报表（必填）" in printed
    assert "required" not in printed
