"""Letters on their way over a real server: each goes once, and what fails is tried again and seen."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from pdca.domain.errors import NotFound, Refused
from pdca.domain.events import MailSent
from pdca.domain.mail import LEASE, WAITS, Delivery, Letter, Recipient, handing_over
from pdca.domain.streams import stream_of
from pdca.mail.postman import Postman
from pdca.storage.outbox import Outbox, Posted
from pdca.storage.store import Store
from pdca.usecases import mail_decisions, posting
from pdca.usecases.acting import Acting
from pdca.usecases.posting import Round, queue
from tests.mail.letters import AT, SENDER, letter, server
from tests.mail.office import CUT, HANG, Office, opened
from tests.storage.company import OWNER, READER, Now
from tests.storage.tampering import entries, problems

EARLIER = 1
"""The company sent a letter before."""


@dataclass(slots=True)
class Post:
    """An outbox, an office, and a clock that moves when told."""

    store: Store
    office: Office
    now: Now = field(default_factory=lambda: Now(at=AT))

    def put(self, *letters: Letter, is_again: bool = False) -> None:
        """Put letters into the outbox."""
        queue(self.store, letters, SENDER, acting=self.now.acting(OWNER), is_again=is_again)

    def carry(self, port: int | None = None, timeout_s: float = 5) -> Round:
        """Carry what is due."""
        with closing(Postman(server(port or self.office.port, timeout_s=timeout_s))) as postman:
            return posting.deliver(self.store, postman, self.now.acting(OWNER), lambda: self.now.at)

    def letter(self, number: int = 1) -> Posted:
        """Return a letter as it stands."""
        return posting.letter_of(self.store, EARLIER + number)[1]

    def letters(self) -> tuple[Posted, ...]:
        """Return all letters of ours."""
        return posting.letters_of(self.store)[1][EARLIER:]

    def steps(self, number: int = 1) -> list[Delivery]:
        """Return what happened to a letter."""
        return [step.delivery for step in posting.letter_of(self.store, EARLIER + number)[2]]

    def break_off(self, step: str) -> None:
        """Let a run end where it would write this step."""
        claimed = posting._claim(self.store, self.now.at)
        assert claimed is not None
        if step == "handing-over":
            after = handing_over(claimed.progress, self.now.at)
            assert posting._go_on(self.store, claimed, posting._moved(claimed, after), self.now.at)


@pytest.fixture
def post(company: Store) -> Iterator[Post]:
    with opened() as office:
        yield Post(company, office)


def to(name: str) -> Letter:
    """Return a letter to somebody of a name."""
    return letter(
        key=f"month:2026-06:{name}:html",
        recipient=Recipient(address=f"{name}@romashka.example"),
        made_from=3,
    )


def test_a_letter_is_sent_once_however_often_it_is_put_in_and_carried(post: Post) -> None:
    for _ in range(3):
        post.put(to("a"), to("b"))
        post.carry()

    assert post.office.addresses == ["a@romashka.example", "b@romashka.example"]
    assert post.steps() == [Delivery.QUEUED, Delivery.SENDING, Delivery.HANDING_OVER, Delivery.SENT]


def test_the_log_says_what_was_sent_to_whom_and_the_log_is_sound(post: Post) -> None:
    post.put(to("a"))
    post.carry()

    with post.store.reading() as view:
        (recorded,) = view.history(stream_of("mail", EARLIER + 1))
    assert isinstance(recorded.event, MailSent)
    assert (recorded.event.address, recorded.event.made_from) == ("a@romashka.example", 3)
    assert recorded.event.message_id == post.office.messages[0]["Message-ID"]
    assert problems(post.store) == ()


def test_what_is_queued_or_fails_is_not_in_the_log(post: Post) -> None:
    before = len(entries(post.store))
    post.office.to_recipient.append("550 no")
    post.put(to("a"))
    post.carry()

    assert len(entries(post.store)) == before


def test_the_text_of_a_letter_is_kept_until_it_is_sent(post: Post) -> None:
    post.office.to_recipient.append("450 later")
    post.put(to("a"))
    post.carry()
    with post.store.reading() as view:
        waiting = Outbox(view).message(EARLIER + 1)
    post.now.pass_time(WAITS[0])
    post.carry()

    assert post.office.taken[0][1].decode() == waiting
    with post.store.reading() as view:
        assert Outbox(view).message(EARLIER + 1) == ""


def test_once_more_is_another_letter_with_another_name(post: Post) -> None:
    post.put(to("a"))
    post.carry()
    post.put(to("a"), is_again=True)
    post.carry()
    post.put(to("a"))
    post.carry()

    first, second = (message["Message-ID"] for message in post.office.messages)
    assert first != second
    assert post.letter(2).envelope.key == "month:2026-06:a:html#2"


def test_what_still_waits_is_not_put_in_once_more(post: Post) -> None:
    post.put(to("a"))
    post.put(to("a"), is_again=True)
    post.carry()

    assert len(post.office.taken) == 1


def test_one_refused_recipient_does_not_hinder_the_others(post: Post) -> None:
    post.office.to_recipient.extend(["250 OK", "550 no such user", "250 OK"])
    post.put(to("a"), to("b"), to("c"))
    post.carry()
    post.now.pass_time(timedelta(days=30))
    post.carry()

    assert post.office.addresses == ["a@romashka.example", "c@romashka.example"]
    assert post.letter(2).progress.delivery is Delivery.FAILED


def test_what_is_put_off_is_tried_again_when_its_time_has_come(post: Post) -> None:
    post.office.to_recipient.extend(["450 greylisted", "450 greylisted"])
    post.put(to("a"))
    post.carry()
    post.carry()
    assert post.letter().progress.attempts == 1

    for wait in WAITS[:2]:
        post.now.pass_time(wait)
        post.carry()

    assert (post.letter().progress.delivery, post.letter().progress.attempts) == (Delivery.SENT, 3)
    assert post.letter().progress.reason is None


def test_a_server_out_of_reach_costs_no_attempt_and_is_seen(post: Post) -> None:
    post.put(to("a"), to("b"))

    rounds = [post.carry(port=1), post.carry(port=1)]

    assert [made.trouble is not None and made.trouble.code for made in rounds] == [
        "mail-server-out-of-reach"
    ] * 2
    for number in (1, 2):
        here = post.letter(number).progress
        assert (here.delivery, here.attempts) == (Delivery.QUEUED, 0)
        assert here.reason is not None
        assert here.reason.code == "mail-server-out-of-reach"
    assert post.steps() == [Delivery.QUEUED] * 2
    assert post.carry().trouble is None
    assert len(post.office.taken) == 2


def test_a_connection_that_is_cut_after_the_text_is_tried_once_more_and_marked(post: Post) -> None:
    post.office.to_text.append(CUT)
    post.put(to("a"))
    post.carry()
    post.now.pass_time(WAITS[0])
    post.carry()

    first, second = post.office.messages
    assert first["Message-ID"] == second["Message-ID"]
    assert (post.letter().progress.delivery, post.letter().progress.doubts) == (Delivery.SENT, 1)


def test_a_second_cut_is_left_to_a_person(post: Post) -> None:
    post.office.to_text.extend([CUT, CUT])
    post.put(to("a"))
    for _ in range(4):
        post.carry()
        post.now.pass_time(timedelta(days=1))

    assert len(post.office.taken) == 2
    assert post.letter().progress.delivery is Delivery.FAILED


@pytest.mark.parametrize(("step", "doubts"), [("sending", 0), ("handing-over", 1)])
def test_what_a_run_was_broken_off_with_is_taken_over_after_a_while(
    post: Post, step: str, doubts: int
) -> None:
    post.put(to("a"))
    post.break_off(step)

    post.carry()
    assert post.office.taken == []
    post.now.pass_time(LEASE)
    post.carry()

    assert len(post.office.taken) == 1
    assert (post.letter().progress.delivery, post.letter().progress.doubts) == (Delivery.SENT, doubts)


def test_a_run_that_was_too_slow_does_not_send_what_another_took_over(post: Post) -> None:
    post.put(to("a"))

    class Slow(Postman):
        def offer(self, address: str, size: int) -> None:
            assert super().offer(address, size) is None
            post.now.pass_time(LEASE)
            post.carry()

    with closing(Slow(server(post.office.port))) as slow:
        made = posting.deliver(post.store, slow, post.now.acting(OWNER), lambda: post.now.at)

    assert len(post.office.taken) == 1
    assert [each.progress.delivery for each in made.letters] == [Delivery.SENT]
    assert post.letter().progress.doubts == 0


@pytest.mark.parametrize("runs", [4])
def test_of_several_runs_at_once_one_sends_each_letter(post: Post, runs: int) -> None:
    names = [f"n{number}" for number in range(12)]
    post.put(*map(to, names))
    place = post.store.place

    def run(_: int) -> None:
        with closing(Store.open(place)) as store, closing(Postman(server(post.office.port))) as postman:
            posting.deliver(store, postman, Now(at=post.now.at).acting(OWNER), lambda: post.now.at)

    with ThreadPoolExecutor(runs) as pool:
        list(pool.map(run, range(runs)))

    assert Counter(post.office.addresses) == Counter(f"{name}@romashka.example" for name in names)
    assert {each.progress.delivery for each in post.letters()} == {Delivery.SENT}
    assert problems(post.store) == ()


def test_two_who_put_the_same_in_at_once_put_it_in_once(post: Post) -> None:
    place = post.store.place

    def put(_: int) -> None:
        with closing(Store.open(place)) as store:
            queue(store, [to("a")], SENDER, acting=Now(at=AT).acting(OWNER))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(put, range(4)))

    assert len(post.letters()) == 1


def test_a_person_lets_a_letter_that_was_given_up_go_again(post: Post) -> None:
    post.office.to_recipient.append("550 mailbox closed")
    post.put(to("a"))
    post.carry()

    mail_decisions.retry(post.store, EARLIER + 1, post.now.acting(OWNER))
    post.carry()

    assert post.letter().progress.delivery is Delivery.SENT


def test_a_letter_that_is_dropped_never_goes(post: Post) -> None:
    post.put(to("a"))
    for _ in range(2):
        mail_decisions.drop(post.store, EARLIER + 1, post.now.acting(OWNER))
    post.now.pass_time(timedelta(days=9))
    post.carry()

    assert post.office.taken == []
    assert post.steps() == [Delivery.QUEUED, Delivery.DROPPED]


def test_a_letter_that_was_given_up_makes_room_for_a_new_one(post: Post) -> None:
    post.office.to_recipient.append("550 mailbox closed")
    post.put(to("a"))
    post.carry()
    post.put(to("a"), is_again=True)
    post.carry()

    assert [post.letter(n).progress.delivery for n in (1, 2)] == [Delivery.DROPPED, Delivery.SENT]


@pytest.mark.parametrize("decide", [mail_decisions.retry, mail_decisions.drop])
def test_what_was_sent_cannot_be_decided_about(
    post: Post, decide: Callable[[Store, int, Acting], Posted]
) -> None:
    post.put(to("a"))
    post.carry()

    acting = post.now.acting(OWNER)
    with pytest.raises(Refused) as refused:
        decide(post.store, EARLIER + 1, acting)

    assert refused.value.code == "letter-not-waiting"


def test_what_another_run_works_on_cannot_be_decided_about(post: Post) -> None:
    post.put(to("a"))
    post.break_off("sending")

    with pytest.raises(Refused):
        mail_decisions.retry(post.store, EARLIER + 1, post.now.acting(OWNER))


def test_management_sends_nothing(post: Post) -> None:
    acting = post.now.acting(READER)
    with pytest.raises(Refused):
        queue(post.store, [to("a")], SENDER, acting=acting)
    with pytest.raises(Refused):
        mail_decisions.retry(post.store, EARLIER, acting)
    with closing(Postman(server(1))) as postman, pytest.raises(Refused):
        posting.deliver(post.store, postman, acting, lambda: post.now.at)


def test_a_server_that_falls_silent_is_asked_once_and_the_rest_waits(post: Post) -> None:
    post.office.to_recipient.extend([HANG, HANG, HANG])
    post.put(to("a"), to("b"), to("c"))

    made = post.carry(timeout_s=0.2)

    assert made.trouble is not None
    assert made.trouble.code == "mail-server-silent"
    assert [each.number for each in made.letters] == [EARLIER + 1]
    assert [each.progress.attempts for each in post.letters()] == [1, 0, 0]
    reasons = [each.progress.reason for each in post.letters()]
    assert [reason.code for reason in reasons if reason] == [
        "mail-cut-off",
        "mail-server-silent",
        "mail-server-silent",
    ]
    assert reasons[0] is not None
    assert reasons[0].facts == {"detail": "timed out"}


def test_one_address_that_cannot_be_used_keeps_all_letters_out(post: Post) -> None:
    bad = replace(to("b"), recipient=Recipient(address="nobody"))

    with pytest.raises(Exception, match="mail-address-unusable"):
        post.put(to("a"), bad)

    assert post.letters() == ()


def test_a_letter_that_is_not_there_is_not_found(post: Post) -> None:
    with pytest.raises(NotFound):
        post.letter(7)
