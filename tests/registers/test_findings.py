"""Tests of reading findings row by row."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

import pytest

from pdca.domain.catalogue import Severity
from pdca.registers.columns import match_columns
from pdca.registers.dates import date_format
from pdca.registers.findings import FindingRow, FindingRows, read_findings
from pdca.registers.table import Cell, Kind, Row, Source, Table
from pdca.registers.words import finding_words

FIELDS = ("title", "description", "severity", "found_on", "due", "responsible", "external_number")


def table(columns: Sequence[str], *rows: Sequence[Cell]) -> Table:
    return Table(
        columns=tuple(columns),
        rows=tuple(Row(number, tuple(cells), number + 1) for number, cells in enumerate(rows, start=2)),
        heading_row=1,
        source=Source(kind=Kind.CSV, name="register.csv"),
    )


def read(columns: Sequence[str], *rows: Sequence[Cell], format_name: str = "") -> FindingRows:
    made = table(columns, *rows)
    places = match_columns(made.columns, finding_words().fields, {}).columns
    return read_findings(made, places, date_format=date_format(format_name) if format_name else None)


def mistake_of(column: str, cell: Cell) -> tuple[str, dict[str, object]]:
    """Return the only mistake of a row with this cell."""
    (mistake,) = read(("title", column), ("No plan", cell)).mistakes
    return mistake.code, mistake.facts


def test_a_whole_row_becomes_a_finding() -> None:
    found = read(
        FIELDS,
        ("No plan", "for\nMay", "Высокая", "01.03.2026", date(2026, 3, 31), "Иванов И. И.", Decimal("12.0")),
    )

    assert found == FindingRows(
        rows=(
            FindingRow(
                number=2,
                title="No plan",
                description="for\nMay",
                severity=Severity.CRITICAL,
                found_on=date(2026, 3, 1),
                due=date(2026, 3, 31),
                responsible="Иванов И. И.",
                external_number="12",
            ),
        ),
        mistakes=(),
        due_before_found=(),
    )


def test_a_title_is_enough() -> None:
    assert read(("title",), ("No plan",)).rows == (FindingRow(number=2, title="No plan"),)


def test_lines_of_a_title_become_one() -> None:
    assert read(("title",), ("No plan\n for  May",)).rows[0].title == "No plan for May"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Decimal("1E+5"), "100000"),
        (Decimal("1.50"), "1.5"),
        (Decimal(100), "100"),
        (date(2026, 3, 31), "2026-03-31"),
        (datetime(2026, 3, 31, 9, 5), "2026-03-31 09:05"),  # noqa: DTZ001 - cells have no zone
    ],
)
def test_numbers_and_dates_become_text_as_a_spreadsheet_shows_it(cell: Cell, text: str) -> None:
    assert read(("title", "id"), ("No plan", cell)).rows[0].external_number == text


def test_a_row_without_a_title_is_a_mistake_with_row_line_and_column() -> None:
    (mistake,) = read(("title", "id"), ("No plan", "1"), (None, "2")).mistakes

    assert (mistake.code, mistake.facts) == (
        "title-missing",
        {"row": 3, "line": 4, "column": "title", "field": "title"},
    )


@pytest.mark.parametrize(
    ("column", "longest"), [("title", 300), ("description", 2_000), ("responsible", 300), ("id", 300)]
)
def test_text_has_a_greatest_length(column: str, longest: int) -> None:
    columns = ("title", column) if column != "title" else ("title", "notes")
    fits, too_long = (
        read(columns, ("x" * length, "y") if column == "title" else ("x", "y" * length))
        for length in (longest, longest + 1)
    )

    assert (fits.mistakes, [mistake.code for mistake in too_long.mistakes]) == ((), ["text-too-long"])


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\x7f", "\x85", "\x1c", "\u202e", "\u2067", "\ud800"])
def test_control_characters_are_mistakes(sign: str) -> None:
    code, facts = mistake_of("description", f"a{sign}b")

    assert (code, facts["code_point"]) == ("control-character", f"U+{ord(sign):04X}")


def test_tabs_and_line_ends_are_text() -> None:
    assert read(("title", "description"), ("No plan", "a\tb\nc")).rows[0].description == "a\tb\nc"


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "#ЗНАЧ!"])
def test_what_a_spreadsheet_writes_for_an_error_is_a_mistake(text: str) -> None:
    assert mistake_of("responsible", text)[0] == "cell-error"


def test_an_external_number_that_comes_twice_is_a_mistake_with_both_rows() -> None:
    found = read(("title", "id"), ("No plan", "7"), ("No goal", "8"), ("No calls", Decimal(7)))

    (mistake,) = found.mistakes
    assert (mistake.code, mistake.facts["row"], mistake.facts["first_row"]) == (
        "external-number-doubled",
        4,
        2,
    )


def test_rows_without_an_external_number_are_not_the_same() -> None:
    assert read(("title", "id"), ("No plan", None), ("No goal", None)).mistakes == ()


@pytest.mark.parametrize(
    ("word", "severity"),
    [
        ("critical", "critical"), ("КРИТИЧНО", "critical"), ("Критическая", "critical"), ("High", "critical"),
        ("высокая", "critical"), ("Major", "major"), ("средняя", "major"), ("Значительная", "major"),
        ("normal", "normal"), ("minor", "normal"), ("Низкая", "normal"), ("обычная", "normal"), (None, None),
    ],
)  # fmt: skip
def test_severities_are_known_in_both_languages(word: str | None, severity: str | None) -> None:
    assert read(("title", "severity"), ("No plan", word)).rows[0].severity == severity


def test_an_unknown_severity_is_a_mistake_with_the_known_words() -> None:
    code, facts = mistake_of("severity", "so-so")

    assert (code, facts["known"]) == ("severity-unknown", tuple(finding_words().severities))


def test_severity_words_may_be_given() -> None:
    made = table(("title", "severity"), ("No plan", "P1"))

    found = read_findings(made, {"title": 0, "severity": 1}, severity_words={"p1": Severity.MAJOR})

    assert found.rows[0].severity is Severity.MAJOR


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("soon", "date-unreadable"),
        ("31.02.2026", "date-impossible"),
        ("31.03.26", "date-year-short"),
        (Decimal(45321), "date-is-number"),
        (date(1900, 1, 5), "date-year-unlikely"),
        (datetime(2900, 1, 5, 1, 0), "date-year-unlikely"),  # noqa: DTZ001 - cells have no zone
        ("\x1b[31m", "control-character"),
    ],
)
def test_every_wrong_date_is_a_mistake(cell: Cell, code: str) -> None:
    assert mistake_of("due", cell)[0] == code


def test_the_time_of_a_date_is_left_out() -> None:
    moment = datetime(2026, 3, 31, 23, 59)  # noqa: DTZ001 - cells have no zone

    assert read(("title", "due"), ("No plan", moment)).rows[0].due == date(2026, 3, 31)


def test_each_column_of_dates_proves_its_own_format() -> None:
    columns = ("title", "found on", "due")

    (row,) = read(columns, ("No plan", "3/31/2026", "01.04.2026")).rows

    assert (row.found_on, row.due) == (date(2026, 3, 31), date(2026, 4, 1))


def test_a_column_that_proves_nothing_is_one_mistake_among_the_others() -> None:
    found = read(("title", "due"), ("No plan", "03/04/2026"), (None, "05/06/2026"))

    assert [(mistake.code, mistake.facts.get("column")) for mistake in found.mistakes] == [
        ("date-order-unknown", "due"),
        ("title-missing", "title"),
    ]


def test_a_given_format_settles_what_a_column_does_not_prove() -> None:
    (row,) = read(("title", "due"), ("No plan", "03/04/2026"), format_name="mdy").rows

    assert row.due == date(2026, 3, 4)


def test_rows_due_before_they_were_found_are_told_apart() -> None:
    found = read(
        ("title", "found on", "due"),
        ("No plan", "2026-03-31", "2026-03-30"),
        ("No goal", "2026-03-31", "2026-03-31"),
        ("No calls", None, "2026-03-30"),
    )

    assert (len(found.rows), found.mistakes, found.due_before_found) == (3, (), (2,))


def test_all_mistakes_of_all_rows_come_at_once_and_good_rows_stay() -> None:
    found = read(
        ("title", "severity", "due"),
        (None, "so-so", "soon"),
        ("No plan", "high", "2026-03-31"),
        ("No goal", "x", None),
    )

    assert ([row.number for row in found.rows], [(gap.code, gap.facts["row"]) for gap in found.mistakes]) == (
        [3],
        [("title-missing", 2), ("severity-unknown", 2), ("date-unreadable", 2), ("severity-unknown", 4)],
    )
