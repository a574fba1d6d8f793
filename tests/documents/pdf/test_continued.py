"""A table over several pages is one again; what only looks like it is not."""

from jiheng.documents.pdf.continued import continues, whole
from jiheng.documents.pdf.lines import Chunk, Line
from jiheng.documents.pdf.pages import Page
from jiheng.documents.pdf.ruled import Ruled, RuledCell

WIDTH = 60


def line(text, *, left=0.0, base=0.0):
    """A line of letters 10 points wide."""
    right = left + 10 * len(text)
    return Line(text, 1, base, left, right, 10, 10, (Chunk(text, left, right),))


def table(rows, *, page=1, top=100.0, spans=()):
    """A table of one page with rows 20 points high; spans by place: (rows, columns)."""
    spans = dict(spans)
    cells = []
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if text is not None:
                down, across = spans.get((number, column), (1, 1))
                cell = RuledCell(number, column, down, across, WIDTH * across)
                cell.lines = [line(text)] if text else []
                cells.append(cell)
    width = max(len(row) for row in rows)
    edges = [50.0 + WIDTH * number for number in range(width + 1)]
    return Ruled(page, edges, [top + 20 * number for number in range(len(rows) + 1)], cells)


def told(cells):
    """Row, column, spans and words of each cell with words."""
    return [(one.row, one.column, one.rowspan, one.colspan, one.text) for one in cells if one.text]


def test_the_head_said_again_is_left_out():
    first = table([["名称", "金额"], ["甲", "1"]])
    second = table([["名称", "金额"], ["乙", "2"]], page=2)

    assert [one[-1] for one in told(whole([first, second]))] == [
        "名称",
        "金额",
        "甲",
        "1",
        "乙",
        "2",
    ]


def test_words_cut_by_the_page_go_on_in_their_cell():
    first = table([["局机关汇", "100"]])
    second = table([["总", ""], ["二级机构", "20"]], page=2)

    assert told(whole([first, second])) == [
        (0, 0, 1, 1, "局机关汇总"),
        (0, 1, 1, 1, "100"),
        (1, 0, 1, 1, "二级机构"),
        (1, 1, 1, 1, "20"),
    ]


def test_a_row_of_its_own_stays_one():
    first = table([["办公费", "3.78"]])
    second = table([["印刷费", "0.50"]], page=2)

    assert [one[0] for one in told(whole([first, second]))] == [0, 0, 1, 1]


def test_a_merged_cell_that_goes_on_empty_reaches_down():
    first = table([["投入", "甲"], [None, "乙"]], spans={(0, 0): (2, 1)})
    second = table([["", "丙"]], page=2)

    assert told(whole([first, second]))[0] == (0, 0, 3, 1, "投入")


def pages(*, below=(), above=(), second=None):
    """A table at the end of a page and one at the top of the next, with lines around."""
    first = table([["名称", "金额"], ["甲", "1"]], top=700)
    after = second or table([["乙", "2"]], page=2, top=80)
    one = Page(1, 595, 842, [line(text, base=790) for text in below], [first])
    other = Page(2, 595, 842, [line(text, base=70) for text in above], [after])
    return first, one, after, other


def test_a_table_goes_on_where_nothing_stands_between():
    assert continues(*pages())
    assert continues(*pages(above=["续表"]))


def test_a_table_ends_where_words_or_other_columns_follow():
    assert not continues(*pages(below=["注：本表反映收支情况。"]))
    assert not continues(*pages(above=["支出决算表"]))
    other = table([["乙", "2", "3", "4"]], page=2, top=80)
    other.columns = [30.0, 90.0, 150.0, 210.0, 300.0]
    assert not continues(*pages(second=other))


def test_the_next_of_several_forms_is_another_table():
    assert not continues(*pages(second=table([["名称", "其他"], ["乙", "2"]], page=2, top=80)))
