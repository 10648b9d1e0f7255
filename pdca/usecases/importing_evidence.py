"""Take evidence over from an export of the CRM: everything in the file or nothing, and no client in it."""

import hashlib
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pdca.domain.errors import Refused, WrongInput
from pdca.domain.events import EvidenceImported
from pdca.domain.evidence_rules import evidence_objections
from pdca.domain.organisation import Situation
from pdca.domain.sales import ExportKind
from pdca.domain.sales import folded as name_key
from pdca.domain.zones import zone_of
from pdca.registers.export_walk import Checks
from pdca.registers.exports import Export, Progress, read_export
from pdca.registers.reading import opened
from pdca.registers.tallies import Tally
from pdca.storage.evidence import imports
from pdca.storage.evidence_names import people_names, sellers_of_deals
from pdca.storage.listings import computed_cycles
from pdca.storage.store import Store
from pdca.storage.view import View
from pdca.usecases.acting import Acting, situation, stamp
from pdca.usecases.taking import SelfTaken, take_readings
from pdca.usecases.writing_evidence import EvidenceFile, Walk, fields_told, with_heads, write_export

_PIECE = 1024 * 1024


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
    readings: tuple[SelfTaken, ...] = ()
    """What it says about cycles whose plan names a computation: taken, or to be taken when it is applied."""


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
        _require_right(file, here, on, {row.made_by for row in imports(view) if row.kind == file.kind.value})
        known_people, sellers = people_names(view), sellers_of_deals(view)
        sha256 = _sha256(file.path)
        repeats = None if file.is_whole else _earlier(view, file.kind, sha256, on)
        is_awaited = bool(computed_cycles(view))
    wishes = replace(file.wishes, checks=Checks(known=file.known, on=on))
    export = read_export(
        file.path, file.kind, wishes, zone=zone_of(here.organisation.zone), progress=progress
    )
    tally = Tally()
    walk = Walk(file, export, tally, with_heads(export.rows(tally, progress), file.heads), on, sha256)
    number: int | None = None
    readings: tuple[SelfTaken, ...] = ()
    if is_applied and repeats is None:
        with store.writing() as journal:
            number = write_export(journal, walk, acting)
            readings = take_readings(journal, stamp(journal, acting), on)
    elif is_awaited and repeats is None:
        readings = _rehearsed(store, walk, acting)
    else:
        walk.to_the_end()
    return EvidenceImport(
        export=export,
        tally=tally,
        exported_on=on,
        fields=fields_told(file, export),
        people=known_people,
        idle=_idle(file, tally, known_people, sellers),
        strangers=_strangers(file.kind, tally, known_people),
        number=number,
        repeats=repeats,
        readings=readings,
    )


class _EndOfRehearsal(Exception):
    """Nothing went wrong; it only takes back what was written to be tried."""


def _rehearsed(store: Store, walk: Walk, acting: Acting) -> tuple[SelfTaken, ...]:
    """Return the readings that an import would take, by writing everything and taking it back."""
    readings: tuple[SelfTaken, ...] = ()
    with suppress(_EndOfRehearsal), store.writing() as journal:
        try:
            write_export(journal, walk, acting)
        except WrongInput:
            # Told with the other oddities; until the rows are mended or left out there is nothing to take.
            walk.to_the_end()
            raise _EndOfRehearsal from None
        readings = take_readings(journal, stamp(journal, acting), walk.on)
        raise _EndOfRehearsal
    return readings


def _require_right(file: EvidenceFile, here: Situation, on: date, givers: Collection[int]) -> None:
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
    gaps = evidence_objections(blank, here, givers)
    if gaps:
        raise Refused("record-refused", gaps, event=EvidenceImported.__name__)


def _earlier(view: View, kind: ExportKind, sha256: str, on: date) -> int | None:
    """Return the latest import of a kind when it was of the same file and day."""
    of_kind = [row for row in imports(view) if row.kind == kind.value]
    if of_kind and (of_kind[-1].sha256, of_kind[-1].exported_on) == (sha256, on.isoformat()):
        return int(of_kind[-1].number)
    return None


def _idle(
    file: EvidenceFile, tally: Tally, people: frozenset[str], sellers: frozenset[str]
) -> tuple[str, ...]:
    """Return the people without a deal, whichever of the two files came last."""
    if file.kind is ExportKind.DEALS:
        earlier = frozenset() if file.is_whole else sellers
        return _besides(people, (*tally.sellers, *earlier))
    if file.kind is ExportKind.PEOPLE and sellers:
        return _besides(tally.sellers, sellers)
    return ()


def _strangers(kind: ExportKind, tally: Tally, people: frozenset[str]) -> tuple[str, ...]:
    if kind is ExportKind.PEOPLE or not people:
        return ()
    return _besides(tally.sellers, (*people, ""))


def _besides(names: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """Return the names of nobody who is among others, however they are written."""
    known = set(map(name_key, others))
    return tuple(sorted(name for name in names if name_key(name) not in known))


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with opened(path) as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
