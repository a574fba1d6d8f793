"""A report is written in a real browser: what people wrote survives, figures follow."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse
from web.county import enter, filled, fresh
from web.looks.axe import violations
from web.looks.conftest import browser  # noqa: F401 - a fixture

from jiheng.dossiers.workbook.typed import CellKey
from jiheng.web.workbench import explanations, narratives, packaged
from jiheng.web.workbench.actions import save_cells
from jiheng.web.workbench.models import Entry, Explanation

SIZES = {"screen": (1366, 768), "phone": (390, 844)}
STAFF = "部门、单位基本情况/人员编制及资产情况"
RETIRED, QUOTA = (CellKey("基础数据", name, "value0") for name in ("退休人员数", "编制数"))


@pytest.fixture(scope="module", autouse=True)
def _queries_beside_a_browser():
    """Playwright keeps a loop running in this thread, which the test's queries have no part in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture
def opened(live_server, county, browser):  # noqa: F811
    """Opens a page as somebody of the county; ``page.told`` is what it complained of."""
    contexts = []

    def show(path, who="clerk", size="screen", **options):
        width, height = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        enter(context, live_server.url, county.by(who))
        page = context.new_page()
        page.set_default_timeout(8000)
        page.told = []
        page.on(
            "console",
            lambda message: page.told.append(message.text) if message.type == "error" else None,
        )
        page.on("pageerror", lambda error: page.told.append(str(error)))
        page.goto(f"{live_server.url}{path}")
        return page

    yield show
    for context in contexts:
        context.close()


def section_of(case):
    return f"{reverse('reports:section', args=[case.pk])}?{urlencode({'key': STAFF})}"


def change(county, key, value):
    entry = Entry.objects.get(
        dossier=county.case.dossier, sheet=key.sheet, row=key.row, column=key.column
    )
    changes = [save_cells.Wanted(key, value, entry.revision)]
    save_cells.do(fresh(county.case), county.by("clerk"), changes)


def test_a_section_is_written_and_its_figures_follow(opened, county):
    case = filled(county)
    page = opened(section_of(case))
    area = page.locator("#text")

    area.fill("全局核定编制")
    page.locator("#search").fill("编制数")
    page.locator("#quotable li:not([hidden]) button[data-reference='编制数']").click()
    area.press("End")
    area.type("，一个都没有多。")
    page.frame_locator("#preview").get_by_text("全局核定编制110人，一个都没有多。").wait_for()
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_text("已保存，第1稿。").wait_for()

    assert narratives.texts(case) == {STAFF: "全局核定编制{{编制数}}，一个都没有多。"}
    change(county, QUOTA, "120")
    change(county, RETIRED, "")
    page.goto(page.url)
    page.frame_locator("#preview").get_by_text("全局核定编制120人，一个都没有多。").wait_for()
    assert page.get_by_role("heading", name="改写以后，生成的文字变了").is_visible()
    page.get_by_role("button", name="保留改写的文字").click()
    page.get_by_text("已保存，第2稿。").wait_for()
    assert not page.get_by_role("heading", name="改写以后，生成的文字变了").is_visible()
    assert page.told == []


def test_a_chip_tells_its_name_its_value_and_where_it_is_from(opened, county):
    case = filled(county)
    page = opened(reverse("reports:case", args=[case.pk]))
    chip = page.locator(".chip", has_text="110人").first

    chip.locator("a").focus()

    tip = chip.locator(".tip")
    assert tip.is_visible()
    assert "编制数" in tip.inner_text()
    assert "基础数据 编制数 本年数" in tip.inner_text()
    assert page.told == []


def test_what_is_not_saved_is_said(opened, county):
    case = filled(county)
    page = opened(section_of(case))

    page.locator("#text").fill("写了一半")

    assert page.locator("#unsaved").inner_text() == "有未保存的修改"


def test_an_explanation_is_put_in_by_a_click(opened, county):
    case = filled(county)
    said = Explanation(year=2024, subject="编制数", kind="机构改革", text="划入执法编制。",
                       number="某编〔2024〕8号")  # fmt: skip
    explanations.approve(county.by("officer"), explanations.write(county.by("clerk"), said))
    page = opened(section_of(case))

    page.locator("#text").fill("编制{{编制数}}。")
    page.get_by_role("button", name="引用并保存 编制数 机构改革 2024").click()
    page.get_by_text("已保存，第1稿。").wait_for()

    assert page.locator("#text").input_value() == (
        "编制{{编制数}}。\n划入执法编制（某编〔2024〕8号）。"
    )


@pytest.mark.parametrize("size", SIZES)
def test_every_page_can_be_used_by_everybody(opened, county, size):
    case = filled(county)
    narratives.write(case, county.by("clerk"), narratives.Wanted(STAFF, "编{{编制数}}。", "原", 0))
    packaged.run(packaged.order(fresh(case), county.by("clerk")))
    said = Explanation(year=2024, subject="编制数", kind="其他", text="说明。")
    explanations.write(county.by("clerk"), said)
    pages = {
        "score": reverse("scores:case", args=[case.pk]),
        "report": reverse("reports:case", args=[case.pk]),
        "section": section_of(case),
        "package": reverse("reports:package", args=[case.pk]),
        "explanations": reverse("reports:explanations"),
        "explanation": reverse("reports:new_explanation"),
    }

    found = {}
    for name, path in pages.items():
        page = opened(path, size=size)
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        found[name] = (*violations(page), *page.told, *(["too wide"] if wide > 0 else []))

    assert {name: told for name, told in found.items() if told} == {}


def test_pages_read_without_script(opened, county):
    case = filled(county)
    page = opened(reverse("scores:case", args=[case.pk]), java_script_enabled=False)

    page.get_by_role("link", name="只看扣分").click()

    assert "show=lost" in page.url
    page = opened(section_of(case), java_script_enabled=False)
    page.locator("#text").fill("没有脚本也能保存。")
    page.get_by_role("button", name="保存", exact=True).click()
    assert narratives.texts(case) == {STAFF: "没有脚本也能保存。"}
