"""Imports go one way, and the foundation stands alone."""

import subprocess
import sys
from pathlib import Path

import pytest


def test_every_import_contract_is_kept(repository):
    linter = Path(sys.executable).with_name("lint-imports")

    run = subprocess.run(
        [linter, "--no-logo"], cwd=repository, capture_output=True, text=True, check=False
    )

    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("name", ["jiheng", "jiheng.errors", "jiheng.folder"])
def test_the_foundation_loads_nothing_of_ours_that_it_does_not_need(name):
    ours = "print(*sorted(name for name in sys.modules if name.startswith('jiheng.')))"

    run = subprocess.run(
        [sys.executable, "-c", f"import sys, {name}; {ours}"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert set(run.stdout.split()) - {name} == set()


def test_the_linter_sees_every_folder(repository):
    folders = {path.parent for path in (repository / "src" / "jiheng").rglob("*.py")}

    assert [str(folder) for folder in folders if not (folder / "__init__.py").is_file()] == []
