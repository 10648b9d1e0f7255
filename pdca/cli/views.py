"""A cycle on one screen: plan, actions, readings, check, standard, and what the next moves lack."""

from typing import TYPE_CHECKING

from pdca.cli.answers import due_in_words, name_of
from pdca.cli.check_views import prediction_lines
from pdca.cli.refusals import form_lines, gap_line
from pdca.cli.session import Session
from pdca.cli.text import _, ngettext
from pdca.cli.words import dated, day, moment, number, one_line, term, worded, working_days
from pdca.domain.errors import Gap
from pdca.domain.plan import ReadingKind
from pdca.domain.text import said
from pdca.domain.width import width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdca.domain.cycle import Round
    from pdca.usecases.desk import CycleShown


def head_lines(session: Session, here: "CycleShown") -> "Iterator[str]":
    """Say what a cycle is, where it stands, who is in it and what moved its due date."""
    cycle = here.cycle
    yield f"{name_of(cycle.number)}  {one_line(said(cycle.title, session.language))}"
    phase = f" ({term(cycle.phase)})" if cycle.phase else ""
    yield _("Stage: {stage}{phase}; round {round}").format(
        phase=phase, stage=worded(here.stage.title, session.language), round=cycle.round
    )
    yield _("Due: {due}").format(due=due_in_words(here))
    if cycle.original_due and cycle.original_due != cycle.due:
        yield _("Originally due: {due}").format(due=dated(cycle.original_due))
    if cycle.slip:
        yield _("Moved by extensions so far: {days}").format(days=working_days(cycle.slip))
    if cycle.waiting_extension:
        wish = cycle.waiting_extension
        yield _("An extension to {due} waits: {reason}").format(
            due=dated(wish.to_due), reason=one_line(wish.reason)
        )
    yield _("Responsible: {responsible}; assigned by: {assigner}; checks: {checker}").format(
        responsible=here.name(cycle.responsible),
        assigner=here.name(cycle.assigner),
        checker=here.name(cycle.checker),
    )
    if cycle.recurs_from:
        yield _("Shows again: C-{number} of the same sign was closed, and did not hold").format(
            number=cycle.recurs_from
        )
    for row in here.again:
        yield _("Did not hold: the sign showed again on {day}, F-{finding}{cycle}").format(
            day=dated(row.found_on), finding=row.number, cycle=f", C-{row.cycle}" if row.cycle else ""
        )
    if cycle.over_limit:
        yield _("Opened over the limit: {reason}").format(reason=one_line(cycle.over_limit))
    if cycle.is_self_approved:
        yield _("Self-approved: the same person decided about their own work.")


def plan_lines(here: "CycleShown") -> "Iterator[str]":
    """Write the plan; what is empty is left out."""
    plan = here.cycle.plan
    if plan.goal:
        yield _("Goal: {goal}").format(goal=one_line(plan.goal))
    if plan.whys:
        # Each answers why the one before it is so.
        yield _("Why: {whys}").format(whys=" → ".join(one_line(why) for why in plan.whys))
    if plan.cause_in:
        yield _("The cause lies in: {where}").format(where=term(plan.cause_in))
    if plan.measure:
        yield _("Measure: {measure}, {unit}: from {baseline} ({period}) to {target} by {on}").format(
            measure=one_line(plan.measure),
            unit=one_line(plan.unit) or "—",
            baseline=number(plan.baseline),
            period=one_line(plan.baseline_period) or "—",
            target=number(plan.target),
            on=day(plan.target_on),
        )
    yield from prediction_lines(plan)
    if plan.counter_measure:
        yield _("Must not get worse: {measure}, now {value}").format(
            measure=one_line(plan.counter_measure),
            value=" ".join(filter(None, (number(plan.counter_baseline), one_line(plan.counter_unit)))),
        )
    if plan.check_method:
        yield _("Check: {method}; data: {source}").format(
            method=one_line(plan.check_method).rstrip("."), source=one_line(plan.data_source) or "—"
        )
    if plan.observation:
        yield _("The effect is watched for {days}").format(days=working_days(plan.observation))
    if here.cycle.plan_hash:
        yield _("The plan is approved and frozen: {hash}").format(hash=here.cycle.plan_hash[:16])


def comment_lines(here: "CycleShown") -> "Iterator[str]":
    """Write what people remarked, oldest first."""
    for comment in here.cycle.comments:
        yield _("{at}  {name}: {text}").format(
            at=moment(comment.at, here.organisation.zone),
            name=one_line(here.name(comment.by)),
            text=one_line(comment.text),
        )


def evidence_lines(here: "CycleShown") -> "Iterator[str]":
    """Write the evidence of the round: of which action, what, of which day, and whose."""
    for evidence in here.cycle.evidence:
        said = _("{kind}: {text}; of {on}, by {name}").format(
            kind=term(evidence.kind),
            text=one_line(evidence.text),
            on=day(evidence.on),
            name=here.name(evidence.by),
        )
        yield (
            _("Action {n}: {evidence}").format(n=evidence.action, evidence=said) if evidence.action else said
        )


def standard_lines(here: "CycleShown") -> "Iterator[str]":
    """Write the standard, when one is named."""
    standard = here.cycle.standard
    if standard.document:
        yield _("Standard: {document}, version {version}").format(
            document=one_line(standard.document), version=one_line(standard.document_version) or "—"
        )
    if standard.told:
        yield _("Told: {told}").format(told=one_line(standard.told))
    if standard.elsewhere:
        yield _("Applies elsewhere: {where}").format(where=one_line(standard.elsewhere))
    if standard.control_on:
        yield _("Next control reading: {day}").format(day=dated(standard.control_on))


def rounds_lines(here: "CycleShown") -> "Iterator[str]":
    """Write the rounds before this one: their cause, figures and what was learned."""
    for past in here.cycle.rounds:
        yield from _round_lines(past)


def moves_lines(session: Session, here: "CycleShown", places: int | None) -> "Iterator[str]":
    """Write the moves from here: whose they are, and what each lacks with the command that supplies it."""
    forward = [move for move in here.moves if move.transition.is_forward]
    for move in forward:
        title = worded(move.transition.title, session.language)
        gates = [gap for gap in move.gaps if gap.code not in ("not-your-role", "four-eyes", "reader-reads")]
        who = ", ".join(one_line(person.name) for person in here.turn)
        if not gates:
            yield _("Next: «{move}», ready for {who}: pdca advance {number} {id}").format(
                move=title, who=who, number=here.cycle.number, id=move.transition.id
            )
            continue
        count = len(gates)
        yield ngettext(
            "Next: «{move}» by {who}; {n} thing is missing:",
            "Next: «{move}» by {who}; {n} things are missing:",
            count,
        ).format(move=title, who=who, n=count)
        for gap in gates:
            yield from _gap_lines(gap, here.cycle.number, session.language, places=places)
        yield from form_lines(gates, here.cycle.number)
    others = [
        f"{move.transition.id} — {worded(move.transition.title, session.language)}"
        for move in here.moves
        if move.is_mine and not move.transition.is_forward
    ]
    if others:
        yield _("Also possible (pdca advance {number} MOVE): {moves}").format(
            number=here.cycle.number, moves="; ".join(others)
        )


def _gap_lines(gap: Gap, number: int, language: str, *, places: int | None) -> "Iterator[str]":
    """Write a missing thing and the command that supplies it in one line of the terminal, else in two."""
    lines = gap_line(gap, number, language).splitlines()
    one = f"{lines[0]}:  {lines[-1].strip()}"
    if len(lines) > 1 and places is not None and width(one) <= places:
        yield one
    else:
        yield from lines


def _round_lines(past: "Round") -> "Iterator[str]":
    plan = past.plan
    last = [reading for reading in past.readings if reading.kind is ReadingKind.MEASURE][-1:]
    yield _("Round {n}: from {baseline}, target {target}, read {value}").format(
        n=past.number,
        baseline=number(plan.baseline),
        target=number(plan.target),
        value=number(last[0].value) if last else "—",
    )
    if plan.whys:
        yield _("  Cause then: {why}").format(why=one_line(plan.whys[-1]))
    if past.check.learned:
        yield _("  Learned: {learned}").format(learned=one_line(past.check.learned))
    if past.reason:
        yield _("  Why again: {reason}").format(reason=one_line(past.reason))
