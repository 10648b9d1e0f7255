"""Short ways to read an export in tests."""

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pdca.domain.errors import WrongInput
from pdca.domain.sales import Exported, ExportKind
from pdca.registers.exports import Export, ExportWishes, read_export
from pdca.registers.tallies import Tally

MOSCOW = ZoneInfo("Europe/Moscow")


def understood(path: Path, kind: ExportKind, **wishes: Any) -> Export:  # noqa: ANN401 - as the dataclass has them
    """Return an export after its first pass."""
    return read_export(path, kind, ExportWishes(**wishes), zone=MOSCOW)


def walked(path: Path, kind: ExportKind, **wishes: Any) -> tuple[list[Exported], Tally]:  # noqa: ANN401 - as above
    """Return all rows, and what was counted."""
    tally = Tally()
    return list(understood(path, kind, **wishes).rows(tally)), tally


def not_read(path: Path, kind: ExportKind = ExportKind.DEALS) -> WrongInput:
    """Return the refusal of a whole file; fail when it is read."""
    try:
        walked(path, kind)
    except WrongInput as error:
        return error
    raise AssertionError(path, "was read")
