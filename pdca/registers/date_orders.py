"""Decides how the dates of a whole column are written, from what the column itself proves."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pdca.domain.errors import Gap
from pdca.registers.dates import DateFormat, DateOrder, WrittenDate, written_date

_MONTHS = 12
_MOST_EXAMPLES = 5
_DOUBTFUL_SEPARATORS = "/-"
"""With full stops between them the day comes first; with these it depends on the country."""


@dataclass(slots=True)
class _Dates:
    """The first rows and texts of many dates, and how many there are."""

    count: int = 0
    rows: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def add(self, row: int, text: str, times: int) -> None:
        self.count += times
        if len(self.rows) < _MOST_EXAMPLES:
            self.rows.append(row)
            self.texts.append(text)


@dataclass(slots=True)
class DateEvidence:
    """What the dates of a column prove about their order, in as much memory for a million as for ten."""

    column: str = ""
    doubtful: int = 0
    """How many dates name a day whichever of day and month comes first."""
    _proofs: dict[DateOrder, _Dates] = field(default_factory=dict)
    _unproven: dict[str, _Dates] = field(default_factory=dict)
    _proven: dict[str, set[DateOrder]] = field(default_factory=dict)
    _is_telling: bool = False

    def add(self, row: int, text: str, times: int = 1) -> None:
        """Take one more text into account, and how often it stands there; what is no date proves nothing."""
        written = written_date(text)
        # Years of two digits and years that come first say nothing about day and month.
        if written is None or written.is_year_first or written.has_short_year:
            return
        self._is_telling = True
        order = _order(written)
        if order is not None:
            self._proofs.setdefault(order, _Dates()).add(row, text, times)
            self._proven.setdefault(written.separator, set()).add(order)
            return
        first, second = int(written.parts[0]), int(written.parts[1])
        if max(first, second) > _MONTHS:  # no day at all
            return
        self.doubtful += times
        if first != second:  # the third of March stays what it is
            self._unproven.setdefault(written.separator, _Dates()).add(row, text, times)

    @property
    def proof(self) -> tuple[int, str] | None:
        """Return the row and the text of the first date that settles the order."""
        for dates in self._proofs.values():
            return dates.rows[0], dates.texts[0]
        return None

    def decided(self, neighbours: Iterable["DateEvidence"] = ()) -> DateFormat | Gap:
        """Return the format that the dates prove; where they do not, other columns of the file may."""
        day_first, month_first = (
            self._proofs.get(order, _Dates()) for order in (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
        )
        if day_first.count and month_first.count:
            rows = {"day_first": tuple(day_first.rows), "month_first": tuple(month_first.rows)}
            return Gap("date-formats-mixed", {"column": self.column, **rows})
        orders = set(self._proofs)
        for separator in [sign for sign in _DOUBTFUL_SEPARATORS if sign in self._unproven]:
            proven = self._proven.get(separator) or _agreed(separator, neighbours)
            if not proven or len(orders | proven) > 1:
                return self._unknown()
            orders |= proven
        if orders:
            return DateFormat(orders.pop())
        return DateFormat(DateOrder.DAY_FIRST if self._is_telling else DateOrder.YEAR_FIRST)

    def _unknown(self) -> Gap:
        open_ones = [dates for sign, dates in self._unproven.items() if sign not in self._proven]
        seen = sorted(pair for dates in open_ones for pair in zip(dates.rows, dates.texts, strict=True))
        rows, texts = zip(*seen[:_MOST_EXAMPLES], strict=True)
        count = sum(dates.count for dates in open_ones)
        facts = {"column": self.column, "count": count, "rows": rows, "texts": texts}
        return Gap("date-order-unknown", facts)


def decide_date_format(texts: Iterable[tuple[int, str]], column: str = "") -> DateFormat | Gap:
    """Return the format that a column proves, given its row numbers and texts, or what speaks against it."""
    evidence = DateEvidence(column)
    for row, text in texts:
        evidence.add(row, text)
    return evidence.decided()


def _order(written: WrittenDate) -> DateOrder | None:
    """Return the order that a date proves by itself."""
    if written.separator == ".":
        return DateOrder.DAY_FIRST
    first, second = int(written.parts[0]), int(written.parts[1])
    if (first > _MONTHS) == (second > _MONTHS):
        return None
    return DateOrder.DAY_FIRST if first > _MONTHS else DateOrder.MONTH_FIRST


def _agreed(separator: str, neighbours: Iterable[DateEvidence]) -> set[DateOrder]:
    """Return the order that other columns prove, when they prove one only: one program wrote them all."""
    orders = set().union(*(column._proven.get(separator, set()) for column in neighbours))  # noqa: SLF001 - its own kind
    return orders if len(orders) == 1 else set()
