"""Glyphs become lines by their baselines, whatever order and boxes the file gives them."""

import pytest

from jiheng.documents.pdf.glyphs import Glyph
from jiheng.documents.pdf.lines import lines_of


def glyphs(text, *, left=100, base=50, size=12, wide=10):
    """A glyph for each character, side by side; 汉字 are ``wide``, others half of it."""
    found = []
    for char in text:
        width = wide if char >= "\u2e80" else wide / 2
        if char != "_":
            found.append(Glyph(base, left, left + width, size, char))
        left += width
    return found


def texts(found):
    """Of the lines of one page."""
    return [line.text for line in lines_of(found, 1)]


def test_glyphs_that_the_file_puts_last_stand_where_they_are_seen():
    whole = glyphs("财政“科学化”管理")

    assert texts([*whole[:2], *whole[3:], whole[2]]) == ["财政“科学化”管理"]


def test_lines_are_told_by_baseline_not_by_box():
    low, high = glyphs("一、概况", base=50.4), glyphs("职能", base=66)

    assert texts([*high, *low]) == ["一、概况", "职能"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024_年", "2024年"),
        ("GB_T_9704", "GB T 9704"),
        ("王 五", "王 五"),
        ("合___计", "合 计"),
        ("307.82", "307.82"),
    ],
    ids=["nobody wrote it", "letters", "written", "wide", "number"],
)
def test_spaces_are_those_that_somebody_wrote(text, expected):
    assert texts(glyphs(text)) == [expected]


def test_a_glyph_printed_again_beside_itself_is_bold():
    bold = [again for one in glyphs("合计") for again in (one, one._replace(left=one.left + 0.3))]

    assert texts(bold) == ["合计"]


def test_radicals_are_read_as_the_characters_they_look_like():
    assert texts(glyphs("\u2f00\u2f47")) == ["一日"]


def test_the_token_of_a_line_is_what_a_typesetter_keeps_together():
    tokens = [lines_of(glyphs(text), 1)[0].token for text in ("全年，共", "307.82万元", "《办法》")]

    assert tokens == [10, 30, 20]
