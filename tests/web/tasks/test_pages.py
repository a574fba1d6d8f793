"""The bureau drafts, confirms, issues, extends, reminds and cancels; nobody else does."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from docx import Document
from web.county import appoint, carried, filled, fresh, signed_in
from web.tasks.test_notices import NOTICE

from jiheng.frameworks import load_framework
from jiheng.web.accounts.models import Agency, Role
from jiheng.web.workbench import log, workflow
from jiheng.web.workbench.models import Case, Change, Reminder, Task
from jiheng.web.workbench.pinned import forget, framework_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CONFIRMED = {
    "title": "2024年度自评",
    "number": "青财绩〔2025〕9号",
    "year": "2024",
    "deadline": "2025-05-20",
    "scope": "县级财政",
    "framework": "hunan_hengyang_2024",
    "asked_files": "自评报告\n自评表",
    "pattern": "{单位}_{材料}",
    "asked_forms": "",
    "steps": ["review", "signing"],
    "one_person": "on",
}


@pytest.fixture
def bureau(county):
    return signed_in(county.by("bureau"))


def notice(tmp_path, lines=NOTICE):
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(tmp_path / "通知.docx")
    return SimpleUploadedFile("通知.docx", (tmp_path / "通知.docx").read_bytes(), DOCX)


def test_a_notice_becomes_a_draft_with_each_sentence_beside_its_value(bureau, tmp_path):
    answer = bureau.post("/tasks/new/", {"notice": notice(tmp_path)}, follow=True)

    task = Task.objects.get(state=Task.State.DRAFT)
    page = answer.content.decode()
    assert (task.deadline, task.year) == (date(2025, 4, 15), 2024)
    assert task.files == ["部门整体支出绩效自评报告", "部门整体支出绩效自评表", "佐证材料"]
    assert "逾期不再受理" in page
    assert "7d7239d3" in page  # the hash of a framework to choose
    assert bureau.get(f"/tasks/{task.pk}/notice/").content[:2] == b"PK"


def test_what_is_no_document_is_refused_in_a_sentence(bureau):
    file = SimpleUploadedFile("通知.docx", b"\x00\x01 not a document", DOCX)

    answer = bureau.post("/tasks/new/", {"notice": file})

    assert answer.status_code == 400
    assert "notice-error" in answer.content.decode()
    assert not Task.objects.filter(state=Task.State.DRAFT).exists()


def test_a_person_confirms_and_every_correction_is_logged(bureau):
    bureau.post("/tasks/new/")
    task = Task.objects.get(state=Task.State.DRAFT)

    answer = bureau.post(f"/tasks/{task.pk}/edit/", CONFIRMED)

    task.refresh_from_db()
    assert answer.status_code == 302
    assert task.skipped == ["goals", "meeting", "authority", "first_review"]
    assert (task.files, task.forms, task.one_person) == (["自评报告", "自评表"], [], True)
    assert Change.objects.filter(what="task", where__contains="报送截止").exists()
    assert list(log.verify()) == []


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("deadline", "下周", "日期写成"),
        ("pattern", "{姓名}", "姓名"),
        ("pattern", "{单位}", "材料"),
        ("framework", "mof_project_2020", ""),
    ],
)
def test_a_value_that_cannot_be_is_refused(bureau, field, value, words):
    bureau.post("/tasks/new/")
    task = Task.objects.get(state=Task.State.DRAFT)

    answer = bureau.post(f"/tasks/{task.pk}/edit/", {**CONFIRMED, field: value})

    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert Task.objects.get(pk=task.pk).deadline == task.deadline


def test_a_task_is_issued_to_the_chosen_units_only(county, bureau):
    bureau.post("/tasks/new/")
    task = Task.objects.get(state=Task.State.DRAFT)
    bureau.post(f"/tasks/{task.pk}/edit/", CONFIRMED)

    bureau.post(f"/tasks/{task.pk}/issue/", {"agency": [county.unit.pk, county.apart.pk]})

    task.refresh_from_db()
    assert task.state == Task.State.ISSUED
    assert task.hash == load_framework(task.framework).hash
    asked = {case.dossier.agency for case in task.cases.select_related("dossier__agency")}
    assert asked == {county.unit, county.apart}
    assert task.title in signed_in(county.by("clerk")).get("/work/").content.decode()
    assert task.title not in signed_in(county.by("sister.clerk")).get("/work/").content.decode()


def test_another_unit_can_be_added_later(county, bureau):
    bureau.post(f"/tasks/{county.task.pk}/issue/", {"agency": [county.apart.pk, county.unit.pk]})

    assert county.task.cases.count() == 4
    assert county.task.cases.get(dossier__agency=county.apart).state == workflow.FILLING


def test_a_later_edition_of_the_framework_changes_nothing_in_an_issued_task(
    county, bureau, tmp_path
):
    folder = tmp_path / "frameworks"
    folder.mkdir()
    own = folder / "qingshi_2024.yaml"
    library = Path(load_framework("hunan_hengyang_2024").path).read_text("utf-8")
    content = library.replace("name: hunan_hengyang_2024\n", "name: qingshi_2024\n", 1)
    own.write_text(content, encoding="utf-8")
    bureau.post("/tasks/new/")
    task = Task.objects.get(state=Task.State.DRAFT)
    bureau.post(f"/tasks/{task.pk}/edit/", {**CONFIRMED, "framework": "qingshi_2024"})
    bureau.post(f"/tasks/{task.pk}/issue/", {"agency": [county.apart.pk]})
    task.refresh_from_db()
    issued = framework_of(task)

    title = issued.title
    own.write_text(content.replace(title, f"{title}（修订）"), encoding="utf-8")
    forget()

    assert load_framework("qingshi_2024").title == f"{title}（修订）"
    assert framework_of(task).title == title
    assert framework_of(task).hash == task.hash == issued.hash


def test_cancelling_needs_an_opinion_and_keeps_what_was_accepted(county, bureau):
    accepted = carried(county, to=workflow.ACCEPTED)
    address = f"/tasks/{county.task.pk}/cancel/"

    without = bureau.post(address, {"opinion": " "})
    done = bureau.post(address, {"opinion": "改由市里统一布置"})

    states = set(county.task.cases.exclude(pk=accepted.pk).values_list("state", flat=True))
    assert (without.status_code, done.status_code) == (400, 302)
    assert states == {workflow.CANCELLED}
    assert fresh(accepted).state == workflow.ACCEPTED
    page = signed_in(county.by("sister.clerk")).get(f"/cases/{county.sister_case.pk}/")
    assert "改由市里统一布置" in page.content.decode()
    assert county.sister_case not in Case.objects.filter(state=workflow.FILLING)


def test_a_deadline_is_moved_for_all_or_for_one_and_logged(county, bureau):
    address = f"/tasks/{county.task.pk}/extend/"

    bureau.post(address, {"day": "2025-05-01", "why": "决算批复较晚"})
    bureau.post(f"{address}?case={county.case.pk}", {"day": "2025-05-10", "why": "机构改革"})
    without = bureau.post(address, {"day": "2025-06-01", "why": ""})

    assert Task.objects.get(pk=county.task.pk).deadline == date(2025, 5, 1)
    assert fresh(county.case).due == date(2025, 5, 10)
    assert fresh(county.sister_case).due is None
    assert without.status_code == 400
    assert Change.objects.filter(why="决算批复较晚", after="2025-05-01").exists()
    assert Change.objects.filter(why="机构改革", case=county.case.pk).exists()


def test_a_reminder_reaches_those_who_have_not_filed(county, bureau):
    carried(county, county.sister_case, to=workflow.RECEIPT)
    address = f"/tasks/{county.task.pk}/remind/"

    bureau.post(address, {"text": "抓紧报送"})
    bureau.post(f"{address}?case={county.sister_case.pk}", {"text": "已经报了"})

    assert set(Reminder.objects.values_list("case", flat=True)) == {
        county.case.pk,
        county.own_case.pk,
    }


def test_who_has_not_begun_and_who_is_late_can_be_listed(county, bureau):
    Task.objects.filter(pk=county.task.pk).update(deadline=timezone.localdate() - timedelta(days=1))
    filled(county)
    carried(county, county.sister_case, to=workflow.RECEIPT)

    def names(which):
        page = bureau.get(f"/tasks/{county.task.pk}/?which={which}").content.decode()
        table = page[page.index("<tbody>") : page.index("</tbody>")]
        units = {"unit": county.unit, "sister": county.sister, "own": county.authority}
        return {key for key, one in units.items() if f'<th scope="row">{one.name}' in table
                or f">{one.name}</a>" in table}  # fmt: skip

    assert names("") == {"unit", "sister", "own"}
    assert names("filed") == {"sister"}
    assert names("late") == {"unit", "own"}
    assert names("unbegun") == {"own"}


@pytest.mark.parametrize("key", ["clerk", "officer", "head", "authority", "division"])
def test_nobody_but_the_bureau_changes_tasks(county, key):
    client = signed_in(county.by(key))

    assert client.get("/tasks/new/").status_code == 403
    for part in ("edit", "issue", "cancel", "extend", "remind"):
        assert client.get(f"/tasks/{county.task.pk}/{part}/").status_code in {403, 404}, part


def test_the_section_looks_at_tasks_without_buttons(county):
    page = signed_in(county.by("division")).get(f"/tasks/{county.task.pk}/").content.decode()

    assert county.unit.name in page
    assert "/remind/" not in page


def test_a_bureau_elsewhere_sees_nothing_of_it(county):
    elsewhere = Agency.objects.create(code="909", name="邻县财政局", kind=Agency.Kind.FINANCE)
    client = signed_in(appoint("neighbour", elsewhere, Role.BUREAU))

    assert client.get(f"/tasks/{county.task.pk}/").status_code == 404
    assert county.task.title not in client.get("/tasks/").content.decode()


def test_the_number_of_queries_does_not_grow_with_units(
    county, bureau, django_assert_max_num_queries, django_assert_num_queries
):
    address = f"/tasks/{county.task.pk}/"
    with django_assert_max_num_queries(20) as one:
        bureau.get(address)
    count = len(one.captured_queries)
    bureau.post(f"{address}issue/", {"agency": [county.apart.pk]})
    bureau.get(address)

    assert count > 5
    with django_assert_num_queries(count):
        bureau.get(address)


def test_the_library_is_shown_with_version_and_hash(bureau):
    page = bureau.get("/tasks/frameworks/").content.decode()

    assert load_framework("hunan_hengyang_2024").hash[:16] in page
