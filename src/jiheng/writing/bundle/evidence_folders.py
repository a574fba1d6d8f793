"""The numbered folders of evidence, when the numbers of a later bundle are others."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from jiheng.writing.bundle.material import FOLDER

#: A file in a numbered folder: the folder, its title, the file.
_EVIDENCE = re.compile(rf"({FOLDER}/\d{{2,}}_([^/]+))/(.+)")
_NUMBERED = re.compile(r"\d{2,}_.+")


def moved_evidence(files: Iterable[str], folders: Iterable[str]) -> Mapping[str, str]:
    """Evidence in a folder that has another number now: where it lies → where it belongs.

    A title that several folders have tells nothing, and no file takes the place of another.

    Example:
        >>> moved_evidence(["佐证材料/02_批复/扫描.pdf"], ["佐证材料/01_表", "佐证材料/03_批复"])
        {'佐证材料/02_批复/扫描.pdf': '佐证材料/03_批复/扫描.pdf'}
    """
    homes, taken = _by_title(folders), set(files)
    found: dict[str, str] = {}
    for name in sorted(taken):
        parts = _EVIDENCE.fullmatch(name)
        home = homes.get(parts[2]) if parts else None
        if parts is None or home is None or parts[1] in folders:
            continue
        new = f"{home}/{parts[3]}"
        if new not in taken:
            found[name] = new
            taken.add(new)
    return found


def clear_empty(place: Path, folders: Iterable[str]) -> None:
    """Take away the empty folders of numbers that are not given any more."""
    current = {place.parent / name for name in folders}
    for old in place.iterdir() if place.is_dir() else ():
        if old.is_dir() and old not in current and _NUMBERED.fullmatch(old.name):
            with suppress(OSError):
                old.rmdir()


def _by_title(folders: Iterable[str]) -> Mapping[str, str]:
    """The folder of each title that only one has."""
    titles = [name.partition("_")[2] for name in folders]
    pairs = zip(titles, folders, strict=True)
    return {title: name for title, name in pairs if titles.count(title) == 1}
