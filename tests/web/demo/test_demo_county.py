"""The county that an empty workbench opens with."""

import json

import pytest
from django.contrib.auth import authenticate
from tools import demo as tool

from jiheng.dossiers import read_dossier
from jiheng.web.accounts.models import OF_PLATFORM, Person, Post
from jiheng.web.workbench import kept, log, workflow
from jiheng.web.workbench.cells import made_of
from jiheng.web.workbench.demo import county as demo
from jiheng.web.workbench.models import Audit, Case, Dossier, Reminder, Task


@pytest.fixture
def filled(db, tmp_path, monkeypatch):
    """The demo county, and who is told to be able to sign in."""
    del db
    monkeypatch.setenv("JIHENG_HOME", str(tmp_path))
    return demo.fill()


def test_five_departments_stand_where_departments_stand_in_a_season(filled):
    states = dict(Case.objects.values_list("dossier__agency__name", "state"))

    assert states == {
        "衡阳市生态环境局衡东分局": workflow.FILLING,
        "衡阳市生态环境局": workflow.FILLING,
        "岳阳市生态环境局汨罗分局": workflow.REVIEW,
        "临汾市生态环境局曲沃分局": workflow.FILLING,
        "湛江经济技术开发区环境保护局本级": workflow.RECEIPT,
        "连云港市生态环境局": workflow.ACCEPTED,
    }
    assert Dossier.objects.filter(agency__name="衡阳市生态环境局衡东分局").count() == 2
    assert list(log.verify()) == []
    assert {login for login, *_ in filled} == set(demo.PEOPLE)
    assert set(Person.objects.values_list("login", flat=True)) == set(demo.PEOPLE)


def test_everybody_signs_in_with_the_password_and_administrators_are_three(filled, rf):
    login, password, *_ = filled[0]
    posts = Post.objects.filter(role__in=OF_PLATFORM)

    assert authenticate(rf.post("/"), username=login, password=password) is not None
    assert posts.values("person").distinct().count() == len(OF_PLATFORM)


def test_what_is_filed_reads_as_the_workbook_does(filled, repository):
    del filled
    case = Case.objects.get(dossier__agency__name="连云港市生态环境局")

    made = made_of(case).dossier
    there = read_dossier(repository / "examples" / "lianyungang_2020" / "填报表.xlsx")

    assert [(one.name, one.value) for one in made.facts] == [
        (one.name, one.value) for one in there.facts
    ]


def test_the_package_keeps_what_the_workbooks_say(repository):
    for workbook in (repository / "examples").glob("*/填报表.xlsx"):
        kept = tool.TYPED / f"{workbook.parent.name}.json"

        assert json.loads(kept.read_text("utf-8")) == json.loads(tool.text_of(workbook))


def test_there_is_something_to_do_for_the_bureau_and_for_units(filled):
    del filled
    draft = Task.objects.get(state=Task.State.DRAFT)

    assert set(draft.found) >= {"title", "deadline", "files", "pattern", "number"}
    assert kept.content_of(draft.notice)[:2] == b"PK"
    assert Reminder.objects.count() == 2
    assert Audit.objects.filter(filing__isnull=False).count() >= 2
