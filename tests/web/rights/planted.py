"""A county with one of everything a page may show, and a mark in whatever is the unit's own.

The unit's cases of four years are in four states: ``draft`` is being filled in, ``returned``
was filed and sent back, ``filed`` waits for the bureau, ``accepted`` was taken in.
"""

import io
import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from zipfile import ZipFile

from django.db import transaction
from django.test import Client
from django.utils import timezone
from web.county import ISSUED, carried, drafted, filled, fresh, signed_in

from jiheng.dossiers.workbook import tabs
from jiheng.dossiers.workbook.typed import CellKey
from jiheng.web.accounts.models import Person
from jiheng.web.workbench import kept, log, workflow
from jiheng.web.workbench.actions import issue, return_, save_cells, send_back, submit
from jiheng.web.workbench.audits import running
from jiheng.web.workbench.audits.taken_in import Sent, take_in
from jiheng.web.workbench.models import (
    Audit,
    Batch,
    Case,
    Correction,
    Entry,
    Evidence,
    Explanation,
    Export,
    Filing,
    Import,
    Narrative,
    Package,
    Section,
    Stored,
    Waiver,
)
from jiheng.web.workbench.reported import reported

#: Stands in everything that is the unit's own and was not filed.
MARK = "草稿标记-7391"
#: Stood in a text when it was filed; changed since.
FILED_TEXT = "已报内容-2846"
_TEXT = "document"
#: Columns of the table: name → key of the post; nobody has none.
COLUMNS = {
    "clerk": "unit.clerk",
    "officer": "unit.officer",
    "head": "unit.head",
    "sister's clerk": "sister.clerk",
    "authority's clerk": "authority.clerk",
    "authority": "authority.authority",
    "division": "finance.division",
    "bureau": "finance.bureau",
    "system": "finance.system",
    "security": "finance.security",
    "audit": "finance.audit",
    "nobody": "",
}
INSIDE = {"clerk", "officer", "head"}


@dataclass
class There:
    """Who walks, and what there is to ask for.

    Attributes:
        county: the county.
        objects: name in the table → its number in addresses.
        clients: column → a client signed in so.
    """

    county: object
    objects: dict[str, int | str] = field(default_factory=dict)
    clients: dict = field(default_factory=dict)


def plant(county) -> There:
    """Make one of everything."""
    found = There(county)
    cases = {
        "draft": filled(county, county.case),
        "returned": _of_year(county, 2023, workflow.RECEIPT),
        "filed": _of_year(county, 2022, workflow.RECEIPT),
        "accepted": _of_year(county, 2021, workflow.ACCEPTED),
    }
    _draft(county, cases["draft"])
    cases["returned"] = send_back.do(
        cases["returned"], county.by("bureau"), opinion="文字与数据不一致。"
    )
    mark_text(county, cases["returned"])
    found.objects |= {name: case.pk for name, case in cases.items()}
    found.objects["sister's draft"] = county.sister_case.pk
    for name in ("returned", "filed", "accepted"):
        filing = cases[name].filings.get()
        found.objects[f"filing of {name}"] = filing.pk
        found.objects[f"file of {name}"] = filing.files.first().pk
    _own(county, cases["draft"], found.objects)
    _of_bureau(county, cases["filed"], found.objects)
    for column, key in COLUMNS.items():
        found.clients[column] = signed_in(county.by(key)) if key else Client()
        found.clients[column].raise_request_exception = False
    return found


def audited(county, found: There) -> None:
    """Two audits that were really made, of a report with the mark and of one without."""
    case = Case.objects.get(pk=found.objects["draft"])
    filing = Filing.objects.get(pk=found.objects["filing of filed"])
    for name, by, mark, sent in (
        ("read self-check", "unit.clerk", MARK, Sent(case=case)),
        ("bureau's read audit", "finance.bureau", "", Sent(filing=filing)),
    ):
        file = io.BytesIO(
            f"{mark}单位2022年度部门整体支出绩效自评报告\n{mark}收入100万元。".encode()
        )
        batch = take_in(county.by(by), [(f"{mark}报告.txt", file)], sent)
        audit = batch.audits.get()
        running.run(audit.pk)
        assert Audit.objects.get(pk=audit.pk).state == Audit.State.DONE
        found.objects[name] = audit.pk


def _of_year(county, year: int, state: str) -> Case:
    """A case of the unit for a task of another year, carried on to a state."""
    task = drafted(
        county.finance, title=f"{year}年度自评", year=year, deadline=date(year + 1, 4, 15),
    )  # fmt: skip
    (case,) = issue.do(task, county.by("bureau"), agencies=[county.unit], now=ISSUED)
    filled(county, case)
    type_text(county, case, FILED_TEXT)
    return carried(county, case, to=state)


def type_text(county, case: Case, text: str, by: str = "unit.clerk") -> None:
    """Type a text into the first cell of 文字材料."""
    case = fresh(case)
    entry = Entry.objects.filter(case=case, sheet=tabs.TEXTS).first()
    key = CellKey(entry.sheet, entry.row, entry.column)
    wanted = save_cells.Wanted(key, text, entry.revision, why=text)
    outcome = save_cells.do(case, county.by(by), [wanted])
    assert outcome.saved, outcome


def mark_text(county, case: Case, by: str = "unit.clerk") -> None:
    """Write the mark over a text."""
    type_text(county, case, f"{MARK} 正在改写", by)


def _draft(county, case: Case) -> None:
    """Marks in the figures, texts and opinions of a case that was never filed."""
    mark_text(county, case)
    submit.do(fresh(case), county.by("unit.clerk"), opinion=f"{MARK} 送审说明")
    return_.do(fresh(case), county.by("unit.officer"), opinion=f"{MARK} 退回意见")


def _own(county, case: Case, objects: dict[str, int]) -> None:
    """What else is the unit's own, each with the mark."""
    by, stored = county.by("unit.clerk"), kept.keep(_marked_zip(), "application/zip")
    person: Person = by.person
    section_key = reported(fresh(case)).parts[0].key
    Narrative.objects.create(
        case=case, section=section_key, generated=MARK, text=f"{MARK} 段落", person=person
    )
    evidence = Evidence.objects.create(
        case=case, sheet=tabs.FACTS, row="部门预算数", name=f"{MARK}.zip", stored=stored,
        person=person,
    )  # fmt: skip
    explanation = Explanation.objects.create(
        agency=county.unit, year=2024, subject="公用经费", kind="政策性增支", text=f"{MARK} 说明",
        number="青政〔2024〕1号", person=person,
    )  # fmt: skip
    export = Export.objects.create(
        case=case, mark="m" * 32, revision=1, cells=[["s", "r", "c", MARK]], person=person
    )
    imported = Import.objects.create(
        case=case, kind=Import.Kind.WORKBOOK, name=f"{MARK}.xlsx", stored=stored, base=export,
        cells=[[tabs.FACTS, "行", "value0", MARK, MARK]], told=[MARK], person=person,
    )  # fmt: skip
    measures = Import.objects.create(
        case=case, kind=Import.Kind.MEASURES, name=f"{MARK}.csv", stored=_figures(), told=[MARK],
        cells=[[tabs.FACTS, "公众满意度", "value0", MARK, MARK, MARK]], person=person,
    )  # fmt: skip
    Package.objects.create(
        case=case, revision="0", state=Package.State.FAILED, files=[[MARK, 1]], notes=[MARK],
        missing=[MARK], problem=f"{MARK}没有生成", person=person,
    )  # fmt: skip
    section = Section.objects.create(case=case, person=person, sheet=tabs.OBJECTIVES)
    with transaction.atomic():
        log.append(by, log.Told("text", f"{MARK} 位置", MARK, MARK, MARK), case=case)
    audit = _audit(county.unit, "unit", by, case=case, name=f"{MARK}.docx")
    objects |= {
        "evidence": evidence.pk,
        "explanation": explanation.pk,
        "import": imported.pk,
        "measures": measures.pk,
        "section": section.pk,
        "section key": section_key,
        "self-check": audit.pk,
        "batch of self-check": audit.batch_id,
        "waiver of self-check": audit.waivers.first().pk,
    }


def _figures() -> Stored:
    """Of monitoring data, with the mark where words may stand."""
    told = {
        "说明": MARK, "项目": MARK, "年度": 2024, "标准": MARK, "数据情况": [MARK],
        "设置": {MARK: MARK},
        "数值": {MARK: {"值": MARK, "算式": MARK, "依据": MARK}},
    }  # fmt: skip
    return kept.keep(json.dumps(told).encode(), "application/json")


def _of_bureau(county, case: Case, objects: dict[str, int]) -> None:
    audit = _audit(
        county.finance, "finance", county.by("bureau"), filing=case.filings.get(), name="报送.docx",
        mark="",
    )  # fmt: skip
    draft = drafted(county.finance, title="拟定中的任务", year=2026)
    objects |= {
        "bureau's audit": audit.pk,
        "batch of the bureau": audit.batch_id,
        "waiver of the bureau": audit.waivers.first().pk,
        "issued task": county.task.pk,
        "drafted task": draft.pk,
        "unit": county.unit.pk,
        "person": county.by("unit.clerk").person.pk,
        "post": county.by("unit.clerk").post.pk,
    }


def _audit(agency, side, by, *, name, mark=MARK, **of) -> Audit:
    """An audit that is done, with a waiver and a correction."""
    batch = Batch.objects.create(agency=agency, side=side, title=f"{mark}批次", person=by.person)
    content = kept.keep(f"{mark}{side}".encode(), "application/octet-stream")
    audit = Audit.objects.create(
        agency=agency, side=side, batch=batch, name=name, report=content, state=Audit.State.FAILED,
        problem=f"{mark}无法读取。", subject=f"{mark}单位", about=mark, person=by.person,
        done_at=timezone.now() + timedelta(seconds=1), **of,
    )  # fmt: skip
    Waiver.objects.create(audit=audit, finding="key", reason=f"{mark}理由", person=by.person)
    Correction.objects.create(
        audit=audit, place="p1", before=mark or "1", after=mark or "2", person=by.person
    )
    return audit


def _marked_zip() -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("内.txt", MARK)
    return buffer.getvalue()


__all__ = [
    "COLUMNS",
    "FILED_TEXT",
    "INSIDE",
    "MARK",
    "There",
    "audited",
    "mark_text",
    "plant",
    "type_text",
]
