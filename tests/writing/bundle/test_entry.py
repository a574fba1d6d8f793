"""一体化录入表: in the order of the screen, what is too long is said."""

import pytest
from writing.projects_made import DONE, SHORT, department, evaluated, grid

from jiheng.documents.model import Table
from jiheng.writing.bundle.entry import EntrySheet, limits
from jiheng.writing.bundle.errors import BrokenLimit


def sheet(tmp_path, text=""):
    """The sheet of a department with two projects."""
    handed_in = department(DONE, SHORT)
    return EntrySheet(handed_in, evaluated(tmp_path, handed_in), limits(text))


def test_a_project_has_its_result_then_every_indicator(tmp_path):
    tables = [grid(one) for one in sheet(tmp_path).document.blocks if isinstance(one, Table)]

    assert tables[1] == [["实际完成情况", "24个点位正常运行", ""]]
    assert tables[2][1][3:8] == ["预算执行率", "", "100%", "10", "10"]
    assert tables[2][2][1:8] == ["产出指标", "数量指标", "运行点位", "≥24", "24", "50", "50"]


def test_what_is_too_long_is_said_and_kept_whole(tmp_path):
    made = sheet(tmp_path, "偏差原因=10，实际完成情况=6")
    tables = [grid(one) for one in made.document.blocks if isinstance(one, Table)]

    assert [str(one) for one in made.excesses] == [
        "P001 水质自动监测运维：实际完成情况9字，限6字，超过3字",
        "P002 农村黑臭水体整治 整治水体：偏差原因16字，限10字，超过6字",
    ]
    assert tables[4][2][8:] == ["一处因汛期停工，已顺延至次年3月", "偏差原因16字，限10字，超过6字"]


def test_limits_can_be_those_of_another_system():
    assert limits("偏差原因=50") == {"实际完成值": 100, "偏差原因": 50, "实际完成情况": 500}


@pytest.mark.parametrize("text", ["偏差原因", "偏差原因=无", "偏差原因=0", "得分=5", "=5", ","])
def test_a_broken_limit_is_one_sentence(text):
    with pytest.raises(BrokenLimit, match=r"--limits：限长.*不能这样写。写成如 偏差原因=200"):
        limits(text)
