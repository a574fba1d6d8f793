"""The page of findings works: by mouse and keyboard, at any width, for many findings and none."""

from dataclasses import replace

import pytest
from browser.test_page import FAINT, WIDTHS
from writing.audited.sample import BLOCKS, finding, sample

from jiheng.auditing.model import Findings, Severity
from jiheng.writing.audited.html import made

LEVELS = (Severity.ERROR, Severity.DOUBT, Severity.NOTE)


@pytest.fixture
def opened(page_of, tmp_path):
    """Opens the page of an audit."""

    def show(audited=None, width=1280, **options):
        path = tmp_path / "page.html"
        path.write_text(made([audited or sample(tmp_path)]), encoding="utf-8")
        return page_of(path, width, 800, reduced_motion="reduce", **options)

    return show


@pytest.fixture
def hundred(tmp_path):
    """A long report with a hundred findings."""
    lines = [f"第{number}项支出{number}.50万元，完成预算的95.5%。" for number in range(1, 101)]
    audited = sample(tmp_path, blocks=(*BLOCKS, *lines), name="长报告.docx")
    found = tuple(
        finding(
            audited.report,
            f"第{number}项支出",
            f"{number}.50万元",
            severity=LEVELS[number % 3],
            check=f"check_{number % 7}",
            title=f"规则{number % 7}",
        )
        for number in range(1, 101)
    )
    return replace(audited, findings=replace(audited.findings, findings=found))


def current(page):
    return page.locator(".card.on h3").all_inner_texts()


def seen(page, selector):
    """Whether an element stands inside the window."""
    box = page.locator(selector).first.bounding_box()
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= 800


@pytest.mark.parametrize("width", WIDTHS)
def test_it_opens_without_a_word_and_asks_for_nothing(opened, width):
    page = opened(width=width)

    assert [told for told in page.told if told != page.own and not told.startswith("data:")] == []


@pytest.mark.parametrize("width", [*WIDTHS, 900, 320])
def test_nothing_is_wider_than_the_window(opened, hundred, width):
    page = opened(hundred, width=width)

    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", WIDTHS)
def test_a_finding_leads_to_its_place_and_shows_what_it_follows_from(opened, hundred, width):
    page = opened(hundred, width=width)
    page.locator("#f90").scroll_into_view_if_needed()
    page.locator("#f90 .message").click()

    assert current(page) == ["90规则6"]
    assert page.locator(".m.on").all_inner_texts() == ["90.50万元"]
    assert seen(page, "#m90")


def test_numbers_a_finding_follows_from_are_lit(opened):
    page = opened()
    page.locator("#f2 .message").click()

    assert page.locator(".why").all_inner_texts() == ["320.00", "180.00"]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_place_leads_to_its_finding(opened, hundred, width):
    page = opened(hundred, width=width)
    page.locator("#m30").click()

    assert current(page) == ["30规则2"]
    assert seen(page, "#f30 h3")


def test_places_are_reached_by_keyboard(opened):
    page = opened()
    page.locator("#m3").focus()
    page.keyboard.press("Enter")

    assert current(page) == ["3增长率与两年数不符"]


def test_j_and_k_go_through_the_findings_that_are_shown(opened):
    page = opened()
    for key in "jjk":
        page.keyboard.press(key)
    assert current(page) == ["1占比与金额不符"]

    page.get_by_role("button", name="须更正").click()
    page.keyboard.press("j")
    assert current(page) == ["3增长率与两年数不符"]
    assert page.get_by_role("status").inner_text() == "第1处，显示2处，共4处"


def test_findings_are_chosen_by_severity_and_by_check(opened, hundred):
    page = opened(hundred)
    page.get_by_role("button", name="提示").click()
    page.locator("select").select_option("check_3")

    left = page.locator(".card:visible")
    levels = set(left.evaluate_all("cards => cards.map(card => card.dataset.level)"))
    checks = set(left.evaluate_all("cards => cards.map(card => card.dataset.check)"))
    assert levels == {"error", "doubt"}
    assert checks == {"check_3"}
    assert page.locator(".m:not(.off)").count() == page.locator(".card:visible").count()


def test_nothing_chosen_is_told(opened):
    page = opened()
    for name in ("须更正", "需核实", "提示"):
        page.get_by_role("button", name=name).click()

    assert page.get_by_text("没有符合筛选的发现").is_visible()


def test_a_report_without_findings_is_pleasant_too(opened, tmp_path):
    page = opened(replace(sample(tmp_path), findings=Findings()))

    assert page.get_by_text("核对过的关系都成立").is_visible()
    page.keyboard.press("j")
    assert page.told == [page.own]


def test_the_findings_fold_away_on_a_narrow_page(opened):
    page = opened(width=390)
    page.get_by_role("button", name="收起").click()
    assert not page.locator(".list").is_visible()

    page.locator("#m1").click()
    assert page.locator("#f1").is_visible()


def test_an_address_with_a_finding_opens_there(opened):
    page = opened()
    page.goto(f"{page.own}#f3")
    page.reload()

    assert current(page) == ["3增长率与两年数不符"]


def test_without_scripts_everything_is_there(opened):
    page = opened(java_script_enabled=False)

    assert page.locator(".card").count() == 4
    assert page.locator("#f3 a").get_attribute("href") == "#m3"
    assert page.locator(".tools").is_hidden()


def test_it_prints_report_and_findings_without_buttons(opened):
    page = opened()
    page.emulate_media(media="print")

    assert page.locator(".tools").is_hidden()
    assert page.locator("#f4").is_visible()
    assert page.locator("main article").is_visible()


def test_text_stands_out_from_its_ground(opened):
    assert opened().evaluate(FAINT) == []
