"""Frameworks of the library printed as a bureau would print them: a table with merged heads."""

from jiheng.quantities import number

HEAD = ["一级指标", "二级指标", "三级指标", "指标说明", "标准值", "评分标准", "分值", "自评得分"]


def rows(framework, filed=None):
    """The table of a framework of three levels, one cell for each thing it says."""
    lines = [HEAD]
    for top in framework.indicators:
        for middle in top.children:
            for leaf in middle.children:
                below = leaf.children or (leaf,)
                lines.extend(_line(top, middle, leaf, part, filed or {}) for part in below)
    total = number(framework.total)
    return [*lines, ["合计", "", "", "", "", "", total, number(sum((filed or {}).values()))]]


def _line(top, middle, leaf, part, filed):
    cells = []
    first = part in (leaf, *leaf.children[:1])
    if middle is top.children[0] and leaf is middle.children[0] and first:
        cells.append((_headed(top), _height(top), 1))
    if leaf is middle.children[0] and first:
        cells.append((_headed(middle), _height(middle), 1))
    rule = leaf.rule.text if leaf.rule else ""
    said = [
        part.title,
        "；".join(f"{at}{item}" for at, item in zip("①②③④⑤⑥", leaf.criteria, strict=False)),
    ]
    score = number(filed[leaf.path]) if leaf.path in filed else ""
    cells += [*said, leaf.target, rule]
    height = len(leaf.children) or 1
    return [*cells, *([(number(leaf.points), height, 1), (score, height, 1)] if first else [])]


def _headed(one):
    return f"{one.title}\n（{number(one.points)}分）"


def _height(one):
    if not one.children:
        return 1
    return sum(_height(child) for child in one.children)
