"""Look at a database without changing it, and say what was found instead of failing."""

import os
from contextlib import closing
from dataclasses import dataclass

from pdca.domain.errors import PdcaError, StorageTrouble
from pdca.domain.organisation import Organisation
from pdca.storage import listings
from pdca.storage.database import Address
from pdca.storage.listings import CycleRow
from pdca.storage.log_end import LogEnd, end_of_log
from pdca.storage.outbox import Outbox, Posted
from pdca.storage.store import Store
from pdca.storage.tables import SCHEMA_VERSION
from pdca.storage.view import View

_SENSELESS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What folds raise about events that make no sense; only a log that was tampered with holds them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is in a database that can be read."""

    organisation: Organisation
    end: LogEnd
    stuck: tuple[CycleRow, ...]
    """Open cycles that nobody may decide about: the responsible would have to do it themselves."""
    hindered: tuple[Posted, ...]
    """Letters that do not get on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """What was found out about a database; None is what could not be found out."""

    trouble: PdcaError | None = None
    """Why it cannot be opened or read."""
    write_trouble: PdcaError | None = None
    """Why it cannot be written."""
    schema: int | None = None
    size: int | None = None
    """Bytes of the file; None for a server."""
    was_interrupted: bool = False
    """Whether the journal of a write that did not end lay beside the file."""
    is_interrupted: bool = False
    """Whether it is still there after reading, which takes back what was written half."""
    content: Content | None = None


def inspect(place: Address) -> Inspected:
    """Open a database, read it and try whether it can be written; write nothing."""
    was_interrupted = _has_journal(place)
    try:
        store = Store.open(place)
    except PdcaError as trouble:
        return Inspected(trouble=trouble, size=_size(place), was_interrupted=was_interrupted)
    with closing(store):
        unreadable, content = _read(store)
        return Inspected(
            trouble=unreadable,
            write_trouble=None if unreadable else _write_trouble(store),
            schema=SCHEMA_VERSION,
            size=_size(place),
            was_interrupted=was_interrupted,
            is_interrupted=_has_journal(place),
            content=content,
        )


def _read(store: Store) -> tuple[PdcaError | None, Content | None]:
    try:
        with store.reading() as view:
            return None, _content(view)
    except PdcaError as trouble:
        return trouble, None
    except _SENSELESS:
        return StorageTrouble("database-damaged", place=store.place.shown), None


def _content(view: View) -> Content:
    organisation = view.organisation()
    return Content(
        organisation=organisation,
        end=end_of_log(view),
        stuck=tuple(_stuck(view, organisation)),
        hindered=Outbox(view).hindered(),
    )


def _stuck(view: View, organisation: Organisation) -> list[CycleRow]:
    # Opened while there was only one person, who may decide about their own work; later nobody may.
    if organisation.is_one_person:
        return []
    return [
        cycle
        for cycle in listings.cycles(view)
        if cycle.ending is None and cycle.responsible in (cycle.assigner, cycle.checker)
    ]


def _write_trouble(store: Store) -> PdcaError | None:
    path = store.place.path
    if path is not None and not (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)):
        # SQLite takes a write transaction on a file that can only be read for one that reads.
        return StorageTrouble("database-read-only", place=store.place.shown)
    try:
        with store.writing():
            return None
    except PdcaError as trouble:
        return trouble


def _has_journal(place: Address) -> bool:
    try:
        return place.path is not None and place.path.with_name(f"{place.path.name}-journal").exists()
    except (OSError, ValueError):
        return False


def _size(place: Address) -> int | None:
    try:
        return place.path.stat().st_size if place.path is not None else None
    except (OSError, ValueError):
        return None
