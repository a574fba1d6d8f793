"""Reading an uploaded file, confined, into cells of the case's form."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from jiheng.dossiers.gathering import Gathered
from jiheng.dossiers.workbook import read, tabs
from jiheng.web.security.confined import confined
from jiheng.web.security.sheets import confined_sheets
from jiheng.web.workbench import kept, log
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.cells import form_of
from jiheng.web.workbench.models import Case, Export, Import
from jiheng.web.workbench.pages.imports.errors import OtherForm, OtherUnit

#: Of tables; a county's accounts have a tenth of it.
_MEGABYTES = 768
_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xls": "application/vnd.ms-excel",
    "et": "application/vnd.ms-excel",
}


class Content(NamedTuple):
    """What was read from a file.

    Attributes:
        cells: ``[sheet, row, column, text, source]``.
        told: what could not be read or found, a sentence each.
        base: the export a workbook comes from.
    """

    cells: list[list[str]]
    told: list[str]
    base: Export | None = None


def keep(case: Case, by: Acting, kind: str, file: "UploadedFile[bytes]") -> Import:
    """Read a file and keep it with what it says; nothing of it is taken.

    Raises:
        JihengError: it cannot be read, or belongs to another unit or form.
    """
    name = Path(file.name or "文件").name
    content = file.read()
    with TemporaryDirectory(prefix="jiheng-import-") as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        done = _workbook(case, path) if kind == Import.Kind.WORKBOOK else _source(case, kind, path)
    ending = name.rpartition(".")[2].lower()
    with transaction.atomic():
        stored = kept.keep(content, _TYPES.get(ending, "application/octet-stream"))
        one = Import.objects.create(
            case=case, kind=kind, name=name[:200], stored=stored, cells=done.cells,
            told=done.told, base=done.base, person=by.person,
        )  # fmt: skip
        told = f"读入{one.get_kind_display()} {name}"[:300]
        log.append(by, log.Told("import", told, "", stored.sha256), case=case)
    return one


def _workbook(case: Case, path: Path) -> Content:
    form = form_of(case)
    sheets = confined_sheets(path)
    reference = read.framework_of(sheets, path.name)
    framework = form.asked.framework
    if reference.id != framework.id:
        raise OtherForm(path.name, reference.id, framework.id)
    gathered = Gathered(path.name)
    dossier = read.parts(sheets, form.asked, gathered)
    subject, agency = dossier.subject, case.dossier.agency
    if (subject.code, subject.year) != (agency.code, case.dossier.year) and subject.code:
        theirs = f"{subject.name or subject.code}{subject.year}年度"
        raise OtherUnit(path.name, theirs, str(case.dossier))
    told = [str(one) for one in (*gathered.problems, *gathered.doubts)]
    if reference.hash and reference.hash != framework.hash:
        told.insert(0, "这份填报表按指标体系的另一版生成，逐格核对后再采用。")
    sheet = sheets.get(tabs.MARK)
    mark = sheet.label(0, 0) if sheet else ""
    base = Export.objects.filter(case__dossier=case.dossier, mark=mark).first() if mark else None
    cells = [[*key, text, path.name] for key, text in form.typed(dossier).items()]
    return Content(cells, told, base)


def _source(case: Case, kind: str, path: Path) -> Content:
    agency = case.dossier.agency
    wanted = {
        "kind": kind,
        "framework": str(_framework(case, path.parent)),
        "years": case.dossier.years,
        "code": agency.code,
        "name": agency.name,
        "year": case.dossier.year,
    }
    told = json.loads(confined("sources", path, wanted=wanted, megabytes=_MEGABYTES))
    return Content(told["cells"], told["left"])


def _framework(case: Case, folder: Path) -> Path:
    """The framework as it was pinned, written beside the upload for the confined process."""
    for file, text in case.task.source.items():
        (folder / Path(file).name).write_text(text, encoding="utf-8")
    return folder / f"{Path(case.task.framework).stem}.yaml"
