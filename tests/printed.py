"""Small pdf files for tests: set by typst, or written by hand where they must be wrong."""

import typst
from pylopdf_fonts_zh_cn import serif_path

FONT = 'set text(font: "Noto Serif SC", size: 12pt, lang: "zh")'
PAGE = "set page(width: 400pt, height: 300pt, margin: 50pt)"
INDENT = "set par(first-line-indent: (amount: 2em, all: true), justify: true)"


def printed(path, markup):
    """A pdf of some typst markup on small pages, first lines set in by two characters."""
    source = path.with_suffix(".typ")
    source.write_text(f"#{PAGE}\n#{FONT}\n#{INDENT}\n{markup}", "utf-8")
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(serif_path().parent)])
    path.write_bytes(typst.compile(source, font_paths=fonts, ignore_system_fonts=True))
    return path


def raw(*objects, trailer=b""):
    """A pdf of these objects, numbered from 1; the first one is its catalogue."""
    out, offsets = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % one for one in offsets)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    end = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, len(out))
    return out + head + end


def stream(content, extra=b""):
    """A stream object."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (extra, len(content), content)


def one_page(content, resources=b"", *more, trailer=b""):
    """A pdf of one page; its content is object 4, ``more`` are numbered from 5."""
    return raw(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<<%s>>/Contents 4 0 R>>"
        % resources,
        stream(content),
        *more,
        trailer=trailer,
    )


#: A picture of one grey point, to be drawn over a page.
PICTURE = stream(
    b"\x80",
    b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray",
)
