"""Errors of setting a pdf."""

from jiheng.errors import JihengError


class NoFontFolder(JihengError):
    """The folder of official fonts is not there."""

    def __init__(self, variable: str, folder: str) -> None:
        """Name the setting and the folder."""
        super().__init__(
            f"环境变量 {variable}",
            f"字体文件夹“{folder}”不存在",
            "改为存放字体文件的文件夹，或取消这项设置，改用自带的替代字体",
        )


class NoSuchCharacter(JihengError):
    """A text has a character that none of the fonts has: it must not vanish from a report."""

    def __init__(self, title: str, text: str, variable: str) -> None:
        """Name the document and the character."""
        super().__init__(
            title,
            f"pdf 所用字体里没有“{text}”这个字",
            f"改用通行的写法，或把含有这个字的字体放进环境变量 {variable} 所指的文件夹",
        )
