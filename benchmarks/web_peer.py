"""The page of ``web.py`` without a workbench around it: the same rows, bare.

One minimal Django, no session, no person, no middleware: its view reads the same fifty rows
with the same query and fills a page: by Jinja2 the rows alone (``/jinja``), by Django's own
engine the workbench's page, frame and parts, in its language (``/django``). Served as `web.py`
serves it: granian, one process.
"""

from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from jiheng.home import data_folder
from jiheng.web.databases import sqlite

PAGES = Path(__file__).with_name("pages")
ENGINES = {
    "jinja": ("django.template.backends.jinja2.Jinja2", "benchmarks.web_peer_words.environment"),
    "django": ("django.template.backends.django.DjangoTemplates", ""),
}
#: As the workbench's own list reads them.
_PRINTED = (
    "case__state", "pk", "case__dossier__agency__name", "case__task__title", "case__task__year",
    "number", "filed_score", "score", "at", "due",
)  # fmt: skip
_TITLES = ("单位", "任务", "年度", "次", "状态", "自评得分", "测算得分", "报送时间", "截止")
_WORDS = {
    "titles": _TITLES,
    "unit": "示范县财政局",
    "navigation": ("报送件", "任务", "审核", "变更记录"),
}


def page(_request: HttpRequest, engine: str) -> HttpResponse:
    """The fifty rows in a page."""
    from jiheng.web.workbench.models import Filing  # noqa: PLC0415 - tables need settings

    last = Filing.objects.filter(case=OuterRef("case")).order_by("-number").values("pk")[:1]
    seen = Filing.objects.annotate(due=Coalesce("case__due", "case__task__deadline"))
    found = seen.filter(pk=Subquery(last)).order_by(F("at").desc(), "pk")
    rows = found.values_list(*_PRINTED)
    context = {"rows": list(rows[:50]), "count": rows.count(), **_WORDS}
    return HttpResponse(engines[engine].get_template("received.html").render(context))


settings.configure(
    SECRET_KEY="of-a-benchmark",  # noqa: S106 - signs nothing
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    DATABASES={"default": sqlite(data_folder() / "workbench.sqlite3")},
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "axes",
        "django_otp",
        "django_otp.plugins.otp_totp",
        "django_otp.plugins.otp_static",
        "jiheng.web.accounts",
        "jiheng.web.workbench",
    ],
    AUTH_USER_MODEL="accounts.Person",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    TEMPLATES=[
        {
            "NAME": name,
            "BACKEND": backend,
            "DIRS": [PAGES / name],
            "OPTIONS": {"environment": words}
            if words
            else {"libraries": {"static": "django.templatetags.static"}},
        }
        for name, (backend, words) in ENGINES.items()
    ],
    LANGUAGE_CODE="zh-hans",
    STATIC_URL="/static/",
    USE_I18N=True,
    USE_TZ=True,
    TIME_ZONE="Asia/Shanghai",
)
urlpatterns = [
    path("<str:engine>", page, name="page"),
    path("filings/<int:pk>/", page, name="filing"),
]
application = get_wsgi_application()
