"""The score sheet: why points were lost, from a number down to its cell; seen inside the unit."""

import json
import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from web.county import filled, fresh, queries_of, signed_in

from jiheng.dossiers.workbook.typed import CellKey
from jiheng.quantities import decimals
from jiheng.web.workbench import explanations
from jiheng.web.workbench.actions import save_cells
from jiheng.web.workbench.bundled import bundled
from jiheng.web.workbench.evaluated import worked
from jiheng.web.workbench.models import Explanation
from jiheng.web.workbench.pages.scores.lines import sheet
from jiheng.web.workbench.sources import Sources

pytestmark = pytest.mark.django_db


def page(county, by="clerk", **query):
    return signed_in(county.by(by)).get(reverse("scores:case", args=[county.case.pk]), query)


def test_every_indicator_stands_with_value_points_score_and_self_score(county):
    filled(county)

    text = page(county).content.decode()

    assert "预算执行率" in text
    assert "测算得分" in text
    assert "只看扣分" in text


def test_only_what_lost_points_is_shown_when_asked_for(county):
    case = filled(county)
    done = worked(case)

    shown = sheet(case, done, "lost")

    leaves = [line for line in shown.lines if line.leaf]
    assert leaves
    assert all(line.lost or line.self_lost for line in leaves)
    assert shown.counts["lost"] == len(leaves)
    assert shown.counts[""] == sum(1 for _ in done.evaluation.leaves())


def test_headings_stay_above_what_is_below_them(county):
    case = filled(county)

    lines = sheet(case, worked(case), "different").lines

    for line in lines:
        if line.step.level > 1:
            top = line.step.path.split("/")[0]
            assert any(one.step.path == top for one in lines)


def test_an_unscored_indicator_says_what_it_needs_and_where(county):
    done = worked(fresh(county.case))

    lines = sheet(county.case, done, "unscored").lines

    missing = [line for line in lines if line.leaf]
    assert missing
    assert all(line.step.reason and line.where for line in missing)


def test_from_a_score_down_to_the_cell_a_figure_was_typed_into(county):
    case = filled(county)

    lines = sheet(case, worked(case), "").lines

    rate = next(line for line in lines if line.step.title == "预算执行率" and line.leaf)
    sources = [origin for stage in rate.stages for _, origin in stage.texts if origin.url]
    assert sources
    assert sources[0].url.startswith(f"/cases/{case.pk}/fill/")
    assert "资金" in sources[0].text
    assert rate.rule


def test_a_place_is_told_by_the_words_of_its_row(county):
    case = filled(county)
    done = worked(case)
    sources = Sources(case, done.form)
    place = next(one.place for one in done.dossier.facts if one.name == "编制数")

    found = sources.of(f"报告（三），{place}")

    assert found.text == "报告（三），基础数据 编制数 本年数"
    assert found.url.endswith("#%E7%BC%96%E5%88%B6%E6%95%B0/value0")
    assert sources.of("报告（三）").url == ""


def test_what_users_typed_is_shown_and_never_run(county):
    case = filled(county)
    words = "<script>alert(1)</script>{{ 7 * 7 }}"
    changes = [save_cells.Wanted(CellKey("自评得分", "预算执行率", "reason"), words, 0)]
    save_cells.do(case, county.by("clerk"), changes)

    text = page(county).content.decode()

    assert "<script>alert(1)</script>" not in text


@pytest.mark.parametrize("kind", ["html", "xlsx", "docx", "pdf", "json"])
def test_the_sheet_is_downloaded_in_every_format(county, kind):
    filled(county)
    client = signed_in(county.by("officer"))

    answer = client.get(reverse("scores:download", args=[county.case.pk, kind]))

    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    if kind == "json":
        assert json.loads(answer.content)["subject"]
    elif kind in {"xlsx", "docx"}:
        assert ZipFile(BytesIO(answer.content)).testzip() is None


def test_there_is_no_other_format(county):
    filled(county)
    client = signed_in(county.by("officer"))

    assert client.get(f"/cases/{county.case.pk}/score/exe/").status_code == 404


@pytest.mark.parametrize("key", ["sister.clerk", "authority.authority", "finance.bureau"])
def test_nobody_outside_the_unit_sees_its_draft_score(county, key):
    filled(county)
    client = signed_in(county.by(key))

    for name, more in (("scores:case", ()), ("scores:download", ("json",))):
        answer = client.get(reverse(name, args=[county.case.pk, *more]))
        assert answer.status_code in {403, 404}


def test_the_number_of_queries_does_not_depend_on_the_rows(county):
    client = signed_in(county.by("clerk"))
    address = reverse("scores:case", args=[county.case.pk])

    before = queries_of(client, address)
    filled(county)

    assert queries_of(client, address) <= before <= 16


def test_an_approved_explanation_stands_beside_its_indicator(county):
    filled(county)
    said = Explanation(year=2023, subject="支出决算数", kind="政策性增支", text="调资。",
                       number="某财〔2023〕2号")  # fmt: skip
    explanations.approve(county.by("officer"), explanations.write(county.by("clerk"), said))

    text = page(county).content.decode()

    assert "某财〔2023〕2号：调资。" in text


def test_the_own_score_is_the_same_on_every_page_and_in_what_is_filed(county):
    case = filled(county)
    evaluation = worked(case).evaluation
    assert evaluation.filed_total is None
    clerk = signed_in(county.by("clerk"))

    pages = [
        clerk.get(reverse(name, args=[case.pk])).content.decode()
        for name in ("scores:case", "work:case")
    ]

    own = f"{float(evaluation.filed_sum):.2f}"
    shown = [
        re.search(r'自评得分</dt>\s*<dd>\s*<span class="figure[^>]*>([0-9.]+|—)', one)
        for one in pages
    ]
    assert [one and one[1] for one in shown] == [own, own]
    assert bundled(case).filed_score == decimals(evaluation.filed_sum)
