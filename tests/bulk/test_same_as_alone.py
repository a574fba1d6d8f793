"""A unit in a file of many gets the score it gets alone: to the cent, with range and reasons."""

from pathlib import Path

import pytest

from jiheng.frameworks.load import load_framework

pl = pytest.importorskip("polars")
pytest.importorskip("numpy")

from bulk.population import alone, columns_of, differences, frame_of  # noqa: E402 - after the skip

from jiheng.bulk.run import score_file  # noqa: E402 - after the skip

LIBRARY = Path(__file__).parents[2] / "src/jiheng/frameworks/library"
FRAMEWORKS = sorted(path.stem for path in LIBRARY.glob("*.yaml"))
ROWS = 60


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_unit_scores_as_it_does_alone(name, tmp_path):
    framework = load_framework(name)
    columns = columns_of(framework, ROWS)
    source, output = tmp_path / "单位.csv", tmp_path / "得分.parquet"
    frame_of(framework, columns).write_csv(source)
    if not columns.facts and not columns.answers:
        pytest.skip("the framework is scored by objectives alone")

    score_file(framework, source, output, size=17)

    assert differences(pl.read_parquet(output), alone(framework, columns)) == []


def test_very_large_figures_among_small_ones_change_no_unit(tmp_path):
    framework = load_framework("hunan_yueyang_2020")
    columns = columns_of(framework, ROWS)
    columns.facts["三公经费决算数"][[3, 40]] = 4 * 10**17
    columns.facts["预算调整数"][[11, 12]] = 3 * 10**14
    source, output = tmp_path / "单位.csv", tmp_path / "得分.parquet"
    frame_of(framework, columns).write_csv(source)

    summary = score_file(framework, source, output)

    assert differences(pl.read_parquet(output), alone(framework, columns)) == []
    assert 1 <= summary.alone <= 16
