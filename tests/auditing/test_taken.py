"""What we wrote into a report is what we take from it."""

from pathlib import Path

import pytest

from jiheng.auditing.compare import compare
from jiheng.auditing.reported.report import prepared
from jiheng.auditing.taken import framework_named, taken
from jiheng.documents.read import read
from jiheng.dossiers import read_dossier
from jiheng.frameworks.load import load_framework
from jiheng.scoring.explained import evaluate
from jiheng.writing import formats
from jiheng.writing.composed import composed

DOSSIERS = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*/dossier.yaml"))
DOUBTED = """清河县水务局2023年度部门整体支出绩效自评报告

我局2023年共有编制86人，年末在职人员81人。

2023年“三公”经费决算数15.10万元，其中因公出国（境）费0.00万元、公务用车运行维护费14.80万元、公务接待费3.30万元。
"""
#: So many facts of a report's dossier stand in its text at least; the rest is in other papers.
FEWEST = 4


@pytest.fixture(scope="module", params=DOSSIERS, ids=lambda path: path.parent.name)
def filed(request, tmp_path_factory):
    """A dossier, its framework, and the report made of it as two files."""
    dossier = read_dossier(request.param)
    framework = load_framework(dossier.framework.id)
    papers = composed(dossier, evaluate(None, dossier), framework.report)
    folder = tmp_path_factory.mktemp("filed")
    for kind in ("docx", "html"):
        formats.write(papers.document, folder / f"报告.{kind}", kind)
    return dossier, framework, folder


def test_no_figure_is_taken_for_another(filed):
    dossier, framework, folder = filed

    found = taken(prepared(read(folder / "报告.docx")), framework, "报告.docx")

    known = {(fact.name, fact.year): fact.printed for fact in dossier.facts}
    told = {(fact.name, fact.year): fact.printed for fact in found.facts}
    assert {key: one for key, one in told.items() if known.get(key, one) != one} == {}
    assert len(told.keys() & known.keys()) >= FEWEST
    assert found.torn == ()


def test_whose_report_it_is_and_which_system_it_follows_is_known(filed):
    dossier, framework, folder = filed

    report = prepared(read(folder / "报告.docx"))

    assert framework_named(report, "报告.docx") == framework.id
    assert (report.identity.agency, report.identity.year) == (
        dossier.subject.name,
        dossier.subject.year,
    )


def test_a_report_in_two_formats_differs_in_nothing(filed):
    _, _, folder = filed

    found = compare(read(folder / "报告.docx"), read(folder / "报告.html"))

    assert found.differing == ()
    assert found.figures != ()
    assert found.texts == ()


def test_a_value_the_audit_doubts_says_so_in_its_place(tmp_path):
    file = tmp_path / "报告.txt"
    file.write_text(DOUBTED, encoding="utf-8")
    framework = load_framework("hunan_yueyang_2020")

    found = taken(prepared(read(file)), framework, "报告.txt", 2023)

    places = {fact.name: fact.place for fact in found.facts}
    assert "；审核存疑：分项相加为18.10万元" in places["三公经费决算数"]
    assert "审核存疑" in places["公务接待费决算数"]
    assert "审核存疑" not in places["编制数"]
