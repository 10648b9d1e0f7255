"""Tables: whole in a pipe, fitted to a terminal, a block for each row where the terminal is narrow."""

from pdca.cli.tables import GAP, Cell, Column, Table, lines, shortened
from pdca.domain.width import width


def _table() -> Table:
    table = Table(
        (
            Column("No"),
            Column("What", is_flexible=True),
            Column("Working days late", is_right=True),
            Column("Due"),
        )
    )
    table.add("C-1", "A long title that must give way", "12", Cell("! 5 Nov 2026 (Thu)", "red"))
    table.add("C-22", "计划 и план", "3", "")
    return table


def _text(table: Table, places: int | None) -> list[str]:
    return [GAP.join(cell.text for cell in line.cells).rstrip() for line in lines(table, places)]


def test_a_pipe_gets_every_row_whole_and_in_columns() -> None:
    assert _text(_table(), None) == [
        "No    What                             Working days late  Due",
        "C-1   A long title that must give way                 12  ! 5 Nov 2026 (Thu)",
        "C-22  计划 и план                                      3",
    ]


def test_a_heading_folds_before_a_text_is_cut() -> None:
    assert _text(_table(), 70) == [
        "No    What                             Working  Due",
        "                                          days",
        "                                          late",
        "C-1   A long title that must give way       12  ! 5 Nov 2026 (Thu)",
        "C-22  计划 и план                            3",
    ]


def test_a_flexible_column_gives_way_and_says_so() -> None:
    fitted = _text(_table(), 60)

    assert fitted[-2] == "C-1   A long title that must g…       12  ! 5 Nov 2026 (Thu)"
    assert max(map(width, fitted)) <= 60


def test_on_a_narrow_terminal_each_row_is_a_block_that_loses_nothing() -> None:
    assert _text(_table(), 30) == [
        "C-1  A long title that must",
        "  give way",
        "  Working days late: 12",
        "  Due: ! 5 Nov 2026 (Thu)",
        "C-22  计划 и план",
        "  Working days late: 3",
    ]


def test_a_block_keeps_the_colour_of_its_cell() -> None:
    coloured = [cell.text for line in lines(_table(), 30) for cell in line.cells if cell.colour]

    assert coloured == ["  Due: ! 5 Nov 2026 (Thu)"]


def test_no_line_is_wider_than_the_terminal() -> None:
    assert all(width(text) <= places for places in range(20, 90) for text in _text(_table(), places))


def test_a_cut_text_ends_with_an_ellipsis_and_fits() -> None:
    assert (shortened("计划计划", 6), shortened("план", 4)) == ("计划…", "план")
