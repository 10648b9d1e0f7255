"""Which way something is filled in: in an editor, question by question, or by options only."""

import sys
from collections.abc import Callable, Mapping

import click

from pdca.cli.forms.alone import alone_with
from pdca.cli.forms.asking import Asking, Check, is_agreed, summary
from pdca.cli.forms.drafts import Draft, draft_of, lock_of
from pdca.cli.forms.editor import editor_command
from pdca.cli.forms.filling import fill_in
from pdca.cli.forms.job import Filled, Job, Written, found_draft, meanwhile, tell_kept
from pdca.cli.forms.marks import NAME, gaps_of, without_marks
from pdca.cli.forms.sheet import Group, Line, Sheet
from pdca.cli.output import talk
from pdca.cli.refusals import mistake_line, print_error
from pdca.cli.session import Session
from pdca.cli.text import _
from pdca.definitions.form_text import is_read_whole, values_in
from pdca.definitions.mistakes import KeyPath
from pdca.domain.errors import NotFound, PdcaError, SomeoneWasFirst, WrongInput


def is_at_terminal(session: Session) -> bool:
    """Tell whether a person sits there who may be asked."""
    return session.settings.is_input_wanted and not session.is_json and sys.stdin.isatty()


def require_terminal(session: Session, options: str) -> None:
    """Refuse to open a form or to ask where nobody sits.

    Raises:
        UsageError: this is no terminal; it names the options to use there.
    """
    if not is_at_terminal(session):
        raise click.UsageError(
            _("nothing to change was given; without a terminal use: {options}").format(options=options)
        )


def filled_in(
    session: Session, job: Job[Filled, Written], sheet: Sheet, *, is_asked: bool, is_continued: bool
) -> Written | None:
    """Let a person fill something in, in an editor or question by question; None when nothing was written.

    Raises:
        SomeoneWasFirst: the same form is open already.
    """
    with alone_with(lock_of(session, job.name)):
        if is_asked or not _can_edit(session):
            return _asked_through(session, job, sheet, is_continued=is_continued)
        return fill_in(session, job, is_continued=is_continued)


def _can_edit(session: Session) -> bool:
    """Tell whether a form can be opened; an editor that is set and not there is an error of its own."""
    if not sys.stdout.isatty():
        return False
    try:
        editor_command(session.settings.editor)
    except NotFound as error:
        if error.code != "editor-none":
            raise
        return False
    return True


def _asked_through(
    session: Session, job: Job[Filled, Written], sheet: Sheet, *, is_continued: bool
) -> Written | None:
    draft = found_draft(session, job, is_continued=is_continued)
    begun, seen, known = sheet, job.version, dict[KeyPath, str]()
    if draft:
        typed, seen = draft.read(), draft.version
        known = _askable(typed, job, draft)
        begun = sheet.answered(known)
        if job.version > draft.version:
            found = meanwhile(session, job, without_marks(typed), draft.version)
            known, seen = values_in(found.text), found.seen
            begun = sheet.answered(known).beside(found.conflicts)
    place = draft or draft_of(session, job.name, job.version)
    asking = Asking(begun, _check(job.read, session.language))

    def text() -> str:
        return job.render(_unasked(known, sheet) | asking.so_far())

    def keep() -> None:
        if asking.answers:
            _keep(job, place, text())

    try:
        asking.ask_all()
        if not _is_agreed(sheet, asking):
            keep()
            return None
        written = _written(session, job, text(), seen)
    except PdcaError as error:
        code = print_error(error, is_json=False)
        keep()
        raise click.exceptions.Exit(code) from error
    except (KeyboardInterrupt, click.Abort):
        talk("")
        keep()
        raise
    place.remove()
    return written


def _unasked(known: Mapping[KeyPath, str], sheet: Sheet) -> dict[KeyPath, str]:
    """Return what stands in a draft and is asked nowhere, such as a note beside an answer."""
    asked = {line.key for line in sheet.lines}
    return {
        key: value
        for key, value in known.items()
        if key not in asked and not any(isinstance(part, int) for part in key)
    }


def _keep(job: Job[Filled, Written], place: Draft, text: str) -> None:
    """Keep what was answered; where no file takes it, say it, so that it can be copied."""
    try:
        place.write(text)
    except PdcaError as error:
        print_error(error, is_json=False)
        talk(_("What you typed could not be kept in a file; here it is:"))
        talk(text)
    else:
        tell_kept(job, place.path)


def _written(session: Session, job: Job[Filled, Written], text: str, seen: int) -> Written:
    """Write what was answered, past what others did meanwhile as long as it touches no answer."""
    try:
        return job.write(job.read(text), seen or None)
    except SomeoneWasFirst:
        found = meanwhile(session, job, text, seen)
        if found.conflicts:
            raise
        return _written(session, job, found.text, found.seen)


def _askable(text: str, job: Job[Filled, Written], draft: Draft) -> dict[KeyPath, str]:
    """Return what stands in a draft by its places.

    Raises:
        WrongInput: it is no YAML, or holds what no question asks for; asking on would lose it.
    """
    typed = without_marks(text)
    values = values_in(typed)
    if not is_read_whole(typed) or values_in(job.render(values)) != values:
        raise WrongInput("draft-unaskable", file=str(draft.path), command=f"pdca {job.line} --draft")
    return values


def _is_agreed(sheet: Sheet, asking: Asking) -> bool:
    """Show what will be written and ask once."""
    lines = list(summary(sheet, {key: value for key, value in asking.so_far().items() if value}))
    if not lines:
        talk(_("Nothing is different; nothing was written."))
        asking.answers.clear()
        return False
    talk("\n" + _("This will be written:"))
    for line in lines:
        talk(line)
    return is_agreed(_("Write it?"))


def _check(read: Callable[[str], object], language: str) -> Check:
    def check(key: KeyPath, text: str) -> str | None:
        try:
            read(_alone(key, text))
        except PdcaError as error:
            first = gaps_of(error)[0]
            told = mistake_line(first, language)
            return told.removeprefix(f"{NAME}:{first.facts.get('line')}: ")
        return None

    return check


def _alone(key: KeyPath, text: str) -> str:
    """Write a form that holds one value and nothing else."""
    groups = [
        Group(key=key[:depth], title="") for depth in range(1, len(key)) if isinstance(key[depth - 1], str)
    ]
    titled = [Line(key=(*key[:-1], "title"), title="", value="—")] if key[0] == "actions" else []
    if key[-1] == "title" and titled:
        titled = []
    return Sheet(head=(), rows=(*groups, *titled, Line(key=key, title="", value=text))).text()
