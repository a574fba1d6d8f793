"""A report of 1,000 numbers audited beside Arelle validating a filing of the same numbers.

Whole processes with nothing cached. Both add up the parts of 200 totals; ours finds the totals
in tables by their labels, the peer is told of them by a calculation linkbase.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alternating import Program, audit_of, compare, compile_ahead

ROOT = Path(__file__).parents[1]
PEER = ROOT / ".venv-bench/bin/arelleCmdLine"
TABLES, ROWS, PARTS = 20, 10, 4
AT_MOST = 0.2
ROUNDS = 7
XBRL = "http://www.xbrl.org/2003"
SPACES = (
    f'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="{XBRL}/instance" '
    f'xmlns:link="{XBRL}/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" '
    f'xmlns:iso4217="{XBRL}/iso4217" xmlns:a="urn:a"'
)


def values(total: int) -> list[int]:
    """The parts of one total, in hundredths."""
    return [100_000 + 731 * total + 117 * part for part in range(PARTS)]


def report(folder: Path) -> Path:
    """The numbers in tables with a column of totals, a paragraph above each."""
    lines = ["# 某局2024年度部门整体支出绩效自评报告", ""]
    heads = ["项目", "合计", *(f"第{part}季度" for part in "一二三四")]
    for table in range(TABLES):
        lines += [f"各科室全年支出如下，单位：万元。第{table + 1}批。", ""]
        lines += [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
        for row in range(ROWS):
            parts = values(table * ROWS + row)
            cells = [f"{one / 100:.2f}" for one in (sum(parts), *parts)]
            lines.append(f"| 项目{chr(0x7532 + row)} | {' | '.join(cells)} |")
        lines.append("")
    path = folder / "报告.md"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def filing(folder: Path) -> Path:
    """The same numbers as an instance, its schema and the linkbase of its sums."""
    totals = {f"T{total}": values(total) for total in range(TABLES * ROWS)}
    named = {}
    for total, parts in totals.items():
        named[total] = sum(parts)
        named |= {f"{total}P{number}": part for number, part in enumerate(parts)}
    elements = "".join(
        f'<xs:element name="{name}" id="{name}" type="xbrli:monetaryItemType" '
        'substitutionGroup="xbrli:item" xbrli:periodType="duration"/>'
        for name in named
    )
    (folder / "a.xsd").write_text(
        f'<xs:schema {SPACES} targetNamespace="urn:a" elementFormDefault="qualified">'
        '<xs:annotation><xs:appinfo><link:linkbaseRef xlink:type="simple" '
        'xlink:href="sums.xml" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase" '
        f'xlink:role="{XBRL}/role/calculationLinkbaseRef"/></xs:appinfo></xs:annotation>'
        f'<xs:import namespace="{XBRL}/instance" '
        f'schemaLocation="{XBRL}/xbrl-instance-2003-12-31.xsd"/>{elements}</xs:schema>'
    )
    (folder / "sums.xml").write_text(linkbase(list(named), list(totals)))
    facts = "".join(
        f'<a:{name} contextRef="c" unitRef="u" decimals="2">{value / 100:.2f}</a:{name}>'
        for name, value in named.items()
    )
    path = folder / "filing.xbrl"
    path.write_text(
        f'<xbrli:xbrl {SPACES}><link:schemaRef xlink:type="simple" xlink:href="a.xsd"/>'
        '<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="urn:b">b'
        "</xbrli:identifier></xbrli:entity><xbrli:period><xbrli:startDate>2024-01-01"
        "</xbrli:startDate><xbrli:endDate>2024-12-31</xbrli:endDate></xbrli:period>"
        '</xbrli:context><xbrli:unit id="u"><xbrli:measure>iso4217:CNY</xbrli:measure>'
        f"</xbrli:unit>{facts}</xbrli:xbrl>"
    )
    return path


def linkbase(names: list[str], totals: list[str]) -> str:
    """What adds up to what."""
    places = "".join(
        f'<link:loc xlink:type="locator" xlink:href="a.xsd#{one}" xlink:label="{one}"/>'
        for one in names
    )
    arcs = "".join(
        '<link:calculationArc xlink:type="arc" '
        f'xlink:arcrole="{XBRL}/arcrole/summation-item" xlink:from="{total}" '
        f'xlink:to="{total}P{part}" weight="1" order="{part + 1}"/>'
        for total in totals
        for part in range(PARTS)
    )
    return (
        f'<link:linkbase {SPACES}><link:calculationLink xlink:type="extended" '
        f'xlink:role="{XBRL}/role/link">{places}{arcs}</link:calculationLink></link:linkbase>'
    )


def main() -> None:
    """Print one line."""
    compile_ahead()
    with TemporaryDirectory() as name:
        folder = Path(name)
        ours = audit_of("jiheng audit 1000个数字", [report(folder)])
        if not PEER.exists():
            sys.exit("缺少 Arelle，用 make bench 建立 .venv-bench 并运行")
        settings = ["--validate", "--calc", "xbrl21", "--internetConnectivity", "offline"]
        peer = Program("Arelle", [str(PEER), "--file", str(filing(folder)), *settings])
        print(compare(ours, peer, at_most=AT_MOST, rounds=ROUNDS))


main()
