"""An output is written whole or not at all."""

import errno

import pytest

from jiheng.whole import CannotWrite, whole


def test_a_file_appears_only_when_all_went_well(tmp_path):
    target = tmp_path / "out" / "a.txt"

    with whole(target) as temporary:
        temporary.write_text("全文")
        assert not target.exists()

    assert target.read_text() == "全文"
    assert [path.name for path in target.parent.iterdir()] == ["a.txt"]


def test_a_failure_half_way_leaves_the_old_file_and_nothing_else(tmp_path):
    target = tmp_path / "a.txt"
    target.write_text("旧")

    def half(path):
        with whole(path) as temporary:
            temporary.write_text("新")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half(target)

    assert target.read_text() == "旧"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_place_that_takes_no_file_is_said_in_one_sentence(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")

    with pytest.raises(CannotWrite, match="无法写入（已有同名的文件，不是文件夹）"):
        write("", blocked / "a.txt")


def test_a_folder_where_the_file_belongs_is_said_in_one_sentence(tmp_path):
    with pytest.raises(CannotWrite, match="是文件夹，不是文件"):
        write("全文", tmp_path)


def test_a_full_disk_is_said_in_one_sentence(tmp_path):
    def full(path):
        with whole(path):
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(CannotWrite, match="磁盘已满"):
        full(tmp_path / "a.txt")
    assert list(tmp_path.iterdir()) == []


def write(text, path):
    """Write a text, whole."""
    with whole(path) as temporary:
        temporary.write_text(text)
