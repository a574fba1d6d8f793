"""The desk answers its own pages on this machine, and nobody else."""

import http.client
import json
import threading
from io import BytesIO
from urllib.parse import quote

import pytest
from office import docx
from writing.audited.sample import BLOCKS

from jiheng.desk import drawer as drawers
from jiheng.desk.drawer import drawer
from jiheng.desk.errors import PortTaken
from jiheng.desk.server import Desk

REPORT = "自评报告.docx"


@pytest.fixture(scope="module")
def desk():
    with drawer() as found, Desk(found) as one:
        thread = threading.Thread(target=one.serve_forever, daemon=True)
        thread.start()
        yield one
        one.shutdown()
        thread.join()


@pytest.fixture
def ask(desk):
    """Ask the desk: status, headers, body."""

    def asked(method, path, body=None, **headers):
        line = http.client.HTTPConnection("127.0.0.1", desk.server_port, timeout=30)
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        line.request(method, quote(path, safe="/?=%."), body, told)
        answer = line.getresponse()
        found = answer.status, dict(answer.getheaders()), answer.read()
        line.close()
        return found

    return asked


@pytest.fixture
def hand_in(desk, ask):
    def handed(name, content):
        status, _, body = ask("POST", f"/{desk.token}/files?name={quote(name)}", content)
        assert status == 200
        return json.loads(body)

    return handed


@pytest.fixture
def report(tmp_path):
    return docx(tmp_path / REPORT, *BLOCKS).read_bytes()


def test_a_report_is_audited_and_its_answers_can_be_fetched(desk, ask, hand_in, report):
    told = hand_in(REPORT, report)

    assert told["file"] == REPORT
    assert told["word"]
    assert told["verdict"].endswith("不作认定依据")
    kinds = {
        "": b"<!doctype",
        "docx": b"PK",
        "xlsx": b"PK",
        "json": f'{{"file": "{REPORT}'.encode(),
    }
    for kind, start in kinds.items():
        status, headers, body = ask("GET", f"/{desk.token}/{told['number']}/{kind}")
        assert (status, body[: len(start)]) == (200, start)
        assert headers["Cache-Control"] == "no-store"
        assert ("attachment" in headers.get("Content-Disposition", "")) is bool(kind)


def test_a_bad_file_is_one_sentence_and_the_next_goes_on(hand_in, report):
    bad = hand_in("坏.docx", b"PK\x03\x04 word/document")

    assert bad["error"].startswith("坏.docx：文件已损坏")
    assert "verdict" in hand_in(REPORT, report)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\a\\报告.docx", "报告.docx"),
        ("", "报告"),
        ("..", "报告"),
        ("a\x00<b>.txt", "a__b_.txt"),
        ("长" * 300 + ".docx", "长" * 60 + ".docx"),
    ],
)
def test_a_name_leads_nowhere(hand_in, name, kept):
    assert hand_in(name, b"x")["file"] == kept


def test_a_file_beyond_the_limit_is_told(hand_in, monkeypatch):
    monkeypatch.setattr(drawers, "MAX_SIZE", 10)

    assert "没有审核" in hand_in("大.txt", b"x" * 11)["error"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1"},
        {"Origin": "http://localhost.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["", "files", "files?name=a"])
def test_other_sites_are_refused(desk, ask, headers, path):
    before = len(desk.drawer.all())
    method, content = ("POST", b"x") if "?" in path else ("GET", None)

    status, _, _ = ask(method, f"/{desk.token}/{path}", content, **headers)

    assert status == 403
    assert len(desk.drawer.all()) == before


@pytest.mark.parametrize("path", ["/", "/x/", "/x/files", "//", "/favicon.ico"])
def test_who_does_not_know_the_address_gets_nothing(ask, path):
    status, _, body = ask("GET", path)

    assert status == 403
    assert "jiheng" not in body.decode()


@pytest.mark.parametrize("path", ["0/", "99/", "x/", "1/../../", "1/pdf", "-1/", "１/", "page.css"])
def test_what_there_is_not_is_told(desk, ask, path):
    assert ask("GET", f"/{desk.token}/{path}")[0] == 404


def test_what_was_handed_in_is_gone_afterwards(report, tmp_path, monkeypatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    with drawer() as found:
        found.take(REPORT, len(report), BytesIO(report))
        assert [one.name for one in scratch.rglob("*.docx")] == [REPORT]

    assert list(scratch.iterdir()) == []


def test_a_classified_report_does_not_stay_at_the_desk(tmp_path, monkeypatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    content = docx(tmp_path / "密件.docx", "机密★1年", *BLOCKS).read_bytes()
    with drawer() as found:
        one = found.take("密件.docx", len(content), BytesIO(content))

        assert one.audited.report is None
        assert list(scratch.rglob("*.docx")) == []


def test_it_listens_on_this_machine_only(desk):
    assert desk.server_address[0] == "127.0.0.1"


def test_a_port_in_use_is_told(desk):
    with pytest.raises(PortTaken, match="换一个，或省略 --port"):
        Desk(desk.drawer, desk.server_port)
