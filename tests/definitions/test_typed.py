"""Numbers and dates as people type them."""

from datetime import date

import pytest

from pdca.definitions.typed import day_from, number_from
from pdca.domain.errors import WrongInput


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"),
        ("12,5", "12.5"),
        ("12.50", "12.50"),
        ("-3", "-3"),
        ("−3,1", "-3.1"),
        ("+4", "4"),
        ("1 250", "1250"),
        ("1\N{NO-BREAK SPACE}250\N{NO-BREAK SPACE}000,5", "1250000.5"),
        ("0,125", "0.125"),
        ("1.250", "1.250"),
        ("1 250,125", "1250.125"),
        (" 7 ", "7"),
    ],
)
def test_number_is_read_exactly(text: str, number: str) -> None:
    assert str(number_from(text)) == number


@pytest.mark.parametrize(
    "text",
    ["", "twelve", "1e5", "nan", "12 5", "1 2500", "1,2,3", "1.250,5", "٣", "5%", "--5", "1" * 40, ",5"],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(WrongInput) as refusal:
        number_from(text)

    assert refusal.value.code == "wrong-number"


@pytest.mark.parametrize("text", ["1,250", "-12,500"])
def test_number_that_may_be_thousands_is_refused(text: str) -> None:
    with pytest.raises(WrongInput) as refusal:
        number_from(text)

    assert (refusal.value.code, refusal.value.facts) == ("ambiguous-number", {"value": text})


@pytest.mark.parametrize("text", ["2026-03-01", "01.03.2026", "1.3.2026", " 01.03.2026 "])
def test_day_is_read_in_both_spellings(text: str) -> None:
    assert day_from(text) == date(2026, 3, 1)


@pytest.mark.parametrize("text", ["03/04/2026", "31/12/2026", "3/4/26"])
def test_day_with_slashes_is_refused_as_ambiguous(text: str) -> None:
    with pytest.raises(WrongInput) as refusal:
        day_from(text)

    assert refusal.value.code == "ambiguous-date"


@pytest.mark.parametrize(
    "text", ["", "tomorrow", "31.02.2026", "2026-13-01", "2026-3-1", "01.03.026", "0001-01-01", "01.03.20266"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(WrongInput) as refusal:
        day_from(text)

    assert (refusal.value.code, refusal.value.facts) == ("wrong-date", {"value": text})
