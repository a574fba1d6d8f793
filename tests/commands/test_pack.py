"""``jiheng pack`` as a user calls it."""

import shutil
import subprocess
import sys
import time
from hashlib import sha256
from signal import SIGKILL
from subprocess import DEVNULL
from zipfile import ZipFile

import openpyxl
import pytest
from commands.county_projects import FRAMEWORK, dossier

from jiheng.commands import run

SUMS = "SHA256SUMS.txt"


@pytest.fixture(name="pack")
def _pack(tmp_path, monkeypatch):
    """Packs a department's file into ``报送包``; gives the exit code."""
    home = tmp_path / "home"
    (home / "frameworks").mkdir(parents=True)
    (home / "frameworks/county.yaml").write_text(FRAMEWORK, encoding="utf-8")
    monkeypatch.setenv("JIHENG_HOME", str(home))

    def pack(*more, projects=1, changed=("", "")):
        path = tmp_path / "填报.yaml"
        path.write_text(dossier(projects).replace(*changed), encoding="utf-8")
        return run(["pack", str(path), "-o", str(tmp_path / "报送包"), *more])

    return pack


def names(folder):
    """Everything in a folder, as paths within it."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_the_bundle_holds_every_paper_and_a_folder_for_each_evidence(pack, tmp_path):
    pack()

    assert names(tmp_path / "报送包") == [
        SUMS,
        "一体化录入表.xlsx",
        "佐证材料",
        "佐证材料/01_部门决算报表_财决05表",
        "佐证材料/02_编制批复",
        "佐证材料目录.xlsx",
        "基础数据表+自评表.xlsx",
        "封面.docx",
        "报送函.docx",
        "真实性承诺书.docx",
        "签字页.docx",
        "部门整体支出绩效自评报告.docx",
        "项目支出绩效自评报告.docx",
        "项目支出绩效自评汇总报告.docx",
        "项目支出绩效自评汇总表.xlsx",
        "项目自评表",
        "项目自评表/P001_监测_运维（第1期）.docx",
    ]


def test_what_must_be_looked_at_before_filing_is_told(pack, capsys):
    code = pack("--limits", "实际完成情况=2")

    told = capsys.readouterr().out
    assert code == 1
    assert "须处理：P001 监测/运维（第1期）：实际完成情况3字，限2字，超过1字\n" in told
    assert "没有提到：人员控制率扣1分" in told


def test_what_projects_lack_is_told_of_the_first_few(pack, capsys):
    pack(projects=10, changed=('actual: "10"', 'actual: ""'))

    told = capsys.readouterr().out
    assert "须处理：P001 监测/运维（第1期）：产出1、产出2、产出3等9项没有得分\n" in told
    assert "须处理：另有2个项目需核对，用 jiheng projects 列出\n" in told
    assert "P009" not in told


def test_a_department_without_projects_has_no_papers_on_them(pack, tmp_path):
    pack(changed=(dossier(1)[dossier(1).index("projects:") :], ""))

    assert [name for name in names(tmp_path / "报送包") if "项目" in name] == []
    assert (tmp_path / "报送包/报送函.docx").is_file()


def test_names_follow_the_pattern_of_the_notice(pack, tmp_path):
    pack("--names", "{单位}_{年度}_{材料}")

    assert (tmp_path / "报送包/某县生态环境局_2024_报送函.docx").is_file()


def test_the_manifest_has_the_sum_of_every_file(pack, tmp_path):
    pack()
    folder = tmp_path / "报送包"

    lines = (folder / SUMS).read_text("utf-8").splitlines()

    files = {name for name in names(folder) if (folder / name).is_file()} - {SUMS}
    assert {line[66:] for line in lines} == files
    assert all(sha256((folder / line[66:]).read_bytes()).hexdigest() == line[:64] for line in lines)


def test_the_evidence_list_is_numbered_as_the_folders_are(pack, tmp_path):
    pack()

    sheet = openpyxl.load_workbook(tmp_path / "报送包/佐证材料目录.xlsx").worksheets[0]

    rows = [[cell.value for cell in row if cell.value is not None] for row in sheet.rows]
    assert ["序号", "指标", "材料名称", "文号", "日期", "页码", "涉密否", "备注"] in rows
    assert any(row[:4] == ["2", "人员控制率", "编制批复", "某编〔2019〕3号"] for row in rows)


def test_packed_again_the_evidence_stays_and_is_listed(pack, tmp_path, capsys):
    pack(projects=2)
    scan = tmp_path / "报送包/佐证材料/02_编制批复/批复.pdf"
    scan.write_bytes(b"%PDF-1.7")

    refused, forced = pack(), pack("--force")

    assert (refused, forced, scan.read_bytes()) == (2, 1, b"%PDF-1.7")
    listed = (tmp_path / "报送包" / SUMS).read_text("utf-8")
    assert "佐证材料/02_编制批复/批复.pdf" in listed
    assert "P002" not in listed
    assert "--force" in capsys.readouterr().err


def test_scans_follow_the_number_of_their_folder(pack, tmp_path, capsys):
    pack()
    folder = tmp_path / "报送包/佐证材料"
    (folder / "02_编制批复").rename(folder / "07_编制批复")
    (folder / "07_编制批复/甲.pdf").write_bytes(b"%PDF-1.7")
    (folder / "09_别的").mkdir()
    (folder / "Thumbs.db").write_bytes(b"")

    code = pack("--force")

    assert (code, names(folder)) == (
        1,
        ["01_部门决算报表_财决05表", "02_编制批复", "02_编制批复/甲.pdf", "Thumbs.db"],
    )
    listed = (tmp_path / "报送包" / SUMS).read_text("utf-8")
    assert "佐证材料/02_编制批复/甲.pdf" in listed
    assert "07_" not in listed
    assert "Thumbs" not in listed
    assert "原样保留" not in capsys.readouterr().out


def test_a_paper_changed_by_hand_is_not_taken_away(pack, tmp_path, capsys):
    pack(projects=2)
    form = tmp_path / "报送包/项目自评表/P002_监测_运维（第2期）.docx"
    form.write_bytes(b"changed by hand")

    code = pack("--force")

    assert (code, form.read_bytes()) == (1, b"changed by hand")
    assert "不属于本报送包的文件1个，原样保留：项目自评表/P002" in capsys.readouterr().out


def test_killed_in_the_middle_it_leaves_no_half_bundle(pack, tmp_path):
    pack(projects=60)
    shutil.rmtree(tmp_path / "报送包")
    arguments = ["pack", str(tmp_path / "填报.yaml"), "-o", str(tmp_path / "报送包")]

    with subprocess.Popen([sys.executable, "-m", "jiheng", *arguments], stdout=DEVNULL) as running:
        while not list(tmp_path.glob(".jiheng-*/new/*")) and running.poll() is None:
            time.sleep(0.01)
        running.kill()

    assert running.returncode == -SIGKILL
    assert not (tmp_path / "报送包").exists()


def test_no_file_bears_the_mark_of_what_made_it(pack, tmp_path):
    pack()

    papers = [path for path in (tmp_path / "报送包").rglob("*.*x") if path.is_file()]
    words = [word for path in papers for word in marks(path)]

    assert words == []


def marks(path):
    """Words that name the program or the machine, anywhere in a file."""
    with ZipFile(path) as parts:
        text = "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    return [word for word in ("绩衡", "jiheng", str(path.parent.parent)) if word in text.lower()]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--names", "{单位}"], "各份材料会重名"),
        (["--names", "{部门}{材料}"], "“{部门}”不认识"),
        (["--limits", "得分=3"], "限长“得分=3”不能这样写"),
        (["--formats", ""], "没有“”这种格式"),
    ],
)
def test_bad_usage_is_one_sentence_and_writes_nothing(pack, tmp_path, capsys, more, said):
    assert pack(*more) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "报送包").exists()
