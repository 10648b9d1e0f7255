"""Tests of rows of separated text."""

import pytest

from pdca.domain.errors import WrongInput
from pdca.registers.delimited import choose_separator, read_rows
from pdca.registers.headings import ForeignRow


def rows_of(text: str, separator: str | None = None) -> list[ForeignRow]:
    return list(read_rows(text, choose_separator(text, separator), "register.csv"))


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_each_separator_is_recognised(sign: str) -> None:
    text = f"title{sign}due\nNo plan{sign}2026-03-31\n"

    assert choose_separator(text).sign == sign


def test_commas_in_russian_numbers_do_not_separate() -> None:
    text = "Имя;Сумма, руб\nИван;1,5\nПётр;2,5\n"

    assert choose_separator(text).sign == ";"


def test_semicolons_inside_quotes_do_not_separate() -> None:
    text = 'title,notes\nNo plan,"one; two; three"\nNo goal,"four; five"\n'

    assert choose_separator(text).sign == ","


def test_a_single_column_needs_no_separator() -> None:
    rows = rows_of("title\nNo plan, no goal\nNo calls\n")

    assert [row.cells for row in rows] == [("title",), ("No plan", "no goal"), ("No calls",)]


def test_a_large_file_is_judged_by_its_beginning() -> None:
    text = "title;due\n" + "No plan, no goal;2026-03-31\n" * 20_000

    assert choose_separator(text).sign == ";"


def test_a_quote_that_the_beginning_cuts_through_is_no_harm() -> None:
    text = 'title;due\n"No plan";x\n"' + "one, two; " * 30_000 + '";y\n'

    assert choose_separator(text).sign == ";"


def test_the_line_that_excel_reads_tells_the_separator_and_counts_as_no_row() -> None:
    rows = rows_of("sep=|\ntitle|due\nA, b, c|d\n")

    assert [(row.number, row.line, row.cells) for row in rows] == [
        (1, 2, ("title", "due")),
        (2, 3, ("A, b, c", "d")),
    ]


@pytest.mark.parametrize(
    ("wish", "sign"), [("semicolon", ";"), ("Tab", "\t"), ("\\t", "\t"), ("|", "|"), ("comma", ",")]
)
def test_a_separator_may_be_named_or_typed(wish: str, sign: str) -> None:
    assert choose_separator("a;b,c", wish).sign == sign


@pytest.mark.parametrize("wish", ["x", "", ";;", '"', "\n"])
def test_another_separator_is_refused(wish: str) -> None:
    with pytest.raises(WrongInput) as refusal:
        choose_separator("a;b", wish)

    assert refusal.value.code == "separator-unknown"


def test_rows_after_a_cell_of_several_lines_keep_both_numbers() -> None:
    rows = rows_of('title,due\n"No plan\r\nfor May",x\nNo goal,y\n')

    assert [(row.number, row.line, row.cells[0]) for row in rows] == [
        (1, 1, "title"),
        (2, 2, "No plan\nfor May"),
        (3, 4, "No goal"),
    ]


def test_empty_lines_count_as_rows_and_are_left_out() -> None:
    rows = rows_of("title,due\n\n , \nNo goal,y\n")

    assert [row.number for row in rows] == [1, 4]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_system(end: str) -> None:
    rows = rows_of(end.join(("title,due", "No goal,y")))

    assert [row.cells for row in rows] == [("title", "due"), ("No goal", "y")]


def test_signs_that_only_unicode_calls_line_ends_stay_in_the_cell() -> None:
    rows = rows_of("title,due\nNo\u2028goal\x0bat all,y\n")

    assert rows[1].cells[0] == "No\u2028goal\x0bat all"


def test_space_around_a_cell_is_cut() -> None:
    assert rows_of("title,due\n No goal\u00a0,  \n")[1].cells == ("No goal", None)


def test_an_unclosed_quote_is_refused_where_its_row_begins() -> None:
    with pytest.raises(WrongInput) as refusal:
        rows_of('title,due\n"one\ntwo",x\n"No goal,y\nNo plan,z\n')

    facts = refusal.value.facts
    assert (refusal.value.code, facts["row"], facts["line"]) == ("table-quote-open", 3, 4)


def test_an_unclosed_quote_in_a_large_file_is_refused_too() -> None:
    with pytest.raises(WrongInput) as refusal:
        rows_of('title,due\n"No goal,y\n' + "No plan,z\n" * 20_000)

    assert (refusal.value.code, refusal.value.facts["row"]) == ("table-quote-open", 2)


def test_text_after_a_closing_quote_is_refused() -> None:
    with pytest.raises(WrongInput) as refusal:
        rows_of('title,due\n"OOO "Romashka" failed",y\n')

    assert (refusal.value.code, refusal.value.facts["row"]) == ("table-quote-broken", 2)


def test_quotes_inside_a_cell_without_quotes_are_text() -> None:
    assert rows_of('title,due\nOOO "Romashka",y\n')[1].cells[0] == 'OOO "Romashka"'
