"""Every page that `tools/screens.py` draws: accessible, quiet, our own, no wider than a screen."""

from pathlib import Path

import pytest
from tools.screens import SHOTS, enter, numbers_of, served
from web.looks.axe import violations

SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_LOGINS = tuple(dict.fromkeys(one.login for one in SHOTS))
_SETTLED = 300
_WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def browser(chromium):
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - where there is a browser

    with sync_playwright() as engine:
        running = engine.chromium.launch(executable_path=chromium, args=SWITCHES)
        yield running
        running.close()


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    """The demo county, served."""
    home: Path = tmp_path_factory.mktemp("served")
    with served(home) as address:
        yield address


@pytest.fixture(scope="module")
def numbers(browser, county):
    return numbers_of(browser, county)


@pytest.mark.parametrize("login", _LOGINS)
def test_every_page_is_accessible_quiet_and_fits(browser, county, numbers, login):
    wrong = []

    with browser.new_context(viewport={"width": 1366, "height": 768}) as context:
        page = context.new_page()
        page.on("console", lambda said: wrong.append(f"{page.url}: {said.text}"))
        page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
        page.on(
            "request",
            lambda one: (
                wrong.append(one.url)
                if not one.url.startswith((county, "data:", "blob:"))
                else None
            ),
        )
        if login:
            enter(page, county, login)
        for one in (shot for shot in SHOTS if shot.login == login):
            answer = page.goto(county + one.address.format(**numbers))
            page.wait_for_timeout(_SETTLED)
            if answer.status != 200:
                wrong.append(f"{one.name}: {answer.status}")
            wrong += [f"{one.name}: {found}" for found in violations(page)]
            if page.evaluate(_WIDER):
                wrong.append(f"{one.name}: wider than the screen")

    assert wrong == []
