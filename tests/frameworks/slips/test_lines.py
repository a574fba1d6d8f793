"""Slips of YAML are named where they are made, all at once; sound files have none."""

from pathlib import Path

import pytest

from jiheng.errors import Problems
from jiheng.frameworks import load_framework
from jiheng.frameworks.load import LIBRARY
from jiheng.frameworks.slips.lines import slips

SOUND = [*sorted(LIBRARY.glob("*.yaml")), LIBRARY.with_name("catalogue.yaml")]


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_a_sound_file_has_none(path: Path) -> None:
    assert slips(path.read_text(encoding="utf-8"), path.name) == []


@pytest.mark.parametrize(
    "text",
    [
        'rule: "≥90%得满分，\n  其余：不得分"\nnote: 甲',
        "note: |\n  甲：乙\n  rule:丙\nrule: 丁",
        "note: >-\n  甲\n   乙\nrule: 丁",
        "criteria: [甲,\n  乙, 丙]\nrule: 丁",
        "criteria:\n- 甲：乙\n- 丙:丁\nrule: 戊",
        "rule: ≥90%得满分，\n  其余：不得分\nnote: 甲",
        "---\n# 说明：甲\nname: 乙  # 丙: 丁",
        "facts: {甲: {unit: 家},\n  乙: {unit: 家}}\nrule: 丁",
        "grades: {\n  优: 90,\n  差: 0\n}\ncriteria: [\n  甲\n]\nrule: 丁",
        "rule:\n  ≥90%得满分，\n  其余不得分\nnote: 甲",
        "note: '甲''乙'\nvalue: 甲 # 乙",
    ],
)
def test_what_yaml_allows_is_no_slip(text: str) -> None:
    assert slips(text, "sound.yaml") == []


def test_all_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "many.yaml"
    path.write_text(
        "name: many\ntitle：样例\ngrades: {优: 90, 差: 0}\nindicators:\n"
        "  - title: 甲\n    points:50\n     rule: >=90%得满分\n"
        '  - title: "乙\n    points: 50\n',
        encoding="utf-8",
    )

    with pytest.raises(Problems) as caught:
        load_framework(path)

    assert [problem.where for problem in caught.value.problems] == [
        f"many.yaml 第{line}行" for line in (2, 6, 7, 7, 8)
    ]


def test_a_colon_unseen_by_the_parser_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "unseen.yaml"
    path.write_text(
        "name: unseen\ntitle: 样例\ngrades: {}\nfacts:\n  走访数：{unit: 家}\n"
        "indicators:\n  - {title：甲, points: 100}\n",
        encoding="utf-8",
    )

    with pytest.raises(Problems) as caught:
        load_framework(path)

    assert [problem.what for problem in caught.value.problems] == [
        "“走访数”后面的冒号“：”是全角",
        "“title”后面的冒号“：”是全角",
    ]
