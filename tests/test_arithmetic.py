"""One arithmetic for one subject and for columns of them."""

from fractions import Fraction

import numpy as np
import pytest

from jiheng.arithmetic import (
    Ratio,
    TooLarge,
    ceiling_steps,
    choose,
    divide,
    floor_steps,
    greatest,
    least,
    product,
    round_half_up,
)

NUMBERS = [Fraction(n, d) for n in (-7, -1, 0, 1, 2, 5, 100) for d in (1, 3, 8)]


def columns(values):
    return Ratio(
        np.array([value.numerator for value in values], dtype=np.int64),
        np.array([value.denominator for value in values], dtype=np.int64),
    )


def fractions(column):
    length = max(np.size(column.n), np.size(column.d))
    n, d = np.broadcast_to(column.n, length), np.broadcast_to(column.d, length)
    return [Fraction(int(a), int(b)) for a, b in zip(n, d, strict=True)]


@pytest.mark.parametrize(
    "operation",
    [
        lambda x: x + Fraction(1, 3),
        lambda x: x - 2,
        lambda x: x * Fraction(-5, 7),
        lambda x: x / Fraction(-2, 9),
        lambda x: least(x, Fraction(1, 2)),
        lambda x: greatest(x, 0),
        lambda x: x.clamp(0, 1),
        lambda x: x.absolute(),
        lambda x: round_half_up(x, 2),
        floor_steps,
        ceiling_steps,
        lambda x: choose(x < Fraction(1, 3), x * 2, 7),
    ],
)
def test_a_column_gives_what_each_number_alone_gives(operation):
    alone = [operation(Ratio.of(value)).fraction for value in NUMBERS]

    together = fractions(operation(columns(NUMBERS)))

    assert together == alone


def test_half_is_rounded_away_from_zero():
    rounded = [round_half_up(Ratio(n, 1000), 2).fraction for n in (2665, 2675, -2665, 4)]

    assert rounded == [Fraction("2.67"), Fraction("2.68"), Fraction("-2.67"), 0]


def test_a_quotient_by_zero_is_known_to_be_missing():
    quotient, known = divide(
        columns([Fraction(1), Fraction(4)]), columns([Fraction(0), Fraction(-8)])
    )

    assert list(known) == [False, True]
    assert fractions(quotient)[1] == Fraction(-1, 2)


def test_a_product_that_could_wrap_around_is_refused_in_columns_and_exact_alone():
    big = 2**40

    with pytest.raises(TooLarge):
        product(np.array([big]), np.array([big]))
    assert product(big, big) == 2**80


def test_dividing_by_the_number_zero_is_an_error():
    with pytest.raises(ZeroDivisionError):
        Ratio(1) / 0
