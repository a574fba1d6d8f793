"""An uploaded file can take no more than it is given, and reach nothing."""

import json
import socket
import sys
import time
from pathlib import Path

import pytest

from jiheng.documents.spreadsheet import scan
from jiheng.errors import JihengError
from jiheng.web.security import confined as module
from jiheng.web.security.confined import confined
from jiheng.web.security.sheets import confined_sheets

UPLOADED = Path("自评报告.docx")


@pytest.fixture
def hostile(monkeypatch):
    """The confined process with the jobs of ``jobs/`` beside ours."""
    program = (sys.executable, str(Path(__file__).with_name("hostile.py")))
    monkeypatch.setattr(module, "_PROGRAM", program)


@pytest.fixture
def listener():
    """Somebody who would answer a call."""
    with socket.socket() as waiting:
        waiting.bind(("127.0.0.1", 0))
        waiting.listen()
        yield waiting.getsockname()


@pytest.mark.usefixtures("hostile")
class TestHostile:
    """What a file that takes over its reader still cannot do."""

    def test_memory_is_bounded(self):
        with pytest.raises(JihengError, match=r"自评报告.docx：读取时占用的内存超过300MB，已停止"):
            confined("memory", UPLOADED, megabytes=300)

    def test_the_processor_is_bounded(self):
        begun = time.monotonic()

        with pytest.raises(JihengError, match=r"自评报告.docx：读取超过1秒，已停止"):
            confined("processor", UPLOADED, seconds=1)

        assert time.monotonic() - begun < 4

    def test_waiting_is_bounded(self, monkeypatch):
        monkeypatch.setattr(module, "_GRACE", 0)

        with pytest.raises(JihengError, match=r"自评报告.docx：读取超过1秒，已停止"):
            confined("clock", UPLOADED, seconds=1)

    def test_no_socket_is_made(self, listener, caplog):
        host, port = listener

        with pytest.raises(JihengError, match="没有读成"):
            confined("call", UPLOADED, wanted={"host": host, "port": port})

        assert "PermissionError" in caplog.text

    def test_there_is_no_network_to_reach(self):
        assert json.loads(confined("interfaces", UPLOADED)) == []

    def test_the_disk_is_not_filled(self, caplog):
        with pytest.raises(JihengError, match="没有读成"):
            confined("disk", UPLOADED)

        assert "File too large" in caplog.text

    def test_no_secret_is_passed_on(self, monkeypatch):
        monkeypatch.setenv("JIHENG_SECRET", "s")
        monkeypatch.setenv("JIHENG_DATABASE", "postgresql://a:b@c/d")

        told = json.loads(confined("environment", UPLOADED))

        assert set(told) <= {"HOME", "TMPDIR", "PYTHONUTF8", "JIHENG_HOME", "LC_CTYPE"}


def test_a_report_is_audited(repository):
    told = json.loads(confined("audit", repository / "examples" / "audit" / "自评报告.docx"))

    assert told["result"]["findings"] != []
    assert told["docx"] != ""


def test_the_cells_of_a_workbook_come_through_as_they_are_stored(repository):
    file = repository / "examples" / "hengdong_2024" / "填报表.xlsx"

    told = confined_sheets(file)

    assert {name: one.cells for name, one in told.items()} == {
        name: one.cells for name, one in scan(file).items()
    }


def test_a_notice_comes_as_text(repository):
    told = json.loads(confined("notice", repository / "examples" / "audit" / "自评报告.docx"))

    assert {block["kind"] for block in told} >= {"paragraph", "table"}


def test_what_is_wrong_with_the_file_is_said_in_the_words_of_its_reader(tmp_path):
    file = tmp_path / "填报表.xlsx"
    file.write_bytes(b"PK\x03\x04 no workbook at all")

    with pytest.raises(JihengError, match=r"填报表.xlsx"):
        confined("workbook", file)
