"""Sentences as they are written in many provinces, right and wrong, and the relations in them."""

from pathlib import Path

import pytest

from jiheng.auditing.claims import (
    averages,
    balances_told,
    changes,
    formulas,
    implied,
    lists,
    remainders,
    shares,
)
from jiheng.auditing.reported.report import prepared
from jiheng.documents.readers.markdown import document_of

CLAIMS = (changes, shares, lists, remainders, balances_told, implied, formulas, averages)
HOLDS = {"true": True, "false": False, "none": None}


def sentences():
    """Each sentence with kind, stated and holds of the relations it must yield."""
    told = []
    for line in Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            kind, stated, holds = line.split()
            told[-1][1].append((kind, stated, HOLDS[holds]))
        elif line and not line.startswith("#"):
            told.append((line, []))
    return told


def relations(text):
    """Kind, stated and holds of all relations of a text."""
    report = prepared(document_of(text, "报告.md"))
    tested = [claim.test() for module in CLAIMS for claim in module.find(report)]
    return [(one.kind, one.stated, one.holds) for one in tested]


@pytest.mark.parametrize(("text", "expected"), sentences())
def test_the_relations_of_a_sentence_are_found_and_no_other_fails(text, expected):
    found = relations(text)

    assert [one for one in expected if one not in found] == []
    assert [one for one in found if one[2] is False and one not in expected] == []
