"""What was measured, as rows: printed as a table for people or as JSON for programs."""

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

HEADINGS = ("what", "today", "floor", "ratio", "to reach", "reached")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure beside its floor."""

    what: str
    figure: float | None
    """None when it could not be measured; the note says why."""
    floor: float | None
    unit: str
    """`s`, `bytes`, `instructions`, `per s` or `rounds`."""
    limit: float | None = None
    """The ratio to reach; None when the design names none."""
    is_rate: bool = False
    """More is better: the ratio must be at least the limit, not at most."""
    note: str = ""
    """What the floor is, and what a reader must know to trust the figure."""

    @property
    def ratio(self) -> float | None:
        """Return the figure as so many times its floor."""
        if self.figure is None or not self.floor:
            return None
        return self.figure / self.floor

    @property
    def is_reached(self) -> bool | None:
        """Tell whether the ratio holds the limit; None when there is nothing to hold."""
        if self.ratio is None or self.limit is None:
            return None
        return self.ratio >= self.limit if self.is_rate else self.ratio <= self.limit


def as_table(rows: Sequence[Row]) -> str:
    """Lay the rows out in columns, their notes below."""
    lines = [HEADINGS, *(_cells(row, number) for number, row in enumerate(rows, start=1))]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    table = "\n".join(_line(cells, widths) for cells in lines)
    notes = "\n".join(f"{number:>3}  {row.note}" for number, row in enumerate(rows, start=1) if row.note)
    return f"{table}\n\n{notes}" if notes else table


def as_json(rows: Iterable[Row], about: dict[str, object]) -> str:
    """Write the rows as JSON, with what was measured on."""
    found = [asdict(row) | {"ratio": row.ratio, "is_reached": row.is_reached} for row in rows]
    document = {"schema": "pdca-benchmarks/1", **about, "rows": found}
    return json.dumps(document, ensure_ascii=False, indent=2)


def _cells(row: Row, number: int) -> tuple[str, ...]:
    return (
        f"{number:>2}  {row.what}",
        _shown(row.figure, row.unit),
        _shown(row.floor, row.unit),
        "—" if row.ratio is None else f"{row.ratio:.2f}×",
        "—" if row.limit is None else f"{'≥' if row.is_rate else '≤'} {row.limit:g}×",
        {True: "yes", False: "NO", None: "—"}[row.is_reached],
    )


def _shown(value: float | None, unit: str) -> str:
    if value is None:
        return "—"
    match unit:
        case "s":
            return f"{value * 1000:,.1f} ms"
        case "instructions":
            return f"{value / 1e6:,.0f} M"
        case "bytes":
            return f"{value / 1e6:,.1f} MB" if value >= 1e6 else f"{value:,.0f} B"
        case _:
            return f"{value:,.0f} {unit}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True))
    return "  ".join((first, *(text.rstrip().rjust(len(text)) for text in others))).rstrip()


def _width(text: str) -> int:
    return sum(not unicodedata.combining(letter) for letter in text)
