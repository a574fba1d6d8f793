"""What kind of report it is, whose, of which year and region (报告身份)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from jiheng.auditing.reported.passages import Passage


@dataclass(frozen=True, slots=True)
class Identity:
    """Read from the report itself; ``""`` or None where it does not say.

    Attributes:
        kind: 部门整体支出绩效自评报告, 项目支出绩效自评报告, 部门决算公开, …
        year: budget year the report is about (评价年度).
        region: 省市 as written in the name of the agency or the document numbers.
        framework: name of the indicator system of the library that its score table follows.
    """

    kind: str = ""
    title: str = ""
    agency: str = ""
    year: int | None = None
    region: str = ""
    framework: str = ""


def identity_of(passages: Sequence[Passage]) -> Identity:
    """What the first pages say, and the year named most often in headings."""
    title = next((one.text.strip() for one in passages if one.text.strip()), "")
    years = Counter(
        int(one.text[number.start : number.end])
        for one in passages[:200]
        for number in one.numbers
        if number.sort == "year"
    )
    year = years.most_common(1)[0][0] if years else None
    return Identity(title=title, year=year)
