"""The monthly report as a workbook: figures and charts on the first sheet, then the whole lists."""

from xlsxwriter.worksheet import Worksheet

from pdca.reports import names
from pdca.reports.month import MonthReport
from pdca.reports.month_sheets import SHEETS
from pdca.reports.quality_words import facts
from pdca.reports.sheet_charts import phase_chart, trend_chart
from pdca.reports.sheets import SECTION, SOFT, TITLE, Book, Column, book
from pdca.reports.wording import Wording

WIDTHS = (32, 13, 13, 13, 13, 18)

CHART_COLUMN = 7


def month_book(report: MonthReport, told: dict[str, tuple[str, ...]], words: Wording) -> bytes:
    """Return the workbook of a month; `told` holds the sentences by name, as templates get them."""
    t = words.translations
    month = words.month(report.month)

    def fill(made: Book) -> None:
        _summary(made, report, told)
        for add in SHEETS:
            add(made, report)

    return book(
        words,
        title=" — ".join((t.gettext("Improvement report"), month, report.organisation)),
        foot=f"{month} · № {report.seq} · {report.organisation}",
        day=report.as_of,
        fill=fill,
    )


def _summary(made: Book, report: MonthReport, told: dict[str, tuple[str, ...]]) -> None:
    words, t = made.words, made.words.translations
    sheet = made.sheet(t.pgettext("sheet", "Summary"), WIDTHS)
    made.write(sheet, 0, 0, t.gettext("Improvement report"), **TITLE)
    made.write(sheet, 1, 0, f"{report.organisation} · {words.month(report.month)}", font_color=SOFT)
    row = 3
    for sentence in told["headline"]:
        made.paragraph(sheet, row, len(WIDTHS), sentence, bold=True)
        row += 1
    for sentence in told["loads"]:
        made.paragraph(sheet, row, len(WIDTHS), sentence, font_color=SOFT)
        row += 1
    row = _figures(made, sheet, report, row + 1)
    row = _months(made, sheet, report, row + 1)
    row = _phases(made, sheet, report, row + 1)
    row = _quality(made, sheet, report, told, row + 1)
    _foot(made, sheet, report, told, row + 1)


def _figures(made: Book, sheet: Worksheet, report: MonthReport, row: int) -> int:
    words, t = made.words, made.words.translations
    name_of = names.tile_names(t)
    moods = {"good": t.pgettext("change", "better"), "bad": t.pgettext("change", "worse"), "same": None}
    columns = [
        Column(head=t.gettext("Figure"), width=0),
        Column(head=t.gettext("Value"), width=0),
        Column(head=words.versus_month_before(report.month), width=0, number="+#,##0;−#,##0;0"),
        Column(head=t.gettext("Change"), width=0),
    ]
    rows = [
        (name_of[tile.kind], tile.value, tile.change, moods[report.mood_of(tile)]) for tile in report.tiles
    ]
    return made.table(sheet, row, columns, rows).last + 1


def _months(made: Book, sheet: Worksheet, report: MonthReport, row: int) -> int:
    t, trend = made.words.translations, report.trend
    name_of = names.tile_names(t)
    made.write(sheet, row, 0, t.gettext("Six months"), **SECTION)
    columns = [
        Column(head=t.gettext("Month"), width=0, number="mmm yyyy"),
        *(Column(head=name_of[tile.kind], width=0) for tile in report.tiles),
    ]
    rows = list(zip(trend.months, *(tile.values for tile in report.tiles), strict=True))
    place = made.table(sheet, row + 1, columns, rows)
    trend_chart(made, sheet, place, trend, at=(3, CHART_COLUMN))
    return place.last + 1


def _phases(made: Book, sheet: Worksheet, report: MonthReport, row: int) -> int:
    t = made.words.translations
    name_of = names.phase_names(t)
    made.write(sheet, row, 0, t.gettext("Where the cycles are"), **SECTION)
    columns = [Column(head=t.gettext("Phase"), width=0), Column(head=t.gettext("Cycles"), width=0)]
    rows = [(name_of[phase], count) for phase, count in report.phases]
    place = made.table(sheet, row + 1, columns, rows)
    phase_chart(made, sheet, place, report.phases, at=(20, CHART_COLUMN))
    return place.last + 1


def _quality(
    made: Book, sheet: Worksheet, report: MonthReport, told: dict[str, tuple[str, ...]], row: int
) -> int:
    t = made.words.translations
    made.write(sheet, row, 0, t.gettext("How the work goes"), **SECTION)
    row += 1
    too_good = t.gettext("too good?")
    for doubt in told["doubts"]:
        made.paragraph(sheet, row, len(WIDTHS), f"{too_good} {doubt}", bold=True)
        row += 1
    for sentence in told["overdue_actions"]:
        made.paragraph(sheet, row, len(WIDTHS), sentence)
        row += 1
    columns = [
        Column(head=t.gettext("Figure"), width=0),
        Column(head=t.gettext("Value"), width=0),
        Column(head=t.gettext("Note"), width=0),
        Column(head=t.gettext("Look at"), width=0, is_bad=True),
    ]
    rows = [
        (fact.name, fact.figure, fact.note or None, t.gettext("worth a look") if fact.is_bad else None)
        for fact in facts(report.quality, made.words)
    ]
    place = made.table(sheet, row, columns, rows)
    name_of = names.phase_names(t)
    columns = [
        Column(head=t.gettext("Working days by phase"), width=0),
        Column(head=t.gettext("Median"), width=0),
        Column(head=t.gettext("Cycles"), width=0),
    ]
    times = [(name_of[time.phase], time.days, time.cycles) for time in report.quality.phase_times]
    return made.table(sheet, place.last + 2, columns, times).last + 1


def _foot(
    made: Book, sheet: Worksheet, report: MonthReport, told: dict[str, tuple[str, ...]], row: int
) -> None:
    t = made.words.translations
    for warning in told["warnings"]:
        made.paragraph(sheet, row, len(WIDTHS), warning, bold=True)
        row += 1
    for line in told["legend"]:
        made.paragraph(sheet, row, len(WIDTHS), line, font_color=SOFT)
        row += 1
    text = t.gettext(
        "Made from event %(event)s of the log. The number and the head hash prove later that the log was not"
        " changed:"
    )
    made.paragraph(sheet, row, len(WIDTHS), text % {"event": report.seq}, font_color=SOFT)
    made.write(
        sheet, row + 1, 0, f"pdca verify --anchor {report.seq}:{report.head_hash}", font_name="Consolas"
    )
