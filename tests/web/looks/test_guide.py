"""Every macro, seen in a real browser at two sizes."""

import pytest
from web.looks import pages
from web.looks.axe import violations

from jiheng.auditing.model import Severity
from jiheng.web.workbench.models import Audit, Task
from jiheng.web.workbench.workflow import STATES

QUEUE = {"value": 35, "max": 100, "text": "正在排版", "done": False}
REFUSED = (400, 403, 404, 409, 413, 423, 429, 500)


def test_nothing_on_the_guide_keeps_anyone_out(page_of_each_size):
    page = pages.show(page_of_each_size, pages.guide(), queue=QUEUE)

    assert violations(page) == []


def test_what_keeps_people_out_is_found(page):
    html = pages.guide().replace(' for="id_files"', "").replace(' lang="zh-CN"', "")
    html = html.replace('class="quiet', 'class="text-light')

    found = {line.split(":")[0] for line in violations(pages.show(page, html, queue=QUEUE))}

    assert found == {"color-contrast", "html-has-lang", "label"}


def test_the_guide_runs_under_our_policy_and_asks_for_nothing_else(page_of_each_size):
    page = pages.show(page_of_each_size, pages.guide(), queue=QUEUE)

    assert page.told == []


def test_nothing_is_wider_than_the_screen(page_of_each_size):
    page = pages.show(page_of_each_size, pages.guide(), queue=QUEUE)

    width = page.evaluate("document.documentElement.scrollWidth")
    assert width == page.viewport_size["width"]


def test_paper_shows_content_alone_and_repeats_the_heads_of_tables(page):
    pages.show(page, pages.guide(), queue=QUEUE)
    page.emulate_media(media="print")

    screen_only = (".masthead", ".mainnav", ".btn")
    seen = [name for name in screen_only if page.locator(name).first.is_visible()]
    head = page.evaluate("getComputedStyle(document.querySelector('thead')).display")
    assert seen == []
    assert head == "table-header-group"
    assert page.locator(".pagehead h1").is_visible()


def test_without_script_there_is_no_button_that_needs_it(browser):
    with browser.new_context(java_script_enabled=False) as context:
        page = pages.show(context.new_page(), pages.guide())

        assert page.locator("[data-print]").is_hidden()
        assert page.get_by_role("button", name="切换").is_visible()
        assert page.get_by_role("link", name="刷新进度").is_visible()
        assert page.get_by_label("佐证材料").is_visible()


def test_the_keyboard_reaches_the_text_first_and_shows_where_it_is(page):
    pages.show(page, pages.guide(), queue=QUEUE)

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"


@pytest.mark.parametrize("status", REFUSED)
def test_a_refusal_says_what_to_do_even_to_nobody(page, status):
    pages.show(page, pages.rendered("refused.html", status=status))

    assert page.locator("h1").inner_text()
    assert page.locator(".alone .quiet").inner_text().endswith("。")
    assert violations(page) == []


def test_a_refusal_we_have_no_words_for_is_a_fault_of_ours():
    assert "<h1>程序出错</h1>" in pages.rendered("refused.html", status=502)


def test_a_page_for_confirming_has_its_facts_and_a_way_back(page_of_each_size):
    asked = {
        "title": "报送2025年度自评",
        "address": "/file/",
        "verb": "报送",
        "back": "/",
        "key": "",
        "facts": [("得分", "92.50"), ("局务会日期", None)],
        "consequences": ["报送后本单位不能再改。"],
        "opinion": "must",
        "wrong": "退回时写明原因。",
        "grave": True,
    }

    html = pages.rendered("confirm.html", **pages.SIGNED_IN, **asked)
    page = pages.show(page_of_each_size, html)

    assert page.get_by_role("link", name="返回，不办理").is_visible()
    assert page.get_by_text("未填").is_visible()
    assert page.locator("form [name=key]").get_attribute("value") == "a-key"
    assert violations(page) == []


def test_every_screen_says_that_nothing_secret_belongs_here():
    for html in (pages.guide(), pages.rendered("refused.html", status=404)):
        assert "严禁处理涉密信息" in html


def test_the_language_switch_offers_the_other_language():
    english = pages.rendered("refused.html", "en", status=404, **pages.SIGNED_IN)

    assert '<html lang="en">' in english
    assert ">中文</button>" in english
    assert ">English</button>" in pages.guide()


def test_what_people_wrote_stays_text():
    html = pages.guide(unit="<script>alert(1)</script>")

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_every_state_has_its_colour():
    known = pages.templates().get_template("parts/badges.html").module.TONES

    shown = [*STATES.values(), *Task.State.labels, *Audit.State.labels]
    assert [title for title in shown if title not in known] == []


def test_a_severity_is_known_by_itself_its_name_and_its_chinese():
    badges = pages.templates().get_template("parts/badges.html").module

    shown = {str(badges.severity(one)) for one in (Severity.DOUBT, "DOUBT", "需核实")}
    assert len(shown) == 1
    assert ">需核实</span>" in shown.pop()


def test_a_table_without_rows_says_what_to_do(page):
    pages.show(page, pages.guide(), queue=QUEUE)

    empty = page.get_by_role("region", name="查找结果").locator("tbody")
    assert empty.inner_text().strip() == "没有找到。换一个词，或清空后查看全部。"
