"""Programs that read old office files, run where nothing of them or theirs stays (外部程序)."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

#: Seconds that a report takes at most; the usual one takes two.
_PATIENCE = 120
_QUICK = 30
_OFFICES = ("soffice", "libreoffice")
_FOLDERS = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_PROFILE = "registrymodifications.xcu"
#: Macros, links to other files and the network are off, whatever the document asks for.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
{items}
</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
_VALUES = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_NO_NETWORK = dict.fromkeys(
    ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy"), "http://127.0.0.1:9"
)


def office() -> str:
    """Where LibreOffice is; ``""`` where there is none."""
    found = next((one for name in _OFFICES if (one := shutil.which(name))), "")
    return found or next((one for one in _FOLDERS if Path(one).is_file()), "")


def antiword() -> str:
    """Where antiword is; ``""`` where there is none."""
    return shutil.which("antiword") or ""


@contextmanager
def converted(content: bytes, name: str, kinds: tuple[str, str]) -> Iterator[Path | None]:
    """A file that LibreOffice made of another, for as long as the context lasts.

    Args:
        content: of the file to convert.
        name: what the new file is called, so that it is told of under its own name.
        kinds: suffixes of the old and the new kind, such as ``("doc", "docx")``.

    Yields:
        The new file; None where it was not made within the time that is given.
    """
    old, new = kinds
    with TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "profile/user").mkdir(parents=True)
        items = "\n".join(
            _ITEM.format(path=one, name=two, value=three) for one, two, three in _VALUES
        )
        (place / "profile/user" / _PROFILE).write_text(_SETTINGS.format(items=items), "utf-8")
        source = place / f"source.{old}"
        source.write_bytes(content)
        profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
        command = [office(), profile, "--headless", "--norestore", "--nologo", "--nolockcheck",
                   "--convert-to", new, "--outdir", str(place / "out"), str(source)]  # fmt: skip
        run(command, _PATIENCE)
        made = place / "out" / f"source.{new}"
        named = place / "out" / name
        if made.is_file():
            made.replace(named)
        yield named if named.is_file() else None


def docbook(content: bytes) -> bytes:
    """A doc as antiword tells it, in DocBook XML; empty where it cannot."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "source.doc"
        source.write_bytes(content)
        return run([antiword(), "-x", "db", "-m", "UTF-8.txt", str(source)], _QUICK)


def run(command: Sequence[str], seconds: int, given: bytes = b"") -> bytes:
    """What a program prints; it and all that it started end when the time is up.

    Args:
        command: program and arguments.
        seconds: that it may take; what takes longer prints nothing.
        given: what it reads from its input.
    """
    environment: Mapping[str, str] = {**os.environ, **_NO_NETWORK, "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(  # noqa: S603 - a fixed command; the file's own name is not in it
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    ) as process:
        try:
            return process.communicate(given, timeout=seconds)[0]
        except subprocess.TimeoutExpired:
            _end(process)
            return b""


def _end(process: subprocess.Popen[bytes]) -> None:
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()
