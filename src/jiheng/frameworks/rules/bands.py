"""Rule ``bands``: 分档 — the band in which the value lies decides."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import ClassVar

from jiheng.arithmetic import Condition as Holds
from jiheng.arithmetic import Ratio, both, choose, either, negate
from jiheng.frameworks.phrases.answers import Answers, Earned, Loss, Question
from jiheng.frameworks.phrases.awards import Award
from jiheng.frameworks.phrases.conditions import VALUE, value_question
from jiheng.frameworks.phrases.intervals import Interval
from jiheng.frameworks.phrases.scored import Scored, Told
from jiheng.frameworks.phrases.settings import Settings
from jiheng.quantities import number

#: Units whose bands are often written in whole numbers, and how much is then left between two.
_ROUNDED = {"%": Fraction(1, 100), "分": Fraction(1)}


@dataclass(frozen=True, slots=True)
class Band:
    """A range and what it gives."""

    range: Interval
    award: Award

    def __str__(self) -> str:
        """≥90%得5分."""
        return f"{self.range}{self.award}"


@dataclass(frozen=True, slots=True)
class Rule(Scored):
    """Bands of one value; the first that contains it decides.

    Where two bands share an end that no 含 marks, the setting 端点 says which
    owns it: ``higher`` is the band that gives more points.

    Attributes:
        bands: narrower before wider, so that the first may decide.
        otherwise: outside all bands (其余); None where not written.
        key: whose value.
    """

    bands: tuple[Band, ...]
    otherwise: Award | None = None
    key: str = VALUE
    kind: ClassVar[str] = "bands"

    @property
    def stated(self) -> Fraction | None:
        """Points of the best band."""
        named = [band.award.stated for band in self.bands]
        known = [points for points in named if points is not None]
        if any(band.award.share and not band.award.nothing for band in self.bands):
            return None
        return max(known, default=None)

    def questions(self) -> tuple[Question, ...]:
        """The value."""
        return (value_question(self.key, self.bands[0].range.unit),)

    def earned(self, answers: Answers, points: Fraction, settings: Settings) -> Earned:
        """Points of the band; undecided in a gap between bands."""
        value, known = answers.number(self.key)
        score, found = self._score(value, points, settings)
        decided = both(known, found)
        if decided is True:
            return Earned.exactly(score)
        return Earned(choose(decided, score, 0), choose(decided, score, points), decided)

    def tell(self, answers: Answers, points: Fraction, settings: Settings) -> Told:
        """The value and its band; the setting where it stands on an unmarked end."""
        told = Told()
        value, known = answers.number(self.key)
        if known is not True:
            return told
        score, found = self._score(value, points, settings)
        actual = self.bands[0].range.actual(value.fraction)
        if found is not True:
            told.reasons.append(
                "评分标准只写明100%，没有写明超过100%怎样计分"
                if self._beyond(value)
                else f"{actual}不在评分标准写明的任何一档"
            )
            return told
        band = self._band(value, points, settings)
        if band is None:
            place = "低于各档，评分标准没有给分" if self.otherwise is None else "不在以上各档"
        else:
            place = f"在“{band.range}”档"
        got = score.fraction
        text = f"{actual}{place}，得{number(got)}分"
        if self._on_unmarked_end(value):
            told.settings.append("端点")
            text += (
                f"（端点未注明含或不含，归{'高' if settings.endpoint == 'higher' else '低'}的一档）"
            )
        told.reasons.append(text)
        if got < points:
            told.lost.append(Loss(points - got, text, "下一年度改进这项指标"))
        return told

    def __str__(self) -> str:
        """Canonical."""
        whose = "" if self.key == VALUE else self.key
        parts = [f"{whose}{band}" for band in self.bands]
        if self.otherwise is not None:
            parts.append(f"其余{self.otherwise}")
        return "，".join(parts)

    def _score(self, value: Ratio, points: Fraction, settings: Settings) -> tuple[Ratio, Holds]:
        """Points, and where a band, 其余 or the outside below the lowest band decides."""
        score = self.otherwise.of(points) if self.otherwise else Ratio(0)
        found: Holds = self.otherwise is not None or self._outside(value)
        for band, owned in reversed(self._owned(points, settings)):
            inside = owned.contains(value, unmarked=True)
            score = choose(inside, band.award.of(points), score)
            found = either(found, inside)
        if settings.above_full == "undecided":
            found = both(found, negate(self._beyond(value)))
        for low, high in self._slits(points) if self.otherwise else ():
            measured = value.absolute() if self.bands[0].range.size else value
            found = both(found, negate(both(measured > low, measured < high)))
        return score, found

    def _slits(self, points: Fraction) -> list[tuple[Fraction, Fraction]]:
        """90%~94%, ≥95%, 其余: between two bands that whole points part, 其余 is not meant."""
        rest = self.otherwise.of(points) if self.otherwise else Ratio(0)
        better = [band.range for band in self.bands if band.award.of(points) > rest]
        highs = [span.high for span in better if span.high is not None and span.unit in _ROUNDED]
        return [
            (high, span.low)
            for high in highs
            for span in better
            if span.low is not None and 0 < span.low - high <= _ROUNDED[span.unit]
        ]

    def _owned(self, points: Fraction, settings: Settings) -> list[tuple[Band, Interval]]:
        """The bands with every end decided: an end that two share goes to the one that owns it."""
        return [
            (band, replace(band.range, low_in=low_in, high_in=high_in))
            for band in self.bands
            for low_in in [self._owns(band, band.range.low, points, settings)]
            for high_in in [self._owns(band, band.range.high, points, settings)]
        ]

    def _owns(self, band: Band, end: Fraction | None, points: Fraction, settings: Settings) -> bool:
        """Whether a band owns one of its ends."""
        if end is None:
            return False
        marked = _mark(band.range, end)
        if marked is not None:
            return marked
        others = [other for other in self.bands if other is not band]
        if any(_mark(other.range, end) for other in others if end in _ends(other.range)):
            return False
        rivals = [
            other
            for other in others
            if end in _ends(other.range) and _mark(other.range, end) is None
        ]
        own = band.award.of(points)
        if settings.endpoint == "higher":
            return all(own >= rival.award.of(points) for rival in rivals)
        return all(own <= rival.award.of(points) for rival in rivals)

    def _beyond(self, value: Ratio) -> Holds:
        """Past the single number that the best band names (=100%), where more is better."""
        best = max(self.bands, key=lambda band: (band.award.share, band.award.amount))
        if not best.range.exact or best.range.low != 1 or best.range.unit != "%":
            return False
        return value > best.range.low

    def _band(self, value: Ratio, points: Fraction, settings: Settings) -> Band | None:
        for band, owned in self._owned(points, settings):
            if owned.contains(value, unmarked=True):
                return band
        return None

    def _on_unmarked_end(self, value: Ratio) -> bool:
        """Whether two bands share the value as an end that neither marks."""
        sharing = [
            band
            for band in self.bands
            for end in _ends(band.range)
            if _mark(band.range, end) is None and value.equals(end)
        ]
        return len(sharing) > 1

    def _outside(self, value: Ratio) -> Holds:
        """On the side where less and less is given, beyond the last band: nothing is earned."""
        if all(band.award.nothing for band in self.bands):
            return False
        measured = value.absolute() if self.bands[0].range.size else value
        lows = [band.range.low for band in self.bands]
        highs = [band.range.high for band in self.bands]
        falls = self._direction()
        below: Holds = False
        above: Holds = False
        if falls >= 0 and None not in lows:
            below = measured < min(low for low in lows if low is not None)
        if falls <= 0 and None not in highs:
            above = measured > max(high for high in highs if high is not None)
        return either(below, above)

    def _direction(self) -> int:
        """1 where more is better, -1 where less is, 0 where the bands do not say."""
        first, last = self.bands[0], self.bands[-1]
        better, worse = _middle(first.range), _middle(last.range)
        if len(self.bands) == 1:
            both_ends = first.range.low is not None and first.range.high is not None
            return 0 if both_ends else (1 if first.range.low is not None else -1)
        gives = first.award.amount - last.award.amount
        if better == worse or gives == 0:
            return 0
        return 1 if (better > worse) == (gives > 0) else -1


def _ends(interval: Interval) -> list[Fraction]:
    return [end for end in (interval.low, interval.high) if end is not None]


def _mark(interval: Interval, end: Fraction) -> bool | None:
    """What the sentence says of one end."""
    return interval.low_in if end == interval.low else interval.high_in


def _middle(interval: Interval) -> Fraction:
    """A number that orders ranges: the end that is there, or the middle of both."""
    if interval.low is None or interval.high is None:
        low = interval.high if interval.low is None else interval.low
        return low or Fraction(0)
    return (interval.low + interval.high) / 2
