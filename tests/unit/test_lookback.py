"""The past is read on the last days of weeks and months that have ended."""

from datetime import date

import pytest

from pdca.domain.computations import COMPUTATIONS, LOOKS_BACK
from pdca.domain.lookback import Every, days_back

SINCE, TODAY = date(2026, 8, 30), date(2026, 9, 13)


def test_weeks_are_read_on_their_sundays_both_ends_included() -> None:
    days = days_back(SINCE, TODAY, Every.WEEK)

    assert days == (date(2026, 8, 30), date(2026, 9, 6), date(2026, 9, 13))


def test_months_are_read_on_their_last_days() -> None:
    assert days_back(SINCE, TODAY, Every.MONTH) == (date(2026, 8, 31),)


@pytest.mark.parametrize("every", Every)
def test_days_that_have_not_come_are_not_read(every: Every) -> None:
    assert days_back(TODAY, SINCE, every) == ()


def test_what_reads_the_state_of_an_export_cannot_tell_of_the_past() -> None:
    snapshots = {name for name, needs in COMPUTATIONS.items() if any(need.is_snapshot for need in needs)}

    assert COMPUTATIONS.keys() > LOOKS_BACK
    assert not LOOKS_BACK & snapshots
