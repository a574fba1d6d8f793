"""The bundle (报送包) of a case: made once, the same bytes for the same case."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from jiheng.dossiers.workbook.typed import JOINT, CellKey
from jiheng.quantities import decimals
from jiheng.scoring.model import Evaluation
from jiheng.web.workbench import kept
from jiheng.web.workbench.cells import frozen, typed_of
from jiheng.web.workbench.filed_score import filed_score
from jiheng.web.workbench.models import Case, Evidence
from jiheng.web.workbench.reported import Reported, reported
from jiheng.writing.bundle import manifest
from jiheng.writing.bundle.asked import missing
from jiheng.writing.bundle.bundle import Bundle, Choices, bundle
from jiheng.writing.bundle.dropped import Dropped
from jiheng.writing.bundle.written import put
from jiheng.writing.names import file_name, free_name
from jiheng.writing.papers import write_papers

#: Of an entry of an archive: never the clock's, so that the same files give the same bytes.
_UNDATED = (2000, 1, 1, 0, 0, 0)
_FILE, _FOLDER = 0o644 << 16, (0o40755 << 16) | 0x10
_LEVEL = 6
#: Columns of a row in which its evidence is named: of base data, of everything else.
_STATED = ("evidence0", "evidence")
#: Ending → media type of what a bundle holds.
MEDIA = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".txt": "text/plain",
}
_OTHER = "application/octet-stream"
#: Contents that are compressed already.
_PACKED = frozenset({".docx", ".xlsx", ".pdf", ".jpg", ".jpeg", ".png", ".zip", ".ofd"})


@dataclass(frozen=True)
class Bundled:
    """A bundle ready to be filed.

    Attributes:
        archive: all of it as zip.
        cells: every entry that counted, as JSON.
        files: by name, the bytes and the media type.
        missing: what the task asks for and the bundle has not, as the task words it.
        score: 测算得分; ``""`` where not every indicator is scored.
        filed_score: 自评得分, the sum of its rows where no total was filed; ``""`` of none.
        lacking: evidence that is named, of which no file was handed in.
        notes: what a person must look at before it is filed.
    """

    archive: bytes
    cells: bytes
    files: Mapping[str, tuple[bytes, str]]
    missing: tuple[str, ...]
    score: str
    filed_score: str
    lacking: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def bundled(case: Case) -> Bundled:
    """The whole bundle of a case as it stands.

    Raises:
        JihengError: the report cannot be written, or the pattern of the names is broken.
    """
    told = reported(case)
    evidence = _evidence(case)
    dropped = tuple(_dropped(case, told, evidence))
    composed = told.composed
    made = bundle(told.dossier, told.evaluation, composed.document, _choices(case, dropped))
    with TemporaryDirectory(prefix="jiheng-bundle-") as temporary:
        folder = Path(temporary) / "bundle"
        _lay_in(folder, made, evidence)
        put(made, folder, write_papers, force=True)
        names = (*manifest.files(folder), manifest.NAME)
        contents = {name: (folder / name).read_bytes() for name in names}
    cells = json.dumps(frozen(case, told.form), ensure_ascii=False, indent=0).encode()
    filed = filed_score(told.evaluation)
    return Bundled(
        archive=zipped(contents, made.folders),
        cells=cells,
        files={name: (content, media_of(name)) for name, content in contents.items()},
        missing=tuple(_missing(case, made, told.evaluation, dropped)),
        score=decimals(told.evaluation.total) if told.evaluation.complete else "",
        filed_score="" if filed is None else decimals(filed),
        lacking=tuple(_lacking(made)),
        notes=(*composed.notes, *(str(one) for one in made.excesses)),
    )


def media_of(name: str) -> str:
    """The media type of a file of a bundle; what is not ours is only ever downloaded."""
    return MEDIA.get(PurePath(name).suffix.lower(), _OTHER)


def _evidence(case: Case) -> list[Evidence]:
    rows = Evidence.objects.filter(case=case, withdrawn_at=None).select_related("stored")
    return list(rows.order_by("id"))


def _choices(case: Case, dropped: tuple[Dropped, ...]) -> Choices:
    """As the task has it: its pattern, who receives it, PDF beside Word where it asks for one."""
    pdf = any("pdf" in name.lower() for name in case.task.files)
    return Choices(
        names=case.task.pattern,
        to=case.task.issuer.name,
        formats=("docx", "pdf") if pdf else ("docx",),
        dropped=dropped,
    )


def _dropped(case: Case, told: Reported, evidence: Sequence[Evidence]) -> Iterator[Dropped]:
    typed = typed_of(case, told.form) if evidence else {}
    for one in evidence:
        if one.path:
            yield Dropped(one.name, one.path.rpartition("/")[2])
        else:
            keys = (CellKey(one.sheet, one.row, column) for column in _STATED)
            stated = "；".join(typed[key] for key in keys if key in typed)
            yield Dropped(one.name, one.row.partition(JOINT)[0], stated)


def _lay_in(folder: Path, made: Bundle, evidence: Sequence[Evidence]) -> None:
    """Put the files that were handed in into their numbered folders."""
    folder.mkdir()
    taken: dict[str, set[str]] = {}
    for one, home in zip(evidence, made.homes, strict=True):
        name = PurePath(one.name)
        free = free_name(file_name(name.stem), taken.setdefault(home, set()))
        path = folder / home / f"{free}{file_name(name.suffix.lstrip('.')).join(('.', ''))}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(kept.content_of(one.stored))


def _missing(
    case: Case, made: Bundle, evaluation: Evaluation, dropped: Sequence[Dropped]
) -> Iterator[str]:
    homes = set(made.homes)
    there = [
        material.title
        for material, folder in zip(made.materials, made.folders, strict=True)
        if folder in homes
    ]
    evidence = [*there, *(one.stem for one in dropped)]
    return missing(case.task.files, made.titles, evidence, projects=bool(evaluation.projects))


def _lacking(made: Bundle) -> Iterator[str]:
    homes = set(made.homes)
    for material, folder in zip(made.materials, made.folders, strict=True):
        if folder not in homes:
            yield material.title


def zipped(contents: Mapping[str, bytes], folders: Sequence[str] = ()) -> bytes:
    """An archive of files and of folders that may be empty; the same files, the same bytes."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name in sorted(f"{folder}/" for folder in folders):
            archive.writestr(_entry(name, _FOLDER), b"")
        for name in sorted(contents):
            method = ZIP_STORED if PurePath(name).suffix.lower() in _PACKED else ZIP_DEFLATED
            archive.writestr(_entry(name, _FILE), contents[name], method, _LEVEL)
    return buffer.getvalue()


def _entry(name: str, attributes: int) -> ZipInfo:
    entry = ZipInfo(name, _UNDATED)
    entry.external_attr = attributes
    entry.create_system = 3  # Unix, wherever it is made
    return entry
