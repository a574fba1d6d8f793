"""Small files of pages for tests: an OFD with words and ruled lines."""

from zipfile import ZipFile

OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def ofd(path, words, lines=()):
    """An OFD page.

    Args:
        path: where to write it.
        words: (x, y of the baseline, size, text), in millimetres.
        lines: (x, y, to x, to y), in millimetres.
    """
    texts = "".join(
        f'<ofd:TextObject ID="{100 + number}" Boundary="{x} {y - size} 150 {size * 1.3}" Font="1"'
        f' Size="{size}"><ofd:TextCode X="0" Y="{size}" DeltaX="g {max(1, len(text) - 1)} {size}">'
        f"{text}</ofd:TextCode></ofd:TextObject>"
        for number, (x, y, size, text) in enumerate(words)
    )
    paths = "".join(
        f'<ofd:PathObject ID="{900 + number}" Boundary="{x} {y} {to_x - x} {to_y - y}">'
        f"<ofd:AbbreviatedData>M 0 0 L {to_x - x} {to_y - y}</ofd:AbbreviatedData></ofd:PathObject>"
        for number, (x, y, to_x, to_y) in enumerate(lines)
    )
    parts = {
        "OFD.xml": f'<ofd:OFD {OFD} Version="1.0"><ofd:DocBody><ofd:DocInfo/>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {OFD}><ofd:CommonData>"
        "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        "</ofd:CommonData><ofd:Pages><ofd:Page ID='1' BaseLoc='Pages/Page_0/Content.xml'/>"
        "</ofd:Pages></ofd:Document>",
        "Doc_0/Pages/Page_0/Content.xml": f"<ofd:Page {OFD}><ofd:Content><ofd:Layer ID='2'>"
        f"{texts}{paths}</ofd:Layer></ofd:Content></ofd:Page>",
    }
    with ZipFile(path, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def ruled(left, top, widths, heights):
    """The lines of a table."""
    xs = [left]
    for width in widths:
        xs.append(xs[-1] + width)
    ys = [top]
    for height in heights:
        ys.append(ys[-1] + height)
    across = [(xs[0], y, xs[-1], y) for y in ys]
    return across + [(x, ys[0], x, ys[-1]) for x in xs]
