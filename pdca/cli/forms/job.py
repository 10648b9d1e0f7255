"""A form to be filled in: what it begins with, its draft, and what others did to the cycle meanwhile."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from pdca.cli.forms.asking import is_agreed
from pdca.cli.forms.drafts import Draft, kept_draft
from pdca.cli.forms.merging import merged
from pdca.cli.output import talk
from pdca.cli.session import Session
from pdca.cli.text import _
from pdca.cli.words import moment
from pdca.definitions.form_text import is_read_whole, values_in
from pdca.definitions.mistakes import KeyPath
from pdca.domain.errors import NotFound

if TYPE_CHECKING:
    from pdca.cli.forms.sheet import Sheet
    from pdca.usecases.desk import CycleShown
    from pdca.usecases.filling import Beginning

Filled = TypeVar("Filled")
Written = TypeVar("Written")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Generic[Filled, Written]):
    """A form: what it begins with, how it is read, and how it is written."""

    line: str
    """The command that opens it, without `pdca`."""
    name: str
    """Of its drafts: one for each thing and person."""
    text: str
    read: Callable[[str], Filled]
    write: Callable[[Filled, int | None], Written]
    """What is filled in, and the version of the cycle that its writer has seen."""
    render: Callable[[Mapping[KeyPath, str]], str]
    """The form with other values."""
    version: int = 0
    zone: str = "UTC"
    cycle: int | None = None
    sheet: "Callable[[CycleShown], Sheet] | None" = None
    """The form of the cycle as it stood at some time, to compare with."""
    offered: Mapping[KeyPath, str] = field(default_factory=dict)
    """What was proposed where nothing was recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overtaken:
    """A form on a cycle that others changed meanwhile."""

    text: str
    """What they changed and the form left alone stands in it."""
    conflicts: Mapping[KeyPath, str]
    """What is recorded now where both changed it."""
    seen: int
    """The version of the cycle that is known now."""


def cycle_job(
    verb: str,
    beginning: "Beginning",
    sheet: "Sheet",
    *,
    read: Callable[[str], Filled],
    write: Callable[[Filled, int | None], Written],
    fresh: "Callable[[CycleShown], Sheet]",
) -> Job[Filled, Written]:
    """Make the job of a form about a cycle; `fresh` gives the form as the cycle stood at some time."""
    here = beginning.shown
    number = here.cycle.number
    return Job(
        line=f"{verb} {number}",
        name=f"{verb}-{number}-by-{beginning.by.number}",
        text=sheet.text(),
        read=read,
        write=write,
        render=lambda values: sheet.answered(values).text(),
        version=here.cycle.version,
        zone=here.organisation.zone,
        cycle=number,
        sheet=fresh,
        offered={line.key: line.example for line in sheet.lines if line.example},
    )


def found_draft(session: Session, job: Job[Filled, Written], *, is_continued: bool) -> Draft | None:
    """Return the draft to go on with: the one that is there, when it is wanted.

    Raises:
        NotFound: one was asked for, and none is there.
    """
    draft = kept_draft(session, job.name)
    if draft is None:
        if is_continued:
            raise NotFound("draft-missing", command=f"pdca {job.line}")
        return None
    if is_continued:
        return draft
    when = moment(draft.changed_at(), job.zone)
    if is_agreed(_("There is a draft of {when}. Go on with it?").format(when=when)):
        return draft
    talk(_("The draft is put aside: {file}").format(file=draft.set_aside()))
    return None


def meanwhile(session: Session, job: Job[Filled, Written], text: str, seen: int) -> Overtaken:
    """Tell what happened to the cycle since a version, and bring it together with the form."""
    from pdca.cli.happenings import happening
    from pdca.usecases.filling import since

    if job.cycle is None or job.sheet is None:
        return Overtaken(text=text, conflicts={}, seen=seen)
    found = since(session.store(), job.cycle, seen, session.acting())
    here = found.shown
    talk(_("C-{number} was changed while the form was being filled in:").format(number=job.cycle))
    for each in found.happened:
        at = moment(each.at, here.organisation.zone)
        talk(f"  {at}  {here.name(each.actor)}: {happening(each, here, session.language)}")
    before = job.sheet(replace(here, cycle=found.before)).recorded()
    taken, conflicts = merged(text, before=before, now=job.sheet(here).recorded(), offered=job.offered)
    together = _with(job, text, taken)
    if together is None:
        # Written anew, the form would lose something: then everything is to be looked at.
        return Overtaken(text=text, conflicts=taken | conflicts, seen=here.cycle.version)
    return Overtaken(text=together, conflicts=conflicts, seen=here.cycle.version)


def tell_kept(job: Job[Filled, Written], path: Path) -> None:
    """Say where what was typed lies, and how to go on."""
    talk(_("What you typed is kept in {file}").format(file=path))
    talk(_("Go on with it: pdca {command} --draft").format(command=job.line))


def _with(job: Job[Filled, Written], text: str, taken: Mapping[KeyPath, str]) -> str | None:
    """Write the form anew with other values; None where it cannot say all that it said."""
    if not taken:
        return text
    if not is_read_whole(text):
        return None
    values = {key: value for key, value in (values_in(text) | dict(taken)).items() if value}
    written = job.render(values)
    return written if values_in(written) == values else None
