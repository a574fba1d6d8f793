"""Everything that is installed is pinned by version and hash."""

import re
import tomllib

import pytest

PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?P<rest>.*(?:\n +.*)*)", re.MULTILINE)


@pytest.fixture(scope="session")
def locks(repository):
    """``{lock: {name and version: the rest of its entry}}``."""
    return {
        path.stem: {
            (pin["name"], pin["version"]): pin["rest"] for pin in PIN.finditer(path.read_text())
        }
        for path in sorted((repository / "requirements").glob("*.txt"))
    }


def test_every_pin_has_hashes(locks):
    bare = [
        (lock, pin)
        for lock, pins in locks.items()
        for pin, rest in pins.items()
        if "--hash=sha256:" not in rest
    ]

    assert bare == []


def test_tests_run_with_what_users_run(locks):
    assert locks["run"].keys() - locks["dev"].keys() == set()


def test_every_dependency_is_locked(locks, repository):
    project = tomllib.loads((repository / "pyproject.toml").read_text())["project"]
    named = {re.split(r"[<>=]", wanted)[0] for wanted in project["dependencies"]}

    assert named - {name for name, _ in locks["run"]} == set()
