"""The page works in a browser: quietly, offline, at any width, with a keyboard."""

from dataclasses import replace

import pytest
from writing.sample import DOSSIER, EVALUATION, heading, leaf

from jiheng.writing.formats.html import write
from jiheng.writing.reports.score_sheet import compose

WIDTHS = (1280, 390)


@pytest.fixture
def opened(page_of, tmp_path):
    """Opens an evaluation at a width."""

    def show(evaluation=EVALUATION, width=1280, **options):
        path = tmp_path / "score.html"
        write(compose(DOSSIER, evaluation), path)
        return page_of(path, width, 900, **options)

    return show


def table(page):
    return page.locator(".sheet[data-filters]").first


def shown(page):
    """The text of each visible row of the table of indicators, its head left out."""
    rows = table(page).locator("> table > tbody > tr:visible")
    return [text.split("\n")[0].split("\t") for text in rows.all_inner_texts()]


@pytest.mark.parametrize("width", WIDTHS)
def test_it_opens_without_a_word_and_asks_for_nothing(opened, width):
    page = opened(width=width)

    assert [told for told in page.told if told != page.own and not told.startswith("data:")] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_window(opened, width):
    page = opened(width=width)
    page.get_by_role("button", name="测算依据").first.click()

    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("text", ["<script>" + "长" * 10_000, "W" * 10_000, "A1_" * 3_000])
def test_endless_words_stay_inside(opened, width, text):
    step = leaf("投入/控制率", 5, 3, reason=text, value=text, recover=(text,))
    page = opened(replace(EVALUATION, steps=(heading("投入", step),)), width=width)

    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_choosing_lost_points_leaves_their_rows_with_their_headings(opened):
    page = opened()
    page.get_by_role("button", name="只看扣分").first.click()

    names = table(page).locator("> table > tbody > tr:visible th").all_inner_texts()
    assert [name.split("\n")[0] for name in names] == [
        "过程",
        "预算执行",
        "预算执行率",
        "三公经费控制率",
        "产出",
        "水质达标率",
    ]


def test_choosing_all_again_gives_the_table_as_it_was(opened):
    page = opened()
    before = table(page).locator("table").first.inner_text()
    for name in ("只看扣分", "只看未评分", "全部"):
        table(page).get_by_role("button", name=name).first.click()

    assert table(page).locator("table").first.inner_text() == before


def test_how_many_rows_are_shown_is_told_to_those_who_listen(opened):
    page = opened()
    page.get_by_role("button", name="只看未评分").first.click()

    assert table(page).get_by_role("status").inner_text() == "显示1行，共7行"


def test_the_way_to_a_score_opens_and_closes_by_keyboard(opened):
    page = opened()
    button = page.get_by_role("button", name="测算依据：三公经费控制率")
    way = page.get_by_text("24.00万元 ÷ 23.00万元 = 104.35%").first
    button.focus()

    page.keyboard.press("Enter")
    assert way.is_visible()
    assert button.get_attribute("aria-expanded") == "true"

    page.keyboard.press("Enter")
    assert way.is_hidden()


def test_a_hidden_row_hides_its_open_details_and_spans_stay_right(opened):
    page = opened()
    page.get_by_role("button", name="测算依据：三公经费控制率").click()
    page.get_by_role("button", name="只看未评分").first.click()

    spans = (
        table(page)
        .locator("> table > tbody > tr:visible > th")
        .evaluate_all("cells => cells.map(cell => cell.rowSpan)")
    )
    assert spans == [1, 1, 1]


def test_without_scripts_everything_is_there(opened):
    page = opened(java_script_enabled=False)

    assert page.get_by_text("24.00万元 ÷ 23.00万元 = 104.35%").first.is_visible()
    assert page.get_by_role("button").count() == 0


def test_it_prints_without_its_buttons(opened):
    page = opened()
    page.emulate_media(media="print")

    assert page.get_by_role("button", name="只看扣分").first.is_hidden()


def test_text_stands_out_from_its_ground(opened):
    """WCAG AA: a contrast of 4.5 for every piece of text."""
    page = opened()

    assert page.evaluate(FAINT) == []


FAINT = """() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (colour !== "rgba(0, 0, 0, 0)") return colour;
    }
    return "rgb(255, 255, 255)";
  };
  return [...document.querySelectorAll("body *")]
    .filter((node) => [...node.childNodes].some((child) => (child.data ?? "").trim()))
    .filter((node) => node.checkVisibility() && node.tagName !== "SCRIPT" && !node.disabled)
    .filter((node) => {
      const pair = [getComputedStyle(node).color, ground(node)].map(light);
      return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05) < 4.5;
    })
    .map((node) => `${node.tagName} ${node.className} ${node.textContent.slice(0, 20)}`);
}"""
