"""A form to be filled in: what it begins with, its draft, and what others did to the cycle meanwhile."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from pdca.cli.forms.asking import is_agreed
from pdca.cli.forms.drafts import Draft, kept_draft
from pdca.cli.output import talk
from pdca.cli.session import Session
from pdca.cli.text import _
from pdca.cli.words import moment
from pdca.definitions.form_text import values_in
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


def meanwhile(
    session: Session, job: Job[Filled, Written], text: str, seen: int
) -> tuple[Mapping[KeyPath, str], int]:
    """Tell what happened to the cycle since a version; return what is recorded otherwise than typed."""
    from pdca.cli.happenings import happening
    from pdca.usecases.filling import since

    if job.cycle is None or job.sheet is None:
        return {}, seen
    found = since(session.store(), job.cycle, seen, session.acting())
    here = found.shown
    talk(_("C-{number} was changed while the form was being filled in:").format(number=job.cycle))
    for each in found.happened:
        at = moment(each.at, here.organisation.zone)
        talk(f"  {at}  {here.name(each.actor)}: {happening(each, here, session.language)}")
    before = job.sheet(replace(here, cycle=found.before)).recorded()
    now, typed = job.sheet(here).recorded(), values_in(text)
    keys = dict.fromkeys((*before, *now))
    differing = {
        key: now.get(key, "")
        for key in keys
        if now.get(key, "") != before.get(key, "") and now.get(key, "") != typed.get(key, "")
    }
    return differing, here.cycle.version


def tell_kept(job: Job[Filled, Written], path: Path) -> None:
    """Say where what was typed lies, and how to go on."""
    talk(_("What you typed is kept in {file}").format(file=path))
    talk(_("Go on with it: pdca {command} --draft").format(command=job.line))
