"""The faulty report of the examples: its Word file is its text, and the audit finds its faults."""

from pathlib import Path

import pytest
from tools.planted_report import planted

from jiheng.auditing.audit import audit
from jiheng.auditing.model import Severity
from jiheng.documents.read import read

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "audit"

#: Check and words of the report, for each fault that was put in.
FAULTS = [
    ("score_told_differently", "自评得分95分"),
    ("listed_names", "7个股室"),
    ("growth_rate", "增长5.70%"),
    ("sum_of_parts", "3062.18"),
    ("not_three_expenses", "12.86万元"),
    ("over_budget", "131.54%"),
    ("zero_base", "完成年初预算的100%"),
    ("share_of_whole", "完成年初预算的100%"),
    ("leftover_prompt", "可用柱状图"),
    ("anniversary", "建党七十周年"),
    ("actual_not_measured", "已达标"),
    ("target_unmet", "86%"),
    ("told_differently", "246.27万元"),
    ("list_numbers", "四是"),
    ("rescored", "15"),
    ("rescored", "19"),
    ("missing_reason", "14"),
    ("score_sum", "97"),
]


@pytest.fixture(scope="module")
def found():
    return audit(read(FOLDER / "自评报告.docx"))[1]


def test_the_word_file_says_what_the_text_says():
    written = read(FOLDER / "自评报告.docx")

    assert texts(written)[1:] == texts(planted())  # the title stands above


@pytest.mark.parametrize(("check", "words"), FAULTS)
def test_a_planted_fault_is_found(check, words, found):
    said = [one.check for one in found.findings if words in one.at.quote]

    assert check in said


def test_nothing_is_to_be_corrected_where_nothing_was_planted(found):
    expected = {check for check, _ in FAULTS}
    graver = [one for one in found.findings if one.severity > Severity.NOTE]

    assert [one.message for one in graver if one.check not in expected] == []


def texts(document):
    return [text for block in document.blocks for text in words_of(block)]


def words_of(block):
    if hasattr(block, "rows"):
        return [cell.text for row in block.rows for cell in row.cells]
    return [block.text] if hasattr(block, "text") else []
