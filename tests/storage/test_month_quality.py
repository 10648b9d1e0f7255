"""How well the work goes, as the monthly report counts it in SQL, is what the events say one by one."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

import pytest

from benchmarks.company import OWNER as BENCHMARK_OWNER
from benchmarks.history import with_history
from pdca.domain.errors import WrongInput
from pdca.domain.events import Clock
from pdca.reports.month import MonthReport
from pdca.reports.quality import Share
from pdca.storage.database import address
from pdca.storage.store import Store
from pdca.usecases import advancing, checking, undoing
from pdca.usecases.acting import Acting
from pdca.usecases.month_report import report_month
from pdca.usecases.month_shown import SHEET
from pdca.usecases.portfolio_departments import report_departments
from tests.storage import folded_quality as fold
from tests.storage.company import HEAD, OWNER, Now
from tests.storage.conftest import only_sqlite
from tests.storage.kinds import kind

__all__ = ["kind"]

HALF_A_YEAR = 6


class Window(NamedTuple):
    """A report, the last events before its month and before its six months, and what the fold knows."""

    report: MonthReport
    log: fold.Folded
    after: int
    half_year_after: int


def windows(store: Store, first: date, *, months: int, owner: str = OWNER) -> list[Window]:
    """Make the report of each month, long after all that happened."""
    with store.reading() as view:
        log = fold.folded(view)
    made: list[MonthReport | None] = []
    for number in range(months):
        month = date(first.year + (first.month - 1 + number) // 12, (first.month - 1 + number) % 12 + 1, 1)
        try:
            made.append(report_month(store, month, acting(owner), shown=SHEET))
        except WrongInput:
            made.append(None)
    seqs = [report.seq if report else 0 for report in made]
    return [
        Window(report, log, (0, *seqs)[number], ([0] * HALF_A_YEAR + seqs)[number])
        for number, report in enumerate(made)
        if report is not None
    ]


def acting(name: str) -> Acting:
    """Return somebody who looks back from far away."""
    at = datetime(2031, 1, 1, tzinfo=UTC)
    return Acting(name=name, at=at, began=at, clock=Clock.SET)


@pytest.fixture
def troubled(company: Store) -> Store:
    """Return the company with a cycle frozen, an effect lost after closing, and a late correction."""
    now = Now(datetime(2026, 10, 5, 6, tzinfo=UTC))
    checking.take_reading(company, 1, Decimal(100), acting=now.acting(HEAD))
    now.pass_time(timedelta(days=20))
    checking.take_reading(company, 1, Decimal(70), acting=now.acting(HEAD))
    checking.take_reading(company, 2, Decimal(70), acting=now.acting(HEAD))
    now.pass_time(timedelta(days=20))
    checking.correct_reading(company, 2, 1, Decimal(7), acting=now.acting(HEAD), reason="Запятая")
    advancing.advance(
        company, 2, "freeze", acting=now.acting(OWNER), reason="Ремонт", returns_on=date(2026, 11, 20)
    )
    now.pass_time(timedelta(days=30))
    advancing.advance(company, 4, "cancel", acting=now.acting(HEAD), reason="Больше не нужно")
    return company


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Window]]:
    """Return the months of a busy company of two years."""
    place = address(str(tmp_path_factory.mktemp("busy") / "pdca.db"))
    with_history(place, 1_600)
    with closing(Store.open(place)) as store:
        yield windows(store, date(2024, 6, 1), months=27, owner=BENCHMARK_OWNER)


def check(window: Window) -> None:
    """Compare every figure of a report with the fold."""
    report, log, after, half = window
    quality, cut = report.quality, report.seq
    time, effects = quality.timeliness, quality.effects
    assert {
        "left": time.on_time.whole,
        "on_time": time.on_time.part,
        "on_first_date": time.on_first_date.part,
        "granted": time.granted,
        "refused": time.refused,
        "slip": time.slip,
    } == fold.timeliness(log, after, cut)
    assert {t.phase: t.days for t in quality.phase_times if t.cycles} == fold.phase_days(log, after, cut)
    assert {
        "scored": quality.predictions.held.whole,
        "held": quality.predictions.held.part,
        "hopeful": quality.predictions.hopeful,
        "cautious": quality.predictions.cautious,
        "adopted": effects.on_noise.whole,
        "noise": effects.on_noise.part,
        "setbacks": effects.setbacks,
    } == fold.verdicts(log, half, cut)
    assert (effects.held.whole, effects.held.part, effects.controlled.part) == fold.effects(log, half, cut)
    found = [(line.cycle, line.reason) for line in quality.corrections.lines]
    assert found == fold.corrections(log, after, cut)
    assert dict(quality.overdue_actions) == fold.overdue_actions(log, cut, report.as_of)
    assert sorted((line.cycle, line.returns_on) for line in report.frozen.lines) == fold.frozen(log, cut)
    stopped = sorted((line.cycle, line.ending, line.reason) for line in report.stopped.lines)
    assert stopped == fold.stopped(log, after, cut)
    assert effects.returned == fold.returned(log, half, cut)


def test_every_month_of_a_company_is_what_the_events_say(troubled: Store) -> None:
    made = windows(troubled, date(2026, 7, 1), months=8)

    for window in made:
        check(window)
    assert len(made) == 8


def test_departments_add_up_to_the_month(company: Store) -> None:
    for month in (date(2026, number, 1) for number in (7, 8, 9, 10)):
        try:
            report = report_month(company, month, acting(OWNER), shown=SHEET)
        except WrongInput:
            continue

        made = report_departments(company, month, acting(OWNER))

        assert (made.open, made.late_count) == (report.trend.opened[-1], report.trend.overdue[-1])
        assert (made.closed, made.findings) == (report.closed.count, report.needs.findings_count)
        assert made.decisions == report.needs.count
        assert made.on_time == report.quality.timeliness.on_time
        assert made.held == report.quality.effects.held
        worst = max((row.days_late for row in made.rows), default=0)
        assert worst == max((line.days_late for line in report.overdue.lines), default=0)


@only_sqlite
def test_the_months_of_a_company_hold_something_of_everything(troubled: Store) -> None:
    made = [window.report for window in windows(troubled, date(2026, 7, 1), months=8)]

    assert any(report.quality.timeliness.slip for report in made)
    assert any(report.quality.corrections.count for report in made)
    assert any(report.quality.overdue_actions for report in made)
    assert any(report.frozen.past for report in made)
    assert any(report.stopped.lines for report in made)
    assert any(time.phase == "frozen" and time.cycles for r in made for time in r.quality.phase_times)
    assert {report.quality.effects.held for report in made} >= {
        Share(part=1, whole=1),
        Share(part=0, whole=1),
    }


def test_every_month_of_a_busy_company_is_what_the_events_say(busy: list[Window]) -> None:
    for window in busy:
        check(window)

    assert sum(window.report.quality.timeliness.on_time.whole for window in busy) > 300
    assert any(
        w.report.quality.timeliness.on_time.part < w.report.quality.timeliness.on_time.whole for w in busy
    )


def test_what_people_predicted_adds_up_to_all_predictions(busy: list[Window]) -> None:
    for window in busy:
        predictions = window.report.quality.predictions

        assert sum(person.share.whole for person in predictions.people) == predictions.held.whole
        assert sum(person.share.part for person in predictions.people) == predictions.held.part


@only_sqlite
def test_a_late_correction_is_told_in_its_own_month_and_changes_none_before(troubled: Store) -> None:
    before, month = windows(troubled, date(2026, 10, 1), months=2)

    assert before.report.quality.corrections.count == 0
    assert [line.reason for line in month.report.quality.corrections.lines] == ["Запятая"]
    (line,) = month.report.quality.corrections.lines
    assert (line.before, line.after, line.who) == (Decimal(70), Decimal(7), HEAD)
    assert line.on == date(2026, 11, 14)


@only_sqlite
def test_a_past_month_is_equal_whatever_happened_later(company: Store) -> None:
    early = report_month(company, date(2026, 8, 1), acting(OWNER))
    now = Now(datetime(2026, 12, 5, 6, tzinfo=UTC))
    checking.take_reading(company, 1, Decimal(1), acting=now.acting(HEAD))
    checking.take_reading(company, 2, Decimal(1), acting=now.acting(HEAD))
    checking.correct_reading(company, 2, 1, Decimal(2), acting=now.acting(HEAD), reason="Поздно")
    advancing.advance(company, 2, "cancel", acting=now.acting(OWNER), reason="Признак исчез")
    undoing.undo(company, "cycle", 2, acting=now.acting(OWNER))

    assert report_month(company, date(2026, 8, 1), acting(OWNER)) == early


@only_sqlite
def test_month_tells_nothing_of_a_change_that_was_taken_back_in_it(company: Store) -> None:
    before = report_month(company, date(2026, 12, 1), acting(OWNER))
    now = Now(datetime(2026, 12, 5, 6, tzinfo=UTC))
    advancing.advance(company, 2, "cancel", acting=now.acting(OWNER), reason="Не тот цикл")
    undoing.undo(company, "cycle", 2, acting=now.acting(OWNER))

    after = report_month(company, date(2026, 12, 1), acting(OWNER))

    assert replace(after, seq=before.seq, head_hash=before.head_hash) == before
