"""What every answer of the workbench says to a browser, and what is refused."""

import json
import logging
import os
import subprocess
import sys

import pytest
from django.test import Client
from django.urls import reverse

from jiheng.web.accounts.models import Person
from jiheng.web.security.logs import DailyFile, WithoutSecrets, blackened


@pytest.fixture
def person():
    """Somebody without a post."""
    return Person.objects.create(login="zhangyun", name="章云")


@pytest.mark.django_db
class TestHeaders:
    """Of every answer."""

    @pytest.fixture(params=["/sign-in/", "/no-such-page/", "/account/"])
    def answer(self, client, request):
        return client.get(request.param)

    def test_no_script_and_no_style_but_ours_runs(self, answer):
        policy = dict(
            part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";")
        )

        assert policy == {
            "default-src": "'self'",
            "img-src": "'self' data:",
            "object-src": "'none'",
            "base-uri": "'none'",
            "form-action": "'self'",
            "frame-ancestors": "'self'",
        }

    def test_the_rest_is_said_too(self, answer):
        names = (
            "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy",
            "Cross-Origin-Opener-Policy", "Cache-Control",
        )  # fmt: skip

        assert {name: answer[name] for name in names} == {
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "SAMEORIGIN",
            "Referrer-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cache-Control": "no-store",
        }
        assert "camera=()" in answer["Permissions-Policy"]


@pytest.mark.django_db
class TestForms:
    """Of other sites."""

    @pytest.mark.parametrize("name", ["sign_in", "sign_out", "language", "password", "choose_post"])
    def test_a_form_of_another_site_does_nothing(self, person, name):
        client = Client(enforce_csrf_checks=True)
        client.force_login(person)

        answer = client.post(reverse(f"accounts:{name}"), {"language": "en"})

        assert answer.status_code == 403
        assert "这个页面已过期" in answer.content.decode()

    def test_what_is_too_large_is_not_read(self, client, person, settings):
        settings.UPLOAD_BYTES = 2**20
        client.force_login(person)

        answer = client.post(
            reverse("accounts:password"), "x" * (2**20 + 1), content_type="text/plain"
        )

        assert answer.status_code == 413
        assert "上传的内容超过1MB" in answer.content.decode()

    def test_a_script_is_told_in_a_sentence(self, client, settings):
        settings.UPLOAD_BYTES = 10
        headers = {"accept": "application/json"}

        answer = client.post("/x/", "x" * 11, content_type="text/plain", headers=headers)

        assert answer.json() == {"message": "上传的内容超过0MB。分几次上传，或压缩其中的图片。"}


@pytest.mark.django_db
class TestLanguage:
    """Chinese, until the switch is used."""

    def test_an_english_browser_gets_chinese(self, client):
        page = client.get("/sign-in/", headers={"accept-language": "en"}).content.decode()

        assert 'lang="zh-CN"' in page

    def test_the_switch_is_kept(self, client):
        client.post(reverse("accounts:language"), {"language": "en", "next": "/sign-in/"})

        assert 'lang="en"' in client.get("/sign-in/").content.decode()

    def test_the_switch_does_not_lead_away(self, client):
        answer = client.post(
            reverse("accounts:language"), {"language": "en", "next": "//example.gov.cn/"}
        )

        assert answer["Location"] == "/"


_TELL = """
import json
from jiheng.web import settings
wanted = ("SESSION_COOKIE", "CSRF_COOKIE", "SECURE_HSTS", "ALLOWED_HOSTS")
names = [name for name in dir(settings) if name.startswith(wanted)]
print(json.dumps({name: getattr(settings, name) for name in names}))
"""


def settings_in(environment):
    """Some settings as a fresh process reads them."""
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            _TELL,
        ],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(told.stdout)


class TestCookies:
    """By https only, where real people work."""

    def test_in_production(self):
        told = settings_in({"JIHENG_PRODUCTION": "1", "JIHENG_HOSTS": "jx.example.gov.cn"})

        assert told["SESSION_COOKIE_SECURE"]
        assert told["CSRF_COOKIE_SECURE"]
        assert told["SECURE_HSTS_SECONDS"] > 0
        assert told["ALLOWED_HOSTS"] == ["jx.example.gov.cn"]

    def test_on_one_machine(self):
        told = settings_in({})

        assert not told["SESSION_COOKIE_SECURE"]
        assert told["SESSION_COOKIE_HTTPONLY"]
        assert told["CSRF_COOKIE_HTTPONLY"]
        assert told["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]"]


class TestLogs:
    """Without secrets, for as long as the law asks."""

    @pytest.mark.parametrize(
        ("line", "logged"),
        [
            ("POST password=Abc123456!", "POST password=***"),
            ("{'token': 'abc', 'page': 2}", "{'token': '***', 'page': 2}"),
            ("Cookie: sessionid=abc", "Cookie: ***"),
            ("postgresql://jx:p%40ss@db/jx", "postgresql://jx:***@db/jx"),
            ("GET /cases/12/", "GET /cases/12/"),
        ],
    )
    def test_a_secret_is_blackened(self, line, logged):
        assert blackened(line) == logged

    def test_every_record_passes_the_filter(self):
        record = logging.LogRecord("x", logging.INFO, "", 0, "code=%s", ("123456",), None)

        assert WithoutSecrets().filter(record)
        assert record.getMessage() == "code=***"

    def test_a_file_a_day_is_kept_for_its_days(self, tmp_path):
        for name in ("2020-01-01.log", "2020-01-02.txt"):
            (tmp_path / name).write_text("old")
        handler = DailyFile(tmp_path, days=180)

        handler.emit(logging.makeLogRecord({"msg": "signed in"}))
        handler.close()

        kept = sorted(path.name for path in tmp_path.iterdir())
        assert kept[0] == "2020-01-02.txt"
        assert len(kept) == 2
        assert (tmp_path / kept[1]).read_text() == "signed in\n"

    def test_logs_are_kept_for_half_a_year(self, settings):
        assert settings.LOGGING["handlers"]["file"]["days"] >= 180
