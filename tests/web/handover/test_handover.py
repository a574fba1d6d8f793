"""``jiheng handover``: what the next officer finds, and what nobody finds there."""

import csv
import hashlib
from datetime import date

import pytest
from click.testing import CliRunner
from django.utils import timezone
from web.county import carried

from jiheng.documents.read import read
from jiheng.dossiers import read_dossier
from jiheng.web.commands.handover import command
from jiheng.web.errors import NoSuch
from jiheng.web.workbench import handover, kept, workflow
from jiheng.web.workbench.actions import send_back
from jiheng.web.workbench.models import Audit, Evidence, Explanation, Waiver
from jiheng.writing.whole_folder import AlreadyThere

pytestmark = pytest.mark.django_db
ON = date(2025, 6, 30)
_PHONE = "13800007391"


@pytest.fixture
def returned(county):
    """A case that was filed and sent back, with evidence, an audit and explanations."""
    case = carried(county, to=workflow.RECEIPT)
    case = send_back.do(case, county.by("bureau"), opinion="=满意度缺调查材料")
    by = county.by("unit.clerk")
    by.person.phone = _PHONE
    by.person.save()
    stored = kept.keep(b"%PDF-1.4 scan", "application/pdf")
    Evidence.objects.create(case=case, sheet="基础数据", row="行", name="批复.pdf", stored=stored)
    audit = Audit.objects.create(
        agency=county.unit, case=case, name="自评报告.docx", state=Audit.State.DONE,
        found=[["a", "sum_of_parts", "error"], ["b", "grade", "doubt"], ["c", "grade", "note"]],
        done_at=timezone.now(),
    )  # fmt: skip
    Waiver.objects.create(audit=audit, finding="b", reason="已按批复核实", person=by.person)
    for text, approved in (("政策性增支说明", timezone.now()), ("没有批准的说明", None)):
        Explanation.objects.create(
            agency=county.unit, year=2024, subject="公用经费", kind="政策性增支", text=text,
            approved_at=approved,
        )  # fmt: skip
    return case


@pytest.fixture
def folder(county, returned, tmp_path):
    assert returned.filings.exists()
    handover.write(county.unit, None, tmp_path / "移交", ON)
    return tmp_path / "移交"


def lines(path):
    return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_every_file_is_in_the_list_of_sums_and_is_what_it_says(folder):
    sums = (folder / "SHA256SUMS.txt").read_text(encoding="utf-8").splitlines()
    listed = {line.partition("  ")[2]: line.partition("  ")[0] for line in sums}

    there = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "SHA256SUMS.txt"
    }

    assert listed == there


def test_the_workbook_scores_as_the_case_did(folder):
    (workbook,) = folder.rglob("填报表.xlsx")

    assert read_dossier(workbook).subject.year == 2024


def test_the_filed_bundle_is_the_one_that_was_filed(folder, returned):
    (bundle,) = folder.rglob("第1次报送.zip")

    assert bundle.read_bytes() == kept.content_of(returned.filings.get().bundle)


def test_evidence_notice_and_framework_come_along(folder):
    names = {path.name for path in folder.rglob("*")}

    assert {"批复.pdf", "hunan_hengyang_2024.yaml", "数据来源.csv"} <= names


def test_open_matters_are_the_task_the_opinion_and_the_findings_nobody_answered(folder):
    rows = lines(folder / "未办事项.csv")[1:]

    assert [row[0] for row in rows] == ["任务未办结", "意见未回复", "审核发现未处理"]
    assert rows[1][3] == "'=满意度缺调查材料"
    assert rows[2][3].startswith("须更正：")


def test_an_answered_finding_stands_with_its_explanation(folder):
    assert [row[2] for row in lines(folder / "核实说明.csv")[1:]] == ["已按批复核实"]


def test_only_approved_explanations_are_handed_on(folder):
    assert [row[3] for row in lines(folder / "情况说明.csv")[1:]] == ["政策性增支说明"]


def test_posts_are_told_without_anybody_s_telephone(folder):
    posts = lines(folder / "联系岗位.csv")

    assert ["青石县农业技术推广中心", "业务科室经办", "", "叶知秋"] in posts
    assert _PHONE not in "".join(
        path.read_text(encoding="utf-8-sig") for path in folder.rglob("*.csv")
    )


def test_the_explanation_names_what_is_open(folder):
    document = read(folder / "交接说明.docx")

    words = str(document.blocks)
    assert "满意度缺调查材料" in words
    assert "政策性增支说明" in words
    assert document.title.replace("\n", "") == "青石县农业技术推广中心绩效自评工作移交说明"


def test_another_year_has_nothing_of_this_one(county, returned, tmp_path):
    handover.write(county.unit, 2019, tmp_path / "移交", ON)

    assert returned.dossier.year != 2019
    assert not list((tmp_path / "移交").rglob("填报表.xlsx"))


def test_an_earlier_handover_is_not_written_over_unasked(county, folder):
    with pytest.raises(AlreadyThere):
        handover.write(county.unit, None, folder, ON)

    handover.write(county.unit, None, folder, ON, force=True)


@pytest.mark.usefixtures("returned")
def test_what_fails_leaves_no_folder(county, tmp_path, monkeypatch):
    def broken(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(handover, "write_document", broken)

    with pytest.raises(Exception, match="磁盘"):
        handover.write(county.unit, None, tmp_path / "移交", ON)

    assert not (tmp_path / "移交").exists()


def test_a_stored_file_that_was_changed_is_told_and_not_handed_on(county, returned, tmp_path):
    kept.path_of(returned.filings.get().bundle).write_bytes(b"other")

    handover.write(county.unit, None, tmp_path / "移交", ON)

    assert not list((tmp_path / "移交").rglob("*.zip"))
    assert "没有移交" in str(read(tmp_path / "移交" / "交接说明.docx").blocks)


@pytest.mark.usefixtures("county")
def test_a_unit_that_is_not_there_is_said():
    with pytest.raises(NoSuch, match="没有单位编码“999”"):
        handover.agency_of("999")


def test_the_command_says_how_many_files(returned, tmp_path):
    code = returned.dossier.agency.code

    done = CliRunner().invoke(command, [code, "-o", str(tmp_path / "移交"), "--year", "2024"])

    assert done.exit_code == 0, done.output
    assert "个文件）" in done.output
