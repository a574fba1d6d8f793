"""Monitoring data in the workbench: computed inside the unit, beside the value, never in it."""

import json
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from web.county import carried, filled, fresh, signed_in

from jiheng.dossiers.workbook.typed import CellKey
from jiheng.web.workbench import kept, workflow
from jiheng.web.workbench.actions import file, save_cells
from jiheng.web.workbench.actions.save_cells import Wanted
from jiheng.web.workbench.models import Change, Entry, Filing, Import, Stored

pytestmark = pytest.mark.django_db
EXAMPLES = Path(__file__).parents[3] / "examples" / "measures"
CELL = CellKey("基础数据", "公众满意度", "value0")
#: Of a survey of 88 answers; nothing else in the county says so.
RATE = "93.2%"


@pytest.fixture
def clerk(county):
    return signed_in(county.by("clerk"))


def answers(good=82, bad=6):
    """A questionnaire of one question; 82 of 88 are 93.2%."""
    lines = ["编号,总体满意度"]
    lines += [f"{at},{'满意' if at < good else '不满意'}" for at in range(good + bad)]
    return "\n".join(lines).encode()


def handed(client, case, content=None, name="问卷.csv", **form):
    upload = SimpleUploadedFile(name, answers() if content is None else content)
    asked = {"medium": "survey", "year": "2024", "file": upload, **form}
    return client.post(f"/cases/{case.pk}/measures/", asked)


def offers(client, address):
    """Field and chosen cell of every figure on the page, by the figure's name."""
    page = client.get(address).content.decode()
    found = {}
    for row in page.split('<th scope="row">')[1:]:
        name, select = row.split("<", 1)[0], row.split("</select>")[0]
        chosen = re.search(r'value="([^"]*)" selected', select)
        field = re.search(r'name="(beside-[0-9]+)"', select)
        if field:
            found[name] = (field[1], chosen[1] if chosen else "")
    return found


def set_beside(client, case):
    """Upload, and press the button with what is offered; the set."""
    address = handed(client, case)["Location"]
    client.post(address, dict(offers(client, address).values()))
    return Import.objects.get(kind="measures")


def test_the_figures_are_shown_with_their_computation_and_what_they_rest_on(county, clerk):
    page = clerk.get(handed(clerk, county.case)["Location"]).content.decode()

    assert RATE in page
    assert "满意82÷有效答案88" in page
    assert "内部核对值，不代替上级通报的数，不对外公开" in page
    assert "威尔逊区间，置信度95%" in page


def test_of_the_data_only_their_hash_is_kept(county, clerk):
    handed(clerk, county.case)

    (stored,) = Stored.objects.filter(pk=Import.objects.get().stored_id)
    told = json.loads(kept.content_of(stored))
    assert told["文件"] == "问卷.csv"
    assert len(told["文件SHA-256"]) == 64
    assert told["数值"]["满意度"]["值"] == RATE


def test_the_cell_of_the_same_name_is_offered_and_nothing_is_set_beside_unasked(county, clerk):
    address = handed(clerk, county.case)["Location"]
    offered = {name: cell for name, (_, cell) in offers(clerk, address).items()}

    assert offered["满意度"] == str(CELL)
    assert offered["样本量"] == ""
    assert RATE not in clerk.get(f"/cases/{county.case.pk}/fill/基础数据/").content.decode()


def test_a_figure_stands_beside_the_value_and_cannot_be_taken(county, clerk):
    set_beside(clerk, county.case)

    page = clerk.get(f"/cases/{county.case.pk}/fill/基础数据/").content.decode()
    assert f"<i>内部核对值</i>{RATE}" in page
    assert f'data-take="{RATE}"' not in page
    assert not Entry.objects.filter(row="公众满意度").exists()


@pytest.mark.parametrize(("typed", "differs"), [("93.2%", False), ("96%", True), ("", False)])
def test_a_value_that_differs_needs_a_look(county, clerk, typed, differs):
    if typed:
        save_cells.do(fresh(county.case), county.by("clerk"), [Wanted(CELL, typed, 0)])
    set_beside(clerk, county.case)

    page = clerk.get(f"/cases/{county.case.pk}/fill/基础数据/").content.decode()
    assert (f"{RATE} <strong>需核实</strong>" in page) == differs
    assert [one.value for one in Entry.objects.filter(row="公众满意度")] == [typed] * bool(typed)


def test_a_reference_set_is_none_of_the_files_that_are_taken_from(county, clerk):
    one = set_beside(clerk, county.case)

    assert "问卷.csv" not in clerk.get(f"/cases/{county.case.pk}/imports/").content.decode()
    assert clerk.get(f"/cases/{county.case.pk}/imports/{one.pk}/").status_code == 404
    clerk.post(f"/cases/{county.case.pk}/imports/", {"kind": "measures", "file": BytesIO(b"1")})
    assert Import.objects.count() == 1


def everything(content):
    """The bytes of a bundle, those inside archives inside it, too."""
    yield content
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from everything(archive.read(name))


def test_nothing_of_it_leaves_the_unit(county, clerk):
    filled(county)
    one = set_beside(clerk, county.case)
    case = carried(county, to=workflow.READY)
    file.do(case, county.by("officer"))
    filing = Filing.objects.get(case=county.case)

    traces = [RATE.encode(), "问卷.csv".encode(), one.stored.sha256.encode()]
    parts = list(everything(kept.content_of(filing.bundle)))
    for who in ("bureau", "division", "authority"):
        above = signed_in(county.by(who))
        pages = [f"/filings/{filing.pk}/{page}" for page in ("", "score/", "sheets/1/")]
        parts += [above.get(one).content for one in (*pages, f"/cases/{filing.case_id}/log/")]
        assert above.get(f"/cases/{county.case.pk}/measures/").status_code == 403
    assert not [trace for trace in traces if any(trace in part for part in parts)]


def test_another_unit_sees_nothing_and_the_head_computes_nothing(county, clerk):
    one = set_beside(clerk, county.case)
    sister = signed_in(county.by("sister.clerk"))

    assert sister.get(f"/cases/{county.case.pk}/measures/{one.pk}/").status_code == 404
    assert signed_in(county.by("head")).get(f"/cases/{county.case.pk}/measures/").status_code == 403


def test_what_was_filed_takes_no_more(county, clerk):
    filled(county)
    carried(county, to=workflow.RECEIPT)

    answer = handed(clerk, county.case)

    assert clerk.get(answer["Location"]).status_code == 200
    assert not Import.objects.filter(kind="measures").exists()


@pytest.mark.parametrize(
    ("form", "content", "said"),
    [
        ({"medium": "soil"}, None, "没有选数据的种类"),
        ({"year": "1999"}, None, "没有选年度"),
        ({"medium": "ratio", "ratio": "x"}, None, "没有选比率"),
        ({}, b"\x00\x01\x02\xff\xfe", "问卷.csv"),
        ({}, "编号,总体满意度\n".encode(), "得不出满意度"),
    ],
)
def test_what_cannot_be_computed_is_told_in_a_sentence(county, clerk, form, content, said):
    answer = handed(clerk, county.case, content, **form)

    page = clerk.get(answer["Location"]).content.decode()
    assert said in page
    assert "jiheng-measures-" not in page
    assert not Import.objects.exists()


def test_a_year_of_air_is_computed_in_a_process_of_its_own(county, clerk):
    pytest.importorskip("polars", reason="the extra scale is not installed")
    lines = (EXAMPLES / "空气日均2020.csv").read_text(encoding="utf-8").replace("2020-", "2024-")

    answer = handed(clerk, county.case, lines.encode(), "空气.csv", medium="air")

    page = clerk.get(answer["Location"]).content.decode()
    assert "95.0%" in page
    assert "HJ 633-2012" in page


def test_a_ratio_of_a_table(county, clerk):
    content = (EXAMPLES / "污水治理2020.csv").read_bytes()

    answer = handed(
        clerk, county.case, content, "污水.csv", medium="ratio", ratio="农村生活污水治理率"
    )

    assert "农村生活污水治理率" in clerk.get(answer["Location"]).content.decode()


def test_the_log_tells_of_the_file_inside_the_unit(county, clerk):
    set_beside(clerk, county.case)

    told = Change.objects.filter(what="import").order_by("number")
    assert [one.where for one in told] == ["读入监测数据核对 问卷.csv", "监测数据核对 问卷.csv"]
