"""Runs that carry letters in any order over a server that does anything, and what must hold."""

from collections import Counter
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from pdca.domain.errors import Gap, MailTrouble, Refused
from pdca.domain.mail import LEASE, MOST_DOUBTS, Delivery, Outcome, Recipient, Verdict
from pdca.mail.postman import Postman
from pdca.storage.database import address
from pdca.storage.outbox import Posted
from pdca.storage.store import Store
from pdca.usecases import mail_decisions, posting
from pdca.usecases.acting import Acting
from pdca.usecases.verifying import verify_log
from tests.mail.letters import SENDER, letter, server
from tests.stateful.machine import START, template
from tests.storage.company import OWNER
from tests.storage.places import MEMORY

NAMES = ("a", "b", "c")

# What everybody hopes for comes up more often.
at_offer = st.sampled_from(["taken"] * 4 + ["put off", "refused", "crash", "slow", "slow", "other run"])
at_text = st.sampled_from(
    ["taken"] * 4 + ["put off", "refused", "silence", "silence", "lost", "crash before", "crash after"]
    + ["slow before", "slow after", "other run"]
)  # fmt: skip


class Crash(BaseException):
    """The run ends here, as a process that is killed."""


class Fickle(Postman):
    """A postman whose server does what the machine draws."""

    def __init__(self, machine: "Posts", draw: st.DataObject, depth: int) -> None:
        super().__init__(server(1))
        self.machine, self.data, self.depth = machine, draw, depth

    def connect(self) -> None:
        if self.data.draw(st.integers(0, 9)) == 0:
            raise MailTrouble("mail-server-out-of-reach", server="x", detail="y")

    def offer(self, address: str, size: int) -> Verdict | None:  # noqa: ARG002 - as postmen are asked
        match self.data.draw(at_offer):
            case "put off":
                return Verdict(outcome=Outcome.DEFERRED, reason=Gap("mail-deferred", {"detail": ""}))
            case "refused":
                return Verdict(outcome=Outcome.REFUSED, reason=Gap("mail-refused", {"detail": ""}))
            case "crash":
                raise Crash
            case "slow":
                self.machine.at += LEASE
                self._other_run()
            case "other run":
                self._other_run()
        return None

    def hand_over(self, message: str) -> Verdict:
        happening = self.data.draw(at_text)
        if happening == "crash before":
            raise Crash
        if happening == "slow before":
            self.machine.at += LEASE
            self._other_run()
        if happening in ("put off", "refused"):
            outcome = Outcome.DEFERRED if happening == "put off" else Outcome.REFUSED
            return Verdict(outcome=outcome, reason=Gap("mail-deferred", {"detail": ""}))
        if happening != "lost":
            self.machine.arrived[_name_of(message)] += 1
        if happening in ("slow after", "other run"):
            self.machine.at += LEASE if happening == "slow after" else timedelta()
            self._other_run()
        if happening == "crash after":
            raise Crash
        if happening in ("silence", "lost"):
            return Verdict(outcome=Outcome.UNKNOWN, reason=Gap("mail-answer-missing", {"detail": ""}))
        return Verdict(outcome=Outcome.ACCEPTED)

    def _other_run(self) -> None:
        """Let another run carry what it can while this one waits."""
        if self.depth < 2:
            self.machine.run(self.data, self.depth + 1)


class Helpful(Postman):
    """A postman whose server takes everything."""

    def __init__(self, machine: "Posts") -> None:
        super().__init__(server(1))
        self.machine = machine

    def connect(self) -> None:
        pass

    def offer(self, address: str, size: int) -> None:
        pass

    def hand_over(self, message: str) -> Verdict:
        self.machine.arrived[_name_of(message)] += 1
        return Verdict(outcome=Outcome.ACCEPTED)


class Posts(RuleBasedStateMachine):
    """An outbox on a real database."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory(dir=MEMORY)
        path = Path(self.folder.name) / "pdca.db"
        path.write_bytes(template())
        self.store = Store.open(address(str(path)))
        self.at = START + timedelta(days=1)
        self.arrived: Counter[str] = Counter()
        self.retried: Counter[int] = Counter()

    def teardown(self) -> None:
        """Let everything that waits go in the end, and check the log."""
        try:
            self._let_all_go()
        finally:
            self.store.close()
            self.folder.cleanup()

    @rule(name=st.sampled_from(NAMES), is_again=st.booleans())
    def a_letter_is_put_in(self, name: str, *, is_again: bool) -> None:
        to = Recipient(address=f"{name}@romashka.example")
        put_in = letter(key=f"month:2026-06:{name}", recipient=to, made_from=2)
        posting.queue(self.store, [put_in], SENDER, acting=self._acting(), is_again=is_again)

    @rule(data=st.data())
    def a_run_carries_what_is_due(self, data: st.DataObject) -> None:
        self.run(data, 0)

    @rule(minutes=st.sampled_from([1, 5, 11, 60, 600, 3000]))
    def time_passes(self, minutes: int) -> None:
        self.at += timedelta(minutes=minutes)

    @rule(number=st.integers(1, 4), is_dropped=st.booleans())
    def a_person_decides(self, number: int, *, is_dropped: bool) -> None:
        if number > len(self._letters()):
            return
        decide = mail_decisions.drop if is_dropped else mail_decisions.retry
        with suppress(Refused):
            decide(self.store, number, self._acting())
            self.retried[number] += 1

    @invariant()
    def nothing_arrives_more_often_than_it_is_marked(self) -> None:
        for each in self._letters():
            arrived, here = self.arrived[each.envelope.message_id], each.progress
            # One more than the doubts: the copy that was sent, or that a run is sure to learn about.
            assert arrived <= here.doubts + 1, (arrived, here)
            # Nobody but a person lets doubts grow further.
            assert here.doubts <= MOST_DOUBTS + self.retried[each.number]

    @invariant()
    def what_is_called_sent_has_arrived_and_stands_in_the_log(self) -> None:
        for each in self._letters():
            if each.progress.delivery is Delivery.SENT:
                assert self.arrived[each.envelope.message_id] >= 1
            is_told = each.progress.delivery is Delivery.SENT
            with self.store.reading() as view:
                assert len(list(view.history(f"mail-{each.number}"))) == is_told

    def run(self, data: st.DataObject, depth: int) -> None:
        """Let a run carry what is due, unless it crashes."""
        with suppress(Crash):
            posting.deliver(self.store, Fickle(self, data, depth), self._acting(), self._now)

    def _let_all_go(self) -> None:
        for _ in range(20):
            self.at += timedelta(days=2)
            posting.deliver(self.store, Helpful(self), self._acting(), self._now)
        over = {Delivery.SENT, Delivery.DROPPED, Delivery.FAILED}
        assert {each.progress.delivery for each in self._letters()} <= over
        self.nothing_arrives_more_often_than_it_is_marked()
        self.what_is_called_sent_has_arrived_and_stands_in_the_log()
        assert verify_log(self.store).is_sound

    def _letters(self) -> tuple[Posted, ...]:
        return posting.letters_of(self.store)[1]

    def _now(self) -> datetime:
        return self.at

    def _acting(self) -> Acting:
        return Acting(name=OWNER, at=self.at, began=self.at)


def _name_of(message: str) -> str:
    return message.partition("Message-ID: ")[2].partition("\r\n")[0].strip()
