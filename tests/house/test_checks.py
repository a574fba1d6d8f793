"""Every check has its pages, and none of what is told judges or accuses."""

import ast
import re
from pathlib import Path

import pytest

import jiheng
from jiheng.auditing import checks
from jiheng.auditing.audit import all_checks
from jiheng.auditing.model import Findings
from jiheng.folder import modules

SOURCE = Path(jiheng.__file__).parent
NAMES = tuple(modules(checks))
#: Words that accuse; what a report itself says may be quoted.
ACCUSING = re.compile("造假|虚报|虚列|违规|违纪|套取|挪用|注水|虚高|抄袭")
QUOTED = re.compile("“[^”]*”|《[^》]*》")
TELLING = (
    *("auditing", "desk", "writing/audited", "writing/comments", "writing/workpaper"),
    *("writing/findings.py", "writing/marked.py", "writing/audit_files.py"),
    *("commands/audit.py", "commands/explain.py", "commands/open_.py", "commands/cache.py"),
    *("commands/compare.py", "commands/facts.py"),
)


@pytest.mark.parametrize("name", NAMES)
def test_every_check_has_a_specification_that_fires_and_one_that_stays_silent(repository, name):
    page = repository / "tests" / "checks" / f"{name}.md"
    assert page.is_file()

    cases = re.split(r"(?m)^## ", page.read_text(encoding="utf-8"))[1:]
    fires = [f"{name} " in case.partition("```findings")[2] for case in cases]
    assert any(fires)
    assert not all(fires)


@pytest.mark.parametrize("name", NAMES)
def test_every_check_has_a_page_of_documentation(repository, name):
    assert (repository / "docs" / "reference" / "checks" / f"{name}.md").is_file()


def test_no_specification_is_of_a_check_that_is_gone(repository):
    pages = {path.stem for path in (repository / "tests" / "checks").glob("*.md")}

    assert pages - {*NAMES} == set()


def test_titles_are_their_own():
    titles = [one.title for one in all_checks()]

    assert sorted({*titles}) == sorted(titles)


@pytest.mark.parametrize("one", all_checks(), ids=lambda one: one.name)
def test_a_check_says_why_how_and_what_not(one):
    heads = ("**为什么**", "**怎样判断**", "**不报告**")

    assert [head for head in heads if head not in one.page] == []
    assert one.advice
    assert one.advice[-1] not in "。；，"


def texts():
    """Every Chinese text a user may read, by its place: strings, page templates and scripts."""
    for told in TELLING:
        place = SOURCE / told
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.suffix == ".py" and path.is_file():
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                    if isinstance(node, ast.Constant) and isinstance(node.value, str):
                        yield f"{path.name}:{node.lineno}", node.value
            elif path.suffix in (".html", ".js"):
                yield path.name, path.read_text(encoding="utf-8")


def test_nothing_that_is_told_accuses():
    accusing = [
        f"{where}: {text[:60]}"
        for where, text in texts()
        # A list of words that a claim looks for is no message: it holds nothing but them.
        if ACCUSING.search(QUOTED.sub("", text)) and not re.fullmatch(r"[\u4e00-\u9fff|]+", text)
    ]

    assert accusing == []


def test_a_verdict_is_no_judgement():
    verdict = Findings().verdict

    assert "合格" not in verdict
    assert verdict.endswith("机器核对，不作认定依据")
    assert [
        where for where, text in texts() if re.search("(?:审核|核对|结论)(?:不)?合格", text)
    ] == []
