"""Exports that are too perfect are pointed out by seller, and honest ones are not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random

import pytest

from pdca.domain.evidence_doubts import EvidenceDoubt, EvidenceDoubtCode
from pdca.domain.sales import Activity, ActivityKind, Call, ExportKind, Lead
from pdca.storage.computations.doubts import doubt
from pdca.storage.computations.evidence import Question
from pdca.storage.store import Store
from tests.storage.company import OWNER, Now
from tests.storage.department import CHIEF, Department, department, imported_whole
from tests.storage.exports import imported
from tests.storage.kinds import kind
from tests.storage.reckoning import CALENDAR

__all__ = ["kind"]

LIAR = "Гладков"
"""No generated department has a seller of this name."""

MONTH_END = date(2026, 8, 31)
"""A Monday; all generated departments are exported after it, in the three months that follow."""


@pytest.fixture
def now() -> Now:
    return Now(datetime(2026, 12, 1, 9, tzinfo=UTC))


def doubted(store: Store, on: date, *kinds: ExportKind) -> tuple[EvidenceDoubt, ...]:
    """Ask what is too perfect, of all exports unless some are named."""
    with store.reading() as view:
        return doubt(view, kinds or tuple(ExportKind), Question(on=on, calendar=CALENDAR, zone="UTC"))


def honest(seed: int) -> Department:
    """Return a generated department whose calls last as calls do."""
    made, chance = department(seed), Random(seed)  # noqa: S311 - no secrets
    return replace(made, calls=[replace(call, seconds=chance.randrange(20, 900)) for call in made.calls])


def eleven(day: date) -> datetime:
    """Return eleven o'clock by the clock of the organisation."""
    return datetime.combine(day, time(11))


def scored(n: int, *, score: int | None = None, seconds: int | None = None, on: date | None = None) -> Call:
    """Return the n-th call of August, scored the day after, with another score and length each."""
    at = eleven(date(2026, 8, 3 + n % 20))
    return Call(
        key=f"X-{n}",
        seller=LIAR,
        at=at,
        seconds=100 + n if seconds is None else seconds,
        scored_by=CHIEF,
        score=Decimal(50 + n if score is None else score),
        scored_on=on or at.date() + timedelta(days=1),
    )


def task(n: int, done_on: date) -> Activity:
    """Return the n-th task of August, planned for another day each."""
    planned_on = date(2026, 8, 3 + n % 20)
    return Activity(key=f"X-{n}", seller=LIAR, kind=ActivityKind.TASK, planned_on=planned_on, done_on=done_on)


def lead(n: int, seconds: int) -> Lead:
    """Return the n-th enquiry of August, answered after some seconds."""
    created = eleven(date(2026, 8, 3 + n % 20))
    return Lead(
        key=f"X-{n}", seller=LIAR, created_at=created, answered_at=created + timedelta(seconds=seconds)
    )


def with_calls(make: Callable[[int], Call], count: int = 12) -> Callable[[Department], Department]:
    """Add calls of the liar."""
    return lambda made: replace(made, calls=[*made.calls, *map(make, range(count))])


def with_tasks(make: Callable[[int], Activity], count: int = 12) -> Callable[[Department], Department]:
    """Add tasks of the liar."""
    return lambda made: replace(made, activities=[*made.activities, *map(make, range(count))])


def with_leads(make: Callable[[int], Lead], count: int = 12) -> Callable[[Department], Department]:
    """Add enquiries of the liar."""
    return lambda made: replace(made, leads=[*made.leads, *map(make, range(count))])


TOO_PERFECT = {
    EvidenceDoubtCode.SHORT_CALLS: (
        with_calls(lambda n: scored(n, seconds=60 if n < 6 else 61)),
        {"count": 6, "of": 12, "facts": {}},
    ),
    EvidenceDoubtCode.SAME_SCORES: (
        with_calls(lambda n: scored(n, score=85), count=10),
        {"count": 10, "of": 10, "facts": {"value": Decimal(85)}},
    ),
    EvidenceDoubtCode.SCORED_AT_ONCE: (
        with_calls(lambda n: scored(n, on=MONTH_END), count=5),
        {"count": 5, "of": 5, "facts": {"days": (MONTH_END,)}},
    ),
    EvidenceDoubtCode.CLOSED_AT_ONCE: (
        with_tasks(lambda n: task(n, MONTH_END if n < 10 else date(2026, 9, 1)), count=13),
        {"count": 10, "of": 13, "facts": {"days": (MONTH_END,)}},
    ),
    EvidenceDoubtCode.SAME_ANSWER_TIME: (
        with_leads(lambda n: lead(n, 240), count=10),
        {"count": 10, "of": 10, "facts": {"seconds": 240}},
    ),
}

JUST_SHORT_OF_IT = {
    "fewer short calls than half": with_calls(lambda n: scored(n, seconds=60 if n < 5 else 61)),
    "one score differs": with_calls(lambda n: scored(n, score=85 if n else 84)),
    "too few scores": with_calls(lambda n: scored(n, score=85), count=9),
    "scored by themselves": with_calls(lambda n: replace(scored(n, score=85), scored_by=LIAR)),
    "scored at once, but before the end": with_calls(lambda n: scored(n, on=date(2026, 8, 28))),
    "scored at once, but of four days": with_calls(
        lambda n: replace(scored(n, on=MONTH_END), at=eleven(date(2026, 8, 24 + n % 4)))
    ),
    "one scored on another day": with_calls(
        lambda n: scored(n, on=MONTH_END if n else date(2026, 8, 20)),
    ),
    "one closed on another day": with_tasks(lambda n: task(n, MONTH_END if n else date(2026, 8, 20))),
    "too few closed": with_tasks(lambda n: task(n, MONTH_END), count=9),
    "planned for the day on which all were closed": with_tasks(
        lambda n: replace(task(n, MONTH_END), planned_on=MONTH_END)
    ),
    "meetings": with_tasks(lambda n: replace(task(n, MONTH_END), kind=ActivityKind.MEETING)),
    "one answer differs": with_leads(lambda n: lead(n, 240 if n else 241)),
    "too few answers": with_leads(lambda n: lead(n, 240), count=9),
    "no seller is named": with_leads(lambda n: replace(lead(n, 240), seller="")),
    "long ago": with_leads(
        lambda n: replace(
            lead(n, 0), created_at=eleven(date(2026, 5, n + 1)), answered_at=eleven(date(2026, 5, n + 1))
        )
    ),
}


@pytest.mark.parametrize("seed", range(12))
def test_honest_department_is_not_doubted(company: Store, now: Now, seed: int) -> None:
    made = honest(seed)
    imported_whole(company, made, now)

    assert doubted(company, made.day) == ()


@pytest.mark.parametrize("seed", [2, 5])
@pytest.mark.parametrize("code", TOO_PERFECT)
def test_what_is_too_perfect_is_pointed_out_by_seller(
    company: Store, now: Now, code: EvidenceDoubtCode, seed: int
) -> None:
    change, expected = TOO_PERFECT[code]
    made = change(honest(seed))
    imported_whole(company, made, now)

    (found,) = doubted(company, made.day)

    assert (found.code, found.seller) == (code, LIAR)
    assert {"count": found.count, "of": found.of, "facts": found.facts} == expected


@pytest.mark.parametrize("what", JUST_SHORT_OF_IT)
def test_what_is_just_short_of_it_is_not(company: Store, now: Now, what: str) -> None:
    made = JUST_SHORT_OF_IT[what](honest(2))
    imported_whole(company, made, now)

    assert doubted(company, made.day) == ()


def test_friday_and_saturday_at_the_end_of_a_month_are_two_days(company: Store, now: Now) -> None:
    ends = (date(2026, 10, 30), date(2026, 10, 31))
    calls = [replace(scored(n, on=ends[n % 2]), at=eleven(date(2026, 10, 5 + n))) for n in range(12)]
    made = replace(honest(2), calls=calls, day=date(2026, 11, 2))
    imported_whole(company, made, now)

    assert doubted(company, made.day, ExportKind.CALLS) == ()


def test_only_the_exports_asked_about_are_doubted(company: Store, now: Now) -> None:
    made = with_leads(lambda n: lead(n, 240))(with_calls(lambda n: scored(n, score=85))(honest(2)))
    imported_whole(company, made, now)

    codes = [each.code for each in doubted(company, made.day, ExportKind.LEADS)]

    assert codes == [EvidenceDoubtCode.SAME_ANSWER_TIME]


def test_doubts_are_in_the_order_of_codes_and_sellers(company: Store, now: Now) -> None:
    calls = [replace(scored(n, score=85), seller=f"Продавец {'ЯЮ'[n % 2]}") for n in range(24)]
    made = with_leads(lambda n: lead(n, 240))(honest(2))
    imported_whole(company, replace(made, calls=calls), now)

    assert [(each.code.value, each.seller) for each in doubted(company, made.day)] == [
        ("same-scores", "Продавец Ю"),
        ("same-scores", "Продавец Я"),
        ("same-answer-time", LIAR),
    ]


def test_export_that_is_too_old_or_lacks_a_column_is_not_doubted(company: Store, now: Now) -> None:
    made = with_calls(lambda n: scored(n, score=85, seconds=30))(honest(2))
    imported_whole(company, made, now)
    imported(
        company,
        ExportKind.CALLS,
        made.calls,
        acting=now.acting(OWNER),
        exported_on=made.day,
        fields=("key", "seller", "at", "score"),
    )

    assert [each.code.value for each in doubted(company, made.day)] == ["same-scores"]
    assert doubted(company, made.day + timedelta(days=40)) == ()
