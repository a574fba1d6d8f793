"""A case goes the way of the table, and no other."""

from datetime import date

import pytest

from jiheng.errors import JihengError
from jiheng.web.accounts.models import Role
from jiheng.web.workbench import log, workflow
from jiheng.web.workbench.actions import (
    pass_review,
    record_meeting,
    return_,
    sign,
    submit,
)
from jiheng.web.workbench.actions.record_meeting import Meeting
from jiheng.web.workbench.models import Case, Event

MEETING = Meeting(date(2025, 3, 3), "局务会")
TODAY = date(2025, 3, 4)


def signed(small) -> Case:
    """The case as far as the head's signature."""
    case = submit.do(small.case, small.clerk)
    case = pass_review.do(case, small.officer)
    case = record_meeting.do(case, small.officer, MEETING, today=TODAY)
    return sign.do(case, small.head)


def test_from_filling_to_signature(small):
    case = signed(small)

    assert case.state == workflow.READY
    assert [event.action for event in case.events.all()] == [
        "submit",
        "pass_review",
        "record_meeting",
        "sign",
    ]
    assert (case.met_on, case.met_at) == (MEETING.on, MEETING.name)
    assert Case.objects.get(pk=case.pk).signed_by == small.head.person
    assert list(log.verify()) == []


@pytest.mark.parametrize(("state", "action"), workflow.STEPS)
def test_a_step_belongs_to_its_roles_and_to_nobody_else(small, state, action):
    step = workflow.STEPS[state, action]
    Case.objects.filter(pk=small.case.pk).update(state=state)
    everybody = (small.clerk, small.officer, small.head, small.division, small.bureau)

    for one in everybody:
        if one.post.role in step.roles:
            continue
        with pytest.raises(JihengError, match="办理"):
            workflow.take(small.case, action, one, opinion="同意")

    assert Case.objects.get(pk=small.case.pk).state == state


@pytest.mark.parametrize("action", sorted({action for _, action in workflow.STEPS}))
@pytest.mark.parametrize("state", workflow.STATES)
def test_what_is_not_in_the_table_cannot_happen(small, state, action):
    if (state, action) in workflow.STEPS:
        return
    Case.objects.filter(pk=small.case.pk).update(state=state)

    with pytest.raises(JihengError, match=f"现在是“{workflow.STATES[state]}”"):
        workflow.take(small.case, action, small.bureau, opinion="同意")


def test_sending_back_needs_an_opinion(small):
    case = submit.do(small.case, small.clerk)

    with pytest.raises(JihengError, match="没有写意见"):
        return_.do(case, small.officer, opinion="  ")
    assert return_.do(case, small.officer, opinion="补三公经费").state == workflow.FILLING


def test_who_submitted_may_not_review_unless_the_task_says_so_and_then_it_is_written_down(small):
    small.clerk.post.role = Role.CLERK
    case = submit.do(small.case, small.clerk)
    twice = small.clerk
    twice.post.role = Role.OFFICER

    with pytest.raises(JihengError, match="不能再审核"):
        pass_review.do(case, twice)
    case.task.one_person = True
    case.task.save()
    pass_review.do(case, twice)

    assert "同一人" in Event.objects.get(action="pass_review").opinion


def test_a_step_that_is_switched_off_is_passed_and_the_log_says_so(small):
    small.case.task.skipped = ["goals", "review", "meeting", "signing", "authority"]
    small.case.task.save()

    case = submit.do(small.case, small.clerk)

    assert case.state == workflow.READY
    assert [event.before for event in case.events.filter(action="skipped")] == [
        workflow.REVIEW,
        workflow.MEETING,
        workflow.SIGNING,
    ]


def test_the_same_request_twice_is_one_step(small):
    submit.do(small.case, small.clerk, key="a1")
    case = submit.do(small.case, small.clerk, key="a1")

    assert case.state == workflow.REVIEW
    assert Event.objects.filter(case=case).count() == 1


def test_a_meeting_that_has_not_been_is_not_recorded(small):
    case = pass_review.do(submit.do(small.case, small.clerk), small.officer)

    with pytest.raises(JihengError, match="还没有到"):
        record_meeting.do(case, small.officer, Meeting(date(2025, 3, 9), "党组会"), today=TODAY)
    assert Case.objects.get(pk=case.pk).state == workflow.MEETING


def test_every_state_can_be_left_for_acceptance_or_is_an_end():
    ways = {before: [] for before in workflow.STATES}
    for (before, _), step in workflow.STEPS.items():
        ways[before].append(step.after)

    def reaches(state, seen=frozenset()):
        later = (reaches(one, seen | {state}) for one in ways[state] if one not in seen)
        return state == workflow.ACCEPTED or any(later)

    assert {state for state in workflow.STATES if not reaches(state)} == {workflow.CANCELLED}
