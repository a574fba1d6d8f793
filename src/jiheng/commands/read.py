"""``jiheng read``: a document as it was read, so that a misreading can be seen (读取)."""

import json
from pathlib import Path

import click

from jiheng.documents.read import read
from jiheng.documents.told import as_json, in_lines


@click.command(
    short_help="打印读取到的文档，核对有没有读错",
    help="打印从文件里读到的标题、段落和表格，每处写明位置；没有读取的也列出。\n\n"
    "退出码：0 读取完成；2 文件无法读取，或用法有误。",
)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option(
    "--json", "in_json", is_flag=True, help="输出 JSON：file、title、properties、blocks、unread"
)
def command(*, file: Path, in_json: bool) -> None:
    """One file, as a document."""
    document = read(file)
    if in_json:
        click.echo(json.dumps(as_json(document, file.name), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(in_lines(document)))
