"""Take evidence over from an export of the CRM: everything in the file or nothing, and no client in it."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from pdca.domain.errors import NotFound, Refused, WrongInput
from pdca.domain.events import EvidenceImported
from pdca.domain.evidence_rules import evidence_objections
from pdca.domain.ledger import stream_of
from pdca.domain.organisation import Situation
from pdca.domain.sales import Exported, ExportKind, Seller
from pdca.registers.export_rows import told_fields
from pdca.registers.export_walk import Checks
from pdca.registers.exports import Export, ExportWishes, Progress, read_export
from pdca.registers.reading import opened
from pdca.registers.tallies import Tally
from pdca.registers.words import folded
from pdca.storage.evidence import imports, put_rows
from pdca.storage.evidence_names import people_names, sellers_of_deals
from pdca.storage.journal import Journal
from pdca.storage.store import Store
from pdca.storage.view import View
from pdca.usecases.acting import Acting, situation, stamp

_PIECE = 1024 * 1024


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


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceImport:
    """What an import did, or would do."""

    export: Export
    tally: Tally
    exported_on: date
    fields: tuple[str, ...]
    people: frozenset[str]
    """The names of the department that were imported before; empty when none were."""
    idle: tuple[str, ...]
    """People of the department without a row in a file of deals."""
    strangers: tuple[str, ...]
    """Sellers of the file who are none of the department."""
    number: int | None = None
    """The number of the import; None when nothing was written."""
    repeats: int | None = None
    """The number of the earlier import of this very file; then nothing was written."""


def import_evidence(
    store: Store,
    file: EvidenceFile,
    *,
    acting: Acting,
    is_applied: bool = False,
    progress: Progress | None = None,
) -> EvidenceImport:
    """Read an export, and with `is_applied` put its rows beside the log and say so in it.

    Raises:
        NotFound: there is no such file, or a head is not in it.
        WrongInput: the file cannot be understood, or has rows that cannot be read; every one is listed.
        Refused: only an owner or a head of sales imports.
    """
    with store.reading() as view:
        here = situation(view, acting)
        on = file.exported_on or here.today
        _require_right(file, here, on)
        known_people, sellers = people_names(view), sellers_of_deals(view)
        sha256 = _sha256(file.path)
        repeats = None if file.is_whole else _earlier(view, file.kind, sha256, on)
    wishes = replace(file.wishes, checks=Checks(known=file.known, on=on))
    export = read_export(
        file.path, file.kind, wishes, zone=ZoneInfo(here.organisation.zone), progress=progress
    )
    tally = Tally()
    rows = _with_heads(export.rows(tally, progress), file.heads)
    number = None
    if is_applied and repeats is None:
        with store.writing() as journal:
            number = journal.next_number("evidence")
            event = _put(journal, number, file, export, rows=rows, tally=tally, on=on, sha256=sha256)
            _require_whole(file, tally)
            _require_heads(file, tally)
            journal.record(stream_of("evidence", number), event, stamp(journal, acting))
    else:
        for _row in rows:
            pass
        _require_heads(file, tally)
    return EvidenceImport(
        export=export,
        tally=tally,
        exported_on=on,
        fields=_fields(file, export),
        people=known_people,
        idle=_idle(file, tally, known_people, sellers),
        strangers=_strangers(file.kind, tally, known_people),
        number=number,
        repeats=repeats,
    )


def _require_right(file: EvidenceFile, here: Situation, on: date) -> None:
    """Ask the rules before a long file is read, not after."""
    blank = EvidenceImported(
        number=0,
        kind=file.kind,
        file=file.path.name,
        sha256="",
        exported_on=on,
        is_whole=file.is_whole,
        fields=(),
        rows=0,
        rejected=0,
        first=None,
        last=None,
        standing=(),
    )
    gaps = evidence_objections(blank, here)
    if gaps:
        raise Refused("record-refused", gaps, event=EvidenceImported.__name__)


def _earlier(view: View, kind: ExportKind, sha256: str, on: date) -> int | None:
    """Return the latest import of a kind when it was of the same file and day."""
    of_kind = [row for row in imports(view) if row.kind == kind.value]
    if of_kind and (of_kind[-1].sha256, of_kind[-1].exported_on) == (sha256, on.isoformat()):
        return int(of_kind[-1].number)
    return None


def _put(
    journal: Journal,
    number: int,
    file: EvidenceFile,
    export: Export,
    *,
    rows: Iterator[Exported],
    tally: Tally,
    on: date,
    sha256: str,
) -> EvidenceImported:
    counted = put_rows(journal, file.kind, rows, number=number, is_whole=file.is_whole)
    return EvidenceImported(
        number=number,
        kind=file.kind,
        file=file.path.name,
        sha256=sha256,
        exported_on=on,
        is_whole=file.is_whole,
        fields=_fields(file, export),
        required=len(export.columns.required),
        rows=counted.rows,
        rejected=tally.rejected_count,
        first=counted.first,
        last=counted.last,
        standing=counted.standing,
    )


def _fields(file: EvidenceFile, export: Export) -> tuple[str, ...]:
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


def _with_heads(rows: Iterator[Exported], heads: tuple[str, ...]) -> Iterator[Exported]:
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


def _idle(
    file: EvidenceFile, tally: Tally, people: frozenset[str], sellers: frozenset[str]
) -> tuple[str, ...]:
    """Return the people without a deal, whichever of the two files came last."""
    if file.kind is ExportKind.DEALS:
        earlier = frozenset() if file.is_whole else sellers
        return tuple(sorted(people - tally.sellers.keys() - earlier))
    if file.kind is ExportKind.PEOPLE and sellers:
        return tuple(sorted(tally.sellers.keys() - sellers))
    return ()


def _strangers(kind: ExportKind, tally: Tally, people: frozenset[str]) -> tuple[str, ...]:
    if kind is ExportKind.PEOPLE or not people:
        return ()
    return tuple(sorted(tally.sellers.keys() - people - {""}))


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with opened(path) as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
