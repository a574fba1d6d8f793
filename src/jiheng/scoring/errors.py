"""What can be wrong with what is given to be scored."""

from collections.abc import Iterable

from jiheng.errors import JihengError


class FrameworkUnknown(JihengError):
    """A dossier is scored without saying by which framework, and does not say so itself."""

    def __init__(self, where: str) -> None:
        """Name the file."""
        super().__init__(
            where,
            "没有写明用哪个指标体系",
            "在填报表的单位信息中填写，或用 --framework 指定",
        )


class OtherFramework(JihengError):
    """A dossier was made for another framework than it is scored by."""

    def __init__(self, where: str, made_for: str, asked: str) -> None:
        """Name both."""
        super().__init__(
            where,
            f"填报表是按“{made_for}”编制的，不是“{asked}”",
            f"用 jiheng migrate 转到“{asked}”后再评分",
        )


class UnknownFormat(JihengError):
    """An output format nobody writes."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """List the formats there are."""
        super().__init__("--formats", f"没有“{name}”这种格式", f"可用的有：{'、'.join(known)}")


class FormatsWithoutFolder(JihengError):
    """Formats are named, and no folder to write them to."""

    def __init__(self) -> None:
        """Name both options."""
        super().__init__("--formats", "没有写明存到哪里", "同时用 -o 写明文件夹")


class NoProjects(JihengError):
    """Projects are to be scored and the dossier has none."""

    def __init__(self, where: str) -> None:
        """Name the sheet."""
        super().__init__(where, "没有填写项目", "在“项目”表中每个项目填一行")


class ProjectWithoutCode(JihengError):
    """A project without its code: objectives and files cannot be told from those of others."""

    def __init__(self, where: str, name: str) -> None:
        """Name the project."""
        super().__init__(where, f"项目“{name}”没有填写项目编码", "补填项目编码")


class ExampleDiffers(JihengError):
    """A worked example of a framework says something else than its sentences come to."""

    def __init__(self, where: str, what: str, by_hand: str, found: str) -> None:
        """Score, value, total or grade; what is written; by what it comes to what."""
        super().__init__(
            where, f"{what}手算{by_hand}，按{found}", "改正手算的数，或核对公式和评分标准的读法"
        )


class ExampleUnscored(JihengError):
    """A worked example of a framework cannot be scored as it is written."""

    def __init__(self, where: str, error: JihengError) -> None:
        """What is wrong with it."""
        super().__init__(where, f"不能试算：{error.what}", error.instead)
