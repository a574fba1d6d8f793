"""A database copied into one file and taken from it, for each of the two kinds."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import IO, Any, Protocol
from zipfile import ZipFile

from django.core.management import call_command
from django.db import connection, transaction

from jiheng.web.errors import NoDatabase

_MIGRATIONS = "migrations.json"
_PIECE = 2**20


class Kind(Protocol):
    """One kind of database."""

    def copy_to(self, path: Path) -> None:
        """As it stands at one moment."""

    def take_from(self, path: Path) -> None:
        """Everything of it, in the place of everything there is."""


def kind_of_database() -> Kind:
    """The one that is in use."""
    return Sqlite() if connection.vendor == "sqlite" else PostgreSql()


class Sqlite:
    """One file; copied by SQLite itself, whoever writes to it meanwhile."""

    def copy_to(self, path: Path) -> None:
        """As it stands at one moment.

        Raises:
            NoDatabase: there is none yet.
        """
        place = Path(connection.settings_dict["NAME"])
        if not place.is_file():
            raise NoDatabase(str(place))
        with closing(sqlite3.connect(place)) as source, closing(sqlite3.connect(path)) as target:
            source.backup(target)

    def take_from(self, path: Path) -> None:
        """Through SQLite as well, so that its journal goes with it."""
        connection.close()
        place = Path(connection.settings_dict["NAME"])
        place.touch(mode=0o600)
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(place)) as target:
            source.backup(target)


class PostgreSql:
    """Every table by COPY, in one transaction: no program of PostgreSQL has to be there."""

    def copy_to(self, path: Path) -> None:
        """As it stands at one moment.

        Raises:
            NoDatabase: there is none yet.
        """
        with transaction.atomic(), connection.cursor() as cursor, ZipFile(path, "w") as written:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            tables = _tables(cursor)
            if "django_migrations" not in tables:
                raise NoDatabase(str(connection.settings_dict["NAME"]))
            for table in tables:
                columns = _columns(cursor, table)
                written.writestr(f"{table}.json", json.dumps(columns))
                with written.open(f"{table}.copy", "w", force_zip64=True) as file:
                    _pour_out(cursor, table, columns, file)
            written.writestr(_MIGRATIONS, json.dumps(_migrations(cursor)))

    def take_from(self, path: Path) -> None:
        """Tables as they were at the time of the copy, then their rows, in one transaction."""
        with ZipFile(path) as packed, transaction.atomic(), connection.cursor() as cursor:
            for table in _tables(cursor):
                cursor.execute(f"DROP TABLE IF EXISTS {_quoted(table)} CASCADE")
            for app, name in json.loads(packed.read(_MIGRATIONS)):
                call_command("migrate", app, name, verbosity=0, interactive=False)
                # Else the next would find work left over from this one.
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            tables = _tables(cursor)
            cursor.execute(f"TRUNCATE {', '.join(map(_quoted, tables))} CASCADE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            for table in tables:
                _pour_in(cursor, table, packed)
            _count_on(cursor, tables)


def _tables(cursor: Any) -> list[str]:  # noqa: ANN401 - a cursor of Django
    return sorted(connection.introspection.table_names(cursor))


def _columns(cursor: Any, table: str) -> list[str]:  # noqa: ANN401 - as above
    return [one.name for one in connection.introspection.get_table_description(cursor, table)]


def _migrations(cursor: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - as above
    """The last migration of each application, in the order in which they were carried out."""
    cursor.execute("SELECT app, name FROM django_migrations ORDER BY id")
    last: dict[str, str] = {}
    for app, name in cursor.fetchall():
        last.pop(app, None)
        last[app] = name
    return list(last.items())


def _pour_out(cursor: Any, table: str, columns: list[str], file: IO[bytes]) -> None:  # noqa: ANN401
    with cursor.copy(f"COPY {_listed(table, columns)} TO STDOUT") as copy:
        for piece in copy:
            file.write(piece)


def _pour_in(cursor: Any, table: str, packed: ZipFile) -> None:  # noqa: ANN401 - as above
    columns = json.loads(packed.read(f"{table}.json"))
    with (
        packed.open(f"{table}.copy") as file,
        cursor.copy(f"COPY {_listed(table, columns)} FROM STDIN") as copy,
    ):
        for piece in _pieces(file):
            copy.write(piece)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        yield piece


def _count_on(cursor: Any, tables: list[str]) -> None:  # noqa: ANN401 - as above
    """Numbers given from now on come after those that are there."""
    for table in tables:
        for sequence in connection.introspection.get_sequences(cursor, table):
            column, name = _quoted(sequence["column"]), sequence["name"]
            cursor.execute(
                f"SELECT setval(%s, coalesce(max({column}), 1), max({column}) IS NOT NULL) "  # noqa: S608 - names of our own tables, quoted
                f"FROM {_quoted(table)}",
                [name],
            )


def _listed(table: str, columns: list[str]) -> str:
    return f"{_quoted(table)} ({', '.join(map(_quoted, columns))})"


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
