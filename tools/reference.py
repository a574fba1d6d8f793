"""Generate ``docs/reference``: commands, errors, rules, base data, frameworks, checks, the schema.

``python tools/reference.py`` writes the pages; with ``--check`` it writes nothing
and exits 1 when one of them is not what would be written.
"""

import ast
import inspect
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import get_args

import click

import jiheng
import jiheng.commands
import jiheng.frameworks.rules
from jiheng.auditing.audit import all_checks
from jiheng.auditing.check import Check
from jiheng.auditing.model import Addressee, Coverage, Kind, Severity
from jiheng.folder import modules
from jiheng.frameworks import Framework, Indicator, load_framework
from jiheng.frameworks.catalogue import FactNames, catalogue
from jiheng.frameworks.load import LIBRARY
from jiheng.frameworks.ties import ties_of
from jiheng.quantities import number, unit

SOURCE = Path(jiheng.__file__).parent
PAGES = Path(__file__).parent.parent / "docs" / "reference"
STATUS = {
    "official": "官方印发",
    "reference": "共性框架，不设分值",
    "reconstruction": "据公开材料重建，分值未经核实",
    "placeholder": "占位，须替换",
}


def main() -> int:
    """Write the pages, or with ``--check`` compare them."""
    pages = {
        "commands.md": commands(),
        "errors.md": errors(),
        "rules.md": rules(),
        "facts.md": facts(),
        **frameworks(),
        **checks(),
        "audit.schema.json": schema(),
    }
    if "--check" in sys.argv[1:]:
        return check(pages)
    for name, text in pages.items():
        (PAGES / name).parent.mkdir(parents=True, exist_ok=True)
        (PAGES / name).write_text(text, encoding="utf-8")
    for path in set(PAGES.rglob("*.md")) - {PAGES / name for name in pages}:
        path.unlink()
    return 0


def check(pages: dict[str, str]) -> int:
    """Name the pages that are not up to date; exit code 1 if there are any."""
    old = [
        name
        for name, text in pages.items()
        if not (PAGES / name).exists() or (PAGES / name).read_text(encoding="utf-8") != text
    ]
    old += [
        str(path.relative_to(PAGES))
        for path in PAGES.rglob("*.md")
        if str(path.relative_to(PAGES)) not in pages
    ]
    for name in old:
        print(f"docs/reference/{name} 不是最新的，运行 make docs 重新生成")
    return 1 if old else 0


def commands() -> str:
    """Every command with its options, as ``--help`` prints it."""
    lines = [
        "# 命令\n",
        "退出码：0 完成；1 完成，但不完整或查出问题；2 输入或用法有误；3 审核时有文件未读。\n",
    ]
    for name, module in modules(jiheng.commands).items():
        lines += list(_command(module.command, f"jiheng {name.removesuffix('_')}"))
    return "\n".join(lines) + "\n"


def _command(command: click.Command, path: str) -> Iterator[str]:
    yield f"## `{path}`\n"
    yield f"{inspect.cleandoc(command.help or '')}\n"
    options = [
        f"| `{_spelling(parameter)}` | {_explained(parameter)} |"
        for parameter in command.params
        if isinstance(parameter, click.Option) and "--help" not in parameter.opts
    ]
    arguments = [
        f"`{parameter.make_metavar(click.Context(command))}`"
        for parameter in command.params
        if isinstance(parameter, click.Argument)
    ]
    if arguments:
        yield f"参数：{'、'.join(arguments)}\n"
    if options:
        yield "\n".join(["| 选项 | 说明 |", "|---|---|", *options, ""])
    if isinstance(command, click.Group):
        for name, below in sorted(command.commands.items()):
            yield from _command(below, f"{path} {name}")


def _spelling(option: click.Option) -> str:
    value = "" if option.is_flag else f" {option.make_metavar(click.Context(click.Command('x')))}"
    return " / ".join(option.opts) + value.replace("|", "\\|")


def _explained(option: click.Option) -> str:
    return (option.help or "").replace("|", "\\|")


def errors() -> str:
    """Every error: what a user reads, and when."""
    lines = [
        "# 错误\n",
        "每条信息依次说明：何处、何事、如何处理；同一文件的问题一次列全。\n",
        "以下“{…}”处填入实际的名称和数字。\n",
    ]
    for path in sorted(SOURCE.rglob("errors.py")):
        found = list(_errors_of(ast.parse(path.read_text(encoding="utf-8"))))
        if found:
            lines += [f"\n## {_module_name(path)}\n", "| 名称 | 信息 |", "|---|---|", *found]
    return "\n".join(lines) + "\n"


def _module_name(path: Path) -> str:
    return ".".join(("jiheng", *path.relative_to(SOURCE).with_suffix("").parts))


def _errors_of(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            sentence = _sentence(node)
            if sentence:
                yield f"| `{node.name}` | {sentence} |"


def _sentence(node: ast.ClassDef) -> str:
    """The texts its ``__init__`` hands to its base, as one template."""
    calls = (
        call
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "super().__init__"
    )
    texts = [_template(argument) for call in calls for argument in call.args]
    return "。".join(text for text in texts if any("\u4e00" <= sign <= "\u9fff" for sign in text))


def _template(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "{…}" for part in node.values
        )
    return ""


def checks() -> dict[str, str]:
    """One page per check, and their index."""
    found = all_checks()
    index = [
        "# 审核规则\n",
        "`jiheng explain 名称` 打印同样的说明。最高列为：依据不足时，同一规则的发现列得更低。\n",
        "| 名称 | 标题 | 最高列为 | 处理方 |",
        "|---|---|---|---|",
    ]
    index += [
        f"| [{one.name}](checks/{one.name}.md) | {one.title} | {one.severity.label} "
        f"| {one.addressee} |"
        for one in found
    ]
    pages = {f"checks/{one.name}.md": _check(one) for one in found}
    return {"checks.md": "\n".join(index) + "\n", **pages}


def _check(one: Check) -> str:
    return (
        f"# {one.title}\n\n`{one.name}`　最高列为{one.severity.label}，由{one.addressee}处理\n\n"
        f"{one.page}\n\n建议：{one.advice}。\n"
    )


def schema() -> str:
    """The stable form of an audit as JSON Schema."""
    text, count = {"type": "string"}, {"type": "integer", "minimum": 0}
    place = _object(
        dict.fromkeys(("page", "line", "block", "table", "row", "column"), count | {"minimum": 1})
        | {"quote": text},
        ("quote",),
    )
    at, places = {"$ref": "#/$defs/place"}, {"type": "array", "items": {"$ref": "#/$defs/place"}}
    told = {"stated": text, "expected": text, "at": at, "because": places}
    relation = _object(
        {"kind": {"enum": list(get_args(Kind))}, "holds": {"type": ["boolean", "null"]}, **told}
    )
    finding = _object(
        {
            "check": text,
            "severity": {"enum": [one.key for one in reversed(Severity)]},
            "addressee": {"enum": [str(one) for one in Addressee]},
            "message": text,
            "advice": text,
            **told,
        }
    )
    document = dict.fromkeys(("kind", "title", "agency", "region", "framework"), text)
    audit = _object(
        {
            "file": text,
            "document": _object({**document, "year": {"type": ["integer", "null"]}}),
            "verdict": text,
            "coverage": _object(dict.fromkeys(Coverage._fields, count)),
            "relations": {"type": "array", "items": relation},
            "findings": {"type": "array", "items": finding},
            "unchecked": {"type": "array", "items": _object({"reason": text, "at": at})},
        }
    )
    whole = {
        "title": "jiheng audit --format json，一行一个文件",
        "oneOf": [audit, _object({"file": text, "error": text})],
        "$defs": {"place": place},
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _object(
    properties: Mapping[str, object], required: Iterable[str] | None = None
) -> dict[str, object]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties if required is None else required),
        "additionalProperties": False,
    }


def rules() -> str:
    """The six kinds of rule, from the docstrings of their modules."""
    lines = ["# Kinds of rule (评分标准)\n"]
    for name, module in modules(jiheng.frameworks.rules).items():
        lines.append(f"## `{name}`\n\n{inspect.getdoc(module)}\n")
        if hasattr(module, "Rule"):
            lines.append(f"{inspect.getdoc(module.Rule)}\n")
    return "\n".join(lines) + "\n"


def facts() -> str:
    """The catalogue of base data (基础数据), by group."""
    lines = ["# 基础数据\n"]
    group = ""
    for fact in catalogue().facts.values():
        if fact.group != group:
            group = fact.group
            lines += [
                f"\n## {group}\n",
                "| 名称 | 单位 | 口径 | 取数来源 | 别名 |",
                "|---|---|---|---|---|",
            ]
        aliases = "、".join(fact.aliases)
        lines.append(
            f"| {fact.name} | {fact.unit} | {fact.definition} | {fact.where} | {aliases} |"
        )
    known = catalogue()
    ties = ties_of(known.section, FactNames(known.facts), unit("万元"))
    lines += ["\n## 勾稽关系\n", *(f"- {tie.text}" for tie in ties)]
    return "\n".join(lines) + "\n"


def frameworks() -> dict[str, str]:
    """One page per framework of the library, and their index."""
    loaded = [load_framework(path.stem) for path in sorted(LIBRARY.glob("*.yaml"))]
    index = ["# 指标体系\n", "| 名称 | 标题 | 年度 | 性质 |", "|---|---|---|---|"]
    index += [
        f"| [{one.id}]({one.id}.md) | {one.title} | {one.year or ''} | {STATUS[one.status]} |"
        for one in loaded
    ]
    pages = {f"frameworks/{one.id}.md": _framework(one) for one in loaded}
    return {"frameworks/README.md": "\n".join(index) + "\n", **pages}


def _framework(framework: Framework) -> str:
    lines = [f"# {framework.title}\n", f"`{framework.id}`　{STATUS[framework.status]}\n"]
    lines.append(f"来源：{framework.source}\n")
    if framework.grades:
        scale = "，".join(
            f"{grade} {number(floor)}分起" for grade, floor in framework.grades.items()
        )
        lines.append(f"等级：{scale}\n")
    lines += ["| 指标 | 分值 | 计算公式 | 目标值 | 评分标准 |", "|---|---:|---|---|---|"]
    for indicator in framework.indicators:
        lines += _rows(indicator, 0)
    totals = (*framework.caps, *framework.vetoes, *framework.bonus)
    if totals:
        lines += ["\n总分规则：\n", *(f"- {reading.text}" for reading in totals)]
    return "\n".join(lines) + "\n"


def _rows(indicator: Indicator, depth: int) -> Iterator[str]:
    points = "" if indicator.points is None else number(indicator.points)
    formulas = "<br>".join(
        str(formula) if name == "value" else f"{name}＝{formula}"
        for name, formula in indicator.values.items()
    )
    rule = "" if indicator.rule is None else indicator.rule.text.replace("\n", "<br>")
    cells = ("　" * depth + indicator.title, points, formulas, indicator.target, rule)
    yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    for child in indicator.children:
        yield from _rows(child, depth + 1)


if __name__ == "__main__":
    sys.exit(main())
