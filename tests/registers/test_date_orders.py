"""Tests of what a column proves about its dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdca.domain.errors import Gap
from pdca.registers.date_orders import decide_date_format
from pdca.registers.dates import DateFormat, DateOrder, parse_date


def order_of(*texts: str) -> DateOrder | None:
    decided = decide_date_format(enumerate(texts, start=2), "due")
    assert isinstance(decided, DateFormat)
    return decided.order


def refusal_of(*texts: str) -> Gap:
    decided = decide_date_format(enumerate(texts, start=2), "due")
    assert isinstance(decided, Gap)
    return decided


def test_the_year_first_is_certain() -> None:
    assert order_of("2026-03-04", "2026-03-05") is DateOrder.YEAR_FIRST


def test_full_stops_put_the_day_first() -> None:
    assert order_of("03.04.2026") is DateOrder.DAY_FIRST


@pytest.mark.parametrize("sign", ["/", "-"])
def test_a_number_above_twelve_proves_the_order(sign: str) -> None:
    ambiguous = f"03{sign}04{sign}2026"

    assert order_of(ambiguous, f"31{sign}03{sign}2026") is DateOrder.DAY_FIRST
    assert order_of(ambiguous, f"3{sign}31{sign}2026") is DateOrder.MONTH_FIRST


def test_what_nothing_proves_is_not_guessed() -> None:
    error = refusal_of("03/04/2026", "", "05/06/2026", "2026-01-31")

    assert (error.code, error.facts) == (
        "date-order-unknown",
        {"column": "due", "count": 2, "rows": (2, 4), "texts": ("03/04/2026", "05/06/2026")},
    )


@pytest.mark.parametrize("text", ["12/11/2026", "11/12/2026", "01/02/2026"])
def test_twelve_is_still_a_month(text: str) -> None:
    assert refusal_of(text).code == "date-order-unknown"


def test_only_a_few_examples_are_given() -> None:
    error = refusal_of(*["03/04/2026"] * 50)

    assert (error.facts["count"], error.facts["rows"]) == (50, (2, 3, 4, 5, 6))


def test_the_same_number_twice_needs_no_proof() -> None:
    assert order_of("03/03/2026") is DateOrder.DAY_FIRST


def test_a_separator_is_not_proved_by_another() -> None:
    assert refusal_of("31/03/2026", "03-04-2026").facts["rows"] == (3,)
    assert refusal_of("31.03.2026", "03/04/2026").facts["rows"] == (3,)


def test_a_column_that_proves_both_orders_is_refused() -> None:
    error = refusal_of("31/03/2026", "03/31/2026", "01/02/2026")

    assert (error.code, error.facts["day_first"], error.facts["month_first"]) == (
        "date-formats-mixed",
        (2,),
        (3,),
    )


def test_full_stops_contradict_the_month_first() -> None:
    assert refusal_of("01.02.2026", "03/31/2026").code == "date-formats-mixed"


def test_the_year_first_goes_with_every_order() -> None:
    assert order_of("2026-03-04", "3/31/2026") is DateOrder.MONTH_FIRST


def test_years_of_two_digits_prove_nothing() -> None:
    assert refusal_of("31/03/26", "03/04/2026").code == "date-order-unknown"


def test_a_month_above_twelve_in_both_places_proves_nothing() -> None:
    assert refusal_of("31/31/2026", "03/04/2026").facts["rows"] == (3,)


@pytest.mark.parametrize("texts", [(), ("soon", "", "31.03.26")])
def test_a_column_without_dates_is_strict(texts: tuple[str, ...]) -> None:
    assert order_of(*texts) is DateOrder.YEAR_FIRST


@given(
    st.lists(st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31)), min_size=1),
    st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]),
)
def test_a_column_is_read_as_it_was_written_or_not_at_all(days: list[date], pattern: str) -> None:
    texts = [day.strftime(pattern) for day in days]
    found = decide_date_format(enumerate(texts))

    if isinstance(found, Gap):
        assert found.code == "date-order-unknown"
    else:
        assert [parse_date(text, found) for text in texts] == days
