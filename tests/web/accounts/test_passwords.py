"""What a password must be."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from jiheng.web.accounts import passwords
from jiheng.web.accounts.models import SecurityEvent

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("Chun-2026", "10"),
        ("chunfengqiuyu", "密码应含大写字母、小写字母、数字、符号中的三种。"),
        ("chunfeng2026", "密码应含大写字母、小写字母、数字、符号中的三种。"),
        ("ZhangYun-2026", "密码中不能含有登录名。"),
        (PASSWORD, "不能与最近5次用过的密码相同。"),
    ],
)
def test_a_weak_password_is_refused(person, password, why):
    with pytest.raises(ValidationError, match=why):
        passwords.change(person, password)

    assert person.check_password(PASSWORD)


def test_a_password_may_come_again_after_five_others(person):
    for number in range(5):
        with pytest.raises(ValidationError):
            passwords.change(person, PASSWORD)
        passwords.change(person, f"Qiuyu-2026-{number}")

    passwords.change(person, PASSWORD)

    assert person.check_password(PASSWORD)


def test_a_password_older_than_ninety_days_has_to_be_changed_first(client, person):
    person.changed_at -= timedelta(days=91)
    person.save()
    client.force_login(person)

    answer = client.get(reverse("accounts:account"))

    assert answer["Location"] == reverse("accounts:password")
    assert "密码已到修改期限" in client.get(answer["Location"]).content.decode()


def test_a_password_that_somebody_else_chose_has_to_be_changed_first(client, person):
    passwords.change(person, "Qiuyu-2026", must_change=True)
    client.force_login(person)

    client.post(
        reverse("accounts:password"),
        {"present": "Qiuyu-2026", "wanted": "Dongxue-2026", "again": "Dongxue-2026"},
    )

    assert client.get(reverse("accounts:account")).status_code == 200
    assert SecurityEvent.objects.filter(kind="password").count() == 1


def test_the_present_password_has_to_be_typed(client, person):
    client.force_login(person)

    page = client.post(
        reverse("accounts:password"),
        {"present": "wrong", "wanted": "Dongxue-2026", "again": "Dongxue-2026"},
    ).content.decode()

    person.refresh_from_db()
    assert "现在的密码不对。" in page
    assert person.check_password(PASSWORD)


def test_the_new_password_is_typed_twice_alike(client, person):
    client.force_login(person)

    page = client.post(
        reverse("accounts:password"),
        {"present": PASSWORD, "wanted": "Dongxue-2026", "again": "Dongxue-2027"},
    ).content.decode()

    assert "两次填写的新密码不一致。" in page
