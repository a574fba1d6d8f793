"""A number of a sum in a table that is in 元 where the others are in 万元, or the like (单位)."""

from jiheng.auditing.reading.sentences.sums import TEN_THOUSAND_TIMES, fits_closely
from jiheng.auditing.reading.tables.model import Found
from jiheng.auditing.reading.tables.terms import Term

_FEWEST = 2


def unit_slip(found: Found) -> Term | None:
    """The one number that makes a failing sum hold once it is taken in the other unit."""
    failing = not found.holds and found.without is None and not (found.partial or found.told)
    if not failing or len(found.parts) < _FEWEST or not _is_money(found):
        return None
    slipped = [one for one in found.terms if _fits(found, one)]
    return slipped[0] if len(slipped) == 1 else None


def _is_money(found: Found) -> bool:
    units = {one.quantity.unit for one in found.terms}
    return len(units) == 1 and units.pop().dimension == "金额"


def _fits(found: Found, term: Term) -> bool:
    asked = found.asks_of(term.passage)
    told = term.quantity
    return any(
        fits_closely(told.value * factor, asked.middle, asked.slack + told.grain * factor / 2)
        for factor in TEN_THOUSAND_TIMES
    )
