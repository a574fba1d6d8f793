"""``jiheng measure``: outcome figures from monitoring data (内部核对值)."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from jiheng.commands.errors import NotADay, NotAPair
from jiheng.measures.figures import LABEL, YEARLY, Figure, Measures
from jiheng.measures.media import loaded
from jiheng.writing.aligned import aligned

_FILE = click.Path(path_type=Path)
#: How sure we are of a formula, where less than sure.
_SURE = {"medium": "把握中", "low": "把握低"}
_CODES = "\n\n退出码：0 已计算；1 已计算，数据有缺失或不能用的值；2 输入有误。"


@click.group(
    short_help="由监测数据计算成效指标：空气、水、水源、比率、满意度、自动监控",
    help="由监测数据计算环境质量等成效指标，每个数写明算式、标准和设置。结果是内部核对值："
    "报告里的数以上级通报为准，这里的数不代替它，不一致时核实；监测数据和算出的数不对外公开。",
)
def command() -> None:
    """One command a medium."""


def _data(required: bool = True) -> Callable[[Any], Any]:  # noqa: FBT001, FBT002 - of the files
    """The files, and the options that every medium has."""
    year = click.option("--year", metavar="年度", required=True, type=int, help="计算的年度")
    subject = click.option("--subject", metavar="名称", default="", help="城市、区县或单位的名称")
    output = click.option(
        "-o", "--output", metavar="文件", type=_FILE,
        help="另存，格式按文件名结尾：yaml、html、docx、xlsx、pdf",
    )  # fmt: skip
    workbook = click.option(
        "--workbook", metavar="填报表", type=_FILE,
        help="在填报表基础数据的备注栏写“内部核对值…”，不改填报的数",
    )  # fmt: skip
    files = click.argument("files", metavar="数据…", nargs=-1, required=required, type=_FILE)

    def decorated(function: Any) -> Any:  # noqa: ANN401 - what click decorates
        for one in (workbook, output, subject, year, files):
            function = one(function)
        return function

    return decorated


_before = click.option(
    "--before", metavar="数据", multiple=True, type=_FILE, help="上年的数据，同口径比较"
)

_since = click.option(
    "--since", metavar="年度", type=int, default=0,
    help="从这一年起逐年比较，均按计算年度的标准；数据在同一批文件里",
)  # fmt: skip


@command.command(
    help="由小时浓度或日均浓度计算优良天数比例、年均值、百分位数、综合指数。\n\n"
    "数据为监测平台导出的 csv 或 xlsx，可以多个文件；列名写明单位，如 PM2.5(μg/m³)；"
    "日均值的臭氧为日最大8小时平均。" + _CODES
)
@_data()
@click.option("--standard", metavar="标准", default="auto",
              help="如 HJ 633-2012、HJ 633-2026，默认 auto：按年度")  # fmt: skip
@click.option("--rounding", type=click.Choice(["GB/T 8170", "四舍五入"]), default="GB/T 8170",
              help="修约，默认 GB/T 8170")  # fmt: skip
@click.option("--city", type=click.Choice(["点位日值平均", "小时值平均"]), default="点位日值平均",
              help="城市值怎样得出，默认先算点位日值")  # fmt: skip
@click.option("--missing", type=click.Choice(["缺项而未超标的日无效", "有一项有效即有效"]),
              default="缺项而未超标的日无效", help="缺一项的日子怎样算")  # fmt: skip
@click.option("--stamp", type=click.Choice(["时段结束", "时段开始"]), default="时段结束",
              help="8:00 指到8时为止的一小时，还是8时开始的一小时")  # fmt: skip
@click.option("--composite", type=click.Choice(["城市排名", "HJ 663 最大值"]),
              default="城市排名", help="综合指数算法，默认 城市排名")  # fmt: skip
@click.option("--exclude", metavar="日期=原因", multiple=True,
              help="扣除这一天的颗粒物（沙尘），如 2022-03-22=沙尘暴；可以写多次")  # fmt: skip
@click.option("--station", metavar="点位", multiple=True, help="应有的点位；没有数据的会列出")
@_since
@_before
def air(  # noqa: PLR0913 - one argument for each option
    *, files: tuple[Path, ...], year: int, standard: str, subject: str, rounding: Any,  # noqa: ANN401 - one of the choices
    city: Any, missing: Any, stamp: Any, composite: Any, exclude: tuple[str, ...],  # noqa: ANN401 - as above
    station: tuple[str, ...], since: int, before: tuple[Path, ...], output: Path | None,
    workbook: Path | None,
) -> int:  # fmt: skip
    """Read, assess, tell."""
    medium = loaded("jiheng.measures.air.measured")
    settings = medium.Settings(rounding, city, missing, stamp, composite)
    days = dict(map(_day, exclude))
    order = medium.Order(year, standard, subject, settings, days, station, since)
    return _shown(medium.measured(files, order, before), output, workbook)


_below = click.option(
    "--below", type=click.Choice(["检出限的一半", "检出限", "0"]), default="检出限的一半",
    help="低于检出限的值（0.01L、<0.01）按多少计，默认检出限的一半",
)  # fmt: skip


@command.command(
    help="由断面监测数据计算年度类别、优良比例、劣Ⅴ类比例、断面达标率、主要污染指标。\n\n"
    "数据每行一个断面一次监测，每个项目一列；或每行一个项目。年度类别由各项目年均值判定。" + _CODES
)
@_data()
@_below
@click.option("--rounding", type=click.Choice(["不修约", "按限值的小数位"]), default="不修约",
              help="与限值比较前是否修约")  # fmt: skip
@click.option("--months", metavar="月数", type=click.IntRange(1, 12), default=8,
              help="年度评价最少的月数，默认 8")  # fmt: skip
@_since
@_before
def water(  # noqa: PLR0913 - one argument for each option
    *, files: tuple[Path, ...], year: int, subject: str, below: Any, rounding: Any,  # noqa: ANN401 - one of the choices
    months: int, since: int, before: tuple[Path, ...], output: Path | None, workbook: Path | None,
) -> int:  # fmt: skip
    """Read, assess, tell."""
    medium = import_module("jiheng.measures.water.measured")
    settings = medium.Settings(below=below, rounding=rounding, months=months)
    order = medium.Order(year, subject, settings, since)
    return _shown(medium.measured(files, order, before), output, workbook)


@command.command(
    help="由水源监测数据计算集中式饮用水水源达标率：按水源个数，按取水量。\n\n"
    "数据每行一个水源一次监测：水源地名称、水源类型、监测时间、取水量、各项目。" + _CODES
)
@_data()
@_below
def sources(  # noqa: PLR0913 - one argument for each option
    *, files: tuple[Path, ...], year: int, subject: str, below: Any,  # noqa: ANN401 - one of the choices
    output: Path | None, workbook: Path | None,
) -> int:  # fmt: skip
    """Read, assess, tell."""
    medium = import_module("jiheng.measures.water.measured")
    order = medium.Order(year, subject, medium.Settings(below=below))
    measured = import_module("jiheng.measures.water.sources").measured
    return _shown(measured(files, order), output, workbook)


@command.command(
    help="算一个比率或量：受污染耕地安全利用率、农村生活污水治理率、信访办结率等。\n\n"
    "不写名称列出全部；只写名称说明算式。用 --given 给出各数，或用 --data 给出一张表"
    "（每行一个乡镇或单位，合计按总数计算，不取平均）。" + _CODES
)
@click.argument("name", metavar="指标", required=False)
@click.option("--given", metavar="名=值", multiple=True, help="给出一个数，可以写多次")
@click.option("--data", metavar="表", type=_FILE, help="csv 或 xlsx")
@click.option("--year", metavar="年度", type=int, default=0, help="计算的年度")
@click.option("--subject", metavar="名称", default="", help="城市、区县或单位的名称")
@click.option("-o", "--output", metavar="文件", type=_FILE,
              help="另存，格式按文件名结尾：yaml、html、docx、xlsx、pdf")  # fmt: skip
@click.option("--workbook", metavar="填报表", type=_FILE,
              help="在填报表基础数据的备注栏写“内部核对值…”，不改填报的数")  # fmt: skip
def ratio(  # noqa: PLR0913 - one argument for each option
    *, name: str | None, given: tuple[str, ...], data: Path | None, year: int, subject: str,
    output: Path | None, workbook: Path | None,
) -> int:  # fmt: skip
    """List, explain, or work out."""
    medium = import_module("jiheng.measures.ratio")
    if name is None:
        click.echo(
            aligned([(one.name, one.formula) for one in medium.ratios().values()], frozenset())
        )
        return 0
    if data is not None:
        return _shown(medium.of_file(name, data, year, subject), output, workbook)
    if not given:
        click.echo("\n".join(medium.explained(medium.ratio(name))))
        return 0
    return _shown(medium.computed(name, dict(map(_pair, given)), year, subject), output, workbook)


@command.command(
    help="由问卷计算满意度：比率、样本量、有效率、区间、加权平均分。\n\n"
    "数据每行一份答卷，每题一列，答案为非常满意、满意、一般、不满意、非常不满意，或5至1。"
    "没有样本的满意度不计算。用 --print 由题目清单（txt 或 yaml）打印空白问卷 docx。" + _CODES
)
@click.argument("files", metavar="答卷…", nargs=-1, type=_FILE)
@click.option("--year", metavar="年度", type=int, default=0, help="调查的年度")
@click.option("--subject", metavar="名称", default="", help="被评价的单位或工作")
@click.option("--satisfied", type=click.Choice(["非常满意和满意", "含一般"]),
              default="非常满意和满意", help="哪些算作满意")  # fmt: skip
@click.option("--sent", metavar="份数", type=int, default=0, help="发放的份数，计算回收率")
@click.option("--print", "questions", metavar="题目清单", type=_FILE, help="打印空白问卷")
@click.option("-o", "--output", metavar="文件", type=_FILE,
              help="另存，格式按文件名结尾：yaml、html、docx、xlsx、pdf")  # fmt: skip
@click.option("--workbook", metavar="填报表", type=_FILE,
              help="在填报表基础数据的备注栏写“内部核对值…”，不改填报的数")  # fmt: skip
def survey(  # noqa: PLR0913 - one argument for each option
    *, files: tuple[Path, ...], year: int, subject: str, satisfied: str, sent: int,
    questions: Path | None, output: Path | None, workbook: Path | None,
) -> int:  # fmt: skip
    """Print the questions, or reckon the answers."""
    if questions is not None:
        asked = import_module("jiheng.measures.survey.questions").questions(questions)
        place = output or questions.with_suffix(".docx")
        import_module("jiheng.writing.measured.questionnaire").write(asked, place)
        click.echo(f"已写入 {place}：{len(asked.questions)}题")
        return 0
    medium = import_module("jiheng.measures.survey.measured")
    order = medium.Order(year, subject, satisfied=satisfied, sent=sent)
    return _shown(medium.measured(files, order), output, workbook)


@command.command(
    help="由平台导出的数据个数计算污染源自动监控数据有效传输率（传输率×有效率）。\n\n"
    "数据每行一个监控点：企业名称、排口名称、应传、实传、有效数据个数，停运的另列。" + _CODES
)
@_data()
@click.option("--together", type=click.Choice(["按数据个数", "监控点平均"]), default="按数据个数",
              help="各监控点怎样合并")  # fmt: skip
def online(  # noqa: PLR0913 - one argument for each option
    *, files: tuple[Path, ...], year: int, subject: str, together: str, output: Path | None,
    workbook: Path | None,
) -> int:  # fmt: skip
    """Read, reckon, tell."""
    medium = import_module("jiheng.measures.online.measured")
    return _shown(medium.measured(files, medium.Order(year, subject, together)), output, workbook)


@command.command(
    help="天数（或件数）和百分比能对应哪些总数：348天、96.67% 只能是360天中的348天。\n\n"
    "退出码：0 有对应的总数；1 没有。"
)
@click.argument("count", metavar="个数", type=click.IntRange(min=1))
@click.argument("rate", metavar="百分比")
@click.option("--most", metavar="总数", type=int, default=366, help="最大的总数，默认 366")
def fits(*, count: int, rate: str, most: int) -> int:
    """The whole numbers a printed percentage may be of."""
    found = import_module("jiheng.measures.days").possible_denominators(count, rate, most)
    listed = "、".join(map(str, found[:20])) + ("等" if len(found) > 20 else "")  # noqa: PLR2004 - a line
    click.echo(f"{count}与{rate}：{f'总数为{listed}' if found else f'{most}以内没有对应的总数'}")
    return int(not found)


def _day(text: str) -> tuple[date, str]:
    day, _, why = text.replace("＝", "=").partition("=")
    try:
        return date.fromisoformat(day.strip()), why.strip() or "未写原因"
    except ValueError as error:
        raise NotADay("--exclude", text, "2022-03-22=沙尘暴") from error


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.replace("＝", "=").partition("=")
    if not equals:
        raise NotAPair("--given", text, "办结件数=198")
    return name.strip(), value.strip()


def _shown(found: Measures, output: Path | None, workbook: Path | None) -> int:
    """Print the figures, save them where asked; 1 where something was met in the data."""
    click.echo("\n".join(_lines(found)))
    if output is not None:
        import_module("jiheng.writing.measured.write").write(found, output)
        click.echo(f"已写入 {output}")
    if workbook is not None:
        for line in import_module("jiheng.writing.measured.beside").note(found, workbook):
            click.echo(line)
    return int(bool(found.remarks))


def _grounds(figure: Figure) -> str:
    """What it rests on; where we are less than sure, that too."""
    sure = _SURE.get(figure.confidence, "")
    return f"{figure.source}（{sure}）" if sure else figure.source


def _yearly(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The table of years, where there is one."""
    if rows:
        yield from (aligned(rows, frozenset(range(1, len(rows[0])))), "")


def _lines(found: Measures) -> Sequence[str]:
    rows = [
        ("指标", "值", "算式", "依据"),
        *((one.name, one.printed, one.how, _grounds(one)) for one in found.figures),
    ]
    year = f"{found.year}年" if found.year else ""
    return [
        f"{found.subject}{year}{found.title}（{found.standard}）",
        LABEL,
        "",
        aligned(rows, frozenset({1})),
        "",
        *_yearly(found.tables.get(YEARLY, ())),
        *(f"设置  {name}：{value}" for name, value in found.settings.items()),
        *(f"数据  {one}" for one in found.remarks),
    ]
