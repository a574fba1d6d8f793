"""Steps are taken on a page that says what they do; each by whom it belongs to, and once."""

import re

import pytest
from web.county import TODAY, carried, fresh, signed_in

from jiheng.web.workbench import workflow
from jiheng.web.workbench.actions import return_
from jiheng.web.workbench.models import Event


def address(case, action):
    return f"/cases/{case.pk}/steps/{action}/"


@pytest.mark.parametrize(
    ("role", "state", "action"),
    [
        ("clerk", workflow.FILLING, "submit"),
        ("officer", workflow.REVIEW, "pass_review"),
        ("head", workflow.SIGNING, "sign"),
        ("authority", workflow.AUTHORITY, "forward"),
        ("division", workflow.FIRST_REVIEW, "pass_first_review"),
        ("bureau", workflow.RECEIPT, "accept"),
    ],
)
def test_a_step_is_asked_about_and_then_taken(county, role, state, action):
    case = carried(county, to=state)
    client = signed_in(county.by(role))

    asked = client.get(address(case, action))
    done = client.post(address(case, action), {"key": "k1", "opinion": "同意"}, follow=True)

    assert asked.status_code == 200
    assert done.status_code == 200
    assert fresh(case).state == workflow.STEPS[state, action].after
    assert case.events.get(action=action).opinion == "同意"


def test_the_same_form_sent_twice_is_one_step(county):
    case = carried(county, to=workflow.RECEIPT)
    client = signed_in(county.by("bureau"))

    first = client.post(address(case, "accept"), {"key": "k1"})
    second = client.post(address(case, "accept"), {"key": "k1"})

    assert (first.status_code, second.status_code) == (302, 302)
    assert Event.objects.filter(case=case, action="accept").count() == 1


def test_what_cannot_be_done_now_is_said_with_what_can(county):
    case = carried(county, to=workflow.REVIEW)

    page = signed_in(county.by("officer")).post(address(case, "record_meeting"), {"key": "k"})
    other = signed_in(county.by("clerk")).post(address(case, "submit"), {"key": "k"})

    assert page.status_code == other.status_code == 409
    assert "单位审核" in other.content.decode()
    assert fresh(case).state == workflow.REVIEW


def test_sending_back_needs_an_opinion(county):
    case = carried(county, to=workflow.RECEIPT)
    client = signed_in(county.by("bureau"))

    without = client.post(address(case, "send_back"), {"key": "k1", "opinion": "  "})
    given = client.post(address(case, "send_back"), {"key": "k2", "opinion": "收支不平"})

    assert without.status_code == 400
    assert "写明意见" in without.content.decode()
    assert given.status_code == 302
    assert fresh(case).state == workflow.FILLING


def test_one_person_may_not_review_what_they_submitted(county):
    case = carried(county, to=workflow.REVIEW)
    Event.objects.filter(case=case, action="submit").update(person=county.by("officer").person)

    page = signed_in(county.by("officer")).post(address(case, "pass_review"), {"key": "k"})

    assert page.status_code == 409
    assert "由另一人审核" in page.content.decode()


def test_a_meeting_is_recorded_with_its_day(county):
    case = carried(county, to=workflow.MEETING)
    client = signed_in(county.by("officer"))

    ahead = client.post(
        address(case, "record_meeting"), {"key": "k1", "on": "2999-01-01", "name": "局务会"}
    )
    wrong = client.post(
        address(case, "record_meeting"), {"key": "k1", "on": "昨天", "name": "局务会"}
    )
    done = client.post(
        address(case, "record_meeting"),
        {"key": "k1", "on": TODAY.isoformat(), "name": "党组会", "opinion": "同意报送"},
    )

    assert (ahead.status_code, wrong.status_code, done.status_code) == (409, 400, 302)
    assert "还没有到" in ahead.content.decode()
    assert (fresh(case).met_on, fresh(case).met_at) == (TODAY, "党组会")


@pytest.mark.parametrize("page", ["/cases/{}/steps/sign/", "/cases/{}/signing/"])
def test_what_changed_after_the_page_was_opened_is_not_signed_unseen(county, page):
    case = carried(county, to=workflow.SIGNING)
    client = signed_in(county.by("head"))
    opened = client.get(page.format(case.pk)).content.decode()
    seen = re.search(r'name="seen" value="(\d+)"', opened)[1]
    return_.do(case, county.by("head"), opinion="改一处")
    case = carried(county, fresh(case), to=workflow.SIGNING)

    late = client.post(address(case, "sign"), {"key": "k1", "seen": seen})

    assert late.status_code == 409
    assert "打开页面以后又有变动" in late.content.decode()
    assert fresh(case).state == workflow.SIGNING
    now = re.search(r'name="seen" value="(\d+)"', late.content.decode())[1]
    assert client.post(address(case, "sign"), {"key": "k2", "seen": now}).status_code == 302


def test_a_meeting_is_not_recorded_of_what_changed_meanwhile(county):
    case = carried(county, to=workflow.MEETING)
    client = signed_in(county.by("officer"))
    opened = client.get(address(case, "record_meeting")).content.decode()
    seen = re.search(r'name="seen" value="(\d+)"', opened)[1]
    return_.do(case, county.by("officer"), opinion="改一处")
    case = carried(county, fresh(case), to=workflow.MEETING)

    late = client.post(
        address(case, "record_meeting"),
        {"key": "k1", "seen": seen, "on": TODAY.isoformat(), "name": "局务会"},
    )

    assert late.status_code == 409
    assert fresh(case).state == workflow.MEETING


def test_the_head_sees_the_score_what_cost_points_and_what_will_be_asked(county):
    case = carried(county, to=workflow.SIGNING)
    client = signed_in(county.by("head"))

    page = client.get(f"/cases/{case.pk}/signing/").content.decode()
    elsewhere = client.get(f"/cases/{county.sister_case.pk}/signing/")

    assert "扣分在哪里" in page
    assert "可能被问到的问题" in page
    assert page.count("<dt>") > 5
    assert f'action="{address(case, "sign")}"' in page
    assert elsewhere.status_code == 404


def test_the_case_page_offers_each_role_its_steps(county):
    case = carried(county, to=workflow.REVIEW)
    offered = {
        role: signed_in(county.by(role)).get(f"/cases/{case.pk}/").content.decode()
        for role in ("clerk", "officer", "head")
    }

    assert address(case, "pass_review") in offered["officer"]
    assert address(case, "return_") in offered["officer"]
    assert "/steps/" not in offered["clerk"]
    assert "/steps/" not in offered["head"]
