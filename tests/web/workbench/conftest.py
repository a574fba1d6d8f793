"""One unit, one bureau, one issued task: the least in which a case can live."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.utils import timezone

from jiheng.web.accounts.models import Agency, Person, Post, Role
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.actions import issue
from jiheng.web.workbench.models import Case, Task

FRAMEWORK = "hunan_hengyang_2024"
NOW = timezone.make_aware(timezone.datetime(2025, 2, 1, 9, 0))


@dataclass
class Small:
    """The least county."""

    finance: Agency
    unit: Agency
    case: Case
    clerk: Acting
    officer: Acting
    head: Acting
    division: Acting
    bureau: Acting


def appoint(login: str, agency: Agency, role: Role, **more) -> Acting:
    """A person at a post."""
    person = Person(login=login, name=login)
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
        "skipped": ["goals", "authority"],
    }
    return Task.objects.create(issuer=finance, **{**usual, **more})


@pytest.fixture
def small(db, tmp_path, monkeypatch) -> Small:
    del db
    monkeypatch.setenv("JIHENG_HOME", str(tmp_path))
    finance = Agency.objects.create(code="F01", name="某县财政局", kind=Agency.Kind.FINANCE)
    unit = Agency.objects.create(code="101001", name="某县水利局", region="某县")
    bureau = appoint("bureau", finance, Role.BUREAU)
    (case,) = issue.do(drafted(finance), bureau, agencies=[unit], now=NOW)
    return Small(
        finance=finance,
        unit=unit,
        case=case,
        clerk=appoint("clerk", unit, Role.CLERK),
        officer=appoint("officer", unit, Role.OFFICER),
        head=appoint("head", unit, Role.HEAD),
        division=appoint("division", finance, Role.DIVISION),
        bureau=bureau,
    )
