"""The interpreter a builder gives: unpacked, looked at, made smaller."""

import re
import shutil
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.bundle.errors import NotAnInterpreter
from tools.bundle.platforms import Platform

_OLDEST = (3, 11)
_PACKAGES = "packages"
_VERSION = re.compile(r"python3\.?(\d+)$")
_GLIBC = re.compile(rb"GLIBC_2\.(\d+)")
#: Parts of an interpreter that a program at work never uses.
_UNUSED = (
    "include", "share", "lib/pkgconfig", "test", "idlelib", "ensurepip", "lib2to3", "tkinter",
    "turtledemo", "pydoc_data", "config-*", "lib/tcl*", "lib/tk*", "lib/itcl*",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Interpreter:
    """An interpreter in its place.

    Attributes:
        version: e.g. ``(3, 12)``.
        packages: the folder its packages lie in.
        licence: its licence.
        glibc: the 2.x it asks for; 0 on Windows.
    """

    version: tuple[int, int]
    packages: Path
    licence: Path
    glibc: int

    @property
    def said(self) -> str:
        """Its version as it is written."""
        return f"{self.version[0]}.{self.version[1]}"


def unpack(archive: Path, platform: Platform, folder: Path) -> Interpreter:
    """Unpack ``archive`` so that ``folder`` is the interpreter, and nothing else.

    Raises:
        NotAnInterpreter: it is for another platform, too old, or something else.
    """
    with TemporaryDirectory(dir=folder.parent) as temporary:
        unpacked = Path(temporary) / "content"
        try:
            _extract(archive, unpacked, windows=platform.windows)
        except (OSError, zipfile.BadZipFile, tarfile.TarError) as error:
            raise NotAnInterpreter(archive, platform, "打不开") from error
        settle = _settle_windows if platform.windows else _settle_linux
        return settle(archive, platform, unpacked, folder)


def glibc_of(folder: Path) -> tuple[int, Path | None]:
    """The newest glibc 2.x that a program or library under ``folder`` asks for, and which does."""
    asked: tuple[int, Path | None] = (0, None)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and _is_elf(path):
            newest = max(map(int, _GLIBC.findall(path.read_bytes())), default=0)
            asked = max(asked, (newest, path), key=lambda one: one[0])
    return asked


def _extract(archive: Path, unpacked: Path, *, windows: bool) -> None:
    if windows:
        with zipfile.ZipFile(archive) as content:
            content.extractall(unpacked)  # noqa: S202 - zipfile keeps inside the folder
    else:
        with tarfile.open(archive) as content:
            content.extractall(unpacked, filter="data")


def _settle_windows(archive: Path, platform: Platform, unpacked: Path, folder: Path) -> Interpreter:
    program = next(iter(sorted(unpacked.rglob("python.exe"))), None)
    paths = next(iter(sorted(unpacked.rglob("python3*._pth"))), None)
    if program is None or paths is None:
        raise NotAnInterpreter(archive, platform, "没有 python.exe 和 ._pth")
    _check(archive, platform, _pe_machine(program), version := _version(paths.stem))
    shutil.move(program.parent, folder)
    lines = (f"{paths.stem}.zip", ".", _PACKAGES)
    (folder / paths.name).write_bytes("".join(f"{line}\r\n" for line in lines).encode())
    return Interpreter(version, _packages(folder), folder / "LICENSE.txt", 0)


def _settle_linux(archive: Path, platform: Platform, unpacked: Path, folder: Path) -> Interpreter:
    programs = (path for path in unpacked.rglob("bin/python3.*") if not path.is_symlink())
    program = next((path for path in sorted(programs) if _VERSION.search(path.name)), None)
    if program is None:
        raise NotAnInterpreter(archive, platform, "没有 bin/python3.x")
    _check(archive, platform, _elf_machine(program), version := _version(program.name))
    root = program.parent.parent
    library = root / "lib" / program.name
    if not (library / "os.py").is_file():
        raise NotAnInterpreter(archive, platform, f"没有 lib/{program.name}/os.py")
    _without_links(root, program)
    _slim(root, library)
    shutil.move(root, folder)
    licence = folder / "lib" / program.name / "LICENSE.txt"
    return Interpreter(version, _packages(folder), licence, glibc_of(folder)[0])


def _packages(folder: Path) -> Path:
    """A place for packages that no interpreter uses for its own."""
    packages = folder / _PACKAGES
    packages.mkdir()
    return packages


def _check(archive: Path, platform: Platform, machine: int, version: tuple[int, int]) -> None:
    if machine != platform.machine:
        raise NotAnInterpreter(archive, platform, "是另一种处理器的程序")
    if version < _OLDEST:
        raise NotAnInterpreter(archive, platform, f"是 Python {version[0]}.{version[1]}")


def _version(name: str) -> tuple[int, int]:
    found = _VERSION.search(name)
    return (3, int(found[1])) if found else (0, 0)


def _without_links(root: Path, program: Path) -> None:
    """USB sticks know no links: what a link stands for takes its place, or it goes.

    In ``bin`` one program stays, under the name the start file calls it by. A
    ``lib….so`` that only points to a numbered one is for compilers.
    """
    for path in sorted(root.rglob("*")):
        if path.is_symlink():
            target = path.resolve()
            path.unlink()
            if path.parent.name != "bin" and path.suffix != ".so" and target.is_file():
                shutil.copy2(target, path)
    kept = program.rename(root / "python3.kept")
    shutil.rmtree(root / "bin")
    (root / "bin").mkdir()
    kept.rename(root / "bin" / "python3").chmod(0o755)


def _slim(root: Path, library: Path) -> None:
    for place in (root, library):
        for pattern in (*_UNUSED, "site-packages", "dist-packages"):
            for path in filter(Path.is_dir, place.glob(pattern)):
                shutil.rmtree(path)
    for path in [*root.rglob("__pycache__")]:
        shutil.rmtree(path)
    for path in [*root.rglob("*.a")]:
        path.unlink()


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _elf_machine(path: Path) -> int:
    with path.open("rb") as file:
        head = file.read(20)
    return int.from_bytes(head[18:20], "little") if head[:4] == b"\x7fELF" else 0


def _pe_machine(path: Path) -> int:
    content = path.read_bytes()
    head = int.from_bytes(content[0x3C:0x40], "little")
    if content[:2] != b"MZ" or content[head : head + 4] != b"PE\0\0":
        return 0
    return int.from_bytes(content[head + 4 : head + 6], "little")
