"""What happened, in words: one sentence for each type of event of a cycle."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from pdca.cli.text import _
from pdca.cli.words import dated, number, one_line, term, worded, working_days
from pdca.domain import cycle_events as happened
from pdca.domain.changes import standing, taken_back
from pdca.domain.events import Event, Recorded
from pdca.domain.process import Relation

if TYPE_CHECKING:
    from pdca.usecases.desk import CycleShown


def happening(recorded: Recorded, here: "CycleShown", language: str) -> str:
    """Say what an event was."""
    if isinstance(recorded.event, happened.Undone):
        return undone(recorded, here, language)
    return _SENTENCES[type(recorded.event)](recorded.event, here, language)


def undone(recorded: Recorded, here: "CycleShown", language: str) -> str:
    """Say what an undo took back, as far as the history is known."""
    before = standing(each for each in here.history if each.seq < recorded.seq)
    gone = "; ".join(happening(each, here, language) for each in taken_back(recorded, before))
    return _("undone: {what}").format(what=gone or "—")


def _opened(event: happened.CycleOpened, here: "CycleShown", _language: str) -> str:
    said = _("opened for F-{finding}; responsible {name}; due {due}").format(
        finding=event.finding, name=here.name(event.responsible), due=dated(event.due)
    )
    again = _("shows again after C-{number}").format(number=event.recurs_from) if event.recurs_from else ""
    return _with(_with(said, again), _over(event.over_limit))


def _over(reason: str) -> str:
    return _("over the limit: {reason}").format(reason=one_line(reason)) if reason else ""


def _moved(event: happened.Moved, here: "CycleShown", language: str) -> str:
    transition, stage = here.process.transitions[event.transition], here.process.stages[event.target]
    parts = [
        _("{move} → {stage}").format(
            move=worded(transition.title, language), stage=worded(stage.title, language)
        )
    ]
    if event.due:
        parts.append(_("due {due}").format(due=dated(event.due)))
    if event.outcome:
        parts.append(term(event.outcome))
    if event.verdict and event.behaviour:
        parts.append(term(event.behaviour))
    if event.plan_hash:
        parts.append(_("plan frozen: {hash}").format(hash=event.plan_hash[:16]))
    if event.returns_on:
        parts.append(_("until {day}").format(day=dated(event.returns_on)))
    if event.reason:
        parts.append(one_line(event.reason))
    if event.self_approved:
        parts.append(_("self-approved"))
    return "; ".join(parts)


def _plan(event: happened.PlanWritten, _here: "CycleShown", _language: str) -> str:
    plan = event.plan
    return _("plan written: {goal}; from {baseline} to {target}").format(
        goal=one_line(plan.goal).rstrip(".") or "—",
        baseline=number(plan.baseline),
        target=number(plan.target),
    )


def _action_added(event: happened.ActionAdded, here: "CycleShown", _language: str) -> str:
    return _("action {n} added: {title}; {name}, due {due}").format(
        n=event.action, title=one_line(event.title), name=here.name(event.assignee), due=dated(event.due)
    )


def _action_done(event: happened.ActionDone, _here: "CycleShown", _language: str) -> str:
    return _with(_("action {n} finished").format(n=event.action), event.note)


def _drop_asked(event: happened.ActionDropAsked, _here: "CycleShown", _language: str) -> str:
    return _with(_("asked to drop action {n}").format(n=event.action), event.reason)


def _action_dropped(event: happened.ActionDropped, _here: "CycleShown", _language: str) -> str:
    return _with(_("action {n} dropped").format(n=event.action), event.reason)


def _evidence(event: happened.EvidenceAttached, _here: "CycleShown", _language: str) -> str:
    said = _("{kind} attached: {text}, of {on}").format(
        kind=term(event.kind), text=one_line(event.text), on=dated(event.on)
    )
    return _with(said, event.sha256[:16])


def _reading(event: happened.ReadingTaken, _here: "CycleShown", _language: str) -> str:
    said = _("{kind} read: {value} on {on}").format(
        kind=term(event.kind), value=number(event.value), on=dated(event.on)
    )
    return _with(said, event.note)


def _corrected(event: happened.ReadingCorrected, _here: "CycleShown", _language: str) -> str:
    said = _("reading {n} corrected: {value} on {on}").format(
        n=event.reading, value=number(event.value), on=dated(event.on)
    )
    return _with(said, event.reason)


def _check(event: happened.CheckWritten, _here: "CycleShown", _language: str) -> str:
    learned = one_line(event.learned) or "—"
    # A predicted figure is compared by the program, so nobody wrote whether it came true.
    if event.prediction is None:
        return _("checked; learned: {learned}").format(learned=learned)
    return _("checked; the prediction: {held}; learned: {learned}").format(
        held=term(event.prediction), learned=learned
    )


def _standard(event: happened.StandardNamed, _here: "CycleShown", _language: str) -> str:
    return _("standard named: {document}, version {version}").format(
        document=one_line(event.document) or "—", version=one_line(event.document_version) or "—"
    )


def _asked(event: happened.ExtensionAsked, _here: "CycleShown", _language: str) -> str:
    said = _("asked for {to} instead of {due}").format(to=dated(event.to_due), due=dated(event.from_due))
    return _with(said, event.reason)


def _decided(event: happened.ExtensionDecided, _here: "CycleShown", _language: str) -> str:
    if not event.is_granted:
        return _with(_("extension refused"), event.reason)
    return _with(_("extension granted: {days}").format(days=working_days(event.slip)), event.reason)


def _reassigned(event: happened.Reassigned, here: "CycleShown", _language: str) -> str:
    said = _with(_("responsible from now on: {name}").format(name=here.name(event.responsible)), event.reason)
    return _with(said, _("over the limit") if event.is_over_limit else "")


def _handed_over(event: happened.HandedOver, here: "CycleShown", _language: str) -> str:
    is_assigner = event.relation is Relation.ASSIGNER
    said = _("assigner from now on: {name}") if is_assigner else _("checker from now on: {name}")
    return _with(said.format(name=here.name(event.person)), event.reason)


def _action_reassigned(event: happened.ActionReassigned, here: "CycleShown", _language: str) -> str:
    said = _("action {n} is done from now on by {name}")
    return _with(said.format(n=event.action, name=here.name(event.assignee)), event.reason)


def _commented(event: happened.Commented, _here: "CycleShown", _language: str) -> str:
    return _("comment: {text}").format(text=one_line(event.text))


def _with(said: str, more: str) -> str:
    return f"{said}; {one_line(more)}" if more else said


_SENTENCES: Mapping[type[Event], Callable[[Any, "CycleShown", str], str]] = {
    happened.CycleOpened: _opened,
    happened.Moved: _moved,
    happened.PlanWritten: _plan,
    happened.ActionAdded: _action_added,
    happened.ActionDone: _action_done,
    happened.ActionDropAsked: _drop_asked,
    happened.ActionDropped: _action_dropped,
    happened.EvidenceAttached: _evidence,
    happened.ReadingTaken: _reading,
    happened.ReadingCorrected: _corrected,
    happened.CheckWritten: _check,
    happened.StandardNamed: _standard,
    happened.ExtensionAsked: _asked,
    happened.ExtensionDecided: _decided,
    happened.Reassigned: _reassigned,
    happened.HandedOver: _handed_over,
    happened.ActionReassigned: _action_reassigned,
    happened.Commented: _commented,
}
