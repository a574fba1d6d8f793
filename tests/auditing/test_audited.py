"""One file: what is found in it, or the one sentence that says why it was not audited."""

import pickle
import subprocess
import sys
from dataclasses import replace

import pytest
from office import docx
from writing.audited.sample import BLOCKS

from jiheng.auditing import audited, kept, limits
from jiheng.auditing.audited import Options, audit_file
from jiheng.auditing.errors import TookTooLong, TookTooMuch
from jiheng.commands import run
from jiheng.documents.model import Place, Unread
from jiheng.documents.read import read
from jiheng.writing.audited.json import form


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A cache of this test's own."""
    monkeypatch.setenv("JIHENG_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def report(tmp_path):
    return docx(tmp_path / "报告.docx", *BLOCKS)


def entries(home):
    return sorted(home.rglob("*.audit"))


def plain(one):
    """An answer by its values; passages know each other by identity only."""
    texts = [(each.text, each.place, each.chapters) for each in one.report.passages]
    return replace(one, report=None), one.report.document, texts


def test_a_file_that_is_no_report_is_one_sentence(tmp_path):
    path = tmp_path / "坏.docx"
    path.write_bytes(b"PK\x03\x04 word/document broken")

    one = audit_file(path)

    assert one.report is None
    assert str(one.error).count("。") <= 2
    assert str(one.error).startswith("坏.docx：")


def test_a_cached_answer_is_that_of_a_fresh_audit(report, home):
    fresh = audit_file(report, Options(cache=False))
    first, second = audit_file(report), audit_file(report)

    assert len(entries(home)) == 1
    assert plain(first) == plain(second) == plain(fresh)
    assert second.report.identity == fresh.report.identity


def test_an_edited_file_is_audited_anew(report, home):
    audit_file(report)
    docx(report, *BLOCKS, "增加的一段。")

    audit_file(report)

    assert len(entries(home)) == 2


def test_options_have_answers_of_their_own(report, home):
    audit_file(report)
    audit_file(report, Options(publication=True))

    assert len(entries(home)) == 2


def test_what_was_not_read_counts_as_not_checked(report, monkeypatch):
    unread = (Unread(Place("报告.docx", page=3), "第3页是图片，没有读取"), Unread(None, "有附图"))
    monkeypatch.setattr(audited, "read", lambda path, _: replace(read(path), unread=unread))

    one = audit_file(report)

    assert [each.reason for each in one.findings.unchecked][-2:] == [
        "第3页是图片，没有读取",
        "有附图",
    ]
    assert "未能核对2处" in one.findings.verdict
    assert form(one)["unchecked"][-2]["at"] == {"page": 3, "quote": ""}
    assert form(one)["unchecked"][-1]["at"] == {"quote": ""}


def test_without_cache_nothing_is_kept(report, home):
    audit_file(report, Options(cache=False))

    assert not home.exists()


def test_a_damaged_entry_is_made_anew(report, home):
    before = audit_file(report)
    entry = entries(home)[0]
    entry.write_bytes(entry.read_bytes()[:-1] + b"x")

    assert plain(audit_file(report)) == plain(before)


def test_an_entry_of_something_else_is_ignored(home):
    kept.keep("0" * 64, kept.Kept(None, publication=False, identity=None, findings=None))
    place = entries(home)[0]
    payload = pickle.dumps({"not": "an audit"})
    place.write_bytes(kept.sha256(payload).hexdigest().encode() + payload)

    assert kept.recalled("0" * 64) is None


def test_what_is_kept_is_for_its_owner_alone(report, home):
    audit_file(report)

    assert entries(home)[0].stat().st_mode & 0o077 == 0
    assert entries(home)[0].parent.stat().st_mode & 0o077 == 0


def test_clearing_the_cache_leaves_no_trace(report, home, capsys):
    audit_file(report)

    assert run(["cache", "clear"]) == 0
    assert not (home / "cache").exists()
    assert capsys.readouterr().out.startswith("已删除1个文件")
    assert run(["cache", "clear"]) == 0


def test_a_file_that_takes_too_long_is_told():
    def forever():
        while True:
            pass

    with pytest.raises(TookTooLong, match="1秒内没有读完"), limits.bounded("慢.docx", seconds=1):
        forever()


def test_a_file_that_takes_too_much_is_told():
    with pytest.raises(TookTooMuch), limits.bounded("大.docx", memory=50_000_000):
        bytearray(2_000_000_000)


def test_a_file_nested_without_end_is_told():
    def down():
        down()

    with pytest.raises(TookTooMuch), limits.bounded("深.docx"):
        down()


def test_a_library_that_never_comes_back_ends_the_program_with_a_sentence():
    script = (
        "import ctypes; from jiheng.auditing.limits import last_resort\n"
        "with last_resort('怪.pdf', 3, seconds=1): ctypes.CDLL(None).sleep(30)"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=20, check=False
    )

    assert done.returncode == 3
    assert done.stderr.startswith("怪.pdf：1秒内没有读完")


def test_limits_are_lifted_afterwards():
    with limits.bounded("报告.docx", memory=50_000_000):
        pass

    assert len(bytearray(200_000_000)) == 200_000_000
