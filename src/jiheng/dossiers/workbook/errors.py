"""What is wrong with the sheets of a workbook that was filled in, in one sentence each."""

from collections.abc import Iterable

from jiheng.dossiers.errors import DossierError


class NumberAsText(DossierError):
    """A number stored as text: no formula of the sheet counts it."""

    def __init__(self, where: str, text: str) -> None:
        """Quote the text."""
        super().__init__(
            where,
            f"“{text}”是以文本格式存放的数，表内公式不会计入",
            "把单元格改为数值格式，重新输入",
        )


class DateInNumber(DossierError):
    """A date where a number belongs."""

    def __init__(self, where: str, serial: str, day: str) -> None:
        """The date that is shown and the number beneath."""
        super().__init__(
            where, f"是日期{day}（序号{serial}），应为数值", "把单元格改为数值格式，重新输入"
        )


class SerialDate(DossierError):
    """A bare serial number where a date belongs."""

    def __init__(self, where: str, serial: str, day: str) -> None:
        """The date it stands for."""
        super().__init__(where, f"{serial}是日期序号（{day}），应为日期", f"写成{day}")


class FormulaWithoutValue(DossierError):
    """A formula that no program has worked out yet."""

    def __init__(self, where: str, formula: str) -> None:
        """Quote the formula."""
        super().__init__(
            where, f"公式“={formula}”没有计算结果", "用WPS或Excel打开后保存一次，或改填数值"
        )


class FormulaError(DossierError):
    """A formula whose result is an error value."""

    def __init__(self, where: str, text: str) -> None:
        """Quote the error value."""
        super().__init__(where, f"公式结果是错误值{text}", "改正公式，或改填数值")


class MissingSheet(DossierError):
    """A sheet was taken out."""

    def __init__(self, where: str, sheet: str) -> None:
        """Name the sheet."""
        super().__init__(
            where, f"缺少工作表“{sheet}”", "用 jiheng new 重新生成填报表，不要删除或改名工作表"
        )


class UnknownSheet(DossierError):
    """A sheet that is not part of the form: it is not read (需核实)."""

    exit_code = 1

    def __init__(self, where: str, sheet: str) -> None:
        """Name the sheet."""
        super().__init__(
            where, f"工作表“{sheet}”不属于填报表，其中的内容没有读取", "移到别的文件后删除"
        )


class MissingHeading(DossierError):
    """The heading row of a sheet is not as written."""

    def __init__(self, where: str, headings: Iterable[str]) -> None:
        """Name the headings that were not found."""
        super().__init__(
            where, f"找不到表头“{'”“'.join(headings)}”", "恢复原来的表头，不要改动或删除列"
        )


class MissingRow(DossierError):
    """A row of the form was deleted."""

    def __init__(self, where: str, text: str) -> None:
        """Quote the row's first words."""
        super().__init__(where, f"缺少“{text}”这一行", "恢复这一行，没有内容时留空")


class MergedCells(DossierError):
    """Cells were merged in the fill area."""

    def __init__(self, where: str) -> None:
        """``where`` names the range."""
        super().__init__(where, "填写区内有合并单元格", "取消合并，每格分别填写")


class HiddenContent(DossierError):
    """What is filled in cannot be seen."""

    def __init__(self, where: str, what: str) -> None:
        """``what`` is 行, 列 or 工作表."""
        super().__init__(
            where, f"隐藏的{what}中有填写的内容", f"取消隐藏，核对后保留或清空这一{what}"
        )


class LostDigits(DossierError):
    """A long code kept as a number has lost its last digits."""

    def __init__(self, where: str, number: str) -> None:
        """Show what is left of it."""
        super().__init__(
            where, f"{number}超过15位，以数值存放时末位已失真", "把单元格设为文本格式后重新填写"
        )


class TooLong(DossierError):
    """More than a cell of a spreadsheet holds."""

    def __init__(self, where: str, what: str, most: str) -> None:
        """What does not fit, and what would."""
        super().__init__(where, f"{what}，单元格最多{most}", "缩短内容，或改用YAML")


class RenamedSheet(DossierError):
    """A sheet bears another name."""

    def __init__(self, where: str, name: str, wanted: str) -> None:
        """Both names."""
        super().__init__(where, f"工作表“{name}”应名为“{wanted}”", "改回原名")


class ShownOtherwise(DossierError):
    """A number format shows an amount in another unit than the form's."""

    def __init__(self, where: str, stored: str, beside: str, unit: str) -> None:
        """What is stored, and how it is shown."""
        shown = f"按“{beside}”" if beside else "缩小后"
        super().__init__(
            where,
            f"单元格格式{shown}显示，存的数是{stored}",
            f"把单元格改为数值格式，按{unit}填写",
        )
