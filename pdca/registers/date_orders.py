"""Decides how the dates of a whole column are written, from what the column itself proves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pdca.domain.errors import Gap, WrongInput
from pdca.registers.dates import DateFormat, DateOrder, WrittenDate, written_date

_MONTHS = 12
_MOST_EXAMPLES = 5
_DOUBTFUL_SEPARATORS = "/-"
"""With full stops between them the day comes first; with these it depends on the country."""


@dataclass(frozen=True, slots=True)
class _Seen:
    row: int
    text: str
    written: WrittenDate

    @property
    def order(self) -> DateOrder | None:
        """The order that this date proves by itself."""
        if self.written.separator == ".":
            return DateOrder.DAY_FIRST
        first, second = int(self.written.parts[0]), int(self.written.parts[1])
        if (first > _MONTHS) == (second > _MONTHS):
            return None
        return DateOrder.DAY_FIRST if first > _MONTHS else DateOrder.MONTH_FIRST

    @property
    def is_ambiguous(self) -> bool:
        """Tell whether the order would make a difference; the third of March stays what it is."""
        first, second = int(self.written.parts[0]), int(self.written.parts[1])
        return first != second and max(first, second) <= _MONTHS


def detect_date_format(texts: Iterable[tuple[int, str]], column: str = "") -> DateFormat:
    """Return the format that a column proves, given its row numbers and texts, or refuse."""
    decided = decide_date_format(texts, column)
    if isinstance(decided, Gap):
        raise WrongInput(decided.code, mistakes=(), **decided.facts)
    return decided


def decide_date_format(texts: Iterable[tuple[int, str]], column: str = "") -> DateFormat | Gap:
    """Do the same, for who gathers mistakes."""
    seen = [_Seen(row, text, written) for row, text in texts if (written := written_date(text)) is not None]
    # Years of two digits and years that come first say nothing about day and month.
    telling = [date for date in seen if not (date.written.is_year_first or date.written.has_short_year)]
    day_first = [date for date in telling if date.order is DateOrder.DAY_FIRST]
    month_first = [date for date in telling if date.order is DateOrder.MONTH_FIRST]
    if day_first and month_first:
        return Gap(
            "date-formats-mixed",
            {"column": column, "day_first": _rows(day_first), "month_first": _rows(month_first)},
        )
    unproven = _unproven(telling)
    if unproven:
        texts_seen = tuple(date.text for date in unproven[:_MOST_EXAMPLES])
        return Gap(
            "date-order-unknown",
            {"column": column, "count": len(unproven), "rows": _rows(unproven), "texts": texts_seen},
        )
    if month_first:
        return DateFormat(DateOrder.MONTH_FIRST)
    return DateFormat(DateOrder.DAY_FIRST if telling else DateOrder.YEAR_FIRST)


def _unproven(telling: Sequence[_Seen]) -> list[_Seen]:
    """Return the ambiguous dates with a separator under which no date proves the order."""
    unproven: list[_Seen] = []
    for separator in _DOUBTFUL_SEPARATORS:
        alike = [date for date in telling if date.written.separator == separator]
        if all(date.order is None for date in alike):
            unproven.extend(date for date in alike if date.is_ambiguous)
    return sorted(unproven, key=lambda date: date.row)


def _rows(dates: Sequence[_Seen]) -> tuple[int, ...]:
    return tuple(date.row for date in dates[:_MOST_EXAMPLES])
