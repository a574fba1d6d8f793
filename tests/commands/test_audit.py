"""``jiheng audit`` and what belongs to it, as a stranger uses them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import openpyxl
import pytest
from office import docx

from jiheng.auditing import checks
from jiheng.commands import run
from jiheng.folder import modules
from jiheng.writing import audit_files

FAULTY = (
    "某县文化局2024年度部门整体支出绩效自评报告",
    "一、收入支出情况",
    "2024年预算500.00万元，支出480.00万元，预算执行率86.00%。",
)
SOUND = (*FAULTY[:2], "2024年预算500.00万元，支出480.00万元，预算执行率96.00%。")


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.setenv("JIHENG_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def faulty(here):
    return str(docx(here / "有错.docx", *FAULTY))


@pytest.fixture
def sound(here):
    return str(docx(here / "无错.docx", *SOUND))


@pytest.fixture
def broken(here):
    (here / "坏.docx").write_bytes(b"PK\x03\x04 word/document")
    return "坏.docx"


def test_a_wrong_number_is_found_and_the_exit_code_says_so(faulty, capsys):
    assert run(["audit", faulty]) == 1

    out = capsys.readouterr().out
    assert "须更正 第3段  占比或完成率与数据不符" in out
    assert out.rstrip().endswith("机器核对，不作认定依据。")


def test_a_sound_report_ends_with_0(sound, capsys):
    assert run(["audit", sound]) == 0
    assert "须更正0处" in capsys.readouterr().out


def test_an_unread_file_wins_and_the_others_go_on(faulty, broken, capsys):
    assert run(["audit", broken, faulty]) == 3

    told = capsys.readouterr()
    assert told.err.startswith("坏.docx：文件已损坏")
    assert told.out.splitlines()[-1].startswith("共2个文件，未读1个：须更正1处")


def test_a_missing_file_is_unread(capsys):
    assert run(["audit", "没有.docx"]) == 3
    assert "没有.docx" in capsys.readouterr().err


def test_wrong_usage_is_2(faulty, capsys):
    assert run(["audit"]) == 2
    assert run(["audit", faulty, "--format", "pdf"]) == 2
    assert run(["audit", faulty, "--baseline", "没有.json"]) == 2
    capsys.readouterr()


@pytest.mark.parametrize(("limit", "code"), [("error", 0), ("doubt", 0), ("note", 1)])
def test_the_limit_can_be_lower(here, limit, code, capsys):
    path = docx(here / "报告.docx", *SOUND, "（此处填写本单位的主要职责）")

    assert run(["audit", str(path), "--fail-on", limit]) == code
    capsys.readouterr()


def test_json_is_an_object_a_line(faulty, sound, capsys):
    run(["audit", faulty, sound, "--format", "json"])

    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["file"] for line in lines] == [faulty, sound]


def test_the_name_of_the_output_says_the_format(faulty, here, capsys):
    for name in ("a.json", "b.sarif", "c.html", "d.docx", "e.xlsx", "f.txt"):
        run(["audit", faulty, "-o", name])
    capsys.readouterr()

    assert json.loads((here / "a.json").read_text("utf-8"))["findings"]
    assert json.loads((here / "b.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert (here / "c.html").read_text("utf-8").startswith("<!doctype html>")
    assert openpyxl.load_workbook(here / "e.xlsx").sheetnames[0] == "审核发现"
    assert (here / "f.txt").read_text("utf-8").startswith(str(here / "有错.docx"))


@pytest.mark.parametrize("ending", [".pdf", ".doc", ".htm"])
def test_an_ending_of_no_format_is_said_and_nothing_is_written(faulty, here, ending, capsys):
    assert run(["audit", str(faulty), "-o", str(here / f"审核{ending}")]) == 2

    assert f"审核结果不能写成{ending}" in capsys.readouterr().err
    assert not (here / f"审核{ending}").exists()


@pytest.mark.parametrize("name", audit_files.NAMES)
def test_each_format_is_named_by_its_own_ending(name):
    ending = audit_files.format_of(name).SUFFIX

    assert audit_files.named_by(Path(f"审核{ending}")) == name


def test_pages_of_several_reports_go_into_a_folder_with_one_that_leads_to_them(
    faulty, sound, broken, here, capsys
):
    run(["audit", faulty, broken, sound, "--format", "html", "-o", "结果"])
    capsys.readouterr()

    assert sorted(path.name for path in (here / "结果").iterdir()) == [
        "审核结果.html",
        "无错_审核.html",
        "有错_审核.html",
    ]
    text = (here / "结果" / "审核结果.html").read_text("utf-8")
    assert f'href="{quote("有错_审核.html")}"' in text
    assert "坏.docx：文件已损坏" in text
    assert "共3个文件，未读1个：须更正1处" in text


def test_the_page_of_one_report_stands_alone_in_a_folder(faulty, here, capsys):
    (here / "结果").mkdir()

    run(["audit", faulty, "--format", "html", "-o", "结果"])
    capsys.readouterr()

    assert [path.name for path in (here / "结果").iterdir()] == ["有错_审核.html"]


def test_comments_need_a_word_file(here, capsys):
    (here / "报告.txt").write_text("\n".join(FAULTY), "utf-8")

    assert run(["audit", "报告.txt", "--format", "docx"]) == 2
    assert capsys.readouterr().err == (
        "报告.txt：不是Word文件，批注只能写进docx。改用 --format html。\n"
    )


def test_comments_of_several_go_on_where_one_is_no_word_file(faulty, here, capsys):
    (here / "报告.txt").write_text("\n".join(FAULTY), "utf-8")

    assert run(["audit", "报告.txt", faulty, "--format", "docx", "-o", "批注"]) == 3
    assert "报告.txt：不是Word文件" in capsys.readouterr().err
    assert [path.name for path in (here / "批注").iterdir()] == ["有错_审核.docx"]


def test_the_report_itself_is_never_overwritten(faulty, here, capsys):
    before = (here / "有错.docx").read_bytes()

    assert run(["audit", faulty, "--format", "docx", "-o", faulty]) == 2
    assert (here / "有错.docx").read_bytes() == before
    assert "本身" in capsys.readouterr().err


def test_what_is_known_is_not_told_again(faulty, capsys):
    run(["audit", faulty, "--write-baseline", "已知.json"])
    capsys.readouterr()

    assert run(["audit", faulty, "--baseline", "已知.json"]) == 0
    assert "与基线相比：已知1处" in capsys.readouterr().out


def test_a_filled_working_paper_is_a_baseline(faulty, here, capsys):
    run(["audit", faulty, "-o", "底稿.xlsx"])
    book = openpyxl.load_workbook(here / "底稿.xlsx")
    book["审核发现"]["K4"] = "口径为调整后预算"
    book.save(here / "底稿.xlsx")

    assert run(["audit", faulty, "--baseline", "底稿.xlsx"]) == 0
    assert "核实说明：口径为调整后预算" in capsys.readouterr().out


def test_cached_and_fresh_say_the_same(faulty, capsys):
    told = []
    for more in ([], [], ["--no-cache"]):
        run(["audit", faulty, "--format", "json", *more])
        told.append(capsys.readouterr().out)

    assert told[0] == told[1] == told[2]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such names")
@pytest.mark.parametrize("kind", ["text", "json", "sarif", "html", "xlsx"])
def test_a_name_that_is_no_text_stops_nothing(here, kind):
    path = os.fsencode(here) + b"/\xff.txt"
    Path(os.fsdecode(path)).write_text("\n".join(FAULTY), "utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "jiheng", "audit", path, "--format", kind, "-o", f"out.{kind}"],
        cwd=here,
        capture_output=True,
        check=False,
    )

    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)
    assert (here / f"out.{kind}").stat().st_size > 0


def test_a_classified_report_is_neither_read_nor_kept(here, capsys):
    docx(here / "密件.docx", "秘密★1年", *FAULTY)

    assert run(["audit", "密件.docx"]) == 3

    told = capsys.readouterr()
    assert "密件.docx" in told.err
    assert "480" not in told.out + told.err
    assert list((here / "home").rglob("*.audit")) == []


def test_personal_data_matter_only_before_publication(here, capsys):
    path = docx(here / "报告.docx", *SOUND, "填报人联系电话：13800000000。")

    run(["audit", str(path), "--format", "json"])
    assert '"check": "personal_data"' not in capsys.readouterr().out
    run(["audit", str(path), "--format", "json", "--for", "publication"])
    assert '"check": "personal_data"' in capsys.readouterr().out


def test_the_number_of_a_person_is_not_printed_whole(here, capsys):
    path = docx(here / "报告.docx", *SOUND, "填报人联系电话：13800000000，王某。")

    run(["audit", str(path), "--for", "publication"])

    told = capsys.readouterr().out
    assert "【1380】…，王某" in told
    assert "13800000000" not in told


def test_a_terminal_shows_colours_and_a_bar_of_progress(here):
    for number in range(5):
        docx(here / f"报告{number}.docx", *FAULTY)
    window, screen = os.openpty()
    command = [sys.executable, "-m", "jiheng", "audit", ".", "--jobs", "2"]
    done = subprocess.Popen(command, cwd=here, stdout=screen, stderr=screen)
    os.close(screen)
    shown = read_all(window)

    assert done.wait(30) == 1
    assert "\x1b[31m\x1b[1m须更正" in shown
    assert "审核 " in shown
    assert "5/5" in shown or "100%" in shown


def read_all(window):
    """Everything a program shows until it closes its window."""
    found = b""
    while True:
        try:
            found += os.read(window, 4096)
        except OSError:
            os.close(window)
            return found.decode(errors="replace")


def test_one_file_needs_no_pool_and_no_page_libraries(faulty):
    script = (
        "import sys; from jiheng.commands import run; run(sys.argv[1:]);"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "audit", faulty], capture_output=True, text=True, check=True
    )

    loaded = set(done.stderr.split())
    heavy = {"multiprocessing", "rich", "jinja2", "xlsxwriter", "http.server", "openpyxl", "lark"}
    assert heavy & loaded == set()


@pytest.mark.parametrize("name", list(modules(checks)))
def test_every_check_is_explained(name, capsys):
    assert run(["explain", name]) == 0

    out = capsys.readouterr().out
    assert [head for head in ("为什么", "怎样判断", "不报告") if head not in out] == []


def test_all_checks_are_listed_and_the_nearest_is_offered(capsys):
    assert run(["explain"]) == 0
    assert capsys.readouterr().out.count("\n") >= len(modules(checks))

    assert run(["explain", "sum_of_part"]) == 2
    assert "是否应为“sum_of_parts”" in capsys.readouterr().err
