"""A small county for tests: built through the actions people take, signed in without a password.

    青石县财政局            bureau, division, system, security, audit
    青石县农业农村局        authority post; clerk, officer, head of its own
      ├ 农业技术推广中心    clerk, officer, head: most tests are about its case
      └ 畜牧水产站          clerk, officer, head
    青石县水利局            clerk, officer, head; under nobody

A test folder gets it by one line of its ``conftest.py``:
``from web.county import county  # noqa: F401``.
"""

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from http import HTTPStatus
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import make_aware

from jiheng.dossiers import read_dossier
from jiheng.web.accounts.models import OF_UNIT, Agency, Person, Post, Role
from jiheng.web.accounts.signed_in import POST
from jiheng.web.workbench import cells, kept, workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.actions import (
    accept,
    approve_goals,
    forward,
    issue,
    pass_first_review,
    pass_review,
    record_meeting,
    save_cells,
    sign,
    submit,
    submit_goals,
)
from jiheng.web.workbench.actions.record_meeting import Meeting
from jiheng.web.workbench.models import Case, Entry, FiledFile, Filing, Task

#: What the tasks are scored by, and the workbook that fills its form.
FRAMEWORK = "hunan_hengyang_2024"
EXAMPLE = Path(__file__).parents[2] / "examples" / "hengdong_2024" / "填报表.xlsx"
ISSUED = make_aware(datetime(2025, 2, 1, 9, 0))  # noqa: DTZ001 - made aware here
MEETING = Meeting(date(2025, 3, 3), "局务会")
TODAY = date(2025, 3, 4)
#: Invented; no two people of the county have the same.
_PEOPLE = {
    "finance.bureau": "祁远",
    "finance.division": "温若谷",
    "finance.system": "柏启明",
    "finance.security": "卫思源",
    "finance.audit": "阮青禾",
    "authority.authority": "陆怀瑾",
    "authority.clerk": "岑小满",
    "authority.officer": "晏如初",
    "authority.head": "程致远",
    "unit.clerk": "叶知秋",
    "unit.officer": "顾明澈",
    "unit.head": "江望舒",
    "sister.clerk": "苏见微",
    "sister.officer": "闻修竹",
    "sister.head": "韩松年",
    "apart.clerk": "尹思齐",
    "apart.officer": "骆长风",
    "apart.head": "薛定安",
}


@dataclass
class County:
    """Who and what there is.

    Attributes:
        finance: the bureau of finance.
        authority: 主管部门 of ``unit`` and ``sister``.
        apart: a unit under no authority.
        posts: everybody, by ``"<agency>.<role>"``: ``"unit.clerk"``, ``"finance.bureau"``.
        task: issued to authority, unit and sister; only 目标填报和审核 is skipped.
        short_task: issued to ``apart``: every optional step skipped, one person may be both.
        case: of ``unit`` for ``task``; being filled in, and empty.
        sister_case: of ``sister``; so, too.
        own_case: of the authority itself.
        short_case: of ``apart`` for ``short_task``.
    """

    finance: Agency
    authority: Agency
    unit: Agency
    sister: Agency
    apart: Agency
    posts: dict[str, Acting] = field(default_factory=dict)
    task: Task | None = None
    short_task: Task | None = None
    case: Case | None = None
    sister_case: Case | None = None
    own_case: Case | None = None
    short_case: Case | None = None

    def by(self, key: str) -> Acting:
        """Somebody at their post; a role alone is that of ``unit``, or else of finance."""
        if "." in key:
            return self.posts[key]
        return next(self.posts[f"{where}.{key}"] for where in ("unit", "authority", "finance")
                    if f"{where}.{key}" in self.posts)  # fmt: skip


@pytest.fixture
def county(db, tmp_path, monkeypatch) -> County:
    """The county, its files in a folder of the test's own."""
    del db
    monkeypatch.setenv("JIHENG_HOME", str(tmp_path))
    return build()


def build() -> County:
    """The county in an empty database."""
    made = _agencies()
    for key in _PEOPLE:
        where, role = key.split(".")
        made.posts[key] = appoint(key, getattr(made, where), Role(role))
    made.task = drafted(made.finance)
    made.short_task = drafted(
        made.finance, title="2024年度自评（简化）", skipped=list(workflow.OPTIONAL), one_person=True
    )
    bureau = made.by("bureau")
    made.own_case, made.case, made.sister_case = issue.do(
        made.task, bureau, agencies=[made.authority, made.unit, made.sister], now=ISSUED
    )
    (made.short_case,) = issue.do(made.short_task, bureau, agencies=[made.apart], now=ISSUED)
    return made


def _agencies() -> County:
    def there(code, name, **more):
        return Agency.objects.create(code=code, name=f"青石县{name}", region="青石县", **more)

    kind = Agency.Kind
    authority = there("201", "农业农村局", kind=kind.AUTHORITY, division="农业农村股")
    below = {"parent": authority, "nature": "事业单位", "division": "农业农村股"}
    return County(
        finance=there("101", "财政局", kind=kind.FINANCE),
        authority=authority,
        unit=there("201001", "农业技术推广中心", **below),
        sister=there("201002", "畜牧水产站", **below),
        apart=there("301", "水利局", division="经济建设股"),
    )


def appoint(login: str, agency: Agency, role: Role, **more) -> Acting:
    """A person at a post; ``login`` is a key of the county, or a name of its own."""
    person = Person(login=login, name=_PEOPLE.get(login, login))
    person.set_unusable_password()
    person.save()
    return Acting(person, Post.objects.create(person=person, agency=agency, role=role, **more))


def drafted(finance: Agency, **more) -> Task:
    """A task that is not issued yet."""
    usual = {
        "title": "2024年度部门整体支出绩效自评",
        "year": 2024,
        "framework": FRAMEWORK,
        "deadline": date(2025, 4, 15),
        "skipped": ["goals"],
        "number": "青财绩〔2025〕3号",
    }
    return Task.objects.create(issuer=finance, **{**usual, **more})


# -- signing in ----------------------------------------------------------------------------------


def signed_in(by: Acting) -> Client:
    """A test client in which somebody works at that post."""
    client = Client()
    client.force_login(by.person, backend=settings.AUTHENTICATION_BACKENDS[-1])
    session = client.session
    session[POST] = by.post.pk
    session.save()
    return client


def enter(context, address: str, by: Acting) -> None:
    """Sign somebody in at that post in a browser context of Playwright; open pages then."""
    cookie = signed_in(by).cookies[settings.SESSION_COOKIE_NAME]
    context.clear_cookies()
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])


# -- carrying a case on --------------------------------------------------------------------------


def fresh(case: Case) -> Case:
    """The case as it stands now."""
    return Case.objects.select_related("dossier__agency__parent", "task").get(pk=case.pk)


def filled(county: County, case: Case | None = None) -> Case:
    """Type all of the example's workbook into a case."""
    case = case or county.case
    by = _of(county, case, Role.CLERK)
    changes = [save_cells.Wanted(key, text, 0) for key, text in _example_cells(case)]
    outcome = save_cells.do(fresh(case), by, changes)
    assert not outcome.refused, [str(one) for _, one in outcome.refused][:3]
    assert not outcome.conflicts
    return fresh(case)


def _example_cells(case: Case) -> list[tuple[cells.CellKey, str]]:
    form = cells.form_of(case)
    return [
        (key, text)
        for key, text in form.typed(_example()).items()
        if text and not cells.is_given(key)
    ]


@cache
def _example():
    return read_dossier(EXAMPLE)


def _of(county: County, case: Case, role: Role) -> Acting:
    """Who does it: of the case's own unit, of its authority, or of finance."""
    if role in OF_UNIT:
        return next(
            one for one in county.posts.values()
            if one.post.role == role and one.post.agency_id == case.dossier.agency_id
        )  # fmt: skip
    return county.by(role.value)


def carried(county: County, case: Case | None = None, *, to: str) -> Case:
    """Take the steps from where the case is to a state, each by whom it belongs to.

    A case without any entry is filled in first. Handing in keeps a small made-up bundle;
    tests of the bundle itself call ``actions.file``.
    """
    case = fresh(case or county.case)
    if to != case.state and not Entry.objects.filter(dossier=case.dossier).exists():
        case = filled(county, case)
    while case.state != to:
        case = fresh(_STEPS[case.state](county, case))
    return case


def hand_in(county: County, case: Case) -> Case:
    """File a signed case with a made-up bundle of two files."""
    case = fresh(case)
    by = _of(county, case, Role.OFFICER)
    frozen = json.dumps(cells.frozen(case, cells.form_of(case)), ensure_ascii=False).encode()
    filing = Filing.objects.create(
        case=case,
        number=case.filings.count() + 1,
        bundle=kept.keep(b"PK made up " + str(case.pk).encode(), "application/zip"),
        cells=kept.keep(frozen, "application/json"),
        score="90.5",
        filed_score="91",
        person=by.person,
    )
    for name, content in (("自评报告.docx", b"report as filed"), ("SHA256SUMS", b"0  made-up\n")):
        stored = kept.keep(content, "application/octet-stream")
        FiledFile.objects.create(filing=filing, name=name, stored=stored)
    return workflow.take(case, "file", by)


def _meet(county: County, case: Case) -> Case:
    return record_meeting.do(case, _of(county, case, Role.OFFICER), MEETING, today=TODAY)


def _by(action, role: Role):
    return lambda county, case: action.do(case, _of(county, case, role))


_STEPS = {
    workflow.GOALS: _by(submit_goals, Role.CLERK),
    workflow.GOALS_REVIEW: _by(approve_goals, Role.OFFICER),
    workflow.FILLING: _by(submit, Role.CLERK),
    workflow.REVIEW: _by(pass_review, Role.OFFICER),
    workflow.MEETING: _meet,
    workflow.SIGNING: _by(sign, Role.HEAD),
    workflow.READY: hand_in,
    workflow.AUTHORITY: _by(forward, Role.AUTHORITY),
    workflow.FIRST_REVIEW: _by(pass_first_review, Role.DIVISION),
    workflow.RECEIPT: _by(accept, Role.BUREAU),
}


def queries_of(client: Client, address: str) -> int:
    """How often a page asks the database, once it has been asked for before."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == HTTPStatus.OK
    return len(asked)
