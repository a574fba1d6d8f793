"""The answers of an audit as files: one for all, or one a report (审核结果的文件)."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from jiheng.auditing.audited import Audited
from jiheng.errors import JihengError
from jiheng.folder import modules
from jiheng.whole import whole
from jiheng.writing.errors import NoSuchFormat, OwnReport

#: The page that leads to the others.
_CONTENTS = "审核结果.html"
_FORMATS = modules(import_module("jiheng.writing.audited"))
#: What findings can be written as.
NAMES = tuple(_FORMATS)


def format_of(name: str) -> ModuleType:
    """The format of a name.

    Raises:
        KeyError: there is none.
    """
    return _FORMATS[name]


def named_by(path: Path | None) -> str:
    """The format that the name of a file asks for; text of a folder, and where none is named.

    Raises:
        NoSuchFormat: its ending is that of no format.
    """
    suffix = "" if path is None or path.is_dir() else path.suffix.lower()
    # Told by the names alone: asking the formats would load them all.
    endings = {".txt" if name == "text" else f".{name}": name for name in NAMES}
    if suffix and suffix not in endings:
        raise NoSuchFormat(str(path), suffix, endings)
    return endings.get(suffix, "text")


def write(many: Sequence[Audited], path: Path, name: str) -> Iterator[Path | JihengError]:
    """Write the answers in one format, whole or not at all; say which files were written.

    A format that holds one report writes several into a folder; a report that cannot be put in
    it is told, and the others go on.

    Raises:
        JihengError: the place does not take them, or the only report cannot be put in this format.
    """
    form = format_of(name)
    if form.MANY or (len(many) == 1 and not path.is_dir()):
        place = path / usual_name(many, name) if path.is_dir() else path
        _spare(many, place)
        put(form.made(many), place)
        yield place
        return
    taken: set[str] = set()
    written: dict[Path, str] = {}
    for one in many:
        if one.report is not None:
            own = path / free(one.path.stem, form.SUFFIX, taken)
            try:
                _spare(many, own)
                put(form.made([one]), own)
            except JihengError as error:
                yield error
            else:
                written[one.path] = own.name
                yield own
    if len(many) > 1 and hasattr(form, "contents"):
        put(form.contents([(one, written.get(one.path, "")) for one in many]), path / _CONTENTS)
        yield path / _CONTENTS


def _spare(many: Sequence[Audited], place: Path) -> None:
    """Never write over a report.

    Raises:
        OwnReport: the place is one of them.
    """
    if any(place.exists() and one.path.exists() and place.samefile(one.path) for one in many):
        raise OwnReport(str(place))


def put(content: Any, path: Path) -> None:  # noqa: ANN401 - text or bytes
    """Write text or bytes, whole or not at all."""
    with whole(path) as temporary:
        if isinstance(content, bytes):
            temporary.write_bytes(content)
        else:
            temporary.write_text(content, encoding="utf-8", newline="\n")


def usual_name(many: Sequence[Audited], name: str) -> str:
    """Where the answers go when no place is given."""
    suffix = format_of(name).SUFFIX
    if len(many) == 1:
        return free(many[0].path.stem, suffix, set())
    return f"审核结果{suffix}" if format_of(name).MANY else "审核结果"


def free(stem: str, suffix: str, taken: set[str]) -> str:
    """A file name that no other report has in this run."""
    name, number = f"{stem}_审核{suffix}", 1
    while name in taken:
        number += 1
        name = f"{stem}_审核({number}){suffix}"
    taken.add(name)
    return name
