"""One fault, one finding (不重复报告): what only repeats another finding is left out.

A wrong number breaks every relation it stands in. The finding nearest to it stays; those
that follow from it are echoes.
"""

from collections.abc import Sequence

from jiheng.auditing.model import Finding, Spot

#: The second rests on the number that the first is about: kept, echo.
_RESTS_ON = frozenset(
    (
        ("score_over_points", "score_sum"),
        ("table_rate", "sum_of_parts"),
        ("table_difference", "sum_of_parts"),
    )
)
#: Both rest on one number of one sentence: kept, echo.
_SHARE = frozenset(
    (
        ("listed_parts", "share_of_whole"),
        ("listed_parts", "shares_together"),
    )
)
#: Both are said of the same number: kept, echo.
_SAME = frozenset((("told_balance", "told_differently"),))


def without_echoes(findings: Sequence[Finding]) -> list[Finding]:
    """The findings in their order, each fault once."""
    return [
        one
        for one in findings
        if not any(_echoes(one, other) for other in findings if other is not one)
    ]


def _echoes(one: Finding, other: Finding) -> bool:
    """Whether ``one`` only says again what ``other`` says, and no more gravely."""
    pair = (other.check, one.check)
    if one.severity > other.severity:
        return False
    if pair in _RESTS_ON:
        return any(_meets(other.at, spot) for spot in one.because)
    if pair in _SHARE:
        mine, others = (one.at, *one.because), (other.at, *other.because)
        return any(_meets(spot, each) for spot in mine for each in others)
    if pair in _SAME:
        return _meets(one.at, other.at)
    # The text agrees with the rows; only the printed total of the table is wrong.
    return pair == ("score_sum", "score_told_differently") and one.stated == other.expected


def _meets(one: Spot, other: Spot) -> bool:
    return one.passage == other.passage >= 0 and one.start < other.end and other.start < one.end
