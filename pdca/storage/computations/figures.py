"""Arithmetic of computations: exact, and rounded once, at the end."""

from decimal import ROUND_HALF_EVEN, Decimal

from pdca.storage.evidence_rows import SCALE

_PLACES = Decimal("0.0001")

HUNDRED = 100


def ratio(part: int | Decimal, whole: int | Decimal, times: int = 1) -> Decimal:
    """Divide, and round half to even at four decimals: one row of a million still shows in a percentage."""
    return (Decimal(part) * times / Decimal(whole)).quantize(_PLACES, ROUND_HALF_EVEN)


def share(part: int | Decimal, whole: int | Decimal) -> Decimal:
    """Return how many per cent a part is."""
    return ratio(part, whole, HUNDRED)


def hours(minutes: int) -> Decimal:
    """Return the hours of minutes as they are stored."""
    return Decimal(minutes) / SCALE / 60
