"""A bundle put into its folder, beside the evidence that lies there already."""

from collections.abc import Callable, Iterable
from pathlib import Path

from jiheng.writing.bundle import manifest
from jiheng.writing.bundle.bundle import Bundle
from jiheng.writing.bundle.material import FOLDER
from jiheng.writing.project_papers import Paper
from jiheng.writing.whole_folder import AlreadyThere, whole_folder

Write = Callable[[tuple[Paper, ...], Path], None]


def put(made: Bundle, folder: Path, write: Write, *, force: bool = False) -> tuple[str, ...]:
    """Write the bundle, whole or not at all.

    Evidence that people have put into the numbered folders stays and is listed in the
    manifest. Papers of an earlier bundle that this one no longer has are taken away, unless
    somebody changed them.

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
    gone = _outdated(folder, there, names)
    kept = tuple(name for name in there if name not in {*names, *gone})
    with whole_folder(folder, (*names, manifest.NAME), gone=gone, force=force) as temporary:
        write(made.papers, temporary)
        for name in made.folders:
            (temporary / name).mkdir(parents=True, exist_ok=True)
        listed = manifest.sums(temporary, names) | manifest.sums(folder, kept)
        text = manifest.printed(listed)
        (temporary / manifest.NAME).write_text(text, encoding="utf-8", newline="\n")
    return tuple(name for name in kept if not name.startswith(tuple(made.folders) or ("\0",)))


def _outdated(folder: Path, there: Iterable[str], names: Iterable[str]) -> tuple[str, ...]:
    """Papers of the earlier bundle, as it wrote them, that are not written any more."""
    before = manifest.listed(folder)
    old = [name for name in there if name in before and not name.startswith(f"{FOLDER}/")]
    left = set(old) - set(names)
    now = manifest.sums(folder, left)
    return tuple(sorted(name for name in left if now[name] == before[name]))
