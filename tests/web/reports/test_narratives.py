"""What people wrote survives; figures in it follow; nobody overwrites another unseen."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse
from web.county import carried, filled, fresh, queries_of, signed_in

from jiheng.dossiers.workbook.typed import CellKey
from jiheng.errors import JihengError
from jiheng.web.workbench import explanations, narratives, workflow
from jiheng.web.workbench.actions import save_cells
from jiheng.web.workbench.bundled import bundled
from jiheng.web.workbench.models import Change, Entry, Explanation, Narrative
from jiheng.web.workbench.pages.reports.shown import Sections, material_key
from jiheng.web.workbench.reported import reported

pytestmark = pytest.mark.django_db
STAFF = "部门、单位基本情况/人员编制及资产情况"
QUOTA = CellKey("基础数据", "编制数", "value0")


def address(case, key=STAFF):
    return f"{reverse('reports:section', args=[case.pk])}?{urlencode({'key': key})}"


def write(county, text, seen=0, by="clerk", **more):
    client = signed_in(county.by(by))
    return client.post(address(county.case), {"text": text, "seen": seen, **more})


def change(county, key, value):
    entry = Entry.objects.get(sheet=key.sheet, row=key.row, column=key.column,
                              dossier=county.case.dossier)  # fmt: skip
    save_cells.do(county.case, county.by("clerk"), [save_cells.Wanted(key, value, entry.revision)])


def shown(county):
    case = fresh(county.case)
    told = reported(case)
    return {one.part.key: one for one in Sections(case, told, narratives.latest(case)).all()}


def words(section):
    return ["".join(chip.text for chip in block.chips) for block in section.blocks]


def test_every_section_is_shown_with_figures_as_chips_that_lead_to_their_cells(county):
    filled(county)

    section = shown(county)[STAFF]

    chip = next(chip for chip in section.blocks[0].chips if chip.name == "编制数")
    assert chip.text == "110人"
    assert "基础数据 编制数 本年数" in chip.origin
    assert chip.url.startswith(f"/cases/{county.case.pk}/fill/")
    assert chip.url.endswith("#%E7%BC%96%E5%88%B6%E6%95%B0/value0")


def test_the_page_shows_the_report(county):
    filled(county)

    answer = signed_in(county.by("head")).get(reverse("reports:case", args=[county.case.pk]))

    text = answer.content.decode()
    assert "（三）人员编制及资产情况" in text
    assert 'class="chip"' in text


def test_what_was_written_survives_a_change_of_figures_and_its_figures_follow(county):
    filled(county)
    write(county, "全局共{{编制数}}编制。")

    change(county, QUOTA, "120")

    section = shown(county)[STAFF]
    assert words(section) == ["全局共120人编制。"]
    assert (section.rewritten, section.outdated) == (True, False)


def test_when_the_generated_text_changes_both_are_shown_and_the_person_decides(county):
    filled(county)
    write(county, "全局共{{编制数}}编制。")
    change(county, CellKey("基础数据", "退休人员数", "value0"), "")

    section = shown(county)[STAFF]
    page = signed_in(county.by("clerk")).get(address(county.case)).content.decode()

    assert section.outdated
    assert words(section) == ["全局共110人编制。"]
    assert "改写以后，生成的文字变了" in page
    assert "<del>" in page

    write(county, section.edit.text, seen=1, action="keep")
    assert not shown(county)[STAFF].outdated
    write(county, "", seen=2, action="generated")
    assert not shown(county)[STAFF].rewritten


def test_who_did_not_see_the_last_edit_overwrites_nothing(county):
    filled(county)
    write(county, "经办写的。")

    answer = write(county, "财务股写的。", seen=0, by="officer")

    assert answer.status_code == 409
    text = answer.content.decode()
    assert "没有保存" in text
    assert "财务股写的。" in text
    assert [one.text for one in Narrative.objects.all()] == ["经办写的。"]
    assert write(county, "财务股写的。", seen=1, by="officer").status_code == 302


def test_the_same_submit_twice_is_one_edit(county):
    filled(county)
    write(county, "一样的。")
    write(county, "一样的。")

    assert Narrative.objects.count() == 1


def test_the_history_says_who_and_what_and_an_earlier_edit_comes_back(county):
    filled(county)
    write(county, "第一稿。")
    write(county, "第二稿。", seen=1, by="officer")

    page = signed_in(county.by("clerk")).get(address(county.case)).content.decode()
    assert county.by("officer").person.name in page
    assert "<del>一</del>" in page
    write(county, "", seen=2, restore="1")

    assert narratives.texts(county.case) == {STAFF: "第一稿。"}
    last = Change.objects.filter(what="text").last()
    assert (last.before, last.after, last.why) == ("第二稿。", "第一稿。", "恢复第1稿")


def test_a_reference_to_nothing_is_kept_and_told_with_its_place(county):
    case = filled(county)
    write(county, "共{{编织数}}。")

    page = signed_in(county.by("clerk")).get(reverse("reports:case", args=[case.pk]))

    assert "报告“（三）人员编制及资产情况”第1行" in page.content.decode()
    with pytest.raises(JihengError, match="编织数"):
        bundled(fresh(case))


def test_what_users_type_is_shown_and_never_run(county):
    case = filled(county)
    write(county, "<script>alert(1)</script>{% raw %}{{编制数}}")
    client = signed_in(county.by("clerk"))

    for answer in (
        client.get(reverse("reports:case", args=[case.pk])),
        client.get(address(case)),
        client.get(reverse("reports:preview", args=[case.pk])),
    ):
        text = answer.content.decode()
        assert "<script>alert(1)" not in text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_the_preview_shows_what_is_being_typed_and_saves_nothing(county):
    case = filled(county)
    client = signed_in(county.by("clerk"))

    answer = client.post(
        reverse("reports:preview", args=[case.pk]), {"section": STAFF, "text": "现有{{编制数}}。"}
    )

    assert "现有" in answer.content.decode()
    assert "110人" in answer.content.decode()
    assert not Narrative.objects.exists()
    policy = answer["Content-Security-Policy"]
    assert "sandbox" in policy
    assert "default-src 'none'" in policy


def test_a_preview_that_cannot_be_composed_says_why(county):
    case = filled(county)
    client = signed_in(county.by("clerk"))

    answer = client.post(
        reverse("reports:preview", args=[case.pk]), {"section": STAFF, "text": "{{<b>没有</b>}}"}
    )

    assert "&lt;b&gt;没有&lt;/b&gt;" in answer.content.decode()


@pytest.mark.parametrize(("kind", "head"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doc")])
def test_the_report_is_downloaded_with_what_was_written(county, kind, head):
    case = filled(county)
    write(county, "现有{{编制数}}。")

    answer = signed_in(county.by("clerk")).get(reverse("reports:download", args=[case.pk, kind]))

    assert answer.content.startswith(head)


def test_a_page_is_shown_as_it_is_printed(county):
    case = filled(county)

    answer = signed_in(county.by("clerk")).get(
        reverse("reports:image", args=[case.pk, 1]), {"key": STAFF}
    )

    assert answer.content.startswith(b"\x89PNG")


def test_nothing_is_written_into_a_report_that_is_being_reviewed(county):
    carried(county, to=workflow.REVIEW)

    answer = write(county, "晚了。")

    assert answer.status_code == 200
    assert "不能修改" in answer.content.decode()
    assert not Narrative.objects.exists()


def test_the_head_reads_and_does_not_write(county):
    filled(county)

    write(county, "负责人写的。", by="head")

    assert not Narrative.objects.exists()


def test_texts_of_the_form_stay_in_the_form(county):
    case = filled(county)
    told = reported(case)
    typed = {CellKey("文字材料", "+1", "title"): "机构设置情况"}

    assert material_key(told.form, "部门概况", typed).row == "部门概况"
    assert material_key(told.form, "机构设置情况", typed).row == "+1"
    assert material_key(told.form, "没有写的", typed).row == "+2"
    duties = shown(county)["部门、单位基本情况/单位主要职责"]
    assert duties.materials[0][0] == "部门概况"
    assert not duties.part.editable


def explained(county, by="clerk", **more):
    usual = {"year": 2024, "subject": "编制数", "kind": "机构改革", "number": "某编〔2024〕8号",
             "text": "机构改革划入执法编制。"}  # fmt: skip
    return explanations.write(county.by(by), Explanation(**{**usual, **more}))


def test_an_explanation_is_offered_after_approval_and_put_in_by_a_click_only(county):
    case = filled(county)
    one = explained(county)
    client = signed_in(county.by("clerk"))
    assert "可引用的情况说明" not in client.get(address(case)).content.decode()

    explanations.approve(county.by("officer"), one)

    page = client.get(address(case)).content.decode()
    assert "可引用的情况说明" in page
    assert "某编〔2024〕8号" in page
    assert not Narrative.objects.exists()
    write(county, "共{{编制数}}。", insert=one.pk)
    assert narratives.texts(case) == {
        STAFF: "共{{编制数}}。\n机构改革划入执法编制（某编〔2024〕8号）。"
    }
    assert "引用情况说明：编制数 机构改革 某编〔2024〕8号" in Change.objects.last().why


def test_an_explanation_is_offered_in_later_years_and_not_in_earlier_ones(county):
    case = filled(county)
    for year in (2023, 2025):
        explanations.approve(county.by("officer"), explained(county, year=year))

    offered = explanations.offered(case, {"编制数"})

    assert [one.year for one in offered] == [2023]
    assert explanations.offered(case, {"在职人员数"}) == []


def test_who_wrote_an_explanation_does_not_approve_it(county):
    one = explained(county, by="officer")

    with pytest.raises(JihengError, match="另一人"):
        explanations.approve(county.by("officer"), one)
    with pytest.raises(JihengError, match="财务股"):
        explanations.approve(county.by("clerk"), one)


def test_where_one_person_is_both_the_log_says_so(county):
    by = county.by("apart.officer")
    said = Explanation(year=2024, subject="编制数", kind="其他", text="说明。")

    explanations.approve(by, explanations.write(by, said))

    assert Change.objects.order_by("number").last().why == "写和审核为同一人，任务允许"


def test_an_explanation_nobody_approved_or_of_another_unit_is_not_put_in(county):
    filled(county)
    mine, theirs = explained(county), explained(county, by="sister.clerk")
    explanations.approve(county.by("sister.officer"), theirs)

    for one in (mine, theirs):
        write(county, "共。", insert=one.pk)

    assert not Narrative.objects.exists()


def test_explanations_are_written_and_listed(county):
    client = signed_in(county.by("clerk"))
    said = {"year": "2024", "subject": "三公经费决算数", "kind": "车辆更新", "text": "<b>更新</b>"}

    assert client.post(reverse("reports:new_explanation"), said).status_code == 302
    assert client.post(reverse("reports:new_explanation"), {"year": ""}).status_code == 400

    text = client.get(reverse("reports:explanations")).content.decode()
    assert "&lt;b&gt;更新&lt;/b&gt;" in text
    assert Explanation.objects.count() == 1
    one = Explanation.objects.get()
    officer = signed_in(county.by("officer"))
    officer.post(reverse("reports:approve", args=[one.pk]))
    assert Explanation.objects.get().approved_by == county.by("officer").person


@pytest.mark.parametrize("key", ["sister.clerk", "authority.authority", "finance.bureau"])
def test_nobody_outside_the_unit_sees_its_report(county, key):
    case = filled(county)
    client = signed_in(county.by(key))

    for name, more in (
        ("reports:case", ()),
        ("reports:section", ()),
        ("reports:preview", ()),
        ("reports:image", (1,)),
        ("reports:download", ("docx",)),
        ("reports:package", ()),
        ("reports:progress", ()),
        ("reports:archive", ()),
        ("reports:file", ()),
    ):
        assert client.get(reverse(name, args=[case.pk, *more])).status_code in {403, 404}


def test_the_number_of_queries_does_not_depend_on_the_sections(county):
    client = signed_in(county.by("clerk"))
    page = reverse("reports:case", args=[county.case.pk])

    before = queries_of(client, page)
    filled(county)

    assert queries_of(client, page) <= before <= 18
