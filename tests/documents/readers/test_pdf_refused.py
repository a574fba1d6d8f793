"""A pdf that cannot be read is told in one sentence, in bounded time and memory."""

import random
from time import monotonic

import pytest
from printed import PICTURE, one_page, printed, raw, stream

from jiheng.documents.readers.pdf import read
from jiheng.errors import JihengError

HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
#: Longer than a child may take to run into its bounds, on a busy machine.
SECONDS = 60


def recursive_pages():
    """A tree of pages that holds itself."""
    pages = b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>"
    return raw(b"<</Type/Catalog/Pages 2 0 R>>", pages)


def doubling_forms():
    """A form that draws itself twice, and so on."""
    form = stream(
        b"/X Do /X Do",
        b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>",
    )
    return one_page(b"/X Do", b"/XObject<</X 5 0 R>>", form)


def locked():
    """Encrypted with a password that is not empty."""
    key = b"<" + b"5a" * 32 + b">"
    encrypt = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O %s/U %s>>/ID[<00><00>]" % (key, key)
    return one_page(b"", trailer=encrypt)


def scan():
    """One page that is a picture."""
    return one_page(b"q 600 0 0 800 0 0 cm /P Do Q", b"/XObject<</P 5 0 R>>", PICTURE)


def nonsense():
    """Glyphs whose meaning the file gives as private ones."""
    cmap = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> "
        b"endcodespacerange 1 beginbfrange <20> <7E> <E020> endbfrange endcmap"
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    words = b"BT /F 12 Tf 72 700 Td (expenditure of the year and its share) Tj ET"
    return one_page(words, b"/Font<</F 5 0 R>>", font, stream(cmap))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7\nnothing behind it", "PDF文件已损坏"),
        (locked(), "PDF设了打开密码"),
        (one_page(b""), "PDF里没有内容"),
        (recursive_pages(), "有1000000页，超过2000页"),
        (doubling_forms(), "内部结构异常"),
        (scan(), "1页都是扫描件"),
        (nonsense(), "文字层不可靠"),
    ],
    ids=["broken", "locked", "empty", "pages without end", "forms in forms", "scan", "nonsense"],
)
def test_it_says_what_is_wrong_and_what_to_do(tmp_path, content, said):
    path = tmp_path / "报告.pdf"
    path.write_bytes(content)

    began = monotonic()
    with pytest.raises(JihengError) as refused:
        read(path)

    assert said in str(refused.value)
    assert str(refused.value).count("。") == 2
    assert monotonic() - began < SECONDS


def test_a_page_of_a_hundred_thousand_glyphs_is_refused(tmp_path):
    path = tmp_path / "报告.pdf"
    line = b"abcdefghij" * 15
    many = b"".join(b"BT /F 1 Tf 9 %d Td (%s) Tj ET " % (9 + row, line) for row in range(700))
    path.write_bytes(one_page(many, b"/Font<</F 5 0 R>>", HELVETICA))

    with pytest.raises(JihengError) as refused:
        read(path)

    assert "第1页的文字超过60000个" in str(refused.value)


def test_a_file_cut_or_scrambled_anywhere_is_read_or_refused(tmp_path):
    dice = random.Random(5)
    cells = ", ".join(f"[项目{number}], [{number}.00]" for number in range(30))
    whole = printed(tmp_path / "a.pdf", f"本年支出。\n\n#table(columns: 2, {cells})").read_bytes()
    path = tmp_path / "b.pdf"
    for _ in range(60):
        content = bytearray(whole)
        for _ in range(dice.choice([1, 10, 60])):
            content[dice.randrange(len(content))] = dice.randrange(256)
        path.write_bytes(content[: dice.choice([len(content), dice.randrange(len(content))])])
        try:
            read(path)
        except JihengError as refused:
            assert "\n" not in str(refused)  # noqa: PT017 - either outcome is right
