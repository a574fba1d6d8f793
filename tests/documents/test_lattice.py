"""Lines that are drawn enclose the cells of tables."""

from jiheng.documents.lattice import Stroke, cells_of


def test_a_grid_has_its_cells_and_a_missing_border_merges_two():
    across = [Stroke(0, 0, 30), Stroke(10, 0, 30), Stroke(20, 0, 30)]
    down = [Stroke(0, 0, 20), Stroke(10, 0, 20), Stroke(20, 10, 20), Stroke(30, 0, 20)]

    assert cells_of(across, down) == [
        [(0, 0, 10, 10), (10, 0, 30, 10), (0, 10, 10, 20), (10, 10, 20, 20), (20, 10, 30, 20)]
    ]


def test_a_cell_over_two_rows_is_one():
    across = [Stroke(0, 0, 20), Stroke(10, 10, 20), Stroke(20, 0, 20)]
    down = [Stroke(0, 0, 20), Stroke(10, 0, 20), Stroke(20, 0, 20)]

    assert cells_of(across, down) == [[(0, 0, 10, 20), (10, 0, 20, 10), (10, 10, 20, 20)]]


def test_two_tables_stay_apart_and_a_frame_is_none():
    def ruled(top, *columns):
        ends = columns[0], columns[-1]
        across = [Stroke(top, *ends), Stroke(top + 10, *ends)]
        return across, [Stroke(one, top, top + 10) for one in columns]

    low, high = ruled(100, 0, 10, 20), ruled(0, 0, 10, 20)
    frame = ruled(50, 0, 20)

    found = cells_of([*low[0], *high[0], *frame[0]], [*low[1], *high[1], *frame[1]])

    assert [[box[1] for box in table] for table in found] == [[0, 0], [100, 100]]


def test_lines_in_short_pieces_count_together():
    across = [Stroke(0, 0, 9), Stroke(0.5, 9, 20), Stroke(10, 0, 20)]
    down = [Stroke(0, 0, 10), Stroke(10, 0, 5), Stroke(10, 5, 10), Stroke(20, 0, 10)]

    assert cells_of(across, down) == [[(0, 0, 10, 10), (10, 0, 20, 10)]]


def test_a_page_of_scribbles_has_no_table():
    assert cells_of([Stroke(one, 0, 10) for one in range(5000)], [Stroke(0, 0, 5000)]) == []
