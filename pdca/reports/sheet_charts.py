"""Charts that Excel draws itself from the tables of a sheet, each with its figures as a text alternative."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from xlsxwriter.worksheet import Worksheet

from pdca.reports import names
from pdca.reports.month import Trend
from pdca.reports.sheets import SOFT, Book, Rows

WIDTH, HEIGHT = 520, 300

MOST_TITLE, MOST_DESCRIPTION = 120, 1000
"""Characters; a text alternative that is longer is not read to its end."""

_CURVES = (
    {"colour": "#1f5fa8", "dash": "solid", "marker": "circle"},
    {"colour": "#2a7548", "dash": "dash", "marker": "square"},
    {"colour": "#b3261e", "dash": "round_dot", "marker": "triangle"},
)
"""Colours and forms as in the HTML report; no two curves differ by their colour alone."""

_FILLS = {
    "plan": ("#cfe0f5", "#3d74b4"),
    "do": ("#1f5fa8", "#1f5fa8"),
    "check": ("#7344a0", "#7344a0"),
    "act": ("#2a7548", "#2a7548"),
    "frozen": ("#ffffff", "#5a6672"),
    "closed": ("#cfd6dc", "#6b7785"),
}

_FONT = {"name": "Calibri", "size": 10, "color": SOFT}


def trend_chart(made: Book, sheet: Worksheet, rows: Rows, trend: Trend, *, at: tuple[int, int]) -> None:
    """Draw open, closed and overdue cycles over the months of a table that holds them in this order."""
    t = made.words.translations
    chart: Any = made.workbook.add_chart({"type": "line"})
    for number, curve in enumerate(_CURVES, start=1):
        chart.add_series(
            {
                "name": [rows.sheet, rows.first - 1, number],
                "categories": [rows.sheet, rows.first, 0, rows.last, 0],
                "values": [rows.sheet, rows.first, number, rows.last, number],
                "line": {"color": curve["colour"], "width": 2, "dash_type": curve["dash"]},
                "marker": {
                    "type": curve["marker"],
                    "size": 6,
                    "fill": {"color": curve["colour"]},
                    "border": {"color": curve["colour"]},
                },
            }
        )
    chart.set_title({"name": t.gettext("Six months"), "name_font": {"name": "Calibri", "size": 12}})
    chart.set_x_axis(
        {
            "num_font": _FONT,
            "num_format": "mmm",
            "date_axis": True,
            "major_unit": 1,
            "major_unit_type": "months",
        }
    )
    chart.set_y_axis(
        {"num_font": _FONT, "min": 0, "major_gridlines": {"visible": True, "line": {"color": "#d5dde4"}}}
    )
    chart.set_legend({"position": "bottom", "font": _FONT})
    named = zip(
        (t.pgettext("cycles", "open"), t.pgettext("cycles", "closed"), t.pgettext("cycles", "overdue")),
        (trend.opened, trend.closed, trend.overdue),
        strict=True,
    )
    told = "; ".join(f"{name}: {', '.join(map(made.words.number, values))}" for name, values in named)
    _insert(sheet, chart, at, ". ".join((t.gettext("Six months"), told)))


def readings_chart(
    made: Book, sheet: Worksheet, rows: Rows, name: str, values: Sequence[Decimal], *, at: tuple[int, int]
) -> None:
    """Draw the readings over their days, with baseline and target, of a table that has them in this order."""
    t = made.words.translations
    chart: Any = made.workbook.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
    for number, (colour, dash) in enumerate(
        (("#1f5fa8", "solid"), (SOFT, "dash"), ("#1c5c36", "round_dot")), 1
    ):
        chart.add_series(
            {
                "name": [rows.sheet, rows.first - 1, number],
                "categories": [rows.sheet, rows.first, 0, rows.last, 0],
                "values": [rows.sheet, rows.first, number, rows.last, number],
                "line": {"color": colour, "width": 1.75, "dash_type": dash},
                # A line of one day is a point, which nobody sees without a mark.
                "marker": {"type": "circle", "size": 6, "fill": {"color": colour}}
                if number == 1 or len(values) == 1
                else {"type": "none"},
            }
        )
    # What begins with the mark of a formula would be read as one.
    title = name.lstrip("= ") or t.gettext("Measure")
    chart.set_title({"name": title[:MOST_TITLE], "name_font": {"name": "Calibri", "size": 12}})
    chart.set_x_axis({"num_font": _FONT, "num_format": "dd.mm"})
    chart.set_y_axis({"num_font": _FONT, "major_gridlines": {"visible": True, "line": {"color": "#d5dde4"}}})
    chart.set_legend({"position": "bottom", "font": _FONT})
    _insert(sheet, chart, at, f"{title}. {'; '.join(map(made.words.number, values))}"[:MOST_DESCRIPTION])


def phase_chart(
    made: Book, sheet: Worksheet, rows: Rows, phases: Sequence[tuple[str, int]], *, at: tuple[int, int]
) -> None:
    """Draw the cycles by phase as bars, the first on top."""
    t = made.words.translations
    chart: Any = made.workbook.add_chart({"type": "bar"})
    fills = [_FILLS[phase] for phase, _ in phases]
    chart.add_series(
        {
            "name": t.gettext("Cycles"),
            "categories": [rows.sheet, rows.first, 0, rows.last, 0],
            "values": [rows.sheet, rows.first, 1, rows.last, 1],
            "points": [{"fill": {"color": fill}, "border": {"color": edge}} for fill, edge in fills],
            "data_labels": {"value": True, "font": {"name": "Calibri", "bold": True}},
            "gap": 40,
        }
    )
    title = t.gettext("Where the cycles are")
    chart.set_title({"name": title, "name_font": {"name": "Calibri", "size": 12}})
    # Excel draws the first row at the bottom unless told otherwise.
    chart.set_y_axis({"reverse": True, "num_font": _FONT})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    chart.set_legend({"none": True})
    name_of = names.phase_names(t)
    told = "; ".join(f"{name_of[phase]}: {made.words.number(count)}" for phase, count in phases)
    _insert(sheet, chart, at, f"{title}. {told}")


def _insert(sheet: Worksheet, chart: Any, at: tuple[int, int], description: str) -> None:  # noqa: ANN401 - either kind of chart
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    sheet.insert_chart(*at, chart, {"description": description, "object_position": 3})
