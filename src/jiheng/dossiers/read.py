"""A dossier from a file, whichever form it has; what it is, its content says and not its name."""

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import cast

from jiheng.documents.errors import CannotOpen, NotWorkbook
from jiheng.documents.spreadsheet import is_workbook
from jiheng.dossiers.asked import Asked
from jiheng.dossiers.checked import checked, same_framework
from jiheng.dossiers.errors import (
    FrameworkNotHere,
    UnitCellChanged,
    UnknownChoice,
    UnknownFact,
    UnknownIndicator,
    UnknownQuestion,
    UnknownRow,
)
from jiheng.dossiers.gathering import Gathered
from jiheng.dossiers.model import Dossier, FrameworkRef
from jiheng.dossiers.workbook.errors import (
    MissingHeading,
    MissingSheet,
    RenamedSheet,
    UnknownSheet,
)
from jiheng.errors import JihengError
from jiheng.frameworks.errors import UnknownFramework
from jiheng.frameworks.load import load_framework, own_folder
from jiheng.frameworks.model import Framework

#: What another framework has and this one has not.
LEFT_BEHIND = (
    MissingHeading,
    MissingSheet,
    NotWorkbook,
    RenamedSheet,
    UnitCellChanged,
    UnknownChoice,
    UnknownFact,
    UnknownIndicator,
    UnknownQuestion,
    UnknownRow,
    UnknownSheet,
)
_HEAD = 8
#: By these names nobody means YAML.
_TABLES = {".xlsx", ".xlsm", ".xls", ".et", ".csv"}
_WORKBOOK = "jiheng.dossiers.workbook.read"
_YAML = "jiheng.dossiers.yaml_form.read"


def read_dossier(path: Path | str, framework: Framework | None = None) -> Dossier:
    """What a subject handed in, as xlsx or YAML. The file is only read.

    Args:
        path: of the file.
        framework: it must have been filled in for; by default the one it names.

    Raises:
        Problems: everything that is wrong with the file, each with its place and remedy.
        JihengError: the file cannot be opened, or its framework is not known.
    """
    file = Path(path)
    form = _form(file)
    gathered = Gathered(str(path))
    tree = form.opened(file, gathered)
    reference: FrameworkRef = form.framework_of(tree, str(path))
    wanted = framework or _named(reference.id, file)
    same_framework(reference, wanted, str(path))
    asked = Asked(wanted)
    return checked(asked, form.parts(tree, asked, gathered), gathered)


def moved_dossier(
    path: Path | str, framework: Framework
) -> tuple[Dossier, tuple[JihengError, ...]]:
    """A dossier filled in for another framework or version, as far as it fits this one.

    Returns:
        What fits, and one sentence for everything that was left behind.

    Raises:
        Problems: what is wrong with the file whatever the framework.
    """
    file = Path(path)
    form = _form(file)
    asked, gathered = Asked(framework), Gathered(str(path), moving=True)
    dossier: Dossier = form.parts(form.opened(file, gathered), asked, gathered)
    left = tuple(one for one in gathered.problems if isinstance(one, LEFT_BEHIND))
    gathered.problems = [one for one in gathered.problems if not isinstance(one, LEFT_BEHIND)]
    here = FrameworkRef(framework.id, framework.version, framework.hash)
    return checked(asked, replace(dossier, framework=here), gathered), left


def framework_of(path: Path | str) -> FrameworkRef:
    """The framework a file says it was filled in for."""
    form = _form(Path(path))
    return cast(
        "FrameworkRef", form.framework_of(form.opened(Path(path), Gathered(str(path))), str(path))
    )


def _named(name: str, file: Path) -> Framework:
    """The framework a file names.

    Raises:
        FrameworkNotHere: there is none of this name.
    """
    try:
        return load_framework(name, file)
    except UnknownFramework as error:
        raise FrameworkNotHere(str(file), name, own_folder()) from error


def _form(path: Path) -> ModuleType:
    """The reader of this form of file; only that one is loaded."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise CannotOpen(str(path), error) from error
    if not is_workbook(head) and path.suffix.lower() in _TABLES:
        what = "是空文件" if not head else "不是xlsx文件，内容像是文本"
        raise NotWorkbook(str(path), what, "在WPS或Excel中另存为xlsx")
    return import_module(_WORKBOOK if is_workbook(head) else _YAML)
