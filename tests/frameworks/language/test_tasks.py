"""A file of sentences to be read."""

from decimal import Decimal
from pathlib import Path

import pytest

from jiheng.frameworks.language.tasks import NoText, tasks


def test_each_line_is_a_task_and_blank_ones_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text('{"text": "甲", "points": 0.1}\r\n\n[1]\n{"id": 1}\n', encoding="utf-8-sig")

    assert list(tasks(path)) == [
        (1, {"text": "甲", "points": Decimal("0.1")}),
        (3, None),
        (4, None),
    ]


def test_a_separator_inside_a_sentence_ends_no_line(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text('{"text": "甲\u2028乙"}\n', encoding="utf-8")

    assert list(tasks(path)) == [(1, {"text": "甲\u2028乙"})]


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_bytes('{"text": "甲"}'.encode("gbk"))

    with pytest.raises(NoText, match="不是UTF-8编码的文本"):
        list(tasks(path))
