"""Which column of a score table is what: read from its head, in whatever order."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from jiheng.auditing.reported.grids import Grid

Kind = Literal[
    "", "level", "points", "score", "rule", "note", "target", "actual", "evidence", "why",
    "remark", "rate", "spent", "budget",
]  # fmt: skip

#: The first whose words a heading contains says what the column is.
_WORDS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("why", (
        "扣分原因", "扣分说明", "偏差", "失分", "改进", "原因分析", "原因说明", "完成原因",
    )),
    ("remark", ("备注", "其他说明")),
    ("", ("得分率", "扣分值")),
    ("rate", ("执行率",)),
    ("score", ("得分", "自评分", "评价分", "复核分", "评分结果")),
    ("points", ("分值", "权重", "标准分", "满分", "配分")),
    ("rule", (
        "评分标准", "评分规则", "评分办法", "评分细则", "评分方法", "计分", "扣分", "打分",
        "评价标准", "赋分",
    )),
    ("target", ("标准值", "目标值", "指标值", "考核目标", "预期指标", "计划值", "目标指标")),
    ("actual", ("完成值", "完成情况", "实际值", "完成数", "实际完成", "实现值")),
    ("spent", ("执行数", "支出数", "实际支出", "到位数")),
    ("budget", ("预算数", "预算金额", "年初预算", "全年预算", "调整后预算")),
    ("level", ("一级", "二级", "三级", "四级")),
    ("note", ("说明", "解释", "内涵", "要点", "内容", "公式", "计算方法")),
    ("evidence", ("依据", "佐证", "来源", "证明材料", "资料")),
)  # fmt: skip
#: Headings that say it with the whole of their words.
_WHOLE: dict[str, Kind] = {
    **dict.fromkeys(("扣分",), ""),
    **dict.fromkeys(("评分", "打分"), "score"),
    **dict.fromkeys(("分数",), "points"),
    **{
        f"{before}{word}{behind}": "level"
        for before in ("", "评价", "考核", "绩效")
        for word in ("指标", "项目")
        for behind in ("", "名称", "内容")
    },
}
_GRADED = ("一级", "二级", "三级", "四级")
#: A heading is a few words; a cell that only mentions 权重 is none.
_LONGEST = 20
_MOST_HEAD_ROWS = 2
_FEWEST_KNOWN = 3


class Head(NamedTuple):
    """The head of a score table or of the lines on funds above it.

    Attributes:
        row: where it begins.
        rows: how many it has.
        kinds: of each column; ``""`` of one that is not known.
    """

    row: int
    rows: int
    kinds: tuple[Kind, ...]

    def columns(self, kind: Kind) -> tuple[int, ...]:
        """The columns of one kind, from left to right."""
        return tuple(column for column, one in enumerate(self.kinds) if one == kind)

    @property
    def scores(self) -> bool:
        """Whether indicators are scored below it."""
        known = set(self.kinds)
        return "level" in known and "score" in known | _pointed(known) and _says_what(known)

    @property
    def funds(self) -> bool:
        """Whether the funds of a project are scored below it by their rate of execution."""
        known = set(self.kinds)
        return {"points", "score", "rate"} <= known and bool(known & {"spent", "budget"})


def _pointed(known: set[Kind]) -> set[Kind]:
    """A table with points and targets or rules but without scores still gives points."""
    return {"score"} if "points" in known and known & {"rule", "target"} else set()


def _says_what(known: set[Kind]) -> bool:
    return bool(known & {"rule", "note", "target", "actual", "points"})


def head_at(grid: Grid, row: int) -> Head | None:
    """The head that begins in a row; None where none does."""
    lines: list[list[str]] = []
    for more in range(min(_MOST_HEAD_ROWS, grid.height - row)):
        line = [grid.text(row + more, column) for column in range(grid.width)]
        if more and not _continues(grid, row, line):
            break
        lines.append(line)
    kinds = _kinds(lines)
    if sum(1 for kind in kinds if kind) < _FEWEST_KNOWN:
        return None
    head = Head(row, len(lines), kinds)
    return head if head.scores or head.funds else None


def _continues(grid: Grid, row: int, line: Sequence[str]) -> bool:
    """A second row belongs to the head if all it says are headings and no number stands there."""
    said = [(column, text) for column, text in enumerate(line) if text]
    own = [text for column, text in said if text != grid.text(row, column)]
    return bool(said) and all(_kind(text) for text in own) and len(own) < len(said)


def _kinds(lines: Sequence[Sequence[str]]) -> tuple[Kind, ...]:
    """The lowest heading of a column that says something decides."""
    found: list[Kind] = []
    for column in range(len(lines[0])):
        texts = [line[column] for line in reversed(lines)]
        found.append(next((kind for kind in map(_kind, texts) if kind), ""))
    if any(text.startswith(_GRADED) for text in lines[0]):
        columns = range(len(found))
        graded = [any(line[column].startswith(_GRADED) for line in lines) for column in columns]
        found = [
            "" if kind == "level" and not ok and "指标名称" not in lines[-1][column] else kind
            for column, (kind, ok) in enumerate(zip(found, graded, strict=True))
        ]
    return tuple(found)


@lru_cache(maxsize=2048)
def _kind(text: str) -> Kind:
    if not text or len(text) > _LONGEST or any(sign.isdigit() for sign in text):
        return ""
    if text in _WHOLE:
        return _WHOLE[text]
    return next((kind for kind, words in _WORDS if any(word in text for word in words)), "")
