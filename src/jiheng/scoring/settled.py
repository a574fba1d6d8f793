"""What a setting (设置) means, in words."""

from collections.abc import Mapping

_MEANINGS: Mapping[str, Mapping[str, str]] = {
    "满百分点": {
        "whole": "满一个百分点才扣",
        "started": "不足一个百分点按一个计",
        "exact": "不足一个百分点按比例计",
    },
    "端点": {"higher": "未写含或不含的端点归高一档", "lower": "未写含或不含的端点归低一档"},
    "起扣基准": {"threshold": "从得满分的界限起扣", "written": "从写明的数起扣"},
    "低于N扣M": {"step": "每低这么多扣一次", "once": "只扣一次"},
    "超过100%": {"full": "超过100%得满分", "undecided": "超过100%如何计分没有规定"},
    "满分按": {
        "分值": "满分按指标分值",
        "规则": "满分按评分标准写的分",
        "undecided": "分值与评分标准写的满分不同时不评分",
    },
}


def settled(name: str, choice: str) -> str:
    """One setting in words, as a finance officer says it.

    Example:
        >>> settled("满百分点", "whole")
        '满百分点：满一个百分点才扣'
    """
    return f"{name}：{_MEANINGS[name][choice]}"


def chosen(name: str, choice: str) -> str:
    """The same with the word by which a framework's YAML chooses it.

    Example:
        >>> chosen("满百分点", "whole")
        '满百分点：满一个百分点才扣（whole）'
    """
    return f"{settled(name, choice)}（{choice}）"
