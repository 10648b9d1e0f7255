"""Since when cycles are where they are, and whose they are: what the length of a silence is counted from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from pdca.storage import statements
from pdca.storage.codec import instant
from pdca.storage.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Since when a cycle is in its stage and in the hands of its responsible."""

    stage_since: date
    responsible_since: datetime


def turns(view: View) -> Mapping[int, Turn]:
    """Return every cycle's turn by its number."""
    rows = view.connection.execute(statements.turns, {"organisation": view.number})
    return {
        row.cycle: Turn(
            stage_since=date.fromisoformat(row.from_on), responsible_since=instant(row.responsible_at)
        )
        for row in rows
    }
