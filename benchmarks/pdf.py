"""A pdf of 25 pages read and audited, beside pdfplumber extracting its text and tables.

Both are whole processes from start to exit, with nothing cached. The pdf is one of our own
reports, pages of it repeated to make 25. Then the pages that one process reads in a second
of CPU, without the children that share the pages of a long file.
"""

import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

import pypdfium2 as pdfium
from alternating import Program, audit_of, compare, compile_ahead

from jiheng.documents.pdf.pages import pages_of
from jiheng.documents.readers.pdf import document_of

ROOT = Path(__file__).parents[1]
WORKBOOK = ROOT / "examples/hengdong_2024/填报表.xlsx"
PEER = ROOT / ".venv-bench/bin/python"
PAGES = 25
#: Pages a second that one core should read.
AT_LEAST = 100
ROUNDS = 7


def paper(folder: Path) -> Path:
    """One of our reports as a pdf of 25 pages."""
    jiheng = Path(sys.executable).with_name("jiheng")
    command = [str(jiheng), "report", str(WORKBOOK), "-o", str(folder), "--formats", "pdf"]
    # Exit code 1 says that the department has left something open: the report is written.
    finished = subprocess.run(command, check=False, capture_output=True)
    if finished.returncode not in {0, 1}:
        sys.exit(finished.stderr.decode())
    report = pdfium.PdfDocument(next(folder.glob("*.pdf")))
    repeated = [number % len(report) for number in range(PAGES)]
    whole = pdfium.PdfDocument.new()
    whole.import_pages(report, repeated)
    path = folder / "pages.pdf"
    whole.save(path)
    return path


def pages_a_second(path: Path) -> str:
    """One line: how fast one process reads, once everything is loaded."""
    content, times = path.read_bytes(), []
    for _ in range(ROUNDS):
        began = process_time()
        document_of(pages_of(content, path.name, range(1, PAGES + 1)), path.name)
        times.append(process_time() - began)
    speed = PAGES / median(times)
    verdict = "达到" if speed >= AT_LEAST else "未达到"
    return f"读取PDF每核每秒{speed:.0f}页，{verdict}目标（不少于{AT_LEAST}页）"


def main() -> None:
    """Print both lines."""
    if not PEER.exists():
        sys.exit("缺少 .venv-bench，用 make bench 建立并运行")
    compile_ahead()
    with TemporaryDirectory() as folder:
        path = paper(Path(folder))
        print(
            compare(
                audit_of("jiheng audit 25页PDF", [path]),
                Program("pdfplumber", [str(PEER), str(ROOT / "benchmarks/pdf_peer.py"), str(path)]),
                at_most=0.4,
                rounds=ROUNDS,
            )
        )
        print(pages_a_second(path))


main()
