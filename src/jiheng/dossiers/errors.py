"""What is wrong with a 填报表, a YAML dossier, an export or a layout, in one sentence each."""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from jiheng.errors import JihengError

_SHOWN = 8


class DossierError(JihengError):
    """Something that was handed in cannot be taken as it is."""


def near(name: str, known: Iterable[str]) -> str:
    """The remedy for a name that is not known."""
    names = list(dict.fromkeys(known))
    near = get_close_matches(name, names, n=1)
    if near:
        return f"是否应为“{near[0]}”"
    if not names:
        return ""
    shown = "、".join(names[:_SHOWN])
    return f"可用的有：{shown}" + (f" 等{len(names)}个" if len(names) > _SHOWN else "")


class UnknownKey(DossierError):
    """YAML holds a key that means nothing."""

    def __init__(self, where: str, key: str, known: Iterable[str]) -> None:
        """Name the nearest key."""
        super().__init__(where, f"键“{key}”不认识", near(key, known))


class UnknownFact(DossierError):
    """A fact the framework does not declare."""

    def __init__(self, where: str, name: str, known: Iterable[str]) -> None:
        """Name the nearest fact."""
        super().__init__(where, f"基础数据“{name}”在指标体系中没有定义", near(name, known))


class UnknownIndicator(DossierError):
    """A path or title that no scored indicator has."""

    def __init__(self, where: str, name: str, known: Iterable[str]) -> None:
        """Name the nearest indicator."""
        super().__init__(where, f"指标“{name}”在指标体系中没有，或名称不唯一", near(name, known))


class UnknownQuestion(DossierError):
    """An answer to a question the rule does not ask."""

    def __init__(self, where: str, path: str, key: str, known: Iterable[str]) -> None:
        """Name the questions that are asked."""
        remedy = near(key, known) or "这个指标由基础数据计算，不需要填写判断"
        super().__init__(where, f"指标“{path}”没有问题“{key}”", remedy)


class UnknownChoice(DossierError):
    """A word that is not one of the choices."""

    def __init__(self, where: str, text: str, choices: Iterable[str]) -> None:
        """List the choices."""
        super().__init__(where, f"“{text}”不在可选范围内", f"可填：{'、'.join(choices)}")


class WrongType(DossierError):
    """YAML has a list, a mapping or a scalar where another is needed."""

    def __init__(self, where: str, what: str, instead: str) -> None:
        """Say what is expected."""
        super().__init__(where, f"{what}的写法不对", instead)


class Unstated(DossierError):
    """Something that cannot be left out is left out."""

    def __init__(self, where: str, what: str, instead: str = "") -> None:
        """Name it."""
        super().__init__(where, f"没有填写{what}", instead or "补填这一项")


class NotNumber(DossierError):
    """Text where a number belongs."""

    def __init__(self, where: str, text: str, unit: str = "") -> None:
        """Quote the text, and say in which unit the number is meant."""
        measure = f"，单位是{unit}" if unit else ""
        super().__init__(where, f"是文字“{text}”，应为数值", f"只填数字{measure}，说明写在佐证栏")


class WithoutUnit(DossierError):
    """A YAML amount or rate without its unit."""

    def __init__(self, where: str, text: str, unit: str) -> None:
        """Show how it would be written."""
        remedy = f"写成“{text}{unit}”这样的形式"
        if unit == "%":
            remedy = "写成带%的数，如96%，不写成0.96"
        super().__init__(where, f"“{text}”没有写单位", remedy)


class OtherUnit(DossierError):
    """A unit of another dimension."""

    def __init__(self, where: str, text: str, unit: str) -> None:
        """Name the unit that is needed."""
        remedy = (
            f"写成“{text}元”" if text.endswith(("万", "亿")) and "元" in unit else f"按{unit}填写"
        )
        super().__init__(where, f"“{text}”的单位与规定的“{unit}”不能换算", remedy)


class UnitCellChanged(DossierError):
    """The unit printed beside a fact was changed by hand."""

    def __init__(self, where: str, stated: str, unit: str) -> None:
        """Both units, and what to do with the figure."""
        super().__init__(
            where,
            f"单位栏被改为“{stated}”，本表规定为“{unit}”",
            f"恢复为“{unit}”，数值按{unit}填写",
        )


class AmbiguousPercent(DossierError):
    """A number that may be a fraction or a percentage."""

    def __init__(self, where: str, stored: str, one: str, other: str) -> None:
        """Both readings."""
        super().__init__(
            where,
            f"{stored}可能是{one}，也可能是{other}",
            "把单元格设为百分比格式，或直接填带%的数",
        )


class NotDate(DossierError):
    """Something else where a date belongs."""

    def __init__(self, where: str, text: str) -> None:
        """Quote it."""
        super().__init__(where, f"“{text}”不是日期", "写成2024-06-30这样的形式")


class OutOfRange(DossierError):
    """A number beyond what it can be."""

    def __init__(self, where: str, text: str, limits: str) -> None:
        """The number and its limits."""
        super().__init__(where, f"{text}超出范围", f"应为{limits}")


class Duplicate(DossierError):
    """The same thing twice."""

    def __init__(self, where: str, what: str, first: str) -> None:
        """Both places."""
        super().__init__(where, f"{what}重复，前面已在{first}填写", "只保留一处")


class FrameworkNotHere(DossierError):
    """The framework a dossier names is nowhere to be found."""

    def __init__(self, where: str, name: str, folder: Path | None) -> None:
        """Its name, and the folder where it is looked for."""
        place = f"，或把文件放进 {folder}" if folder else ""
        super().__init__(
            where,
            f"填报表用的指标体系是“{name}”，这里没有",
            f"加 --framework 写明 {name}.yaml 的路径{place}",
        )


class OtherFramework(DossierError):
    """A dossier of another framework."""

    def __init__(self, where: str, stated: str, wanted: str) -> None:
        """Both frameworks."""
        super().__init__(
            where,
            f"填报的指标体系是“{stated}”，现用的是“{wanted}”",
            f"用 jiheng migrate 转到“{wanted}”，或改用“{stated}”评分",
        )


class OtherVersion(DossierError):
    """A dossier of another version of the framework."""

    def __init__(self, where: str, stated: str, wanted: str) -> None:
        """Both versions."""
        super().__init__(
            where,
            f"填报时的指标体系为{stated}，现为{wanted}，内容已有改动",
            "用 jiheng migrate 转到现在的版本",
        )


class UnknownRow(DossierError):
    """A row that was put in by hand."""

    def __init__(self, where: str, text: str, instead: str = "") -> None:
        """Quote the row's first words."""
        super().__init__(
            where, f"“{text}”不是本表的行", instead or "删除这一行，要补充的内容写在佐证或文字材料"
        )


class NoPlace(DossierError):
    """An amount refers to something that is not filled in."""

    def __init__(self, where: str, what: str, instead: str) -> None:
        """Say what is missing."""
        super().__init__(where, what, instead)


class MixedSources(DossierError):
    """Figures of one row by fund come with different stages or evidence."""

    def __init__(self, where: str, name: str, field: str) -> None:
        """Name the fact and the field."""
        super().__init__(
            where, f"“{name}”各资金性质的{field}不一致", f"同一项各资金性质写同一{field}"
        )


class ChangedObjective(DossierError):
    """A locked objective was changed without a document."""

    def __init__(self, where: str, title: str, approved: str, now: str) -> None:
        """Both versions, and what is needed."""
        super().__init__(
            where,
            f"绩效目标“{title}”批复为{approved}，现为{now}，没有调整批复",
            "填写调整批复文号和日期，或恢复批复的内容",
        )


class DoubtfulAmount(DossierError):
    """An amount that may have been filled in with another unit (需核实)."""

    exit_code = 1

    def __init__(self, where: str, name: str, printed: str, against: str) -> None:
        """The amount, and what it is compared with."""
        super().__init__(
            where,
            f"“{name}”为{printed}，{against}，需核实是否把元填成了万元",
            "核对单位后改正或保留",
        )


class DoubtfulDate(DossierError):
    """A count that looks like the serial number of a date (需核实)."""

    exit_code = 1

    def __init__(self, where: str, name: str, serial: str, day: str) -> None:
        """The number and the date it could be."""
        super().__init__(
            where, f"“{name}”为{serial}，恰是日期{day}的序号，需核实", "核对后改正或保留"
        )


class Unidentified(DossierError):
    """No 预算编码: this year's dossier cannot be put beside last year's (需核实)."""

    exit_code = 1

    def __init__(self, where: str) -> None:
        """Say what the code is for."""
        super().__init__(where, "没有填写预算编码，不同年度的填报无法对应，需核实", "补填预算编码")


class Exists(DossierError):
    """The output file is there already."""

    def __init__(self, path: str) -> None:
        """Name it."""
        super().__init__(path, "文件已存在", "换一个文件名，或加 --force 覆盖")


class SameFile(DossierError):
    """The output is the file that is read."""

    def __init__(self, path: str) -> None:
        """Name it."""
        super().__init__(path, "输出文件就是原文件，原文件不改动", "换一个文件名")


class UnknownCategory(DossierError):
    """An objective that no indicator of the framework scores."""

    def __init__(self, where: str, level1: str, known: Iterable[str]) -> None:
        """Name the categories there are."""
        what = f"一级指标“{level1}”不属于本指标体系" if level1 else "没有填写一级指标"
        super().__init__(where, what, f"可填：{'、'.join(known)}")


class NotProject(DossierError):
    """A row of totals among the projects."""

    def __init__(self, where: str, text: str) -> None:
        """Quote it."""
        super().__init__(where, f"“{text}”不是项目", "删除合计行，合计由系统计算")


class Doubt(DossierError):
    """What a person must look at (需核实); not fatal."""

    exit_code = 1

    def __init__(self, where: str, what: str, instead: str = "核对后改正或保留") -> None:
        """Say what is odd, with the numbers."""
        super().__init__(where, f"{what}，需核实", instead)


class NoForm(DossierError):
    """The output is a folder, or named as something that a form is not."""

    def __init__(self, path: str) -> None:
        """Say how it is named."""
        super().__init__(path, "填报表只能写成xlsx或yaml文件", "写文件名，如 填报表.xlsx")


class NotScored(DossierError):
    """A score for a heading, which gets the sum of what stands below it."""

    def __init__(self, where: str, name: str) -> None:
        """Name it."""
        super().__init__(where, f"“{name}”不是末级指标，得分由下级相加", "填到末级指标")
