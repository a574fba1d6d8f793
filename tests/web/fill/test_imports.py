"""Files in and out: given out, filled in elsewhere, merged by what stood when it was given out."""

import json
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook
from web.county import filled, fresh, signed_in

from jiheng.dossiers.workbook.typed import CellKey
from jiheng.web.workbench.actions import save_cells
from jiheng.web.workbench.actions.save_cells import Wanted
from jiheng.web.workbench.cells import Standing, form_of
from jiheng.web.workbench.models import Change, Entry, Export, Import
from jiheng.web.workbench.pages.imports.three_way import compare

pytestmark = pytest.mark.django_db
THREE = "三公经费决算数"


@pytest.fixture
def clerk(county):
    return signed_in(county.by("clerk"))


@pytest.fixture
def form(county):
    return form_of(fresh(county.case))


def exported(client, county):
    answer = client.get(f"/cases/{county.case.pk}/imports/workbook/")
    assert answer["Content-Type"].endswith("spreadsheetml.sheet"), answer
    return load_workbook(BytesIO(answer.content))


def figure(book, row, column="本年数"):
    """The cell of a fact in the workbook."""
    page = book["基础数据"]
    heads = [cell.value for cell in page[4]]
    at = next(line[0].row for line in page.iter_rows() if line[0].value == row)
    return page.cell(at, heads.index(column) + 1)


def handed(client, county, book, kind="workbook"):
    content = BytesIO()
    book.save(content)
    file = SimpleUploadedFile("填报表.xlsx", content.getvalue())
    answer = client.post(f"/cases/{county.case.pk}/imports/", {"kind": kind, "file": file})
    assert "/imports/" in answer["Location"]
    return answer["Location"]


def ticks(client, address):
    return [
        (one["id"], one["cell"].kind, one["cell"].key.row)
        for _, rows in client.get(address).context["sheets"] or []
        for one in rows
    ]


def typed(county, value, base):
    key = CellKey("基础数据", THREE, "value0")
    outcome = save_cells.do(fresh(county.case), county.by("officer"), [Wanted(key, value, base)])
    assert outcome.saved


def test_a_workbook_that_comes_back_unchanged_differs_in_nothing(county, clerk):
    filled(county)
    one = Import.objects.get(pk=handed(clerk, county, exported(clerk, county)).split("/")[-2])

    assert one.base == Export.objects.get()
    assert one.told == []
    page = clerk.get(f"/cases/{county.case.pk}/imports/{one.pk}/").content.decode()
    assert "文件和系统没有不同" in page


def test_offline_work_is_merged_and_only_what_is_ticked_is_taken(county, clerk):
    filled(county)
    book = exported(clerk, county)
    figure(book, THREE).value = 40.5
    figure(book, "编制数").value = 111
    address = handed(clerk, county, book)
    offered = page_ticks(clerk, address)
    assert Entry.objects.get(row=THREE, column="value0").value != "40.5"

    ticked = [value for value in offered if f"/{THREE}/" in value]
    clerk.post(address, {"take": ticked})

    taken = Entry.objects.get(row=THREE, column="value0")
    assert taken.value == "40.5"
    assert taken.source == "填报表：填报表.xlsx"
    assert Entry.objects.get(row="编制数", column="value0").value == "110"
    assert Change.objects.filter(what="import").count() == 2


def page_ticks(client, address):
    """What may be ticked on the page, by its values."""
    text = client.get(address).content.decode()
    parts = text.split('name="take" value="')[1:]
    return {part.split('"')[0]: " checked" in part.split(">")[0] for part in parts}


def test_what_both_changed_is_a_conflict_and_not_ticked(county, clerk):
    filled(county)
    book = exported(clerk, county)
    typed(county, "41", Entry.objects.get(row=THREE, column="value0").revision)
    figure(book, THREE).value = 40.5

    ((value, is_ticked),) = page_ticks(clerk, handed(clerk, county, book)).items()

    assert f"/{THREE}/" in value
    assert not is_ticked


def test_what_was_changed_here_only_stays(county, clerk):
    filled(county)
    book = exported(clerk, county)
    typed(county, "41", Entry.objects.get(row=THREE, column="value0").revision)

    assert page_ticks(clerk, handed(clerk, county, book)) == {}


def test_a_tick_is_of_the_revision_that_was_seen(county, clerk):
    filled(county)
    book = exported(clerk, county)
    figure(book, THREE).value = 40.5
    address = handed(clerk, county, book)
    seen = list(page_ticks(clerk, address))
    typed(county, "41", int(seen[0].rpartition("@")[2]))

    clerk.post(address, {"take": seen})

    assert Entry.objects.get(row=THREE, column="value0").value == "41"


def test_another_units_workbook_is_refused(county, clerk):
    filled(county)
    book = exported(clerk, county)
    sister = signed_in(county.by("sister.clerk"))
    content = BytesIO()
    book.save(content)
    file = SimpleUploadedFile("填报表.xlsx", content.getvalue())

    answer = sister.post(
        f"/cases/{county.sister_case.pk}/imports/", {"kind": "workbook", "file": file}, follow=True
    )

    assert "换成本单位本年度的文件" in answer.content.decode()
    assert Import.objects.count() == 0


def test_what_is_no_workbook_is_told_in_a_sentence(county, clerk):
    file = SimpleUploadedFile("填报表.xlsx", b"not a workbook")

    answer = clerk.post(
        f"/cases/{county.case.pk}/imports/", {"kind": "workbook", "file": file}, follow=True
    )

    assert answer.status_code == 200
    assert "填报表.xlsx" in answer.content.decode()
    assert Import.objects.count() == 0


def test_an_empty_form_can_be_taken_out(county, clerk):
    answer = clerk.get(f"/cases/{county.case.pk}/imports/workbook/?empty=1")

    assert "基础数据" in load_workbook(BytesIO(answer.content)).sheetnames
    assert Export.objects.count() == 0


def accounts():
    book = Workbook()
    page = book.active
    page.title = "公开08表"
    page.append(["财政拨款“三公”经费支出决算表"])
    page.append(["单位：万元"])
    page.append(["预算数", None, None, None, None, None, "决算数"] + [None] * 5)
    names = [
        "合计",
        "因公出国（境）费",
        "小计",
        "公务用车购置费",
        "公务用车运行维护费",
        "公务接待费",
    ]
    page.append(names * 2)
    page.append(list(range(1, 13)))
    page.append([24, 0, 12, 0, 12, 12, 40.95, 0, 30.5, 17.64, 12.86, 10.45])
    page.merge_cells("A3:F3")
    page.merge_cells("G3:L3")
    return book


def test_the_accounts_stand_beside_what_is_typed_and_replace_nothing(county, clerk):
    typed(county, "41", 0)

    handed(clerk, county, accounts(), "accounts")

    page = clerk.get(f"/cases/{county.case.pk}/fill/基础数据/").content.decode()
    assert 'data-take="40.95"' in page
    assert Entry.objects.get(row=THREE).value == "41"


def goals():
    book = Workbook()
    page = book.active
    page.title = "绩效目标表"
    page.append(["绩效目标表"])
    page.append(
        [
            "项目编码",
            "项目名称",
            "一级指标",
            "二级指标",
            "三级指标",
            "指标性质",
            "指标值",
            "度量单位",
            "权重",
        ]
    )
    page.append([None, None, "产出指标", "数量指标", "培训人次", "≥", 120, "人次", 20])
    return book


def test_approved_objectives_come_in_locked(county, clerk):
    address = handed(clerk, county, goals(), "goals")
    offered = page_ticks(clerk, address)
    clerk.post(address, {"take": list(offered)})

    target = Entry.objects.get(sheet="绩效目标与完成", column="target")
    assert target.value == "120"
    assert target.locked
    assert target.source.startswith("绩效目标：")
    body = {
        "key": "x",
        "changes": [
            {
                "sheet": "绩效目标与完成",
                "row": target.row,
                "column": "target",
                "value": "90",
                "base": 1,
            }
        ],
    }
    told = clerk.post(f"/cases/{county.case.pk}/cells", json.dumps(body), "application/json").json()
    assert "文号" in told["refused"][0]["message"]


# -- three ways, without a file -------------------------------------------------------------------

FACT = CellKey("基础数据", THREE, "value0")


@pytest.mark.parametrize(
    ("file", "here", "before", "kind"),
    [
        ("5", "", "", "new"),
        ("5", "4", "4", "changed"),
        ("", "4", "4", "cleared"),
        ("5", "6", "4", "clash"),
        ("", "6", "4", "clash"),
        ("5", "5", "4", None),
        ("4", "6", "4", None),
        ("1,200", "1200.0", "7", None),
    ],
)
def test_three_ways(form, file, here, before, kind):
    stands = {FACT: Standing(here, 3)} if here else {}
    found = compare(form, {FACT: file} if file else {}, stands, {FACT: before} if before else {})

    assert [one.kind for one in found.differences] == ([kind] if kind else [])


def test_without_an_export_an_empty_cell_says_nothing(form):
    found = compare(form, {}, {FACT: Standing("4", 1)}, None)

    assert found.differences == ()


def row(number, document, amount):
    return {
        CellKey("上级转移支付", f"+{number}", "document"): document,
        CellKey("上级转移支付", f"+{number}", "amount"): amount,
    }


def standing(cells):
    return {key: Standing(text, 1) for key, text in cells.items()}


def test_rows_of_ones_own_are_known_by_their_words_and_not_by_their_number(form):
    here = row(2, "甲号", "1") | row(5, "乙号", "2")
    file = row(1, "乙号", "3") | row(2, "甲号", "1") | row(3, "丙号", "4")

    found = compare(form, file, standing(here), here).differences

    assert {(one.key.row, one.key.column, one.kind) for one in found} == {
        ("+5", "amount", "changed"), ("+6", "document", "new"), ("+6", "amount", "new"),
    }  # fmt: skip


def test_a_row_that_was_renamed_in_the_file_is_known_by_its_place(form):
    here = row(1, "甲号", "1") | row(2, "乙号", "2")
    file = row(1, "甲号", "1") | row(2, "乙号（更正）", "2")

    (one,) = compare(form, file, standing(here), here).differences

    assert (one.key.row, one.key.column, one.there) == ("+2", "document", "乙号（更正）")
