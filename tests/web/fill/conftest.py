"""The county, and a browser in which several people may work."""

import pytest
from playwright.sync_api import sync_playwright
from web.county import county, enter, filled  # noqa: F401 - a fixture

SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="module")
def browser(chromium):
    # The driver runs a loop in this thread; the tests' own queries are not asynchronous.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as engine:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        running = engine.chromium.launch(executable_path=chromium, args=SWITCHES)
        yield running
        running.close()


@pytest.fixture
def desk(browser, county, live_server):  # noqa: F811 - the fixture above
    """Opens a sheet of the case for somebody in a browser of their own."""
    contexts = []

    def open_for(who, sheet="基础数据", size=(1366, 768), case=None):
        context = browser.new_context(viewport={"width": size[0], "height": size[1]})
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server.url)
        contexts.append(context)
        enter(context, live_server.url, county.by(who))
        page = context.new_page()
        page.set_default_timeout(8000)
        page.told = []
        page.on("pageerror", lambda error: page.told.append(str(error)))
        page.on(
            "console",
            lambda message: page.told.append(message.text) if message.type == "error" else None,
        )
        page.goto(f"{live_server.url}/cases/{(case or county.case).pk}/fill/{sheet}/")
        return page

    yield open_for
    for context in contexts:
        context.close()
