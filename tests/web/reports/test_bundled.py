"""The bundle: the same case gives the same bytes; what is filed is what is stored."""

import hashlib
import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from web.county import carried, filled, fresh

from jiheng.errors import JihengError
from jiheng.web.workbench import cells, kept, workflow
from jiheng.web.workbench.actions import file, return_
from jiheng.web.workbench.bundled import bundled
from jiheng.web.workbench.models import Evidence, Filing, Task

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4 made up"


def asked(county, *files, pattern="{材料}"):
    Task.objects.filter(pk=county.task.pk).update(files=list(files), pattern=pattern)


def drop(case, name, content=PDF, **where):
    stored = kept.keep(content, "application/pdf")
    return Evidence.objects.create(case=case, name=name, stored=stored, **where)


def test_the_same_case_gives_the_same_bytes_and_sums_that_hold(county):
    case = filled(county)

    first, second = bundled(case), bundled(fresh(case))

    assert first.archive == second.archive
    assert first.cells == second.cells
    with ZipFile(BytesIO(first.archive)) as archive:
        listed = archive.read("SHA256SUMS.txt").decode().splitlines()
        assert listed
        for line in listed:
            digest, name = line.split("  ", 1)
            assert hashlib.sha256(archive.read(name)).hexdigest() == digest
        assert {name for name in archive.namelist() if not name.endswith("/")} == set(first.files)


def test_papers_bear_the_names_that_the_task_asks_for(county):
    asked(county, pattern="{单位}_{年度}_{材料}")
    case = filled(county)

    made = bundled(case)

    assert "青石县农业技术推广中心_2024_报送函.docx" in made.files
    assert "青石县农业技术推广中心_2024_部门整体支出绩效自评报告.docx" in made.files


def test_what_is_filed_is_what_is_stored(county):
    case = carried(county, to=workflow.READY)
    made = bundled(case)

    file.do(case, county.by("officer"))

    filing = Filing.objects.get(case=case)
    assert kept.content_of(filing.bundle) == made.archive
    assert json.loads(kept.content_of(filing.cells)) == cells.frozen(case, cells.form_of(case))
    files = {one.name: kept.content_of(one.stored) for one in filing.files.all()}
    assert files == {name: content for name, (content, _) in made.files.items()}


def test_a_file_that_was_handed_in_lies_in_the_folder_of_its_material(county):
    case = filled(county)
    named = bundled(case).lacking[0]
    drop(case, f"{named}（盖章）.pdf", path="产出指标/三公经费")

    made = bundled(case)

    (name,) = (one for one in made.files if one.endswith(".pdf"))
    assert name.startswith("佐证材料/01_")
    assert made.files[name] == (PDF, "application/pdf")
    assert named not in made.lacking


def test_a_file_dropped_on_a_figure_is_the_material_that_is_written_beside_it(county):
    case = filled(county)
    drop(case, "扫描0012.pdf", sheet="基础数据", row="在职人员数")

    (name,) = (one for one in bundled(case).files if one.endswith(".pdf"))

    assert "报告（三）和附件3" in name


def test_a_file_that_no_text_names_is_a_material_of_its_own(county):
    case = filled(county)
    before = len(bundled(case).lacking)
    drop(case, "../../会议 纪要.PDF", sheet="剔除项", row="+1")

    made = bundled(case)

    (name,) = (one for one in made.files if one.lower().endswith(".pdf"))
    assert name == f"佐证材料/{before + 1:02d}_会议_纪要/会议_纪要.PDF"


def test_what_was_withdrawn_is_not_in_the_bundle(county):
    case = filled(county)
    one = drop(case, "旧稿.pdf", sheet="基础数据", row="在职人员数")
    one.withdrawn_at = one.at
    one.save()

    assert not any(name.endswith(".pdf") for name in bundled(case).files)


def test_what_the_task_asks_for_and_is_not_there_is_told(county):
    asked(
        county,
        "2024年度部门整体支出绩效自评报告（盖章）",
        "部门整体支出绩效评价基础数据表.xlsx",
        "佐证材料",
        "国有资产盘点报告",
    )
    case = filled(county)

    assert bundled(case).missing == ("佐证材料", "国有资产盘点报告")
    drop(case, "2024年国有资产盘点报告.pdf", sheet="基础数据", row="在职人员数")
    assert bundled(case).missing == ()


def test_a_bundle_with_something_missing_is_not_filed(county):
    asked(county, "国有资产盘点报告")
    case = carried(county, to=workflow.READY)

    with pytest.raises(JihengError, match="国有资产盘点报告"):
        file.do(case, county.by("officer"))

    assert not Filing.objects.exists()


def test_two_requests_of_one_click_file_once(county, monkeypatch):
    case = carried(county, to=workflow.READY)
    officer = county.by("officer")

    def meanwhile(stale):
        monkeypatch.undo()
        file.do(fresh(case), officer, key="k1")
        return bundled(stale)

    monkeypatch.setattr(file, "bundled", meanwhile)
    filed = file.do(case, officer, key="k1")

    assert filed.state == fresh(case).state != workflow.READY
    assert Filing.objects.count() == 1


def test_what_was_changed_while_its_bundle_was_made_is_not_filed(county, monkeypatch):
    case = carried(county, to=workflow.READY)
    officer = county.by("officer")

    def meanwhile(stale):
        made = bundled(stale)
        return_.do(stale, officer, opinion="改一处")
        carried(county, fresh(case), to=workflow.READY)
        return made

    monkeypatch.setattr(file, "bundled", meanwhile)

    with pytest.raises(JihengError, match="又有变动"):
        file.do(case, officer)

    assert not Filing.objects.exists()


def test_a_report_is_set_as_pdf_too_where_the_task_asks_for_it(county):
    asked(county, "自评报告（PDF）")
    case = filled(county)

    made = bundled(case)

    assert made.files["部门整体支出绩效自评报告.pdf"][0].startswith(b"%PDF")
    assert made.missing == ()
