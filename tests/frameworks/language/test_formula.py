"""Formulas: units as types, missing facts, columns, places of what is unread, hostile text."""

import time
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from jiheng.arithmetic import Ratio
from jiheng.frameworks.catalogue import FactNames
from jiheng.frameworks.errors import HostileFormula, UnitMismatch
from jiheng.frameworks.language.formula import Call, Name, Negative, Number, Operation
from jiheng.frameworks.language.formula_match import matched
from jiheng.frameworks.language.formula_reader import read_formula
from jiheng.frameworks.model import FactSpec
from jiheng.quantities import unit

FACTS = FactNames(
    {
        name: FactSpec(name, unit=unit(symbol), aliases=aliases)
        for name, symbol, aliases in (
            ("三公经费决算数", "万元", ("三公经费实际支出数",)),
            ("三公经费预算数", "元", ()),
            ("在职人员数", "人", ()),
            ("编制数", "人", ("编制",)),
            ("上年结转", "万元", ()),
            ("满意度", "%", ()),
            ("面积", "平方米", ()),
        )
    }
)


def read(text: str):
    return read_formula(text, FACTS).formula


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("三公经费决算数 / 三公经费预算数", ""),
        ("三公经费决算数 + 三公经费预算数", "万元"),
        ("三公经费决算数 / 在职人员数", "万元/人"),
        ("三公经费决算数 / 在职人员数 * 编制数", "万元/人·人"),
        ("三公经费决算数 - 50万元", "万元"),
        ("最大(三公经费决算数 - 三公经费预算数, 0)", "万元"),
        ("在职人员数 - 1", "人"),
        ("满意度 - 1", ""),
        ("在职人员数 / 编制数 - 1", ""),
        ("0.5 * 面积", "平方米"),
    ],
)
def test_units_are_worked_out(text, symbol) -> None:
    assert read(text).unit(FACTS).symbol == symbol


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "三公经费决算数 + 在职人员数",
            "“三公经费决算数”的单位是万元，“在职人员数”的单位是人，不能相加",
        ),
        ("三公经费决算数 - 1", "“三公经费决算数”的单位是万元，“1”的单位是数字，不能相减"),
        (
            "最大(面积, 在职人员数)",
            "“面积”的单位是平方米，“在职人员数”的单位是人，不能用“最大”放在一起",
        ),
    ],
)
def test_what_cannot_be_added_says_so(text, said) -> None:
    with pytest.raises(UnitMismatch) as caught:
        read(text).unit(FACTS)

    assert caught.value.what == said


def test_yuan_and_ten_thousand_yuan_are_added_in_yuan() -> None:
    facts = {"三公经费决算数": Ratio(184_300), "三公经费预算数": Ratio(200_000)}

    value = read("三公经费决算数 + 三公经费预算数 - 1万元").evaluate(lambda name, _: facts[name])

    assert value.ratio == Ratio(374_300)


@pytest.mark.parametrize(
    ("printed", "name", "years_back"),
    [
        ("“三公经费”实际支出数", "三公经费决算数", 0),
        ("上年度“三公经费”决算数", "三公经费决算数", 1),
        ("上年编制", "编制数", 1),
        ("上年结转", "上年结转", 0),
        ("本年度的编制数（人）", "编制数", 0),
        ("三公经费上年决算数", "三公经费决算数", 1),
        ("上年(上年(编制))", "编制数", 2),
        ("没有这项", "没有这项", 0),
    ],
)
def test_a_printed_name_finds_its_fact_and_year(printed, name, years_back) -> None:
    assert read(printed) == Name(name, years_back)


def test_a_missing_fact_is_no_zero() -> None:
    facts = {("编制数", 0): Ratio(60)}

    value = read("(在职人员数 - 上年(在职人员数)) / 编制数").evaluate(
        lambda name, back: facts.get((name, back))
    )

    assert (value.ratio, value.reason) == (None, "缺少基础数据：在职人员数、上年在职人员数")


def test_nothing_is_divided_by_zero() -> None:
    value = read("在职人员数 / (编制数 - 编制数)").evaluate(lambda _name, _back: Ratio(1))

    assert (value.ratio, value.reason) == (None, "分母为零")


def test_columns_give_what_single_subjects_give() -> None:
    numpy = pytest.importorskip("numpy")
    formula = read_formula("最大((甲 - 上年(甲)) / 乙, 0) + 四舍五入(甲 / 3, 1)").formula
    rows = [(7, 3, 2), (5, 9, 0), (-4, -8, 3), (1, 1, -6)]
    columns = {
        ("甲", 0): numpy.array([row[0] for row in rows]),
        ("甲", 1): numpy.array([row[1] for row in rows]),
        ("乙", 0): numpy.array([row[2] for row in rows]),
    }

    together, known = formula.evaluate_columns(
        lambda name, back: (Ratio(columns[name, back]), numpy.full(len(rows), fill_value=True))
    )
    alone = [
        formula.evaluate(lambda name, back, row=row: Ratio(row[2 if name == "乙" else back])).ratio
        for row in rows
    ]

    assert [bool(one) for one in known] == [one is not None for one in alone]
    assert [
        Fraction(int(together.n[place]), int(numpy.broadcast_to(together.d, len(rows))[place]))
        for place, one in enumerate(alone)
        if one is not None
    ] == [one.fraction for one in alone if one is not None]


def test_a_trace_shows_the_facts_in_their_places() -> None:
    shown = {("三公经费决算数", 0): "18.43万元", ("三公经费决算数", 1): "18.00万元"}

    formula = read("(三公经费决算数 - 上年(三公经费决算数)) / 上年(三公经费决算数)")

    assert (
        formula.trace(lambda name, back: shown[name, back]) == "(18.43万元 - 18.00万元) ÷ 18.00万元"
    )


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("甲÷÷乙", [("÷乙", 2, 4)]),
        ("（甲＋乙", [("乙", 3, 4)]),
        ("甲/乙X100%»", [("»", 8, 9)]),
        ("甲 ^ 2", [("^", 2, 3)]),
        ("平均(甲,乙)", [("(甲,乙)", 2, 7)]),
        ("2甲数+甲数", [("2", 0, 1)]),
        ("平时(40%)+年终(60%)", [("(40%)", 2, 7), ("(60%)", 10, 15)]),
        ("甲/乙，其中：甲=丙+丁", [("，其中：甲=丙+丁", 3, 12)]),
    ],
)
def test_what_is_not_understood_has_its_place_in_the_original(text, unread) -> None:
    reading = read_formula(text)

    assert [(one.text, one.start, one.end) for one in reading.unread] == unread
    assert all(text[one.start : one.end] == one.text for one in reading.unread)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("免疫密度=甲/乙X100斩", "第13个字起的“斩”按“%”理解"),
        ("到位率=甲/乙×l00%", "第9个字起的“l00%”按“100%”理解"),
        ("节约率=(计划成本一实际成本)/计划成本", "第10个字起的“一”按“-”理解"),
        ("成活率-成活数/造林数×100%", "“成活率”后面的“-”按“=”理解"),
        ("规范率甲数/乙数100%", "“100%”前面没有乘号，按“×100%”理解"),
        ("达标率=(甲数÷乙数×100%", "第5个字的括号没有配对，不影响结果，略去"),
    ],
)
def test_a_misread_sign_is_listed_never_silent(text, said) -> None:
    reading = read_formula(text)

    assert reading.formula is not None
    assert said in reading.ambiguities


def test_formulas_of_our_own_files_get_no_signs_added() -> None:
    assert read_formula("执行率-甲/乙", FACTS).name is None
    assert read_formula("控制率(甲/乙)", FACTS).formula is None


@pytest.mark.parametrize(
    "text", ["甲+" * 2000, "(" * 1900, "甲" * 3000, "+".join("甲" * 400), "\x00\x07" * 500]
)
def test_hostile_text_is_answered_at_once(text) -> None:
    start = time.perf_counter()
    try:
        assert read_formula(text).formula is None
    except HostileFormula as error:
        assert "没有读取" in str(error)  # noqa: PT017 - both answers will do

    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    ("printed", "figures", "pairs"),
    [
        (["通过的人数", "考核总人数"], ["考核总人数", "通过的人数"], 2),
        (
            ["上年度总额", "本年度招待费总额", "上年度招待费总额"],
            ["本年度招待费总额", "上年度招待费总额"],
            3,
        ),
        (["实际完成数", "计划完成数"], ["完成数", "任务数"], None),
        (["决算数"], ["预算数"], None),
        (["甲数"], ["甲数", "乙数"], None),
        (["计划成本一实际成本", "计划成本"], ["计划成本", "实际成本"], None),
    ],
)
def test_figures_find_their_names_or_nothing(printed, figures, pairs) -> None:
    found = matched(printed, figures)

    assert (None if found is None else len(found)) == pairs


NAMES = some.sampled_from(["甲数", "乙数", "PM2.5浓度", "因公出国(境)费", "2020年支出", "结余"])
NUMBERS = some.builds(
    Number,
    some.decimals(0, 10**6, places=3).map(Fraction),
    some.sampled_from(["", "%", "万元", "人"]),
).filter(lambda one: one != Number(Fraction(100), "%"))
FORMULAS = some.recursive(
    NUMBERS | some.builds(Name, NAMES, some.integers(0, 2)),
    lambda part: (
        some.builds(Negative, part)
        | some.builds(Operation, some.sampled_from("+-×÷"), part, part)
        | some.builds(
            Call,
            some.sampled_from(["最大", "最小", "合计"]),
            some.lists(part, min_size=1, max_size=3).map(tuple),
        )
        | some.builds(Call, some.just("绝对值"), some.tuples(part))
        | some.builds(Call, some.just("四舍五入"), some.tuples(part), some.integers(0, 9))
    ),
    max_leaves=12,
)


@given(FORMULAS)
@settings(max_examples=300, deadline=None)
def test_every_formula_reads_back_equal(formula) -> None:
    reading = read_formula(str(formula))

    assert (reading.formula, reading.unread) == (formula, ())


@given(some.text("甲乙丙率+-×÷/()（）=＝012.%,，。；一 X", max_size=25))
@settings(max_examples=500, deadline=None)
def test_every_character_is_consumed_or_reported(text) -> None:
    reading = read_formula(text)
    told = "".join(
        (
            str(reading.formula or ""),
            reading.name or "",
            *reading.notes,
            *reading.ambiguities,
            *(one.text for one in reading.unread),
        )
    )

    if reading.formula is None:
        assert reading.unread or not text.strip()
    else:
        assert all(told.count(word) >= text.count(word) for word in "甲乙丙")
