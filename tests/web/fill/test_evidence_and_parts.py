"""Evidence of every kind that is fit, and who fills in which part."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from web.county import carried, signed_in

from jiheng.web.workbench import workflow
from jiheng.web.workbench.models import Change, Evidence, Section

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4 contract"


@pytest.fixture
def clerk(county):
    return signed_in(county.by("clerk"))


def hand(client, county, name="合同.pdf", content=PDF, **place):
    file = SimpleUploadedFile(name, content)
    return client.post(f"/cases/{county.case.pk}/evidence/", {"files": file, **place}, follow=True)


def test_a_file_is_kept_beside_its_row_and_comes_back_byte_for_byte(county, clerk):
    hand(clerk, county, sheet="基础数据", row="三公经费决算数")
    one = Evidence.objects.get()

    answer = clerk.get(f"/cases/{county.case.pk}/evidence/{one.pk}/")

    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert Change.objects.filter(what="file").count() == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("程序.exe", b"MZ", "不是这里收的文件类型"),
        ("网页.html", b"<script>", "不是这里收的文件类型"),
        ("假.pdf", b"<script>", "内容不是pdf文件"),
        ("无后缀", PDF, "不是这里收的文件类型"),
    ],
)
def test_what_is_no_evidence_is_refused_in_a_sentence(county, clerk, name, content, said):
    assert said in hand(clerk, county, name, content).content.decode()
    assert Evidence.objects.count() == 0


def test_a_file_is_withdrawn_with_a_reason_and_stays_on_record(county, clerk):
    hand(clerk, county)
    one = Evidence.objects.get()
    address = f"/cases/{county.case.pk}/evidence/{one.pk}/withdraw/"

    clerk.post(address, {"why": " "})
    one.refresh_from_db()
    assert one.withdrawn_at is None

    clerk.post(address, {"why": "放错了行"})
    one.refresh_from_db()
    assert one.withdrawn_at is not None
    assert Change.objects.filter(what="file").last().why == "放错了行"


def test_a_file_of_another_unit_is_not_there(county, clerk):
    hand(clerk, county)
    one = Evidence.objects.get()
    sister = signed_in(county.by("sister.clerk"))

    assert sister.get(f"/cases/{county.case.pk}/evidence/{one.pk}/").status_code == 404
    assert sister.get(f"/cases/{county.sister_case.pk}/evidence/{one.pk}/").status_code == 404


def test_after_sending_it_in_no_file_is_added(county, clerk):
    carried(county, to=workflow.REVIEW)

    assert "单位审核" in hand(clerk, county).content.decode()
    assert Evidence.objects.count() == 0


def give(client, county, who="unit.clerk", part="资金"):
    person = county.by(who).person.pk
    return client.post(
        f"/cases/{county.case.pk}/sections/", {"part": part, "person": person}, follow=True
    )


def test_an_officer_gives_a_part_and_its_clerk_begins_there(county, clerk):
    give(signed_in(county.by("officer")), county)

    answer = clerk.get(f"/cases/{county.case.pk}/fill/", follow=True)

    assert answer.redirect_chain[-1][0].endswith("/fill/%E8%B5%84%E9%87%91/")
    assert "我填完了" in answer.content.decode()


def test_a_clerk_does_not_divide_the_work(county, clerk):
    assert "由财务股审核办理" in give(clerk, county).content.decode()
    assert Section.objects.count() == 0


def test_a_part_is_given_to_nobody_outside_the_unit(county):
    give(signed_in(county.by("officer")), county, "sister.clerk")

    assert Section.objects.count() == 0


def test_whoever_has_a_part_says_it_is_finished(county, clerk):
    give(signed_in(county.by("officer")), county)
    one = Section.objects.get()
    address = f"/cases/{county.case.pk}/sections/{one.pk}/done/"

    clerk.post(address)
    one.refresh_from_db()
    assert one.done_at is not None

    clerk.post(address, {"again": "1"})
    one.refresh_from_db()
    assert one.done_at is None
