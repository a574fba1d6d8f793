"""The handover (工作移交): one folder in which the next officer finds a unit's years."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path, PurePath

from jiheng.documents.model import Block, Column, Document, Heading, Table
from jiheng.dossiers.workbook.write import write_workbook
from jiheng.errors import JihengError
from jiheng.web.accounts.models import Agency
from jiheng.web.errors import NoSuch
from jiheng.web.workbench import kept
from jiheng.web.workbench.audits.exported import neutral
from jiheng.web.workbench.cells import form_of, made_of
from jiheng.web.workbench.handover_lists import Listed, lists, sources
from jiheng.web.workbench.models import Case, Evidence, Filing
from jiheng.writing.bundle import manifest
from jiheng.writing.formats import write as write_document
from jiheng.writing.names import file_name, free_name
from jiheng.writing.parts.cells import paragraph, row, titles
from jiheng.writing.whole_folder import whole_folder

#: Stands in every handover: an earlier one is not written over unasked.
TOLD = "交接说明.docx"
_HOW_TO = (
    ("填报表.xlsx", "当年填报的全部数据，可在工作台“导入导出”里导入，也可用 jiheng score 测算。"),
    ("第几次报送.zip", "报送时生成的报送包，与受理方收到的逐字节相同。"),
    ("数据来源.csv", "每个数据的来源、佐证材料、填写人和时间。"),
    ("佐证材料", "上传的佐证材料，没有撤回的全部在内。"),
    ("任务", "通知原文和下达任务时的指标体系。"),
)


def agency_of(code: str) -> Agency:
    """The unit with a code.

    Raises:
        NoSuch: there is none.
    """
    agency = Agency.objects.select_related("parent").filter(code=code).first()
    if agency is None:
        raise NoSuch("单位编码", code)
    return agency


def write(agency: Agency, year: int | None, folder: Path, on: date, *, force: bool = False) -> int:
    """Write the folder, whole or not at all; the number of files.

    Args:
        agency: whose.
        year: of which year alone; None: of all.
        folder: need not exist yet.
        on: day of the handover, printed.
        force: write over an earlier one.

    Raises:
        AlreadyThere: there is one already.
        CannotWrite: the place does not take it.
    """
    every = Case.objects.filter(dossier__agency=agency).exclude(task__state="draft")
    wanted = every.filter(dossier__year=year) if year else every
    rows = wanted.select_related("dossier__agency__parent", "task__issuer", "task__notice")
    cases = list(rows.order_by("-dossier__year", "id"))
    with whole_folder(folder, (TOLD, manifest.NAME), force=force) as made:
        notes = [note for place, case in _placed(made, cases) for note in _case(place, case)]
        told = lists(agency, cases)
        for one in told:
            _csv(made, one)
        write_document(_document(agency, told, notes, on), made / TOLD, "docx")
        names = manifest.files(made)
        sums = manifest.printed(manifest.sums(made, names))
        (made / manifest.NAME).write_text(sums, encoding="utf-8")
    return len(names) + 1


def _placed(made: Path, cases: Sequence[Case]) -> Iterator[tuple[Path, Case]]:
    """Each case and its folder: the year, then the task."""
    taken: dict[int, set[str]] = {}
    for case in cases:
        name = free_name(file_name(str(case.task)), taken.setdefault(case.dossier.year, set()))
        place = made / f"{case.dossier.year}年度" / name
        place.mkdir(parents=True)
        yield place, case


def _case(place: Path, case: Case) -> Iterator[str]:
    """Write all of a case; what could not be written is told."""
    form = form_of(case)
    made = made_of(case, form)
    if made.dossier is None:
        yield f"{case}的填报表没有生成，数据不完整，已填内容见数据来源.csv。"
    else:
        write_workbook(form.asked.framework, place / "填报表.xlsx", made.dossier)
    _csv(place, sources(case))
    for filing in case.filings.select_related("bundle"):
        yield from _kept(place / f"第{filing.number}次报送.zip", filing)
    taken: set[str] = set()
    rows = Evidence.objects.filter(case=case, withdrawn_at=None).select_related("stored")
    for one in rows.order_by("id"):
        stem, suffix = PurePath(one.name).stem, PurePath(one.name).suffix
        name = f"{free_name(file_name(stem), taken)}{suffix and f'.{file_name(suffix[1:])}'}"
        yield from _kept(place / "佐证材料" / name, one)
    _task(place / "任务", case)


def _kept(path: Path, one: Filing | Evidence) -> Iterator[str]:
    """Copy a stored content; one that is not what it was is told and not handed on."""
    stored = one.bundle if isinstance(one, Filing) else one.stored
    try:
        content = kept.content_of(stored)
    except JihengError as broken:
        yield f"{one}没有移交：{broken}。"
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _task(place: Path, case: Case) -> None:
    """The notice and the framework, as the task pinned them."""
    place.mkdir()
    for name, text in case.task.source.items():
        (place / file_name(PurePath(name).name)).write_text(text, encoding="utf-8")
    if case.task.notice is not None:
        (place / "通知.docx").write_bytes(kept.content_of(case.task.notice))


def _csv(place: Path, listed: Listed) -> None:
    """A list as a file for any spreadsheet; nothing in it is a formula."""
    with (place / f"{listed.title}.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(listed.headings)
        writer.writerows([neutral(text) for text in line] for line in listed.lines)


def _document(agency: Agency, told: Sequence[Listed], notes: Sequence[str], on: date) -> Document:
    return Document(
        title=f"{agency}绩效自评工作移交说明",
        blocks=tuple(_blocks(told, notes)),
        date=on,
    )


def _blocks(told: Sequence[Listed], notes: Sequence[str]) -> Iterator[Block]:
    yield paragraph(
        "本文件夹由工作台生成，文件的校验值列在 SHA256SUMS.txt，可用 sha256sum -c 核对。"
    )
    yield Heading("一、文件夹里有什么")
    for name, meaning in _HOW_TO:
        yield paragraph(meaning, "item", lead=f"{name}：")
    for note in notes:
        yield paragraph(note, "note")
    for number, one in zip("二三四五六", told, strict=False):
        yield Heading(f"{number}、{one.title}")
        yield _table(one) if one.lines else paragraph(one.nothing)


def _table(listed: Listed) -> Table:
    columns = tuple(Column(_width(listed, place)) for place in range(len(listed.headings)))
    return Table(columns, (titles(*listed.headings), *(row(*line) for line in listed.lines)))


def _width(listed: Listed, place: int) -> int:
    """By its longest text, within bounds."""
    longest = max(len(line[place]) for line in (listed.headings, *listed.lines))
    return min(max(longest, 4), 24)
