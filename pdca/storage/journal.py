"""Writing: what the rules allow is appended to the log and put in the tables, or nothing is."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import Connection

from pdca.domain.cycle import Cycle
from pdca.domain.cycle_events import Undone
from pdca.domain.errors import NotFound, Refused
from pdca.domain.events import Assurance, Clock, Event, FindingUndone, PersonLeft, Recorded
from pdca.domain.finding import Finding
from pdca.domain.ledger import LONG_AGO, Ledger
from pdca.domain.organisation import Organisation
from pdca.domain.people import Person
from pdca.domain.streams import ORGANISATION_STREAM, stream_of
from pdca.domain.voices import Assessment
from pdca.storage import statements
from pdca.storage.chain import Entry, entry_of
from pdca.storage.codec import instant
from pdca.storage.projection import Change, rows_of
from pdca.storage.retelling import CYCLE_TABLES, retold
from pdca.storage.rows import Batch, Close, Row
from pdca.storage.tables import metadata
from pdca.storage.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What is the same for everything that one command records."""

    by: Person
    at: datetime
    clock: Clock = Clock.SYSTEM
    assurance: Assurance = Assurance.ASSERTED


class Journal(View):
    """One organisation's log, open for writing under the lock of its head."""

    def __init__(self, connection: Connection, number: int = 1) -> None:
        super().__init__(connection, number)
        self._ledger = Ledger(engines=self.engines, catalogues=self.catalogues)
        self._seq, self._hash = self.head()
        self._stream_seqs: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._entries: list[Entry] = []
        self._batch = Batch()
        self._knows_externals = False
        self._known_workloads: set[int] = set()

    def record(self, stream: str, event: Event, stamp: Stamp) -> Recorded:
        """Append an event when every rule allows it; the tables follow when the transaction is kept.

        Raises:
            Refused: the rules have objections; the refusal lists them all.
        """
        self._load(stream)
        if isinstance(event, Undone | FindingUndone):
            self._know_latest()
        if isinstance(event, PersonLeft):
            self.know_holdings(event.number)
            self._know_acted(event.number)
        recorded = self._next(stream, event, stamp)
        gaps = self._ledger.objections(recorded)
        if gaps:
            raise Refused("record-refused", gaps, event=type(event).__name__, stream=stream)
        self._append(recorded)
        return recorded

    def next_number(self, kind: str) -> int:
        """Return the next free number of a kind: assessment, finding, cycle or evidence."""
        if kind not in self._numbers:
            statement = _HIGHEST[kind]
            self._numbers[kind] = self.connection.execute(statement, self._mine()).scalar() or 0
        self._numbers[kind] += 1
        return self._numbers[kind]

    def store_definition(self, kind: str, content_hash: str, body: str) -> None:
        """Keep the text of a definition under its hash, once."""
        row = {**self._mine(), "content_hash": content_hash, "kind": kind, "body": body}
        self.connection.execute(statements.add_definition, row)

    def external_numbers(self) -> set[str]:
        """Return the external numbers of all findings, and let the rules know them."""
        if not self._knows_externals:
            rows = self.connection.execute(statements.external_numbers, self._mine())
            self._ledger.externals.update(rows.scalars())
            self._knows_externals = True
        return self._ledger.externals

    def organisation(self, *, until: int | None = None) -> Organisation:
        """Return the organisation with what this transaction has recorded."""
        if until is not None or self._ledger.organisation is None:
            return super().organisation(until=until)
        return self._ledger.organisation

    def cycle(self, number: int) -> Cycle:
        """Return a cycle with what this transaction has recorded; raise NotFound when there is none."""
        self._load(stream_of("cycle", number))
        if number not in self._ledger.cycles:
            raise NotFound("cycle-not-found", number=number)
        return self._ledger.cycles[number]

    def finding(self, number: int) -> Finding:
        """Return a finding with what this transaction has recorded; raise NotFound when there is none."""
        self._load(stream_of("finding", number))
        if number not in self._ledger.findings:
            raise NotFound("finding-not-found", number=number)
        return self._ledger.findings[number]

    def assessment(self, number: int) -> Assessment:
        """Return an assessment with what this transaction has recorded; raise NotFound if there is none."""
        self._load(stream_of("assessment", number))
        if number not in self._ledger.assessments:
            raise NotFound("assessment-not-found", number=number)
        return self._ledger.assessments[number]

    def know_workload(self, person: int) -> int:
        """Let the rules know the cycles that a person has in work; return how many there are."""
        if person not in self._known_workloads:
            self._known_workloads.add(person)
            numbers = self.connection.execute(statements.in_work, {**self._mine(), "person": person})
            for number in numbers.scalars().all():
                self.cycle(number)
        return self._ledger.workload.of(person)

    def know_holdings(self, person: int) -> tuple[tuple[Cycle, ...], tuple[Finding, ...]]:
        """Let the rules know the cycles and findings that may be in a person's hands; return them."""
        parameters = {**self._mine(), "person": person}
        cycles = self.connection.execute(statements.in_hands, parameters).scalars().all()
        findings = self.connection.execute(statements.in_queues, parameters).scalars().all()
        return tuple(map(self.cycle, cycles)), tuple(map(self.finding, findings))

    def discard(self) -> None:
        """Keep nothing of what was recorded: the command was only tried."""
        self._entries, self._batch = [], Batch()

    def flush(self) -> None:
        """Write what was recorded: the events, then the rows that follow from them."""
        if self._entries:
            self.connection.execute(statements.add_event, [_columns(entry) for entry in self._entries])
        for close in self._batch.closes:
            self._write_close(close)
        for (table, columns), rows in groupby(self._sorted_rows(), key=_shape):
            self._write_rows(table, columns, list(rows))
        self._entries, self._batch = [], Batch()

    def _know_latest(self) -> None:
        latest = self.connection.execute(statements.latest_moment, self._mine()).scalar()
        if latest is not None:
            self._ledger.latest = max(self._ledger.latest, instant(latest))

    def _know_acted(self, person: int) -> None:
        parameters = {**self._mine(), "actor": person}
        latest = self.connection.execute(statements.latest_moment_by, parameters).scalar()
        if latest is not None:
            self._ledger.acted[person] = max(instant(latest), self._ledger.acted.get(person, LONG_AGO))

    def _load(self, stream: str) -> None:
        if self._ledger.organisation is None and self._seq:
            self._load_stream(ORGANISATION_STREAM)
        self._load_stream(stream)

    def _load_stream(self, stream: str) -> None:
        if stream in self._stream_seqs:
            return
        self._stream_seqs[stream] = 0
        if self._is_new(stream):
            return
        for recorded in self.history(stream):
            self._ledger.fold(recorded)
            self._stream_seqs[stream] = recorded.stream_seq

    def _is_new(self, stream: str) -> bool:
        """Tell whether this transaction gave the stream its number, so that nothing can be stored yet."""
        kind, _, number = stream.rpartition("-")
        return kind in self._numbers and self._numbers[kind] == int(number)

    def _next(self, stream: str, event: Event, stamp: Stamp) -> Recorded:
        return Recorded(
            seq=self._seq + 1,
            stream=stream,
            stream_seq=self._stream_seqs[stream] + 1,
            at=stamp.at,
            actor=stamp.by.number,
            event=event,
            assurance=stamp.assurance,
            clock=stamp.clock,
        )

    def _append(self, recorded: Recorded) -> None:
        number = _number_of(recorded.stream)
        before = self._ledger.cycles.get(number) if recorded.stream == stream_of("cycle", number) else None
        self._ledger.fold(recorded)
        entry = entry_of(recorded, organisation=self.number, previous_hash=self._hash)
        self._seq, self._hash = entry.seq, entry.hash
        self._stream_seqs[recorded.stream] = entry.stream_seq
        self._entries.append(entry)
        if isinstance(recorded.event, Undone):
            self._retell(recorded)
        else:
            self._batch.add(rows_of(change_of(recorded, self._ledger, cycle_before=before)))

    def _retell(self, undone: Recorded) -> None:
        """Tell the rows of a cycle anew, without what was taken back."""
        self.flush()
        for table in CYCLE_TABLES:
            mine = {**self._mine(), "cycle": _number_of(undone.stream)}
            self.connection.execute(statements.forget(table), mine)
        self._batch.add(retold(self.history(undone.stream), self.organisation()))

    def _mine(self) -> dict[str, object]:
        return {"organisation": self.number}

    def _write_close(self, close: Close) -> None:
        statement = statements.close(metadata.tables[close.table], tuple(close.values))
        key = {"key_organisation": self.number, "key_cycle": close.cycle}
        self.connection.execute(statement, {**key, **close.values})

    def _sorted_rows(self) -> list[Row]:
        return sorted(self._batch.rows.values(), key=_shape)

    def _write_rows(self, table: str, columns: tuple[str, ...], rows: list[Row]) -> None:
        if rows[0].is_whole:
            put = statements.put(metadata.tables[table], self.connection.dialect.name)
            self.connection.execute(put, [{**self._mine(), **row.values} for row in rows])
            return
        keys = rows[0].key_columns
        change = statements.change(metadata.tables[table], tuple(n for n in columns if n not in keys))
        self.connection.execute(change, [_keyed(row, keys, self.number) for row in rows])


def change_of(recorded: Recorded, ledger: Ledger, *, cycle_before: Cycle | None) -> Change:
    """Bundle an event with what it has just been folded into."""
    number = _number_of(recorded.stream)
    if ledger.organisation is None:
        raise ValueError(recorded.stream, "folded before the organisation was")
    return Change(
        recorded=recorded,
        organisation=ledger.organisation,
        assessment=ledger.assessments.get(number),
        finding=ledger.findings.get(number),
        cycle_before=cycle_before,
        cycle=ledger.cycles.get(number) if recorded.stream == stream_of("cycle", number) else None,
        catalogues=ledger.catalogues,
    )


_HIGHEST = {
    "assessment": statements.highest_assessment,
    "finding": statements.highest_finding,
    "cycle": statements.highest_cycle,
    "evidence": statements.highest_import,
}


def _number_of(stream: str) -> int:
    number = stream.rpartition("-")[2]
    return int(number) if number.isdecimal() else 0


def _shape(row: Row) -> tuple[str, tuple[str, ...]]:
    return row.table, tuple(sorted(row.values))


def _columns(entry: Entry) -> dict[str, object]:
    return {name: getattr(entry, name) for name in Entry.__slots__}


def _keyed(row: Row, keys: tuple[str, ...], organisation: int) -> dict[str, object]:
    changed = {name: value for name, value in row.values.items() if name not in keys}
    return {"key_organisation": organisation, **{f"key_{name}": row.values[name] for name in keys}, **changed}
