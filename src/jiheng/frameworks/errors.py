"""What is wrong with a framework (指标体系): file, line, what, and what instead."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

from jiheng.errors import JihengError, Problems
from jiheng.frameworks.language.normal import Unread
from jiheng.frameworks.offers import nearest, nearest_fact, nearest_key
from jiheng.quantities import number


class UnitMismatch(JihengError):
    """A formula adds or compares what is measured in different things."""

    def __init__(self, left: str, left_unit: str, sign: str, right: str, right_unit: str) -> None:
        """The two sides with their units, and what joins them."""
        verb = {"+": "相加", "-": "相减"}.get(sign, f"用“{sign}”放在一起")
        super().__init__(
            "",
            f"“{left}”的单位是{left_unit}，“{right}”的单位是{right_unit}，不能{verb}",
            "核对公式，或在指标体系的 facts 里改正单位",
        )


class HostileFormula(JihengError):
    """A text far too long or too deeply nested for a formula."""

    def __init__(self, length: int, limit: int, what: str) -> None:
        """What was counted, how many there are, and how many are read."""
        super().__init__(
            "", f"公式有{length}{what}，超过{limit}{what}，没有读取", "把公式分成几个有名称的值"
        )


class FrameworkError(JihengError):
    """Something is wrong in one line of a framework's file."""

    def __init__(self, file: str, line: int, what: str, instead: str = "") -> None:
        """File and line become the place."""
        super().__init__(f"{file} 第{line}行", what, instead)
        self.line = line


class Placed(FrameworkError):
    """An error of the language, with the line where the text stands."""

    def __init__(self, file: str, line: int, error: JihengError) -> None:
        """Keep its words, add the place."""
        place = error.where + (" " if error.where.isascii() and error.where else "")
        super().__init__(file, line, place + error.what, error.instead)


class UnreadableFile(JihengError):
    """The file cannot be opened, or is no text."""

    def __init__(self, file: str, reason: str) -> None:
        """What the system said."""
        super().__init__(file, f"打不开（{reason}）", "检查路径和权限，文件应为 UTF-8 编码的 YAML")


class FileTooLarge(JihengError):
    """The file is larger than any framework."""

    def __init__(self, file: str, size: int, limit: int) -> None:
        """Both sizes in bytes."""
        super().__init__(
            file,
            f"文件有{size // 1024}KB，超过{limit // 1024}KB，没有读取",
            "一个指标体系写一个文件",
        )


class BrokenYaml(FrameworkError):
    """The file is no YAML."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        """What the parser said."""
        super().__init__(
            file,
            line,
            f"不是有效的YAML（{reason}）",
            "检查缩进、冒号后的空格，规则和公式放在双引号里",
        )


class EmptyFile(FrameworkError):
    """Nothing is written in the file."""

    def __init__(self, file: str) -> None:
        """Its name."""
        super().__init__(file, 1, "文件里没有内容", "从 name: 写起，照样例写上指标；核对是否已保存")


class ReferenceRefused(FrameworkError):
    """YAML anchors and aliases are not used in frameworks."""

    def __init__(self, file: str, line: int) -> None:
        """The line of the second use."""
        super().__init__(
            file, line, "使用了YAML的引用（& 和 *）", "把内容写全，或用 same_as 取上级体系的指标"
        )


class TooDeep(FrameworkError):
    """The file is nested more deeply than any framework."""

    def __init__(self, file: str, line: int, limit: int) -> None:
        """The line that is too deep."""
        super().__init__(file, line, f"层次超过{limit}层", "减少指标的层次")


class DuplicateKey(FrameworkError):
    """A key stands twice in one mapping."""

    def __init__(self, file: str, line: int, key: str, first: int) -> None:
        """Both lines."""
        super().__init__(file, line, f"键“{key}”重复，第{first}行已经写过", "两处合并为一处")


class DuplicateTitle(FrameworkError):
    """Two indicators beside each other have one title."""

    def __init__(self, file: str, line: int, title: str, first: int) -> None:
        """Both lines."""
        super().__init__(
            file,
            line,
            f"同级指标“{title}”重复，第{first}行已经写过",
            "删去一处，或写成两个不同的名称",
        )


class UnknownKey(FrameworkError):
    """A key that no framework has."""

    def __init__(self, file: str, line: int, key: str, known: Iterable[str]) -> None:
        """The nearest key is offered."""
        super().__init__(file, line, f"没有名为“{key}”的键", nearest_key(key, known))


class WrongShape(FrameworkError):
    """Text where a list belongs, and the like."""

    def __init__(self, file: str, line: int, key: str, expected: str) -> None:
        """What belongs there."""
        super().__init__(file, line, f"“{key}”应为{expected}", f"照样例改写“{key}”")


class MissingKey(FrameworkError):
    """A key that must be there is not."""

    def __init__(self, file: str, line: int, key: str, instead: str) -> None:
        """How to write it."""
        super().__init__(file, line, f"缺少“{key}”", instead)


class UnreadValue(FrameworkError):
    """A number, date or word is not what its key takes."""

    def __init__(self, file: str, line: int, key: str, text: str, expected: str) -> None:
        """What is written, and what belongs there."""
        super().__init__(file, line, f"“{key}”写作“{text}”，读不出来", f"应为{expected}")


class UnknownWord(FrameworkError):
    """A word outside a closed list."""

    def __init__(self, file: str, line: int, key: str, word: str, known: Iterable[str]) -> None:
        """The nearest word is offered."""
        super().__init__(file, line, f"“{key}”不能是“{word}”", nearest(word, known, "可用的有"))


class UnreadPhrase(FrameworkError):
    """A phrase of a rule, a formula or a sentence about the total is not understood."""

    def __init__(self, file: str, line: int, key: str, phrase: Unread, possible: str) -> None:
        """The phrase with the number of its first character, and what could stand there."""
        place = f"第{phrase.start + 1}个字起的“{phrase.text}”"
        super().__init__(file, line, f"“{key}”中{place}没有读懂", f"可以写作：{possible}")


class UnknownFact(FrameworkError):
    """A formula names a fact that is declared nowhere."""

    def __init__(self, file: str, line: int, name: str, known: Iterable[str]) -> None:
        """The nearest name is offered."""
        remedy = nearest_fact(name, known)
        super().__init__(file, line, f"用到的基础数据“{name}”没有定义", remedy)


class NameWithSign(FrameworkError):
    """The name of a fact holds a sign that formulas calculate with."""

    def __init__(self, file: str, line: int, name: str, sign: str) -> None:
        """The sign."""
        super().__init__(
            file,
            line,
            f"名称“{name}”含有运算符号“{sign}”，公式里无法使用",
            "换一个不含运算符号的名称",
        )


class AliasTaken(FrameworkError):
    """One printed name would mean two facts."""

    def __init__(self, file: str, line: int, alias: str, first: str, second: str) -> None:
        """The two facts."""
        super().__init__(
            file, line, f"叫法“{alias}”同时属于“{first}”和“{second}”", "只留在其中一项"
        )


class PointsDoNotAddUp(FrameworkError):
    """Children's points are not those of their heading."""

    def __init__(self, file: str, line: int, title: str, stated: Fraction, found: Fraction) -> None:
        """What the heading says, and what its children come to."""
        super().__init__(
            file,
            line,
            f"“{title}”分值为{number(stated)}分，下级指标合计为{number(found)}分，"
            f"相差{number(abs(stated - found))}分",
            "改正上级或下级的分值",
        )


class TotalDoesNotAddUp(FrameworkError):
    """The first-level indicators do not come to the total."""

    def __init__(self, file: str, line: int, total: Fraction, found: Fraction) -> None:
        """Both sums."""
        super().__init__(
            file,
            line,
            f"各指标分值合计为{number(found)}分，总分应为{number(total)}分，"
            f"相差{number(abs(total - found))}分",
            "改正指标的分值，或改写 total",
        )


class MissingPoints(FrameworkError):
    """An indicator has neither points of its own nor a heading that holds them."""

    def __init__(self, file: str, line: int, title: str) -> None:
        """Its title."""
        super().__init__(
            file,
            line,
            f"“{title}”没有分值",
            "写上 points；几项合用一个分值时，分值写在上级，下级都不写",
        )


class RulePointsDiffer(FrameworkError):
    """A sentence gives other points than its indicator has."""

    def __init__(self, file: str, line: int, stated: Fraction, points: Fraction) -> None:
        """Both points."""
        super().__init__(
            file,
            line,
            f"规则满分{number(stated)}分，指标分值{number(points)}分，两者不同",
            "改正其中一处；原表如此的，在 settings 写明 满分按: 分值 或 满分按: 规则",
        )


class HeadingWithRule(FrameworkError):
    """A heading is scored by its children, not by a rule."""

    def __init__(self, file: str, line: int, title: str, key: str) -> None:
        """Which key."""
        super().__init__(
            file, line, f"“{title}”有下级指标，不能再写“{key}”", f"把“{key}”写到下级指标"
        )


class UnknownSameAs(FrameworkError):
    """``same_as`` names nothing in the parent."""

    def __init__(self, file: str, line: int, path: str, parent: str, known: Iterable[str]) -> None:
        """The nearest path is offered."""
        super().__init__(
            file,
            line,
            f"上级体系 {parent} 里没有指标“{path}”",
            nearest(path, known, "上级体系的指标有"),
        )


class SameAsWithoutParent(FrameworkError):
    """``same_as`` needs ``extends``."""

    def __init__(self, file: str, line: int) -> None:
        """The line of the key."""
        super().__init__(
            file, line, "写了 same_as，文件开头却没有 extends", "在文件开头写 extends: 上级体系"
        )


class ExtendsInCircle(JihengError):
    """A framework extends itself, by way of others."""

    def __init__(self, chain: Iterable[str]) -> None:
        """The circle."""
        super().__init__("", f"extends 绕成了一圈：{' → '.join(chain)}", "去掉其中一处 extends")


class BrokenParent(FrameworkError):
    """The parent does not load."""

    def __init__(self, file: str, line: int, parent: str, problems: Problems) -> None:
        """How many problems it has, and the first."""
        count, first = len(problems.problems), problems.problems[0].what
        super().__init__(
            file,
            line,
            f"上级体系 {parent} 有{count}处问题（{first}），本文件没有继续检查",
            f"先运行 jiheng framework check {parent}",
        )


class ValueInCircle(FrameworkError):
    """A value is computed from itself."""

    def __init__(self, file: str, line: int, name: str) -> None:
        """Its name."""
        super().__init__(file, line, f"“{name}”的公式用到了它自己", "公式改用基础数据")


class RuleOfOtherUnit(FrameworkError):
    """A rule speaks of percent, its value is no rate."""

    def __init__(self, file: str, line: int, formula: str, symbol: str) -> None:
        """The formula and its unit."""
        super().__init__(
            file,
            line,
            f"规则按百分比评分，公式“{formula}”的单位却是{symbol}",
            "公式应为比率，或规则改用同一单位",
        )


class GradesOutOfOrder(FrameworkError):
    """Floors of grades do not fall, or the lowest is not 0."""

    def __init__(self, file: str, line: int, what: str) -> None:
        """What is wrong with the scale."""
        super().__init__(
            file,
            line,
            f"等级{what}",
            "由高到低写各等级的最低分，最后一级写0，如 {优: 90, 良: 80, 中: 60, 差: 0}",
        )


class NotASentenceOf(FrameworkError):
    """A sentence was read, but says something else than its key is for."""

    def __init__(self, file: str, line: int, key: str, text: str, possible: str) -> None:
        """The sentence, and what belongs there."""
        super().__init__(file, line, f"“{text}”不是“{key}”的写法", f"可以写作：{possible}")


class UnknownInSentence(FrameworkError):
    """A sentence about the total speaks of something the framework does not have."""

    def __init__(self, file: str, line: int, key: str, name: str, known: Iterable[str]) -> None:
        """The nearest name is offered."""
        super().__init__(
            file,
            line,
            f"“{key}”说到的“{name}”不是本体系的指标，也不是基础数据",
            nearest(name, known, "本体系的指标有"),
        )


class UnknownGrade(FrameworkError):
    """A veto bars a grade that the scale does not have."""

    def __init__(self, file: str, line: int, grade: str, known: Iterable[str]) -> None:
        """The scale."""
        super().__init__(
            file, line, f"“vetoes”说到的等级“{grade}”不在等级表里", f"等级有：{'、'.join(known)}"
        )


class WrongName(FrameworkError):
    """The id in the file is not the name of the file."""

    def __init__(self, file: str, line: int, name: str, stem: str) -> None:
        """Both names."""
        super().__init__(
            file, line, f"name 是“{name}”，文件名却是“{stem}”", f"改为 name: {stem}，或给文件改名"
        )


class UnknownIndicator(JihengError):
    """No indicator has this path or title."""

    def __init__(self, framework: str, path: str, known: Iterable[str]) -> None:
        """The nearest path is offered."""
        super().__init__(framework, f"没有指标“{path}”", nearest(path, known, "可用的有"))


class AmbiguousTitle(JihengError):
    """Several indicators have this title."""

    def __init__(self, framework: str, title: str, paths: Iterable[str]) -> None:
        """All of them."""
        super().__init__(framework, f"有几个指标都叫“{title}”", f"写明路径：{'、'.join(paths)}")


class UnknownFramework(JihengError):
    """No framework of this id, no file of this path."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """The nearest id is offered."""
        super().__init__(
            "", f"没有名为“{name}”的指标体系，也没有这个文件", nearest(name, known, "可用的有")
        )


class NoYamlName(JihengError):
    """A framework's file is there, but not by a name that ends in .yaml."""

    def __init__(self, path: Path) -> None:
        """The file, and what it should be called."""
        name = path.name.replace("。", ".")
        stem = name.removesuffix(path.suffix) if path.suffix else name
        stem = stem.removesuffix(".yaml").removesuffix(".yml")
        super().__init__(
            str(path),
            "指标体系的文件名应以 .yaml 结尾",
            f"改名为 {stem}.yaml（先在资源管理器里显示文件扩展名）；"
            "记事本另存时，保存类型选“所有文件”，编码选 UTF-8",
        )


class NamedWithoutEnding(JihengError):
    """A framework is named, and a file of that name lies in this folder."""

    def __init__(self, name: str, path: Path) -> None:
        """The name, and the file that was probably meant."""
        super().__init__(
            "",
            f"没有名为“{name}”的指标体系，当前文件夹里有文件 {path.name}",
            f"要用这个文件，写作 {path.name}",
        )
