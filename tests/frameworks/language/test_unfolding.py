"""分别 is written out, and every part keeps its own number."""

from fractions import Fraction

import pytest

from jiheng.frameworks.language.batch import scored
from jiheng.frameworks.language.context import Context
from jiheng.frameworks.language.normal import normalise
from jiheng.frameworks.language.reading import read_rule
from jiheng.frameworks.language.unfolding import unfolded

WRITTEN = [
    ("省级一、二等奖分别得5、3分", "省级一等奖得5分,省级二等奖得3分"),
    ("县、市级的每例分别扣1、2分", "县级每例扣1分,市级每例扣2分"),
    ("每增(减)1个百分点加(减)0.5分", "每增1个百分点加0.5分,每减1个百分点减0.5分"),
    ("甲校、乙校辍学率分别控制在1%和2%以下", "甲校辍学率控制在1%以下,乙校辍学率控制在2%以下"),
    ("一、二等奖分别得5、3、1分", "一、二等奖分别得5、3、1分"),
]


@pytest.mark.parametrize(("text", "written"), WRITTEN)
def test_a_list_is_written_out_where_both_sides_are_as_long(text, written):
    assert unfolded(normalise(text)).text == written


def test_every_character_written_anew_has_its_place_in_the_original():
    normal = unfolded(normalise("排名，分别得10、8分。其余不得分"))

    assert len(normal.position) == len(normal.text) + 1
    assert list(normal.position) == sorted(normal.position)


def test_groups_between_full_stops_have_their_own_points():
    text = "经费达到要求的得10分，达不到不得分；公用经费按从高到低排序，分别得10、8、6分"
    reading = read_rule(text, Context(points=Fraction(20)))

    answer = scored(reading, {"given": {"达到要求": False, "名次": 2}})

    assert answer["score"] == 8
