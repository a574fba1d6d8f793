"""System, security and audit administrators are apart, and none sees business data."""

from importlib import import_module

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import get_resolver, reverse

from jiheng.web.accounts import second_factor
from jiheng.web.accounts.models import AppendOnly, Person, Post, Role, SecurityEvent
from jiheng.web.accounts.navigation import items

pytestmark = pytest.mark.django_db

#: Page → who may see it.
OWN = {
    "accounts:people": Role.SYSTEM,
    "accounts:person_new": Role.SYSTEM,
    "accounts:agencies": Role.SYSTEM,
    "accounts:agency_new": Role.SYSTEM,
    "accounts:settings": Role.SYSTEM,
    "accounts:posts": Role.SECURITY,
    "accounts:post_new": Role.SECURITY,
    "accounts:log": Role.AUDIT,
}
#: What they do → who may do it.
DONE = {
    "accounts:person_active": Role.SYSTEM,
    "accounts:person_password": Role.SYSTEM,
    "accounts:agency": Role.SYSTEM,
    "accounts:post_revoke": Role.SECURITY,
    "accounts:unlock": Role.SECURITY,
    "accounts:remove_factor": Role.SECURITY,
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", OWN)
def test_each_page_is_for_one_role(client, somebody, role, name):
    client.force_login(somebody("somebody", role))

    answer = client.get(reverse(name))

    assert answer.status_code == (200 if role == OWN[name] else 403)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", DONE)
def test_each_deed_is_for_one_role(client, somebody, role, name):
    client.force_login(somebody("somebody", role))

    answer = client.post(reverse(name, args=[10**9]))

    assert answer.status_code == (404 if role == DONE[name] else 403)


@pytest.mark.parametrize("role", [Role.SYSTEM, Role.SECURITY, Role.AUDIT])
def test_none_of_them_sees_a_page_of_the_workbench(client, somebody, role):
    client.force_login(somebody("somebody", role))

    pages = [
        f"/{part.pattern}{page.pattern}"
        for part in get_resolver().url_patterns
        if getattr(part, "app_name", None) not in {None, "accounts"}
        for page in part.url_patterns
        if "<" not in str(page.pattern)
    ]

    assert {client.get(page).status_code for page in pages} <= {403}


def test_the_pages_told_apart_here_are_all_there_are():
    part = next(
        one for one in get_resolver().url_patterns if getattr(one, "app_name", "") == "accounts"
    )
    everybody = {
        "sign_in", "code", "enrol", "sign_out", "account", "password", "factor", "choose_post",
        "language",
    }  # fmt: skip

    names = {f"accounts:{page.name}" for page in part.url_patterns if page.name not in everybody}

    assert names == OWN.keys() | DONE.keys()


def test_every_link_of_the_navigation_leads_somewhere():
    assert [item.name for item in items() if not reverse(item.name)] == []


def test_a_new_person_must_change_the_password(client, somebody):
    client.force_login(somebody("xitong", Role.SYSTEM))

    client.post(
        reverse("accounts:person_new"),
        {"login": "liqing", "name": "李青", "password": "Qiuyu-2026"},
    )

    assert Person.objects.get(login="liqing").must_change
    assert SecurityEvent.objects.filter(kind="person", about="新建用户 liqing").exists()


def test_a_new_person_with_a_weak_password_is_not_made(client, somebody):
    client.force_login(somebody("xitong", Role.SYSTEM))

    page = client.post(
        reverse("accounts:person_new"), {"login": "liqing", "name": "李青", "password": "weak"}
    ).content.decode()

    assert "密码应含" in page
    assert not Person.objects.filter(login="liqing").exists()


def test_nobody_stops_oneself(client, somebody):
    me = somebody("xitong", Role.SYSTEM)
    client.force_login(me)

    client.post(reverse("accounts:person_active", args=[me.pk]))

    me.refresh_from_db()
    assert me.is_active


def test_a_post_is_granted_and_written_down(client, somebody, agency):
    other = somebody("liqing")
    client.force_login(somebody("anquan", Role.SECURITY))

    client.post(
        reverse("accounts:post_new"), {"person": other.pk, "agency": agency.pk, "role": "officer"}
    )

    assert Post.objects.filter(person=other, role="officer").exists()
    assert SecurityEvent.objects.get(kind="granted").about == "liqing 青石县财政局 财务股审核"


@pytest.mark.parametrize("role", ["system", "security", "audit"])
def test_nobody_at_work_on_cases_becomes_an_administrator(client, somebody, agency, role):
    other = somebody("liqing")
    client.force_login(somebody("anquan", Role.SECURITY))

    page = client.post(
        reverse("accounts:post_new"), {"person": other.pk, "agency": agency.pk, "role": role}
    ).content.decode()

    assert "三者分开" in page
    assert not Post.objects.filter(person=other, role=role).exists()


def test_nobody_grants_oneself_a_post(client, somebody, agency):
    me = somebody("anquan", Role.SECURITY)
    client.force_login(me)

    page = client.post(
        reverse("accounts:post_new"), {"person": me.pk, "agency": agency.pk, "role": "bureau"}
    ).content.decode()

    assert "不能给自己授予岗位。" in page
    assert Post.objects.filter(person=me).count() == 1


def test_a_revoked_post_opens_nothing_any_more(client, somebody):
    bureau = somebody("xitong", Role.SYSTEM)
    client.force_login(bureau)
    Post.objects.filter(person=bureau).update(active=False)

    assert client.get(reverse("accounts:people")).status_code == 403


def test_a_lost_telephone_is_forgotten(client, somebody):
    other = somebody("liqing")
    second_factor.begin(other)
    client.force_login(somebody("anquan", Role.SECURITY))

    client.post(reverse("accounts:remove_factor", args=[other.pk]))

    assert second_factor.device_of(other) is None
    assert SecurityEvent.objects.filter(kind="factor_removed", about="liqing").exists()


class TestSecurityLog:
    """It only grows."""

    @pytest.fixture
    def line(self):
        return SecurityEvent.objects.create(kind="failed", login="nobody")

    def test_a_line_is_neither_changed_nor_deleted_by_the_program(self, line):
        with pytest.raises(AppendOnly):
            line.save()
        with pytest.raises(AppendOnly):
            line.delete()
        with pytest.raises(AppendOnly):
            SecurityEvent.objects.all().delete()
        with pytest.raises(AppendOnly):
            SecurityEvent.objects.update(login="somebody")

    @pytest.mark.parametrize("statement", ["UPDATE {} SET login = 'x'", "DELETE FROM {}"])
    def test_a_line_is_neither_changed_nor_deleted_past_the_program(self, line, statement):
        if connection.vendor == "sqlite" and statement.startswith("DELETE"):
            _guard_again()

        with (
            pytest.raises(DatabaseError, match="the security log only grows"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement.format("accounts_securityevent"))

        assert SecurityEvent.objects.filter(pk=line.pk, login="nobody").exists()

    def test_the_audit_administrator_finds_what_somebody_did(self, client, somebody, line):
        client.force_login(somebody("shenji", Role.AUDIT))

        page = client.get(reverse("accounts:log"), {"login": "nobody"}).content.decode()

        assert "登录失败" in page
        assert line.login in page
        assert '<td data-title="登录名">shenji' not in page


def _guard_again():
    """The trigger that the tests took away for the sake of their own cleaning up."""
    guard = import_module("jiheng.web.accounts.migrations.0003_security_log_only_grows")
    with connection.cursor() as cursor:
        cursor.execute(guard.SQLITE["delete"])
