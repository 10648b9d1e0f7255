"""The check of the rules: every event is one that the engine would have allowed where it stands."""

from pdca.domain.cycle_events import Undone
from pdca.domain.errors import Fact, Gap, PdcaError
from pdca.domain.events import Recorded
from pdca.domain.ledger import Ledger
from pdca.domain.streams import stream_of
from pdca.storage.chain import Entry, recorded_of
from pdca.storage.codec import encoded, instant_text
from pdca.storage.journal import change_of
from pdca.storage.projection import rows_of
from pdca.storage.retelling import retold
from pdca.storage.rows import Batch
from pdca.storage.verify_definitions import SoundDefinitions
from pdca.storage.verify_problems import Problems, sayable
from pdca.storage.view import View

_SENSELESS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    PdcaError,
    RuntimeError,
    StopIteration,
    TypeError,
    ValueError,
)
"""What rules and folds raise about an event that makes no sense where it stands.

Only a log that was forged, hashes and all, holds such events; they are named like all that is not allowed.
"""


class Replay:
    """Folds a log that is whole, event by event, until one is not allowed."""

    def __init__(self, stored: SoundDefinitions, problems: Problems) -> None:
        self.ledger = Ledger(engines=stored.engines, catalogues=stored.catalogues)
        self.batch = Batch()
        """The rows that the query tables should have."""
        self.seq = 0
        """The last event that was allowed."""
        self._problems = problems
        self._is_over = False
        self._retold: set[int] = set()
        """The cycles of which something was taken back; their rows are told when all is known."""

    def follow(self, entry: Entry) -> None:
        """Take the next event; after one that is not allowed, look at no more."""
        if self._is_over:
            return
        recorded = self._read(entry)
        if recorded is None or not self._is_allowed(recorded):
            self._is_over = True
            return
        self.seq = entry.seq

    def end(self, view: View) -> None:
        """Name findings whose cycle was never opened: the two are recorded together or not at all."""
        for finding in self.ledger.findings.values():
            if finding.cycle is not None and finding.cycle not in self.ledger.cycles:
                self._problems.add("cycle-not-opened", finding=finding.number, cycle=finding.cycle)
        organisation = self.ledger.organisation
        if organisation is not None and self._retold:
            self.batch.forget_cycles(self._retold)
            for number in self._retold:
                self.batch.add(retold(view.history(stream_of("cycle", number)), organisation))

    def _read(self, entry: Entry) -> Recorded | None:
        try:
            recorded = recorded_of(entry)
        except ValueError as error:
            self._add("event-unreadable", entry.seq, type=sayable(entry.type), detail=sayable(str(error)))
            return None
        canonical = {"payload": encoded(recorded.event), "at": instant_text(recorded.at)}
        for column, text in canonical.items():
            if getattr(entry, column) != text:
                self._add("event-not-canonical", entry.seq, column=column)
                return None
        return recorded

    def _is_allowed(self, recorded: Recorded) -> bool:
        try:
            gaps = self.ledger.objections(recorded)
            if not gaps:
                self._fold(recorded)
        except _SENSELESS as error:
            gaps = (Gap("makes-no-sense", {"detail": sayable(f"{type(error).__name__}: {error}")}),)
        if gaps:
            self._add("event-not-allowed", recorded.seq, type=type(recorded.event).__name__, gaps=gaps)
        return not gaps

    def _fold(self, recorded: Recorded) -> None:
        kind, _, number = recorded.stream.rpartition("-")
        before = self.ledger.cycles.get(int(number)) if kind == "cycle" else None
        self.ledger.fold(recorded)
        if isinstance(recorded.event, Undone):
            self._retold.add(int(number))
        if kind == "cycle" and int(number) in self._retold:
            return
        self.batch.add(rows_of(change_of(recorded, self.ledger, cycle_before=before)))

    def _add(self, code: str, seq: int, **facts: Fact) -> None:
        self._problems.add(code, seq=seq, **facts)
