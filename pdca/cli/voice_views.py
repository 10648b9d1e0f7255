"""What an assessment answers: whose voice it was, what it was sealed for, and what followed from it."""

from typing import TYPE_CHECKING

from pdca.cli.finding_views import finding_as_data, queued_line
from pdca.cli.tables import Cell
from pdca.cli.text import _, ngettext
from pdca.cli.words import dated, one_line
from pdca.domain.assessment import Level
from pdca.domain.events import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdca.domain.catalogue import Catalogue
    from pdca.domain.finding import Finding
    from pdca.usecases.assessing import Assessed


def head_line(assessed: "Assessed") -> str:
    """Say that a person was assessed, by whose voice."""
    facts = {"number": assessed.number, "name": one_line(assessed.person.name)}
    if assessed.assessment.made.voice is Voice.SELF:
        return _("A-{number}: {name} has answered about themselves.").format(**facts)
    return _("A-{number}: {name} is assessed.").format(**facts)


def voice_lines(assessed: "Assessed") -> "Iterator[str]":
    """Say what is sealed, what stands beside what, and whether it was given blind."""
    made, beside = assessed.assessment.made, assessed.beside
    if carried := [answer for answer in made.answers if answer.carried_on]:
        told = ngettext(
            "{n} answer is taken over from A-{number} with its old date; it was not checked anew.",
            "{n} answers are taken over from A-{number} with their old dates; they were not checked anew.",
            len(carried),
        )
        yield told.format(n=len(carried), number=made.carried_from)
    if assessed.assessment.is_sealed and made.answer_by:
        yield _("Your answers are sealed. {name} may answer until {day}: pdca assess --voice self").format(
            name=one_line(assessed.person.name), day=dated(made.answer_by)
        )
        yield _("To wait no longer: pdca assessment open A-{number}").format(number=assessed.number)
    if beside is None:
        if made.voice is Voice.SELF:
            yield _("Nobody sees these answers before an owner has given theirs.")
        return
    if assessed.has_opened:
        yield _("A-{number} was sealed and is open now.").format(number=beside.made.number)
    if not made.is_blind:
        yield _("Not blind: the owner's answers could be seen before.")
    yield _("Where the two differ: pdca assessment show A-{number}").format(number=assessed.number)


def followed_lines(assessed: "Assessed") -> "Iterator[str]":
    """Say which findings and cycles followed, and what to type next."""
    made, followed = assessed.assessment.made, assessed.followed
    is_silent = made.voice is Voice.SELF and not assessed.has_opened
    if is_silent or assessed.assessment.is_sealed:
        return
    count = len(followed.findings)
    yield ngettext("{n} finding is opened.", "{n} findings are opened.", count).format(n=count)
    for finding in followed.findings:
        if finding.recurs_from:
            again = _again(finding, assessed.catalogue)
            yield again.format(number=finding.number, cycle=finding.recurs_from)
    if followed.already_open:
        told = _("Signs that show again but have an open finding already: {n}.")
        yield told.format(n=len(followed.already_open))
    if followed.outdated:
        told = _("Signs that showed then, but newer evidence or a closed cycle has overtaken it: {n}.")
        yield told.format(n=len(followed.outdated))
    if assessed.queued:
        yield queued_line(len(assessed.queued))
    if assessed.assigned:
        cycles = len(assessed.assigned)
        yield ngettext("{n} cycle begins.", "{n} cycles begin.", cycles).format(n=cycles)
        yield _("Next, for the responsible: pdca my")
    elif count and not assessed.has_opened and not assessed.queued:
        yield _("Next: pdca assign --all --to PERSON")
    elif count:
        yield _('You may answer each of them: pdca finding reply F-{number} "…"').format(
            number=followed.findings[0].number
        )


def _again(finding: "Finding", catalogue: "Catalogue") -> str:
    own = next((sign.severity for sign in catalogue.signs if sign.id == finding.sign), None)
    if own is finding.severity:
        return _("F-{number} shows again after C-{cycle} was closed; its severity is the highest already.")
    return _("F-{number} shows again after C-{cycle} was closed; its severity is one step up.")


def assessed_as_data(assessed: "Assessed") -> dict[str, object]:
    """Return an assessment and what followed from it as plain values for JSON."""
    made, followed = assessed.assessment.made, assessed.followed
    return {
        "number": assessed.number,
        "changed": not assessed.is_repeat,
        "person": assessed.person.name,
        "voice": made.voice,
        "on": made.on,
        "is_sealed": assessed.assessment.is_sealed,
        "answer_by": made.answer_by,
        "is_blind": made.is_blind,
        "beside": assessed.beside.made.number if assessed.beside else None,
        "carried_from": made.carried_from,
        "scores": [
            {
                "sign": s.sign,
                "mean": s.mean,
                "level": s.level.name.lower(),
                "is_finding": s.is_finding,
                "checked": s.checked,
                "carried": s.carried,
                "criteria": s.criteria,
            }
            for s in assessed.scores
        ],
        "findings": [finding_as_data(finding) for finding in followed.findings],
        "already_open": followed.already_open,
        "outdated": followed.outdated,
        "cycles": [
            {"number": a.cycle.number, "finding": a.finding.number, "due": a.cycle.due}
            for a in assessed.assigned
        ],
        "queued": [{"finding": q.finding.number, "position": q.position} for q in assessed.queued],
    }


def level_cell(level: Level) -> Cell:
    """Say how strongly a sign shows."""
    words = {
        Level.UNCHECKED: _("not checked"),
        Level.NONE: _("no"),
        Level.WEAK: _("weakly"),
        Level.VISIBLE: _("visibly"),
        Level.ACUTE: _("acutely"),
    }
    return Cell(words[level], "red" if level is Level.ACUTE else None)
