"""Spreadsheets: real tables under frozen heads, real dates and numbers, and text that is never a formula."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeAlias

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pdca.domain.width import width
from pdca.reports.wording import Wording


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number that is shown as the name of what it numbers, in a column of several kinds."""

    number: int
    form: str


Value: TypeAlias = str | int | Decimal | date | Numbered | None

MOST_CHARACTERS = 32_767
"""What a cell holds; Excel calls a file with more of them damaged."""

MOST_FOOT = 180
"""Of the 255 characters of a foot some are taken by its fields."""

PAPER_A4 = 9

CYCLE, FINDING = '"C-"0', '"F-"0'
"""A number that is shown as the name of a cycle or a finding, and sorts as the number it is."""

INK, SOFT, BAD = "#16202b", "#4d5965", "#a11c15"

TITLE = {"bold": True, "font_size": 16}
SECTION = {"bold": True, "font_size": 12}

_QUOTED = ("=", "+", "-", "@", "\t")
"""What begins a formula when somebody types it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its head, its width in characters, how its numbers look, if it is bad news."""

    head: str
    width: int
    number: str = ""
    is_bad: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Where the rows of a table stand, as charts ask for them."""

    sheet: str
    first: int
    last: int


class Book:
    """A workbook that is being written."""

    def __init__(self, workbook: Workbook, words: Wording, foot: str) -> None:
        self.workbook = workbook
        self.words = words
        self._foot = foot
        # Translators: how Excel writes a date, in the letters that its files have in every language.
        self._date_form = words.translations.pgettext("spreadsheet", "d mmm yyyy")
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self._widths: dict[Worksheet, Sequence[int]] = {}
        self._tables = 0

    def sheet(self, name: str, widths: Sequence[int]) -> Worksheet:
        """Add a sheet that prints on A4 across, one page wide."""
        sheet = self.workbook.add_worksheet(name)
        self._widths[sheet] = widths
        for number, characters in enumerate(widths):
            sheet.set_column(number, number, characters)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(PAPER_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        # An ampersand begins a field there.
        sheet.set_footer(f"&L{self._foot.replace('&', '&&')[:MOST_FOOT]}&R&P / &N")
        return sheet

    def write(self, sheet: Worksheet, row: int, column: int, value: Value, **look: object) -> None:
        """Write one cell as what it is."""
        match value:
            case None:
                sheet.write_blank(row, column, None, self._format(look))
            case str():
                # So marked, it stays text even when somebody edits the cell.
                marked = {"quote_prefix": True} if value.startswith(_QUOTED) else {}
                sheet.write_string(row, column, value[:MOST_CHARACTERS], self._format({**look, **marked}))
            case date():
                dated = {"num_format": self._date_form, "align": "left", **look}
                sheet.write_datetime(row, column, datetime.combine(value, time()), self._format(dated))
            case Numbered():
                shown = {"num_format": value.form, "align": "left"}
                sheet.write_number(row, column, value.number, self._format({**look, **shown}))
            case _:
                # What has no fraction shows no decimal mark.
                form = "#,##0" if value == value // 1 else "#,##0.0########"
                sheet.write_number(row, column, float(value), self._format({"num_format": form, **look}))

    def paragraph(self, sheet: Worksheet, row: int, columns: int, text: str, **look: object) -> None:
        """Write a text over the first columns, as many lines high as it needs."""
        self.span(sheet, row, 0, columns - 1, text, **look)

    def span(self, sheet: Worksheet, row: int, first: int, last: int, text: str, **look: object) -> None:
        """Write a text over columns from the first to the last, as many lines high as it needs."""
        places = sum(self._widths[sheet][first : last + 1])
        sheet.merge_range(row, first, row, last, "", self._format({"text_wrap": True, **look}))
        self.write(sheet, row, first, text, text_wrap=True, **look)
        sheet.set_row(row, 16 * -(-width(text) // places or 1))

    def table(
        self, sheet: Worksheet, row: int, columns: Sequence[Column], rows: Sequence[Sequence[Value]]
    ) -> Rows:
        """Write a table of at least one row that Excel sorts and filters; its head stands in `row`."""
        self._tables += 1
        head = self._format({"bold": True, "font_color": SOFT, "text_wrap": True, "bottom": 2})
        last = row + len(rows)
        sheet.add_table(
            row,
            0,
            last,
            len(columns) - 1,
            {
                "name": f"Table_{self._tables}",
                "style": "Table Style Light 1",
                "columns": [{"header": column.head, "header_format": head} for column in columns],
            },
        )
        looks = [_look(column) for column in columns]
        for number, line in enumerate(rows, start=row + 1):
            for place, value in enumerate(line):
                self.write(sheet, number, place, value, **looks[place])
        return Rows(sheet=str(sheet.get_name()), first=row + 1, last=last)

    def list_sheet(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Value]],
        *,
        title: str,
        empty: str,
        left_out: int = 0,
    ) -> None:
        """Add a sheet that is one table under its title; a sentence stands where there are no rows."""
        sheet = self.sheet(name, [column.width for column in columns])
        self.write(sheet, 0, 0, title, **TITLE)
        if not rows:
            self.write(sheet, 1, 0, empty, font_color=SOFT)
            return
        if left_out:
            t = self.words.translations
            more = t.ngettext("and %(count)s more", "and %(count)s more", left_out)
            self.write(sheet, 1, 0, more % {"count": self.words.number(left_out)}, font_color=SOFT)
        self.table(sheet, 2, columns, rows)
        sheet.freeze_panes(3, 2)
        sheet.repeat_rows(2)

    def _format(self, look: dict[str, object]) -> Format:
        """Return a cell format; the same look gives the same one."""
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            usual = {"font_name": "Calibri", "font_size": 11, "font_color": INK, "valign": "top"}
            self._formats[key] = self.workbook.add_format({**usual, **look})
        return self._formats[key]


def book(words: Wording, *, title: str, foot: str, day: date, fill: Callable[[Book], None]) -> bytes:
    """Make a workbook; its only date is that of the report, so that the same report gives the same bytes."""
    file = io.BytesIO()
    workbook = Workbook(
        file,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    workbook.set_properties({"title": title, "created": datetime.combine(day, time())})
    fill(Book(workbook, words, foot))
    workbook.close()
    return file.getvalue()


def _look(column: Column) -> dict[str, object]:
    look: dict[str, object] = {"text_wrap": True}
    if column.number:
        look |= {"num_format": column.number, "align": "left"}
    if column.is_bad:
        look |= {"bold": True, "font_color": BAD}
    return look
