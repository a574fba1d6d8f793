"""Ten years of hours of forty stations, read and assessed, beside row-by-row code.

21 million concentrations in one csv. The peer reads a hundredth of them (four years of one
station) and its time is multiplied by a hundred; both figures are printed.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
import polars as pl

from jiheng.measures.air.read import read
from jiheng.measures.air.year import assess

ROOT = Path(__file__).resolve().parent.parent
PEER = ROOT / "benchmarks/measures_peer.py"
BENCH = ROOT / ".venv-bench/bin/python"
FIRST, YEARS, STATIONS = 2013, 10, 40
#: The peer's part: years of one station; together a hundredth.
SAMPLE_YEARS, SCALE = 4, 100
#: Middles of the concentrations; each hour scatters around them.
LEVELS = {"SO2": 10, "NO2": 28, "CO(mg/m³)": 0.8, "O3": 70, "PM10": 60, "PM2.5": 33}
AT_MOST, AT_LEAST = 30.0, 10.0


def made(path: Path, stations: int, years: int) -> int:
    """Write an export; gives how many concentrations it holds."""
    first, after = pl.datetime(FIRST, 1, 1, 1), pl.datetime(FIRST + years, 1, 1, 0)
    hours = pl.select(pl.datetime_range(first, after, "1h").dt.strftime("%Y-%m-%d %H:%M"))
    hours = hours.to_series().alias("时间")
    names = pl.DataFrame({"点位名称": [f"{one + 1}号站" for one in range(stations)]})
    frame = names.join(hours.to_frame(), how="cross")
    dice = np.random.default_rng(2022)
    for name, middle in LEVELS.items():
        values = dice.gamma(6, middle / 6, frame.height)
        digits = 3 if name.startswith("CO") else 0
        missing = dice.random(frame.height) < 0.01  # noqa: PLR2004 - one hour in a hundred
        column = pl.Series(name, np.round(values, digits)).set(pl.Series(missing), None)
        frame = frame.with_columns(column if digits else column.cast(pl.Int32))
    frame.write_csv(path)
    return frame.height * len(LEVELS)


def ours(path: Path) -> tuple[float, float, int]:
    """Seconds of reading, seconds of assessing, and good days of the city in all years."""
    began = perf_counter()
    loaded = read([path])
    between = perf_counter()
    good = sum(
        assess(loaded.hours, year, standard="HJ 633-2026").good_days
        for year in range(FIRST, FIRST + YEARS)
    )
    return between - began, perf_counter() - between, good


def peer(path: Path) -> tuple[str, float, float]:
    """Its name and the seconds that reading and assessing the sample took, times the scale."""
    python = str(BENCH) if BENCH.exists() else sys.executable
    program = [python, str(PEER), str(path)]
    done = subprocess.run(program, check=True, capture_output=True, text=True)
    name, read_in, assessed_in, _ = done.stdout.split("\t")
    return name, float(read_in) * SCALE, float(assessed_in) * SCALE


with TemporaryDirectory() as folder:
    whole, sample = Path(folder) / "全部.csv", Path(folder) / "样本.csv"
    count = made(whole, STATIONS, YEARS)
    made(sample, 1, SAMPLE_YEARS)
    reading, assessing, _ = ours(whole)
    name, peer_reading, peer_assessing = peer(sample)

total = reading + assessing
ratio, whole_ratio = peer_assessing / assessing, (peer_reading + peer_assessing) / total
verdict = "达到" if total <= AT_MOST and ratio >= AT_LEAST else "未达到"
print(
    f"{count / 10**6:.1f}百万个小时值：读取{reading:.1f}秒，评价{assessing:.2f}秒\n"
    f"{name}（只算1/{SCALE}样本，按{SCALE}倍折算）：读取{peer_reading:.0f}秒，"
    f"评价{peer_assessing:.0f}秒\n"
    f"评价快{ratio:.0f}倍，连同读取快{whole_ratio:.1f}倍；{verdict}目标"
    f"（合计不超过{AT_MOST:.0f}秒，评价不少于{AT_LEAST:.0f}倍）"
)
