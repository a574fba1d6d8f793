"""A clerk at the desk: drop a report, read what was found, take the commented copy home."""

import os
import re
import subprocess
import sys
from base64 import b64encode
from zipfile import ZipFile

import pytest
from browser.test_page import FAINT, WIDTHS
from office import docx
from writing.audited.sample import BLOCKS

DROP = """async (content) => {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], "拖入.docx"));
  document.querySelector(".drop").dispatchEvent(
    new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def desk(tmp_path):
    """The command in a process of its own: its address, and the process."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    running = subprocess.Popen(
        [sys.executable, "-m", "jiheng", "open", "--no-browser"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(scratch), "PYTHONUNBUFFERED": "1"},
    )
    address = re.search(r"http\S+", running.stdout.readline())[0]
    yield address, running, scratch
    running.terminate()
    running.wait(10)
    running.stdout.close()


@pytest.fixture
def page(desk, browser):
    page = browser.new_page(accept_downloads=True)
    page.told = []
    page.on("console", lambda message: page.told.append(message.text))
    page.on("pageerror", lambda error: page.told.append(str(error)))
    page.goto(desk[0])
    yield page
    page.close()


@pytest.fixture
def report(tmp_path):
    return docx(tmp_path / "自评报告.docx", *BLOCKS)


def test_one_report_leads_to_its_findings_and_downloads(page, report):
    page.set_input_files("input", report)
    page.wait_for_url("**/1/")

    assert page.locator(".card").count() > 0
    for name, ending in (("带批注的Word", "_批注.docx"), ("工作底稿", "_工作底稿.xlsx")):
        with page.expect_download() as download:
            page.get_by_text(name).click()
        assert download.value.suggested_filename == f"自评报告{ending}"
        assert ZipFile(download.value.path()).testzip() is None
    page.get_by_text("返回").click()
    page.locator(".files .name").wait_for()
    assert page.locator(".files .name").all_inner_texts() == ["自评报告.docx"]
    assert page.told == []


def test_several_are_listed_and_a_bad_one_is_one_sentence(page, report, tmp_path):
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"PK\x03\x04 word/document")
    page.set_input_files("input", [bad, report])
    page.get_by_text("审核完毕").wait_for()

    assert page.locator(".files .name").all_inner_texts() == ["自评报告.docx", "坏.docx"]
    assert page.get_by_text("坏.docx：文件已损坏").is_visible()
    assert page.evaluate(FAINT) == []


def test_a_report_may_be_dropped(page, report):
    page.evaluate(DROP, b64encode(report.read_bytes()).decode())
    page.wait_for_url("**/1/")

    assert page.locator("h1").inner_text() == "拖入.docx"


@pytest.mark.parametrize("width", [*WIDTHS, 320])
def test_nothing_is_wider_than_the_window(page, report, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.set_input_files("input", report)
    page.wait_for_url("**/1/")
    assert page.evaluate("document.documentElement.scrollWidth") == width

    page.go_back()
    page.locator(".files .name").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_ending_deletes_what_was_handed_in(page, desk, report):
    _, running, scratch = desk
    page.set_input_files("input", report)
    page.wait_for_url("**/1/")
    page.go_back()
    assert list(scratch.rglob("*.docx"))

    page.get_by_role("button", name="结束").click()

    assert running.wait(10) == 0
    assert list(scratch.rglob("*.docx")) == []


def test_being_stopped_deletes_too(page, desk, report):
    _, running, scratch = desk
    page.set_input_files("input", report)
    page.wait_for_url("**/1/")

    running.terminate()

    assert running.wait(10) == 0
    assert list(scratch.rglob("*.docx")) == []
