"""The English words of the workbench: collected from pages and code, kept in one file, compiled.

    python -m tools.catalogue            collects and compiles
    python -m tools.catalogue --check    says what is not translated; 1 where anything is

Chinese is the source; English is written in ``web/locale/en/LC_MESSAGES/django.po``.
"""

import ast
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

WEB = Path(__file__).resolve().parent.parent / "src" / "jiheng" / "web"
WORDS = WEB / "locale" / "en" / "LC_MESSAGES" / "django.po"
#: Nothing in the files changes but words.
_WHEN = datetime(2026, 1, 1, tzinfo=UTC)
_METHODS = [("**/migrations/**", "ignore"), ("**.py", "python"), ("**.html", "jinja2")]
_KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2)}
_OPTIONS = {"**.html": {"extensions": "jinja2.ext.i18n", "trimmed": "true", "silent": "false"}}
#: Words that code keeps as data and looks up when it shows them: file → constants and classes.
#: Choices of models are among them: wrapped where they stand, they would be a migration each.
_KEPT = {
    "../measures/media.py": ("MEDIA",),
    "../measures/reported.py": ("HEADING", "TO_CHECK"),
    "accounts/models/agency.py": ("Kind", "Agency"),
    "accounts/models/person.py": ("Person",),
    "accounts/models/post.py": ("Role", "Post"),
    "accounts/models/security_event.py": ("Kind",),
    "accounts/urls.py": ("NAVIGATION",),
    "configuration.py": ("MEANINGS",),
    "workbench/audits/tallied.py": ("ORDERS", "FINDINGS"),
    "workbench/course.py": ("_DONE", "NOT_FILED", "SENT_BACK"),
    "workbench/models/audit.py": ("State",),
    "workbench/models/imported.py": ("Kind",),
    "workbench/models/package.py": ("State",),
    "workbench/models/task.py": ("State",),
    "workbench/packaged.py": ("_STEPS",),
    "workbench/pages/audits/asked.py": ("_MISSING",),
    "workbench/pages/audits/beside.py": ("_SEVERITIES", "_STATUSES"),
    "workbench/pages/audits/urls.py": ("NAVIGATION",),
    "workbench/pages/desk/changes.py": ("_KINDS",),
    "workbench/pages/desk/received.py": ("_WHICH",),
    "workbench/pages/desk/urls.py": ("NAVIGATION",),
    "workbench/pages/imports/views.py": ("_KINDS",),
    "workbench/pages/reports/urls.py": ("NAVIGATION",),
    "workbench/pages/scores/lines.py": ("FILTERS", "_RULE", "_FACT"),
    "workbench/pages/tasks/drafting.py": ("_WITHOUT",),
    "workbench/pages/tasks/forms.py": ("SCOPES",),
    "workbench/pages/tasks/listed.py": ("_WHICH",),
    "workbench/pages/tasks/urls.py": ("NAVIGATION",),
    "workbench/pages/fill/grid.py": ("_BESIDE", "_CLOSED"),
    "workbench/pages/work/meeting.py": ("_MEETINGS",),
    "workbench/pages/work/parts.py": ("_INSIDE",),
    "workbench/pages/work/steps.py": ("_CONSEQUENCES",),
    "workbench/pages/work/urls.py": ("NAVIGATION",),
    "workbench/workflow.py": ("STATES", "STEPS", "_BACK", "OPTIONAL"),
}
#: Words for the pages that come from outside of them: file → words.
_ELSEWHERE = {
    "../auditing/model.py": ("填报单位", "表样制定单位", "系统读取"),  # whom a finding is for
    "../auditing/checks/": ("为什么", "怎样判断", "不报告"),  # of every check's docstring
    "../writing/findings.py": ("数字", "关系"),  # what is counted of an audit
    "../scoring/model.py": (  # stations on the way to a score
        "基础数据", "剔除项", "公式", "代入", "值", "目标值", "评分标准", "待确认", "判断", "设置",
        "试算", "得分", "自评", "绩效目标", "偏差原因", "不适用", "说明",
    ),
}  # fmt: skip
#: Macros that look up what they are given, and tables of such words in templates.
_LOOKING_UP, _TABLES = frozenset({"state", "severity"}), frozenset({"TONES", "SEVERITIES"})
_CHINESE = re.compile("[\u4e00-\u9fff]")


def _empty() -> Catalog:
    return Catalog(
        locale="en",
        project="jiheng",
        version="-",
        header_comment="# English words of the workbench; collected by tools/catalogue.py.",
        creation_date=_WHEN,
        revision_date=_WHEN,
        last_translator="-",
        language_team="-",
        msgid_bugs_address="-",
        fuzzy=False,
    )


def collected() -> Catalog:
    """Every message of the workbench, none translated."""
    found = _empty()
    for file, line, message, *_ in extract_from_dir(
        str(WEB), method_map=_METHODS, options_map=_OPTIONS, keywords=_KEYWORDS
    ):
        del line
        found.add(message, locations=[(file, 0)])
    for file, word in (*_kept_by_code(), *_kept_by_templates()):
        found.add(word, locations=[(file, 0)])
    return found


def _kept_by_code() -> Iterator[tuple[str, str]]:
    """What `_KEPT` names; a name that is not there any more is an error."""
    for file, words in _ELSEWHERE.items():
        yield from ((file, word) for word in words)
    for file, names in _KEPT.items():
        tree = ast.parse((WEB / file).read_text(encoding="utf-8"))
        kept = dict(_named(tree))
        for name in names:
            for node in ast.walk(kept[name]):
                word = node.value if isinstance(node, ast.Constant) else None
                if isinstance(word, str) and _CHINESE.search(word):
                    yield file, word


def _named(tree: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Classes and assigned constants, wherever they stand."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield (
                node.name,
                ast.Module([one for one in node.body if isinstance(one, ast.Assign)], []),
            )
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for one in (each for target in targets for each in ast.walk(target)):
                if isinstance(one, ast.Name):
                    yield one.id, node.value


def _kept_by_templates() -> Iterator[tuple[str, str]]:
    """What is handed to a macro that looks it up."""
    reader = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    for path in sorted(WEB.rglob("*.html")):
        file = path.relative_to(WEB).as_posix()
        for node in _looked_up(reader.parse(path.read_text(encoding="utf-8"))):
            for one in (node, *node.find_all(nodes.Const)):
                word = one.value if isinstance(one, nodes.Const) else None
                if isinstance(word, str) and _CHINESE.search(word):
                    yield file, word


def _looked_up(template: nodes.Template) -> Iterator[nodes.Node]:
    for call in template.find_all(nodes.Call):
        if isinstance(call.node, nodes.Getattr) and call.node.attr in _LOOKING_UP:
            yield from call.args
    for table in template.find_all(nodes.Assign):
        if isinstance(table.target, nodes.Name) and table.target.name in _TABLES:
            yield table.node


def merged() -> Catalog:
    """What was collected, with the English there is; what is said nowhere any more is dropped."""
    known = _empty()
    if WORDS.exists():
        with WORDS.open("rb") as file:
            for message in read_po(file, locale="en"):
                if message.id:
                    known.add(message.id, message.string)
    known.update(collected(), no_fuzzy_matching=True)
    known.obsolete.clear()
    return known


def compiled(catalog: Catalog) -> bytes:
    """As Django reads it."""
    made = BytesIO()
    write_mo(made, catalog)
    return made.getvalue()


def untranslated(catalog: Catalog) -> Iterator[str]:
    """Messages without English."""
    for message in catalog:
        said = message.string or ""
        if message.id and not (said if isinstance(said, str) else all(said)):
            yield str(message.id)


def main(arguments: list[str]) -> int:
    """Collect and compile, or say what is missing."""
    catalog = merged()
    missing = list(untranslated(catalog))
    if "--check" in arguments:
        print(*missing, sep="\n")
        return 1 if missing else 0
    WORDS.parent.mkdir(parents=True, exist_ok=True)
    with WORDS.open("wb") as file:
        write_po(file, catalog, width=100, sort_output=True, include_lineno=False)
    WORDS.with_suffix(".mo").write_bytes(compiled(catalog))
    print(f"{WORDS.name}: {len(catalog)}, without English: {len(missing)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
