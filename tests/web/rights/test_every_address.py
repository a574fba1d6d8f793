"""Who may what: every address is asked for by everybody, as `who_may_what.md` has it.

A new address without a line in that page fails; so does a line without an address.
"""

import pytest
from web.county import carried, filled, fresh
from web.rights.planted import (
    COLUMNS,
    FILED_TEXT,
    INSIDE,
    MARK,
    audited,
    mark_text,
    type_text,
)
from web.rights.walked import NO, SIGN, asked, lines, names, standing, states, told, words

from jiheng.web.workbench import workflow
from jiheng.web.workbench.actions import file, send_back
from jiheng.web.workbench.models import Case, Filing

LINES = lines()
PARTS = sorted({line.name.partition(":")[0] for line in LINES})
pytestmark = pytest.mark.django_db


def of_part(part):
    return [line for line in LINES if line.name.partition(":")[0] == part]


def test_every_address_has_a_line_and_every_line_an_address():
    assert {line.name for line in LINES} == set(names())


def test_everybody_has_a_column():
    assert {tuple(line.cells) for line in LINES} == {tuple(COLUMNS)}


@pytest.mark.parametrize("part", PARTS)
def test_everybody_gets_what_the_page_says_and_nobody_sees_a_draft_of_others(part, there):
    if part == "audits":
        audited(there.county, there)
    wrong, leaks = [], []

    for line in of_part(part):
        for what, address in line.addresses(there.objects):
            for column, client in there.clients.items():
                answer = asked(client, line.method, address)
                where = f"{line.method} {line.name} {what}: {column}"
                if told(answer) != line.cells[column]:
                    wrong.append(f"{where}: {told(answer)}, not {line.cells[column]}")
                if MARK in answer.said and column not in INSIDE:
                    leaks.append(where)

    assert wrong == []
    assert leaks == []


@pytest.mark.parametrize("part", PARTS)
def test_whoever_may_not_changes_nothing_by_asking(part, there):
    if part == "audits":
        audited(there.county, there)
    before, wrong = standing(), []

    for line in of_part(part):
        refused = [column for column, cell in line.cells.items() if cell in {NO, SIGN}]
        for what, address in line.addresses(there.objects):
            for column in refused:
                cases = states()
                answer = there.clients[column].post(
                    address, {"key": "k", "opinion": "意见", "text": "改"}
                )
                answer.took = states() != cases
                if told(answer) not in {NO, SIGN} and line.method == "POST":
                    wrong.append(f"{line.name} {what}: {column}: {told(answer)}")

    assert wrong == []
    assert standing() == before


def test_what_is_looked_for_is_there_to_be_found(there):
    clerk = there.clients["clerk"]
    audited(there.county, there)

    found = [
        line.name
        for line in LINES
        if line.method == "GET" and {"draft", "self-check"} & set(line.what)
        for what, address in line.addresses(there.objects)
        if what in {"draft", "self-check"} and MARK in asked(clerk, "GET", address).said
    ]

    assert {"work:case", "desk:log", "desk:export", "fill:cells", "audits:audit"} <= set(found)


@pytest.fixture
def filed_for_real(there):
    """A case of the unit whose own bundle was filed; it was sent back and is being changed."""
    county = there.county
    case = Case.objects.get(pk=there.objects["sister's draft"])
    type_text(county, filled(county, case), FILED_TEXT, by="sister.clerk")
    case = carried(county, case, to=workflow.READY)
    case = file.do(fresh(case), county.by("sister.officer"))
    case = send_back.do(case, county.by("authority.authority"), opinion="核对后再报。")
    mark_text(county, case, by="sister.clerk")
    return Filing.objects.get(case=case)


@pytest.mark.parametrize("column", ["authority", "division", "bureau"])
def test_from_filing_on_others_see_what_was_filed_and_not_what_it_became(
    there, filed_for_real, column
):
    client, filing = there.clients[column], filed_for_real
    addresses = [f"/filings/{filing.pk}/{rest}" for rest in ("", "score/", "bundle/")]
    addresses += [f"/filings/{filing.pk}/sheets/{number}/" for number in range(12)]
    addresses += [f"/filings/{filing.pk}/files/{one.pk}/" for one in filing.files.all()]
    addresses += [f"/cases/{filing.case_id}/{rest}" for rest in ("", "log/", "log.csv")]

    said = {address: words(client.get(address)) for address in addresses}

    assert [address for address, text in said.items() if MARK in text] == []
    assert FILED_TEXT in said[f"/filings/{filing.pk}/bundle/"]
    assert [address for address, text in said.items() if FILED_TEXT in text and "sheets" in address]
