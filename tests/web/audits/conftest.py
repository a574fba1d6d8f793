"""A county, reports to hand in, and a queue that is worked off."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from web.county import county, signed_in  # noqa: F401 - a fixture

from jiheng.web.workbench.models import Audit

EXAMPLE = Path(__file__).parents[3] / "examples" / "audit" / "自评报告.docx"


def text_report(total="300.00", agency="青石县水利局"):
    """A short report whose parts add up to 300.00, and whatever it says they do."""
    return (
        f"{agency}2024年度部门整体支出绩效自评报告\n\n一、部门概况\n\n"
        f"2024年支出{total}万元，其中：基本支出180.00万元，项目支出120.00万元。\n"
    ).encode()


def uploaded(*files):
    """Files as a form sends them: ``(name, content)``."""
    return [SimpleUploadedFile(name, content) for name, content in files]


def hand_in(by, *files, **more):
    """Hand files in at a post; the answer."""
    return signed_in(by).post(reverse("audits:upload"), {"files": uploaded(*files), **more})


def work():
    """Let the queue be worked off; the worker's own loop would close the test's connection."""
    worker = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="tests",
        excluded_queue_names=[],
    )
    while (one := DBTaskResult.objects.ready().first()) is not None:
        one.claim(worker.worker_id)
        worker.run_task(one)


def audited(by, *files, **more):
    """The audits of files that were handed in, once they are done."""
    known = set(Audit.objects.values_list("pk", flat=True))
    hand_in(by, *files, **more)
    work()
    return list(Audit.objects.exclude(pk__in=known).order_by("pk"))


@pytest.fixture
def example():
    """The report with planted faults that comes with the program."""
    return EXAMPLE.name, EXAMPLE.read_bytes()
