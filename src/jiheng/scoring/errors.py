"""What can be wrong with what is given to be scored."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

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


class UnknownStep(JihengError):
    """No indicator of the evaluation, or more than one, has the name asked for."""

    def __init__(self, name: str, paths: Sequence[str]) -> None:
        """Name those that come near."""
        near = get_close_matches(name, paths, n=3, cutoff=0.3) or list(paths[:3])
        super().__init__(
            f"指标“{name}”", "没有这个指标，或名称不唯一", f"写全路径，如：{'、'.join(near)}"
        )


class UnknownFormat(JihengError):
    """An output format nobody writes."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """List the formats there are."""
        super().__init__("--formats", f"没有“{name}”这种格式", f"可用的有：{'、'.join(known)}")


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
