"""Figures are found by the words of their row and column, with unit, stage and place."""

import shutil
import subprocess
from pathlib import Path

import pytest
from dossiers.made import COUNTY, full, workbook
from openpyxl import Workbook

from jiheng.commands import run
from jiheng.dossiers.asked import Asked
from jiheng.dossiers.read import read_dossier
from jiheng.dossiers.sources.accounts import import_accounts
from jiheng.dossiers.sources.layout import accounts_layout
from jiheng.dossiers.sources.tables import squeezed
from jiheng.errors import JihengError

FRAMEWORK = str(Path(__file__).parents[1] / "county.yaml")
SHIPPED = accounts_layout("accounts_published")


def accounts(folder, unit="单位：万元"):
    """Three published tables and a list of quotas, shaped as they really are."""
    book = Workbook()
    page = book.active
    page.title = "GK01"
    for row in [
        ["收入支出决算总表"],
        ["部门：某县生态环境局", None, None, None, None, unit],
        ["收入", None, None, "支出", None, None],
        ["项目", "行次", "金额", "项目", "行次", "金额"],
        ["栏次", None, 1, "栏次", None, 2],
        ["一、一般公共预算财政拨款收入", 1, 1150.5, "一、一般公共服务支出", 32, 3.25],
        ["本年收入合计", 27, 1240.63, "本年支出合计", 57, 1258.89],
        ["使用非财政拨款结余", 28, None, "结余分配", 58, 0],
        ["年初结转和结余", 29, 20.26, "年末结转和结余", 59, 2.0],
        ["总计", 31, 1260.89, "总计", 62, 1260.89],
    ]:
        page.append(row)
    three = book.create_sheet("公开09表")
    three.append(["财政拨款“三公”经费支出决算表"])
    three.append([unit])
    three.append(["预算数", None, None, None, None, None, "决算数"] + [None] * 5)
    names = [
        "合计",
        "因公出国（境）费",
        "小计",
        "公务用车购置费",
        "公务用车运行维护费",
        "公务接待费",
    ]
    three.append(names * 2)
    three.append(list(range(1, 13)))
    three.append([24, 0, 12, 0, 12, 12, 40.95, 0, 30.5, 17.64, 12.86, 10.45])
    three.merge_cells("A3:F3")
    three.merge_cells("G3:L3")
    quotas = book.create_sheet("指标执行表")
    quotas.append(["指标执行情况表"])
    quotas.append(["单位：元"])
    quotas.append(["指标文号", "资金性质", "指标金额", "已支付金额"])
    quotas.append(["某财预〔2023〕1号", "一般公共预算", 1000000, 900000.5])
    quotas.append(["某财预〔2023〕2号", "一般公共预算资金", 500000, 100000])
    quotas.append(["某财预〔2023〕3号", "政府性基金", 200000, "150,000.00"])
    quotas.append(["合计", None, 1700000, 1150000.5])
    path = folder / "部门决算.xlsx"
    book.save(path)
    return path


def test_figures_are_found_by_row_and_column(tmp_path):
    done = import_accounts(full(), Asked(COUNTY), [accounts(tmp_path)], SHIPPED)

    fact = done.dossier.fact
    assert fact("本年收入合计", 2023).printed == "1240.63万元"
    assert fact("支出决算数", 2023).printed == "1258.89万元"
    assert fact("年末结转结余", 2023).printed == "2.00万元"
    assert fact("三公经费预算数", 2023).printed == "24.00万元"
    assert fact("三公经费决算数", 2023).printed == "40.95万元"
    assert fact("公务用车购置费决算数", 2023).printed == "17.64万元"


def test_a_list_is_added_up_by_fund_in_its_own_unit(tmp_path):
    done = import_accounts(full(), Asked(COUNTY), [accounts(tmp_path)], SHIPPED)

    fact = done.dossier.fact
    assert fact("一般公共预算全年预算数", 2023).printed == "150.00万元"
    assert fact("一般公共预算支出决算数", 2023).printed == "100.00005万元"
    assert fact("政府性基金支出决算数", 2023).printed == "15.00万元"


def test_stage_and_place_come_with_the_figure(tmp_path):
    done = import_accounts(full(), Asked(COUNTY), [accounts(tmp_path)], SHIPPED)

    one = done.dossier.fact("三公经费决算数", 2023)
    assert (one.stage, one.evidence) == ("公开", "部门决算.xlsx 公开09表 G6")
    assert (
        "三公经费决算数（2023年）40.95万元，原填18.43万元，取自部门决算.xlsx 公开09表 G6"
        in done.taken
    )


def test_an_exclusion_stays_with_the_new_figure(tmp_path):
    done = import_accounts(full(), Asked(COUNTY), [accounts(tmp_path)], SHIPPED)

    assert done.dossier.fact("公务用车购置费决算数", 2023).exclusions[0].category == "经批准购置"


def test_what_is_not_there_is_listed_and_not_taken_for_0(tmp_path):
    done = import_accounts(full(), Asked(COUNTY), [accounts(tmp_path)], SHIPPED)

    assert "没有找到“支出决算表”表" in done.left
    assert "GK01：没有找到“使用非财政拨款结余 金额”（使用非财政拨款结余）" in done.left
    assert done.dossier.fact("使用非财政拨款结余", 2023) is None


def test_numbers_of_columns_are_no_figures(tmp_path):
    path = accounts(tmp_path)
    from openpyxl import load_workbook  # noqa: PLC0415 - to empty the row of figures

    book = load_workbook(path)
    book["公开09表"].delete_rows(6)
    book.save(path)

    done = import_accounts(full(), Asked(COUNTY), [path], SHIPPED)

    assert done.dossier.fact("三公经费决算数", 2023).printed == "18.43万元"
    assert "公开09表：没有找到“合计 决算数”（三公经费决算数）" in done.left


def test_a_table_without_a_unit_is_told(tmp_path):
    path = accounts(tmp_path, unit="")

    with pytest.raises(JihengError, match="表上没有注明金额单位。在布局文件写明 unit"):
        import_accounts(full(), Asked(COUNTY), [path], SHIPPED)


def test_an_old_xls_file_reads_the_same(tmp_path):
    if not shutil.which("soffice"):
        pytest.skip("no soffice to make an xls file")
    path = accounts(tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "xls", "--outdir", tmp_path, path],  # noqa: S607
        check=True, capture_output=True, timeout=90,
    )  # fmt: skip

    old = import_accounts(full(), Asked(COUNTY), [path.with_suffix(".xls")], SHIPPED)
    new = import_accounts(full(), Asked(COUNTY), [path], SHIPPED)

    values = [{(one.name, one.value) for one in done.dossier.facts} for done in (old, new)]
    assert values[0] == values[1]


def test_the_command_writes_a_new_workbook(tmp_path, capsys):
    into, after = workbook(tmp_path), tmp_path / "新.xlsx"

    code = run(
        ["import", "accounts", str(accounts(tmp_path)), "--layout", "accounts_published",
         "--into", str(into), "--framework", FRAMEWORK, "-o", str(after)]
    )  # fmt: skip

    assert code == 1
    assert "核对：没有找到“支出决算表”表" in capsys.readouterr().out
    assert read_dossier(after, COUNTY).fact("本年收入合计", 2023).printed == "1240.63万元"


@pytest.mark.parametrize(
    ("label", "bare"),
    [
        ("　一、财政拨款收入", "财政拨款收入"),
        ("其中：公务接待费", "公务接待费"),
        ("（二）公务用车 购置费", "公务用车购置费"),
        ("1．办公费", "1．办公费"),
        ("因公出国(境)费", "因公出国（境）费"),
    ],
)
def test_labels_are_compared_without_numbering(label, bare):
    assert squeezed(label) == bare
