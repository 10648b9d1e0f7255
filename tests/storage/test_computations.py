"""What is computed in SQL is what the same rows give when they are reckoned one by one."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

import pytest

from pdca.domain.computations import COMPUTATIONS, Computed
from pdca.domain.sales import Activity, ActivityKind, Call, Deal, DealOutcome, ExportKind, LeadOutcome, Seller
from pdca.storage.computations.evidence import Question
from pdca.storage.computations.periods import months_before
from pdca.storage.computations.registry import FUNCTIONS, computation, words
from pdca.storage.computations.run import compute
from pdca.storage.store import Store
from tests.storage.company import HEAD, OWNER, Now
from tests.storage.department import Department, department, imported_whole
from tests.storage.exports import imported
from tests.storage.reckoning import CALENDAR, RECKONINGS

DAY = date(2026, 10, 31)

OF_LOG = {"assignments-on-time", "long-overdue", "extensions-per-assignment"}


@pytest.fixture
def now() -> Now:
    return Now(datetime(2026, 12, 1, 9, tzinfo=UTC))


def computed(store: Store, on: date) -> dict[str, Computed]:
    """Compute everything that exports answer."""
    with store.reading() as view:
        question = Question(on=on, calendar=CALENDAR, zone="Europe/Moscow")
        return compute(view, sorted(COMPUTATIONS.keys() - OF_LOG), question)


def open_deals(
    store: Store,
    now: Now,
    rows: list[Deal],
    *,
    exported_on: date,
    columns: tuple[str, ...] = ("outcome", "next_task_on"),
) -> None:
    """Import deals beside those that are there."""
    imported(
        store,
        ExportKind.DEALS,
        rows,
        acting=now.acting(OWNER),
        exported_on=exported_on,
        fields=columns,
        is_whole=False,
    )


def rounded(exact: Fraction | None) -> Decimal | None:
    """Round as figures are: half to even, at four decimals."""
    if exact is None:
        return None
    value = Decimal(exact.numerator) / Decimal(exact.denominator)
    return value.quantize(Decimal("0.0001"), ROUND_HALF_EVEN)


def test_every_computation_has_a_function_and_another_reckoning() -> None:
    assert FUNCTIONS.keys() == COMPUTATIONS.keys()
    assert RECKONINGS.keys() == COMPUTATIONS.keys() - OF_LOG


@pytest.mark.parametrize(
    "seed", [*range(4), *(pytest.param(n, marks=pytest.mark.slow) for n in range(4, 12))]
)
def test_figures_are_those_of_the_other_reckoning(company: Store, now: Now, seed: int) -> None:
    made = department(seed)
    imported_whole(company, made, now)

    found = computed(company, made.day)

    figures = {key: each.found and each.found.value for key, each in found.items()}
    assert figures == {key: rounded(reckon(made)) for key, reckon in RECKONINGS.items()}


def test_without_exports_nothing_is_found_and_the_reason_is_told(company: Store) -> None:
    found = computed(company, date(2026, 8, 30))

    assert {key for key, each in found.items() if each.found} == set()
    assert all(each.lacking for each in found.values())


def test_empty_exports_prove_nothing(company: Store, now: Now) -> None:
    empty = Department(
        day=date(2026, 9, 30), deals=[], activities=[], calls=[], people=[], plans=[], leads=[], payroll=[]
    )
    imported_whole(company, empty, now)

    assert {key for key, each in computed(company, empty.day).items() if each.found} == set()


def test_export_that_begins_too_late_says_nothing_about_what_came_before(company: Store, now: Now) -> None:
    made = department(2)
    start = months_before(made.day, 1)[0].first
    cut = replace(
        made,
        deals=[deal for deal in made.deals if deal.closed_on is None or deal.closed_on >= start],
        calls=[call for call in made.calls if (made.day - date.fromordinal(call.at.toordinal())).days < 9],
        leads=[lead for lead in made.leads if date.fromordinal(lead.created_at.toordinal()) >= start],
    )
    imported_whole(company, cut, now)

    found = computed(company, made.day)

    silent = ("plan-fulfilled", "plan-not-understated", "own-sales-share", "calls-scored", "new-source-share")
    assert [gap.code for key in silent for gap in found[key].lacking] == ["evidence-not-enough"] * len(silent)


def test_activities_that_an_export_never_holds_are_not_found_missing(company: Store, now: Now) -> None:
    made = department(2)
    tasks = [replace(each, kind=ActivityKind.TASK) for each in made.activities]
    imported_whole(company, replace(made, activities=tasks), now)

    found = computed(company, made.day)

    meetings = ("daily-meetings", "weekly-one-to-ones", "coaching-hours", "training-hours", "joint-meetings")
    assert all(found[key].found is None for key in meetings)
    assert found["overdue-tasks"].found is not None


def test_deals_without_a_column_of_tasks_are_joined_with_activities(company: Store, now: Now) -> None:
    made = department(4)
    imported_whole(company, made, now)
    columns = ("key", "seller", "outcome")
    imported(
        company, ExportKind.DEALS, made.deals, acting=now.acting(OWNER), exported_on=made.day, fields=columns
    )

    found = computed(company, made.day)["deals-without-next-task"].found

    waiting = {each.deal for each in made.activities if each.done_on is None and each.planned_on}
    deals = [deal.key for deal in made.deals if deal.outcome is DealOutcome.OPEN]
    assert found is not None
    assert found.value == rounded(Fraction(sum(key not in waiting for key in deals) * 100, len(deals)))


def test_partial_export_counts_only_the_columns_that_every_import_has(company: Store, now: Now) -> None:
    made = department(4)
    imported_whole(company, made, now)
    imported(
        company,
        ExportKind.DEALS,
        made.deals[:1],
        acting=now.acting(OWNER),
        exported_on=made.day,
        fields=("key", "seller", "outcome"),
        is_whole=False,
    )

    found = computed(company, made.day)["stale-deals"]

    assert [gap.facts for gap in found.lacking] == [{"kind": ExportKind.DEALS, "fields": ("changed_on",)}]


@pytest.mark.parametrize(("days", "code"), [(32, "evidence-old"), (-1, "evidence-later")])
def test_export_of_another_time_is_no_evidence_of_the_state(
    company: Store, now: Now, days: int, code: str
) -> None:
    made = department(1)
    imported_whole(company, made, now)

    found = computed(company, made.day + timedelta(days=days))

    assert [gap.code for gap in found["stale-deals"].lacking] == [code]


STALE = {
    "deals-without-next-task",
    "stale-deals",
    "required-fields",
    "overdue-tasks",
    "contact-attempts",
    "staff-turnover",
}
"""What is read as a state of rows."""


def test_one_new_row_does_not_make_an_old_export_new(company: Store, now: Now) -> None:
    made = department(1)
    imported_whole(company, made, now)
    later = made.day + timedelta(days=60)
    for kind, row in (
        (ExportKind.DEALS, made.deals[0]),
        (ExportKind.ACTIVITIES, made.activities[0]),
        (ExportKind.LEADS, replace(made.leads[0], key="new", created_at=later, outcome=LeadOutcome.OPEN)),
        (ExportKind.PEOPLE, Seller(name="Новиков")),
    ):
        columns = tuple(each.name for each in fields(row))
        imported(
            company,
            kind,
            [row],
            acting=now.acting(OWNER),
            exported_on=later,
            fields=columns,
            is_whole=False,
            required=1,
        )
    leads = [replace(each, created_at=later - timedelta(days=40)) for each in made.leads[:3]]
    old = [replace(each, key=f"old{n}", outcome=LeadOutcome.OPEN) for n, each in enumerate(leads)]
    columns = tuple(each.name for each in fields(made.leads[0]))
    imported(
        company,
        ExportKind.LEADS,
        old,
        acting=now.acting(OWNER),
        exported_on=later - timedelta(days=39),
        fields=columns,
        is_whole=False,
    )

    found = computed(company, later)

    codes = {key: [gap.code for gap in found[key].lacking] for key in STALE}
    assert codes == {key: ["evidence-partly-old"] for key in STALE}


def test_how_many_rows_are_too_old_and_of_when_is_told(company: Store, now: Now) -> None:
    rows = [Deal(key=str(n), seller="Иванов", outcome=DealOutcome.OPEN, next_task_on=DAY) for n in range(101)]
    open_deals(company, now, rows[:100], exported_on=date(2025, 1, 15))
    open_deals(company, now, rows[100:], exported_on=DAY)

    found = computed(company, DAY)["deals-without-next-task"]

    facts = {"kind": ExportKind.DEALS, "on": date(2025, 1, 15), "old": 100, "rows": 101}
    assert [(gap.code, gap.facts) for gap in found.lacking] == [("evidence-partly-old", facts)]


def test_old_deals_that_are_closed_or_exported_anew_stand_in_nobodys_way(company: Store, now: Now) -> None:
    rows = [Deal(key=str(n), seller="Иванов", outcome=DealOutcome.OPEN) for n in range(4)]
    closed = Deal(key="closed", seller="Иванов", outcome=DealOutcome.WON, closed_on=date(2025, 1, 2))
    open_deals(company, now, [*rows, closed], exported_on=date(2025, 1, 15))
    open_deals(company, now, rows, exported_on=DAY)

    found = computed(company, DAY)["deals-without-next-task"].found

    assert found is not None
    assert (found.value, found.rows) == (Decimal(100), 4)


def test_old_tasks_do_not_stand_for_the_next_task_of_a_deal(company: Store, now: Now) -> None:
    task = Activity(key="1", seller="Иванов", kind=ActivityKind.TASK, deal="1", planned_on=date(2025, 1, 20))
    for each, day in ((task, date(2025, 1, 15)), (replace(task, key="2", deal="other"), DAY)):
        imported(
            company,
            ExportKind.ACTIVITIES,
            [each],
            acting=now.acting(OWNER),
            exported_on=day,
            fields=("deal", "planned_on", "done_on"),
            is_whole=False,
        )
    deal = Deal(key="1", seller="Иванов", outcome=DealOutcome.OPEN)
    open_deals(company, now, [deal], exported_on=DAY, columns=("outcome",))

    assert computed(company, DAY)["deals-without-next-task"].found is None


def test_sellers_are_one_person_however_their_name_is_written(company: Store, now: Now) -> None:
    closed = {"Петров": (6, 12), "петров ": (1, 6), "Сидоров": (10, 20), "СИДОРОВ": (10, 11)}
    rows = [
        Deal(
            key=f"{name}{n}",
            seller=name,
            outcome=DealOutcome.WON if n < won else DealOutcome.LOST,
            closed_on=date(2026, 9, 10),
        )
        for name, (won, total) in closed.items()
        for n in range(total)
    ]
    open_deals(company, now, rows, exported_on=DAY, columns=("seller", "outcome", "closed_on"))

    found = computed(company, DAY)["conversion-gap"].found

    assert found is not None
    # (20 of 31) by (7 of 18)
    assert (found.value, found.rows) == (Decimal("1.6590"), 49)


def test_own_call_is_own_however_the_name_is_written(company: Store, now: Now) -> None:
    call = Call(key="1", seller="Иванов", at=DAY - timedelta(days=25), score=Decimal(80), scored_by="ИВАНОВ ")
    rows = [call, replace(call, key="2", scored_by="Смирнов")]
    imported(
        company,
        ExportKind.CALLS,
        rows,
        acting=now.acting(OWNER),
        exported_on=DAY,
        fields=("seller", "at", "score"),
    )

    found = computed(company, DAY)["calls-coverage"].found

    assert found is not None
    assert (found.value, found.rows) == (Decimal(50), 2)


@pytest.mark.parametrize(("giver", "given_by"), [(HEAD, 2), (OWNER, None)])
def test_figure_keeps_that_the_assessed_person_gave_its_export(
    company: Store, now: Now, giver: str, given_by: int | None
) -> None:
    deal = Deal(key="1", seller="Иванов", outcome=DealOutcome.OPEN)
    imported(
        company,
        ExportKind.DEALS,
        [deal],
        acting=now.acting(giver),
        exported_on=DAY,
        fields=("outcome", "next_task_on"),
    )

    with company.reading() as view:
        question = Question(on=DAY, calendar=CALENDAR, zone="Europe/Moscow", person=2)
        found = compute(view, ["deals-without-next-task", "assignments-on-time"], question)

    assert {key: each.given_by for key, each in found.items()} == {
        "deals-without-next-task": given_by,
        "assignments-on-time": None,
    }


def test_id_that_the_domain_does_not_list_cannot_be_entered() -> None:
    with pytest.raises(KeyError):
        computation("moon-phase")(FUNCTIONS["stale-deals"])


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_every_computation_says_in_words_what_it_does(name: str) -> None:
    assert words(FUNCTIONS[name]).endswith(".")
    assert "  " not in words(FUNCTIONS[name])


# The assignments of the company's log up to 26 July, as its events tell them: due, and done or not.
#
# Cycle 1: planning 7.7 (done 1.7) and, returned, 15.7 by an extension (1.7); doing 20.7 (1.7); the second
# round's planning 8.7 (2.7) and doing 23.7 (5.7), whose first part was broken off by a pause; four actions.
# Cycle 2: planning 14.7, done only on 26.7; doing 18.8 and one action 2.8 are open, another was dropped.
# Cycle 3 was cancelled.
@pytest.mark.parametrize(
    ("on", "on_time", "late", "extensions"),
    [
        # Ten were due up to the end of July, one of them late.
        (date(2026, 7, 31), ("90", 10), ("0", 12), ("1", 7)),
        # Two more in August, both not done: more than 10 working days late at the end of September.
        (date(2026, 9, 30), ("75", 12), ("2", 12), ("1", 7)),
        # July is no longer among the last three closed months; only what is open counts.
        (date(2026, 11, 30), None, ("2", 12), ("0", 1)),
    ],
)
def test_assignments_are_counted_from_the_log(
    company: Store,
    on: date,
    on_time: tuple[str, int] | None,
    late: tuple[str, int],
    extensions: tuple[str, int],
) -> None:
    with company.reading() as view:
        calendar = view.organisation().calendar
        question = Question(on=on, calendar=calendar, zone="Europe/Moscow", person=2)
        found = compute(view, sorted(OF_LOG), question)

    figures = {
        key: (each.found.value, each.found.rows) if each.found else None for key, each in found.items()
    }
    assert figures == {
        "assignments-on-time": on_time and (Decimal(on_time[0]), on_time[1]),
        "long-overdue": (Decimal(late[0]), late[1]),
        "extensions-per-assignment": (Decimal(extensions[0]), extensions[1]),
    }


def test_assignments_before_the_day_are_all_that_counts(company: Store) -> None:
    with company.reading() as view:
        question = Question(on=date(2026, 7, 1), calendar=CALENDAR, zone="Europe/Moscow", person=2)
        found = compute(view, ["long-overdue"], question)["long-overdue"].found

    # Planning of three cycles, two stages more of the first and its two actions; the cancelled one still ran.
    assert found is not None
    assert (found.value, found.rows, found.last) == (Decimal(0), 7, date(2026, 7, 1))


def test_assignments_of_others_do_not_count(company: Store) -> None:
    with company.reading() as view:
        question = Question(on=date(2026, 7, 31), calendar=CALENDAR, zone="Europe/Moscow", person=5)
        found = compute(view, sorted(OF_LOG), question)

    assert all(each.found is None for each in found.values())
