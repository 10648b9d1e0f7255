"""Filling in the standard that fixes an improvement."""

from typing import TYPE_CHECKING

from pdca.cli.answers import stage_line
from pdca.cli.forms.days import day_reader
from pdca.cli.forms.job import Job, cycle_job
from pdca.cli.forms.marks import NAME
from pdca.cli.forms.sheet import Line, Sheet, manners
from pdca.cli.session import Session
from pdca.cli.text import _
from pdca.cli.words import typed_day, working_days
from pdca.definitions.check_form import read_standard
from pdca.domain.proposals import CONTROL_DAYS
from pdca.usecases.checking import name_standard
from pdca.usecases.filling import Beginning, begin_standard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdca.domain.cycle import Cycle
    from pdca.usecases.desk import Changed


def standard_job(session: Session, number: int) -> "tuple[Job[dict[str, object], Changed], Sheet]":
    """Begin to fill in the standard of a cycle.

    Raises:
        Refused: this person may not name it, or not now.
    """
    beginning = begin_standard(session.store(), number, session.acting(), session.language)
    here = beginning.shown
    head = (stage_line(session, here), *manners())
    sheet = Sheet(head=head, rows=tuple(_rows(here.cycle, beginning)))

    read_day = day_reader(here.today, here.organisation.calendar)

    def read(text: str) -> dict[str, object]:
        return read_standard(text, name=NAME, read_day=read_day)

    def write(changes: dict[str, object], seen: int | None) -> "Changed":
        return name_standard(session.store(), number, changes, acting=session.acting(), seen=seen)

    job = cycle_job(
        "standard",
        beginning,
        sheet,
        read=read,
        write=write,
        fresh=lambda now: Sheet(head=(), rows=tuple(_rows(now.cycle, None))),
    )
    return job, sheet


def _rows(cycle: "Cycle", beginning: Beginning | None) -> "Iterator[Line]":
    standard, proposed = cycle.standard, beginning.standard if beginning else ""
    yield _line(
        "document", _("Document."), _("The rule, instruction or regulation."), standard.document, proposed
    )
    yield _line("version", _("Version."), _("Its version."), standard.document_version)
    yield _line("told", _("Who was told."), _("Who was told, and how."), standard.told)
    yield _line("elsewhere", _("Elsewhere."), _("Where else it applies, or why nowhere."), standard.elsewhere)
    yield _line(
        "control_on",
        _("Control reading."),
        _("When the measure is read again, to see that it holds; about {days}.").format(
            days=working_days(CONTROL_DAYS)
        ),
        typed_day(standard.control_on),
        typed_day(beginning.control_on if beginning else None),
    )


def _line(key: str, title: str, hint: str, value: str, offered: str = "") -> Line:
    is_offered = bool(offered and not value)
    return Line(
        key=(key,), title=title, hint=hint, value=value or offered, example=offered, is_offered=is_offered
    )
