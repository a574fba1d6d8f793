"""The same tests run on SQLite and on a real PostgreSQL server."""

import os

import pytest
from django.db import connection
from django.db.utils import ConnectionHandler

from jiheng.web.databases import sqlite

pytestmark = pytest.mark.django_db


def test_the_database_is_the_one_that_was_asked_for():
    assert connection.vendor == os.environ.get("JIHENG_TEST_DATABASE", "sqlite")


def test_sqlite_keeps_what_was_acknowledged_when_the_power_goes(tmp_path):
    # Not the tests' own connection, which does not wait for the disk.
    connections = ConnectionHandler({"default": sqlite(tmp_path / "workbench.sqlite3")})
    served = connections["default"]

    with served.cursor() as cursor:
        kept = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("synchronous", "foreign_keys", "journal_mode")
        }
    served.close()

    # 2 is FULL.
    assert kept == {"synchronous": 2, "foreign_keys": 1, "journal_mode": "wal"}
