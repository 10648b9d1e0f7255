"""Days as people write them, in both languages, ahead and behind."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdca.definitions.days import needs_today, read_day
from pdca.domain.calendar import Calendar
from pdca.domain.errors import WrongInput

TUESDAY = date(2026, 11, 24)
HOLIDAY = date(2026, 11, 26)
CALENDAR = Calendar(exceptions={HOLIDAY: False})

DAYS = st.dates(date(2010, 1, 1), date(2090, 12, 31))
RUSSIAN = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("сегодня", "2026-11-24"),
        ("Завтра", "2026-11-25"),
        ("tomorrow", "2026-11-25"),
        ("послезавтра", "2026-11-26"),
        ("вчера", "2026-11-23"),
        ("пт", "2026-11-27"),
        ("пятница", "2026-11-27"),
        ("в пятницу", "2026-11-27"),
        ("во вторник", "2026-12-01"),
        ("on Friday", "2026-11-27"),
        ("+1д", "2026-11-25"),
        ("+2d", "2026-11-27"),
        ("+ 2 дня", "2026-11-27"),
        ("−1д", "2026-11-23"),
        ("+2н", "2026-12-08"),
        ("+2w", "2026-12-08"),
        ("через 2 недели", "2026-12-08"),
        ("через неделю", "2026-12-01"),
        ("in 2 weeks", "2026-12-08"),
        ("in a week", "2026-12-01"),
        ("5.12", "2026-12-05"),
        ("5 декабря", "2026-12-05"),
        ("5 дек.", "2026-12-05"),
        ("Dec 5", "2026-12-05"),
        ("24.11", "2026-11-24"),
        ("5 ноября 2026 г.", "2026-11-05"),
        ("5 Nov 2026", "2026-11-05"),
        ("November 5, 2026", "2026-11-05"),
        ("05.11.2026", "2026-11-05"),
        ("2026-11-05", "2026-11-05"),
    ],
)
def test_a_day_ahead_is_read_as_people_write_it(text: str, day: str) -> None:
    assert read_day(text, TUESDAY, CALENDAR).isoformat() == day


@pytest.mark.parametrize(
    ("text", "day"),
    [("пт", "2026-11-20"), ("вт", "2026-11-17"), ("-3д", "2026-11-19"), ("5.11", "2026-11-05")],
)
def test_an_option_that_looks_back_reads_the_last_such_day(text: str, day: str) -> None:
    assert read_day(text, TUESDAY, CALENDAR, looks_back=True).isoformat() == day


@pytest.mark.parametrize(("text", "looks_back"), [("5 ноября", False), ("5.12", True)])
def test_a_day_without_a_year_nearest_the_other_way_is_refused(text: str, *, looks_back: bool) -> None:
    with pytest.raises(WrongInput) as refusal:
        read_day(text, TUESDAY, CALENDAR, looks_back=looks_back)

    assert refusal.value.code == "date-without-year"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "wrong-date"),
        ("ма", "wrong-date"),
        ("5 ию", "wrong-date"),
        ("30.02", "wrong-date"),
        ("31 июня 2026", "wrong-date"),
        ("next friday", "wrong-date"),
        ("+10", "wrong-date"),
        ("+1000д", "wrong-date"),
        ("05.11.26", "year-of-two-digits"),
        ("5.1.26", "year-of-two-digits"),
        ("05.11.126", "wrong-date"),
        ("11/5", "ambiguous-date"),
        ("11/05/2026", "ambiguous-date"),
    ],
)
def test_what_is_no_day_or_two_days_is_refused(text: str, code: str) -> None:
    with pytest.raises(WrongInput) as refusal:
        read_day(text, TUESDAY, CALENDAR)

    assert (refusal.value.code, refusal.value.facts) == (code, {"value": text})


@given(today=DAYS, weekday=st.integers(0, 6), looks_back=st.booleans())
def test_a_weekday_is_within_a_week_and_never_today(today: date, weekday: int, *, looks_back: bool) -> None:
    texts = RUSSIAN[weekday], ENGLISH[weekday]
    russian, english = (read_day(text, today, CALENDAR, looks_back=looks_back) for text in texts)

    assert russian == english
    assert russian.weekday() == weekday
    assert 1 <= (today - russian if looks_back else russian - today).days <= 7


@given(today=DAYS, count=st.integers(0, 60), sign=st.sampled_from("+-"))
def test_a_step_in_days_counts_working_days(today: date, count: int, sign: str) -> None:
    day = read_day(f"{sign}{count}д", today, CALENDAR)

    stepped = range(1, (day - today).days + 1) if sign == "+" else range((day - today).days, 0)
    assert sum(CALENDAR.is_working(today + timedelta(days=each)) for each in stepped) == count
    assert read_day(f"{sign}{count}d", today, CALENDAR) == day


@given(today=DAYS, day=DAYS, looks_back=st.booleans())
def test_a_day_without_a_year_is_the_nearest_one_or_is_asked_for(
    today: date, day: date, *, looks_back: bool
) -> None:
    named = f"{day.day} {MONTHS[day.month - 1]}"
    try:
        found = read_day(named, today, CALENDAR, looks_back=looks_back)
    except WrongInput as error:
        first, second = error.facts["first"], error.facts["second"]
        assert isinstance(first, date)
        assert isinstance(second, date)
        assert first < today < second
        return

    assert (found.day, found.month) == (day.day, day.month)
    assert found == today or (found < today) is looks_back
    assert abs(found - today) <= timedelta(days=8 * 366)


@given(st.text(max_size=20))
def test_any_other_text_is_refused_and_never_fails(text: str) -> None:
    try:
        day = read_day(text, TUESDAY, CALENDAR)
    except WrongInput:
        return

    assert isinstance(day, date)


def test_only_a_day_that_stands_by_itself_is_read_without_today() -> None:
    known = {text: needs_today(text) for text in ("2026-11-05", "05.11.2026", "11/05/2026", "пт", "5.11")}

    assert known == {"2026-11-05": False, "05.11.2026": False, "11/05/2026": False, "пт": True, "5.11": True}
