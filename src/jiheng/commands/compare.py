"""``jiheng compare``: the same quantities and the same words in two documents."""

from pathlib import Path

import click

from jiheng.auditing.compare import compare
from jiheng.documents.model import Document
from jiheng.documents.read import read
from jiheng.errors import JihengError
from jiheng.writing.compared import as_json_text, as_text

_UNREAD = 3
_FILE = click.Path(path_type=Path)


@click.command(
    short_help="比较两份报告：同一数据是否一致，文字是否重复",
    help=(
        "比较两年的报告，或自评报告和决算公开：同一年度、同一口径的同名数据逐项相对，不一致的列为"
        "需核实；绩效、问题、措施里文字相同的列出来，职责、机构、政策依据和法规名称不算。"
        "机器核对，不作认定依据。\n\n"
        "退出码：0 没有不同；1 有不一致的数据或相同的文字；2 用法有误；3 有文件未读。"
    ),
)
@click.argument("first", metavar="文件甲", type=_FILE)
@click.argument("second", metavar="文件乙", type=_FILE)
@click.option("--json", "as_data", is_flag=True, help="输出json")
def command(*, first: Path, second: Path, as_data: bool) -> int:
    """Compare two files; exit code 1 where something is to be looked at."""
    documents = [_read(path) for path in (first, second)]
    if any(one is None for one in documents):
        return _UNREAD
    found = compare(*(one for one in documents if one is not None))
    told = as_json_text if as_data else as_text
    click.echo(told(found, (first.name, second.name)), nl=False)
    return int(bool(found.differing or found.texts))


def _read(path: Path) -> Document | None:
    """The document; None of what cannot be read, which is said."""
    try:
        return read(path)
    except JihengError as error:
        click.echo(f"未读：{error}", err=True)
        return None
