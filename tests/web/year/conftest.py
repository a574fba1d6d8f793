"""The county, and a browser."""

import pytest
from playwright.sync_api import sync_playwright
from web.county import county  # noqa: F401 - a fixture

SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="module")
def browser(chromium):
    # The driver runs a loop in this thread; the tests' own queries are not asynchronous.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as engine:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        running = engine.chromium.launch(executable_path=chromium, args=SWITCHES)
        yield running
        running.close()
