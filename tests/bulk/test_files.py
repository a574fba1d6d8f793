"""What goes into a bulk run and what comes out: formats, headings, doubtful cells, kills."""

import subprocess
import sys
import time
from decimal import Decimal

import pytest

from jiheng.commands import run
from jiheng.frameworks.load import load_framework

pl = pytest.importorskip("polars")
pytest.importorskip("numpy")

from bulk.population import alone, columns_of, differences, frame_of  # noqa: E402 - after the skip
from hypothesis import given, settings  # noqa: E402 - after the skip
from hypothesis import strategies as st  # noqa: E402 - after the skip

from jiheng.bulk.cells import fact_cells  # noqa: E402 - after the skip
from jiheng.bulk.headings import layout  # noqa: E402 - after the skip
from jiheng.bulk.run import score_file  # noqa: E402 - after the skip

NAME = "hunan_yueyang_2020"
CENTS = "三公经费决算数（元）"


@pytest.fixture(scope="module")
def framework():
    return load_framework(NAME)


@pytest.fixture(scope="module")
def frame(framework):
    return frame_of(framework, columns_of(framework, 40))


def scores(framework, frame, folder, ending="csv", size=50_000):
    source, output = folder / f"单位.{ending}", folder / "得分.parquet"
    {"csv": frame.write_csv, "parquet": frame.write_parquet, "xlsx": frame.write_excel}[ending](
        source
    )
    score_file(framework, source, output, size=size)
    return pl.read_parquet(output)


@pytest.mark.parametrize("ending", ["parquet", "xlsx"])
def test_every_format_gives_the_same(framework, frame, tmp_path, ending):
    expected = scores(framework, frame, tmp_path)

    assert scores(framework, frame, tmp_path, ending).equals(expected)


@pytest.mark.parametrize("size", [1, 7, 39, 40, 41])
def test_the_borders_of_pieces_change_nothing(framework, frame, tmp_path, size):
    expected = scores(framework, frame, tmp_path)

    assert scores(framework, frame, tmp_path, "parquet", size).equals(expected)


def test_a_file_saved_in_gb18030_is_read(framework, frame, tmp_path):
    expected = scores(framework, frame, tmp_path)
    path = tmp_path / "另存.csv"
    path.write_text(frame.write_csv(), encoding="gb18030")

    score_file(framework, path, tmp_path / "得分.parquet")

    assert pl.read_parquet(tmp_path / "得分.parquet").equals(expected)


def test_decimals_whole_numbers_and_binary_numbers_give_the_same(framework, frame, tmp_path):
    expected = scores(framework, frame, tmp_path)
    numbers = frame.with_columns(
        pl.col(CENTS).cast(pl.Decimal(18, 2)),
        pl.col("上年三公经费决算数（元）").cast(pl.Float64),
        pl.col("编制数（人）").cast(pl.Int64),
    )

    assert scores(framework, numbers, tmp_path, "parquet").equals(expected)


def test_units_too_fine_or_too_large_for_columns_are_scored_exactly(framework, tmp_path):
    columns = columns_of(framework, 12)
    frame = frame_of(framework, columns)
    finer = [f"{one}001" if one else one for one in frame[CENTS]]
    frame = frame.with_columns(pl.Series(CENTS, finer))
    frame = frame.with_columns(pl.lit("9" * 30).alias("编制数（人）"))
    source, output = tmp_path / "单位.csv", tmp_path / "得分.csv"
    frame.write_csv(source)

    summary = score_file(framework, source, output)

    assert (summary.rows, summary.alone) == (12, 12)


def test_a_score_of_one_by_one_has_its_losses(framework, tmp_path):
    columns = columns_of(framework, 12)
    frame = frame_of(framework, columns)
    # Finer than a fen: what columns cannot carry.
    expected = list(alone(framework, columns))
    column = frame[CENTS].to_list()
    column[0] += "00000001"
    output = scores(framework, frame.with_columns(pl.Series(CENTS, column)), tmp_path)

    same = differences(output[1:], expected[1:])
    lost = output.row(0, named=True)

    assert same == []
    parts = [one for name, one in lost.items() if name.startswith("扣分：") and one is not None]
    assert lost["扣分"] == sum(parts, Decimal(0))


def test_no_unit_gives_an_empty_table(framework, frame, tmp_path):
    output = scores(framework, frame.head(0), tmp_path, "parquet")

    assert (output.height, "总分" in output.columns) == (0, True)


def test_a_cell_that_is_no_number_is_told_and_not_taken(framework, frame, tmp_path):
    column = frame[CENTS].to_list()
    column[0] = "约十万"
    output = scores(framework, frame.with_columns(pl.Series(CENTS, column)), tmp_path)

    assert output["没有读出"][:2].to_list() == [f"{CENTS}“约十万”", None]
    assert "缺少基础数据：三公经费决算数" in output["未评分原因"][0]


def test_repeated_codes_are_told(frame, tmp_path, capsys):
    source = tmp_path / "单位.csv"
    pl.concat([frame, frame.head(2)]).write_csv(source)

    code = run(["bulk", "score", str(source), "-f", NAME, "-o", str(tmp_path / "得分.csv")])

    assert code == 1
    assert "单位编码重复2个：000000（2次）、000001（2次），每行都已评分" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("renamed", "told"),
    [
        ({CENTS: "三公经费绝算数"}, "不认识列“三公经费绝算数”。相近的有："),
        ({CENTS: "三公经费决算数（人）"}, "列“三公经费决算数（人）”的单位是人。应为万元"),
        ({CENTS: "三公经费预算数"}, "是同一项"),
        ({"单位编码": "在职人员数（千元）"}, "没有单位编码列"),
    ],
)
def test_a_wrong_heading_is_one_sentence(frame, tmp_path, capsys, renamed, told):
    source, output = tmp_path / "单位.csv", tmp_path / "得分.csv"
    frame.rename(renamed).write_csv(source)

    code = run(["bulk", "score", str(source), "-f", NAME, "-o", str(output)])

    message = capsys.readouterr().err
    assert (code, told in message, message.count("\n"), output.exists()) == (2, True, 1, False)


def test_a_column_of_words_is_told_at_the_start(frame, tmp_path, capsys):
    source = tmp_path / "单位.csv"
    frame.with_columns(pl.lit("已完成").alias(CENTS)).write_csv(source)

    code = run(["bulk", "score", str(source), "-f", NAME, "-o", str(tmp_path / "得分.csv")])

    assert (code, "是文字（如“已完成”），不是数" in capsys.readouterr().err) == (2, True)


def test_last_year_may_be_written_before_or_behind(framework):
    heads = ("上年三公经费决算数", "三公经费决算数（上年）", "三公经费决算数（上年，万元）")

    found = [layout(framework, ["单位编码", one], "").facts[0] for one in heads]

    assert {(one.name, one.back, one.unit.symbol) for one in found} == {
        ("三公经费决算数", 1, "万元")
    }


def test_a_kill_leaves_no_output(frame, tmp_path):
    source, output = tmp_path / "单位.csv", tmp_path / "得分.parquet"
    pl.concat([frame] * 2000).write_csv(source)
    command = [sys.executable, "-m", "jiheng", "bulk", "score", str(source), "-f", NAME]
    process = subprocess.Popen([*command, "-o", str(output)], stdout=subprocess.DEVNULL)
    while process.poll() is None and not list(tmp_path.glob(".jiheng-*")):
        time.sleep(0.01)

    process.kill()

    assert process.wait() != 0
    assert not output.exists()


@settings(max_examples=200, deadline=None)
@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**14), max_value=10**14),
    st.sampled_from(["元", "万元", "亿元"]),
)
def test_money_is_read_to_the_fen_or_kept_exactly(value, symbol):
    framework = load_framework(NAME)
    column = layout(framework, ["单位编码", f"三公经费决算数（{symbol}）"], "").facts[0]
    scale = {"元": 100, "万元": 10**6, "亿元": 10**10}[symbol]

    cells = fact_cells(column, pl.Series([f"{value:f}"]))

    exact = value.as_integer_ratio()
    if cells.known[0]:
        assert int(cells.whole[0]) * exact[1] == exact[0] * scale
    else:
        fen = cells.exact[0][0] * 100
        assert fen.numerator * exact[1] == exact[0] * scale * fen.denominator
        assert fen.denominator > 1 or abs(fen) >= 2**62


def test_the_same_seed_gives_the_same_units(tmp_path):
    files = [tmp_path / f"{name}.parquet" for name in "甲乙丙"]
    for path, seed in zip(files, "112", strict=True):
        run(["bulk", "generate", "-f", NAME, "--units", "500", "--seed", seed, "-o", str(path)])

    first, second, other = (path.read_bytes() for path in files)

    assert first == second != other


def test_invented_units_can_be_scored(framework, tmp_path):
    source = tmp_path / "单位.parquet"
    run(["bulk", "generate", "-f", NAME, "--units", "300", "-o", str(source)])

    summary = score_file(framework, source, tmp_path / "得分.parquet")

    assert summary.rows == 300
    assert 50 < summary.complete < 300
    assert len(summary.grades) > 2
