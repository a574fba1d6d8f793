"""Draws the picture in README: the page of a real example, as a browser shows it.

usage: .venv/bin/python tools/picture.py
Needs chromium; writes docs/images/score_page.png.
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from jiheng.dossiers import read_dossier
from jiheng.scoring.explained import evaluate
from jiheng.writing.formats import write
from jiheng.writing.reports.score_sheet import compose

REPOSITORY = Path(__file__).resolve().parent.parent
EXAMPLE = REPOSITORY / "examples" / "lianyungang_2020" / "填报表.xlsx"
PICTURE = REPOSITORY / "docs" / "images" / "score_page.png"
UNFOLDED = "危险废物处置利用率"
WIDTH, HEIGHT = 1280, 1760


def main() -> int:
    """Score the example, open its page, unfold one indicator, take the picture."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        print("缺少 chromium。安装命令：sudo apt-get install chromium", file=sys.stderr)
        return 2
    dossier = read_dossier(EXAMPLE)
    document = compose(dossier, evaluate(None, dossier))
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        write(document, page, "html")
        _draw(browser, page)
    print(f"已写入 {PICTURE.relative_to(REPOSITORY)}")
    return 0


def _draw(browser: str, path: Path) -> None:
    with sync_playwright() as engine:
        running = engine.chromium.launch(
            executable_path=browser, args=["--no-sandbox", "--disable-gpu"]
        )
        page = running.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(path.as_uri())
        page.get_by_role("button", name="只看扣分").first.click()
        page.get_by_role("button", name=f"测算依据：{UNFOLDED}").click()
        page.evaluate("document.activeElement.blur()")
        page.mouse.move(0, 0)
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURE)
        running.close()


if __name__ == "__main__":
    sys.exit(main())
