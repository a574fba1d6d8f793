"""The database the workbench runs on: SQLite in its data folder, or PostgreSQL by one setting."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jiheng.web.errors import NoDriver, WrongSetting

SQLITE_NAME = "workbench.sqlite3"
_SCHEMES = ("postgresql://", "postgres://")
#: Connections of one process; a server process runs this many requests at once.
_POOL = {"min_size": 1, "max_size": 8, "timeout": 20}


def database(address: str, folder: Path) -> dict[str, Any]:
    """Django's description of the database at ``address``; empty is SQLite in ``folder``."""
    if not address:
        return sqlite(folder / SQLITE_NAME)
    if not address.startswith(_SCHEMES):
        raise _unreadable(address)
    return postgresql(address)


def sqlite(path: Path) -> dict[str, Any]:
    """One file, written by one at a time and read by many meanwhile.

    A transaction takes the write lock when it begins (IMMEDIATE): those that
    read first and write later would else fail where two do so at once.
    ``synchronous=FULL``: what was acknowledged outlives the loss of power.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
            "PRAGMA foreign_keys=ON;PRAGMA cache_size=-20000;",
        },
    }


def postgresql(address: str, *, pool: bool = True) -> dict[str, Any]:
    """A PostgreSQL database by its address.

    Raises:
        NoDriver: the extra ``pg`` is not installed.
        WrongSetting: not an address.
    """
    if find_spec("psycopg") is None:
        raise NoDriver
    parts = _parts(address)
    named = {
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
    }
    options = {**parts, **({"pool": _POOL} if pool else {})}
    return {"ENGINE": "django.db.backends.postgresql", **named, "OPTIONS": options}


def _parts(address: str) -> dict[str, Any]:
    """The parts of an address, as the driver reads it."""
    driver = import_module("psycopg")
    try:
        return dict(driver.conninfo.conninfo_to_dict(address))
    except driver.ProgrammingError as error:
        raise _unreadable(address) from error


def _unreadable(address: str) -> WrongSetting:
    """The address without what may be a password."""
    shown = address.partition(":")[0]
    return WrongSetting("", "database", f"{shown}:…", "写成 postgresql://用户:密码@主机/库名")
