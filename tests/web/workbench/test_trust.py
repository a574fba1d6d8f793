"""The log and the files say themselves when they are not what they were."""

import pytest
from django.db import transaction

from jiheng.dossiers.workbook.typed import CellKey
from jiheng.errors import JihengError
from jiheng.frameworks.load import LIBRARY
from jiheng.web.workbench import kept, log, logged, pinned
from jiheng.web.workbench.actions import save_cells, submit
from jiheng.web.workbench.models import Change, Entry, Filing, Stored, Task


def told(small, *values):
    with transaction.atomic():
        for value in values:
            log.append(small.clerk, log.Told("entry", "在职人员数", "", value), case=small.case)


@pytest.mark.parametrize(
    "harm",
    [
        lambda chain: chain.filter(number=3).update(after="9"),
        lambda chain: chain.filter(number=3).update(person="别人"),
        lambda chain: chain.filter(number=3).delete(),
        lambda chain: chain.filter(number=3).update(previous="0" * 64),
        lambda chain: chain.filter(number=4).update(why="补写的理由"),
    ],
    ids=["value", "person", "deleted", "link", "reason"],
)
def test_a_link_that_was_touched_is_found(small, harm):
    told(small, "1", "2", "3", "4")
    assert list(log.verify()) == []

    harm(Change.objects.all())

    assert any("变更记录第" in str(one) for one in log.verify())


def test_a_change_that_is_taken_back_leaves_no_link(small):
    count = Change.objects.count()

    with transaction.atomic():
        log.append(small.clerk, log.Told("entry", "在职人员数", "", "1"), case=small.case)
        transaction.set_rollback(True)

    assert Change.objects.count() == count


@pytest.mark.usefixtures("small")
def test_one_content_is_stored_once_and_known_by_what_it_is():
    first, second = kept.keep(b"report", "text/plain"), kept.keep(b"report", "text/plain")

    assert first == second
    assert kept.content_of(first) == b"report"
    assert list(kept.verify()) == []


@pytest.mark.usefixtures("small")
def test_a_file_that_was_touched_is_not_given_out():
    stored = kept.keep(b"report", "text/plain")
    kept.path_of(stored).write_bytes(b"Report")

    with pytest.raises(JihengError, match="内容与存入时不同"):
        kept.content_of(stored)
    assert len(list(kept.verify())) == 1


@pytest.mark.usefixtures("small")
def test_a_file_that_is_gone_is_told():
    stored = Stored.objects.create(sha256="0" * 64, size=1, media="text/plain")

    with pytest.raises(JihengError, match="不在数据文件夹里"):
        kept.content_of(stored)


@pytest.mark.usefixtures("small")
def test_a_task_keeps_the_framework_it_was_issued_with(monkeypatch, tmp_path):
    task = Task.objects.get()
    before = pinned.framework_of(task)
    newer = tmp_path / "frameworks"
    newer.mkdir()
    for file in LIBRARY.glob("hunan_hengyang_2024*.yaml"):
        text = file.read_text(encoding="utf-8").replace("points: 5", "points: 4")
        (newer / file.name).write_text(text, encoding="utf-8")
    monkeypatch.setattr("jiheng.frameworks.load.LIBRARY", newer)
    pinned.forget()

    after = pinned.framework_of(task)

    assert after.hash == before.hash == task.hash


@pytest.fixture
def typed(small):
    """A case in which a value was typed twice and that was then sent to review."""
    for base, value in enumerate(("80", "81")):
        wanted = save_cells.Wanted(CellKey("基础数据", "在职人员数", "value0"), value, base)
        assert save_cells.do(small.case, small.clerk, [wanted]).saved
    submit.do(small.case, small.clerk)
    assert list(logged.verify()) == []
    return small


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (lambda: Entry.objects.update(value="82"), "在职人员数"),
        (lambda: Entry.objects.update(value="80"), "在职人员数"),
        (lambda: Change.objects.filter(number__gte=2).delete(), "在职人员数"),
        (lambda: Change.objects.order_by("number").last().delete(), "办理经过"),
    ],
    ids=["changed", "set back", "cut off", "last cut off"],
)
@pytest.mark.usefixtures("typed")
def test_what_was_changed_behind_the_log_is_found(harm, words):
    harm()

    assert list(log.verify()) == []
    assert any(words in str(one) for one in logged.verify())


def test_a_filing_that_was_put_in_the_place_of_another_is_found(typed):
    bundle = kept.keep(b"another bundle", "application/zip")
    cells = kept.keep(b"[]", "application/json")
    Filing.objects.create(case=typed.case, number=1, bundle=bundle, cells=cells)

    assert any("第1次报送" in str(one) for one in logged.verify())
