"""A browser for tests of looks."""

import pytest
from playwright.sync_api import sync_playwright

SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
#: The screen of most offices, and of a phone.
SIZES = {"screen": (1366, 768), "phone": (390, 844)}


@pytest.fixture(scope="module")
def browser(chromium):
    with sync_playwright() as engine:
        running = engine.chromium.launch(executable_path=chromium, args=SWITCHES)
        yield running
        running.close()


@pytest.fixture
def page(browser):
    with browser.new_context(viewport={"width": 1366, "height": 768}) as context:
        yield context.new_page()


@pytest.fixture(params=SIZES)
def page_of_each_size(request, browser):
    width, height = SIZES[request.param]
    with browser.new_context(viewport={"width": width, "height": height}) as context:
        yield context.new_page()
