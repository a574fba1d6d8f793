"""Many files: all cores, in the order asked for, and one that fails stops none."""

import os
import signal

import pytest
from office import docx
from writing.audited.sample import BLOCKS

from jiheng.auditing import many
from jiheng.auditing.audited import Audited, Options, audit_file
from jiheng.auditing.many import Worker, audit_files, found

FRESH = Options(cache=False)


@pytest.fixture
def folder(tmp_path):
    for name in ("乙.docx", "甲.docx", "下级/丙.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        docx(tmp_path / name, *BLOCKS, name)
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 word/document")
    (tmp_path / "~$甲.docx").write_bytes(b"")
    (tmp_path / "程序.exe").write_bytes(b"MZ")
    return tmp_path


def plain(one):
    """An answer by its values; passages know each other by identity only."""
    return one.sha, one.report and one.report.document, one.findings, str(one.error)


def names(paths):
    return [path.name for path in paths]


def test_a_folder_stands_for_the_reports_in_it(folder):
    assert names(found([folder])) == ["丙.docx", "乙.docx", "坏.docx", "甲.docx"]


def test_a_pattern_stands_for_its_files_and_none_twice(folder):
    assert names(found([folder / "甲.docx", folder / "*.docx"]))[0] == "甲.docx"
    assert sorted(names(found([folder / "[甲乙].docx", folder / "甲.docx"]))) == [
        "乙.docx",
        "甲.docx",
    ]


def test_a_folder_without_reports_is_told(tmp_path):
    (one,) = found([tmp_path])

    assert isinstance(one, Audited)
    assert "没有可以审核的文件" in str(one.error)


def test_answers_come_in_order_and_are_those_of_each_alone(folder):
    paths = list(found([folder]))

    answers = list(audit_files(paths, FRESH, jobs=2))

    assert [one.path for one in answers] == paths
    for one in answers:
        assert plain(one) == plain(audit_file(one.path, FRESH))


def test_every_file_is_told_once(folder):
    told = []

    list(audit_files(list(found([folder])), FRESH, 2, lambda: told.append(1)))

    assert len(told) == 4


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_a_process_that_dies_costs_one_file(folder):
    os.mkfifo(folder / "无尽.docx")
    worker = Worker(FRESH, many.start_method())
    worker.give(0, folder / "无尽.docx")
    os.kill(worker.process.pid, signal.SIGKILL)

    one = worker.take()
    worker.give(1, folder / "乙.docx")
    other = worker.take()
    worker.stop()

    assert str(one.error).startswith("无尽.docx：审核这个文件时程序中断")
    assert other.report is not None


def test_a_process_that_died_idle_costs_nothing(folder):
    worker = Worker(FRESH, many.start_method())
    worker.process.kill()
    worker.process.join()

    worker.give(0, folder / "乙.docx")
    one = worker.take()
    worker.stop()

    assert one.report is not None


def test_a_process_over_its_time_is_ended(folder, monkeypatch):
    monkeypatch.setattr(many, "SECONDS", -100)
    worker = Worker(FRESH, many.start_method())
    worker.give(0, folder / "甲.docx")

    one = worker.late()
    worker.stop()

    assert "没有读完" in str(one.error)
