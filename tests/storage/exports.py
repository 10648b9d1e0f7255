"""Imports of exports as a use case makes them: rows put, then said in the log."""

from collections.abc import Iterable
from datetime import date

from pdca.domain.events import EvidenceImported
from pdca.domain.sales import Exported, ExportKind
from pdca.domain.streams import stream_of
from pdca.storage.evidence import put_rows
from pdca.storage.store import Store
from pdca.usecases.acting import Acting, stamp


def imported(
    store: Store,
    kind: ExportKind,
    rows: Iterable[Exported],
    *,
    acting: Acting,
    exported_on: date,
    fields: tuple[str, ...] = (),
    is_whole: bool = True,
    required: int = 0,
) -> EvidenceImported:
    """Put rows and record the import; return what the log says of it."""
    with store.writing() as journal:
        number = journal.next_number("evidence")
        counted = put_rows(journal, kind, rows, number=number, is_whole=is_whole)
        event = EvidenceImported(
            number=number,
            kind=kind,
            file=f"{kind.value}.csv",
            sha256="0" * 64,
            exported_on=exported_on,
            is_whole=is_whole,
            fields=fields,
            required=required,
            rows=counted.rows,
            rejected=0,
            first=counted.first,
            last=counted.last,
            standing=counted.standing,
        )
        journal.record(stream_of("evidence", number), event, stamp(journal, acting))
        return event
