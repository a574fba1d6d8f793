"""A folder is written whole or not at all."""

import os
import shutil
import time
from errno import ENOSPC
from pathlib import Path

import pytest

from jiheng.whole import CannotWrite, whole
from jiheng.writing.whole_folder import AlreadyThere, whole_folder


def put(folder, files, **more):
    """Write these files into the folder."""
    with whole_folder(folder, files, **more) as temporary:
        for name, text in files.items():
            (temporary / name).parent.mkdir(parents=True, exist_ok=True)
            (temporary / name).write_text(text, encoding="utf-8")


def held(folder):
    """What a folder holds, by path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def test_a_new_folder_holds_what_was_written(tmp_path):
    put(tmp_path / "报送包", {"函.txt": "甲", "表/一.txt": "乙"})

    assert held(tmp_path) == {"报送包/函.txt": "甲", "报送包/表/一.txt": "乙"}


def test_nothing_is_left_when_writing_fails(tmp_path):
    with pytest.raises(TypeError):
        put(tmp_path / "报送包", {"函.txt": "写完", "表.txt": None})

    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_stops_it_before_anything_is_written(tmp_path):
    put(tmp_path / "包", {"函.txt": "旧"})

    with pytest.raises(AlreadyThere) as caught:
        put(tmp_path / "包", {"函.txt": "新", "表.txt": "新"})

    assert str(caught.value) == f"{tmp_path / '包'}：已有函.txt。换一个文件夹，或加 --force 覆盖。"
    assert held(tmp_path) == {"包/函.txt": "旧"}


def test_with_force_other_files_stay_and_outdated_ones_go(tmp_path):
    put(tmp_path / "包", {"函.txt": "旧", "材料/扫描.txt": "扫描", "多余.txt": "旧"})

    put(tmp_path / "包", {"函.txt": "新"}, gone=["多余.txt"], force=True)

    assert held(tmp_path) == {"包/函.txt": "新", "包/材料/扫描.txt": "扫描"}


def test_when_one_file_cannot_be_placed_all_are_as_before(tmp_path):
    put(tmp_path / "包", {"甲.txt": "旧"})
    (tmp_path / "包" / "乙").mkdir()

    with pytest.raises(CannotWrite, match="乙：无法写入（是文件夹，不是文件）"):
        put(tmp_path / "包", {"甲.txt": "新", "乙": "新"}, force=True)

    assert held(tmp_path) == {"包/甲.txt": "旧"}


def test_a_file_that_stands_for_a_folder_is_one_sentence_and_changes_nothing(tmp_path):
    put(tmp_path / "包", {"甲.txt": "旧", "表": "旧"})

    with pytest.raises(CannotWrite, match="表：无法写入"):
        put(tmp_path / "包", {"表/一.txt": "新", "甲.txt": "新"}, force=True)

    assert held(tmp_path) == {"包/甲.txt": "旧", "包/表": "旧"}


def test_a_file_in_the_place_of_the_folder_is_one_sentence(tmp_path):
    (tmp_path / "包").write_text("文件", encoding="utf-8")

    with pytest.raises(CannotWrite, match="无法写入（同名的文件已存在）"):
        put(tmp_path / "包", {"函.txt": "新"})


@pytest.mark.parametrize("name", ["replace", "copy2"])
def test_when_the_program_is_ended_every_file_is_whole(tmp_path, monkeypatch, name):
    put(tmp_path / "包", {"甲.txt": "旧", "乙.txt": "旧"})
    seen = []

    def told(source, target):
        seen.append(held(tmp_path / "包"))
        return real(source, target)

    owner = {"replace": Path, "copy2": shutil}[name]
    real = getattr(owner, name)
    monkeypatch.setattr(owner, name, told)
    put(tmp_path / "包", {"甲.txt": "新", "乙.txt": "新"}, force=True)

    assert seen
    assert all(set(files) == {"甲.txt", "乙.txt"} for files in seen)


def test_what_a_killed_run_left_is_cleared_once_it_is_old(tmp_path):
    for name, age in ((".jiheng-old", 7200), (".jiheng-now", 0)):
        (tmp_path / name / "new").mkdir(parents=True)
        os.utime(tmp_path / name, (time.time() - age,) * 2)

    put(tmp_path / "包", {"函.txt": "新"})

    assert sorted(path.name for path in tmp_path.iterdir()) == [".jiheng-now", "包"]


def test_no_room_for_a_file_is_one_sentence_and_leaves_nothing(tmp_path):
    with (
        pytest.raises(CannotWrite, match="包：无法写入（磁盘已满）"),
        whole_folder(tmp_path / "包", ["函.txt"]),
    ):
        raise OSError(ENOSPC, "No space left on device")

    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_named_where_it_would_have_been(tmp_path):
    with (
        pytest.raises(CannotWrite, match=r"包/函\.txt：无法写入（磁盘已满）") as caught,
        whole_folder(tmp_path / "包", ["函.txt"]) as temporary,
        whole(temporary / "函.txt"),
    ):
        raise OSError(ENOSPC, "No space left on device")

    assert ".jiheng" not in str(caught.value)
