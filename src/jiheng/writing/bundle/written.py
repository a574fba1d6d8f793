"""A bundle put into its folder, beside the evidence that lies there already."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from jiheng.writing.bundle import manifest
from jiheng.writing.bundle.bundle import Bundle
from jiheng.writing.bundle.evidence_folders import clear_empty, moved_evidence
from jiheng.writing.bundle.material import FOLDER
from jiheng.writing.project_papers import Paper
from jiheng.writing.whole_folder import AlreadyThere, whole_folder

Write = Callable[[tuple[Paper, ...], Path], None]


def put(made: Bundle, folder: Path, write: Write, *, force: bool = False) -> tuple[str, ...]:
    """Write the bundle, whole or not at all.

    Evidence that people have put into the numbered folders stays, follows its title where the
    number has changed, and is listed in the manifest. Papers of an earlier bundle that this one
    no longer has are taken away, unless somebody changed them.

    Returns:
        Files that belong to none of the papers or folders of this bundle.

    Raises:
        AlreadyThere: the folder holds something and ``force`` was not given.
        CannotWrite: the place does not take it.
    """
    there = manifest.files(folder) if folder.is_dir() else ()
    if there and not force:
        raise AlreadyThere(folder, there)
    names = [paper.name for paper in made.papers]
    moved = moved_evidence(there, made.folders)
    gone = (*_outdated(folder, there, names), *moved)
    kept = tuple(name for name in there if name not in {*names, *gone})
    written = (*names, *moved.values())
    with whole_folder(folder, (*written, manifest.NAME), gone=gone, force=force) as temporary:
        write(made.papers, temporary)
        for name in made.folders:
            (temporary / name).mkdir(parents=True, exist_ok=True)
        for old, new in moved.items():
            (temporary / new).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(folder / old, temporary / new)
        listed = manifest.sums(temporary, written) | manifest.sums(folder, kept)
        text = manifest.printed(listed)
        (temporary / manifest.NAME).write_text(text, encoding="utf-8", newline="\n")
    clear_empty(folder / FOLDER, made.folders)
    return tuple(name for name in kept if not _within(name, made.folders))


def _outdated(folder: Path, there: Iterable[str], names: Iterable[str]) -> tuple[str, ...]:
    """Papers of the earlier bundle, as it wrote them, that are not written any more."""
    before = manifest.listed(folder)
    old = [name for name in there if name in before and not name.startswith(f"{FOLDER}/")]
    left = set(old) - set(names)
    now = manifest.sums(folder, left)
    return tuple(sorted(name for name in left if now[name] == before[name]))


def _within(name: str, folders: Iterable[str]) -> bool:
    return any(name.startswith(f"{folder}/") for folder in folders)
