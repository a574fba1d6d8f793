"""Every mistake in a framework's file is one sentence: file, line, what, what instead.

Each file of ``malformed/`` says in its first comment line what it must be told.
"""

from pathlib import Path

import pytest

from jiheng.errors import JihengError, Problems
from jiheng.frameworks import load_framework

FOLDER = Path(__file__).parent / "malformed"
FILES = sorted(path.stem for path in FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("name", FILES)
def test_is_told_in_one_sentence(name: str) -> None:
    path = FOLDER / f"{name}.yaml"
    expected = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")

    with pytest.raises(JihengError) as caught:
        load_framework(path)

    assert str(caught.value) == expected


def test_all_mistakes_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "many.yaml"
    path.write_text(
        "name: many\ntitle: 样例\ngrades: {优: 90, 差: 0}\nyear: 去年\n"
        "indicators:\n"
        "  - {title: 甲, points: 50, value: 在职人数额 / 编制数, rule: 按完成比例得分}\n"
        "  - {title: 乙, points: 60, rule: ≥3看着给}\n",
        encoding="utf-8",
    )

    with pytest.raises(Problems) as caught:
        load_framework(path)

    assert [problem.where for problem in caught.value.problems] == [
        "many.yaml 第4行",
        "many.yaml 第5行",
        "many.yaml 第6行",
        "many.yaml 第7行",
    ]


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "binary.yaml"
    path.write_bytes(b"name: \xff\xfe\x00")

    with pytest.raises(JihengError, match="不是UTF-8编码的文本"):
        load_framework(path)


def test_a_control_character_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "control.yaml"
    path.write_text("name: control\ntitle: \x01\n", encoding="utf-8")

    with pytest.raises(JihengError, match=r"control\.yaml 第2行：.*控制字符"):
        load_framework(path)


def test_a_file_far_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text("a" * 1_000_001, encoding="utf-8")

    with pytest.raises(JihengError, match="文件有976KB，超过976KB"):
        load_framework(path)


def test_an_unknown_id_offers_the_nearest() -> None:
    with pytest.raises(JihengError, match="是否应为“hunan_yueyang_2020”"):
        load_framework("hunan_yueyang_2021")
