"""What a command about a cycle answers: one sentence, then where the cycle stands and what comes next."""

from dataclasses import fields
from typing import TYPE_CHECKING, TypeAlias

from pdca.cli.output import tell, tell_json
from pdca.cli.session import Session
from pdca.cli.text import _, ngettext
from pdca.cli.words import dated, day_in_words, moment, one_line, worded, working_days
from pdca.domain.due import is_overdue, working_days_late
from pdca.domain.text import said

if TYPE_CHECKING:
    from pdca.domain.cycle import Action, Evidence, Extension, Reading, Round
    from pdca.domain.engine import PossibleMove
    from pdca.usecases.desk import Changed, CycleShown

    Named: TypeAlias = Action | Evidence | Extension | Reading | Round


def answer_change(session: Session, changed: "Changed", done: str) -> None:
    """Answer a change of a cycle; `done` says what was done."""
    here = changed.shown
    if session.is_json:
        tell_json("cycle", changed=not changed.is_repeat, cycle=cycle_as_data(here))
        return
    tell(repeated(changed) if changed.is_repeat else done)
    for line in where_it_stands(session, here):
        tell(line)


def repeated(changed: "Changed") -> str:
    """Say that the same had been done before."""
    if changed.repeated_at is None:
        return _("It was so already; nothing was written.")
    at = moment(changed.repeated_at, changed.shown.organisation.zone)
    return _("Already done at {at}; nothing was written.").format(at=at)


def where_it_stands(session: Session, here: "CycleShown") -> list[str]:
    """Say the stage and its due date, then the next command or whose turn it is."""
    return [stage_line(session, here), *_next_lines(session, here)]


def stage_line(session: Session, here: "CycleShown") -> str:
    """Say where a cycle stands: title, stage, due date."""
    facts = {
        "cycle": name_of(here.cycle.number),
        "title": one_line(said(here.cycle.title, session.language)),
        "stage": worded(here.stage.title, session.language),
    }
    if here.cycle.due is None:
        return _("{cycle} «{title}»: stage «{stage}».").format(**facts)
    return _("{cycle} «{title}»: stage «{stage}», due {due}.").format(**facts, due=due_in_words(here))


def due_in_words(here: "CycleShown") -> str:
    """Say the due date of a cycle with its weekday and how many working days are left or have passed."""
    due, today, calendar = here.cycle.due, here.today, here.organisation.calendar
    if due is None:
        return _("no due date")
    if is_overdue(due, today):
        return _("{date}, overdue by {days}").format(
            date=dated(due), days=working_days(working_days_late(due, today, calendar))
        )
    return day_in_words(due, today, calendar)


def name_of(number: int) -> str:
    """Return the name of a cycle: C-7."""
    return f"C-{number}"


def forward_of(here: "CycleShown") -> "list[PossibleMove]":
    """List the forward moves from the present stage."""
    return [move for move in here.moves if move.transition.is_forward]


def cycle_as_data(here: "CycleShown") -> dict[str, object]:
    """Return a cycle as plain values for JSON."""
    cycle = here.cycle
    return {
        "number": cycle.number,
        "finding": cycle.finding,
        "title": cycle.title,
        "severity": cycle.severity,
        "sign": cycle.sign,
        "recurs_from": cycle.recurs_from,
        "stage": cycle.stage,
        "phase": cycle.phase,
        "round": cycle.round,
        "due": cycle.due,
        "original_due": cycle.original_due,
        "is_overdue": is_overdue(cycle.due, here.today),
        "slip": cycle.slip,
        "assigner": here.name(cycle.assigner),
        "responsible": here.name(cycle.responsible),
        "checker": here.name(cycle.checker),
        "turn": [person.name for person in here.turn],
        "plan": cycle.plan,
        "plan_hash": cycle.plan_hash,
        "observed_until": cycle.observed_until,
        "actions": [_named(action, here, "assignee") for action in cycle.actions],
        "readings": [_named(reading, here, "by") for reading in cycle.readings],
        "evidence": [_named(evidence, here, "by") for evidence in cycle.evidence],
        "check": cycle.check,
        "standard": cycle.standard,
        "extensions": [_named(extension, here, "asked_by", "decided_by") for extension in cycle.extensions],
        "rounds": [_round(past, here) for past in cycle.rounds],
        "ending": cycle.ending,
        "verdict": cycle.verdict,
        "is_self_approved": cycle.is_self_approved,
        "over_limit": cycle.over_limit,
        "comments": [{"by": here.name(each.by), "at": each.at, "text": each.text} for each in cycle.comments],
        "replies": _replies(here),
        "before": _before(here),
        "shown_again": [{"finding": row.number, "cycle": row.cycle} for row in here.again],
        "moves": [
            {
                "move": m.transition.id,
                "to": m.target,
                "mine": m.is_mine,
                "lacks": [gap.code for gap in m.gaps],
            }
            for m in here.moves
        ],
    }


def _named(value: "Named", here: "CycleShown", *people: str) -> dict[str, object]:
    """Return the fields of a value, with names in place of the numbers of people."""
    fields_of = {field.name: getattr(value, field.name) for field in fields(value)}
    return fields_of | {name: here.name(fields_of[name]) for name in people if fields_of[name] is not None}


def _round(past: "Round", here: "CycleShown") -> dict[str, object]:
    return {
        **_named(past, here),
        "actions": [_named(action, here, "assignee") for action in past.actions],
        "readings": [_named(reading, here, "by") for reading in past.readings],
    }


def _replies(here: "CycleShown") -> list[dict[str, object]]:
    replies = here.about.replies if here.about else ()
    return [{"by": here.name(reply.by), "at": reply.at, "text": reply.text} for reply in replies]


def _before(here: "CycleShown") -> dict[str, object] | None:
    """Return the closed cycle that did not hold, as far as the new one begins with it."""
    old = here.before
    if old is None:
        return None
    return {
        "number": old.number,
        "ended_at": old.ended_at,
        "plan": old.plan,
        "readings": [_named(reading, here, "by") for reading in old.readings],
        "standard": old.standard,
    }


def _next_lines(session: Session, here: "CycleShown") -> list[str]:
    if not here.cycle.is_open:
        return [_("The cycle has ended. Its history: pdca history {number}").format(number=here.cycle.number)]
    mine = [move for move in forward_of(here) if move.is_mine]
    if not mine:
        names = ", ".join(one_line(person.name) for person in here.turn)
        return [_("Now it is the turn of: {names}.").format(names=names)]
    return [_next_line(session, here.cycle.number, move) for move in mine]


def _next_line(session: Session, number: int, move: "PossibleMove") -> str:
    command = f"pdca advance {number} {move.transition.id}"
    title = worded(move.transition.title, session.language)
    if not move.gaps:
        return _("Next: {command}  — {title}").format(command=command, title=title)
    count = len(move.gaps)
    lacks = ngettext("{n} thing is missing", "{n} things are missing", count).format(n=count)
    show = f"pdca show {number}"
    return _("Next: {command}  — {title}; {lacks}, see {show}").format(
        command=command, title=title, lacks=lacks, show=show
    )
