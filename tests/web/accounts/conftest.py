"""People who may sign in."""

import pytest

from jiheng.web.accounts import passwords
from jiheng.web.accounts.models import Agency, Person, Post, Role

PASSWORD = "Chunfeng-2026"  # noqa: S105 - of nobody


@pytest.fixture
def agency():
    """A bureau."""
    return Agency.objects.create(code="001", name="青石县财政局", kind=Agency.Kind.FINANCE)


@pytest.fixture
def somebody(agency):
    """Makes a person at a post of the role named."""

    def made(login, role=Role.CLERK):
        person = Person.objects.create(login=login, name="章云")
        passwords.change(person, PASSWORD)
        Post.objects.create(person=person, agency=agency, role=role)
        return person

    return made


@pytest.fixture
def person(somebody):
    """Somebody who may sign in."""
    return somebody("zhangyun")
