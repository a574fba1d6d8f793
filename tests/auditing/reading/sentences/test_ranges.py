"""Printed numbers stand for ranges; counts of whole things and a plain 0 stand for themselves."""

from fractions import Fraction

import pytest

from jiheng.auditing.model import Severity
from jiheng.auditing.reading.sentences.ranges import judged, range_of, reach, slipped
from jiheng.auditing.reported.numbers import numbers


def the(text):
    """The one number of a text."""
    (found,) = numbers(text)
    return found


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1.5万元", 14500, 15500),
        ("26个", 26, 26),
        ("0万元", 0, 0),
        ("3吨", 2500, 3500),
    ],
)
def test_a_number_stands_for_all_that_rounds_to_it(text, low, high):
    assert range_of(the(text)) == (low, high)


def test_a_last_digit_cut_off_is_a_note():
    stated = (Fraction(9545, 100_000), Fraction(9555, 100_000))
    computed = (Fraction(95575, 1_000_000), Fraction(95576, 1_000_000))

    assert judged(stated, computed, Fraction(1, 10_000), wide=False) == (False, Severity.NOTE)


def test_about_is_never_wrong():
    assert (
        judged((Fraction(1), Fraction(1)), (Fraction(2), Fraction(2)), Fraction(1), wide=True)[0]
        is None
    )


def test_nothing_can_be_divided_by_zero():
    def ratio(part, whole):
        return part / whole

    assert reach(ratio, (Fraction(1), Fraction(1)), (Fraction(0), Fraction(1))) is None


def test_yuan_for_ten_thousand_yuan_is_recognised():
    def ratio(part, whole):
        return part / whole

    one = (Fraction(1), Fraction(1))

    assert slipped(ratio, one, (Fraction(14_000_000), Fraction(14_000_000)), (Fraction(1400),) * 2)
    assert not slipped(ratio, one, (Fraction(3), Fraction(3)), (Fraction(7), Fraction(7)))
