"""What became of a figure since the year before, at the same 口径."""

from dataclasses import replace

from jiheng.measures.figures import Figure, Measures


def compared(now: Measures, before: Measures) -> Measures:
    """With the change of every figure that both years have.

    A year that was assessed by another standard is not compared, and that is said.
    """
    if now.standard != before.standard:
        remark = (
            f"{before.year}年按{before.standard}、{now.year}年按{now.standard}，不同口径，不作比较"
        )
        return replace(now, remarks=(*now.remarks, remark))
    changes = (
        change
        for one in now.figures
        if (other := before.figure(one.name)) and (change := change_of(one, other))
    )
    return replace(now, figures=(*now.figures, *changes))


def change_of(now: Figure, before: Figure) -> Figure | None:
    """A ratio changes by percentage points, a concentration in percent, days by days.

    Example:
        >>> from fractions import Fraction
        >>> pm = [Figure("PM2.5年均浓度", Fraction(one), "μg/m³") for one in (37, 42)]
        >>> change_of(*pm).printed, change_of(*pm).how
        ('-11.9%', '37μg/m³，上年42μg/m³')
    """
    if now.value is None or before.value is None:
        return None
    gap = now.value - before.value
    how = f"{now.printed}，上年{before.printed}"
    name = f"{now.name}变化"
    if now.unit == "%":
        return Figure(name, gap, "个百分点", now.places, how)
    if now.unit in ("天", "个"):
        return Figure(name, gap, now.unit, 0, how)
    if not before.value:
        return None
    return Figure(name, gap / before.value * 100, "%", 1, how)
