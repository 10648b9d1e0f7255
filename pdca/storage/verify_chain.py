"""The check of the chain: every event is there, is unchanged and follows from the one before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from pdca.domain.errors import Fact
from pdca.storage.chain import GENESIS, Entry, hash_of
from pdca.storage.verify_problems import Problems, sayable

MOST_HOLES = 20
"""How many missing places are remembered, to recognise an event that was given another number."""


class ChainCheck:
    """Follows the log entry by entry and names what does not fit; trusts no value in it."""

    def __init__(self, problems: Problems) -> None:
        self.seq = 0
        """The number of the last event seen."""
        self.hash = GENESIS
        """Its hash as it is stored."""
        self.is_whole = True
        """Whether everything fitted so far."""
        self._problems = problems
        self._links = frozenset({GENESIS})
        """What the next event may give as the previous hash; empty when that cannot be known."""
        self._stream_seqs: dict[str, int] = {}
        self._holes: list[int] = []
        self._changed: _Changed | None = None

    def follow(self, entry: Entry) -> None:
        """Look at the next entry in the order of the log."""
        malformed = tuple(_malformed(entry))
        self._name_change(successor=None if malformed else entry)
        if malformed:
            self._pass_malformed(entry, malformed)
            return
        computed = hash_of(entry)
        if computed == entry.hash:
            self._follow_unchanged(entry)
        else:
            self._follow_changed(entry, computed)
        # Either the hash or another column was changed; only the next event knows which.
        self._links = frozenset({computed, entry.hash})

    def end(self) -> None:
        """Name what a next event could still have explained."""
        self._name_change(successor=None)

    def _follow_unchanged(self, entry: Entry) -> None:
        self._check_place(entry)
        if self._links and entry.previous_hash not in self._links:
            self._add("event-does-not-follow", seq=entry.seq, after=self.seq)
        expected = self._stream_seqs.get(entry.stream, 0) + 1
        # After damage elsewhere the counts are off, and what was damaged has been named.
        if self.is_whole and entry.stream_seq != expected:
            self._add("event-out-of-stream", seq=entry.seq, stream=entry.stream, expected=expected)
        self._stream_seqs[entry.stream] = entry.stream_seq
        self.seq, self.hash = entry.seq, entry.hash

    def _follow_changed(self, entry: Entry, computed: str) -> None:
        column = self._changed_column(entry)
        self.is_whole = False
        self._changed = _Changed(seq=entry.seq, computed=computed, column=column)
        if column != "seq":
            self._check_place(entry)
            self.seq, self.hash = entry.seq, entry.hash

    def _check_place(self, entry: Entry) -> None:
        expected = self.seq + 1
        if entry.seq > expected:
            self._add("event-missing", seq=expected, until=entry.seq - 1)
            self._holes = [*self._holes, expected][-MOST_HOLES:]
            self._links = frozenset()
        elif entry.seq < expected:
            self._add("event-out-of-place", seq=entry.seq)

    def _changed_column(self, entry: Entry) -> str | None:
        """Find the column that, put back to what it must have been, makes the hash fit."""
        candidates: list[tuple[str, str | int]] = [("previous_hash", link) for link in self._links]
        candidates += [("seq", seq) for seq in (self.seq + 1, *self._holes)]
        candidates.append(("stream_seq", self._stream_seqs.get(entry.stream, 0) + 1))
        for column, value in candidates:
            if hash_of(replace(entry, **{column: value})) == entry.hash:  # type: ignore[arg-type]
                return column
        return None

    def _name_change(self, *, successor: Entry | None) -> None:
        changed, self._changed = self._changed, None
        if changed is None:
            return
        column = changed.column
        if column is None and successor is not None and successor.previous_hash == changed.computed:
            column = "hash"
        self._add("event-changed", seq=changed.seq, column=column)

    def _pass_malformed(self, entry: Entry, columns: tuple[str, ...]) -> None:
        for column in columns:
            found = sayable(getattr(entry, column))
            self._add("event-malformed", seq=sayable(entry.seq), column=column, found=found)
        if "seq" not in columns:
            self._check_place(entry)
            self.seq = entry.seq
        if "hash" not in columns:
            self.hash = entry.hash
        self._links = frozenset() if "hash" in columns else frozenset({entry.hash})

    def _add(self, code: str, **facts: Fact) -> None:
        self.is_whole = False
        self._problems.add(code, **facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Changed:
    """An event whose hash does not fit, until the next one has been seen."""

    seq: int
    computed: str
    column: str | None


_SURROGATE = re.compile("[\ud800-\udfff]")

_KINDS = {column.name: column.type for column in fields(Entry)}


def _malformed(entry: Entry) -> Iterator[str]:
    for column, kind in _KINDS.items():
        value = getattr(entry, column)
        if type(value) is not kind or (isinstance(value, str) and not _is_text(value)):
            yield column


def _is_text(value: str) -> bool:
    # What was not UTF-8 in the database has been read as surrogates, which cannot be written.
    return _SURROGATE.search(value) is None
