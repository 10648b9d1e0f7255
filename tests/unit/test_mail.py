"""How far a letter comes: what is tried again and when, and what a person must decide."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from pdca.domain.errors import Gap
from pdca.domain.mail import (
    LEASE,
    MOST_DOUBTS,
    WAITS,
    Delivery,
    Outcome,
    Progress,
    Verdict,
    claimed,
    dropped,
    handing_over,
    settled,
    wanted_again,
)

AT = datetime(2026, 11, 5, 7, tzinfo=UTC)
NEW = Progress(delivery=Delivery.QUEUED, due_at=AT)
LATER = Verdict(outcome=Outcome.DEFERRED, reason=Gap("mail-deferred", {"detail": "450"}))
NEVER = Verdict(outcome=Outcome.REFUSED, reason=Gap("mail-refused", {"detail": "550"}))
SILENCE = Verdict(outcome=Outcome.UNKNOWN, reason=Gap("mail-answer-missing", {"detail": ""}))


def tried(mail: Progress, verdict: Verdict) -> Progress:
    """Go through one attempt."""
    return settled(handing_over(claimed(mail, mail.due_at), mail.due_at), verdict, mail.due_at)


def test_what_the_server_took_is_sent() -> None:
    after = tried(NEW, Verdict(outcome=Outcome.ACCEPTED))

    assert (after.delivery, after.attempts, after.doubts, after.reason) == (Delivery.SENT, 1, 0, None)


def test_what_is_put_off_waits_longer_each_time_and_is_given_up_after_days() -> None:
    mail, waits = NEW, []
    while mail.delivery is Delivery.QUEUED:
        before, mail = mail, tried(mail, LATER)
        waits.append(mail.due_at - before.due_at)

    assert tuple(waits[:-1]) == WAITS
    assert (mail.delivery, mail.attempts, mail.reason) == (Delivery.FAILED, len(WAITS) + 1, LATER.reason)
    assert sum(waits, timedelta()) > timedelta(days=3)


def test_what_is_refused_is_given_up_at_once_and_says_why() -> None:
    after = tried(NEW, NEVER)

    assert (after.delivery, after.reason) == (Delivery.FAILED, NEVER.reason)


def test_what_may_have_arrived_is_tried_once_more_and_then_a_person_decides() -> None:
    once = tried(NEW, SILENCE)
    twice = tried(once, SILENCE)

    assert (once.delivery, once.doubts) == (Delivery.QUEUED, 1)
    assert (twice.delivery, twice.doubts) == (Delivery.FAILED, MOST_DOUBTS)


def test_a_run_that_was_broken_off_before_the_text_leaves_no_doubt() -> None:
    after = claimed(claimed(NEW, AT), AT + LEASE)

    assert (after.delivery, after.attempts, after.doubts) == (Delivery.SENDING, 2, 0)


def test_a_run_that_was_broken_off_with_the_text_leaves_a_doubt() -> None:
    after = claimed(handing_over(claimed(NEW, AT), AT), AT + LEASE)

    assert (after.delivery, after.attempts, after.doubts) == (Delivery.SENDING, 2, 1)


def test_a_run_broken_off_too_often_is_not_tried_again_alone() -> None:
    once = tried(NEW, SILENCE)

    after = claimed(handing_over(claimed(once, AT), AT), AT + LEASE)

    assert (after.delivery, after.attempts, after.doubts) == (Delivery.FAILED, 2, 2)


@pytest.mark.parametrize(("passed", "is_due"), [(LEASE - timedelta(seconds=1), False), (LEASE, True)])
def test_no_other_run_takes_a_letter_while_one_works_on_it(passed: timedelta, *, is_due: bool) -> None:
    assert claimed(NEW, AT).is_due(AT + passed) is is_due


@pytest.mark.parametrize(
    "after", [tried(NEW, NEVER), dropped(NEW, AT), tried(NEW, Verdict(outcome=Outcome.ACCEPTED))]
)
def test_what_is_over_is_never_due(after: Progress) -> None:
    assert not after.is_due(AT + timedelta(days=365))


def test_what_a_person_wants_again_has_all_attempts_before_it_and_keeps_its_doubts() -> None:
    given_up = tried(tried(NEW, SILENCE), SILENCE)

    again = wanted_again(given_up, AT)

    assert again.is_due(AT)
    assert (again.failures, again.attempts, again.doubts) == (0, 2, 2)


@pytest.mark.parametrize("decide", [wanted_again, dropped])
def test_a_decision_about_what_was_broken_off_keeps_the_doubt(
    decide: Callable[[Progress, datetime], Progress],
) -> None:
    assert decide(handing_over(claimed(NEW, AT), AT), AT + LEASE).doubts == 1
