"""Finds a framework by id or path, and loads it."""

import os
from importlib import import_module
from pathlib import Path

from jiheng.errors import JihengError, in_words
from jiheng.frameworks.cache import cached, keep
from jiheng.frameworks.errors import (
    ExtendsInCircle,
    FileTooLarge,
    NamedWithoutEnding,
    NoYamlName,
    UnknownFramework,
    UnreadableFile,
)
from jiheng.frameworks.model import Framework

LIBRARY = Path(__file__).with_name("library")
#: Far more than any table of indicators.
MAX_SIZE = 1_000_000
_ENDINGS = (".yaml", ".yml")


def load_framework(name: str | Path, near: str | Path = "") -> Framework:
    """The framework of an id, or of a YAML file.

    Args:
        name: an id of the library or of ``JIHENG_HOME/frameworks``, or a path.
        near: the 填报 that names it; its folder is looked into last.

    Raises:
        UnknownFramework: there is none.
        UnreadableFile: the file cannot be opened.
        Problems: all that is wrong with it.
    """
    return _load(located(name, near=near), ())[0]


def files_of(name: str | Path) -> tuple[Path, ...]:
    """The files a framework rests on, its own first: what has to be kept to load it again.

    Raises:
        UnknownFramework, UnreadableFile, Problems: as `load_framework`.
    """
    framework, files = _load(located(name), ())
    below = files_of(framework.projects) if framework.projects else ()
    return tuple(dict.fromkeys((*files, *below)))


def located(name: str | Path, beside: Path | None = None, near: str | Path = "") -> Path:
    """The file of an id or path.

    Args:
        name: the id or path.
        beside: a file whose folder is looked into first.
        near: a file whose folder is looked into last.

    Raises:
        UnknownFramework: there is none.
    """
    path = Path(name)
    if path.suffix.lower() in _ENDINGS:
        if path.is_file():
            return path.resolve()
        raise _unlike_yaml(path) or UnknownFramework(str(name), available())
    last = [Path(near).parent] if near else []
    folders = (*([beside.parent] if beside else []), *_folders(), *last)
    places = [folder / f"{name}.yaml" for folder in folders]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise _unlike_yaml(path) or UnknownFramework(str(name), available())
    return found.resolve()


def _unlike_yaml(path: Path) -> JihengError | None:
    """What is wrong with the name, where a file is there by nearly this one."""
    if not path.name:
        return None
    if path.is_file():
        return NoYamlName(path)
    beside = path.with_name(f"{path.name}.yaml")
    if beside.is_file():
        return NamedWithoutEnding(path.name, beside)
    longer = path.with_name(f"{path.name}.txt")
    return NoYamlName(longer) if longer.is_file() else None


def available() -> list[str]:
    """Ids of the library, then those of ``JIHENG_HOME/frameworks``."""
    ids = (path.stem for folder in _folders() for path in sorted(folder.glob("*.yaml")))
    return list(dict.fromkeys(ids))


def own_folder() -> Path | None:
    """Where frameworks of one's own lie: ``frameworks`` in JIHENG_HOME, else in ``~/.jiheng``."""
    home = os.environ.get("JIHENG_HOME")
    if home:
        return Path(home) / "frameworks"
    try:
        return Path.home() / ".jiheng" / "frameworks"
    except RuntimeError:
        return None


def _folders() -> list[Path]:
    own = own_folder()
    return [LIBRARY, *([own] if own else [])]


def _load(path: Path, chain: tuple[Path, ...]) -> tuple[Framework, tuple[Path, ...]]:
    """A framework, and the files it rests on, its own first.

    Args:
        path: of its file.
        chain: files that extend it, by way of each other.
    """
    content = _content(path)
    kept = cached(path, content)
    if kept is not None:
        return kept.framework, tuple(Path(file) for file, _ in kept.files)
    # The parser is loaded only where the cache has nothing: a score must start at once.
    reading = import_module("jiheng.frameworks.build")

    def parent(name: str) -> tuple[Framework, tuple[Path, ...]]:
        place = located(name, beside=path)
        if place in {*chain, path}:
            raise ExtendsInCircle(one.stem for one in (*chain, path, place))
        return _load(place, (*chain, path))

    framework: Framework
    framework, parents = reading.read(path, content, parent)
    files = (path, *parents)
    keep(path, content, framework, files)
    return framework, files


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_SIZE:
            raise FileTooLarge(path.name, size, MAX_SIZE)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(str(path), in_words(error)) from error
