"""A computed figure beside the reported one: whether they are the same thing, and agree."""

from jiheng.quantities import NotANumber, Quantity

#: What stands before a computed value wherever a reported one stands.
HEADING = "内部核对值"
#: What is said where the two differ.
TO_CHECK = "需核实"
#: Reported names → the name of the figure that is computed.
_SAME = {
    "空气优良率": "优良天数比例",
    "空气质量优良天数比例": "优良天数比例",
    "空气质量优良天数比率": "优良天数比例",
    "优良天数比率": "优良天数比例",
    "PM2.5平均浓度": "PM2.5年均浓度",
    "地表水考核断面数": "评价断面数",
    "地表水优Ⅲ类断面数": "优良断面数",
    "断面水质优良比例": "断面水质优良（Ⅰ–Ⅲ类）比例",
    "近岸海域优良水质比例": "近岸海域水质优良比例",
    "排污许可证发放率": "排污许可核发率",
    "公众满意度": "满意度",
}


def computed_name(reported: str) -> str:
    """The name under which a reported figure is computed; its own where it has no other.

    Example:
        >>> computed_name("空气优良率"), computed_name("优良天数")
        ('优良天数比例', '优良天数')
    """
    return _SAME.get(reported, reported)


def agrees(computed: str, filled: str) -> bool:
    """Whether two printed figures may be the same number, each rounded as it is printed.

    Example:
        >>> agrees("81.8%", "81.82"), agrees("95.0%", "81.1%"), agrees("95.0%", "达标")
        (True, False, False)
    """
    try:
        mine = Quantity.parse(computed)
        theirs = Quantity.parse(filled, mine.unit.symbol)
    except NotANumber:
        return False
    half = (mine.grain + theirs.grain) / 2
    return mine.unit.dimension == theirs.unit.dimension and abs(mine.value - theirs.value) < half
