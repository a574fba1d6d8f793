"""我的工作 shows each post what waits for it, and nothing else."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from web.county import carried, filled, signed_in

from jiheng.web.workbench import reminders, workflow
from jiheng.web.workbench.actions import pass_review, return_, submit
from jiheng.web.workbench.models import Reminder, Section, Task

PAGE = "/work/"
_TURN = {
    "clerk": workflow.FILLING,
    "officer": workflow.REVIEW,
    "head": workflow.SIGNING,
    "authority": workflow.AUTHORITY,
    "division": workflow.FIRST_REVIEW,
    "bureau": workflow.RECEIPT,
}


def text(client, address=PAGE):
    return client.get(address).content.decode()


@pytest.mark.parametrize(("role", "state"), _TURN.items())
def test_a_case_waits_for_whoever_carries_it_on(county, role, state):
    case = carried(county, to=state)

    waiting = list(reminders.waiting(county.by(role)))

    assert case in waiting
    assert all(one.state == state for one in waiting if one.pk == case.pk)


def test_the_page_counts_what_waits_in_the_navigation(county):
    carried(county, to=workflow.REVIEW)

    page = text(signed_in(county.by("officer")))

    assert '<span class="count">1<span' in page
    assert "待我办理" in page


@pytest.mark.parametrize(
    ("days", "words"), [(-2, "已逾期2天"), (0, "今天截止"), (3, "还有3天"), (9, "还有9天")]
)
def test_how_near_the_deadline_is_stands_beside_the_case(county, days, words):
    Task.objects.filter(pk=county.task.pk).update(
        deadline=timezone.localdate() + timedelta(days=days)
    )

    page = text(signed_in(county.by("clerk")))

    assert words in page
    assert ("due-over" in page) == (days < 0)
    assert ("due-soon" in page) == (0 <= days <= reminders.SOON)


def test_a_deadline_of_the_case_itself_goes_before_that_of_the_task(county):
    county.case.due = date(2025, 5, 1)

    assert reminders.due(county.case, date(2025, 4, 28)) == (date(2025, 5, 1), 3)


def test_what_came_back_says_why_until_it_goes_on(county):
    case = carried(county, to=workflow.REVIEW)
    return_.do(case, county.by("officer"), opinion="绩效目标缺两项完成值")

    before = text(signed_in(county.by("clerk")))
    submit.do(case, county.by("clerk"))
    after = text(signed_in(county.by("clerk")))

    assert "绩效目标缺两项完成值" in before
    assert "绩效目标缺两项完成值" not in after


def test_a_reminder_stands_until_the_case_is_filed(county):
    Reminder.objects.create(
        case=county.case, text="还有三天，抓紧报送", person=county.by("bureau").person
    )

    before = text(signed_in(county.by("clerk")))
    carried(county, to=workflow.AUTHORITY)
    after = text(signed_in(county.by("clerk")))

    assert "还有三天，抓紧报送" in before
    assert "还有三天，抓紧报送" not in after


def test_a_part_given_to_a_person_stands_on_their_page_only(county):
    Section.objects.create(
        case=county.case, person=county.by("clerk").person, sheet="绩效目标与完成"
    )

    assert "分给我的部分" in text(signed_in(county.by("clerk")))
    assert "分给我的部分" not in text(signed_in(county.by("officer")))


def test_an_empty_case_is_not_begun_and_a_filled_one_is(county):
    client = signed_in(county.by("clerk"))
    before = text(client)
    filled(county)

    assert "未开始" in before
    assert "未开始" not in text(client)


def test_another_unit_sees_nothing_of_it(county):
    filled(county)

    page = text(signed_in(county.by("apart.clerk")))

    assert county.unit.name not in page
    assert county.short_task.title in page


def test_those_above_are_not_told_what_goes_on_inside(county):
    carried(county, to=workflow.MEETING)

    page = text(signed_in(county.by("bureau")))

    assert "未报送" in page
    assert "待上会" not in page
    assert "自评填报" not in page


def test_the_number_of_queries_does_not_grow_with_the_cases(
    county, django_assert_max_num_queries, django_assert_num_queries
):
    client = signed_in(county.by("bureau"))
    with django_assert_max_num_queries(20) as one:
        client.get(PAGE)
    count = len(one.captured_queries)
    carried(county, to=workflow.RECEIPT)
    carried(county, county.sister_case, to=workflow.RECEIPT)

    assert count > 3
    with django_assert_num_queries(count):
        client.get(PAGE)


def test_passing_a_review_moves_the_case_to_the_next_one_on_the_way(county):
    case = carried(county, to=workflow.REVIEW)
    pass_review.do(case, county.by("officer"))

    assert case in reminders.waiting(county.by("officer"))
    assert case not in reminders.waiting(county.by("head"))
