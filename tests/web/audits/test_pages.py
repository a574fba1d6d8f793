"""Pages of audits: what they show, to whom, with how many queries."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from docx import Document
from openpyxl import load_workbook
from web.audits.conftest import audited, hand_in, text_report, work
from web.county import appoint, carried, filled, signed_in

from jiheng.auditing.audit import all_checks
from jiheng.web.accounts.models import Role
from jiheng.web.workbench.audits import queue, running, taken_in
from jiheng.web.workbench.models import Audit, Change, Waiver

pytestmark = pytest.mark.django_db


def shown(by, name, *arguments, **asked):
    """The text of a page."""
    answer = signed_in(by).get(reverse(f"audits:{name}", args=arguments), asked)
    assert answer.status_code == 200, answer.content.decode()[:400]
    return answer.content.decode()


@pytest.fixture
def faulty(county):
    """An audit with one 须更正, of a unit."""
    (audit,) = audited(county.by("apart.clerk"), ("报告.txt", text_report("310.00")))
    assert audit.errors == 1
    return audit


# -- the report beside its findings --------------------------------------------------------------


def test_a_finding_says_what_is_written_and_leads_to_what_it_follows_from(county, example):
    (audit,) = audited(county.by("apart.clerk"), example)

    page = shown(county.by("apart.head"), "audit", audit.pk)

    assert "正文写自评得分95分，评分表总分为97分" in page
    assert 'href="#b31r8c5"' in page
    assert 'id="b31r8c5"' in page
    assert 'id="f1"' in page
    assert 'id="m1"' in page
    assert "数字</dt><dd>149个" in page
    assert "未能核对" in page


def test_a_page_of_many_findings_asks_no_more_than_one_of_few(county, faulty, example):
    (long,) = audited(county.by("apart.clerk"), example)
    by = county.by("apart.clerk")
    counts = []
    for audit in (faulty, long):
        client = signed_in(by)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(reverse("audits:audit", args=[audit.pk]))
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 16


@pytest.mark.parametrize("page", ["home", "batches"])
def test_a_list_asks_no_more_however_long_it_is(county, page):
    by = county.by("apart.clerk")
    counts = []
    for number in (1, 2):
        for _ in range(number):
            hand_in(by, ("一.txt", text_report()), ("二.txt", text_report("310.00")))
        work()
        client = signed_in(by)
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse(f"audits:{page}"))
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 16


def test_text_of_a_report_never_runs(county):
    evil = text_report("310.00") + "\n<script>alert(1)</script>支出5.00万元。\n".encode()

    (audit,) = audited(county.by("apart.clerk"), ("<b>报告.txt", evil))

    page = shown(county.by("apart.clerk"), "audit", audit.pk)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize(
    ("asked", "hidden"), [({}, 0), ({"severity": "note"}, 1), ({"status": "waived"}, 1)]
)
def test_findings_are_filtered_without_a_script(county, faulty, asked, hidden):
    page = shown(county.by("apart.clerk"), "audit", faulty.pk, **asked)

    cards = [part.split(">")[0] for part in page.split('<article class="finding')[1:]]
    assert sum(" hidden" in card for card in cards) == hidden


# -- who sees it ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "who", ["finance.bureau", "finance.division", "unit.clerk", "authority.authority"]
)
def test_a_self_check_is_seen_by_nobody_outside_the_unit(county, faulty, who):
    client = signed_in(county.by(who))

    addresses = [
        reverse("audits:audit", args=[faulty.pk]),
        reverse("audits:progress", args=[faulty.pk]),
        reverse("audits:download", args=[faulty.pk, "json"]),
        reverse("audits:batch", args=[faulty.batch_id]),
        reverse("audits:batch_progress", args=[faulty.batch_id]),
        reverse("audits:export", args=[faulty.batch_id, "csv"]),
        f"{reverse('audits:compare')}?first={faulty.pk}&second={faulty.pk}",
    ]
    assert [client.get(one).status_code for one in addresses] == [404] * len(addresses)
    assert client.post(reverse("audits:waive", args=[faulty.pk])).status_code == 404
    assert "报告.txt" not in client.get(reverse("audits:home")).content.decode()
    assert "报告.txt" not in client.get(reverse("audits:compare")).content.decode()


def test_the_bureau_as_a_unit_checks_itself_unseen_by_its_own_performance_section(county):
    clerk = appoint("own.clerk", county.finance, Role.CLERK)
    (audit,) = audited(clerk, ("本局.txt", text_report()))

    answer = signed_in(county.by("finance.bureau")).get(reverse("audits:audit", args=[audit.pk]))

    assert answer.status_code == 404


def test_what_the_bureau_audits_no_unit_sees(county):
    (audit,) = audited(county.by("finance.bureau"), ("报告.txt", text_report()))

    for who, status in (
        ("apart.clerk", 404),
        ("authority.authority", 404),
        ("finance.division", 404),
        ("finance.bureau", 200),
    ):
        client = signed_in(county.by(who))
        assert client.get(reverse("audits:audit", args=[audit.pk])).status_code == status, who


def test_the_bureau_audits_what_was_filed_and_its_division_sees_it(county):
    case = carried(county, to="receipt")
    filing = case.filings.get()
    client = signed_in(county.by("finance.bureau"))

    answer = client.post(reverse("audits:filing", args=[filing.pk]))

    assert answer.status_code == 302
    audit = Audit.objects.get()
    assert (audit.filing, audit.side, audit.agency) == (filing, "finance", county.finance)
    for who, status in (("finance.bureau", 200), ("unit.clerk", 404)):
        seen = signed_in(county.by(who)).get(reverse("audits:audit", args=[audit.pk]))
        assert seen.status_code == status


def test_a_filing_that_has_not_come_so_far_cannot_be_audited(county):
    case = carried(county, to="receipt")

    answer = signed_in(county.by("apart.clerk")).post(
        reverse("audits:filing", args=[case.filings.get().pk])
    )

    assert answer.status_code == 403


def test_the_report_of_our_own_case_is_audited_as_it_stands(county):
    case = filled(county)

    answer = signed_in(county.by("unit.clerk")).post(reverse("audits:own", args=[case.pk]))
    work()

    audits = Audit.objects.all()
    assert answer.url == reverse("audits:batch", args=[audits[0].batch_id])
    assert "部门整体支出绩效自评报告.docx" in {one.name for one in audits}
    assert {(one.state, one.case, one.agency, one.errors, one.word) for one in audits} == {
        (Audit.State.DONE, case, county.unit, 0, True)
    }
    audit = audits[0]
    for who in ("finance.bureau", "sister.clerk", "authority.authority"):
        seen = signed_in(county.by(who)).get(reverse("audits:audit", args=[audit.pk]))
        assert seen.status_code == 404


def test_another_units_case_cannot_be_audited(county):
    for who, status in (("sister.clerk", 404), ("finance.bureau", 403)):
        answer = signed_in(county.by(who)).post(reverse("audits:own", args=[county.case.pk]))
        assert answer.status_code == status


# -- 核实说明 ------------------------------------------------------------------------------------


def waive(by, audit, reason="口径为全口径，见青财〔2025〕9号"):
    key = audit.found[0][0]
    address = reverse("audits:waive", args=[audit.pk])
    return signed_in(by).post(address, {"finding": key, "reason": reason}, follow=True)


def test_an_explanation_is_kept_logged_and_shown(county, faulty):
    page = waive(county.by("apart.officer"), faulty).content.decode()

    assert "口径为全口径，见青财〔2025〕9号" in page
    told = Change.objects.get(what="waiver")
    assert (told.after, told.agency) == ("口径为全口径，见青财〔2025〕9号", "301")
    assert "骆长风" in told.person


def test_an_explanation_without_a_reason_is_refused(county, faulty):
    assert "没有写原因" in waive(county.by("apart.officer"), faulty, " ").content.decode()
    assert not Waiver.objects.exists()


def test_a_finding_is_explained_once_until_that_is_withdrawn(county, faulty):
    by = county.by("apart.officer")
    waive(by, faulty)

    assert "已由骆长风写了核实说明" in waive(by, faulty, "另一个说法").content.decode()
    signed_in(by).post(reverse("audits:withdraw", args=[Waiver.objects.get().pk]))
    waive(by, faulty, "另一个说法")

    assert [one.reason for one in Waiver.objects.filter(withdrawn_at=None)] == ["另一个说法"]
    assert Change.objects.filter(what="waiver", why="撤回核实说明").count() == 1
    assert "已撤回的核实说明" in shown(by, "audit", faulty.pk)


def test_an_explanation_is_carried_over_to_a_new_version_where_only_new_findings_are_new(
    county, faulty
):
    by = county.by("apart.clerk")
    waive(by, faulty)
    changed = text_report("310.00") + "\n其中：甲项5.00万元，完成预算4.00万元的110%。\n".encode()

    (new,) = audited(by, ("改后.txt", changed), previous=faulty.pk)

    assert new.previous == faulty
    assert [one.carried for one in new.waivers.all()] == [True]
    assert len(new.found) > 1
    page = shown(by, "audit", new.pk, status="new")
    first = page.split('id="f1"')[1].split(">")[0]
    assert " hidden" in first
    assert "沿用自上次审核" in page


def test_the_working_paper_notes_explanations_and_the_commented_word_leaves_them_out(
    county, example
):
    by = county.by("apart.clerk")
    (audit,) = audited(by, example)
    waive(by, audit)
    client = signed_in(by)

    paper = client.get(reverse("audits:download", args=[audit.pk, "xlsx"]))
    word = client.get(reverse("audits:download", args=[audit.pk, "docx"]))

    book = load_workbook(io.BytesIO(paper.content))
    told = [str(cell.value) for row in book["已核实"].iter_rows() for cell in row]
    assert "口径为全口径，见青财〔2025〕9号" in told
    assert "尹思齐" in told
    comments = [one.text for one in Document(io.BytesIO(word.content)).comments]
    assert len(comments) > 5
    assert not any("正文写自评得分95分" in one for one in comments)


@pytest.mark.parametrize("form", ["json", "sarif", "html"])
def test_an_audit_is_handed_out_in_other_formats_as_a_file(county, faulty, form):
    client = signed_in(county.by("apart.head"))

    answer = client.get(reverse("audits:download", args=[faulty.pk, form]))

    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert "310.00" in answer.content.decode()
    if form == "json":
        assert json.loads(answer.content)["file"] == "报告.txt"


def test_a_text_takes_no_comments_and_that_is_said(county, faulty):
    client = signed_in(county.by("apart.clerk"))

    answer = client.get(reverse("audits:download", args=[faulty.pk, "docx"]), follow=True)

    assert "Word" in answer.content.decode().split("notice-error")[1][:200]


# -- 识读有误 ------------------------------------------------------------------------------------


def correct(by, audit, place, after):
    address = reverse("audits:reading", args=[audit.pk, place])
    return signed_in(by).post(address, {"after": after, "where": "第3段"})


def place_of_first(audit, by):
    page = shown(by, "audit", audit.pk)
    return page.split(f"/audits/{audit.pk}/reading/")[1].split("/")[0]


def test_a_misreading_is_set_right_once_and_the_report_audited_again(county, faulty):
    by = county.by("apart.clerk")
    place = place_of_first(faulty, by)
    read = signed_in(by).get(reverse("audits:reading", args=[faulty.pk, place])).content.decode()
    assert "310.00" in read
    right = "2024年支出300.00万元，其中：基本支出180.00万元，项目支出120.00万元。"

    answer = correct(by, faulty, place, right)
    work()

    new = Audit.objects.get(previous=faulty)
    assert answer.url == reverse("audits:audit", args=[new.pk])
    assert (faulty.errors, new.errors) == (1, 0)
    assert Audit.objects.get(pk=faulty.pk).errors == 1
    assert "识读更正" in shown(by, "audit", new.pk)
    told = Change.objects.get(what="reading")
    assert "310.00" in told.before
    assert told.after == right


def test_a_correction_is_remembered_for_the_same_content(county, faulty):
    by = county.by("apart.clerk")
    correct(
        by,
        faulty,
        place_of_first(faulty, by),
        "2024年支出300.00万元，其中：基本支出180.00万元，项目支出120.00万元。",
    )
    work()

    (again,) = audited(by, ("又传.txt", text_report("310.00")))

    assert again.errors == 0
    assert again.corrections.count() == 1


def test_a_correction_that_changes_nothing_is_refused(county, faulty):
    by = county.by("apart.clerk")
    place = place_of_first(faulty, by)
    text = "2024年支出310.00万元，其中：基本支出180.00万元，项目支出120.00万元。"

    answer = correct(by, faulty, place, text)

    assert answer.status_code == 409
    assert "填写的内容与识读的相同" in answer.content.decode()


def test_a_place_that_no_report_has_is_not_found(county, faulty):
    client = signed_in(county.by("apart.clerk"))

    for place in ("b999", "b0r1c1", "x"):
        address = reverse("audits:reading", args=[faulty.pk, place])
        assert client.get(address).status_code == 404


def test_an_old_result_is_told_as_such_and_audited_again_on_request(county, faulty, monkeypatch):
    by = county.by("apart.clerk")
    monkeypatch.setattr(running, "edition", lambda: "another")

    assert "审核规则已经更新" in shown(by, "audit", faulty.pk)
    refused = signed_in(by).get(reverse("audits:download", args=[faulty.pk, "xlsx"]), follow=True)
    assert "重新审核" in refused.content.decode()
    signed_in(by).post(reverse("audits:again", args=[faulty.pk]))
    work()

    assert Audit.objects.get(previous=faulty).state == Audit.State.DONE


# -- batches -------------------------------------------------------------------------------------


@pytest.fixture
def batch(county):
    """Three reports handed in together."""
    audits = audited(
        county.by("finance.bureau"),
        ("=cmd.txt", text_report("310.00", "青石县水利局")),
        ("好.txt", text_report(agency="青石县图书馆")),
        ("坏.docx", b"PK\x03\x04 broken"),
    )
    return audits[0].batch


def test_a_batch_adds_up_and_counts_by_check(county, batch):
    page = shown(county.by("finance.bureau"), "batch", batch.pk)

    assert "已审核3份，共3份，未读成1份；须更正1处" in page
    counted = page.split("按审核规则")[-1]
    check = Audit.objects.get(name="=cmd.txt").found[0][1]
    assert f'<a href="{reverse("audits:check", args=[check])}">' in counted


def test_a_batch_is_filtered_and_the_gravest_comes_first(county, batch):
    by = county.by("finance.bureau")

    assert shown(by, "batch", batch.pk).index("=cmd.txt") < shown(by, "batch", batch.pk).index(
        "好.txt"
    )
    assert "好.txt" not in shown(by, "batch", batch.pk, q="水利")
    assert "好.txt" not in shown(by, "batch", batch.pk, findings="error")
    assert "=cmd.txt" not in shown(by, "batch", batch.pk, state="failed")


def test_a_batch_goes_into_a_spreadsheet_without_a_formula(county, batch):
    client = signed_in(county.by("finance.bureau"))

    told = client.get(reverse("audits:export", args=[batch.pk, "csv"])).content.decode("utf-8-sig")
    book = client.get(reverse("audits:export", args=[batch.pk, "xlsx"])).content

    rows = list(csv.reader(io.StringIO(told)))
    assert {row[0] for row in rows[1:]} == {"'=cmd.txt", "好.txt", "坏.docx"}
    sheet = load_workbook(io.BytesIO(book))["审核结果"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} <= {"s", "n"}


def test_how_far_a_batch_is_is_told_to_the_script(county):
    by = county.by("finance.bureau")
    hand_in(by, ("一.txt", text_report()), ("二.txt", text_report("310.00")))
    batch = Audit.objects.first().batch
    address = reverse("audits:batch_progress", args=[batch.pk])

    before = signed_in(by).get(address).json()
    work()
    after = signed_in(by).get(address).json()

    assert (before["value"], before["max"], before["done"]) == (0, 2, False)
    assert (after["value"], after["done"]) == (2, True)
    assert after["text"] == "已审核2份，共2份；须更正1处、需核实0处"


# -- comparing, checks ---------------------------------------------------------------------------


def test_two_reports_are_compared(county):
    by = county.by("apart.clerk")
    told = "青石县水利局2024年度部门整体支出绩效自评报告\n\n2024年本单位三公经费支出{}万元。\n"
    one, other = audited(
        by, ("自评.txt", told.format("12.80").encode()), ("决算.txt", told.format("13.10").encode())
    )

    page = shown(by, "compare", first=one.pk, second=other.pk)

    assert "同一数据1项，其中需核实1项" in page
    assert "12.80" in page
    assert "0.30" in page


def test_comparing_a_report_with_itself_is_refused(county, faulty):
    page = shown(county.by("apart.clerk"), "compare", first=faulty.pk, second=faulty.pk)

    assert "没有选两份不同的报告" in page


def test_every_check_has_its_page(county):
    by = county.by("apart.head")
    every = shown(by, "checks")

    for one in all_checks():
        assert reverse("audits:check", args=[one.name]) in every
    assert "为什么" in shown(by, "check", all_checks()[0].name)
    missing = signed_in(by).get(reverse("audits:check", args=["none"]))
    assert missing.status_code == 404


# -- the queue -----------------------------------------------------------------------------------


def test_an_audit_that_ran_when_the_process_died_is_taken_up_again(county, monkeypatch):
    def die(*_, **__):
        raise SystemExit

    hand_in(county.by("apart.clerk"), ("一.txt", text_report()))
    audit = Audit.objects.get()
    queue.DBTaskResult.objects.get().claim("a worker that dies")
    with monkeypatch.context() as patch:
        patch.setattr(running, "confined", die)
        with pytest.raises(SystemExit):
            running.run(audit.pk)
    audit.refresh_from_db()
    assert audit.state == Audit.State.RUNNING

    assert queue.take_up_again() == 1
    work()

    audit.refresh_from_db()
    assert (audit.state, audit.attempts) == (Audit.State.DONE, 2)


def test_an_audit_whose_task_was_lost_before_it_began_is_taken_up_again(county):
    hand_in(county.by("apart.clerk"), ("一.txt", text_report()))
    queue.DBTaskResult.objects.get().claim("a worker that dies")

    assert queue.take_up_again() == 1
    assert queue.take_up_again() == 0
    work()

    assert Audit.objects.get().state == Audit.State.DONE


def test_a_file_that_takes_the_program_down_twice_is_told_as_such(county):
    hand_in(county.by("apart.clerk"), ("一.txt", text_report()))
    Audit.objects.update(state=Audit.State.RUNNING, attempts=queue.MOST_ATTEMPTS)

    queue.take_up_again()

    audit = Audit.objects.get()
    assert audit.state == Audit.State.FAILED
    assert "程序中断过" in audit.problem


def test_pages_that_wait_take_up_what_is_overdue(county):
    by = county.by("apart.clerk")
    hand_in(by, ("一.txt", text_report()))
    long_ago = timezone.now() - timedelta(hours=1)
    Audit.objects.update(state=Audit.State.RUNNING, attempts=1, started_at=long_ago)
    queue.DBTaskResult.objects.all().delete()

    signed_in(by).get(reverse("audits:home"))
    work()

    assert Audit.objects.get().state == Audit.State.DONE


def test_a_fault_of_the_program_is_a_sentence_in_the_row(county, monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("broken")

    monkeypatch.setattr(running, "confined", broken)
    hand_in(county.by("apart.clerk"), ("一.txt", text_report()))
    work()

    audit = Audit.objects.get()
    assert audit.state == Audit.State.FAILED
    assert audit.problem.startswith("审核时程序出错")


def test_the_queue_is_bounded(county, monkeypatch):
    monkeypatch.setattr(taken_in, "MOST_WAITING", 1)
    by = county.by("apart.clerk")
    hand_in(by, ("一.txt", text_report()))

    answer = hand_in(by, ("二.txt", text_report()))

    assert answer.status_code == 429
    assert "排队的审核已有1份" in answer.content.decode()
