"""What the workbench refuses: where, what, what instead."""

from collections.abc import Iterable

from jiheng.errors import JihengError


class NotPossible(JihengError):
    """The step cannot be taken from where the case is."""

    def __init__(self, case: str, state: str, title: str, possible: Iterable[str]) -> None:
        """The case, its state, the step, and what could be done."""
        titles = "、".join(possible)
        instead = f"现在可以：{titles}" if titles else "刷新页面，看现在的状态"
        super().__init__(case, f"现在是“{state}”，不能{title}", instead)


class NotYours(JihengError):
    """The step belongs to another role."""

    def __init__(self, title: str, roles: Iterable[str]) -> None:
        """The step and whose it is."""
        super().__init__("", f"“{title}”由{'、'.join(roles)}办理", "换岗位，或转给他们")


class SamePerson(JihengError):
    """Who submitted may not review."""

    def __init__(self, name: str) -> None:
        """The person."""
        super().__init__(
            "", f"{name}已经送审，不能再审核同一份填报", "由另一人审核，或在任务里允许一人兼任"
        )


class Closed(JihengError):
    """Nothing may be typed now."""

    def __init__(self, where: str, state: str) -> None:
        """What, and its state."""
        super().__init__(where, f"现在是“{state}”，不能修改", "退回填报后再改")


class SharedClosed(JihengError):
    """Base data are shared with a case that is being reviewed."""

    def __init__(self, other: str, state: str) -> None:
        """The other case and its state."""
        super().__init__(
            "基础数据", f"“{other}”现在是“{state}”，共用的基础数据不能修改", "先办完或退回它"
        )


class NotYourPart(JihengError):
    """The part of the form was given to somebody else."""

    def __init__(self, where: str, names: Iterable[str]) -> None:
        """The part and who fills it in."""
        super().__init__(where, f"分给了{'、'.join(names)}填写", "由他们填写，或由财务股调整分工")


class Locked(JihengError):
    """A value that came from an approval."""

    def __init__(self, where: str) -> None:
        """The cell."""
        super().__init__(where, "是批复的内容，不能直接修改", "填写调整批复文号和日期后再改")


class NoSuchCell(JihengError):
    """The form has no such cell."""

    def __init__(self, where: str) -> None:
        """The cell."""
        super().__init__(where, "填报表里没有这一格", "刷新页面")


class TooLong(JihengError):
    """More than a cell keeps."""

    def __init__(self, where: str, most: int) -> None:
        """The cell and how much it keeps."""
        super().__init__(where, f"超过{most}个字", "缩短，或放进佐证材料")


class BrokenChain(JihengError):
    """The log does not hold together."""

    def __init__(self, number: int, what: str) -> None:
        """The link and what is wrong with it."""
        super().__init__(f"变更记录第{number}条", what, "对照备份查明")


class BrokenFile(JihengError):
    """A stored file is not what it was."""

    def __init__(self, sha256: str, what: str) -> None:
        """The file by its hash, and what is wrong."""
        super().__init__(f"文件{sha256[:12]}", what, "从备份恢复")


class Unpinned(JihengError):
    """The framework of a task cannot be loaded as it was issued."""

    def __init__(self, task: str, before: str, now: str) -> None:
        """The task and both hashes."""
        super().__init__(
            task, f"指标体系与下达时不同（{before[:8]}，现为{now[:8]}）", "重新下达任务"
        )


class Unread(JihengError):
    """Cells of the form cannot be read."""

    def __init__(self, problems: Iterable[JihengError]) -> None:
        """All of them; the first is told."""
        self.problems = tuple(problems)
        first = self.problems[0]
        more = f"（共{len(self.problems)}处）" if len(self.problems) > 1 else ""
        super().__init__(first.where, f"{first.what}{more}", first.instead)


class NotYet(JihengError):
    """A day that is still to come."""

    def __init__(self, where: str) -> None:
        """What is on that day."""
        super().__init__(where, "还没有到", "会后再登记")


class AlreadyIssued(JihengError):
    """A task that is no draft any more."""

    def __init__(self, task: str, state: str) -> None:
        """The task and its state."""
        super().__init__(task, f"现在是“{state}”，不能再下达", "另拟一个任务")


class Incomplete(JihengError):
    """The bundle lacks files the task asks for."""

    def __init__(self, missing: Iterable[str]) -> None:
        """Their names."""
        super().__init__("报送材料", f"缺少：{'、'.join(missing)}", "补齐后再报送")


class UnfitFile(JihengError):
    """A file that is no evidence: by its kind or its size."""

    def __init__(self, name: str, what: str, instead: str) -> None:
        """The file."""
        super().__init__(name, what, instead)


class NoSuchPart(JihengError):
    """A part of the form that is not there."""

    def __init__(self, name: str) -> None:
        """As asked for."""
        super().__init__("分工", f"填报表里没有“{name}”", "从列表里选")


class NotOfUnit(JihengError):
    """Somebody who does not type for this unit."""

    def __init__(self, name: str) -> None:
        """The person."""
        what = f"{name}不是本单位的经办或审核"
        super().__init__("分工", what, "从列表里选，或由安全管理员授予岗位")


class Unsaid(JihengError):
    """Something that must be said was not."""

    def __init__(self, what: str) -> None:
        """What."""
        super().__init__("", f"没有写{what}", "写明后再办理")


class ChangedMeanwhile(JihengError):
    """A case that is not as the page showed it any more."""

    def __init__(self, case: str, state: str) -> None:
        """The case and its state now."""
        super().__init__(case, f"打开页面以后又有变动，现在是“{state}”", "看过现在的内容后再办理")


class NotAsLogged(JihengError):
    """What stands is not what the log has."""

    def __init__(self, where: str) -> None:
        """The value, step or filing."""
        super().__init__(where, "与变更记录不符", "对照备份查明")
