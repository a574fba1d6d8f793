"""Style sheets, scripts and templates run in the oldest browser we serve, and call nobody."""

import json
import re

import pytest
from tools.web.lint import HERE, complaints, missing, served
from web.looks.pages import STATIC, WEB

#: Names of XML vocabularies, which no browser fetches.
VOCABULARY = "http://www.w3.org/"
#: Parts of HTML newer than Chrome 86, and what our policy of contents forbids.
NOT_IN_TEMPLATES = re.compile(
    r"<(?:dialog|search|selectedcontent)\b|\s(?:popover|inert|popovertarget|commandfor)[\s=>]"
    r"|\sstyle=|\son[a-z]+=|<style\b|<script(?![^>]*\bsrc=)|javascript:"
)


@pytest.fixture(scope="session")
def _tools():
    if lacking := missing():
        pytest.skip(lacking)


@pytest.mark.usefixtures("_tools")
def test_all_that_is_served_runs_in_the_oldest_browser():
    assert complaints(served()) == ""


@pytest.mark.usefixtures("_tools")
@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("td:has(input) { color: red; }", "css-has"),
        ("td { inset: 0; }", "property-disallowed-list"),
        ("td { th { color: red; } }", "css-nesting"),
        ("@layer a { td { color: red; } }", "css-cascade-layers"),
        ("td { height: 10dvh; }", "viewport-unit-variants"),
        ("td { color: color-mix(in srgb, red, blue); }", "function-disallowed-list"),
    ],
)
def test_a_newer_style_is_found(tmp_path, written, rule):
    (tmp_path / "newer.css").write_text(written)

    assert rule in complaints([tmp_path / "newer.css"])


@pytest.mark.usefixtures("_tools")
@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("let a = null; a ??= 1; console.log(a);", "Parsing error"),
        ("console.log(structuredClone({}));", "structuredClone is not supported"),
        ("console.log([1].at(-1));", ".at() is newer"),
        ("console.log(crypto.randomUUID());", ".randomUUID() is newer"),
    ],
)
def test_a_newer_script_is_found(tmp_path, written, said):
    (tmp_path / "newer.js").write_text(written)

    assert said in complaints([tmp_path / "newer.js"])


def test_the_floor_is_what_windows_7_machines_have():
    assert json.loads((HERE / "package.json").read_text())["browserslist"] == ["chrome 86"]


def test_no_static_file_calls_out():
    calling = [
        f"{path.name}: {found}"
        for path in STATIC.rglob("*")
        if path.is_file() and path.suffix in (".css", ".js", ".svg", ".html", ".json")
        for found in re.findall(r"https?://[^\s\"')]+|@import|sourceMappingURL", path.read_text())
        if not found.startswith(VOCABULARY)
    ]

    assert calling == []


def test_templates_hold_nothing_newer_or_inline():
    found = [
        f"{path.name}:{number}: {line.strip()}"
        for path in sorted(WEB.rglob("*.html"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if NOT_IN_TEMPLATES.search(line)
    ]

    assert found == []


def test_what_is_vendored_brings_its_licence():
    folders = [path for path in (STATIC / "vendor").iterdir() if path.is_dir()]

    assert [path.name for path in folders if not (path / "LICENSE").is_file()] == []
