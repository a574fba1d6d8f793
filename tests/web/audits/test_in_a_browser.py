"""A clerk audits a report in a real browser: upload, read, filter, explain, download."""

import io

import pytest
from django.urls import reverse
from docx import Document
from web.audits.conftest import EXAMPLE, audited, text_report, work
from web.county import enter
from web.looks.axe import violations
from web.looks.conftest import browser  # noqa: F401 - a fixture

from jiheng.web.workbench.models import Audit, Waiver

SIZES = {"screen": (1366, 768), "phone": (390, 844)}


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

    def show(who, path, size="screen", **options):
        width, height = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        enter(context, live_server.url, county.by(who))
        page = context.new_page()
        page.told = []
        page.on("console", lambda message: page.told.append(message.text))
        page.on("pageerror", lambda error: page.told.append(str(error)))
        page.goto(f"{live_server.url}{path}")
        return page

    yield show
    for context in contexts:
        context.close()


@pytest.fixture
def example(opened, county):
    """The report with planted faults, audited for the unit apart."""
    del opened
    (audit,) = audited(county.by("apart.clerk"), (EXAMPLE.name, EXAMPLE.read_bytes()))
    return audit


def on(page):
    return page.locator(".finding.on h3").all_inner_texts()


def test_a_clerk_uploads_a_report_and_works_through_its_findings(opened, county):
    page = opened("apart.clerk", reverse("audits:home"))

    page.set_input_files("#id_files", EXAMPLE)
    page.get_by_role("button", name="上传并审核").click()
    assert page.get_by_text("审核在后台进行").is_visible()
    work()
    page.wait_for_selector(".finding")

    count = page.locator(".finding").count()
    assert count > 10
    assert page.locator(".m.error").count() > 3
    page.get_by_label("程度").select_option("note")
    assert 0 < page.locator(".finding:visible").count() < count
    page.get_by_label("程度").select_option("")

    page.locator("body").press("n")
    page.locator("body").press("n")
    assert on(page)[0].startswith("2")
    page.locator("body").press("p")
    assert on(page)[0].startswith("1")

    first = page.locator("#f1")
    first.get_by_text("写核实说明").click()
    first.get_by_label("核实说明").fill("得分以评分表为准，正文已改")
    first.get_by_role("button", name="保存").click()
    assert page.locator("#f1 .said").inner_text().startswith("核实说明：得分以评分表为准")
    assert Waiver.objects.get().reason == "得分以评分表为准，正文已改"

    with page.expect_download() as download:
        page.get_by_role("link", name="下载带批注的Word").click()
    assert download.value.suggested_filename == "自评报告_批注.docx"
    word = Document(io.BytesIO(download.value.path().read_bytes()))
    assert len(list(word.comments)) >= count - 1
    assert page.told == []
    assert Audit.objects.get().agency == county.apart


def test_a_misreading_is_set_right_and_audited_again(opened, county):
    (audit,) = audited(county.by("apart.clerk"), ("报告.txt", text_report("310.00")))
    page = opened("apart.clerk", reverse("audits:audit", args=[audit.pk]))

    page.locator("#f1").get_by_role("link", name="识读有误").click()
    text = page.get_by_label("原件上是")
    text.fill(text.input_value().replace("310.00", "300.00"))
    page.get_by_role("button", name="更正并重新审核").click()
    work()
    page.get_by_text("核对过的关系都成立").wait_for()

    assert page.get_by_role("heading", name="识读更正").is_visible()
    assert page.told == []


def test_a_mark_leads_to_its_finding_and_shows_what_it_follows_from(opened, example):
    page = opened("apart.clerk", reverse("audits:audit", args=[example.pk]))

    page.locator("#m1").click()

    assert on(page)[0].startswith("1")
    assert page.locator(".b.from").count() > 0
    seen = page.locator("#f1").bounding_box()
    assert 0 <= seen["y"] < 768


@pytest.mark.parametrize("size", SIZES)
def test_nothing_keeps_anyone_out_of_any_page(opened, example, size):
    paths = [
        reverse("audits:home"),
        reverse("audits:batches"),
        reverse("audits:batch", args=[example.batch_id]),
        reverse("audits:audit", args=[example.pk]),
        f"{reverse('audits:audit', args=[example.pk])}?reading=1",
        reverse("audits:reading", args=[example.pk, "b1"]),
        reverse("audits:compare"),
        reverse("audits:checks"),
        reverse("audits:check", args=["sum_of_parts"]),
    ]
    page = opened("apart.clerk", paths[0], size)
    for path in paths:
        page.goto(page.url.split("/audits")[0] + path)
        assert violations(page) == [], path
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width == page.viewport_size["width"], path
    assert page.told == []


def test_without_a_script_links_and_forms_do_it(opened, example):
    path = reverse("audits:audit", args=[example.pk])
    page = opened("apart.clerk", path, java_script_enabled=False)

    page.locator("#m1").click()
    assert page.url.endswith("#f1")
    page.get_by_label("程度").select_option("note")
    page.get_by_role("button", name="筛选").click()
    assert 0 < page.locator(".finding:visible").count() < page.locator(".finding").count()


def test_on_paper_are_the_findings_and_the_whole_report(opened, example):
    page = opened("apart.clerk", reverse("audits:audit", args=[example.pk]))

    page.emulate_media(media="print")

    assert page.locator(".filters").is_hidden()
    assert page.locator(".answer").first.is_hidden()
    last = page.locator(".paper p").last.bounding_box()
    whole = page.evaluate("document.documentElement.scrollHeight")
    assert last["y"] + last["height"] <= whole
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.original')).overflowY")
        == "visible"
    )
