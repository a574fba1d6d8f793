"""The same tests run on SQLite and on a real PostgreSQL server."""

import os

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def test_the_database_is_the_one_that_was_asked_for():
    assert connection.vendor == os.environ.get("JIHENG_TEST_DATABASE", "sqlite")


def test_sqlite_keeps_what_was_acknowledged_when_the_power_goes():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL does so by itself")

    with connection.cursor() as cursor:
        kept = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("synchronous", "foreign_keys", "journal_mode")
        }

    # 2 is FULL.
    assert kept == {"synchronous": 2, "foreign_keys": 1, "journal_mode": "wal"}
