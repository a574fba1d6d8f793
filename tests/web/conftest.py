"""The workbench in tests: on SQLite, or on a PostgreSQL server that the tests start."""

import logging
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections

from jiheng.web.databases import postgresql, sqlite
from jiheng.web.security.logs import DailyFile

#: ``sqlite`` or ``postgresql``: which database the tests run on.
CHOSEN = os.environ.get("JIHENG_TEST_DATABASE", "sqlite")
_OF_DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}
#: What a browser sees of a page does not depend on the database: only a whole year is walked twice.
_TWICE_IN_A_BROWSER = "year"
_SECONDS_TO_START = 30


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Whatever touches the database is marked ``database``, so that it runs on both."""
    for item in items:
        once = "chromium" in item.fixturenames and item.path.parent.name != _TWICE_IN_A_BROWSER
        touches = item.get_closest_marker("django_db") or _OF_DATABASE & set(item.fixturenames)
        if touches and not once:
            item.add_marker(pytest.mark.database)


@pytest.fixture(scope="session", autouse=True)
def _nothing_of_the_user(tmp_path_factory):
    """Settings were read before a test had a home of its own: no log, no static files in it."""
    # Slow on purpose where real passwords are kept.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STATIC_ROOT = tmp_path_factory.mktemp("static")
    patch = pytest.MonkeyPatch()
    patch.setattr(os, "fsync", lambda _file: None)
    for handler in list(logging.getLogger().handlers):
        if isinstance(handler, DailyFile):
            logging.getLogger().removeHandler(handler)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request, tmp_path_factory):
    """The database chosen, before anything connects to it."""
    folder = tmp_path_factory.mktemp("database")
    if CHOSEN == "postgresql":
        wanted = postgresql(request.getfixturevalue("postgresql_server"), pool=False)
    else:
        wanted = sqlite(folder / "workbench.sqlite3")
        wanted["TEST"] = {"NAME": str(folder / "test.sqlite3")}
        # Nothing here outlives the tests; servers that tests start or kill have the real setting.
        options = wanted["OPTIONS"]
        options["init_command"] = options["init_command"].replace("=FULL", "=OFF")
    connections["default"].close()
    del connections["default"]
    usual = connections.settings["default"]
    test = {**usual["TEST"], **wanted.pop("TEST", {})}
    connections.settings["default"] = {**usual, **wanted, "TEST": test}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):  # noqa: ARG001 - made before
    """Tests with a server of their own empty all tables afterwards: on SQLite row by row."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("DROP TRIGGER accounts_securityevent_no_delete")


@pytest.fixture(scope="session")
def postgresql_server(request):
    """Address of a real server, started here on a free port and stopped at the end."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not programs:
        pytest.skip("no PostgreSQL server on this machine (Debian: postgresql)")
    # Not pytest's own folder, which later runs clear away.
    folder = Path(tempfile.mkdtemp(prefix="jiheng-postgresql-"))
    server, address = _served(programs[-1].parent, folder)
    # After every fixture: the last of them empties and drops the database.
    request.config.add_cleanup(partial(_stop, server, folder))
    return address


def _served(programs, folder):
    """Start; the process and its address."""
    as_whom = {}
    if os.getuid() == 0:
        # A server refuses to run as root.
        as_whom = {"user": "nobody", "group": "nogroup", "extra_groups": []}
        _give_to_nobody(folder)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, **as_whom}
    data, port = folder / "data", _free_port()
    make = ["-D", data, "-U", "tests", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]
    subprocess.run([programs / "initdb", *make], check=True, **quiet)
    options = {
        "port": port,
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": folder,
        "fsync": "off",  # nothing here outlives the tests
    }
    chosen = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    server = subprocess.Popen([programs / "postgres", "-D", data, *chosen], **quiet)
    _wait(programs, server, port)
    return server, f"postgresql://tests@127.0.0.1:{port}/postgres"


def _stop(server, folder):
    """Fast shutdown: it does not wait for those who are still connected."""
    server.send_signal(signal.SIGINT)
    server.wait(timeout=_SECONDS_TO_START)
    shutil.rmtree(folder)


def _give_to_nobody(folder):
    """The folder, and the way there for others to pass."""
    shutil.chown(folder, "nobody", "nogroup")
    for above in folder.parents:
        if above.owner() == "root" and above.stat().st_mode & 0o001 == 0:
            above.chmod(above.stat().st_mode | 0o011)


def _wait(programs, server, port):
    """Until the server answers."""
    ready = [programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    until = time.monotonic() + _SECONDS_TO_START
    while subprocess.run(ready, check=False).returncode != 0:
        assert server.poll() is None, "PostgreSQL ended while starting"
        assert time.monotonic() < until, "PostgreSQL did not start"
        time.sleep(0.1)


def _free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
