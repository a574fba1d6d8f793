"""Writing one department's papers beside LibreOffice converting one of them.

Ours reads 填报表.xlsx, scores it and writes docx, xlsx and html; the peer turns the
same docx into a pdf. Both are whole processes, compared by the CPU they take, the
median of alternating runs. Then the pdf, by the clock, with no office suite.
"""

import resource
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

ROOT = Path(__file__).parents[1]
WORKBOOK = ROOT / "examples/miluo_2020/填报表.xlsx"
ROUNDS = 5
#: Seconds that one department's pdf may take.
PDF_AT_MOST = 1.0


def cost(command: list[str]) -> tuple[float, float]:
    """CPU and wall seconds of a whole process and its children."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    # Exit code 1 says that the department has left something unscored: that is a score, too.
    finished = subprocess.run(command, check=False, capture_output=True)
    took, after = perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if finished.returncode not in {0, 1}:
        sys.exit(finished.stderr.decode())
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, took


def ours(folder: Path, formats: str) -> list[str]:
    """Our command."""
    jiheng = Path(sys.executable).with_name("jiheng")
    return [str(jiheng), "score", str(WORKBOOK), "-o", str(folder), "--formats", formats]


def against_office(folder: Path, office: str) -> str:
    """One line: CPU of each, and their ratio beside the one aimed at."""
    write = ours(folder, "docx,xlsx,html")
    cost(write)
    paper = next(folder.glob("*.docx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(paper),
    ]
    cost(convert)
    if not paper.with_suffix(".pdf").exists():
        return "LibreOffice 没有装文字处理部分，不比较"
    rounds = [(cost(write)[0], cost(convert)[0]) for _ in range(ROUNDS)]
    mine, others = (median(column) for column in zip(*rounds, strict=True))
    verdict = "达到" if mine < others else "未达到"
    return (
        f"docx+xlsx+html CPU {mine * 1000:.0f}毫秒，LibreOffice 转换其中的 docx CPU "
        f"{others * 1000:.0f}毫秒，比值{mine / others:.2f}，{verdict}目标（小于1）"
    )


def pdf_alone(folder: Path) -> str:
    """One line: wall time of the pdf beside the one aimed at."""
    write = ours(folder, "pdf")
    cost(write)
    took = median(cost(write)[1] for _ in range(ROUNDS))
    verdict = "达到" if took <= PDF_AT_MOST else "未达到"
    return f"pdf {took * 1000:.0f}毫秒，{verdict}目标（不超过{PDF_AT_MOST * 1000:.0f}毫秒）"


def main() -> None:
    """Print both lines; say so where there is no office suite to compare with."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    with TemporaryDirectory() as folder:
        print(against_office(Path(folder), office) if office else "没有 LibreOffice，不比较")
        print(pdf_alone(Path(folder)))


main()
