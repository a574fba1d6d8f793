"""What a phrase gives or takes: points, or a share of the indicator's points."""

from dataclasses import dataclass
from fractions import Fraction

from jiheng.arithmetic import Ratio
from jiheng.quantities import number, percent


@dataclass(frozen=True, slots=True)
class Award:
    """Points (得5分), or a share of what the indicator is worth (得满分, 得分值的50%).

    Attributes:
        amount: points, or the share as a fraction.
        share: whether it is a share.
    """

    amount: Fraction
    share: bool = False

    def of(self, points: Fraction) -> Ratio:
        """In points, of an indicator worth ``points``."""
        return Ratio.of(self.amount * points if self.share else self.amount)

    @property
    def nothing(self) -> bool:
        """Whether it gives no point."""
        return self.amount == 0

    @property
    def stated(self) -> Fraction | None:
        """The points the phrase itself names."""
        return None if self.share or self.nothing else self.amount

    def __str__(self) -> str:
        """Canonical: 得满分, 不得分, 得5分, 得分值的50%."""
        if self.nothing:
            return "不得分"
        if not self.share:
            return f"得{number(self.amount, 6)}分"
        if self.amount == 1:
            return "得满分"
        return f"得分值的{percent(self.amount, 6)}"

    def taken(self, verb: str = "扣") -> str:
        """The same as a deduction (扣0.5分, 扣全部分值) or a bonus."""
        if not self.share:
            return f"{verb}{number(self.amount, 6)}分"
        return f"{verb}分值的{percent(self.amount, 6)}"


FULL = Award(Fraction(1), share=True)
NONE = Award(Fraction(0))
