"""Database, stored files and settings as one file, and back (备份、恢复).

The database is copied first, the files after it: a file is on the disk before
its row is and is never removed, so that every row of the copy has its file.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from django.db import connection

import jiheng
from jiheng.home import data_folder
from jiheng.web.accounts.models import Person
from jiheng.web.administration.migrate import migrate
from jiheng.web.administration.tables import kind_of_database
from jiheng.web.configuration import FILE
from jiheng.web.errors import NotBackup, NotEmpty
from jiheng.whole import whole

_CONTENTS, _DATABASE, _FILES = "backup.json", "database", "files"
_FORMAT = 1
#: Table of people; a database without it is a new one.
_PEOPLE = "accounts_person"
_PIECE = 2**20


def backup(path: Path) -> int:
    """Write the backup, whole or not at all; how many files are in it.

    Raises:
        JihengError: there is nothing to back up, or the place does not take it.
    """
    kind = kind_of_database()
    with whole(path) as temporary, TemporaryDirectory(dir=path.parent) as beside:
        # It has secrets in it.
        temporary.chmod(0o600)
        copy = Path(beside) / _DATABASE
        kind.copy_to(copy)
        members = {_DATABASE: copy, **_kept()}
        with ZipFile(temporary, "w", allowZip64=True) as written:
            for name, file in members.items():
                method = ZIP_STORED if name.startswith(_FILES) else ZIP_DEFLATED
                written.write(file, name, compress_type=method)
            written.writestr(_CONTENTS, _contents(members))
    return len(members)


def _kept() -> dict[str, Path]:
    """The stored files and the settings, by their names in the backup."""
    folder = data_folder()
    found = [*sorted((folder / _FILES).rglob("*")), folder / FILE]
    return {file.relative_to(folder).as_posix(): file for file in found if file.is_file()}


def _contents(members: dict[str, Path]) -> str:
    """What the backup says of itself."""
    return json.dumps(
        {
            "format": _FORMAT,
            "program": jiheng.__version__,
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "database": connection.vendor,
            "sha256": {name: _digest(file) for name, file in members.items()},
        },
        indent=1,
    )


def restore(path: Path, *, force: bool) -> int:
    """Put a backup in the place of what is there; how many files came with it.

    Everything is checked before anything is replaced, and the database last:
    what is interrupted leaves the old one.

    Raises:
        JihengError: it is no backup of ours, is damaged, is of another kind of
            database, or people work here already and ``force`` is not given.
    """
    kind = kind_of_database()
    data_folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    if not force and _PEOPLE in connection.introspection.table_names():
        _refuse_people()
    with _opened(path) as folder:
        for file in sorted((folder / _FILES).rglob("*")):
            if file.is_file():
                _put(file, data_folder() / file.relative_to(folder))
        if (folder / FILE).exists():
            _put(folder / FILE, data_folder() / FILE)
        kind.take_from(folder / _DATABASE)
        count = sum(1 for file in folder.rglob("*") if file.is_file())
    migrate()
    return count


def _refuse_people() -> None:
    if people := Person.objects.count():
        raise NotEmpty(people)


@contextmanager
def _opened(path: Path) -> Iterator[Path]:
    """The backup unpacked and checked, in a folder beside the data."""
    with TemporaryDirectory(dir=data_folder()) as beside:
        folder = Path(beside)
        try:
            with ZipFile(path) as packed:
                told = json.loads(packed.read(_CONTENTS))
                _check(path, told, packed.namelist())
                packed.extractall(folder, members=list(told["sha256"]))
        except (BadZipFile, KeyError, ValueError, OSError) as error:
            raise NotBackup(path.name, "不是完整的备份文件") from error
        for name, digest in told["sha256"].items():
            if _digest(folder / name) != digest:
                raise NotBackup(path.name, f"其中的 {name} 与备份时不同")
        yield folder


def _check(path: Path, told: dict[str, object], names: list[str]) -> None:
    if told.get("format") != _FORMAT or _DATABASE not in names:
        raise NotBackup(path.name, "不是本程序这一版的备份")
    if told["database"] != connection.vendor:
        raise NotBackup(
            path.name, f"备份的是{told['database']}数据库，现在用的是{connection.vendor}"
        )


def _put(file: Path, place: Path) -> None:
    """One file, whole."""
    with whole(place) as temporary:
        shutil.copyfile(file, temporary)
        temporary.chmod(0o600)


def _digest(file: Path) -> str:
    digest = sha256()
    with file.open("rb") as content:
        while piece := content.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
