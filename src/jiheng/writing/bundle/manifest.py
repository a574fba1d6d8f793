"""The list of files of a bundle with their SHA-256 (校验值), as ``sha256sum -c`` reads it."""

from collections.abc import Iterable, Mapping
from hashlib import file_digest
from pathlib import Path

NAME = "SHA256SUMS.txt"


def sums(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The sum of each file, by its path within the folder."""
    return {name: _sum(folder / name) for name in names}


def files(folder: Path) -> tuple[str, ...]:
    """Files below a folder, as paths within it; not the manifest nor what systems put there."""
    found = (path for path in folder.rglob("*") if path.is_file() and not _passing(path.name))
    names = (path.relative_to(folder).as_posix() for path in found)
    return tuple(sorted(name for name in names if name != NAME))


def printed(listed: Mapping[str, str]) -> str:
    """One line a file."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(listed.items()))


def listed(folder: Path) -> dict[str, str]:
    """What an earlier manifest of the folder says; empty where there is none."""
    path = folder / NAME
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    pairs = (line.partition("  ") for line in lines)
    return {name: digest for digest, gap, name in pairs if gap and name}


def _passing(name: str) -> bool:
    """Whether a system or an office program made the file for itself and changes it at will."""
    return name.startswith((".", "~$")) or name.casefold() in {"thumbs.db", "desktop.ini"}


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
