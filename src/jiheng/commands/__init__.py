"""One file per command (命令): found by file name, imported when called.

A command module has ``command``, a click command. A trailing ``_`` of the file
name is dropped (``import_.py`` is ``jiheng import``). Its one-line summary is the
``short_help`` in its decorator; it is read from the source, so that listing the
commands imports none of them. Those of the workbench lie in ``jiheng.web.commands``,
so that nothing here knows Django.

Exit codes: 0 done; 1 done, but incomplete, or something was found; 2 wrong input
or usage; 3 of an audit: a file could not be read. A command returns its code, None is 0.
"""

import ast
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from jiheng.errors import JihengError
from jiheng.folder import Modules, modules
from jiheng.writing.aligned import aligned, wrapped

#: Folders of commands; the second has those that need the extra ``web``.
_FOLDERS = ("jiheng.commands", "jiheng.web.commands")
_HEADINGS = {"Options": "选项", "Commands": "命令"}
#: What click says of a path → in Chinese.
_PATHS = {
    "does not exist": "没有这个文件",
    "is a directory": "这是文件夹",
    "is a file": "这是文件，不是文件夹",
    "is not readable": "没有读取的权限",
    "is not writable": "没有写入的权限",
}
_INTERRUPTED = 130


class _Formatter(click.HelpFormatter):
    """Help pages with Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """``用法：`` before the usage line."""
        super().write_usage(prog, args, prefix or "用法：")

    def write_text(self, text: str) -> None:
        """A paragraph, Chinese characters counted as two columns."""
        indent = " " * self.current_indent
        for line in wrapped(text, self.width - self.current_indent):
            self.write(f"{indent}{line}".rstrip() + "\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Names and what they mean, in straight columns."""
        del col_max, col_spacing
        indent = " " * self.current_indent
        told = [(name, meaning.replace("  [required]", "（必填）")) for name, meaning in rows]
        for line in aligned(told, frozenset(), self.width - self.current_indent).split("\n"):
            self.write(f"{indent}{line}\n")

    def write_heading(self, heading: str) -> None:
        """A heading in Chinese."""
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")


class _Context(click.Context):
    formatter_class = _Formatter


class _Commands(click.Group):
    """The group of all commands; a folder is its registry."""

    context_class = _Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names by file, none imported."""
        del ctx
        return sorted(name.removesuffix("_") for folder in _FOLDERS for name in _found(folder))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of one command."""
        del ctx
        place = _place(cmd_name)
        if place is None:
            return None
        folder, file_name = place
        try:
            command: click.Command = _found(folder)[file_name].command
        except ModuleNotFoundError as error:
            if folder == _FOLDERS[0] or (error.name or "").startswith("jiheng"):
                raise
            raise NotInstalled(cmd_name, "web") from error
        command.name = cmd_name
        return _in_chinese(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Each command with its summary."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _summary(name)) for name in self.list_commands(ctx)])


def _in_chinese(command: click.Command) -> click.Command:
    """The same command, its help page in Chinese, and so those below it."""
    command.context_class = _Context
    command.options_metavar = "[选项]"
    if not any("--help" in option.opts for option in command.params):
        click.help_option("--help", help="显示本页")(command)
    if isinstance(command, click.Group):
        command.subcommand_metavar = "命令 …"
        for below in command.commands.values():
            _in_chinese(below)
    return command


class NotInstalled(JihengError):
    """A command whose packages are not there."""

    def __init__(self, command: str, extra: str) -> None:
        """Say which extra brings them."""
        super().__init__(
            f"jiheng {command}", "所需的程序包没有安装", f'安装：pip install "jiheng[{extra}]"'
        )


def _found(folder: str) -> Modules:
    """The commands of one folder, none imported."""
    return modules(import_module(folder))


def _place(name: str) -> tuple[str, str] | None:
    """Folder and file of a command; None where there is none."""
    return next(
        (
            (folder, file_name)
            for folder in _FOLDERS
            for file_name in (name, f"{name}_")
            if file_name in _found(folder)
        ),
        None,
    )


def _summary(name: str) -> str:
    """The ``short_help`` of a command, from its source."""
    folder, file_name = _place(name) or (_FOLDERS[0], name)
    source = Path(str(import_module(folder).__file__)).with_name(f"{file_name}.py")
    texts = (
        keyword.value.value
        for node in ast.walk(ast.parse(source.read_bytes()))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "short_help" and isinstance(keyword.value, ast.Constant)
    )
    return str(next(texts, ""))


_GROUP = _in_chinese(
    _Commands(
        "jiheng",
        help="绩衡：按财政部门自己的评分标准给自评算分，写成报告，审核报送的报告，每个数都有出处。",
        epilog="退出码：0 完成；1 完成，但不完整或查出问题；2 输入或用法有误；3 有文件没有读成。",
        no_args_is_help=True,
        subcommand_metavar="命令 …",
        params=[
            click.Option(["--version"], is_flag=True, expose_value=False, help="显示版本号"),
        ],
    )
)


def run(arguments: Sequence[str]) -> int:
    """Run one command; what is wrong with the input is said on stderr."""
    try:
        code: Any = _GROUP.main(list(arguments), prog_name="jiheng", standalone_mode=False)
    except JihengError as error:
        click.echo(str(error), err=True)
        return error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return error.exit_code
    except click.ClickException as error:
        click.echo(_sentence(error), err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("已中断。", err=True)
        return _INTERRUPTED
    return code if isinstance(code, int) else 0


def _sentence(error: click.ClickException) -> str:
    """What is wrong with the usage, and where its help is."""
    context = getattr(error, "ctx", None)
    help_command = f"{context.command_path if context else 'jiheng'} --help"
    return f"{_what(error)}。用法见 {help_command}。"


def _what(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            near = f"，是否应为 {'、'.join(error.possibilities)}" if error.possibilities else ""
            return f"没有选项 {error.option_name}{near}"
        case click.BadOptionUsage():
            return f"选项 {error.option_name} 后面缺少内容，或多了内容"
        case click.MissingParameter():
            return f"缺少 {_named(error)}"
        case click.BadParameter():
            return f"{_named(error)} {_expected(error)}"
        case click.exceptions.NoSuchCommand():
            near = f"，是否应为 {'、'.join(error.possibilities)}" if error.possibilities else ""
            return f"没有命令 {error.command_name}{near}"
        case _:
            return error.format_message().rstrip(".")


def _in_chinese_why(message: str) -> str:
    """What click says of a path, in Chinese."""
    return next((told for words, told in _PATHS.items() if words in message), message.rstrip("."))


def _expected(error: click.BadParameter) -> str:
    """What an option or argument takes instead."""
    match error.param.type if error.param else None:
        case click.Choice(choices=choices):
            return f"只能是：{'、'.join(str(choice) for choice in choices)}"
        case click.Path() | click.File():
            return f"指的文件无法打开（{_in_chinese_why(error.message)}）"
        case click.types.IntParamType():
            return "应填整数"
        case _:
            return f"不能这样填（{error.message.rstrip('.')}）"


def _named(error: click.BadParameter) -> str:
    if error.param is None or error.ctx is None:
        return str(error.param_hint or "参数")
    if isinstance(error.param, click.Argument):
        return error.param.make_metavar(error.ctx)
    return " / ".join(error.param.opts)
