"""Those who receive a filing see what was filed, byte for byte, and nothing else of the case."""

import hashlib
import json

import pytest
from web.county import carried, filled, fresh, signed_in

from jiheng.web.workbench import kept, workflow
from jiheng.web.workbench.actions import accept, save_cells, send_back
from jiheng.web.workbench.cells import CellKey
from jiheng.web.workbench.models import Entry, Reminder

_ABOVE = ("authority", "division", "bureau")
#: Typed before filing, and after it was sent back.
_BEFORE, _AFTER = "38.88", "77.77"
_CELL = CellKey("基础数据", "三公经费决算数", "value0")


@pytest.fixture
def back(county):
    """A case that was filed with one figure, sent back, and is typed into again."""
    filled(county)
    _type(county, _BEFORE)
    case = carried(county, to=workflow.RECEIPT)
    case = send_back.do(case, county.by("bureau"), opinion="核对三公经费")
    _type(county, _AFTER)
    return fresh(case)


def _type(county, value):
    entry = Entry.objects.get(dossier=county.case.dossier, sheet=_CELL.sheet, row=_CELL.row,
                              column=_CELL.column)  # fmt: skip
    wanted = save_cells.Wanted(_CELL, value, entry.revision, why="核对了决算报表")
    assert save_cells.do(fresh(county.case), county.by("clerk"), [wanted]).saved


def pages(client, case):
    """Every page about a filing, and the log."""
    filing = case.filings.get()
    shown = [f"/filings/{filing.pk}/", f"/filings/{filing.pk}/score/", f"/cases/{case.pk}/log/"]
    shown += [f"/filings/{filing.pk}/sheets/{number}/" for number in range(8)]
    shown += [f"/cases/{case.pk}/log.csv", "/filings/", "/work/"]
    answers = {address: client.get(address) for address in shown}
    return {
        address: b"".join(one.streaming_content).decode() if one.streaming else one.content.decode()
        for address, one in answers.items()
        if one.status_code == 200
    }


@pytest.mark.parametrize("role", _ABOVE)
def test_a_value_changed_after_filing_is_seen_by_nobody_outside(county, back, role):
    shown = pages(signed_in(county.by(role)), back)

    assert len(shown) > 8
    assert any(_BEFORE in text for text in shown.values())
    for address, text in shown.items():
        assert _AFTER not in text, address
        assert "核对了决算报表" not in text, address


def test_inside_the_unit_the_log_has_every_change(county, back):
    shown = pages(signed_in(county.by("clerk")), back)

    log = shown[f"/cases/{back.pk}/log/"]
    assert _BEFORE in log
    assert _AFTER in log
    assert "核对了决算报表" in log


@pytest.mark.parametrize("role", _ABOVE)
def test_before_it_is_filed_there_is_nothing_to_see(county, role):
    case = carried(county, to=workflow.SIGNING)
    client = signed_in(county.by(role))

    assert county.unit.name not in client.get("/filings/").content.decode()
    log = client.get(f"/cases/{case.pk}/log/").content.decode()
    assert "送审" not in log
    assert "签发" not in log
    assert client.get(f"/cases/{case.pk}/signing/").status_code == 403


@pytest.mark.parametrize("role", _ABOVE)
def test_steps_inside_the_unit_are_not_told_outside(county, role):
    case = carried(county, to=workflow.RECEIPT)
    client = signed_in(county.by(role))

    shown = pages(client, case)

    page = shown[f"/filings/{case.filings.get().pk}/"]
    assert "报送" in page
    assert county.by("officer").person.name in page  # who filed it
    assert "审核通过</span>" not in page
    assert "局务会" not in page
    for name in ("clerk", "head"):
        for address, text in shown.items():
            assert county.by(name).person.name not in text, address


def test_a_file_comes_back_byte_for_byte(county):
    filing = carried(county, to=workflow.RECEIPT).filings.get()
    client = signed_in(county.by("bureau"))

    for one in filing.files.all():
        answer = client.get(f"/filings/{filing.pk}/files/{one.pk}/")
        assert answer.content == kept.content_of(one.stored)
        assert answer["Content-Disposition"].startswith("attachment")
    bundle = client.get(f"/filings/{filing.pk}/bundle/")
    assert bundle.content == kept.content_of(filing.bundle)


def test_a_file_of_another_filing_is_not_found(county):
    mine = carried(county, to=workflow.RECEIPT).filings.get()
    other = carried(county, county.sister_case, to=workflow.RECEIPT).filings.get()

    answer = signed_in(county.by("bureau")).get(
        f"/filings/{mine.pk}/files/{other.files.first().pk}/"
    )

    assert answer.status_code == 404


@pytest.mark.parametrize("key", ["apart.clerk", "apart.head", "sister.officer"])
def test_another_unit_gets_nothing(county, key):
    filing = carried(county, to=workflow.RECEIPT).filings.get()
    client = signed_in(county.by(key))

    for address in (
        f"/filings/{filing.pk}/",
        f"/filings/{filing.pk}/score/",
        f"/filings/{filing.pk}/bundle/",
        f"/cases/{filing.case_id}/log/",
        f"/cases/{filing.case_id}/log.csv",
        f"/cases/{filing.case_id}/",
    ):
        assert client.get(address).status_code == 404, address


def test_the_score_is_computed_from_the_cells_as_filed(county, back):
    client = signed_in(county.by("bureau"))
    filing = back.filings.get()

    before = client.get(f"/filings/{filing.pk}/score/").content
    Entry.objects.filter(dossier=back.dossier).update(value="1")

    assert client.get(f"/filings/{filing.pk}/score/").content.count(b"<tr") == before.count(b"<tr")
    assert json.loads(kept.content_of(filing.cells))


def test_the_unit_sees_its_own_filing_without_buttons(county):
    filing = carried(county, to=workflow.RECEIPT).filings.get()

    page = signed_in(county.by("clerk")).get(f"/filings/{filing.pk}/").content.decode()
    above = signed_in(county.by("bureau")).get(f"/filings/{filing.pk}/").content.decode()

    assert "/steps/" not in page
    assert f"/cases/{filing.case_id}/steps/accept/" in above


def test_the_list_can_be_narrowed(county):
    accept.do(carried(county, to=workflow.RECEIPT), county.by("bureau"))
    carried(county, county.sister_case, to=workflow.RECEIPT)
    client = signed_in(county.by("bureau"))

    def listed(query):
        text = client.get(f"/filings/?{query}").content.decode()
        return county.unit.name in text, county.sister.name in text

    assert listed("") == (True, True)
    assert listed("which=mine") == (False, True)
    assert listed("which=accepted") == (True, False)
    assert listed("which=back") == (False, False)
    assert listed("q=畜牧") == (False, True)


def test_the_log_as_csv_holds_no_formula(county):
    _type_first(county, "=1+1")

    answer = signed_in(county.by("clerk")).get(f"/cases/{county.case.pk}/log.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")

    assert "'=1+1" in text
    assert ",=1+1" not in text


def _type_first(county, value):
    wanted = save_cells.Wanted(_CELL, value, 0)
    assert save_cells.do(fresh(county.case), county.by("clerk"), [wanted]).saved


def test_the_head_of_the_chain_is_shown(county, back):
    page = signed_in(county.by("bureau")).get(f"/cases/{back.pk}/log/").content.decode()

    assert "链头" in page


def test_a_reminder_is_no_business_of_other_posts_above(county):
    Reminder.objects.create(case=county.case, text="抓紧", person=county.by("bureau").person)

    assert "抓紧" not in signed_in(county.by("authority")).get("/work/").content.decode()


def test_the_number_of_queries_does_not_grow_with_the_filings(
    county, django_assert_max_num_queries, django_assert_num_queries
):
    carried(county, to=workflow.RECEIPT)
    client = signed_in(county.by("bureau"))
    with django_assert_max_num_queries(15) as one:
        client.get("/filings/")
    count = len(one.captured_queries)
    carried(county, county.sister_case, to=workflow.RECEIPT)

    assert count > 3
    with django_assert_num_queries(count):
        client.get("/filings/")


def test_a_sheet_shows_what_was_filled_in_and_all_of_it_when_asked(county):
    filing = carried(county, to=workflow.RECEIPT).filings.get()
    address = f"/filings/{filing.pk}/sheets/1/"
    client = signed_in(county.by("bureau"))

    short = client.get(address).content.decode()
    whole = client.get(f"{address}?all=1").content.decode()

    assert "三公经费决算数" in short
    assert short.count("<tr>") < whole.count("<tr>")


def test_the_page_of_a_filing_tells_the_hash_of_the_whole_as_downloaded(county):
    case = carried(county, to=workflow.RECEIPT)
    filing = case.filings.get()
    client = signed_in(county.by("bureau"))

    page = client.get(f"/filings/{filing.pk}/").content.decode()
    loaded = b"".join(client.get(f"/filings/{filing.pk}/bundle/"))

    assert hashlib.sha256(loaded).hexdigest() in page
