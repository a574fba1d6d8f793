"""The stable form: exactly the documented keys, and the schema says the same."""

import json
from pathlib import Path

import pytest
from writing.audited.sample import sample

from jiheng.auditing.audited import Audited
from jiheng.documents.errors import BrokenFile
from jiheng.writing.audited.json import form, made

PLACE = {"page", "line", "block", "table", "row", "column", "quote"}


@pytest.fixture
def audited(tmp_path):
    return sample(tmp_path)


def test_the_keys_are_those_documented_in_their_order(audited):
    told = form(audited)

    assert [*told] == [
        *("file", "document", "verdict", "coverage", "relations", "findings", "unchecked")
    ]
    assert [*told["document"]] == ["kind", "title", "agency", "year", "region", "framework"]
    assert [*told["coverage"]] == [
        *("numbers", "numbers_checked", "relations", "held", "failed", "undecided"),
        *("score_rows", "score_rows_rescored"),
    ]
    assert [*told["relations"][0]] == ["kind", "holds", "stated", "expected", "at", "because"]
    assert [*told["findings"][0]] == [
        *("check", "severity", "addressee", "stated", "expected"),
        *("message", "advice", "at", "because"),
    ]
    assert [*told["unchecked"][0]] == ["reason", "at"]


def test_places_leave_out_what_does_not_apply(audited):
    told = form(audited)["findings"]

    assert told[0]["at"] == {"block": 3, "quote": "99.84%"}
    assert told[1]["at"] == {"table": 1, "row": 4, "column": 2, "quote": "510.00"}


def test_several_files_are_an_object_a_line(audited):
    broken = Audited(Path("坏.docx"), error=BrokenFile("坏.docx"))

    lines = made([audited, broken]).splitlines()

    assert [json.loads(line)["file"] for line in lines] == [str(audited.path), "坏.docx"]
    assert [*json.loads(lines[1])] == ["file", "error"]


def test_the_schema_accepts_what_is_written(audited, repository):
    schema = json.loads((repository / "docs/reference/audit.schema.json").read_text("utf-8"))
    broken = Audited(Path("坏.docx"), error=BrokenFile("坏.docx"))

    assert faults(json.loads(made([audited])), schema["oneOf"][0], schema) == []
    assert faults(json.loads(made([broken])), schema["oneOf"][1], schema) == []
    assert faults({"file": 1}, schema["oneOf"][1], schema) != []


KINDS = {
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
    "object": dict,
    "array": list,
}


def faults(value, schema, whole):
    """What of a value the schema does not allow; as much of JSON Schema as ours uses."""
    if "$ref" in schema:
        return faults(value, whole["$defs"][schema["$ref"].rpartition("/")[2]], whole)
    if "enum" in schema:
        return [] if value in schema["enum"] else [value]
    names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(type(value) is KINDS[name] for name in names):
        return [value]
    if isinstance(value, list):
        return [fault for one in value for fault in faults(one, schema["items"], whole)]
    if isinstance(value, dict):
        known = schema["properties"]
        found = sorted({*schema["required"]} - {*value}) + sorted({*value} - {*known})
        return found + [
            fault
            for name in value
            if name in known
            for fault in faults(value[name], known[name], whole)
        ]
    return [value] if isinstance(value, int) and value < schema.get("minimum", value) else []
