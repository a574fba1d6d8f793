"""One sentence for each usual slip in YAML."""

from jiheng.frameworks.errors import FrameworkError

_SHOWN = 12


class TabInFront(FrameworkError):
    """A line is indented with something else than spaces."""

    def __init__(self, file: str, line: int, *, tab: bool) -> None:
        """A tab, else a full-width space."""
        sign = "制表符（Tab）" if tab else "全角空格"
        super().__init__(file, line, f"行首有{sign}", "缩进只用半角空格，删去后按空格键对齐")


class DashWithoutSpace(FrameworkError):
    """An item of a list whose dash is followed by no space."""

    def __init__(self, file: str, line: int, text: str) -> None:
        """What is written."""
        super().__init__(
            file, line, f"“{text[:_SHOWN]}”的短横后面没有空格", "写作“- ”，短横后空一格"
        )


class MissingDash(FrameworkError):
    """Where a list belongs, a key begins."""

    def __init__(self, file: str, line: int, key: str, heading: str) -> None:
        """The key, and what it stands under."""
        super().__init__(
            file,
            line,
            f"“{heading}”下面的“{key}”前面没有短横",
            f"每一项以短横和空格开头：“- {key}: ”",
        )


class NoKey(FrameworkError):
    """A line that is neither a key nor the rest of a text."""

    def __init__(self, file: str, line: int, text: str) -> None:
        """What is written."""
        super().__init__(
            file,
            line,
            f"“{text[:_SHOWN]}”不是“键: 值”的形式",
            "冒号用半角，后面空一格；接着上一行的文字要多缩进两格",
        )


class FullWidthSign(FrameworkError):
    """A colon or comma of YAML in full width."""

    def __init__(self, file: str, line: int, key: str, sign: str = "：") -> None:
        """Behind which word."""
        name, half = ("冒号", ": ") if sign == "：" else ("逗号", ", ")
        super().__init__(
            file,
            line,
            f"“{key}”后面的{name}“{sign}”是全角",
            f"改为半角{name}，后面空一格：“{key}{half}”",
        )


class NoSpaceAfterColon(FrameworkError):
    """A key whose colon is followed by no space."""

    def __init__(self, file: str, line: int, key: str) -> None:
        """The key."""
        super().__init__(file, line, f"“{key}:”的冒号后面没有空格", f"写作“{key}: ”，冒号后空一格")


class Misaligned(FrameworkError):
    """A line stands a few columns beside those it belongs to."""

    def __init__(
        self, file: str, line: int, name: str, found: int, near: tuple[str, int, int]
    ) -> None:
        """The columns of it, and name, line and columns of its neighbour."""
        other, above, columns = near
        way = "多" if found > columns else "少"
        super().__init__(
            file,
            line,
            f"“{name}”前面有{found}个空格，第{above}行同级的“{other}”前面是{columns}个，"
            f"{way}了{abs(found - columns)}个",
            "同级的各行左边对齐",
        )


class BareSign(FrameworkError):
    """A text without quotes begins with a sign that YAML keeps for itself."""

    def __init__(self, file: str, line: int, sign: str) -> None:
        """The sign."""
        super().__init__(
            file, line, f"以“{sign}”开头的文字没有放在双引号里", f'给整句加上双引号，如 "{sign}…"'
        )


class OpenQuote(FrameworkError):
    """A quote opens and does not close."""

    def __init__(self, file: str, line: int, text: str) -> None:
        """What begins with it."""
        super().__init__(file, line, f"引号没有结束：{text[:_SHOWN]}…", "在这一句末尾补上引号")


class QuoteInQuotes(FrameworkError):
    """A quoted text holds the same quotes."""

    def __init__(self, file: str, line: int, text: str) -> None:
        """What begins with it."""
        super().__init__(
            file,
            line,
            f"引号里面又用了同样的引号，或引号后面还有文字：{text[:_SHOWN]}…",
            "里面的改为“”，引号放在整句的首尾",
        )


class OpenBracket(FrameworkError):
    """A bracket opens and does not close."""

    def __init__(self, file: str, line: int, bracket: str) -> None:
        """Which one."""
        closing = "]" if bracket == "[" else "}"
        super().__init__(file, line, f"“{bracket}”没有配对的“{closing}”", f"补上半角的“{closing}”")
