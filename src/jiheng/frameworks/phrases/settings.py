"""What a sentence leaves open: settings (设置), each visible and with a default."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from jiheng.frameworks.phrases.errors import UnknownSetting

#: Words of a setting → (attribute, words of its choices → value of the attribute).
WORDS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "满百分点": ("step", {"whole": "whole", "started": "started", "exact": "exact"}),
    "端点": ("endpoint", {"higher": "higher", "lower": "lower"}),
    "起扣基准": ("base", {"threshold": "threshold", "written": "written"}),
    "低于N扣M": ("below", {"step": "step", "once": "once"}),
    "超过100%": ("above_full", {"full": "full", "undecided": "undecided"}),
    "满分按": ("full_by", {"分值": "分值", "规则": "规则", "undecided": "undecided"}),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """How a score is reached where the sentence does not say.

    Attributes:
        step: 满百分点: only ``whole`` steps count, a ``started`` one counts whole,
            or ``exact`` in proportion.
        endpoint: 端点: who owns an end that no 含 marks: the ``higher`` band or the ``lower``.
        base: 起扣基准: “每低…” counts from the full-marks ``threshold`` or as ``written``.
        below: 低于N扣M: a ``step`` of N, or ``once``.
        above_full: 超过100%, where only =100% is named: ``full`` or ``undecided``.
        full_by: 满分按, where the sentence gives other points than the indicator.
    """

    step: str = "whole"
    endpoint: str = "higher"
    base: str = "threshold"
    below: str = "step"
    above_full: str = "undecided"
    full_by: str = "undecided"

    @classmethod
    def from_words(cls, words: Mapping[str, str]) -> "Settings":
        """Settings as a framework writes them: ``{"满百分点": "whole"}``.

        Raises:
            UnknownSetting: a setting or a choice that does not exist.
        """
        return cls().updated(words)

    def updated(self, words: Mapping[str, str]) -> "Settings":
        """These settings with some of them written otherwise.

        Raises:
            UnknownSetting: a setting or a choice that does not exist.
        """
        changes = {}
        for word, choice in words.items():
            attribute, choices = WORDS.get(word, ("", {}))
            if choice not in choices:
                raise UnknownSetting(word, str(choice), list(choices) or list(WORDS))
            changes[attribute] = choices[choice]
        return replace(self, **changes)

    def words(self) -> dict[str, str]:
        """All settings in the words of the language."""
        return {word: getattr(self, attribute) for word, (attribute, _) in WORDS.items()}


#: The documented defaults.
DEFAULT = Settings()
