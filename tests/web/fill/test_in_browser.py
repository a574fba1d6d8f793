"""Two people and a browser: what a clerk does in the grid, and what it does to the data."""

import time

import pytest
from web.county import enter, filled
from web.looks.axe import violations

from jiheng.web.workbench.models import Change, Entry

pytestmark = pytest.mark.django_db(transaction=True)
THREE = "三公经费决算数"
#: The page asks every ten seconds.
POLL = 14


def cell(page, name):
    return page.locator(f'[name="{name}"]')


def until(page, condition, seconds=8):
    """Ask the page again and again: our policy lets nobody put a function into it."""
    last = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < last, f"not in {seconds} s: {condition}"
        page.wait_for_timeout(50)


def settled(page):
    """Everything typed is acknowledged."""
    until(page, "document.querySelectorAll('td.unsaved').length === 0")
    until(page, "/已保存|已采用/.test(document.querySelector('[data-saving]').textContent)")


def stands(county, row, column="value0"):
    found = Entry.objects.filter(dossier=county.case.dossier, row=row, column=column).first()
    return found.value if found else ""


def paste(page, text):
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            document.activeElement.dispatchEvent(
                new ClipboardEvent(
                    "paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        text,
    )


def test_what_is_typed_is_saved_and_the_side_follows(desk, county):
    page = desk("clerk")
    cell(page, f"{THREE}/value0").focus()
    page.keyboard.type("18.43")
    page.keyboard.press("Enter")
    settled(page)

    assert stands(county, THREE) == "18.43"
    assert page.told == []


def test_a_number_that_is_none_is_told_beside_its_cell(desk, county):
    page = desk("clerk")
    field = cell(page, f"{THREE}/value0")
    field.fill("约十八万")
    page.locator("td.wrong").wait_for()

    said = page.locator(f"#{field.get_attribute('aria-describedby').replace('/', chr(92) + '/')}")
    assert "约十八万" in said.inner_text()
    assert field.get_attribute("aria-invalid") == "true"
    assert stands(county, THREE) == "约十八万"


def test_arrows_move_and_words_of_the_form_are_passed_over(desk):
    page = desk("clerk")
    first = cell(page, "行政编制数/value0")
    first.focus()
    page.keyboard.press("ArrowRight")
    right = page.evaluate("document.activeElement.name")
    page.keyboard.press("ArrowDown")
    below = page.evaluate("document.activeElement.name")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")

    assert right == "行政编制数/value1"
    assert below.endswith("/value1")
    assert below != right
    assert page.evaluate("document.activeElement.name") == "行政编制数/value0"


def test_f2_edits_within_and_escape_gives_the_value_back(desk, county):
    page = desk("clerk")
    field = cell(page, f"{THREE}/value0")
    field.focus()
    page.keyboard.type("120")
    page.keyboard.press("Enter")
    settled(page)
    field.focus()
    page.keyboard.press("F2")
    page.keyboard.type("5")
    assert field.input_value() == "1205"
    page.keyboard.press("Escape")
    settled(page)

    assert field.input_value() == "120"
    assert stands(county, THREE) == "120"


def test_a_block_from_a_spreadsheet_is_laid_over_cells_and_undone_in_one_step(desk, county):
    page = desk("clerk")
    cell(page, "行政编制数/value0").focus()
    paste(page, '12\t11\r\n"5"\t4\r\n')
    settled(page)
    assert stands(county, "行政编制数") == "12"
    assert stands(county, "行政编制数", "value1") == "11"
    assert stands(county, "行政执法专项编制数", "value1") == "4"

    page.keyboard.press("Control+z")
    settled(page)
    assert stands(county, "行政编制数") == ""
    assert stands(county, "行政执法专项编制数", "value1") == ""

    page.keyboard.press("Control+y")
    settled(page)
    assert stands(county, "行政执法专项编制数", "value1") == "4"
    assert page.told == []


def test_pasted_rows_that_do_not_fit_are_added(desk, county):
    page = desk("clerk", "上级转移支付")
    cell(page, "+1/document").focus()
    paste(
        page,
        "\n".join(
            f"青财〔2024〕{number}号\t专项{number}\t省级\t{number}" for number in range(1, 7)
        ),
    )
    settled(page)

    assert page.locator("tr[data-row^='+']").count() == 6
    assert stands(county, "+6", "title") == "专项6"
    assert stands(county, "+6", "level") == "省级"


def test_a_text_with_line_breaks_comes_in_whole(desk, county):
    page = desk("clerk", "文字材料")
    cell(page, "部门概况/body").focus()
    paste(page, '"第一段\n第二段，“引号”和""双引号"""')
    settled(page)

    assert stands(county, "部门概况", "body") == '第一段\n第二段，“引号”和"双引号"'


def test_copying_a_block_gives_what_a_spreadsheet_reads(desk, county):
    filled(county)
    page = desk("clerk")
    cell(page, "行政编制数/value0").focus()
    page.keyboard.press("Shift+ArrowDown")
    text = page.evaluate(
        """() => {
            const data = new DataTransfer();
            document.activeElement.dispatchEvent(
                new ClipboardEvent("copy", {clipboardData: data, bubbles: true, cancelable: true}));
            return data.getData("text/plain");
        }"""
    )

    assert text == "10\r\n56"


def test_fill_down_takes_the_cell_above(desk, county):
    page = desk("clerk")
    cell(page, "行政编制数/value0").focus()
    page.keyboard.type("7")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Control+d")
    settled(page)

    assert stands(county, "行政执法专项编制数") == "7"


def test_a_conflict_is_shown_and_a_person_chooses(desk, county):
    clerk, officer = desk("clerk"), desk("officer")
    cell(officer, f"{THREE}/value0").fill("20")
    settled(officer)
    cell(clerk, f"{THREE}/value0").fill("18.43")

    box = clerk.locator(".conflict")
    box.wait_for()
    assert "20" in box.inner_text()
    assert "18.43" in box.inner_text()
    assert county.by("officer").person.name in box.inner_text()
    assert stands(county, THREE) == "20"

    box.get_by_role("button", name="用我的").click()
    settled(clerk)
    assert stands(county, THREE) == "18.43"
    assert clerk.locator(".conflict").count() == 0


def test_taking_the_others_value_saves_nothing(desk, county):
    clerk, officer = desk("clerk"), desk("officer")
    cell(officer, f"{THREE}/value0").fill("20")
    settled(officer)
    cell(clerk, f"{THREE}/value0").fill("18.43")
    clerk.locator(".conflict").get_by_role("button", name="用对方的").click()

    assert cell(clerk, f"{THREE}/value0").input_value() == "20"
    assert stands(county, THREE) == "20"
    assert Change.objects.filter(what="entry").count() == 1


def test_what_another_saves_appears_where_one_is_not_typing(desk):
    clerk, officer = desk("clerk"), desk("officer")
    cell(officer, f"{THREE}/value0").fill("20")
    settled(officer)

    until(clerk, f"document.querySelector('[name=\"{THREE}/value0\"]').value === '20'", POLL)
    assert clerk.locator("td.theirs").count() == 1


def test_keystrokes_that_could_not_be_saved_survive_a_reload(desk, county):
    page = desk("clerk")
    page.route("**/cells", lambda route: route.abort())
    cell(page, f"{THREE}/value0").fill("18.43")
    page.get_by_text("输入保留在本机").first.wait_for()
    assert stands(county, THREE) == ""

    page.unroute("**/cells")
    page.reload()
    page.get_by_text("已恢复1格").wait_for()
    settled(page)

    assert cell(page, f"{THREE}/value0").input_value() == "18.43"
    assert stands(county, THREE) == "18.43"


def test_a_server_that_fails_is_asked_again(desk, county):
    page = desk("clerk")
    page.route("**/cells", lambda route: route.fulfill(status=500, body="x"), times=1)
    cell(page, f"{THREE}/value0").fill("18.43")
    settled(page)

    assert stands(county, THREE) == "18.43"
    assert Change.objects.filter(what="entry").count() == 1


def test_an_answer_that_was_lost_does_not_save_twice(desk, county):
    page = desk("clerk")

    def lose(route):
        route.fetch()
        route.abort()

    page.route("**/cells", lose, times=1)
    cell(page, f"{THREE}/value0").fill("18.43")
    settled(page)

    assert stands(county, THREE) == "18.43"
    assert Change.objects.filter(what="entry").count() == 1


def test_after_signing_in_again_typing_goes_on(desk, county, live_server):
    page = desk("clerk")
    page.context.clear_cookies()
    cell(page, f"{THREE}/value0").fill("18.43")
    page.get_by_text("在新窗口重新登录").wait_for()

    enter(page.context, live_server.url, county.by("clerk"))
    other = page.context.new_page()
    other.goto(page.url)
    other.close()
    page.evaluate("window.dispatchEvent(new Event('online'))")
    settled(page)

    assert stands(county, THREE) == "18.43"


def test_only_unfilled_and_only_needed_rows_can_be_looked_at(desk, county):
    filled(county)
    page = desk("clerk")
    every = page.locator("tr[data-row]:visible").count()
    page.get_by_label("只看评分所需").check()
    needed = page.locator("tr[data-row]:visible").count()
    page.get_by_label("只看未填").check()
    empty = page.locator("tr[data-row]:visible").count()
    page.get_by_label("只看评分所需").uncheck()
    page.get_by_label("只看未填").uncheck()
    page.get_by_label("按名称查找").fill("三公")
    named = page.locator("tr[data-row]:visible").count()

    assert 0 < needed < every
    assert empty < needed
    assert 0 < named < 20


def test_from_an_indicator_to_the_cell_it_waits_for(desk):
    page = desk("clerk")
    link = page.locator("[data-need-list] a[href*=value0], [data-tie-list] a[href*=value0]").first
    if link.count() == 0:
        pytest.skip("every figure of this framework is optional")
    link.click()
    assert page.evaluate("document.activeElement.name").endswith("/value0")


@pytest.mark.parametrize("sheet", ["基础数据", "资金", "上级转移支付", "文字材料"])
def test_a_screen_reader_finds_its_way(desk, county, sheet):
    filled(county)
    page = desk("clerk", sheet)

    assert violations(page) == []
    assert page.told == []


def test_evidence_may_be_dropped_onto_a_row(desk, county):
    page = desk("clerk")
    page.evaluate(
        """() => {
            const dropped = new DataTransfer();
            dropped.items.add(new File(["%PDF-1.4 x"], "三公明细.pdf"));
            document.querySelector("tr[data-row='三公经费决算数']").dispatchEvent(
                new DragEvent("drop", {dataTransfer: dropped, bubbles: true, cancelable: true}));
        }"""
    )
    page.get_by_text("已存入佐证：三公明细.pdf").wait_for()

    assert page.locator("tr[data-row='三公经费决算数'] .files").inner_text() == "1"
    assert county.case.evidence.get().row == THREE
