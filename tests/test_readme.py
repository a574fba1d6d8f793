"""What README shows is what the commands say."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

#: Cells move when a form gains a row; the rest of a line must be as printed.
PLACE = re.compile(r"〔.*?〕")


def shown(page):
    """Each command of a page with the lines shown under it, elisions left out."""
    for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL):
        command, *lines = block.strip("\n").split("\n")
        yield command.removeprefix("$ "), [line for line in lines if line not in {"", "…"}]


@pytest.fixture
def printed(repository, tmp_path):
    """What a command prints, run in an empty folder beside the examples."""
    (tmp_path / "examples").symlink_to(repository / "examples")
    programs = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))

    def run(command):
        done = subprocess.run(
            ["/bin/sh", "-c", command],
            cwd=tmp_path,
            env={**os.environ, "PATH": programs},
            capture_output=True,
            text=True,
            check=False,
        )
        return PLACE.sub("", done.stdout + done.stderr).split("\n")

    return run


@pytest.mark.parametrize("name", ["README.md", "README.en.md"])
def test_every_line_shown_is_a_line_printed(name, repository, printed):
    page = (repository / name).read_text(encoding="utf-8")
    commands = [pair for pair in shown(page) if pair[0].startswith("jiheng")]

    for command, lines in commands:
        real = printed(command)
        assert [line for line in lines if PLACE.sub("", line) not in real] == [], command
    assert len(commands) >= 4


@pytest.mark.parametrize("name", ["README.md", "README.en.md"])
def test_every_page_and_picture_it_points_to_is_there(name, repository):
    page = (repository / name).read_text(encoding="utf-8")
    goals = re.findall(r"\]\(([^)#:]+)\)", page)

    assert [goal for goal in goals if not (repository / goal).exists()] == []


def test_both_languages_show_the_same_commands(repository):
    pages = [
        (repository / name).read_text(encoding="utf-8") for name in ("README.md", "README.en.md")
    ]

    assert [command for command, _ in shown(pages[0])] == [
        command for command, _ in shown(pages[1])
    ]
