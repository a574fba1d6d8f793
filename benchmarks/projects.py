"""Every paper on sixty projects in one run: 123 files of two formats, from one 填报表."""

import subprocess
import sys
from os import environ
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from commands.county_projects import FRAMEWORK, dossier  # noqa: E402 - the tests' department

_PROJECTS, _ROUNDS, _AT_MOST = 60, 3, 10


def seconds(folder: Path, place: int) -> float:
    """One whole run of the program."""
    program = [sys.executable, "-m", "jiheng", "projects", str(folder / "填报.yaml")]
    began = perf_counter()
    subprocess.run(
        [*program, "-o", str(folder / f"输出{place}")],
        env={**environ, "JIHENG_HOME": str(folder)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return perf_counter() - began


with TemporaryDirectory() as name:
    home = Path(name)
    (home / "frameworks").mkdir()
    (home / "frameworks/county.yaml").write_text(FRAMEWORK, encoding="utf-8")
    (home / "填报.yaml").write_text(dossier(_PROJECTS), encoding="utf-8")
    taken = median(seconds(home, place) for place in range(_ROUNDS))
    files = sum(1 for path in (home / "输出0").rglob("*") if path.is_file())

verdict = "达到" if taken <= _AT_MOST else "未达到"
print(f"{_PROJECTS}个项目的{files}个文件 {taken:.1f}秒，{verdict}目标（不超过{_AT_MOST}秒）")
