"""The first page is light."""

import gzip
import re

from web.looks import pages

LIMIT = 300 * 1024


def test_the_first_page_with_all_it_loads_is_under_300_kilobytes():
    html = pages.guide()
    loaded = {*re.findall(r'(?:href|src)="/static/([^"]+)"', html)}

    # gzip, which is larger than the brotli that most browsers get.
    weight = len(gzip.compress(html.encode())) + sum(
        len(gzip.compress((pages.STATIC / path).read_bytes())) for path in loaded
    )

    assert len(loaded) >= 4
    assert weight <= LIMIT


def test_no_font_is_sent():
    fonts = [path for path in pages.STATIC.rglob("*") if path.suffix in (".woff", ".woff2", ".ttf")]

    assert fonts == []
    assert "@font-face" not in (pages.STATIC / "jiheng" / "workbench.css").read_text("utf-8")
