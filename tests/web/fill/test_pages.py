"""The pages of the fill-in as they are served: what is on them, and to whom."""

import re

import pytest
from web.county import carried, filled, fresh, queries_of, signed_in

from jiheng.web.workbench import workflow
from jiheng.web.workbench.cells import form_of

pytestmark = pytest.mark.django_db
PAGES = [
    "fill/基础数据/", "fill/资金/", "fill/绩效目标与完成/", "fill/指标判断/", "fill/文字材料/",
    "fill/print/", "evidence/", "sections/", "shares/", "imports/",
]  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_served(county, page):
    filled(county)

    answer = signed_in(county.by("clerk")).get(f"/cases/{county.case.pk}/{page}")

    assert answer.status_code == 200, answer.content.decode()[-300:]


def test_a_case_opens_at_the_figures(county):
    answer = signed_in(county.by("clerk")).get(f"/cases/{county.case.pk}/fill/")

    assert answer.status_code == 302
    assert answer["Location"].endswith("/fill/%E5%9F%BA%E7%A1%80%E6%95%B0%E6%8D%AE/")


def test_every_sheet_of_the_form_is_a_tab(county):
    answer = signed_in(county.by("clerk")).get(f"/cases/{county.case.pk}/fill/基础数据/")

    tabs = re.findall(r'data-tab="([^"]+)"', answer.content.decode())
    assert sorted(tabs) == sorted(sheet.name for sheet in form_of(fresh(county.case)).sheets)


def test_the_largest_sheet_is_small_enough_for_a_slow_line(county):
    filled(county)

    answer = signed_in(county.by("clerk")).get(f"/cases/{county.case.pk}/fill/基础数据/")

    assert len(answer.content) < 300_000


def test_rows_do_not_add_queries(county):
    client = signed_in(county.by("clerk"))
    page = f"/cases/{county.case.pk}/fill/基础数据/"

    before = queries_of(client, page)
    filled(county)

    assert queries_of(client, page) <= before <= 40


def test_strangers_are_told_nothing(county):
    for who in ("sister.clerk", "apart.officer", "finance.bureau", "finance.division"):
        for page in (*PAGES, "cells", "imports/workbook/"):
            answer = signed_in(county.by(who)).get(f"/cases/{county.case.pk}/{page}")
            assert answer.status_code in {403, 404}, (who, page)


def test_after_sending_it_in_the_page_is_read_only(county):
    case = carried(county, to=workflow.REVIEW)

    page = signed_in(county.by("clerk")).get(f"/cases/{case.pk}/fill/基础数据/").content.decode()

    assert "data-saving" not in page
    inputs = re.findall(r"<(?:input|select|textarea) name=\"[^\"]+/[^\"]+\"[^>]*>", page)
    assert inputs
    assert all("readonly" in one or "disabled" in one for one in inputs)


def test_a_form_sent_without_script_saves_what_differs(county):
    client = signed_in(county.by("clerk"))
    page = f"/cases/{county.case.pk}/fill/基础数据/"

    answer = client.post(
        page, {"seen": "{}", "revisions": "{}", "key": "k", "三公经费决算数/value0": "18.43"}
    )

    assert answer.status_code == 302
    assert 'value="18.43"' in client.get(page).content.decode()


def test_a_form_sent_without_script_tells_a_conflict(county):
    page = f"/cases/{county.case.pk}/fill/基础数据/"
    clerk, officer = signed_in(county.by("clerk")), signed_in(county.by("officer"))
    officer.post(page, {"seen": "{}", "revisions": "{}", "三公经费决算数/value0": "20"})

    clerk.post(page, {"seen": "{}", "revisions": "{}", "三公经费决算数/value0": "18.43"})

    shown = clerk.get(page).content.decode()
    assert "“20”" in shown
    assert "“18.43”没有保存" in shown


def test_what_tree_and_task_give_is_printed_and_not_typed(county):
    client = signed_in(county.by("clerk"))

    sheet = client.get(f"/cases/{county.case.pk}/fill/单位信息/").content.decode()
    paper = client.get(f"/cases/{county.case.pk}/fill/print/").content.decode()

    assert re.search(r'name="单位名称/value"[^>]*readonly[^>]*>青石县农业技术推广中心<', sheet)
    assert re.search(r'<td class="">青石县农业技术推广中心</td>', paper)
