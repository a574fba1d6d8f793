"""What docs/howto/workbench.md tells people to type is there to be typed."""

import re

import pytest

from jiheng.commands import run

_BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)


@pytest.fixture
def page(repository):
    return (repository / "docs" / "howto" / "workbench.md").read_text(encoding="utf-8")


def test_every_command_of_the_page_is_a_command(page, capsys):
    typed = [
        line.split() for block in _BLOCK.findall(page) for line in block.split("\n") if line.strip()
    ]

    for program, *words in typed:
        named = [one for one in words if re.fullmatch(r"[a-z]+", one)]
        assert program == "jiheng"
        assert run([*named, "--help"]) == 0, (words, capsys.readouterr())
    assert typed


def test_every_option_of_the_page_is_one(page, capsys):
    run(["admin", "restore", "--help"])

    assert "--force" in page
    assert "--force" in capsys.readouterr().out
