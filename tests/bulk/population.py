"""A file of units made of columns, and the scores each unit gets alone, for the tests."""

from dataclasses import replace

import numpy as np
import polars as pl
from scoring.test_backends_agree import on_edges

from jiheng.bulk.headings import heading, questions
from jiheng.bulk.single import dossier_of
from jiheng.scoring.batch import grain
from jiheng.scoring.explained import evaluate

SYMBOLS = {"money": "元", "rate": "%"}


def columns_of(framework, rows, seed=2020):
    """Units on the edges of bands, of which a third lacks nothing."""
    found = on_edges(framework, rows, seed)
    whole = np.arange(rows) % 3 == 0
    return replace(found, known={key: mask | whole for key, mask in found.known.items()})


def frame_of(framework, columns):
    """The units as a bureau's file has them: text, with units in the headings."""
    asked = dict(questions(framework))
    table = {
        "单位编码": [f"{row:06d}" for row in range(columns.rows)],
        "单位名称": [f"某市某局（{row}）" for row in range(columns.rows)],
    }
    for key, column in columns.facts.items():
        name = key.removeprefix("上年(").rstrip(")") if key.startswith("上年(") else key
        spec = framework.facts[name]
        head = heading(spec, int(key != name), SYMBOLS.get(spec.kind, ""))
        table[head] = _texts(columns, key, column, lambda one, spec=spec: _fact(spec, one))
    for key, column in columns.answers.items():
        kind = asked[key]
        table["：".join(key)] = _texts(
            columns, key, column, lambda one, kind=kind: _said(kind, one)
        )
    return pl.DataFrame(table)


def _texts(columns, key, column, text):
    masked = zip(column.tolist(), columns.mask(key).tolist(), strict=True)
    return [text(one) if known else None for one, known in masked]


def _fact(spec, number):
    if spec.kind == "count":
        return str(number)
    if spec.kind in SYMBOLS:
        return f"{number // 100}.{number % 100:02d}"
    value = number * grain(spec) / spec.unit.scale
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.10f}"


def _said(question, number):
    if question.kind in ("condition", "item"):
        return "是" if number else "否"
    if question.kind == "level":
        return question.choices[number]
    if question.kind == "judgement":
        return f"{number // 100}.{number % 100:02d}"
    return str(number)


def alone(framework, columns):
    """What the output says of each unit, from scoring it alone."""
    asked = dict(questions(framework))
    for row in range(columns.rows):
        yield told(evaluate(framework, dossier_of(framework, asked, columns, row)))


def told(evaluation):
    """An explained score as a row of the output, without the scores not given."""
    steps = [step for top in evaluation.steps for step in top.walk()]
    scores = {f"得分：{one.path}": one.score for one in steps if one.score is not None}
    lost = {f"扣分：{one.path}": one.lost for one in steps if one.score is not None}
    open_ = {one.path: f"{one.title}：{one.reason}" for one in steps if one.status == "unscored"}
    return {
        "未评分原因": open_,
        "总分": evaluation.total,
        "最低分": evaluation.low,
        "最高分": evaluation.high,
        "等级": evaluation.grade or None,
        "评分完整": evaluation.complete,
        **scores,
        **lost,
    }


def differences(output, expected):
    """Units of which the output says other than scoring them alone; empty where none."""
    found = []
    for place, (row, one) in enumerate(zip(output.iter_rows(named=True), expected, strict=True)):
        reasons = (one["未评分原因"].get(name[3:]) for name in row if name.startswith("得分："))
        one["未评分原因"] = "；".join(filter(None, reasons)) or None
        for name in row:
            own = name[:3] in ("得分：", "扣分：")
            if (own or name in one) and row[name] != one.get(name):
                found.append((place, name, row[name], one.get(name)))
    return found
