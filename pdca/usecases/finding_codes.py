"""Names of findings that hold in every organisation, so that an export can be imported anywhere."""

from pdca.storage import listings
from pdca.storage.calendar_rows import identity
from pdca.storage.view import View


def finding_code(number: int, organisation: str) -> str:
    """Name a finding: F-3@5f0c…; `organisation` is what tells it from all others."""
    return f"F-{number}@{organisation}"


def own_codes(view: View) -> set[str]:
    """Return the names of all findings; a register that holds one of them brings nothing new."""
    mine = identity(view)
    return {finding_code(row.number, mine) for row in listings.findings(view)}
