"""Errors of documents: what cannot be read, and where."""

from collections.abc import Iterable

from jiheng.errors import JihengError

_MEGABYTE = 1_000_000
#: Readers whose name is not that of the kind of file.
_KINDS = {
    "markdown": "md",
    "office": "doc、wps、rtf、xls、et",
    "scan": "图片（png、jpg、tif）",
    "text": "txt",
}


class CrookedTable(ValueError):
    """The cells of a table do not fill its grid: whoever composed it made a mistake.

    Ours, not the user's: a reader repairs what it finds before it makes a table.
    """

    def __init__(self, caption: str, row: int) -> None:
        """Name the table and the row, from 1."""
        super().__init__(f"table {caption!r}, row {row}: cells overlap, stand out or leave a gap")


class NotWorkbook(JihengError):
    """Neither an xlsx file nor YAML."""

    def __init__(self, where: str, reason: str, instead: str) -> None:
        """Say what the file is, as far as it can be told."""
        super().__init__(where, reason, instead)


class CannotOpen(JihengError):
    """The system does not let us read a file."""

    def __init__(self, where: str, error: OSError) -> None:
        """Say why, in the user's words."""
        reasons = {
            FileNotFoundError: "文件不存在",
            IsADirectoryError: "是文件夹，不是文件",
            PermissionError: "没有读取的权限",
        }
        reason = reasons.get(type(error), f"无法打开（{error.strerror}）")
        super().__init__(where, reason, "核对文件的位置和名称")


class UnknownKind(JihengError):
    """No reader recognises the content of a file."""

    def __init__(self, where: str, known: Iterable[str]) -> None:
        """List what can be read, by the names of the readers."""
        told = "、".join(_KINDS.get(name, name) for name in known)
        super().__init__(
            where,
            "认不出文件的格式",
            f"可以读 {told}；其他格式在WPS或Word、Excel中另存为其中一种",
        )


class OldKind(JihengError):
    """A file of the kind that offices wrote before 2007 where only newer ones are taken."""

    def __init__(self, where: str) -> None:
        """Say how to get a newer one."""
        super().__init__(
            where, "是旧格式（doc、xls、wps、et）", "在WPS或Word、Excel中另存为docx或xlsx"
        )


class Locked(JihengError):
    """A file that is encrypted with a password."""

    def __init__(self, where: str) -> None:
        """Say what to take off."""
        super().__init__(
            where,
            "文件已加密（设了打开密码），没有读取",
            "在WPS或Word、Excel中取消密码，另存后重审",
        )


class NoConverter(JihengError):
    """A doc, wps or rtf, and no program here that reads it."""

    def __init__(self, where: str) -> None:
        """Say how to do without one."""
        super().__init__(
            where,
            "是旧格式（doc、wps或rtf），本机没有 LibreOffice 或 antiword，没有读取",
            "在WPS或Word中另存为docx后重审",
        )


class NotConverted(JihengError):
    """A doc, wps or rtf that the programs here could not read."""

    def __init__(self, where: str) -> None:
        """Say how to get a newer one."""
        super().__init__(
            where, "是旧格式（doc、wps或rtf），没有转换成功", "在WPS或Word中另存为docx后重审"
        )


class NeedsPackage(JihengError):
    """A kind of file that an optional package reads, which is not installed."""

    def __init__(self, where: str, kind: str, extra: str) -> None:
        """Name the kind and the extra that brings the package."""
        super().__init__(
            where,
            f"是{kind}，读取它的组件没有安装，没有读取",
            f'安装：pip install "jiheng[{extra}]"，或另存为有文字的PDF、docx后重审',
        )


class Classified(JihengError):
    """A document headed with a mark of secrecy. Nothing of what it says is told."""

    def __init__(self, where: str) -> None:
        """Say where it belongs."""
        super().__init__(where, "首页标有密级，没有处理", "涉密文件在涉密计算机上核对")


class NoWords(JihengError):
    """A file with nothing to read in it: empty, or only pictures."""

    def __init__(self, where: str, pictures: str = "") -> None:
        """Say what there is instead, where that is known."""
        what = f"文件里没有文字{f'（{pictures}）' if pictures else ''}，没有读取"
        super().__init__(where, what, "核对文件；只有图片或扫描件时先做文字识别（OCR）后重审")


class BrokenFile(JihengError):
    """A file of a known kind that cannot be read."""

    def __init__(self, where: str, reason: str = "") -> None:
        """Say what about it is broken, where that can be said."""
        super().__init__(
            where,
            f"文件已损坏，无法读取{f'（{reason}）' if reason else ''}",
            "用WPS、Word或Excel打开修复后另存，或重新取得文件",
        )


class ForeignDeclarations(JihengError):
    """XML with a DOCTYPE: it could draw in other files or expand without end."""

    def __init__(self, where: str) -> None:
        """No office writes such a file."""
        super().__init__(
            where, "文件里有外部实体声明，没有读取", "在WPS或Word、Excel中打开后另存一份"
        )


class TooLarge(JihengError):
    """A file, unpacked, is larger than any form or report."""

    def __init__(self, where: str, size: int, limit: int) -> None:
        """Both sizes in bytes."""
        super().__init__(
            where,
            f"文件展开后有{size // _MEGABYTE}MB，超过{limit // _MEGABYTE}MB，没有读取",
            "核对文件，或只留下需要的表格后另存",
        )


class TableTooLarge(JihengError):
    """A table with more rows or columns than anyone could read."""

    def __init__(self, where: str, size: tuple[int, int], limits: tuple[int, int]) -> None:
        """Rows and columns it has, and how many are read."""
        super().__init__(
            where,
            f"表格有{size[0]}行{size[1]}列，超过{limits[0]}行{limits[1]}列，没有读取",
            "核对文件，或只留下需要的部分后另存",
        )


class ManyTables(JihengError):
    """A file with more tables than any report."""

    def __init__(self, where: str, limit: int) -> None:
        """How many are read."""
        super().__init__(where, f"文件里的表格超过{limit}张，没有读取", "只留下需要的表格后另存")


class UnknownEncoding(JihengError):
    """A text file in no encoding that is read."""

    def __init__(self, where: str) -> None:
        """Say how to save it."""
        super().__init__(
            where, "不是UTF-8或GB18030编码的文本", "用记事本或WPS另存为UTF-8编码的文本"
        )
