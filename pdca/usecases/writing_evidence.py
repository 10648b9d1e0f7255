"""Write the rows of an export beside the log, and say in the log what was written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pdca.domain.errors import NotFound, WrongInput
from pdca.domain.events import EvidenceImported
from pdca.domain.sales import Exported, ExportKind, Seller, folded
from pdca.domain.streams import stream_of
from pdca.registers.export_rows import told_fields
from pdca.registers.exports import Export, ExportWishes
from pdca.registers.tallies import Tally
from pdca.storage.evidence import put_rows
from pdca.storage.journal import Journal
from pdca.usecases.acting import Acting, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFile:
    """An export and how it is to be understood."""

    path: Path
    kind: ExportKind
    wishes: ExportWishes = field(default_factory=ExportWishes)
    known: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By field, the folded values that it may have; others are reported."""
    exported_on: date | None = None
    """The day whose state it shows; None for today."""
    heads: tuple[str, ...] = ()
    """Names of people who are heads; the export of people seldom says it."""
    is_whole: bool = False
    """Whether it replaces everything of its kind."""
    skips_rejected: bool = False
    """Whether the other rows are taken when some cannot be read."""


@dataclass(frozen=True, slots=True)
class Walk:
    """An export on its second pass: its rows, what is counted on the way, and what is known of it."""

    file: EvidenceFile
    export: Export
    tally: Tally
    rows: Iterator[Exported]
    on: date
    sha256: str

    def to_the_end(self) -> None:
        """Count what is left of the rows, and keep none."""
        for _row in self.rows:
            pass
        _require_heads(self.file, self.tally)


def write_export(journal: Journal, walk: Walk, acting: Acting) -> int:
    """Put the rows and record the import; return its number.

    Raises:
        NotFound: a head is not in the file.
        WrongInput: rows cannot be read and were not left out, or there is none.
    """
    number = journal.next_number("evidence")
    event = _put(journal, number, walk)
    _require_whole(walk.file, walk.tally)
    _require_heads(walk.file, walk.tally)
    journal.record(stream_of("evidence", number), event, stamp(journal, acting))
    # What is computed next asks the tables which exports there are.
    journal.flush()
    return number


def _put(journal: Journal, number: int, walk: Walk) -> EvidenceImported:
    file, tally = walk.file, walk.tally
    counted = put_rows(journal, file.kind, walk.rows, number=number, is_whole=file.is_whole)
    return EvidenceImported(
        number=number,
        kind=file.kind,
        file=file.path.name,
        sha256=walk.sha256,
        exported_on=walk.on,
        is_whole=file.is_whole,
        fields=fields_told(file, walk.export),
        required=len(walk.export.columns.required),
        rows=counted.rows,
        rejected=tally.rejected_count,
        first=counted.first,
        last=counted.last,
        standing=counted.standing,
    )


def fields_told(file: EvidenceFile, export: Export) -> tuple[str, ...]:
    """List the fields that the rows have, as the log names them."""
    places = (*export.columns.places, *(("is_head",) if file.heads else ()))
    return told_fields(file.kind, places, has_required=bool(export.columns.required))


def _require_whole(file: EvidenceFile, tally: Tally) -> None:
    """Refuse a file with rows that cannot be read, unless a person said to leave them out."""
    if tally.rejected_count and not file.skips_rejected:
        raise WrongInput(
            "evidence-rejected",
            tuple(tally.rejected),
            path=file.path.name,
            count=tally.rejected_count,
            more=tally.rejected_count - len(tally.rejected),
        )
    if not tally.taken:
        raise WrongInput("evidence-empty", path=file.path.name)


def with_heads(rows: Iterator[Exported], heads: tuple[str, ...]) -> Iterator[Exported]:
    """Mark the people who are named as heads."""
    wanted = {folded(name) for name in heads}
    for row in rows:
        if isinstance(row, Seller) and folded(row.name) in wanted:
            yield replace(row, is_head=True)
        else:
            yield row


def _require_heads(file: EvidenceFile, tally: Tally) -> None:
    names = {folded(name) for name in tally.sellers}
    for head in file.heads:
        if folded(head) not in names:
            raise NotFound("evidence-head-missing", name=head, path=file.path.name)
