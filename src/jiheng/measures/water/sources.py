"""Sources of drinking water: attainment by source and by volume (集中式饮用水水源水质达标率)."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from jiheng.measures.errors import NoData
from jiheng.measures.figures import Figure, Measures, share
from jiheng.measures.water.limits import GROUND, SURFACE, THIRD, Item, standard
from jiheng.measures.water.measured import Order
from jiheng.measures.water.read import Sample, read

_RULE = f"{SURFACE} 表1、表2；地下水{GROUND}Ⅲ类"


def measured(files: Sequence[Path], order: Order) -> Measures:
    """Both ways of reckoning, and each source's months.

    Raises:
        JihengError: what the files lack, in one sentence.
    """
    found = read(files, (standard(), standard(GROUND)), order.settings)
    mine = [one for one in found.samples if one.year == order.year]
    if not mine:
        raise NoData("、".join(map(str, files)), f"{order.year}年的数据")
    by_source: dict[str, list[Sample]] = {}
    for one in mine:
        by_source.setdefault(one.section, []).append(one)
    settings = {one.name: str(one) for one in order.settings.chosen() if "月数" not in one.name}
    return Measures(
        title="集中式饮用水水源水质",
        subject=order.subject,
        year=order.year,
        standard=_RULE,
        figures=(_by_source(by_source), _by_volume(mine)),
        settings=settings,
        remarks=(*map(str, found.remarks), *_doubts(mine)),
        tables={"水源达标情况": _table(by_source)},
    )


def exceeding(sample: Sample) -> tuple[str, ...]:
    """Items that are worse than Ⅲ, or above the one limit they have."""
    used = standard(GROUND if sample.ground else SURFACE)
    items: Mapping[str, Item] = {**used.items, **used.supplement}
    return tuple(
        name
        for name, value in sample.values.items()
        if (item := items.get(name)) is not None
        and item.assessed
        and item.place(value, lake=sample.lake) > (THIRD if len(item.limits) > THIRD else 0)
    )


def _by_source(by_source: Mapping[str, Sequence[Sample]]) -> Figure:
    met = sum(not any(map(exceeding, samples)) for samples in by_source.values())
    how = f"{met}÷{len(by_source)}，每次监测都达到Ⅲ类的水源数÷水源总数"
    return Figure(
        "饮用水水源达标率（按水源个数）", share(met, len(by_source)), "%", 1, how, _RULE, "medium"
    )


def _by_volume(samples: Sequence[Sample]) -> Figure:
    name = "饮用水水源达标率（按取水量）"
    lacking = [one for one in samples if one.volume is None]
    if lacking:
        how = f"{len(lacking)}次监测没有取水量，不计算"
        return Figure(name, None, "%", 1, how, _RULE, "medium")
    total = sum((one.volume or Fraction(0) for one in samples), Fraction(0))
    met = sum((one.volume or Fraction(0) for one in samples if not exceeding(one)), Fraction(0))
    value = met / total * 100 if total else None
    how = f"达标取水量{float(met):g}÷总取水量{float(total):g}"
    return Figure(name, value, "%", 1, how, _RULE, "medium")


def _doubts(samples: Sequence[Sample]) -> Iterator[str]:
    if any(one.ground for one in samples):
        yield f"{GROUND}的限值未与原文逐项核对，使用前核对"


def _table(by_source: Mapping[str, Sequence[Sample]]) -> tuple[tuple[str, ...], ...]:
    rows = []
    for name, samples in by_source.items():
        bad = [(one, items) for one in samples if (items := exceeding(one))]
        told = "；".join(f"{one.month}月{'、'.join(items)}" for one, items in bad)
        kind = "地下水" if samples[0].ground else "地表水"
        rows.append((name, kind, str(len(samples)), str(len(samples) - len(bad)), told or "—"))
    return (("水源", "类型", "监测次数", "达标次数", "超标项目"), *rows)
