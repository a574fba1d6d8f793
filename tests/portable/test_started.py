"""The portable folder for Linux x86_64, really started."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def started(folder, *words, cwd="/"):
    """Run the start file with an empty environment: no HOME, no PATH, nothing."""
    return subprocess.run(
        ["/bin/sh", folder / "启动绩衡.sh", *words],
        env={},
        cwd=cwd,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        check=False,
    )


def typed(folder, lines, *words):
    """What is printed in a window in which somebody types ``lines``."""
    window, keyboard = os.openpty()
    os.write(window, lines.encode())
    run = subprocess.run(
        ["/bin/sh", folder / "启动绩衡.sh", *words],
        env={},
        stdin=keyboard,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    os.close(window)
    os.close(keyboard)
    return run.stdout


@pytest.fixture(scope="session")
def scored(log):
    """The example of the folder, scored there."""
    real_folder = log.parent
    return started(real_folder, "示例/填报表.xlsx", cwd=real_folder)


def test_it_scores_as_the_program_itself_does(scored, real_folder, tmp_path):
    example = real_folder / "示例" / "填报表.xlsx"
    direct = subprocess.run(
        [sys.executable, "-m", "jiheng", "score", example, "-o", tmp_path], check=False
    )

    written = {one.name: one.read_bytes() for one in (real_folder / "数据" / "输出").iterdir()}

    assert (scored.returncode, scored.stderr) == (direct.returncode, "")
    assert written == {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    assert len(written) == 2


@pytest.mark.usefixtures("scored")
def test_nothing_is_written_outside_the_folder_and_nobody_called(real_folder, log):
    changes = [line.partition(" ")[::2] for line in log.read_text(encoding="utf-8").splitlines()]

    outside = [
        (event, place)
        for event, place in changes
        if not place.startswith(f"{real_folder}/") and place != "/dev/null"
    ]

    assert outside == []
    assert len(changes) > 10
    assert sorted(one.name for one in (real_folder / "数据").iterdir()) == [
        "cache",
        "临时",
        "输出",
    ]
    assert list((real_folder / "数据" / "临时").iterdir()) == []


def test_what_stands_in_the_way_of_others_stays_out(real_folder):
    told = started(real_folder, "--version")

    assert (told.stdout.startswith("jiheng "), told.returncode) == (True, 0)


def test_without_a_file_it_says_what_to_type(real_folder):
    told = started(real_folder)

    assert told.returncode == 0
    assert [words in told.stdout for words in ("拖进这个窗口", "核对", "framework list")] == [
        True,
        True,
        True,
    ]


def test_in_a_window_it_takes_command_after_command_until_told_to_close(real_folder):
    told = typed(real_folder, "framework list\n\n核对\n退出\n")

    assert told.count("绩衡> ") == 4
    assert "hunan_yueyang_2020" in told
    assert "都与校验值一致" in told


def test_after_a_file_the_window_stays_until_it_has_been_read(real_folder):
    told = typed(real_folder, "\n", "--version")

    assert told.endswith("按回车键关闭窗口")


def test_an_interpreter_that_does_not_start_is_told(tmp_path, repository):
    copy = tmp_path / "启动绩衡.sh"
    shutil.copyfile(repository / "tools" / "bundle" / "inside" / copy.name, copy)
    program = tmp_path / "python" / "bin" / "python3"
    missing = started(tmp_path)
    program.parent.mkdir(parents=True)
    program.write_bytes(b"")
    forbidden = started(tmp_path)
    program.chmod(0o755)
    program.write_text("#!/bin/sh\nexit 1\n")

    broken = started(tmp_path)

    assert [one.returncode for one in (missing, forbidden, broken)] == [2, 2, 2]
    assert missing.stderr.startswith("没有找到 python/bin/python3。")
    assert forbidden.stderr.startswith(f"{program} 不能执行。")
    assert broken.stderr.startswith("随带的 Python 不能在这台机器上启动。")


def test_a_file_that_is_not_there_is_told_as_the_program_tells_it(real_folder):
    told = started(real_folder, "没有.xlsx")

    assert told.returncode == 2
    assert told.stderr.startswith("没有.xlsx：文件不存在")


def test_a_changed_and_a_missing_file_are_named(real_folder):
    changed, missing = real_folder / "许可" / "Python.txt", real_folder / "许可" / "绩衡.txt"
    contents = {one: one.read_bytes() for one in (changed, missing)}
    whole = started(real_folder, "核对")
    changed.write_bytes(b"")
    missing.unlink()

    broken = started(real_folder, "核对")

    for one, content in contents.items():
        one.write_bytes(content)
    assert (whole.returncode, whole.stdout.endswith("都与校验值一致\n")) == (0, True)
    assert (broken.returncode, broken.stdout) == (
        1,
        "许可/Python.txt：与校验值不一致\n许可/绩衡.txt：缺少\n",
    )


def test_the_desktop_entry_starts_it_wherever_it_lies(real_folder):
    entry = real_folder / "绩衡.desktop"
    line = re.search(r"^Exec=(.*)$", entry.read_text(encoding="utf-8"), re.MULTILINE)[1]
    words = re.findall(r'"(?:\\.|[^"])*"|\S+', line.replace("\\\\", "\\"))
    plain = [re.sub(r"\\(.)", r"\1", one[1:-1]) if one[0] == '"' else one for one in words]
    given = {"%k": str(entry), "%F": "--version"}

    told = subprocess.run(
        [given.get(word, word) for word in plain],
        cwd="/",
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert told.stdout.startswith("jiheng ")


def test_no_file_holds_a_path_of_the_machine_that_built_it(real_folder, repository):
    ours = [str(repository), str(real_folder.parent.parent), str(Path(sys.prefix))]
    named = [path.encode() for path in ours]
    made_here = (real_folder / "log.txt", real_folder / "数据")

    told = [
        path.relative_to(real_folder)
        for path in sorted(real_folder.rglob("*"))
        if path.is_file()
        and path.suffix != ".pyc"
        and path.name != "sitecustomize.py"
        and not any(path.is_relative_to(one) for one in made_here)
        and any(name in path.read_bytes() for name in named)
    ]

    assert told == []


def test_the_folder_holds_no_links(real_folder):
    assert [path for path in real_folder.rglob("*") if path.is_symlink()] == []


def test_a_report_given_to_it_is_audited(real_folder, tmp_path):
    report = tmp_path / "自评报告.txt"
    report.write_text("2024年预算500.00万元，支出480.00万元，预算执行率86.00%。", encoding="utf-8")
    page = real_folder / "数据" / "输出" / "自评报告_审核.html"

    told = started(real_folder, report)

    assert told.returncode == 1
    assert "占比或完成率与数据不符" in page.read_text(encoding="utf-8")
    page.unlink()
