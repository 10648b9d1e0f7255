"""Values become one text and come back as they were."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdca.domain.cycle_events import ReadingTaken
from pdca.domain.events import Answer, AssessmentMade
from pdca.domain.plan import ReadingKind
from pdca.storage.codec import content_hash, decoded, encoded, instant, instant_text

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def test_keys_are_sorted_and_nothing_is_escaped_without_need() -> None:
    event = ReadingTaken(kind=ReadingKind.MEASURE, value=Decimal("12.50"), on=date(2026, 7, 1), note="«да»")

    assert encoded(event) == (
        '{"computed":"","kind":"measure","note":"«да»","on":"2026-07-01","rows":null,"value":"12.50"}'
    )


@given(value=st.decimals(allow_nan=False, allow_infinity=False), note=TEXT, on=st.dates())
def test_event_comes_back_as_it_was(value: Decimal, note: str, on: date) -> None:
    event = ReadingTaken(kind=ReadingKind.COUNTER, value=value, on=on, note=note)

    again = decoded(encoded(event), ReadingTaken)

    assert (again, str(again.value)) == (event, str(value))
    assert encoded(again) == encoded(event)


@given(
    answers=st.lists(
        st.builds(Answer, sign=TEXT, criterion=TEXT, score=st.none() | st.integers(0, 2), note=TEXT),
        max_size=4,
    )
)
def test_nested_values_come_back_as_they_were(answers: list[Answer]) -> None:
    event = AssessmentMade(number=1, person=2, catalogue="f", on=date(2026, 7, 1), answers=tuple(answers))

    assert decoded(encoded(event), AssessmentMade) == event


@given(values=st.dictionaries(TEXT, st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT))
def test_text_is_the_json_that_others_write(values: dict[str, object]) -> None:
    assert json.loads(encoded(values)) == values


@given(at=st.datetimes(datetime(1000, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - given its zone beside
def test_instant_comes_back_as_it_was(at: datetime) -> None:
    text = instant_text(at)

    assert (instant(text), len(text)) == (at, 27)


@given(
    first=st.datetimes(datetime(1000, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC)),  # noqa: DTZ001
    second=st.datetimes(datetime(1000, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC)),  # noqa: DTZ001
    hours=st.integers(-12, 14),
)
def test_order_of_text_is_order_of_time(first: datetime, second: datetime, hours: int) -> None:
    elsewhere = first.astimezone(timezone(timedelta(hours=hours)))

    assert (instant_text(elsewhere) < instant_text(second)) == (first < second)


@pytest.mark.parametrize(
    "text", ["", "2026-07-01", "2026-07-01T00:00:00.000000+", "2026-07-01T00:00:00Z", "x" * 27]
)
def test_instant_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        instant(text)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "{}", '{"kind":"x"}', '{"x":' + "[" * 100_000])
def test_text_of_another_shape_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        decoded(text, ReadingTaken)


def test_hash_of_content_is_the_sha_256_that_others_compute() -> None:
    assert content_hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
