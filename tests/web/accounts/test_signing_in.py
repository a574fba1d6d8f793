"""Who signs in, who does not, and what becomes of their session."""

import pytest
from django.test import Client
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from jiheng.web.accounts import second_factor
from jiheng.web.accounts.lockout import unlock
from jiheng.web.accounts.models import Role, SecurityEvent
from jiheng.web.accounts.signed_in import SEEN

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db
ACCOUNT = "/account/"


def signs_in(client, password=PASSWORD, login="zhangyun", **more):
    return client.post(reverse("accounts:sign_in"), {"login": login, "password": password, **more})


def is_in(client):
    return client.get(ACCOUNT).status_code == 200


def kinds():
    return list(SecurityEvent.objects.order_by("pk").values_list("kind", flat=True))


def code_of(device):
    return f"{totp(device.bin_key, step=device.step):06d}"


@pytest.mark.usefixtures("person")
def test_the_right_password_opens_the_workbench(client):
    answer = signs_in(client)

    assert answer.status_code == 302
    assert is_in(client)
    assert kinds() == ["signed_in"]


@pytest.mark.usefixtures("person")
@pytest.mark.parametrize(("login", "password"), [("zhangyun", "wrong"), ("nobody", PASSWORD)])
def test_a_wrong_password_and_an_unknown_name_are_told_alike(client, login, password):
    page = signs_in(client, password, login).content.decode()

    assert "登录名或密码不对，或账号已停用。" in page
    assert not is_in(client)
    assert kinds() == ["failed"]


def test_whoever_was_stopped_does_not_come_in(client, person):
    person.is_active = False
    person.save()

    signs_in(client)

    assert not is_in(client)


def test_a_session_ends_when_its_person_is_stopped(client, person):
    signs_in(client)
    person.refresh_from_db()
    person.is_active = False
    person.save()

    assert not is_in(client)


@pytest.mark.usefixtures("person")
def test_five_wrong_passwords_lock_the_account_for_the_right_one_too(client):
    for _ in range(5):
        answer = signs_in(client, "wrong")
    right = signs_in(client)

    assert answer.status_code == right.status_code == 423
    assert "账号已锁定20分钟" in right.content.decode()
    assert not is_in(client)
    assert "locked" in kinds()


@pytest.mark.usefixtures("person")
def test_an_unlocked_account_is_open_again(client):
    for _ in range(5):
        signs_in(client, "wrong")

    unlock("zhangyun")
    signs_in(client)

    assert is_in(client)


@pytest.mark.usefixtures("person")
def test_four_wrong_passwords_do_not_lock(client):
    for _ in range(4):
        signs_in(client, "wrong")
    signs_in(client)

    assert is_in(client)


@pytest.mark.usefixtures("person")
def test_nobody_is_sent_on_to_another_site(client):
    answer = signs_in(client, next="https://example.gov.cn/")

    assert answer["Location"] == "/"


def test_a_session_that_was_idle_for_half_an_hour_is_over(client, person):
    client.force_login(person)
    session = client.session
    session[SEEN] -= 31 * 60
    session.save()

    assert not is_in(client)


def test_a_session_that_was_idle_for_a_quarter_of_an_hour_goes_on(client, person):
    client.force_login(person)
    session = client.session
    session[SEEN] -= 15 * 60
    session.save()

    assert is_in(client)
    assert client.session[SEEN] > session[SEEN]


def test_signing_in_elsewhere_ends_the_session_here(client, person):
    elsewhere = Client()
    client.force_login(person)
    elsewhere.force_login(person)

    assert is_in(elsewhere)
    assert not is_in(client)


def test_a_script_is_told_that_the_session_is_over(client):
    answer = client.get(ACCOUNT, headers={"accept": "application/json"})

    assert answer.status_code == 401
    assert "重新登录" in answer.json()["message"]


def test_signing_out_is_by_form_only(client, person):
    client.force_login(person)

    assert client.get(reverse("accounts:sign_out")).status_code == 405
    assert is_in(client)

    client.post(reverse("accounts:sign_out"))

    assert not is_in(client)
    assert kinds() == ["signed_in", "signed_out"]


class TestSecondFactor:
    """A code beside the password."""

    @pytest.fixture
    def device(self, person):
        return TOTPDevice.objects.create(user=person, name="动态口令", confirmed=True)

    @pytest.mark.usefixtures("device")
    def test_the_password_alone_does_not_open(self, client):
        answer = signs_in(client)

        assert answer["Location"] == reverse("accounts:code")
        assert not is_in(client)

    def test_the_code_opens(self, client, device):
        signs_in(client)
        client.post(reverse("accounts:code"), {"code": code_of(device)})

        assert is_in(client)

    def test_the_code_alone_does_not_open(self, client, device):
        answer = client.post(reverse("accounts:code"), {"code": code_of(device)})

        assert answer["Location"] == reverse("accounts:sign_in")
        assert not is_in(client)

    def test_wrong_codes_lock_the_account_as_wrong_passwords_do(self, client, device):
        signs_in(client)
        for _ in range(5):
            answer = client.post(reverse("accounts:code"), {"code": "000000"})
        right = client.post(reverse("accounts:code"), {"code": code_of(device)})

        assert answer.status_code == right.status_code == 423
        assert not is_in(client)

    def test_an_account_locked_meanwhile_is_not_opened_by_the_right_code(self, client, device):
        signs_in(client)
        for _ in range(5):
            signs_in(Client(), "wrong")

        answer = client.post(reverse("accounts:code"), {"code": code_of(device)})

        assert answer.status_code == 423
        assert not is_in(client)

    def test_who_must_have_one_sets_it_up_before_coming_in(self, client, somebody, settings):
        settings.PRODUCTION = True
        bureau = somebody("liqing", Role.BUREAU)

        answer = signs_in(client, login="liqing")
        page = client.get(answer["Location"]).content.decode()
        device = TOTPDevice.objects.get(user=bureau)

        assert answer["Location"] == reverse("accounts:enrol")
        assert "data:image/svg+xml" in page
        assert not is_in(client)

        shown = client.post(reverse("accounts:enrol"), {"code": code_of(device)})

        assert "备用口令" in shown.content.decode()
        assert is_in(client)
        assert SecurityEvent.objects.filter(kind="second_factor", login="liqing").count() == 1

    def test_a_clerk_needs_none(self, client, person, settings):
        settings.PRODUCTION = True

        signs_in(client)

        assert not second_factor.is_required(person)
        assert is_in(client)

    def test_a_recovery_code_opens_once(self, client, person):
        device = second_factor.begin(person)
        code, *_ = second_factor.confirm(device, code_of(device))

        signs_in(client)
        client.post(reverse("accounts:code"), {"code": code})
        again = Client()
        signs_in(again)
        again.post(reverse("accounts:code"), {"code": code})

        assert is_in(client)
        assert not is_in(again)
