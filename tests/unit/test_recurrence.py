"""A sign that shows again after its cycle was closed: when it counts, and what it does to a finding."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdca.domain.catalogue import RECURRENCE_MONTHS, Severity
from pdca.domain.cycle import Cycle
from pdca.domain.events import FindingOpened, FindingReplied
from pdca.domain.finding import Finding, Reply, fold
from pdca.domain.finding_rules import Earlier, Origin, finding_objections
from pdca.domain.organisation_rules import Opening, opening_objections
from pdca.domain.plan import Plan
from pdca.domain.process import Ending
from pdca.domain.recurrence import closed_on, is_recurrence, months_later, raised
from tests.unit import world
from tests.unit.test_organisation_rules import finding, found, opened
from tests.unit.world import (
    HEAD,
    MEMBER,
    MONDAY,
    NOW,
    OWNER,
    READER,
    codes,
    engine,
    organisation,
    recorded,
    situation,
)

CLOSED = date(2026, 3, 31)


def test_severity_rises_by_one_step_and_critical_stays() -> None:
    assert [raised(severity) for severity in (Severity.NORMAL, Severity.MAJOR, Severity.CRITICAL)] == [
        Severity.MAJOR,
        Severity.CRITICAL,
        Severity.CRITICAL,
    ]


@pytest.mark.parametrize("shown", [date(2026, 4, 1), date(2027, 3, 31)])
def test_evidence_after_the_closing_and_within_the_window_counts(shown: date) -> None:
    assert is_recurrence(CLOSED, shown, RECURRENCE_MONTHS)


@pytest.mark.parametrize("shown", [date(2026, 3, 30), CLOSED, date(2027, 4, 1)])
def test_evidence_of_the_day_of_closing_or_older_or_much_later_does_not(shown: date) -> None:
    assert not is_recurrence(CLOSED, shown, RECURRENCE_MONTHS)


def test_a_month_that_is_too_short_ends_the_window_on_its_last_day() -> None:
    assert months_later(date(2026, 8, 31), 6) == date(2027, 2, 28)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 60))
def test_months_later_lies_that_many_months_later(day: date, months: int) -> None:
    later = months_later(day, months)

    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day


@pytest.mark.parametrize(
    ("ending", "expected"), [(Ending.CLOSED, MONDAY), (Ending.ABANDONED, None), (Ending.CANCELLED, None)]
)
def test_only_a_cycle_that_was_closed_can_fail_to_hold(ending: Ending, expected: date | None) -> None:
    cycle = world.cycle("closed", ending=ending, ended_at=NOW)

    assert closed_on(cycle, organisation()) == expected
    assert closed_on(world.cycle(), organisation()) is None


EARLIER = Earlier(sign="sign", person=HEAD, closed_on=CLOSED)
ORIGIN = Origin(severity=Severity.MAJOR, earlier=EARLIER)


def again(**changes: Any) -> FindingOpened:  # noqa: ANN401 - handed to replace()
    event = found(sign="sign", person=HEAD, recurs_from=1, severity=Severity.CRITICAL)
    return replace(event, **changes)


def test_a_finding_recurs_from_the_closed_cycle_of_its_sign_and_person() -> None:
    assert finding_objections(None, again(), situation(), ORIGIN) == ()


@pytest.mark.parametrize(
    ("changes", "origin"),
    [
        ({}, Origin()),
        ({"sign": "other"}, ORIGIN),
        ({"person": MEMBER}, ORIGIN),
        ({"severity": Severity.MAJOR}, ORIGIN),
        ({"found_on": CLOSED}, ORIGIN),
        ({}, replace(ORIGIN, months=3)),
        ({}, replace(ORIGIN, earlier=replace(EARLIER, closed_on=None))),
    ],
    ids=["no cycle", "sign", "person", "severity", "same day", "window over", "not closed"],
)
def test_what_does_not_recur_is_not_linked(changes: dict[str, Any], origin: Origin) -> None:
    assert codes(finding_objections(None, again(**changes), situation(), origin)) == ["does-not-recur"]


def old() -> Cycle:
    return world.cycle("closed", number=1, ended_at=NOW)


def test_a_recurring_cycle_begins_with_the_old_plan_as_a_draft() -> None:
    draft = old().plan.for_recurrence()
    event = opened(recurs_from=1, draft=draft)
    opening = Opening(finding=finding(cycle=7, recurs_from=1), engine=engine(), catalogue=None, before=old())

    assert opening_objections(event, situation(), opening) == ()
    assert (draft.whys, draft.goal, draft.measure) == (world.PLAN.whys, world.PLAN.goal, world.PLAN.measure)
    assert (draft.prediction, draft.target_on, draft.why_not_held) == ("", None, "")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"draft": None}, "differs-from-decision"),
        ({"draft": Plan(goal="Другое")}, "differs-from-decision"),
        ({"recurs_from": None}, "differs-from-finding"),
    ],
)
def test_the_draft_and_the_link_are_those_of_the_finding(changes: dict[str, Any], expected: str) -> None:
    event = replace(opened(recurs_from=1, draft=old().plan.for_recurrence()), **changes)
    opening = Opening(finding=finding(cycle=7, recurs_from=1), engine=engine(), catalogue=None, before=old())

    assert expected in codes(opening_objections(event, situation(), opening))


@pytest.mark.parametrize(
    ("by", "known", "expected"),
    [
        (HEAD, finding(person=HEAD), []),
        (HEAD, finding(person=HEAD, cycle=7), []),
        (OWNER, finding(person=HEAD), ["reply-is-of-the-assessed"]),
        (HEAD, finding(), ["finding-about-nobody"]),
        (READER, finding(person=READER), ["reader-reads"]),
        (HEAD, None, ["finding-settled"]),
    ],
)
def test_only_whom_a_finding_is_about_answers_it(by: int, known: Finding | None, expected: list[str]) -> None:
    assert codes(finding_objections(known, FindingReplied(text="План был"), situation(by))) == expected


def test_an_empty_reply_says_nothing() -> None:
    refused = finding_objections(finding(person=HEAD), FindingReplied(text=" "), situation(HEAD))

    assert codes(refused) == ["text-empty"]


def test_replies_are_added_and_never_overwritten() -> None:
    replies = [FindingReplied(text="Раз"), FindingReplied(text="Два")]
    history = [recorded(event, by=HEAD, stream="finding-1") for event in (found(), *replies)]

    folded = fold(history)

    assert folded is not None
    assert folded.replies == tuple(Reply(by=HEAD, at=NOW, text=reply.text) for reply in replies)
