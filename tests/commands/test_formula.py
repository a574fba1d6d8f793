"""``jiheng formula`` as a stranger uses it."""

import json

from jiheng.commands import run


def test_a_formula_is_read_and_worked_out(capsys) -> None:
    code = run(
        [
            "formula",
            "三公经费控制率=“三公经费”决算数/“三公经费”预算数X100%",
            *("--given", "三公经费决算数=18.43", "--given", "三公经费预算数=20.00"),
        ]
    )

    assert code == 0
    assert capsys.readouterr().out.splitlines() == [
        "公式  三公经费控制率 = 三公经费决算数 ÷ 三公经费预算数",
        "用到  三公经费决算数、三公经费预算数",
        "单位  比率",
        "结果  0.9215（92.15%）",
    ]


def test_what_is_unread_is_said_with_its_place(capsys) -> None:
    code = run(["formula", "甲/乙))"])

    assert code == 1
    assert capsys.readouterr().out == "未读  第4个字起的“))”没有读懂\n"


def test_money_and_people_are_not_added(capsys) -> None:
    code = run(["formula", "三公经费决算数＋在职人员数"])

    assert code == 2
    assert (
        "“三公经费决算数”的单位是万元，“在职人员数”的单位是人，不能相加" in capsys.readouterr().err
    )


def test_json_says_why_there_is_no_value(capsys) -> None:
    code = run(["formula", "甲/乙", "--json", "--given", "甲=1", "--given", "乙=0"])
    answer = json.loads(capsys.readouterr().out)

    assert code == 1
    assert (answer["value"], answer["reason"]) == (None, "分母为零")


def test_a_batch_answers_every_line(capsys, tmp_path) -> None:
    file = tmp_path / "formulas.jsonl"
    file.write_text(
        '{"id": "1", "text": "甲率=甲/乙", "given": {"甲": 1, "乙": 8}}\n'
        "不是JSON\n"
        '{"id": "3", "text": "甲÷÷乙", "worked": {}}\n'
        '{"id": "4", "text": "甲/乙", "given": {"甲": "一", "乙": 2}}\n',
        encoding="utf-8",
    )

    code = run(["formula", "--batch", str(file)])
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    assert code == 0
    assert [(one["id"], one["value"], one["reason"]) for one in answers] == [
        ("1", 0.125, ""),
        (
            None,
            None,
            '不是一行JSON，或没有 text。每行写作 {"id": "1", "text": "公式", "given": {}}',
        ),
        ("3", None, "有没读懂的文字"),
        ("4", None, "“一”不是数字。只填数字，单位写在单位栏"),
    ]
    assert answers[2]["unread"] == [{"text": "÷乙", "start": 2, "end": 4}]


def test_a_given_without_equals_sign_is_refused(capsys) -> None:
    assert run(["formula", "甲", "--given", "甲"]) == 2
    assert capsys.readouterr().err == (
        "--given：“甲”不是“名=值”。写作 --given 三公经费决算数=18.43。\n"
    )
