"""Reading the figures of a month: rows as they are, from the query tables, as at one event."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pdca.storage import (
    month_closed,
    month_people,
    month_quality,
    month_signs,
    month_statements,
    month_waiting,
    statements,
)
from pdca.storage.codec import instant_text
from pdca.storage.view import View

if TYPE_CHECKING:
    from sqlalchemy import Select


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A place in the log: everything up to `seq` is the past of a moment."""

    seq: int
    head_hash: str


def cut_before(view: View, moment: datetime) -> Cut:
    """Return the place in the log that a moment looks back on.

    It lies before the first event that was recorded at or after the moment. A later event with an
    earlier clock time does not move it, so a past month never changes.
    """
    parameters = {"organisation": view.number, "moment": instant_text(moment)}
    first_after = view.connection.execute(statements.first_seq_from, parameters).scalar()
    if first_after is None:
        seq, head_hash = view.head()
        return Cut(seq=seq, head_hash=head_hash)
    at = {"organisation": view.number, "seq": first_after - 1}
    row = view.connection.execute(statements.event_at, at).first()
    return Cut(seq=first_after - 1, head_hash=row.hash if row else "")


_STATEMENTS: dict[str, Any] = {
    name: statement
    for module in (month_statements, month_waiting, month_closed, month_signs, month_quality, month_people)
    for name, statement in vars(module).items()
}


class MonthFigures:
    """The rows of the statements of the monthly report, each as at a cut."""

    def __init__(self, view: View) -> None:
        self._view = view

    # Rows of SQLAlchemy have attributes by column name that a type checker cannot see.
    def rows(self, name: str, cut: int, **parameters: object) -> Sequence[Any]:
        """Run a statement by its name."""
        statement: Select[Any] = _STATEMENTS[name]
        bound = {"organisation": self._view.number, "cut": cut, **parameters}
        return self._view.connection.execute(statement, bound).all()

    def number(self, name: str, cut: int, **parameters: object) -> int:
        """Run a statement that counts."""
        return int(self.rows(name, cut, **parameters)[0][0])
