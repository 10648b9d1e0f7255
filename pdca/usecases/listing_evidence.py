"""List the exports that were imported, and who gave them."""

from dataclasses import dataclass
from datetime import date

from pdca.domain.people import Role
from pdca.domain.sales import ExportKind
from pdca.storage.evidence import imports
from pdca.storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceListed:
    """One import of an export."""

    number: int
    kind: ExportKind
    file: str
    exported_on: date
    rows: int
    rejected: int
    first: date | None
    last: date | None
    by: str
    """Who imported it: what the judged person gave is to be read as that."""
    is_by_head: bool


def list_evidence(store: Store) -> tuple[EvidenceListed, ...]:
    """Return every import of an export, oldest first."""
    with store.reading() as view:
        people = view.organisation().people
        return tuple(
            EvidenceListed(
                number=row.number,
                kind=ExportKind(row.kind),
                file=row.file,
                exported_on=date.fromisoformat(row.exported_on),
                rows=row.rows,
                rejected=row.rejected,
                first=date.fromisoformat(row.first_on) if row.first_on else None,
                last=date.fromisoformat(row.last_on) if row.last_on else None,
                by=people[row.made_by].name,
                is_by_head=people[row.made_by].role is Role.HEAD,
            )
            for row in imports(view)
        )
