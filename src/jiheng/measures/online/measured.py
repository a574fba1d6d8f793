"""From exports of the platform to 数据有效传输率, of each outlet and of all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from jiheng.measures.errors import NoData
from jiheng.measures.figures import Figure, Measures
from jiheng.measures.headings import column, needed
from jiheng.measures.listed import Listed, listed
from jiheng.measures.remarks import Counted
from jiheng.measures.settings import Chosen
from jiheng.measures.water.read import number
from jiheng.quantities import decimals

_FIRM = ("企业名称", "排污单位", "排污单位名称", "单位名称", "企业")
_OUTLET = ("排口名称", "监控点名称", "监测点", "监控点", "排口", "点位")
_DUE = ("应传数据个数", "应传个数", "应传数", "应传输数据个数", "应上传数", "应传数据量")
_SENT = ("实传数据个数", "实传个数", "实传数", "实际传输数据个数", "实传数据量", "传输个数")
_VALID = ("有效数据个数", "有效个数", "有效数", "有效数据量")
_FREE = ("停运数据个数", "停产数据个数", "免传数", "停运个数", "停产个数")
#: How all outlets become one figure.
TOGETHER = ("按数据个数", "监控点平均")
_RULE = "传输率×有效率（污染源自动监控数据传输有效率考核）"


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for.

    Attributes:
        year: of the data.
        subject: whose monitors.
        together: how all outlets become one figure, one of `TOGETHER`.
    """

    year: int
    subject: str = ""
    together: str = "按数据个数"


@dataclass(frozen=True, slots=True)
class Outlet:
    """What one monitor should have sent, sent, and of that was valid."""

    name: str
    due: Fraction
    sent: Fraction
    valid: Fraction

    @property
    def rates(self) -> tuple[Fraction, Fraction, Fraction]:
        """传输率, 有效率 and their product, 0 to 1; what sent nothing has 0 valid."""
        transmission = self.sent / self.due
        validity = self.valid / self.sent if self.sent else Fraction(0)
        return transmission, validity, transmission * validity


def measured(files: Sequence[Path], order: Order) -> Measures:
    """The rates of all monitors, and of each.

    Raises:
        JihengError: what the files lack, in one sentence.
    """
    counted = Counted()
    found: dict[str, Outlet] = {}
    for path in files:
        for one in _outlets(listed(path), path.name, counted):
            before = found.get(one.name, Outlet(one.name, Fraction(0), Fraction(0), Fraction(0)))
            found[one.name] = Outlet(
                one.name, before.due + one.due, before.sent + one.sent, before.valid + one.valid
            )
    outlets = tuple(found.values())
    if not outlets:
        raise NoData("、".join(map(str, files)), "可用的数据个数")
    setting = Chosen("合并方法", order.together, "平台口径不一", "low")
    return Measures(
        title="污染源自动监控数据有效传输率",
        subject=order.subject,
        year=order.year,
        standard=_RULE,
        figures=_figures(outlets, order.together),
        settings={setting.name: str(setting)},
        remarks=tuple(map(str, counted.remarks)),
        tables={"监控点": _table(outlets)},
    )


def _figures(outlets: Sequence[Outlet], together: str) -> tuple[Figure, ...]:
    due, sent, valid = (
        sum((getattr(one, name) for one in outlets), Fraction(0))
        for name in ("due", "sent", "valid")
    )
    rates = Outlet("", due, sent, valid).rates
    how = [f"实传{sent}÷应传{due}", f"有效{valid}÷实传{sent}"]
    if together == TOGETHER[1]:
        columns = zip(*(one.rates for one in outlets), strict=True)
        means = [sum(column, Fraction(0)) / len(outlets) for column in columns]
        rates = (means[0], means[1], means[2])
        how = [f"{len(outlets)}个监控点的平均"] * 2
    product = how[0] if together == TOGETHER[1] else f"{_percent(rates[0])}×{_percent(rates[1])}"
    return (
        Figure("数据传输率", rates[0] * 100, "%", 1, how[0], _RULE, "medium"),
        Figure("数据有效率", rates[1] * 100, "%", 1, how[1], _RULE, "medium"),
        Figure("数据有效传输率", rates[2] * 100, "%", 1, product, _RULE, "medium"),
    )


def _outlets(found: Listed, file: str, counted: Counted) -> Iterator[Outlet]:
    due, sent, valid = (needed(found.heads, one, found.where) for one in (_DUE, _SENT, _VALID))
    firm, outlet, free = (column(found.heads, one) for one in (_FIRM, _OUTLET, _FREE))
    for place, row in zip(found.places, found.rows, strict=True):
        where = f"{file}第{place}行"
        name = " ".join(row[one] for one in (firm, outlet) if one and row[one]) or f"第{place}行"
        if name.startswith(("合计", "总计")):
            counted.add("合计行", where, "不计，另行求和")
            continue
        numbers = [number(row[one]) for one in (due, sent, valid)]
        should, came, good = numbers
        if should is None or came is None or good is None or min(should, came, good) < 0:
            counted.add("缺个数或个数为负的行", where, "不计")
            continue
        should -= (number(row[free]) if free else None) or Fraction(0)
        if should <= 0:
            counted.add("没有应传数据的监控点", where, "全年停运，不计")
            continue
        if good > came:
            counted.add("有效数多于实传数的行", where, "不计")
            continue
        if came > should:
            counted.add("实传数多于应传数的行", where, "实传数按应传数计")
            good, came = min(good, should), should
        yield Outlet(name, should, came, good)


def _table(outlets: Sequence[Outlet]) -> tuple[tuple[str, ...], ...]:
    return (
        ("监控点", "应传", "实传", "有效", "传输率", "有效率", "有效传输率"),
        *(
            (one.name, str(one.due), str(one.sent), str(one.valid), *map(_percent, one.rates))
            for one in outlets
        ),
    )


def _percent(rate: Fraction) -> str:
    return f"{decimals(rate * 100, 1)}%"
