"""Fill a form in an editor until it can be written, or keep it as a draft; nothing typed is ever lost."""

from dataclasses import dataclass
from typing import Generic

import click

from pdca.cli.forms.asking import is_agreed
from pdca.cli.forms.drafts import Draft, draft_of
from pdca.cli.forms.editor import edit, editor_command, waiting_option
from pdca.cli.forms.job import Filled, Job, Written, found_draft, meanwhile, tell_kept
from pdca.cli.forms.marks import can_be_mended, gaps_of, is_blank, with_mistakes, with_recorded, without_marks
from pdca.cli.output import talk
from pdca.cli.refusals import print_error
from pdca.cli.session import Session
from pdca.cli.text import _, ngettext
from pdca.domain.errors import PdcaError, SomeoneWasFirst


@dataclass(slots=True)
class Filling(Generic[Filled, Written]):
    """One form on its way."""

    session: Session
    job: Job[Filled, Written]
    command: list[str]
    draft: Draft
    seen: int
    begun: str
    """What the form said when it was opened first."""
    kept: str = ""
    """The last text that said something."""
    mistaken: str | None = None
    """The last text with mistakes in it."""

    def go_on(self) -> Written | None:
        """Open the form until it can be written; return None when nothing was to be written."""
        shown = self.begun
        while True:
            self.draft.write(shown)
            edit(self.draft.path, self.command)
            if not self.draft.path.exists():
                self._given_up(_("The form was deleted; nothing was written."))
                return None
            typed = self.draft.read()
            text = without_marks(typed)
            # An editor may be a program that writes the same each time; its marks are gone then.
            is_as_before = typed.strip() == shown.strip() or text == self.mistaken
            if is_as_before and not self._is_wanted_as_it_is(text):
                self._unchanged()
                return None
            if is_blank(text):
                self._given_up(_("The form is empty; nothing was written."))
                return None
            self.kept = text
            answer = self._taken(text)
            if not isinstance(answer, _Again):
                self.draft.remove()
                return answer
            shown = answer.text

    def _taken(self, text: str) -> "Written | _Again":
        """Write what was typed, or return the form with what is wrong in it."""
        try:
            return self.job.write(self.job.read(text), self.seen or None)
        except SomeoneWasFirst:
            return self._beside(text)
        except PdcaError as error:
            gaps = gaps_of(error)
            if not can_be_mended(gaps):
                raise
            self.mistaken = text
            count = len(gaps)
            told = ngettext("The form has {n} mistake", "The form has {n} mistakes", count).format(n=count)
            talk(_("{mistakes}; it opens again, each is said at its place.").format(mistakes=told))
            return _Again(with_mistakes(text, gaps, self.session.language))

    def _beside(self, text: str) -> "Written | _Again":
        """Say what others did meanwhile; go on where it touches nothing that stands in the form."""
        found = meanwhile(self.session, self.job, text, self.seen)
        self.seen, self.kept = found.seen, found.text
        if not found.conflicts:
            return self._taken(found.text)
        talk(_("The form opens again; leave what is to stand, and take the marked lines away."))
        return _Again(with_recorded(found.text, found.conflicts))

    def _is_wanted_as_it_is(self, text: str) -> bool:
        """Ask whether a draft is to be written as it was found; a new form says nothing yet."""
        is_draft = not self.kept and text.strip() != self.job.text.strip()
        if not is_draft or waiting_option(self.command):
            return False
        return is_agreed(_("The draft is as it was. Write it?"))

    def _unchanged(self) -> None:
        if self.kept:
            # What was wrong was left as it is: so somebody gives up.
            self.draft.write(self.kept)
            talk(_("The form was left as it was; nothing was written."))
            tell_kept(self.job, self.draft.path)
            raise click.exceptions.Exit(1)
        talk(_("The form is unchanged; nothing was written."))
        option = waiting_option(self.command)
        if option:
            hint = _("This editor does not wait until its window is closed. Set EDITOR to: {command}")
            talk(hint.format(command=option))
            tell_kept(self.job, self.draft.path)
        elif without_marks(self.begun) == self.job.text:
            self.draft.remove()
        else:
            tell_kept(self.job, self.draft.path)

    def _given_up(self, told: str) -> None:
        talk(told)
        before = self.kept or without_marks(self.begun)
        if before == self.job.text:
            self.draft.remove()
        else:
            self.draft.write(before)
            tell_kept(self.job, self.draft.path)


@dataclass(frozen=True, slots=True)
class _Again:
    """A form that must be opened again."""

    text: str


def fill_in(session: Session, job: Job[Filled, Written], *, is_continued: bool = False) -> Written | None:
    """Let a person fill a form in; return what was written, None when nothing was.

    Whatever goes wrong, what was typed stays in a file that the message names.
    """
    command = editor_command(session.settings.editor)
    draft = found_draft(session, job, is_continued=is_continued)
    begun, seen = job.text, job.version
    if draft:
        begun, seen = without_marks(draft.read()), draft.version
        if job.version > draft.version:
            found = meanwhile(session, job, begun, draft.version)
            begun, seen = with_recorded(found.text, found.conflicts), found.seen
    draft = draft or draft_of(session, job.name, job.version)
    filling = Filling(session=session, job=job, command=command, draft=draft, seen=seen, begun=begun)
    try:
        return filling.go_on()
    except PdcaError as error:
        code = print_error(error, is_json=False)
        _keep(filling)
        raise click.exceptions.Exit(code) from error
    except (KeyboardInterrupt, click.Abort):
        _keep(filling)
        raise


def _keep(filling: "Filling[Filled, Written]") -> None:
    """Keep what was typed, if anything was; it lies where it was typed."""
    try:
        typed = without_marks(filling.draft.read())
    except PdcaError:
        # Missing, or in an encoding of its own: what is there stays as it is.
        if filling.draft.path.exists():
            tell_kept(filling.job, filling.draft.path)
        return
    if typed.strip() == filling.job.text.strip():
        filling.draft.remove()
    else:
        tell_kept(filling.job, filling.draft.path)
