"""What is wrong with an export, published accounts or a layout, in one sentence each."""

from collections.abc import Iterable

from jiheng.dossiers.errors import DossierError


class UnknownLayout(DossierError):
    """No layout of that name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """List the shipped ones."""
        super().__init__(
            "", f"没有布局文件“{name}”", f"写文件的路径，或用自带的：{'、'.join(known)}"
        )


class NoTable(DossierError):
    """No sheet of the export has the headings of the layout."""

    def __init__(self, where: str, sheet: str, headings: Iterable[str]) -> None:
        """Name what was looked for."""
        super().__init__(
            where,
            f"没有找到“{sheet}”表，或表头没有“{'”“'.join(headings)}”",
            "核对布局文件中的 sheet 和 columns",
        )


class UncertainNumber(DossierError):
    """An old xls file does not say whether 0.95 is 95%."""

    def __init__(self, where: str, text: str) -> None:
        """Say which format does."""
        super().__init__(where, f"{text}可能是百分数，xls文件没有注明", "另存为xlsx后导入")


class WithoutMoneyUnit(DossierError):
    """A table of money without its unit."""

    def __init__(self, where: str) -> None:
        """Say where it can be stated."""
        super().__init__(where, "表上没有注明金额单位", "在布局文件写明 unit，如 unit: 万元")
