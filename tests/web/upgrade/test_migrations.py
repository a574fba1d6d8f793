"""An older database is brought up to date by migrations: every row stays what it was."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.core.management import call_command

ROWS = Path(__file__).with_name("rows.py")
SETTINGS = "jiheng.web.settings"
#: Tables of the first edition that a later one did away with, and why; none so far.
GONE: dict[str, str] = {}


@pytest.fixture
def empty_database(request, tmp_path):
    """Runs a Python program on a database with nothing in it."""
    environment = {**os.environ, "JIHENG_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": SETTINGS}
    if os.environ.get("JIHENG_TEST_DATABASE") == "postgresql":
        environment["JIHENG_DATABASE"] = _made(request.getfixturevalue("postgresql_server"))
    (tmp_path / "workbench").mkdir()

    def run(*arguments):
        done = subprocess.run(
            [sys.executable, *arguments],
            check=False, env=environment, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    return run


def _made(server: str) -> str:
    """A new database of the server."""
    name = f"upgrade_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as there:
        there.execute(f'CREATE DATABASE "{name}"')
    return f"{server.rpartition('/')[0]}/{name}"


@pytest.mark.database
def test_every_row_of_the_first_edition_is_there_after_the_last_migration(empty_database):
    before = json.loads(empty_database(ROWS, "write"))

    empty_database("-m", "django", "migrate", "--verbosity", "0")

    after = json.loads(empty_database(ROWS, "read"))
    kept = {table: rows for table, rows in before.items() if table not in GONE}
    assert all(rows for rows in before.values())
    assert {table: after[table] for table in kept} == kept


@pytest.mark.django_db
def test_every_change_of_a_table_has_its_migration():
    told = StringIO()

    call_command("makemigrations", "accounts", "workbench", dry_run=True, stdout=told)

    assert "No changes detected" in told.getvalue()
