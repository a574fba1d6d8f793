"""700,000 units from file to file: parquet in and out beside the calculation, and how it grows.

``python benchmarks/bulk.py [UNITS]``: the largest number of units (700,000). Each file is scored
in a process of its own, which tells its peak memory; the calculation is the
vectorised scores alone, in the same order, on columns already read, without ranges and reasons.
Invented units (`jiheng bulk generate`), once with every cell filled in, once with gaps; of random
answers some contradict each other, so that many units stay incomplete either way.
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import polars as pl

from jiheng.bulk.generated import generate
from jiheng.bulk.headings import layout
from jiheng.bulk.run import score_file
from jiheng.bulk.scored import by_size, piece
from jiheng.frameworks.load import load_framework

FRAMEWORK = "jiangsu_lianyungang_2020"
UNITS = 700_000
#: From file to file at most so often the calculation; twice the units at most so often the time.
FILE_TO_FILE, TWICE = 3.0, 2.1
_CHUNK = 50_000


def main() -> None:
    """Generate, score half and all, print the ratios; or one measurement for `measured`."""
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], Path(sys.argv[3]))
        return
    rows = int(sys.argv[1]) if sys.argv[1:] else UNITS
    with TemporaryDirectory() as folder:
        for kind in ("格子都填", "有空格"):
            half, whole = (_source(Path(folder), kind, count) for count in (rows // 2, rows))
            compare(kind, rows, half, whole)


def _source(folder: Path, kind: str, rows: int) -> Path:
    path = folder / f"{rows}.parquet"
    generate(load_framework(FRAMEWORK), path, rows=rows, seed=1)
    if kind == "格子都填":
        filled = folder / f"{rows}-filled.parquet"
        lazy = pl.scan_parquet(path)
        lazy.with_columns(pl.all().forward_fill().backward_fill()).sink_parquet(filled)
        return filled
    return path


def compare(kind: str, rows: int, half: Path, whole: Path) -> None:
    """Print what one kind of units takes."""
    smaller, file = measured("file", half), measured("file", whole)
    calculation = measured("calculation", whole)
    seconds, alone = file["seconds"], calculation["seconds"]
    print(
        f"{kind}：{rows:,}个单位×{calculation['indicators']:.0f}个指标，"
        f"计算{alone:.1f}秒，文件到文件{seconds:.1f}秒，内存最多{file['peak']:,.0f}MB"
    )
    print(f"  文件到文件÷计算 {seconds / alone:.2f}，{_verdict(seconds / alone, FILE_TO_FILE)}")
    grown = seconds / smaller["seconds"]
    print(f"  单位加倍，时间 {grown:.2f}倍，{_verdict(grown, TWICE)}")
    print(f"  逐个精确评分{file['alone']:.0f}个，评分完整{file['complete']:.0f}个")


def _verdict(ratio: float, most: float) -> str:
    return f"{'达到' if ratio <= most else '未达到'}目标（不超过{most:g}）"


def measured(what: str, path: Path) -> dict[str, float]:
    """What one process measures."""
    command = [sys.executable, __file__, "--one", what, str(path)]
    found: dict[str, float] = json.loads(subprocess.check_output(command))
    return found


def one(what: str, path: Path) -> None:
    """Measure in this process."""
    framework = load_framework(FRAMEWORK)
    if what == "file":
        done = score_file(framework, path, path.with_name("scores.parquet"))
        found = {
            "seconds": done.seconds, "peak": done.peak or 0,
            "alone": done.alone, "complete": done.complete,
        }  # fmt: skip
    else:
        frame = pl.read_parquet(path)
        laid = layout(framework, frame.columns, str(path))
        parts = [
            piece(part, laid, framework.year or 0).columns for part in frame.iter_slices(_CHUNK)
        ]
        began = perf_counter()
        scores = [by_size(framework, part) for part in parts]
        seconds = perf_counter() - began
        found = {"seconds": seconds, "indicators": len(scores[0].indicators)}
    print(json.dumps(found))


main()
