"""References in 文字材料 and in our sentences."""

import pytest
from writing.reports.examples import department, with_texts

from jiheng.errors import Problems
from jiheng.writing.errors import AmbiguousReference, UnendedReference, UnknownReference
from jiheng.writing.figures import Figures
from jiheng.writing.references import LONGEST, check, runs, told


def figures(name="hengdong_2024"):
    return Figures(*department(name))


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        ("三公经费决算数", "40.95万元"),
        ("三公经费决算数:上年", "22.54万元"),
        ("三公经费决算数：上年", "22.54万元"),
        ("“三公”经费决算数", "40.95万元"),
        ("三公经费合计", "40.95万元"),
        ("支出决算数 ÷ 全年预算数", "100%"),
        ("三公经费决算数 - 上年(三公经费决算数)", "18.41万元"),
        ("预算执行率.得分", "10分"),
        ("产出指标/空气优良率.分值", "5分"),
        ("预算执行率.值", "100%"),
        ("总分", "100分"),
        ("等级", "优"),
        ("评价年度", "2024"),
        ("固定资产总额", "未填报"),
        ("上级补助收入 + 事业收入", "未填报"),
    ],
)
def test_a_reference_is_printed_as_the_base_data_has_it(reference, text):
    assert figures().quote(reference).text == text


def test_a_reference_says_where_its_number_is_from():
    quote = figures().quote("三公经费决算数")

    assert quote.fact.startswith("三公经费决算数（2024年），附件3，")


def test_a_fact_whose_name_has_a_point_is_no_indicator():
    assert figures("lianyungang_2020").quote("PM2.5平均浓度").text == "37微克/立方米"


def test_funds_are_added_where_the_sum_was_not_filled_in():
    quote = figures("quwo_2021").quote("年初预算数")

    assert quote.text == "1546.39万元"


def test_an_unknown_name_is_told_with_its_place_and_the_nearest():
    with pytest.raises(UnknownReference) as caught:
        figures().quote("三公经费决算", "填报表.xlsx 文字材料 B9")

    assert str(caught.value) == (
        "填报表.xlsx 文字材料 B9：引用“{{三公经费决算}}”既不是基础数据，也不是指标。"
        "是否应为“{{三公经费决算数}}”。"
    )


def test_an_indicator_named_twice_is_asked_for_by_its_path():
    with pytest.raises(AmbiguousReference, match="过程/预算管理/管理制度健全性"):
        figures("miluo_2020").quote("管理制度健全性.得分")


def test_all_that_is_wrong_with_the_texts_is_told_at_once():
    dossier, evaluation = with_texts(
        "hengdong_2024", 部门概况="共{{在职人数总计}}人", 履职产出和效果="支出{{支出决算数"
    )

    with pytest.raises(Problems) as caught:
        check(Figures(dossier, evaluation))

    kinds = [type(problem) for problem in caught.value.problems]
    assert kinds == [UnknownReference, UnendedReference]


def test_a_narrative_of_five_hundred_pages_is_refused_in_one_sentence():
    dossier, evaluation = with_texts("hengdong_2024", 履职产出和效果="环" * 310_000)

    with pytest.raises(Problems, match=r"排出来约50\d页") as caught:
        check(Figures(dossier, evaluation))

    assert len(caught.value.problems) == 1
    assert str(LONGEST) in str(caught.value)
    longest = next(text for text in dossier.texts if text.title == "履职产出和效果")
    assert longest.place
    assert str(caught.value).startswith(longest.place)


def test_an_unended_reference_is_never_printed():
    with pytest.raises(UnendedReference):
        runs(figures(), "支出{{支出决算数")


def test_clauses_without_their_facts_are_left_out_and_named():
    paragraph = told(
        figures(), "支出{{支出决算数}}", "资产{{固定资产总额}}", "?培训费{{培训费决算数}}"
    )

    assert paragraph.text == "支出2135.42万元。固定资产总额未填报。"
