"""A dossier from a file, whichever form it has; what it is, its content says and not its name."""

from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import cast

from jiheng.dossiers.asked import Asked
from jiheng.dossiers.errors import NotWorkbook
from jiheng.dossiers.model import Dossier, FrameworkRef
from jiheng.dossiers.workbook.scan import is_workbook
from jiheng.frameworks.load import load_framework
from jiheng.frameworks.model import Framework

_HEAD = 8
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
    wanted = framework or load_framework(framework_of(file).id)
    return cast("Dossier", form.read(file, Asked(wanted)))


def framework_of(path: Path | str) -> FrameworkRef:
    """The framework a file says it was filled in for."""
    return cast("FrameworkRef", _form(Path(path)).framework_of(Path(path)))


def _form(path: Path) -> ModuleType:
    """The reader of this form of file; only that one is loaded."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise NotWorkbook(str(path), f"无法打开（{reason}）", "核对文件的位置和名称") from error
    return import_module(_WORKBOOK if is_workbook(head) else _YAML)
