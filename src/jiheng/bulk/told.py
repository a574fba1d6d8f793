"""What a run over many units says at its end."""

from collections.abc import Iterator

from jiheng.bulk.run import Summary

#: So many repeated codes are named.
_NAMED = 10


def summary_lines(summary: Summary) -> Iterator[str]:
    """Counts first, then everything a person must look at."""
    rate = f"，每秒{summary.rows / summary.seconds:,.0f}个" if summary.seconds else ""
    yield f"{summary.rows:,}个单位，用时{summary.seconds:.1f}秒{rate}"
    if summary.peak is not None:
        yield f"内存最多{summary.peak:,}MB"
    found = [f"{one}{summary.grades.get(one, 0):,}" for one in reversed(summary.names) if one]
    if summary.grades.get(""):
        found.append(f"未定{summary.grades['']:,}")
    if found:
        yield f"等级：{'，'.join(found)}"
    yield f"评分完整{summary.complete:,}个，有未评分指标{summary.rows - summary.complete:,}个"
    yield f"逐个精确评分{summary.alone:,}个"
    if summary.unread:
        yield f"有没有读出的数的单位{summary.unread:,}个，这些数按没有填报处理，见“没有读出”列"
    if summary.repeated:
        named = "、".join(f"{one}（{times}次）" for one, times in _first(summary.repeated))
        more = "等" if len(summary.repeated) > _NAMED else ""
        yield f"单位编码重复{len(summary.repeated):,}个：{named}{more}，每行都已评分"
    if summary.floats:
        yield f"浮点数按最短的十进制写法取数：{'、'.join(sorted(summary.floats))}"
    if summary.unused:
        yield f"指标体系用不到的列：{'、'.join(summary.unused)}"


def _first(repeated: dict[str, int]) -> list[tuple[str, int]]:
    return list(repeated.items())[:_NAMED]
