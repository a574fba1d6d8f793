"""A browser, and pages that tell what they said and asked for."""

import pytest
from playwright.sync_api import sync_playwright

SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="module")
def browser(chromium):
    with sync_playwright() as engine:
        running = engine.chromium.launch(executable_path=chromium, args=SWITCHES)
        yield running
        running.close()


@pytest.fixture
def page_of(browser):
    """Opens a file; ``page.told`` is what its page said and asked for."""
    pages = []

    def show(path, width, height, **options):
        page = browser.new_page(viewport={"width": width, "height": height}, **options)
        pages.append(page)
        page.told = []
        page.on("console", lambda message: page.told.append(message.text))
        page.on("pageerror", lambda error: page.told.append(str(error)))
        page.on("request", lambda request: page.told.append(request.url))
        page.goto(path.as_uri())
        page.own = path.as_uri()
        return page

    yield show
    for page in pages:
        page.close()
