"""What is typed is kept as typed, at the revision its writer saw, and logged."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from tests.web.workbench.conftest import NOW, drafted

from jiheng.dossiers.workbook.typed import CellKey
from jiheng.errors import JihengError
from jiheng.web.workbench import cells, workflow
from jiheng.web.workbench.actions import issue, save_cells, submit
from jiheng.web.workbench.actions.save_cells import Wanted
from jiheng.web.workbench.evaluated import worked
from jiheng.web.workbench.models import Case, Change, Entry, Section

STAFF = CellKey("基础数据", "在职人员数", "value0")
EXPENSES = CellKey("基础数据", "三公经费决算数", "value0")
NAME = CellKey("单位信息", "单位名称", "value")


def again(case: Case) -> Case:
    return Case.objects.select_related("dossier__agency__parent", "task").get(pk=case.pk)


def save(small, *changes, by=None, case=None):
    return save_cells.do(case or small.case, by or small.clerk, changes)


def test_a_value_is_kept_as_typed_and_its_change_is_logged(small):
    outcome = save(small, Wanted(EXPENSES, "40.95", 0))

    assert [(one.value, one.revision, one.message) for one in outcome.saved] == [("40.95", 1, "")]
    change = Change.objects.get(what="entry")
    assert (change.where, change.before, change.after) == (
        "基础数据 三公经费决算数 本年数",
        "",
        "40.95",
    )


def test_what_cannot_be_read_is_kept_and_told(small):
    (saved,) = save(small, Wanted(EXPENSES, "四十万", 0)).saved

    assert "四十万" in saved.message
    assert Entry.objects.get().value == "四十万"
    assert list(worked(again(small.case)).made.problems) == [EXPENSES]


def test_a_form_with_an_unread_cell_cannot_be_submitted(small):
    save(small, Wanted(EXPENSES, "四十万", 0))

    with pytest.raises(JihengError, match="三公经费决算数"):
        submit.do(small.case, small.clerk)


def test_who_did_not_see_the_last_value_overwrites_nothing(small):
    save(small, Wanted(EXPENSES, "40", 0))
    save(small, Wanted(EXPENSES, "41", 1), by=small.officer)

    outcome = save(small, Wanted(EXPENSES, "42", 1))

    assert outcome.saved == []
    (conflict,) = outcome.conflicts
    assert (conflict.yours, conflict.theirs, conflict.by, conflict.revision) == (
        "42",
        "41",
        "officer",
        2,
    )
    assert Entry.objects.get().value == "41"


def test_the_same_change_twice_is_one_change(small):
    save(small, Wanted(EXPENSES, "40", 0))
    outcome = save(small, Wanted(EXPENSES, "40", 0))

    assert [one.revision for one in outcome.saved] == [1]
    assert Change.objects.filter(what="entry").count() == 1


def test_what_the_organisation_tree_says_is_not_typed(small):
    outcome = save(small, Wanted(NAME, "另一个局", 0))

    assert [key for key, _ in outcome.refused] == [NAME]
    assert worked(again(small.case)).dossier.subject.name == small.unit.name


@pytest.mark.parametrize("state", sorted(set(workflow.STATES) - workflow.OPEN))
def test_nothing_is_typed_into_a_case_that_is_not_open(small, state):
    Case.objects.filter(pk=small.case.pk).update(state=state)

    with pytest.raises(JihengError, match="不能修改"):
        save(small, Wanted(STAFF, "10", 0))


def test_nobody_from_outside_types(small):
    for stranger in (small.bureau, small.division, small.head):
        with pytest.raises(JihengError, match="不能修改"):
            save(small, Wanted(STAFF, "10", 0), by=stranger)


def test_a_part_given_to_somebody_else_is_theirs(small):
    Section.objects.create(case=small.case, person=small.officer.person, sheet="基础数据")

    outcome = save(small, Wanted(STAFF, "10", 0))

    assert [str(why) for _, why in outcome.refused] == [
        "基础数据 在职人员数 本年数：分给了officer填写。由他们填写，或由财务股调整分工。"
    ]


def test_an_approved_objective_changes_only_with_a_document(small):
    target = CellKey("绩效目标与完成", "+1", "target")
    actual = CellKey("绩效目标与完成", "+1", "actual")
    Entry.objects.create(dossier=small.case.dossier, **target._asdict(), value="12", locked=True)

    outcome = save(small, Wanted(target, "10", 1), Wanted(actual, "12", 0))

    assert [key for key, _ in outcome.refused] == [target]
    assert [one.key for one in outcome.saved] == [actual]


def test_a_share_of_an_amount_belongs_to_its_scope_and_a_head_count_to_all(small):
    county = drafted(small.finance, title="县级", scope="县级财政")
    (other,) = issue.do(county, small.bureau, agencies=[small.unit], now=NOW)

    save(small, Wanted(EXPENSES, "40", 0), Wanted(STAFF, "10", 0))
    save(small, Wanted(EXPENSES, "15", 0), case=other)

    whole, part = (worked(again(one)).dossier for one in (small.case, other))
    year = small.case.dossier.year
    assert [one.fact("三公经费决算数", year).printed for one in (whole, part)] == [
        "40.00万元",
        "15.00万元",
    ]
    assert part.fact("在职人员数", year).printed == "10人"


def test_an_amount_without_its_share_is_missing_in_that_scope_and_not_the_whole(small):
    county = drafted(small.finance, title="县级", scope="县级财政")
    (other,) = issue.do(county, small.bureau, agencies=[small.unit], now=NOW)

    save(small, Wanted(EXPENSES, "40", 0))

    assert worked(again(other)).dossier.fact("三公经费决算数", 2024) is None


def test_base_data_rest_while_another_case_is_being_reviewed(small):
    county = drafted(small.finance, title="县级任务", scope="县级财政")
    (other,) = issue.do(county, small.bureau, agencies=[small.unit], now=NOW)
    submit.do(other, small.clerk)

    outcome = save(small, Wanted(STAFF, "10", 0))

    assert [str(why) for _, why in outcome.refused] == [
        "基础数据：“县级任务”现在是“单位审核”，共用的基础数据不能修改。先办完或退回它。"
    ]


@pytest.mark.django_db(transaction=True)
def test_of_many_who_save_one_cell_at_once_one_wins_and_the_others_are_told(small):
    def one(number):
        try:
            return save(small, Wanted(STAFF, str(number), 0))
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(one, range(6)))

    assert sum(len(outcome.saved) for outcome in outcomes) == 1
    assert sum(len(outcome.conflicts) for outcome in outcomes) == 5
    assert Entry.objects.get().revision == 1


def test_what_is_frozen_thaws_to_the_same_dossier(small):
    save(small, Wanted(EXPENSES, "40.95", 0), Wanted(STAFF, "10", 0))
    form = cells.form_of(small.case)

    thawed = form.made(cells.thawed(cells.frozen(small.case, form)), small.unit.name)

    assert thawed.dossier == worked(again(small.case)).dossier
