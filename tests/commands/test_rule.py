"""``jiheng rule`` as a stranger uses it."""

import json

import pytest

from jiheng.commands import run

SENTENCE = "以100%为标准。三公经费控制率≦100%，计6分；每超过一个百分点扣1分，扣完为止。"


def test_a_sentence_is_read_and_scored(capsys):
    code = run(["rule", SENTENCE, "--points", "6", "--value", "103.5%"])

    assert code == 0
    assert capsys.readouterr().out.splitlines() == [
        "得分 3.00 / 6.00    超过100% 3.5个百分点，满1个百分点扣1分，扣3分",
        "规则 ≤100%得满分，每超过1个百分点扣1分，扣完为止",
    ]


def test_json_has_the_documented_keys(capsys):
    run(["rule", SENTENCE, "--points", "6", "--value", "103.5%", "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == [
        *("kind", "canonical", "points", "settings", "ambiguities", "unread", "cases")
    ]
    assert (answer["kind"], answer["points"], answer["unread"]) == ("deduction", 6, [])
    assert answer["cases"] == [
        {"score": 3, "reason": "超过100% 3.5个百分点，满1个百分点扣1分，扣3分"}
    ]


def test_a_setting_changes_the_score_and_is_printed(capsys):
    run(["rule", SENTENCE, "--points", "6", "--value", "103.5%", "--set", "满百分点=exact"])

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("得分 2.50 / 6.00")
    assert lines[-1] == "设置 满百分点：exact"


def test_without_a_value_it_says_what_is_needed(capsys):
    code = run(["rule", "≥90%得5分，其余不得分；"])

    assert code == 0
    assert capsys.readouterr().out.splitlines() == [
        "规则 ≥90%得5分，其余不得分",
        "需要 指标值（%）",
    ]


def test_what_is_unread_is_said_with_its_place(capsys):
    code = run(["rule", "≥90%得5分，最终乘以1.2", "--points", "5"])

    assert code == 1
    assert capsys.readouterr().out == "未读 第9个字起的“最终乘以1.2”没有读懂\n"


def test_a_batch_answers_line_by_line(capsys, tmp_path):
    lines = [
        {
            "id": "甲",
            "text": "≥90%得5分，其余不得分",
            "points": 5,
            "cases": [{"given": {"率": "90%"}}],
        },
        {
            "id": "乙",
            "text": "有制度得0.35分，否则不得分",
            "points": 0.35,
            "cases": [{"given": {"制度": True}}],
        },
        {"id": "丙", "text": "最终乘以1.2", "points": 5, "cases": [{"given": {"x": 1}}]},
    ]
    file = tmp_path / "rules.jsonl"
    file.write_text("\n".join([*map(json.dumps, lines), "{破"]), encoding="utf-8")

    code = run(["rule", "--batch", str(file)])

    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert code == 0
    assert [answer["id"] for answer in answers] == ["甲", "乙", "丙", None]
    assert [[case["score"] for case in answer["cases"]] for answer in answers] == [
        [5], [0.35], [None], [],
    ]  # fmt: skip
    assert [[one["text"] for one in answer["unread"]] for answer in answers] == [
        [], [], ["最终乘以1.2"], [],
    ]  # fmt: skip


REFUSED = [
    (["rule"], "没有写评分标准。写上评分标准，或用 --batch 给出文件。"),
    (
        ["rule", "≥90%得5分", "--points", "很多"],
        "--points：“很多”不是数字。只填数字，单位写在单位栏。",
    ),
    (["rule", "≥90%得5分", "--given", "率"], "--given：“率”不是“名=值”。写作 --given 无结余=是。"),
    (
        ["rule", "≥90%得5分", "--set", "满百分点=半"],
        "设置“满百分点”：没有“半”这一项。可写的有：whole、started、exact。",
    ),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_wrong_use_is_answered_in_one_sentence(capsys, arguments, message):
    code = run(arguments)

    assert code == 2
    assert capsys.readouterr().err == f"{message}\n"
