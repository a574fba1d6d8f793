"""Whatever is sent, the answer is a sentence: never a failure, never a second copy."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from web.county import county, filled, fresh, signed_in  # noqa: F401 - county is a fixture

from jiheng.dossiers.workbook.typed import CellKey
from jiheng.web.security.texts import kept
from jiheng.web.workbench.actions import save_cells
from jiheng.web.workbench.evaluated import worked
from jiheng.web.workbench.models import Entry, Explanation, Reminder, Task

pytestmark = pytest.mark.django_db
CELL = {"sheet": "文字材料", "row": "部门概况", "column": "body", "value": "概况", "base": 0}


@pytest.fixture
def clerk(county):  # noqa: F811
    return signed_in(county.by("clerk"))


@pytest.fixture
def bureau(county):  # noqa: F811
    return signed_in(county.by("bureau"))


@pytest.mark.parametrize(
    "body",
    [
        "", "[]", "null", "{}", "[" * 100_000, '{"changes": [7]}',
        json.dumps({"changes": [CELL]}).replace('"base": 0', '"base": 1e400'),
    ],
)  # fmt: skip
def test_a_save_that_no_page_sends_is_refused(county, clerk, body):  # noqa: F811
    answer = clerk.post(f"/cases/{county.case.pk}/cells", body, "application/json")

    assert answer.status_code == 409
    assert not Entry.objects.exists()


def test_what_word_put_between_the_lines_is_a_line_break(county, clerk):  # noqa: F811
    body = json.dumps({"changes": [{**CELL, "value": "甲\x0b乙\x00丙\ud800"}]})

    clerk.post(f"/cases/{county.case.pk}/cells", body, "application/json")

    assert Entry.objects.get().value == "甲\n乙丙"


def test_a_text_without_control_characters_stays_as_it_is():
    assert kept("一\t二\n三😀") == "一\t二\n三😀"


@pytest.mark.parametrize("value", ["", "x", "7", "[]", "null", "[" * 100_000])
@pytest.mark.parametrize("name", ["seen", "revisions"])
def test_a_sheet_whose_own_fields_were_changed_is_refused(county, clerk, name, value):  # noqa: F811
    answer = clerk.post(f"/cases/{county.case.pk}/fill/文字材料/", {name: value})

    assert answer.status_code == 400


@pytest.mark.parametrize("wanted", ["-1", "work:mine", "a b", "//elsewhere.example", "/" * 20_000])
def test_the_language_switch_leads_home_where_it_was_given_no_page(clerk, wanted):
    answer = clerk.post("/language/", {"language": "en", "next": wanted})

    assert (answer.status_code, answer["Location"]) == (302, "/")


@pytest.mark.parametrize("address", ["/work/", "/explanations/new/"])
def test_a_character_that_no_database_keeps_is_refused(clerk, address):
    asked = clerk.get(address, {"q": "甲\x00乙"})
    sent = clerk.post(address, {"text": "甲\x00乙"})

    assert (asked.status_code, sent.status_code) == (400, 400)
    assert "空字符" in sent.content.decode()


def test_a_score_sheet_that_cannot_be_written_says_what_is_wrong(county, clerk):  # noqa: F811
    case = filled(county)
    name = CellKey("项目", "+9", "name")
    save_cells.do(case, county.by("clerk"), [save_cells.Wanted(name, "没有编码的项目", 0)])
    assert worked(fresh(case)).evaluation is None

    answer = clerk.get(f"/cases/{case.pk}/score/xlsx/", follow=True)

    assert answer.status_code == 200
    assert "项目编码" in answer.content.decode()


@pytest.mark.parametrize("agency", ["9" * 30, "²", "甲"])
def test_a_unit_that_is_none_is_not_asked(county, bureau, agency):  # noqa: F811
    before = county.task.cases.count()

    answer = bureau.post(f"/tasks/{county.task.pk}/issue/", {"agency": agency})

    assert answer.status_code < 500
    assert county.task.cases.count() == before


@pytest.mark.parametrize("page", ["remind", "extend"])
def test_a_case_that_is_no_number_is_no_case(county, bureau, page):  # noqa: F811
    assert bureau.get(f"/tasks/{county.task.pk}/{page}/?case=²").status_code == 200


def test_a_form_that_is_sent_twice_is_taken_once(county, bureau, clerk):  # noqa: F811
    text = {"key": "k1", "text": "抓紧报送"}
    explained = {"key": "k1", "year": "2024", "subject": "三公经费", "text": "按规定更新车辆。"}
    explained["kind"] = "车辆更新"

    for _ in range(2):
        assert bureau.post("/tasks/new/", {"key": "k1"}).status_code == 302
        assert bureau.post(f"/tasks/{county.task.pk}/remind/", text).status_code == 302
        assert clerk.post("/explanations/new/", explained).status_code == 302

    assert Task.objects.filter(state=Task.State.DRAFT).count() == 1
    assert Reminder.objects.filter(case=county.case).count() == 1
    assert Explanation.objects.count() == 1


def test_the_same_form_with_other_words_is_another(county, bureau):  # noqa: F811
    for text in ("抓紧报送", "今天报送"):
        bureau.post(f"/tasks/{county.task.pk}/remind/", {"key": "k1", "text": text})

    assert Reminder.objects.filter(case=county.case).count() == 2


def test_a_year_that_is_none_keeps_what_was_written(clerk):
    answer = clerk.post(
        "/explanations/new/",
        {"key": "k", "year": "二四", "subject": "三公经费", "text": "更新两辆。"},
    )

    assert answer.status_code == 400
    page = answer.content.decode()
    assert "写成2024这样的四位数字" in page
    assert re.search(r"<textarea[^>]*>\s*更新两辆。", page)


def test_a_file_that_is_none_is_refused_in_a_sentence(county, clerk):  # noqa: F811
    junk = SimpleUploadedFile("佐证.pdf", b"no pdf at all")

    answer = clerk.post(f"/cases/{county.case.pk}/evidence/", {"files": junk}, follow=True)

    assert answer.status_code < 500
    assert "不是pdf文件" in answer.content.decode()
