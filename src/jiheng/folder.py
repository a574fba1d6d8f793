"""A folder is the registry: to add a thing, put a file in the folder.

There is no list to keep and nothing registers itself. A file's name is the
name of the thing everywhere.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

#: Every package words its errors in a module of this name.
_ERRORS = "errors"


class Modules(Mapping[str, ModuleType]):
    """The modules of one package by name, in alphabetical order; its ``errors`` is none of them.

    Asking which there are imports none of them; a module is imported when it
    is asked for. One that does not load stops the program: the exception of
    the import goes through, and names the file. It is never skipped.
    """

    def __init__(self, package: ModuleType) -> None:
        """List the names in the folder of ``package``."""
        self._package = package.__name__
        found = {one.name for one in iter_modules(package.__path__)}
        self._names = tuple(sorted(found - {_ERRORS}))

    def __getitem__(self, name: str) -> ModuleType:
        """Import the module ``name``; KeyError where the folder has none."""
        if name not in self._names:
            raise KeyError(name)
        return import_module(f"{self._package}.{name}")

    def __iter__(self) -> Iterator[str]:
        """Names only; nothing is imported."""
        return iter(self._names)

    def __len__(self) -> int:
        """How many things the folder holds."""
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        """Whether the folder has it; nothing is imported."""
        return name in self._names


def modules(package: ModuleType) -> Modules:
    """Everything that lies in the folder of ``package``."""
    return Modules(package)
