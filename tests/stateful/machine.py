"""Five people who type anything in any order, and what must hold whatever they do."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from pdca.domain.changes import standing
from pdca.domain.cycle import Cycle
from pdca.domain.cycle_events import EvidenceKind, ExtensionDecided, Moved, Prediction, Undone
from pdca.domain.errors import PdcaError
from pdca.domain.events import Answer, Clock, Recorded, Voice
from pdca.domain.evolve import fold
from pdca.domain.plan import ReadingKind
from pdca.domain.process import Relation
from pdca.domain.streams import stream_of
from pdca.storage import listings
from pdca.storage.database import address
from pdca.storage.store import Store
from pdca.storage.view import View
from pdca.usecases import (
    advancing,
    assessing,
    assigning,
    checking,
    commenting,
    extending,
    findings,
    leaving,
    planning,
    reassigning,
    undoing,
)
from pdca.usecases import people as company_people
from pdca.usecases.acting import Acting
from pdca.usecases.desk import show_cycle
from pdca.usecases.pairing import Manner
from pdca.usecases.verifying import verify_log
from tests.stateful.next_step import next_step
from tests.stateful.promises import broken_promises
from tests.storage.company import (
    HEAD,
    MEMBER,
    OWNER,
    PLAN,
    READER,
    SECOND,
    STANDARD,
    Now,
    catalogue,
    found,
)
from tests.storage.places import MEMORY

PEOPLE = (OWNER, HEAD, MEMBER, SECOND, READER)
CYCLES = (1, 2, 3)
START = datetime(2026, 7, 6, 9, tzinfo=UTC)

MOVES = (
    "submit", "approve", "return", "hand-over", "observe", "adopt", "adapt", "abandon", "close", "freeze",
    "resume", "cancel",
)  # fmt: skip

# The owner, the first two cycles and a given reason come up more often: most refusals are alike.
people = st.sampled_from((OWNER, OWNER, *PEOPLE))
cycles = st.sampled_from((1, 2, *CYCLES))
reasons = st.sampled_from(["Так надо", "Так надо", ""])
days = st.integers(-3, 60)

_Command: TypeAlias = Callable[[Acting], object]


@cache
def template() -> bytes:
    """Make a company with three waiting findings once, and return the file."""
    with TemporaryDirectory(dir=MEMORY) as folder:
        path, now = Path(folder) / "pdca.db", Now(at=START)
        with closing(found(address(str(path)), now)) as store:
            for number in CYCLES:
                findings.add_finding(store, f"Замечание {number}", acting=now.acting(OWNER))
        return path.read_bytes()


class Company(RuleBasedStateMachine):
    """A company on a real database, driven by its use cases alone."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory(dir=MEMORY)
        self.path = Path(self.folder.name) / "pdca.db"
        self.path.write_bytes(template())
        self.store = Store.open(address(str(self.path)))
        self.at = START + timedelta(days=1)
        self.seen: list[tuple[int, Cycle]] = []

    def teardown(self) -> None:
        """Check what must hold over the whole history."""
        try:
            self._check_all()
        finally:
            self.store.close()
            self.folder.cleanup()

    @initialize(
        responsible=st.sampled_from([HEAD, MEMBER]), first=st.integers(0, 15), second=st.integers(0, 15)
    )
    def assign_two(self, responsible: str, first: int, second: int) -> None:
        """Begin with two cycles that have come some way, so that most commands have something to act on."""
        self._do(lambda acting: assigning.assign(self.store, [1, 2], responsible, acting=acting), OWNER)
        self._go_on(1, first, 100)
        self._go_on(2, second, 50)

    @rule(days=st.integers(0, 25), minutes=st.integers(0, 1440))
    def time_passes(self, days: int, minutes: int) -> None:
        self.at += timedelta(days=days, minutes=minutes)

    @rule(hours=st.integers(1, 100))
    def clock_goes_back(self, hours: int) -> None:
        self.at -= timedelta(hours=hours)

    @rule(cycle=cycles, steps=st.integers(1, 12), value=st.sampled_from([0, 50, 100, 100, 100]))
    def whose_turn_it_is_does_what_comes_next(self, cycle: int, steps: int, value: int) -> None:
        """Do what helpful people would, so that cycles get on and some are closed."""
        self._go_on(cycle, steps, value)

    @rule(cycle=cycles, move=st.sampled_from(MOVES), who=people, reason=reasons, returns=days)
    def someone_moves(self, cycle: int, move: str, who: str, reason: str, returns: int) -> None:
        back = self.at.date() + timedelta(days=returns)
        self._do(
            lambda acting: advancing.advance(
                self.store, cycle, move, acting=acting, reason=reason, returns_on=back
            ),
            who,
        )

    @rule(cycle=cycles, who=people)
    def someone_advances(self, cycle: int, who: str) -> None:
        self._do(lambda acting: advancing.advance(self.store, cycle, acting=acting), who, is_once=False)

    @rule(
        cycle=cycles,
        who=people,
        field=st.sampled_from(["goal", "whys", "baseline", "target", "observation"]),
        is_empty=st.booleans(),
    )
    def someone_changes_the_plan(self, cycle: int, who: str, field: str, is_empty: bool) -> None:  # noqa: FBT001
        empty = {"goal": "", "whys": ()}.get(field)
        changes = {field: empty if is_empty else PLAN[field]}
        self._do(lambda acting: planning.write_plan(self.store, cycle, changes, acting=acting), who)

    @rule(cycle=cycles, who=people, assignee=people, due=days, title=st.sampled_from(["", "Дело", "Другое"]))
    def someone_adds_an_action(self, cycle: int, who: str, assignee: str, due: int, title: str) -> None:
        action = planning.PlannedAction(
            title=title, assignee=assignee, due=self.at.date() + timedelta(days=due)
        )
        self._do(lambda acting: planning.add_action(self.store, cycle, action, acting=acting), who)

    @rule(cycle=cycles, who=people, action=st.integers(1, 3))
    def someone_finishes_an_action(self, cycle: int, who: str, action: int) -> None:
        self._do(lambda acting: planning.finish_action(self.store, cycle, action, acting=acting), who)

    @rule(cycle=cycles, who=people, action=st.integers(1, 3), reason=reasons)
    def someone_drops_an_action(self, cycle: int, who: str, action: int, reason: str) -> None:
        self._do(
            lambda acting: planning.drop_action(self.store, cycle, action, acting=acting, reason=reason), who
        )

    @rule(cycle=cycles, who=people, action=st.none() | st.integers(1, 3), ago=days)
    def someone_attaches_evidence(self, cycle: int, who: str, action: int | None, ago: int) -> None:
        note = checking.Attachment(kind=EvidenceKind.NOTE, text="Сделано")
        on = self.at.date() - timedelta(days=ago)
        self._do(
            lambda acting: checking.attach(self.store, cycle, note, acting=acting, action=action, on=on), who
        )

    @rule(
        cycle=cycles,
        who=people,
        value=st.sampled_from(["0", "100", "1E+3", "NaN", "-Infinity", "1E+999999"]),
        kind=st.sampled_from(ReadingKind),
        ago=days,
    )
    def someone_takes_a_reading(self, cycle: int, who: str, value: str, kind: ReadingKind, ago: int) -> None:
        on = self.at.date() - timedelta(days=ago)
        self._do(
            lambda acting: checking.take_reading(
                self.store, cycle, Decimal(value), acting=acting, kind=kind, on=on
            ),
            who,
        )

    @rule(
        cycle=cycles,
        who=people,
        reading=st.integers(1, 6),
        value=st.sampled_from(["0", "100", "NaN"]),
        reason=reasons,
    )
    def someone_corrects_a_reading(self, cycle: int, who: str, reading: int, value: str, reason: str) -> None:
        self._do(
            lambda acting: checking.correct_reading(
                self.store, cycle, reading, Decimal(value), acting=acting, reason=reason
            ),
            who,
        )

    @rule(
        cycle=cycles,
        who=people,
        learned=st.sampled_from([None, "", "Многое"]),
        prediction=st.none() | st.sampled_from(Prediction),
    )
    def someone_writes_the_check(
        self, cycle: int, who: str, learned: str | None, prediction: Prediction | None
    ) -> None:
        self._do(
            lambda acting: checking.write_check(
                self.store, cycle, acting=acting, learned=learned, prediction=prediction
            ),
            who,
        )

    @rule(cycle=cycles, who=people, field=st.sampled_from(sorted(STANDARD)))
    def someone_names_the_standard(self, cycle: int, who: str, field: str) -> None:
        changes = {field: STANDARD[field]}
        self._do(lambda acting: checking.name_standard(self.store, cycle, changes, acting=acting), who)

    @rule(cycle=cycles, who=people, later=days, reason=reasons)
    def someone_asks_for_more_time(self, cycle: int, who: str, later: int, reason: str) -> None:
        to_due = self.at.date() + timedelta(days=later)
        self._do(
            lambda acting: extending.ask_extension(self.store, cycle, to_due, reason, acting=acting), who
        )

    @rule(cycle=cycles, who=people, is_granted=st.booleans())
    def someone_decides_about_more_time(self, cycle: int, who: str, is_granted: bool) -> None:  # noqa: FBT001
        self._do(
            lambda acting: extending.decide_extension(
                self.store, cycle, is_granted=is_granted, acting=acting, reason="Так решено"
            ),
            who,
        )

    @rule(cycle=cycles, who=people, to=people, reason=reasons)
    def someone_hands_the_cycle_on(self, cycle: int, who: str, to: str, reason: str) -> None:
        self._do(lambda acting: reassigning.reassign(self.store, cycle, to, reason, acting=acting), who)

    @rule(cycle=cycles, who=people, relation=st.sampled_from(Relation), to=people, reason=reasons)
    def someone_puts_the_cycle_into_other_hands(
        self, cycle: int, who: str, relation: Relation, to: str, reason: str
    ) -> None:
        self._do(
            lambda acting: reassigning.reassign(self.store, cycle, {relation: to}, reason, acting=acting), who
        )

    @rule(cycle=cycles, who=people, action=st.integers(1, 3), to=people, reason=reasons)
    def someone_gives_an_action_to_another(
        self, cycle: int, who: str, action: int, to: str, reason: str
    ) -> None:
        self._do(
            lambda acting: reassigning.reassign_action(self.store, cycle, action, to, reason, acting=acting),
            who,
        )

    @rule(who=people, whose=people, to=st.none() | people, over=st.booleans(), ago=st.integers(-1, 5))
    def someone_leaves(self, who: str, whose: str, to: str | None, over: bool, ago: int) -> None:  # noqa: FBT001
        handing = leaving.HandingOver(to=to, reason="Уходит", over_limit=over) if to else None
        on = self.at.date() - timedelta(days=ago)
        self._do(lambda acting: leaving.leave(self.store, whose, acting=acting, on=on, handing=handing), who)

    @rule(who=people, whose=people)
    def someone_returns(self, who: str, whose: str) -> None:
        self._do(lambda acting: leaving.come_back(self.store, whose, acting=acting), who)

    @rule(finding=cycles, who=people, to=people, checker=people, over=st.sampled_from([None, None, "Срочно"]))
    def someone_assigns_a_finding(
        self, finding: int, who: str, to: str, checker: str, over: str | None
    ) -> None:
        self._do(
            lambda acting: assigning.assign(
                self.store, [finding], to, acting=acting, checker=checker, over_limit=over
            ),
            who,
        )

    @rule(finding=cycles, who=people, reason=reasons)
    def someone_dismisses_a_finding(self, finding: int, who: str, reason: str) -> None:
        self._do(lambda acting: findings.dismiss_finding(self.store, finding, reason, acting=acting), who)

    @rule(
        who=people,
        voice=st.sampled_from(Voice),
        is_sealed=st.booleans(),
        is_carried=st.booleans(),
        score=st.sampled_from([0, 0, 2]),
        ago=st.integers(0, 40),
    )
    def someone_assesses_the_head(
        self,
        *,
        who: str,
        voice: Voice,
        is_sealed: bool,
        is_carried: bool,
        score: int,
        ago: int,
    ) -> None:
        sign = catalogue().signs[0]
        answers = [Answer(sign=sign.id, criterion=sign.criteria[0].id, score=score)]
        manner = Manner(voice=voice, is_sealed=is_sealed, carries_over=is_carried)
        on = self.at.date() - timedelta(days=ago)
        self._do(
            lambda acting: assessing.assess_person(
                self.store, HEAD, catalogue(), answers, acting=acting, on=on, manner=manner
            ),
            who,
        )

    @rule(assessment=st.integers(1, 3), who=people)
    def someone_opens_an_assessment(self, assessment: int, who: str) -> None:
        self._do(lambda acting: assessing.open_assessment(self.store, assessment, acting=acting), who)

    @rule(finding=st.integers(1, 5), who=people, text=st.sampled_from(["", "Было иначе", "Приказ есть"]))
    def someone_replies_to_a_finding(self, finding: int, who: str, text: str) -> None:
        self._do(lambda acting: findings.reply_to_finding(self.store, finding, text, acting=acting), who)

    @rule(thing=st.sampled_from(["cycle", "cycle", "cycle", "finding"]), number=cycles, who=people)
    def someone_undoes_their_latest_change(self, thing: str, number: int, who: str) -> None:
        self._do(lambda acting: undoing.undo(self.store, thing, number, acting=acting), who)

    @rule(cycle=cycles, who=people, text=st.sampled_from(["", "Ждём поставщика", "Обсудили"]))
    def someone_comments(self, cycle: int, who: str, text: str) -> None:
        self._do(lambda acting: commenting.comment(self.store, cycle, text, acting=acting), who)

    @rule(who=people, whose=st.sampled_from([HEAD, MEMBER]), limit=st.integers(0, 2))
    def someone_changes_a_limit(self, who: str, whose: str, limit: int) -> None:
        self._do(
            lambda acting: company_people.change_person(self.store, whose, limit=limit, acting=acting), who
        )

    @rule(who=people)
    def someone_opens_what_waits(self, who: str) -> None:
        self._do(lambda acting: assigning.open_queued(self.store, acting=acting), who, is_once=False)

    def _go_on(self, cycle: int, steps: int, value: int) -> None:
        for _ in range(steps):
            if self._cycle(cycle) is None:
                return
            shown = show_cycle(self.store, cycle, self._acting(OWNER))
            self._wait_for(shown.cycle.observed_until)
            name, command = next_step(shown, value)
            self._do(lambda acting, command=command: command(self.store, acting), name, is_once=False)  # type: ignore[misc]

    def _wait_for(self, day: date | None) -> None:
        if day is not None and day > self.at.date():
            self.at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)

    def _do(self, command: _Command, who: str, *, is_once: bool = True) -> None:
        """Give a command; a refusal changes nothing, and the same command again writes nothing."""
        content, before = self.path.read_bytes(), self._look()
        try:
            command(self._acting(who))
        except PdcaError:
            assert self.path.read_bytes() == content
            return
        after = self._look()
        self._check_dues(before, after)
        self.seen += [(after.head, cycle) for cycle in after.cycles if cycle not in before.cycles]
        if is_once:
            self._do_again(command, who, after.head)

    def _do_again(self, command: _Command, who: str, head: int) -> None:
        try:
            command(self._acting(who))
        except PdcaError as error:
            # What was allowed a minute ago may be past now, but nobody was first with it.
            assert error.exit_code in {1, 2}  # noqa: PT017 - some repeats are refused and some are not
        assert self._look().head == head

    def _acting(self, who: str) -> Acting:
        self.at += timedelta(minutes=1)
        return Acting(name=who, at=self.at, began=self.at, clock=Clock.SET)

    def _cycle(self, number: int) -> Cycle | None:
        with self.store.reading() as view:
            return fold(view.history(stream_of("cycle", number)))

    def _look(self) -> "_Look":
        with self.store.reading() as view:
            histories = [tuple(view.history(stream_of("cycle", number))) for number in CYCLES]
            return _Look(head=view.head()[0], histories=[history for history in histories if history])

    @staticmethod
    def _check_dues(before: "_Look", after: "_Look") -> None:
        """Check that due dates were moved by moves and granted extensions alone."""
        movers = {
            recorded.stream
            for recorded in after.since(before.head)
            if isinstance(recorded.event, Moved | Undone)
            or (isinstance(recorded.event, ExtensionDecided) and recorded.event.is_granted)
        }
        then = {cycle.number: cycle.due for cycle in before.cycles}
        for cycle in after.cycles:
            is_moved = cycle.number in then and then[cycle.number] != cycle.due
            assert not is_moved or stream_of("cycle", cycle.number) in movers

    def _check_all(self) -> None:
        verified = verify_log(self.store)
        assert verified.problems == ()
        with self.store.reading() as view:
            assert list(_held_by_those_who_left(view)) == []
            for seq, cycle in self.seen:
                assert fold(view.history(stream_of("cycle", cycle.number), until=seq)) == cycle
            for number in CYCLES:
                history = standing(view.history(stream_of("cycle", number)))
                assert list(broken_promises(history)) == []


def _held_by_those_who_left(view: View) -> Iterator[str]:
    """Yield what is in the hands of someone who is not there, read from tables and folds alone."""
    gone = {number for number, person in view.organisation().people.items() if not person.is_here}
    for row in listings.cycles(view):
        if row.ending is None and gone & {row.responsible, row.assigner, row.checker}:
            yield f"C-{row.number}"
        if row.ending is None and any(
            each.assignee in gone and not each.is_settled for each in view.cycle(row.number).actions
        ):
            yield f"an action of C-{row.number}"
    for waiting in listings.findings(view):
        if waiting.queued_for is not None and gone & {waiting.queued_for, waiting.queued_by}:
            yield f"F-{waiting.number}"


class _Look:
    """All cycles at one moment."""

    def __init__(self, *, head: int, histories: list[tuple[Recorded, ...]]) -> None:
        self.head = head
        self.histories = histories
        self.cycles = [cycle for history in histories if (cycle := fold(history))]

    def since(self, head: int) -> list[Recorded]:
        """Return what happened to cycles after an event."""
        return [recorded for history in self.histories for recorded in history if recorded.seq > head]
