"""Saving by the protocol: what is asked, what is answered, and that the same is one."""

import json
import statistics
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from web.county import carried, filled, fresh, signed_in

from jiheng.web.workbench import log, workflow
from jiheng.web.workbench.models import Change, Entry, Receipt, Section

pytestmark = pytest.mark.django_db
THREE = ("基础数据", "三公经费决算数", "value0")


def change(value, base=0, key=THREE, why=""):
    sheet, row, column = key
    return {
        "sheet": sheet, "row": row, "column": column, "value": value, "base": base, "why": why,
    }  # fmt: skip


def save(client, case, *changes, key="a"):
    body = json.dumps({"key": key, "changes": changes})
    return client.post(
        f"/cases/{case.pk}/cells", body, "application/json", headers={"Accept": "application/json"}
    )


@pytest.fixture
def clerk(county):
    return signed_in(county.by("clerk"))


@pytest.fixture
def officer(county):
    return signed_in(county.by("officer"))


def test_a_value_is_saved_with_its_revision_and_the_score(county, clerk):
    told = save(clerk, county.case, change("18.43")).json()

    assert told["saved"] == [
        {"sheet": THREE[0], "row": THREE[1], "column": THREE[2], "value": "18.43", "revision": 1,
         "message": ""}
    ]  # fmt: skip
    assert told["conflicts"] == []
    assert told["refused"] == []
    assert set(told["score"]) >= {"total", "low", "high", "points", "grade", "steps"}
    assert set(told["needs"]) == set(told["jumps"])
    assert told["revision"] == 1


def test_what_cannot_be_read_is_kept_and_told(county, clerk):
    told = save(clerk, county.case, change("约18万")).json()

    assert "约18万" in told["saved"][0]["message"]
    assert "约18万" in told["problems"]["/".join(THREE)]
    assert Entry.objects.get().value == "约18万"


def test_a_change_of_what_somebody_else_changed_is_a_conflict(county, clerk, officer):
    save(officer, county.case, change("20"))

    told = save(
        clerk, county.case, change("18.43"), change("5", key=(*THREE[:1], "编制数", "value0"))
    ).json()

    (conflict,) = told["conflicts"]
    assert (conflict["yours"], conflict["theirs"], conflict["revision"]) == ("18.43", "20", 1)
    assert conflict["by"] == county.by("officer").person.name
    assert [one["row"] for one in told["saved"]] == ["编制数"]
    assert Entry.objects.get(row=THREE[1]).value == "20"


def test_the_same_value_twice_is_no_conflict(county, clerk, officer):
    save(officer, county.case, change("20"))

    told = save(clerk, county.case, change("20")).json()

    assert told["conflicts"] == []
    assert Change.objects.filter(what="entry").count() == 1


def test_the_same_request_twice_is_one_and_answered_alike(county, clerk, officer):
    first = save(clerk, county.case, change("18.43"), key="k1").json()
    save(officer, county.case, change("20", base=1), key="k2")

    again = save(clerk, county.case, change("18.43"), key="k1").json()

    assert again["saved"] == first["saved"]
    assert again["conflicts"] == []
    assert Entry.objects.get().value == "20"
    assert Receipt.objects.count() == 2


def test_one_persons_key_is_not_anothers(county, clerk, officer):
    save(clerk, county.case, change("18.43"), key="k1")

    told = save(officer, county.case, change("20", base=1), key="k1").json()

    assert told["saved"][0]["value"] == "20"


@pytest.mark.parametrize(
    "body",
    [
        "", "[]", "{}", '{"changes": [{}]}',
        '{"changes": [{"sheet": 1, "row": "", "column": "", "value": ""}]}',
    ],
)  # fmt: skip
def test_what_no_page_of_ours_sends_is_refused_in_a_sentence(county, clerk, body):
    answer = clerk.post(f"/cases/{county.case.pk}/cells", body, "application/json")

    assert answer.status_code == 409
    assert "刷新页面" in answer.json()["message"]


def test_after_sending_it_in_nothing_is_saved(county, clerk):
    case = carried(county, to=workflow.REVIEW)

    answer = save(clerk, case, change("1"))

    assert answer.status_code == 409
    assert "单位审核" in answer.json()["message"]


def test_a_head_reads_and_does_not_type(county):
    head = signed_in(county.by("head"))

    assert head.get(f"/cases/{county.case.pk}/fill/基础数据/").status_code == 200
    assert save(head, county.case, change("1")).status_code == 409


def test_a_part_given_to_another_is_refused_cell_by_cell(county, clerk):
    Section.objects.create(case=county.case, person=county.by("officer").person, sheet="基础数据")

    told = save(
        clerk, county.case, change("1"), change("2", key=("资金", "本年｜支出决算数", "whole"))
    ).json()

    assert [one["row"] for one in told["refused"]] == ["三公经费决算数"]
    assert county.by("officer").person.name in told["refused"][0]["message"]
    assert [one["row"] for one in told["saved"]] == ["本年｜支出决算数"]


def test_others_changes_are_told_since_a_revision(county, clerk, officer):
    address = f"/cases/{county.case.pk}/cells"
    before = clerk.get(address, {"since": "0"}).json()
    save(officer, county.case, change("20"))

    told = clerk.get(address, {"since": before["revision"], "at": before["at"]}).json()
    nothing = clerk.get(address, {"since": told["revision"], "at": told["at"]}).json()

    assert [(one["row"], one["value"], one["revision"]) for one in told["cells"]] == [
        (THREE[1], "20", 1)
    ]
    assert told["score"] is not None or told["problem"]
    assert nothing["cells"] == []


def test_every_change_is_a_link_of_the_chain(county, clerk):
    save(clerk, county.case, change("18.43", why="按决算表"), key="1")
    save(clerk, county.case, change("19", base=1), key="2")

    entries = list(Change.objects.filter(what="entry").values_list("before", "after", "why"))
    assert entries == [("", "18.43", "按决算表"), ("18.43", "19", "")]
    assert list(log.verify()) == []


def test_saving_does_not_ask_more_the_more_is_filled_in(county, clerk):
    unfilled = ("基础数据", "培训费决算数", "value0")
    save(clerk, county.case, change("3", key=unfilled), key="1")
    with CaptureQueriesContext(connection) as before:
        save(clerk, fresh(county.case), change("2", base=1, key=unfilled), key="2")
    filled(county)
    revision = Entry.objects.get(row=THREE[1], column="value0").revision

    with CaptureQueriesContext(connection) as after:
        save(clerk, fresh(county.case), change("1", base=revision), key="3")

    assert len(after) <= len(before) <= 40


def test_a_save_with_its_score_takes_no_longer_than_a_blink(county, clerk):
    filled(county)
    revision = Entry.objects.get(row=THREE[1], column="value0").revision
    seconds = []
    for number in range(20):
        begun = time.perf_counter()
        told = save(clerk, county.case, change(str(number), base=revision), key=f"k{number}").json()
        seconds.append(time.perf_counter() - begun)
        revision = told["saved"][0]["revision"]

    assert statistics.median(seconds) < 0.5


def test_an_approved_value_changes_only_with_a_document(county, clerk):
    sheet = "绩效目标与完成"
    texts = {"level1": "产出指标", "title": "培训人次", "target": "100", "locked": "是"}
    goal = [change(text, key=(sheet, "+1", column)) for column, text in texts.items()]
    save(clerk, county.case, *goal, key="1")
    Entry.objects.filter(row="+1").update(locked=True)

    refused = save(clerk, county.case, change("90", 1, (sheet, "+1", "target")), key="2").json()
    save(clerk, county.case, change("青财〔2024〕8号", 0, (sheet, "+1", "number")),
         change("2024-09-01", 0, (sheet, "+1", "date")), key="3")  # fmt: skip
    saved = save(clerk, county.case, change("90", 1, (sheet, "+1", "target")), key="4").json()

    assert "调整批复文号" in refused["refused"][0]["message"]
    assert saved["saved"][0]["value"] == "90"
