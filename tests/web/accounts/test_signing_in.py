"""Who signs in, who does not, and what becomes of their session."""

import pytest
from django.urls import reverse

from jiheng.web.accounts import passwords
from jiheng.web.accounts.models import Person, SecurityEvent

pytestmark = pytest.mark.django_db
PASSWORD = "Chunfeng-2026"


@pytest.fixture
def person():
    """Somebody who may sign in."""
    made = Person.objects.create(login="zhangyun", name="章云")
    passwords.change(made, PASSWORD)
    return made


def signs_in(client, login="zhangyun", password=PASSWORD, **more):
    return client.post(reverse("accounts:sign_in"), {"login": login, "password": password, **more})


def test_the_right_password_opens_the_workbench(client, person):
    answer = signs_in(client)

    assert answer.status_code == 302
    assert client.get(reverse("accounts:account")).status_code == 200
