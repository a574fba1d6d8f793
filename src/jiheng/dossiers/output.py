"""Where a form may be written: never over the one it was made from, over another only when told."""

from collections.abc import Iterable
from pathlib import Path

from jiheng.dossiers.errors import Exists, NoForm, SameFile
from jiheng.dossiers.model import Dossier
from jiheng.dossiers.workbook.write import write_workbook
from jiheng.dossiers.yaml_form.write import write_yaml
from jiheng.frameworks.model import Framework

#: A form is written as one of these.
_FORMS = {".xlsx", ".yaml", ".yml"}


def refuse_form(output: Path, sources: Iterable[Path] = (), *, force: bool = False) -> None:
    """Whether a form may be written there.

    Raises:
        NoForm: it is a folder, or named as something else.
        SameFile, Exists: as `refuse_overwriting`.
    """
    if output.is_dir() or output.suffix.lower() not in _FORMS:
        raise NoForm(str(output))
    refuse_overwriting(output, sources, force=force)


def refuse_overwriting(output: Path, sources: Iterable[Path] = (), *, force: bool = False) -> None:
    """Whether a file may be written there.

    Raises:
        SameFile: it is one of the files that are read.
        Exists: it is there already, and nobody said that it may be replaced.
    """
    for source in sources:
        if output.resolve() == source.resolve():
            raise SameFile(str(output))
    if output.exists() and not force:
        raise Exists(str(output))


def write_form(framework: Framework, output: Path, dossier: Dossier | None, *, yaml: bool) -> None:
    """Write the form, as YAML where that is asked for or the file is named so."""
    named_so = output.suffix.lower() in {".yaml", ".yml"}
    write = write_yaml if yaml or named_so else write_workbook
    write(framework, output, dossier)
