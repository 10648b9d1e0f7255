"""Rows of exports as the databases keep them: dates as text, decimals in ten-thousandths."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any

from pdca.domain.errors import WrongInput
from pdca.domain.sales import (
    DATES_OF,
    DECIMAL_PLACES,
    LARGEST,
    ROW_OF,
    ActivityKind,
    DealOutcome,
    Exported,
    ExportKind,
    LeadOutcome,
    folded,
)

SCALE: int = 10**DECIMAL_PLACES

DERIVED: Mapping[ExportKind, tuple[str, ...]] = {
    ExportKind.DEALS: ("seller_key",),
    ExportKind.ACTIVITIES: ("seller_key",),
    ExportKind.CALLS: ("seller_key", "scorer_key"),
    ExportKind.PEOPLE: ("name_key",),
    ExportKind.PLANS: ("seller_key",),
    ExportKind.LEADS: ("seller_key", "answered_after"),
    ExportKind.PAYROLL: ("seller_key",),
}
"""The columns that no export has: names as they are compared, and what SQL cannot reckon."""

_Plain = str | int | None


class Writer:
    """Turns rows of one kind into parameters, and remembers the earliest and the latest date it saw."""

    def __init__(self, kind: ExportKind, *, organisation: int, number: int) -> None:
        self.first: date | None = None
        self.last: date | None = None
        self.rows = 0
        said = tuple(field.name for field in fields(ROW_OF[kind]))
        derived = DERIVED[kind]
        self.columns = (*said, *derived, "organisation", "import_number")
        """The order of the parameters."""
        self._values = attrgetter(*said)
        self._dates = DATES_OF[kind]
        self._derive = [_DERIVATIONS[name] for name in derived]
        self._ours = (organisation, number)

    def parameters(self, rows: Iterable[Exported]) -> Iterator[tuple[_Plain, ...]]:
        """Yield what is inserted.

        Raises:
            WrongInput: a figure is not finite or not below a trillion.
        """
        for row in rows:
            self.rows += 1
            self._remember(row)
            said = [
                value if type(value) in _AS_THEY_ARE else _CONVERTERS[type(value)](value)
                for value in self._values(row)
            ]
            yield (*said, *(derive(row) for derive in self._derive), *self._ours)

    def _remember(self, row: Exported) -> None:
        for name in self._dates:
            found: date | datetime | None = getattr(row, name)
            if found is None:
                continue
            day = found.date() if isinstance(found, datetime) else found
            if self.first is None or day < self.first:
                self.first = day
            if self.last is None or day > self.last:
                self.last = day


def amount(stored: int | Decimal | None) -> Decimal | None:
    """Read a figure, or an exact sum of them, from its ten-thousandths."""
    return None if stored is None else Decimal(stored) / SCALE


def _figure(value: Decimal) -> int:
    if not value.is_finite() or abs(value) >= LARGEST:
        raise WrongInput("evidence-figure-too-large", value=str(value))
    return int((value * SCALE).to_integral_value(ROUND_HALF_EVEN))


def _instant(value: datetime) -> str:
    if value.tzinfo is not None:
        raise ValueError(value, "an instant of an export is local time of the organisation")
    return value.isoformat(timespec="seconds")


@lru_cache(maxsize=1024)
def _key(name: str) -> str:
    # An export has few names and many rows.
    return folded(name)


def _answered_after(row: Any) -> int | None:  # noqa: ANN401 - a lead, as the kind says
    created, answered = row.created_at, row.answered_at
    if not isinstance(created, datetime) or not isinstance(answered, datetime):
        return None
    return int((answered - created).total_seconds())


# Any: each takes a row of the kind that it stands under.
_DERIVATIONS: Mapping[str, Callable[[Any], _Plain]] = {
    "seller_key": lambda row: _key(row.seller),
    "scorer_key": lambda row: _key(row.scored_by),
    "name_key": lambda row: _key(row.name),
    "answered_after": _answered_after,
}

_AS_THEY_ARE = frozenset((str, int, type(None)))

# Any: each converter takes the type that it stands under.
_CONVERTERS: Mapping[type, Callable[[Any], _Plain]] = {
    bool: int,
    date: date.isoformat,
    datetime: _instant,
    Decimal: _figure,
    ActivityKind: str,
    DealOutcome: str,
    LeadOutcome: str,
}
