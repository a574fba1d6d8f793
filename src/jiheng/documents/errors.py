"""Errors of documents."""


class CrookedTable(ValueError):
    """The cells of a table do not fill its grid: whoever composed it made a mistake.

    Ours, not the user's: a reader repairs what it finds before it makes a table.
    """

    def __init__(self, caption: str, row: int) -> None:
        """Name the table and the row, from 1."""
        super().__init__(f"table {caption!r}, row {row}: cells overlap, stand out or leave a gap")
