"""An evaluation as text for a terminal: the table level by level, the losses, one trace."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jiheng.quantities import amount, number, percent, unit
from jiheng.scoring.model import Coverage, Evaluation, Line, Step
from jiheng.scoring.settled import settled
from jiheng.writing.aligned import aligned, padded, shortened, width
from jiheng.writing.worst import ON_SCREEN, worst

_APPLIED = {True: "已触发", False: "未触发", None: "未定"}
#: A value that is wider is cut short in the table; the explanation has it whole.
_VALUE = 22
_FILED = 4
_RIGHT = frozenset({1, 3, _FILED})


def score_text(evaluation: Evaluation, columns: int = 0) -> str:
    """One subject: every indicator, the total, and what must be known besides.

    Args:
        evaluation: of that subject.
        columns: of the terminal; 0 wraps nothing.
    """
    parts = [
        _head(evaluation),
        _table(evaluation, columns),
        _total(evaluation),
        *_besides(evaluation),
        _listed("需核实", _short(evaluation.doubts)),
        _listed("设置", [settled(name, word) for name, word in evaluation.settings.items()]),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def losses_text(evaluation: Evaluation, columns: int = 0) -> str:
    """One subject of several: what lost points and what is not scored, with reasons."""
    rows = [
        (step.path, f"-{number(step.lost or Fraction(0))}", step.reason)
        for step in evaluation.leaves()
        if step.lost
    ]
    rows += [(step.path, "未评分", step.reason) for step in evaluation.unscored]
    table = aligned([("指标", "扣分", "原因"), *rows], frozenset({1}), columns)
    parts = [
        _head(evaluation),
        table if rows else "没有扣分",
        _total(evaluation),
        _listed("勾稽不符", list(_ties(evaluation))),
        _listed("需核实", _short(evaluation.doubts)),
    ]
    return "\n".join(part for part in parts if part) + "\n"


def summary_text(
    evaluations: Sequence[Evaluation], files: Sequence[str], failed: Sequence[str] = ()
) -> str:
    """Several subjects, a line each; then the files that could not be scored."""
    head = ("单位", "年度", "得分", "等级", "自评", "未评分", "勾稽不符", "文件")
    rows = [
        (
            one.subject.name,
            str(one.subject.year),
            _scored(one),
            one.grade or "—",
            _points(one.filed_total),
            f"{len(one.unscored)}项",
            f"{len(one.ties)}处",
            file,
        )
        for one, file in zip(evaluations, files, strict=True)
    ]
    table = aligned([head, *rows], frozenset({1, 2, 4, 5, 6})) + "\n"
    if not failed:
        return table
    every, broken = len(files) + len(failed), "、".join(failed)
    return f"{table}\n共{every}个文件，评分{len(files)}个，没有评分{len(failed)}个：{broken}\n"


def explain_text(evaluation: Evaluation, step: Step) -> str:
    """One indicator: the whole way from facts to its score."""
    below = [leaf for leaf in step.walk() if leaf.trace.lines]
    parts = [_head(evaluation)]
    parts += [_explained(one) for one in below or [step]]
    return "\n\n".join(parts) + "\n"


def _explained(step: Step) -> str:
    lines = [f"{step.path}  分值{_points(step.points)}"]
    size = max((width(line.stage) for line in step.trace.lines), default=0)
    lines += [f"  {padded(line.stage, size)}  {_sourced(line)}" for line in step.trace.lines]
    lines += [f"  {padded('可恢复', size)}  {way}" for way in step.recover]
    if step.evidence:
        lines.append(f"  {padded('佐证', size)}  {'、'.join(step.evidence)}")
    if step.difference:
        gap = number(abs(step.difference))
        side = "高" if step.difference > 0 else "低"
        lines.append(f"  {padded('比较', size)}  自评得分比测算得分{side}{gap}分")
    return "\n".join(lines)


def _sourced(line: Line) -> str:
    return f"{line.text}  〔{line.source}〕" if line.source else line.text


def _head(evaluation: Evaluation) -> str:
    subject, used = evaluation.subject, evaluation.framework
    code = f"（{subject.code}）" if subject.code else ""
    return (
        f"{subject.name}{code}  {subject.year}年度\n"
        f"{used.title}  {used.id} 版本{used.version}（{used.hash[:12]}）"
    )


def _table(evaluation: Evaluation, columns: int) -> str:
    """Every indicator in a line; the column of filed scores only where there are any."""
    rows = [("指标", "分值", "值", "得分", "自评", "扣分原因")]
    rows += [_row(step) for step in evaluation.walk()]
    if any(row[_FILED] for row in rows[1:]):
        return aligned(rows, _RIGHT, columns)
    without = [(*row[:_FILED], *row[_FILED + 1 :]) for row in rows]
    return aligned(without, _RIGHT - {_FILED}, columns)


def _row(step: Step) -> tuple[str, str, str, str, str, str]:
    return (
        "  " * (step.level - 1) + step.title,
        "" if step.points is None else number(step.points),
        shortened(step.value, _VALUE),
        _cell(step),
        "" if step.filed is None else number(step.filed),
        "" if step.children and not step.pooled else _reason(step),
    )


def _cell(step: Step) -> str:
    if step.points is None:
        return ""
    if step.status == "not_applicable":
        return "不适用"
    if step.children and not step.pooled:
        return _points(step.score)
    return "未评分" if step.score is None else number(step.score)


def _reason(step: Step) -> str:
    if step.status == "unscored" or step.lost or step.status == "not_applicable":
        return step.reason
    return step.remark


def _points(points: Fraction | None) -> str:
    return "—" if points is None else number(points)


def _scored(evaluation: Evaluation) -> str:
    if evaluation.complete:
        return number(evaluation.total)
    return f"{number(evaluation.low)}–{number(evaluation.high)}"


def _total(evaluation: Evaluation) -> str:
    if not evaluation.points:
        return ""
    full, score = number(evaluation.points), number(evaluation.total)
    lines = [f"{'总分' if evaluation.complete else '已评得分'}  {score} / {full}"]
    if not evaluation.complete:
        low, high = number(evaluation.low), number(evaluation.high)
        missing = len(evaluation.unscored)
        lines[0] += f"  不完整，{missing}项未评分，总分在{low}–{high}分之间"
    lines[0] += f"  等级  {evaluation.grade or '未定'}" if evaluation.framework.grades else ""
    if evaluation.filed_total is not None:
        grade = f"（{evaluation.filed_grade}）" if evaluation.filed_grade else ""
        lines.append(f"自评总分  {number(evaluation.filed_total)}{grade}{_filed_gap(evaluation)}")
    return "\n".join(lines)


def _filed_gap(evaluation: Evaluation) -> str:
    """Where the filed rows do not add up to the filed total."""
    total, summed = evaluation.filed_total, evaluation.filed_sum
    if total is None or summed is None or total == summed:
        return ""
    return f"  各行自评得分合计{number(summed)}分，与总分相差{number(abs(total - summed))}分"


def _besides(evaluation: Evaluation) -> Iterator[str]:
    """Lists under the table, each with its heading; empty ones are left out."""
    yield _listed("可以恢复的扣分", list(_recoveries(evaluation)))
    yield _listed("自评与测算不同", [_difference(one) for one in _different(evaluation)])
    yield _listed(
        "上限、否决、加分、不适用",
        [
            f"〔{_APPLIED[one.applied]}〕{one.sentence}：{one.effect}"
            for one in evaluation.adjustments
        ],
    )
    yield _listed("勾稽不符", list(_ties(evaluation)))
    yield _listed("列示指标（不计分）", list(_figures(evaluation)))
    yield _listed("项目", list(_projects(evaluation)))
    yield _listed("提示", list(evaluation.notes))


def _short(items: Sequence[str]) -> list[str]:
    """As many as fit a terminal, and how many more there are."""
    if len(items) <= ON_SCREEN:
        return list(items)
    return [*items[:ON_SCREEN], f"另有{len(items) - ON_SCREEN}条，用 --json 或 -o 看全部"]


def _listed(heading: str, items: list[str]) -> str:
    return "\n".join((heading, *(f"  {item}" for item in items))) if items else ""


def _recoveries(evaluation: Evaluation) -> Iterator[str]:
    for step in evaluation.lost:
        for way in step.recover:
            yield f"{step.title}（扣{number(step.lost or Fraction(0))}分）：{way}"


def _different(evaluation: Evaluation) -> list[Step]:
    return [step for step in evaluation.leaves() if step.difference]


def _difference(step: Step) -> str:
    filed, score = number(step.filed or Fraction(0)), number(step.score or Fraction(0))
    reason = step.filed_reason or "没有说明理由"
    return f"{step.path}：自评{filed}分，测算{score}分；{reason}"


def _ties(evaluation: Evaluation) -> Iterator[str]:
    for tie in evaluation.ties:
        yield f"{tie.text}：左边{tie.left}，右边{tie.right}，相差{tie.gap}"


def _figures(evaluation: Evaluation) -> Iterator[str]:
    for figure in evaluation.figures:
        without = f"，剔除后{figure.value}" if figure.without else ""
        note = f"（{figure.note}）" if figure.note else ""
        yield f"{figure.title}  {figure.without or figure.value}{without}{note}"


def _projects(evaluation: Evaluation) -> Iterator[str]:
    if evaluation.coverage is not None and evaluation.coverage.declared:
        yield _covered(evaluation.coverage)
    for project in worst(evaluation.projects, ON_SCREEN):
        grade = f"，等级{project.grade}" if project.grade else ""
        filed = project.filed_total
        claimed = "" if filed is None else f"，自评{number(filed)}分"
        open_ = "；".join(f"{one.title}未评分（{one.reason}）" for one in project.unscored)
        name = f"{project.subject.code} {project.subject.name}".strip()
        yield f"{name}：{_scored(project)}分{grade}{claimed}{f'；{open_}' if open_ else ''}"
    if len(evaluation.projects) > ON_SCREEN:
        yield f"以上是得分最低的{ON_SCREEN}个，全部{len(evaluation.projects)}个用 -o 存成 xlsx 看"


def _covered(coverage: Coverage) -> str:
    text = f"共{coverage.declared}个，评分完整的{coverage.scored}个"
    if coverage.budget is None or coverage.budget_scored is None or not coverage.budget:
        return text
    money = amount(coverage.budget, unit("万元"))
    return f"{text}，占全年预算数{money}的{percent(coverage.budget_scored / coverage.budget)}"
