"""The portfolio as a workbook: a row each with small charts, then the six months behind them."""

from collections.abc import Iterator
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from pdca.reports.portfolio import Portfolio, PortfolioRow
from pdca.reports.portfolio_words import decision_text, portfolio_title, reason_name, row_name
from pdca.reports.sheets import CYCLE, SECTION, SOFT, TITLE, Book, Column, Rows, Value, book
from pdca.reports.wording import Wording

WIDTHS = (30, 16, 16, 9, 11, 11, 10, 22, 11, 11, 11, 11, 11, 12, 13, 40, 13, 12, 12, 12, 40)

MONTHS_FROM = 3
"""The row in which the months of the second sheet begin."""


def portfolio_book(portfolio: Portfolio, told: dict[str, tuple[str, ...]], words: Wording) -> bytes:
    """Return the workbook of a portfolio; `told` holds the sentences by name, as templates get them."""
    title, month = portfolio_title(portfolio, words), words.month(portfolio.month)

    def fill(made: Book) -> None:
        t = words.translations
        sheet = made.sheet(t.pgettext("sheet", "Summary"), WIDTHS)
        months = made.sheet(t.gettext("Six months"), (30, *(10 for _ in range(2 * len(portfolio.months)))))
        _summary(made, sheet, portfolio, told)
        if portfolio.rows:
            _months(made, months, portfolio)

    return book(
        words,
        title=" — ".join(filter(None, (title, month, portfolio.organisation))),
        foot=" · ".join(filter(None, (title, month, portfolio.organisation))),
        day=portfolio.as_of,
        fill=fill,
    )


def _summary(made: Book, sheet: Worksheet, portfolio: Portfolio, told: dict[str, tuple[str, ...]]) -> None:
    words = made.words
    about = (portfolio.organisation, words.month(portfolio.month))
    made.write(sheet, 0, 0, portfolio_title(portfolio, words), **TITLE)
    made.write(sheet, 1, 0, " · ".join(filter(None, about)), font_color=SOFT)
    row = 3
    for sentence in told["headline"]:
        made.paragraph(sheet, row, 8, sentence, bold=True)
        row += 1
    head = row + 1
    rows = [*_rows(portfolio, words)]
    row = made.table(sheet, head, _columns(words), rows).last + 1 if rows else head
    _sparklines(sheet, portfolio, head + 1, words)
    if len(portfolio.rows) > 1:
        for place, value in enumerate(_sums(portfolio, words)):
            made.write(sheet, row, place, value, bold=True, top=2)
        row += 1
    _foot(made, sheet, portfolio, told, row + 1)


def _columns(words: Wording) -> list[Column]:
    t = words.translations
    heads = (
        t.gettext("Name"),
        t.gettext("Open, six months"),
        t.gettext("Overdue, six months"),
        t.gettext("Open"),
        t.gettext("Overdue"),
        t.gettext("Change of overdue"),
        t.gettext("Change"),
        t.gettext("Whose turn in the worst"),
        t.gettext("Worst, working days"),
        t.gettext("Worst cycle"),
        t.gettext("Closed in the month"),
        t.gettext("Stages on time"),
        t.gettext("Stages left"),
        t.gettext("Effects that hold"),
        t.gettext("Closed in six months"),
        t.gettext("What waits the longest"),
        t.gettext("Waits since"),
        t.gettext("Waits, working days"),
        t.gettext("Decisions needed"),
        t.gettext("Findings without a responsible"),
        t.gettext("Why there are no figures"),
    )
    numbers = {5: "+#,##0;−#,##0;0", 9: CYCLE}
    return [
        Column(head=head, width=0, number=numbers.get(place, ""), is_bad=place in (4, 8))
        for place, head in enumerate(heads)
    ]


def _rows(portfolio: Portfolio, words: Wording) -> Iterator[tuple[Value, ...]]:
    for row in portfolio.rows:
        yield _row(row, words)
    for each in portfolio.unread:
        yield each.name, *(None for _ in WIDTHS[2:]), reason_name(each.reason, words)


def _row(row: PortfolioRow, words: Wording) -> tuple[Value, ...]:
    t = words.translations
    moods = {"good": t.pgettext("change", "better"), "bad": t.pgettext("change", "worse"), "same": None}
    late, waiting = row.late, row.waiting
    return (
        row_name(row.name, words),
        None,
        None,
        row.open,
        row.late_count,
        row.change,
        moods[row.mood],
        late.who if late else None,
        late.days if late else None,
        late.cycle if late else None,
        row.closed,
        row.on_time.part,
        row.on_time.whole,
        row.held.part,
        row.held.whole,
        decision_text(waiting, words) if waiting else None,
        waiting.since if waiting else None,
        waiting.days if waiting else None,
        row.decisions,
        row.findings,
        None,
    )


def _sums(portfolio: Portfolio, words: Wording) -> tuple[Value, ...]:
    """Add up what adds up; a worst delay and a longest wait do not."""
    return (
        words.translations.gettext("Total"),
        None,
        None,
        portfolio.open,
        portfolio.late_count,
        *(None for _ in range(5)),
        portfolio.closed,
        portfolio.on_time.part,
        portfolio.on_time.whole,
        portfolio.held.part,
        portfolio.held.whole,
        *(None for _ in range(3)),
        portfolio.decisions,
        portfolio.findings,
        None,
    )


def _sparklines(sheet: Worksheet, portfolio: Portfolio, first: int, words: Wording) -> None:
    months, name = len(portfolio.months), words.translations.gettext("Six months")
    for number in range(len(portfolio.rows)):
        for place, colour in enumerate(("#1f5fa8", "#b3261e")):
            begin = 1 + place * months
            row = MONTHS_FROM + 1 + number
            sheet.add_sparkline(
                first + number,
                1 + place,
                {
                    "range": f"'{name}'!{_cell(row, begin)}:{_cell(row, begin + months - 1)}",
                    "series_color": colour,
                    "markers": True,
                    # One scale for all rows, as in the charts of the page.
                    "min": 0,
                    "max": _highest(portfolio),
                },
            )


def _cell(row: int, column: int) -> str:
    return str(xl_rowcol_to_cell(row, column))


def _highest(portfolio: Portfolio) -> int:
    return max(value or 0 for row in portfolio.rows for value in (1, *row.opened, *row.overdue))


def _months(made: Book, sheet: Worksheet, portfolio: Portfolio) -> None:
    words, t = made.words, made.words.translations
    made.write(sheet, 0, 0, t.gettext("Six months"), **TITLE)
    named = [f"{words.short_month(month)} {month.year}" for month in portfolio.months]
    opened, overdue = t.pgettext("cycles", "open"), t.pgettext("cycles", "overdue")
    columns = [
        Column(head=t.gettext("Name"), width=0),
        *(Column(head=f"{what}, {month}", width=0) for what in (opened, overdue) for month in named),
    ]
    rows = [(row_name(row.name, words), *row.opened, *row.overdue) for row in portfolio.rows]
    place = made.table(sheet, MONTHS_FROM, columns, rows)
    sheet.freeze_panes(MONTHS_FROM + 1, 1)
    _chart(made, sheet, portfolio, place)


def _chart(made: Book, sheet: Worksheet, portfolio: Portfolio, place: Rows) -> None:
    """Draw the overdue and the open cycles of each row at the month's end, as bars."""
    t, months = made.words.translations, len(portfolio.months)
    chart: Any = made.workbook.add_chart({"type": "bar"})
    for name, column, colour in (
        (t.pgettext("cycles", "open"), months, "#1f5fa8"),
        (t.pgettext("cycles", "overdue"), 2 * months, "#b3261e"),
    ):
        chart.add_series(
            {
                "name": name,
                "categories": [place.sheet, place.first, 0, place.last, 0],
                "values": [place.sheet, place.first, column, place.last, column],
                "fill": {"color": colour},
                "data_labels": {"value": True},
            }
        )
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    chart.set_title({"name": made.words.month(portfolio.month), "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 620, "height": 120 + 44 * len(portfolio.rows)})
    told = "; ".join(
        f"{row_name(row.name, made.words)}: {row.open}, {row.late_count}" for row in portfolio.rows
    )
    what = ", ".join((t.pgettext("cycles", "open"), t.pgettext("cycles", "overdue")))
    description = f"{what}. {told}"
    sheet.insert_chart(place.last + 2, 0, chart, {"description": description, "object_position": 3})


def _foot(
    made: Book, sheet: Worksheet, portfolio: Portfolio, told: dict[str, tuple[str, ...]], row: int
) -> None:
    t = made.words.translations
    for warning in told["warnings"]:
        made.paragraph(sheet, row, 8, warning, bold=True)
        row += 1
    for line in told["legend"]:
        made.paragraph(sheet, row, 8, line, font_color=SOFT)
        row += 1
    made.write(sheet, row + 1, 0, t.gettext("Made from"), **SECTION)
    columns = [
        Column(head=t.gettext("Log"), width=0),
        Column(head=t.gettext("Event"), width=0),
        Column(head=t.gettext("To prove it later"), width=0),
    ]
    rows = [(log.name, log.seq, f"pdca verify --anchor {log.seq}:{log.head_hash}") for log in portfolio.logs]
    if rows:
        made.table(sheet, row + 2, columns, rows)
