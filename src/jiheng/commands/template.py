"""``jiheng template``: what a template for ``jiheng fill --template`` may ask for."""

from pathlib import Path

import click

from jiheng.dossiers import read_dossier
from jiheng.dossiers.read import framework_of
from jiheng.frameworks.load import load_framework
from jiheng.writing.aligned import aligned
from jiheng.writing.forms.fields import fields
from jiheng.writing.forms.known import known_of

_LINE = 200


@click.group(
    short_help="模板里可用的字段",
    help="自己做的 Word 模板里可用的字段；填写模板用 jiheng fill --template。",
)
def command() -> None:
    """One command so far."""


@command.command("fields", help="列出模板里可用的字段，和这份填报表里的值。")
@click.argument("dossier", metavar="填报表", type=click.Path(path_type=Path))
@click.option(
    "--framework", "-f", metavar="编号或路径", help="用这个指标体系；省略时用填报表写明的"
)
def fields_(dossier: Path, framework: str | None) -> None:
    """One line a field."""
    used = load_framework(framework or framework_of(dossier).id, dossier)
    known = known_of(used, read_dossier(dossier, used))
    rows = [("字段", "值"), *fields(known).listed()]
    click.echo(aligned(rows, frozenset(), _LINE))
