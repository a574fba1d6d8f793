"""The package before filing: made in the queue, checked, audited; after filing, what was filed."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import timezone
from web.county import carried, filled, fresh, signed_in

from jiheng.web.workbench import packaged, workflow
from jiheng.web.workbench.actions import file
from jiheng.web.workbench.bundled import bundled
from jiheng.web.workbench.models import Package, Task

pytestmark = pytest.mark.django_db


def made(county, case=None):
    case = case or filled(county)
    package = packaged.order(case, county.by("clerk"))
    packaged.run(package)
    return Package.objects.get(pk=package.pk)


def client_of(county, by="clerk"):
    return signed_in(county.by(by))


def test_the_preview_is_the_bundle_that_would_be_filed(county):
    package = made(county)

    assert package.state == Package.State.DONE
    assert packaged.path_of(package).read_bytes() == bundled(fresh(county.case)).archive
    assert "报送函.docx" in {name for name, _ in package.files}


def test_our_own_report_has_nothing_that_must_be_corrected(county):
    package = made(county)

    assert [one for one in package.findings if one[0] == "ERROR"] == []


def test_ordering_twice_makes_it_once(county):
    case = filled(county)

    first = packaged.order(case, county.by("clerk"))
    second = packaged.order(case, county.by("officer"))

    assert first.pk == second.pk
    assert Package.objects.get().person == county.by("clerk").person


def test_what_a_dead_process_left_half_made_is_made_again(county):
    case = filled(county)
    package = packaged.order(case, county.by("clerk"))
    long_ago = timezone.now() - timedelta(hours=1)
    Package.objects.update(state=Package.State.RUNNING, at=long_ago)

    page = client_of(county).get(reverse("reports:package", args=[case.pk])).content.decode()
    assert "重新生成" in page
    packaged.order(case, county.by("officer"))

    again = Package.objects.get(pk=package.pk)
    assert again.state == Package.State.WAITING
    assert again.person == county.by("officer").person


def test_the_page_says_what_the_task_asks_for_and_the_bundle_has_not(county):
    Task.objects.filter(pk=county.task.pk).update(files=["自评报告", "国有资产盘点报告"])
    made(county)

    text = client_of(county).get(reverse("reports:package", args=[county.case.pk]))

    assert "国有资产盘点报告" in text.content.decode()


def test_progress_is_told_until_it_is_done(county):
    case = filled(county)
    client = client_of(county)
    client.post(reverse("reports:package", args=[case.pk]))
    address = reverse("reports:progress", args=[case.pk])

    assert client.get(address).json()["done"] is False
    packaged.run(Package.objects.get())
    assert client.get(address).json()["done"] is True


def test_every_file_is_downloaded_and_ours_are_shown(county):
    package = made(county)
    client = client_of(county)
    address = reverse("reports:file", args=[county.case.pk])

    for name, _ in package.files:
        answer = client.get(address, {"name": name})
        assert answer.status_code == 200
        assert "attachment" in answer["Content-Disposition"]
    for name in ("报送函.docx", "佐证材料目录.xlsx"):
        answer = client.get(address, {"name": name, "show": "1"})
        assert answer.content.startswith(b"<!doctype html>")
    assert client.get(address, {"name": "../../secret"}).status_code == 404


def test_the_whole_preview_is_downloaded(county):
    made(county)

    answer = client_of(county).get(reverse("reports:archive", args=[county.case.pk]))

    assert ZipFile(BytesIO(answer.content)).testzip() is None


def test_a_preview_of_what_changed_since_says_so(county):
    made(county)
    case = fresh(county.case)
    case.revision += 1
    case.save()

    text = client_of(county).get(reverse("reports:package", args=[case.pk])).content.decode()

    assert "又有改动" in text


def test_a_report_that_cannot_be_written_is_told(county):
    Task.objects.filter(pk=county.task.pk).update(pattern="{单位}")
    package = made(county)

    assert package.state == Package.State.FAILED
    assert "重名" in package.problem
    text = client_of(county).get(reverse("reports:package", args=[county.case.pk]))
    assert "重名" in text.content.decode()


def test_after_filing_the_page_shows_what_was_filed(county):
    case = carried(county, to=workflow.READY)
    file.do(case, county.by("officer"))
    filing = case.filings.get()

    text = client_of(county).get(reverse("reports:package", args=[case.pk])).content.decode()

    assert filing.bundle.sha256 in text
    for one in filing.files.select_related("stored"):
        assert one.stored.sha256 in text
    assert "重新生成" not in text
