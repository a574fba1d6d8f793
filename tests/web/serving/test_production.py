"""Production mode is refused while something is not as it must be, and which is said."""

import pytest
from django.db.migrations.recorder import MigrationRecorder

from jiheng.web import production
from jiheng.web.accounts.models import Person
from jiheng.web.configuration import DEFAULT_SECRET

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _as_it_should_be(settings):
    settings.SECRET_KEY = "k" * 50
    settings.DEBUG = False
    settings.ALLOWED_HOSTS = ["jx.example.gov.cn"]


def test_nothing_is_said_where_all_is_well():
    assert list(production.reasons()) == []


def test_the_default_secret_is_refused(settings):
    settings.SECRET_KEY = DEFAULT_SECRET

    assert list(production.reasons()) == [
        "没有设置密钥（JIHENG_SECRET，或 settings.yaml 的 secret），现用的是公开的默认值"
    ]


def test_a_short_secret_is_refused(settings):
    settings.SECRET_KEY = "k" * 49

    assert list(production.reasons()) == ["密钥（JIHENG_SECRET）只有49个字符，至少50个"]


def test_debugging_is_refused(settings):
    settings.DEBUG = True

    assert list(production.reasons()) == [
        "调试方式开着（JIHENG_DEBUG），出错的页面会显示内部数据，应关闭"
    ]


def test_no_host_is_refused(settings):
    settings.ALLOWED_HOSTS = []

    assert list(production.reasons()) == [
        "没有设置访问用的域名或地址（JIHENG_HOSTS），如 jx.example.gov.cn"
    ]


def test_every_host_is_refused(settings):
    settings.ALLOWED_HOSTS = ["*"]

    assert list(production.reasons()) == ["访问用的域名（JIHENG_HOSTS）不能是*，应写明域名或地址"]


def test_a_missing_migration_is_refused():
    MigrationRecorder.Migration.objects.filter(app="accounts").latest("id").delete()

    assert list(production.reasons()) == [
        "数据库还有1项结构变更没有执行，先运行 jiheng admin migrate"
    ]


def test_a_demo_account_is_refused(monkeypatch):
    monkeypatch.setattr(production, "demo_people", lambda: {"bureau": "财政绩效科"})
    Person.objects.create(login="bureau", name="章云")

    assert list(production.reasons()) == [
        "数据库里有演示账号（bureau），停用它们，或换一个空的数据库"
    ]


def test_a_demo_account_that_was_stopped_is_no_hindrance(monkeypatch):
    monkeypatch.setattr(production, "demo_people", lambda: {"bureau": "财政绩效科"})
    person = Person.objects.create(login="bureau", name="章云")
    person.is_active = False
    person.save()

    assert list(production.reasons()) == []
