"""Draws the pictures in README: pages of the examples, as a browser shows them.

usage: .venv/bin/python tools/picture.py
Needs chromium; writes docs/images/score_page.png and audit_page.png.
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from jiheng.auditing.audited import audit_file
from jiheng.dossiers import read_dossier
from jiheng.scoring.explained import evaluate
from jiheng.writing.audited import html
from jiheng.writing.formats import write
from jiheng.writing.reports.score_sheet import compose

REPOSITORY = Path(__file__).resolve().parent.parent
EXAMPLE = REPOSITORY / "examples" / "lianyungang_2020" / "填报表.xlsx"
FAULTY = REPOSITORY / "examples" / "audit" / "自评报告.docx"
IMAGES = REPOSITORY / "docs" / "images"
UNFOLDED = "危险废物处置利用率"
WIDTH, HEIGHT, LOW = 1280, 1760, 860


def main() -> int:
    """Score the example, open its page, unfold one indicator, take the picture."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        print("缺少 chromium。安装命令：sudo apt-get install chromium", file=sys.stderr)
        return 2
    dossier = read_dossier(EXAMPLE)
    document = compose(dossier, evaluate(None, dossier))
    IMAGES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as engine:
        running = engine.chromium.launch(
            executable_path=browser, args=["--no-sandbox", "--disable-gpu"]
        )
        scored = Path(folder) / "score.html"
        write(document, scored, "html")
        page = running.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        _score(page, scored)
        audited = Path(folder) / "audit.html"
        audited.write_text(html.made([audit_file(FAULTY)]), encoding="utf-8")
        page = running.new_page(viewport={"width": WIDTH, "height": LOW})
        page.goto(audited.as_uri())
        page.screenshot(path=IMAGES / "audit_page.png")
        running.close()
    print(f"已写入 {IMAGES.relative_to(REPOSITORY)}")
    return 0


def _score(page: Page, path: Path) -> None:
    """Choose the rows that lost points, unfold one indicator."""
    page.goto(path.as_uri())
    page.get_by_role("button", name="只看扣分").first.click()
    page.get_by_role("button", name=f"测算依据：{UNFOLDED}").click()
    page.evaluate("document.activeElement.blur()")
    page.mouse.move(0, 0)
    page.screenshot(path=IMAGES / "score_page.png")


if __name__ == "__main__":
    sys.exit(main())
