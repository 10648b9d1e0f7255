"""Whether the log can be believed: its chain, its rules, and the tables made from it."""

from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection

from pdca.domain.errors import Gap
from pdca.storage import statements
from pdca.storage.chain import Entry
from pdca.storage.verify_chain import ChainCheck
from pdca.storage.verify_definitions import compare_definitions, sound_definitions
from pdca.storage.verify_evidence import compare_evidence
from pdca.storage.verify_problems import Problems, sayable
from pdca.storage.verify_replay import Replay
from pdca.storage.verify_tables import compare_tables
from pdca.storage.view import View, entry_from

ROWS_AT_ONCE = 1000
"""How many events are in memory at a time; the log may be longer than memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A head that an earlier report printed: the hash or its beginning, with the event's number if known."""

    hash: str
    seq: int | None = None

    @property
    def text(self) -> str:
        """Return the anchor as it may be typed again."""
        return self.hash if self.seq is None else f"{self.seq}:{self.hash}"

    def is_at(self, entry: Entry) -> bool:
        """Tell whether an entry is the head that the anchor names."""
        is_there = self.seq is None or self.seq == entry.seq
        # A damaged row may hold anything, whatever its type says.
        return is_there and str(entry.hash).startswith(self.hash)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What a check found, and up to where it looked."""

    seq: int
    """The newest event; the chain was checked up to it."""
    head_hash: str
    """The hash of the newest event."""
    replayed: int
    """The last event that the rules were found to allow."""
    is_compared: bool
    """Whether the tables were compared; not while the log itself is in doubt."""
    anchor: str | None
    """The anchor that was given; without one nobody can tell whether the end of the log was cut off."""
    anchored: int | None
    """The event that the anchor was found at."""
    problems: tuple[Gap, ...]
    more: int
    """How many problems were found beyond those listed."""

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing was found."""
        return not self.problems


def verify(view: View, anchor: Anchor | None = None) -> Verified:
    """Check the log, its definitions and its tables in one consistent moment.

    The tables are compared only when every event can be believed: what does not follow from the log is
    no news while the log itself is in doubt.

    Raises:
        StorageTrouble: the database cannot be read at all.
    """
    problems = Problems()
    with _any_text(view.connection):
        stored = sound_definitions(view, problems)
        chain = ChainCheck(problems)
        replay = Replay(stored, problems)
        anchored = _walk(view, chain, replay, anchor=anchor)
        _name_strays(view, problems)
        is_compared = chain.is_whole and replay.seq == chain.seq > 0
        compare_definitions(stored, replay.ledger, problems, is_whole=is_compared)
        if is_compared:
            replay.end(view)
            compare_tables(view, replay.batch, problems)
            compare_evidence(view, replay.ledger.imports, problems)
        _name_inconsistencies(view.connection, problems)
    if chain.seq == 0:
        problems.add("log-empty")
    if anchor is not None and anchored is None:
        problems.add("anchor-not-found", anchor=anchor.text, seq=chain.seq, head=sayable(chain.hash))
    return Verified(
        seq=chain.seq,
        head_hash=str(sayable(chain.hash)),
        replayed=replay.seq,
        is_compared=is_compared,
        anchor=anchor.text if anchor else None,
        anchored=anchored,
        problems=tuple(problems.listed),
        more=problems.more,
    )


def _walk(view: View, chain: ChainCheck, replay: Replay, *, anchor: Anchor | None) -> int | None:
    """Follow the log once from its first event; return where the anchor was found."""
    anchored = None
    with closing(_entries(view)) as entries:
        for entry in entries:
            chain.follow(entry)
            # An event that cannot be believed says nothing about what the rules allow after it.
            if chain.is_whole:
                replay.follow(entry)
            if anchor is not None and anchor.is_at(entry):
                anchored = entry.seq
    chain.end()
    return anchored


def _entries(view: View) -> Generator[Entry]:
    streaming = {"stream_results": True, "yield_per": ROWS_AT_ONCE}
    mine = {"organisation": view.number}
    with view.connection.execute(statements.log, mine, execution_options=streaming) as rows:
        for row in rows:
            yield entry_from(row)


def _name_strays(view: View, problems: Problems) -> None:
    """Name events of an organisation that has no first event: they were taken out of a chain."""
    for organisation, first in view.connection.execute(statements.strays, {"organisation": view.number}):
        problems.add("event-elsewhere", organisation=sayable(organisation), seq=sayable(first))


def _name_inconsistencies(connection: Connection, problems: Problems) -> None:
    """Let SQLite compare its indices with its tables: what was read above may have come from either."""
    if connection.dialect.name != "sqlite":
        return
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check(10)"):
        if line != "ok":
            problems.add("file-inconsistent", detail=sayable(line))


@contextmanager
def _any_text(connection: Connection) -> Iterator[None]:
    """Read text that is not UTF-8 too, so that the event it stands in can be named."""
    raw = connection.connection.driver_connection
    if connection.dialect.name != "sqlite" or raw is None:
        yield
        return
    raw.text_factory = _text
    try:
        yield
    finally:
        raw.text_factory = str


def _text(raw: bytes) -> str:
    return raw.decode(errors="surrogateescape")
