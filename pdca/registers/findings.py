"""Reads findings out of a foreign table, row by row, and says what is wrong with each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from pdca.domain.catalogue import Severity
from pdca.domain.errors import Fact, Gap
from pdca.registers.date_orders import decide_date_format
from pdca.registers.dates import DateFormat, parse_date, require_likely
from pdca.registers.mistakes import excerpt
from pdca.registers.table import Cell, Row, Table, column_name
from pdca.registers.texts import checked_text, text_of
from pdca.registers.words import finding_words, plain

LONGEST_LINE = 300
LONGEST_TEXT = 2_000

_DATES = ("found_on", "due")


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One finding as a foreign register has it."""

    number: int
    """Its row in the file."""
    title: str
    description: str = ""
    severity: Severity | None = None
    found_on: date | None = None
    due: date | None = None
    responsible: str = ""
    external_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRows:
    """The rows without a mistake, and the mistakes of the others."""

    rows: tuple[FindingRow, ...]
    mistakes: tuple[Gap, ...]
    due_before_found: tuple[int, ...]
    """The numbers of the rows, of those without a mistake, that were due before they were found."""


def read_findings(
    table: Table,
    columns: Mapping[str, int],
    *,
    date_format: DateFormat | None = None,
    severity_words: Mapping[str, Severity] | None = None,
) -> FindingRows:
    """Read every row; a column of dates must prove its format when none is given."""
    words = finding_words().severities if severity_words is None else severity_words
    reading = _Reading(table, columns, words)
    for name in _DATES:
        reading.formats[name] = date_format or reading.detected_format(name)
    rows = [found for row in table.rows if (found := reading.finding(row)) is not None]
    early = (row.number for row in rows if row.found_on and row.due and row.due < row.found_on)
    return FindingRows(rows=tuple(rows), mistakes=tuple(reading.mistakes), due_before_found=tuple(early))


@dataclass(slots=True)
class _Reading:
    """What is known while the rows of one table are read."""

    table: Table
    columns: Mapping[str, int]
    words: Mapping[str, Severity]
    formats: dict[str, DateFormat | None] = field(default_factory=dict)
    mistakes: list[Gap] = field(default_factory=list)
    rows_by_number: dict[str, int] = field(default_factory=dict)
    severities: dict[str, Severity] = field(init=False)

    def __post_init__(self) -> None:
        self.severities = {plain(word): severity for word, severity in self.words.items()}

    def detected_format(self, name: str) -> DateFormat | None:
        if name not in self.columns:
            return None
        place = self.columns[name]
        texts = ((row.number, cell) for row in self.table.rows if isinstance(cell := row.cells[place], str))
        decided = decide_date_format(texts, column_name(self.table.columns, place))
        if isinstance(decided, DateFormat):
            return decided
        self.mistakes.append(decided)
        return None

    def finding(self, row: Row) -> FindingRow | None:
        before = len(self.mistakes)
        found = FindingRow(
            number=row.number,
            title=self.title(row),
            description=self.text(row, "description", LONGEST_TEXT),
            severity=self.severity(row),
            found_on=self.day(row, "found_on"),
            due=self.day(row, "due"),
            responsible=self.line(row, "responsible"),
            external_number=self.external_number(row),
        )
        return found if len(self.mistakes) == before else None

    def title(self, row: Row) -> str:
        if self.cell(row, "title") is None:
            self.wrong(row, "title", "title-missing")
        return self.line(row, "title")

    def external_number(self, row: Row) -> str:
        number = self.line(row, "external_number")
        if number:
            first = self.rows_by_number.setdefault(number, row.number)
            if first != row.number:
                self.wrong(row, "external_number", "external-number-doubled", number=number, first_row=first)
        return number

    def severity(self, row: Row) -> Severity | None:
        text = self.line(row, "severity")
        severity = self.severities.get(plain(text))
        if text and severity is None:
            self.wrong(row, "severity", "severity-unknown", text=excerpt(text), known=tuple(self.words))
        return severity

    def day(self, row: Row, name: str) -> date | None:
        match self.cell(row, name):
            case datetime() as moment:
                return self.checked(row, name, require_likely(moment.date()))
            case date() as day:
                return self.checked(row, name, require_likely(day))
            case Decimal() as number:
                self.wrong(row, name, "date-is-number", text=text_of(number))
            case str() if (text := self.line(row, name)) and (date_format := self.formats[name]):
                return self.checked(row, name, parse_date(text, date_format))
        return None

    def checked(self, row: Row, name: str, found: date | Gap) -> date | None:
        if isinstance(found, Gap):
            self.wrong(row, name, found.code, **found.facts)
            return None
        return found

    def line(self, row: Row, name: str) -> str:
        return " ".join(self.text(row, name, LONGEST_LINE).split())

    def text(self, row: Row, name: str, longest: int) -> str:
        text = checked_text(text_of(self.cell(row, name)), longest)
        if isinstance(text, Gap):
            self.wrong(row, name, text.code, **text.facts)
            return ""
        return text

    def cell(self, row: Row, name: str) -> Cell:
        return row.cells[self.columns[name]] if name in self.columns else None

    def wrong(self, row: Row, name: str, code: str, **facts: Fact) -> None:
        column = column_name(self.table.columns, self.columns[name])
        place = {"row": row.number, "line": row.line, "column": column, "field": name}
        self.mistakes.append(Gap(code, {**place, **facts}))
