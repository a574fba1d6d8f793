"""Scores that a table prints as the subject's own (自评得分) → YAML to be taken into a 填报."""

from collections.abc import Iterator

from jiheng.frameworks.tables.compose import text
from jiheng.frameworks.tables.imported import Imported
from jiheng.quantities import number


def filed_scores(done: Imported, framework: str, file: str) -> str:
    """The part of a YAML dossier that holds them; the rest is for the subject to fill in."""
    return "\n".join(_lines(done, framework, file)) + "\n"


def _lines(done: Imported, framework: str, file: str) -> Iterator[str]:
    yield f"# {file} 里印的自评得分，和扣分原因。"
    yield f"framework: {text(framework)}"
    yield "subject:"
    yield '  code: ""'
    yield '  name: ""            # 补上单位名称和评价年度'
    yield '  year: ""'
    yield "filed:"
    for one in done.filed:
        score = number(one.score)
        reason = f", reason: {text(one.reason)}" if one.reason else ""
        yield f"  {text(one.path)}: {{score: {score}{reason}}}"
    if done.filed_total is not None:
        yield f"filed_total: {number(done.filed_total)}"
