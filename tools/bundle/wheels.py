"""The wheels of one platform: fetched by hash, checked, unpacked."""

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from email import message_from_string
from email.message import Message
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename
from tools.bundle.errors import MissingWheel, NewerGlibc, NotDownloaded, WrongWheel
from tools.bundle.interpreter import Interpreter, glibc_of
from tools.bundle.platforms import GLIBC, Platform

_MERGED = ("purelib", "platlib")


def build_own(repository: Path, folder: Path) -> Path:
    """The wheel of the program itself, built here."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=repository,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def fetch(
    lock: Path, platform: Platform, python: Interpreter, *, into: Path, offered: Path | None = None
) -> list[Path]:
    """Fetch what ``lock`` pins for the platform, each by its hash.

    Args:
        lock: versions and hashes, for every platform.
        platform: for which the wheels are.
        python: for which the wheels are.
        into: folder for the wheels.
        offered: a folder of wheels; with it, no index is asked.

    Raises:
        NotDownloaded: pip did not get them all.
        WrongWheel: one of them does not run there.
    """
    markers = environment(platform, python.version)
    into.mkdir(parents=True, exist_ok=True)
    wanted = into / "wanted.txt"
    wanted.write_text("\n".join(pins(lock.read_text(encoding="utf-8"), markers)), encoding="utf-8")
    source = ["--no-index", "--find-links", str(offered.absolute())] if offered else []
    run = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet"),
            *("--no-deps", "--require-hashes", "--only-binary", ":all:", "--dest", into),
            *("--python-version", python.said, "--implementation", "cp"),
            *(word for abi in _abis(python) for word in ("--abi", abi)),
            *(word for tag in platform.tags for word in ("--platform", tag)),
            *(*source, "--requirement", wanted),
        ],
        check=False,
        capture_output=True,
        text=True,
    )
    wanted.unlink()
    if run.returncode:
        said = [line for line in run.stderr.splitlines() if line.startswith("ERROR")]
        raise NotDownloaded(platform, said[-1] if said else run.stderr.strip()[-200:])
    wheels = sorted(into.glob("*.whl"))
    check(wheels, platform, python)
    return wheels


def pins(lock: str, markers: Mapping[str, str]) -> Iterator[str]:
    """The pins of a lock that hold where ``markers`` do, without their conditions.

    pip judges conditions by the machine it runs on, not by the one it downloads for.
    """
    bare = re.sub(r"^\s*#.*\n?", "", lock, flags=re.MULTILINE)
    for line in bare.replace("\\\n", " ").splitlines():
        pin, *hashes = line.split(" --hash=")
        if pin.strip():
            requirement = Requirement(pin)
            if requirement.marker is None or requirement.marker.evaluate(dict(markers)):
                named = f"{requirement.name}{requirement.specifier}"
                yield " ".join((named, *(f"--hash={one.strip()}" for one in hashes)))


def environment(platform: Platform, version: tuple[int, int]) -> dict[str, str]:
    """What a requirement may ask about the place it is to run in."""
    said = f"{version[0]}.{version[1]}"
    return {
        **platform.markers,
        "python_version": said,
        "python_full_version": f"{said}.0",
        "implementation_version": f"{said}.0",
        "platform_release": "",
        "platform_version": "",
        "extra": "",
    }


def check(wheels: list[Path], platform: Platform, python: Interpreter) -> None:
    """Whether every wheel runs there.

    Raises:
        WrongWheel: one does not.
    """
    accepted = platform.accepted(python.version)
    for wheel in wheels:
        if accepted.isdisjoint(parse_wheel_filename(wheel.name)[3]):
            raise WrongWheel(wheel.name, platform, python.said)


def needed(own: Path, wheels: list[Path], markers: Mapping[str, str]) -> list[Path]:
    """``own`` and the wheels it needs, directly or not; what only builds it is left out.

    Raises:
        MissingWheel: something it needs is not there.
    """
    offered = {parse_wheel_filename(wheel.name)[0]: wheel for wheel in wheels}
    taken: dict[str, Path] = {parse_wheel_filename(own.name)[0]: own}
    waiting = [own]
    while waiting:
        wheel = waiting.pop()
        for name in _requires(wheel, markers):
            if name not in offered and name not in taken:
                raise MissingWheel(name, wheel.name.partition("-")[0])
            if name not in taken:
                taken[name] = offered[name]
                waiting.append(offered[name])
    return [taken[name] for name in sorted(taken)]


def unpack(wheels: list[Path], python: Interpreter) -> None:
    """Put the packages where the interpreter finds them; their scripts are not needed.

    Raises:
        NewerGlibc: a library asks for a newer system than the oldest in use.
    """
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as content:
            for member in content.infolist():
                place = _place(member.filename)
                if place and not member.is_dir():
                    target = python.packages / place
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(content.read(member))
    glibc, library = glibc_of(python.packages)
    if glibc > GLIBC and library:
        raise NewerGlibc(library.name, glibc)


def metadata(wheel: Path) -> Message:
    """What a wheel says of itself."""
    with zipfile.ZipFile(wheel) as content:
        name = next(one for one in content.namelist() if one.endswith(".dist-info/METADATA"))
        return message_from_string(content.read(name).decode("utf-8"))


def _abis(python: Interpreter) -> tuple[str, ...]:
    return (f"cp{python.version[0]}{python.version[1]}", "abi3", "none")


def _place(name: str) -> str:
    """Where a file of a wheel belongs, below the folder of packages; ``""`` for nowhere."""
    first, _, rest = name.partition("/")
    if not first.endswith(".data"):
        return name
    kind, _, rest = rest.partition("/")
    return rest if kind in _MERGED else ""


def _requires(wheel: Path, markers: Mapping[str, str]) -> Iterator[str]:
    for text in metadata(wheel).get_all("Requires-Dist", []):
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate(dict(markers)):
            yield canonicalize_name(requirement.name)
