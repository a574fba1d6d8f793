"""Problems and measures are tied to the points that were lost, and the author sees the rest."""

from writing.reports.examples import compose, department, with_texts

from jiheng.documents.model import Heading, PageBreak, Paragraph
from jiheng.writing.author_notes import TITLE, author_notes, with_notes
from jiheng.writing.figures import Figures
from jiheng.writing.problems import explained


def test_a_problem_explains_the_indicator_it_names():
    found = explained(Figures(*department("miluo_2020")))

    assert [step.title for step in found.problems[-1].explains] == ["经济、社会、生态效益"]
    assert len(found.idle) == 3


def test_a_loss_no_problem_names_is_silent():
    found = explained(Figures(*department("miluo_2020")))

    titles = [step.title for step in found.silent]
    assert titles == ["资金结余", "新增长极目标任务完成情况", "社会公众或服务对象满意度"]


def test_both_are_shown_to_the_author_and_not_filed():
    dossier, evaluation = department("miluo_2020")
    document = compose("hunan_department", dossier, evaluation)

    notes = author_notes(Figures(dossier, evaluation), document)

    assert any(note.startswith("3个问题没有对应的扣分指标：“综合协调") for note in notes)
    assert any(
        note.startswith("3项扣分在“存在的主要问题”里没有提到：资金结余扣1分") for note in notes
    )
    shown = with_notes(document, notes)
    assert shown.blocks[0] == Heading(TITLE)
    assert shown.blocks[len(notes) + 1] == PageBreak()
    assert shown.blocks[len(notes) + 2 :] == document.blocks
    assert not any("没有对应的扣分指标" in repr(block) for block in document.blocks)


def test_a_filed_problem_says_what_it_cost():
    document = compose("hunan_department", *department("miluo_2020"))

    told = [block.text for block in document.blocks if isinstance(block, Paragraph)]

    assert "四是经济、社会、生态效益中，经济效益还有提高余地（经济、社会、生态效益扣2分）。" in told
    assert any(line.startswith("五是新增长极目标任务完成情况扣1分") for line in told)


def test_a_number_typed_into_a_text_is_shown_to_the_author():
    dossier, evaluation = with_texts("miluo_2020", 部门概况="三公经费18.43万元")
    document = compose("national", dossier, evaluation)

    notes = author_notes(Figures(dossier, evaluation), document)

    assert (
        "文字材料“部门概况”直接写了18.43万元；改写为{{三公经费决算数}}，数据改动时一并更新。"
        in notes
    )


def test_a_total_that_is_not_the_sum_of_its_rows_is_shown_to_the_author():
    dossier, evaluation = department("miluo_2020")
    document = compose("hunan_department", dossier, evaluation)

    notes = author_notes(Figures(dossier, evaluation), document)

    assert notes[0] == "填报总分98分，各项得分相加为97分，报告按各项相加；核对后改填报表。"
