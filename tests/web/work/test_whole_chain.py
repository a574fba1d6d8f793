"""From task to acceptance through the pages, each step by whom it belongs to."""

import json
from datetime import date

import pytest
from web.county import ISSUED, County, appoint, drafted, filled, fresh, signed_in

from jiheng.web.accounts.models import Role
from jiheng.web.workbench import kept, log, workflow
from jiheng.web.workbench.actions import issue
from jiheng.web.workbench.models import Case, Event, Task

#: Role → the step it takes, in order; 登记会议 is sent with its day.
FULL = (
    ("clerk", "submit"),
    ("officer", "pass_review"),
    ("officer", "record_meeting"),
    ("head", "sign"),
    ("clerk", "file"),
    ("authority", "forward"),
    ("division", "pass_first_review"),
    ("bureau", "accept"),
)
_MEETING = {"on": date(2025, 3, 3).isoformat(), "name": "局务会"}


def taken(client, case: Case, action: str, **more) -> None:
    """One step, by the page of it."""
    answer = client.post(
        f"/cases/{case.pk}/steps/{action}/", {"key": f"{action}-{case.pk}", **more}
    )
    assert answer.status_code == 302, answer.content.decode()


def test_a_department_goes_from_task_to_acceptance(county: County):
    case = filled(county)

    for role, action in FULL:
        taken(signed_in(county.by(role)), case, action, **_MEETING)

    filing = case.filings.get()
    names = {one.name for one in filing.files.all()}
    assert fresh(case).state == workflow.ACCEPTED
    assert filing.accepted_at is not None
    assert "SHA256SUMS.txt" in {name.rpartition("/")[2] for name in names}
    assert any(name.endswith(".docx") for name in names)
    assert json.loads(kept.content_of(filing.cells))
    steps = case.events.exclude(action="skipped").values_list("action", flat=True)
    assert list(steps) == [action for _, action in FULL]
    assert list(log.verify()) == []
    assert list(kept.verify()) == []


def test_what_the_bureau_sends_back_is_filed_again_as_the_second(county: County):
    case = filled(county)
    for role, action in FULL[:-1]:
        taken(signed_in(county.by(role)), case, action, **_MEETING)

    taken(signed_in(county.by("bureau")), case, "send_back", opinion="补会议纪要")
    for role, action in FULL:
        key = {"key": f"again-{action}"}
        taken(signed_in(county.by(role)), case, action, **{**_MEETING, **key})

    first, second = case.filings.order_by("number")
    assert (first.number, second.number) == (1, 2)
    assert first.accepted_at is None
    assert second.accepted_at is not None


def test_in_the_smallest_county_one_person_does_it_and_the_log_says_so(county: County):
    case = filled(county, county.short_case)
    clerk = signed_in(county.by("apart.clerk"))

    taken(clerk, case, "submit")
    assert fresh(case).state == workflow.READY
    taken(clerk, case, "file")
    assert fresh(case).state == workflow.RECEIPT
    taken(signed_in(county.by("bureau")), case, "accept")

    skipped = Event.objects.filter(case=case, action="skipped")
    assert fresh(case).state == workflow.ACCEPTED
    assert set(skipped.values_list("post", flat=True)) == {"本任务不设这一环节"}
    assert {one.before for one in skipped} >= {workflow.REVIEW, workflow.SIGNING}


def test_one_person_at_two_posts_may_review_where_the_task_allows_it(county: County):
    Task.objects.filter(pk=county.task.pk).update(one_person=True)
    case = filled(county)
    both = county.by("clerk")
    officer = appoint("second post", county.unit, Role.OFFICER)
    officer.post.person = both.person
    officer.post.save()

    taken(signed_in(both), case, "submit")
    taken(signed_in(type(both)(both.person, officer.post)), case, "pass_review")

    event = Event.objects.get(case=case, action="pass_review")
    assert "经办和审核为同一人" in event.opinion


@pytest.mark.parametrize("step", list(workflow.OPTIONAL))
def test_every_step_can_be_switched_off_alone(county: County, step):
    skipped = sorted({"goals", step})
    Task.objects.filter(pk=county.task.pk).update(skipped=skipped)
    case = filled(county)
    off = {one for name in skipped for one in workflow.OPTIONAL[name][1]}

    for role, action in FULL:
        state = fresh(case).state
        assert state not in off
        if (state, action) not in workflow.STEPS:
            continue
        taken(signed_in(county.by(role)), case, action, **_MEETING)

    assert fresh(case).state == workflow.ACCEPTED


def test_with_every_step_on_objectives_come_first(county: County):
    task = drafted(county.finance, title="2024年度自评（全程）", skipped=[])
    (case,) = issue.do(task, county.by("bureau"), agencies=[county.apart], now=ISSUED)
    assert case.state == workflow.GOALS
    clerk, officer = county.by("apart.clerk"), county.by("apart.officer")

    taken(signed_in(clerk), case, "submit_goals")
    taken(signed_in(officer), case, "return_goals", opinion="目标值不可衡量")
    taken(signed_in(clerk), case, "submit_goals", key="again")
    taken(signed_in(officer), case, "approve_goals")

    assert fresh(case).state == workflow.FILLING
