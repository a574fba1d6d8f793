"""Reports are taken in, audited in the queue, and what is wrong with one stays with it."""

import io
import zipfile
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import reverse
from web.audits.conftest import audited, hand_in, text_report, uploaded
from web.county import signed_in

from jiheng.home import data_folder
from jiheng.web.workbench.audits import archives, running, taken_in
from jiheng.web.workbench.audits.errors import BadArchive
from jiheng.web.workbench.models import Audit, Batch, Change, Stored

pytestmark = pytest.mark.django_db

SECRET = "秘密★1年\n\n青石县水利局2024年度部门整体支出绩效自评报告\n\n支出300.00万元。\n".encode()


def zipped(files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files:
            archive.writestr(name, text)
    return content.getvalue()


def test_one_report_becomes_an_audit_with_its_findings(county, example):
    (audit,) = audited(county.by("apart.clerk"), example)

    assert audit.state == Audit.State.DONE, audit.problem
    assert audit.name == "自评报告.docx"
    assert audit.subject == "青石县文化和旅游局"
    assert audit.errors > 5
    assert audit.word
    assert not audit.incoming


def test_what_is_kept_is_what_was_handed_in(county, example):
    (audit,) = audited(county.by("apart.clerk"), example)

    path = data_folder() / "files" / audit.report.sha256[:2] / audit.report.sha256
    assert path.read_bytes() == example[1]


def test_several_files_and_a_zip_are_one_batch(county):
    packed = zipped(
        [
            ("甲/自评.txt", text_report()),
            ("乙/自评.txt", text_report("310.00")),
            ("读我.exe", b"MZ"),
        ]
    )

    audits = audited(
        county.by("apart.clerk"), ("单独.txt", text_report("305.00")), ("全部.zip", packed)
    )

    assert {one.batch_id for one in audits} == {Batch.objects.get().pk}
    assert sorted(one.name for one in audits) == ["单独.txt", "自评.txt", "自评.txt"]
    assert sorted(one.errors for one in audits) == [0, 1, 1]


def test_names_in_a_zip_of_an_old_windows_are_read():
    packed = zipped([("abcd.txt", text_report())]).replace(b"abcd.txt", "报告.txt".encode("gbk"))

    names = [name for name, _ in archives.unpacked("旧.zip", io.BytesIO(packed))]

    assert names == ["报告.txt"]


@pytest.mark.parametrize(
    ("most", "what"),
    [("MOST_FILES", "里面有2份报告，最多1份"), ("MOST_OF_ONE", "解压后的内容太大")],
)
def test_a_zip_that_holds_more_than_anybody_packs_is_refused(monkeypatch, most, what):
    packed = zipped([("一.txt", text_report()), ("二.txt", b"0" * 10_000)])
    monkeypatch.setattr(archives, most, 1)

    with pytest.raises(BadArchive, match=what):
        list(archives.unpacked("多.zip", io.BytesIO(packed)))


def test_one_bad_file_is_one_row_with_its_sentence_and_the_others_go_on(county):
    audits = audited(
        county.by("apart.clerk"),
        ("坏.docx", b"PK\x03\x04 broken"),
        ("坏.zip", b"no zip"),
        ("好.txt", text_report()),
    )

    told = {one.name: (one.state, one.problem) for one in audits}
    assert told["坏.docx"][0] == Audit.State.FAILED
    assert "坏.docx" in told["坏.docx"][1]
    assert told["坏.zip"][1].startswith("坏.zip：不是zip文件")
    assert told["好.txt"] == (Audit.State.DONE, "")


def test_what_is_classified_leaves_no_trace(county, tmp_path, caplog):
    audits = audited(
        county.by("apart.clerk"), ("某某行动方案.txt", SECRET), ("好.txt", text_report())
    )

    refused, good = audits
    assert refused.state == Audit.State.FAILED
    assert refused.problem == running.CLASSIFIED
    assert (refused.name, refused.subject, refused.about, refused.report) == ("", "", "", None)
    assert good.state == Audit.State.DONE
    names = [one.as_posix() for one in tmp_path.rglob("*") if one.is_file()]
    assert not any("行动方案" in name for name in names)
    assert not any(SECRET in Path(name).read_bytes() for name in names)
    assert "行动方案" not in caplog.text
    assert not Change.objects.filter(where__contains="行动方案").exists()
    assert _rows_with("行动方案") == []
    assert Stored.objects.count() == 3  # the good report, its result, its page


def test_before_it_is_read_a_file_has_no_name_in_the_database(county):
    hand_in(county.by("apart.clerk"), ("某某行动方案.txt", SECRET))

    assert _rows_with("行动方案") == []
    page = signed_in(county.by("apart.clerk")).get(reverse("audits:home")).content.decode()
    assert "某某行动方案.txt" in page


def _rows_with(text):
    """Columns of any table that hold a text."""
    found = []
    for model in apps.get_models():
        for row in model.objects.values():
            found += [(model, name) for name, value in row.items() if text in str(value)]
    return found


def test_the_same_content_again_is_answered_from_the_earlier_result(county, monkeypatch):
    (first,) = audited(county.by("apart.clerk"), ("一.txt", text_report("310.00")))
    monkeypatch.setattr(running, "confined", None)

    (second,) = audited(county.by("apart.officer"), ("二.txt", text_report("310.00")))

    assert second.state == Audit.State.DONE
    assert (second.page_id, second.found) == (first.page_id, first.found)
    assert second.name == "二.txt"


def test_another_edition_of_the_program_audits_anew(county, monkeypatch):
    audited(county.by("apart.clerk"), ("一.txt", text_report()))
    asked = []
    real = running.confined
    monkeypatch.setattr(running, "edition", lambda: "another")
    monkeypatch.setattr(running, "confined", lambda *a, **k: asked.append(a) or real(*a, **k))

    audited(county.by("apart.clerk"), ("一.txt", text_report()))

    assert len(asked) == 1


def test_another_agency_learns_nothing_of_it(county, monkeypatch):
    audited(county.by("apart.clerk"), ("一.txt", text_report()))
    asked = []
    real = running.confined
    monkeypatch.setattr(running, "confined", lambda *a, **k: asked.append(a) or real(*a, **k))

    audited(county.by("unit.clerk"), ("一.txt", text_report()))

    assert len(asked) == 1


def test_the_same_form_sent_twice_is_one_batch(county):
    by = county.by("apart.clerk")

    first = hand_in(by, ("一.txt", text_report()), key="k-1")
    second = hand_in(by, ("一.txt", text_report()), key="k-1")

    assert first.url == second.url
    assert Audit.objects.count() == 1


def test_too_many_are_refused_with_a_sentence_and_nothing_is_left(county, monkeypatch, tmp_path):
    monkeypatch.setattr(taken_in, "MOST_FILES", 1)

    answer = signed_in(county.by("apart.clerk")).post(
        reverse("audits:upload"),
        {"files": uploaded(("一.txt", text_report()), ("二.txt", text_report()))},
        headers={"Accept": "application/json"},
    )

    assert answer.status_code == 409
    assert answer.json()["message"] == "一次上传了2份，最多1份。分几次上传。"
    assert not list((tmp_path / "workbench" / "incoming").iterdir())
    assert not Audit.objects.exists()


def test_too_many_an_hour_are_refused_with_a_sentence(county, monkeypatch):
    monkeypatch.setattr(taken_in, "MOST_AN_HOUR", 1)
    by = county.by("apart.clerk")
    hand_in(by, ("一.txt", text_report()))

    answer = hand_in(by, ("二.txt", text_report()))

    assert answer.status_code == 429
    assert "一小时内上传超过1份" in answer.content.decode()


def test_an_upload_of_nothing_says_so(county):
    client = signed_in(county.by("apart.clerk"))

    answer = client.post(reverse("audits:upload"), follow=True)

    assert "没有收到可以审核的报告" in answer.content.decode()


def test_the_head_of_a_unit_reads_but_hands_nothing_in(county):
    assert hand_in(county.by("apart.head"), ("一.txt", text_report())).status_code == 403
    assert signed_in(county.by("apart.head")).get(reverse("audits:home")).status_code == 200


@pytest.mark.parametrize("name", ["~$报告.docx", ".隐藏.txt", "__MACOSX/报告.docx", "照片.heic"])
def test_what_is_no_report_is_passed_over(name):
    assert not archives.is_report(name)
