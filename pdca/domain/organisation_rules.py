"""What may be recorded about the organisation, its assessments and findings, and by whom."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from pdca.domain import events as happened
from pdca.domain import people_rules
from pdca.domain.assessment import FAILED, MET, PARTLY
from pdca.domain.catalogue import Catalogue, DefaultCycle
from pdca.domain.cycle import Cycle
from pdca.domain.cycle_events import CycleOpened
from pdca.domain.engine import Engine, due_of_stage, stage_days
from pdca.domain.errors import Gap
from pdca.domain.events import Event
from pdca.domain.finding import Finding
from pdca.domain.organisation import Situation
from pdca.domain.past import is_answered
from pdca.domain.people import Role
from pdca.domain.people_rules import checker_acts, name_empty, not_here, owner_only, responsible_acts
from pdca.domain.plan import is_figure
from pdca.domain.voice_rules import Voices, voice_objections


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a cycle is opened from."""

    finding: Finding | None
    engine: Engine | None
    catalogue: Catalogue | None
    before: Cycle | None = None
    """The closed cycle that did not hold."""


def founding_objections(event: Event) -> tuple[Gap, ...]:
    """List everything against an event as the first of a log."""
    if not isinstance(event, happened.OrganisationFounded):
        return (Gap("not-founded"),)
    return (*name_empty(event.name), *_week_empty(event.week))


def organisation_objections(event: Event, situation: Situation) -> tuple[Gap, ...]:
    """List everything against recording an event of the organisation's stream."""
    rule = _RULES[type(event)]
    return (*_reader(situation), *rule(event, situation))


def assessment_objections(
    event: happened.AssessmentMade, situation: Situation, catalogue: Catalogue | None, voices: Voices
) -> tuple[Gap, ...]:
    """List everything against recording an assessment."""
    return (
        *voice_objections(event, situation, voices),
        *_assessment(event, situation, catalogue),
    )


def opening_objections(event: CycleOpened, situation: Situation, opening: Opening) -> tuple[Gap, ...]:
    """List everything against opening a cycle."""
    return (
        *_reader(situation),
        *_about_oneself(event, situation, opening),
        *_people_of_cycle(event, situation),
        *_start_of_cycle(event, situation, opening),
    )


def _reader(situation: Situation) -> Iterator[Gap]:
    if not situation.by.may_change:
        yield Gap("reader-reads")


def _seeded(event: happened.CalendarSeeded, situation: Situation) -> Iterator[Gap]:
    yield from owner_only(situation)
    # What the table says of a year it knows is the owner's to change, never a library's.
    if situation.organisation.calendar.known_years & set(event.known_years):
        yield Gap("calendar-seeded-already")


def _calendar_changed(_: Event, situation: Situation) -> Iterator[Gap]:
    yield from owner_only(situation)


def _week_set(event: happened.WorkingWeekSet, situation: Situation) -> Iterator[Gap]:
    yield from owner_only(situation)
    yield from _week_empty(event.week)


def _week_empty(week: tuple[int, ...]) -> Iterator[Gap]:
    if not week or not set(week) <= set(range(7)):
        yield Gap("week-empty")


def _definition_stored(event: happened.DefinitionStored, situation: Situation) -> Iterator[Gap]:
    if event.content_hash in situation.organisation.definitions:
        yield Gap("definition-stored-already")


def _assessment(
    event: happened.AssessmentMade, situation: Situation, catalogue: Catalogue | None
) -> Iterator[Gap]:
    yield from not_here(event.person, situation)
    if event.on > situation.today:
        yield Gap("date-in-future", {"on": event.on})
    if catalogue is None:
        yield Gap("definition-unknown", {"content_hash": event.catalogue})
        return
    known = {(sign.id, each.id): each.computed for sign in catalogue.signs for each in sign.criteria}
    asked = [(answer.sign, answer.criterion) for answer in event.answers]
    if not known.keys() >= set(asked) or len(asked) != len(set(asked)):
        yield Gap("answers-unknown")
    elif any(each.computed and known[each.sign, each.criterion] != each.computed for each in event.answers):
        yield Gap("computed-unknown")
    if not all(_can_be_scored(answer) for answer in event.answers):
        yield Gap("not-a-number")
    if not any(is_answered(answer) and answer.carried_on is None for answer in event.answers):
        yield Gap("nothing-checked")


def _can_be_scored(answer: happened.Answer) -> bool:
    return is_figure(answer.value) and answer.score in (None, FAILED, PARTLY, MET)


def _about_oneself(event: CycleOpened, situation: Situation, opening: Opening) -> Iterator[Gap]:
    # Whoever a finding is about must not be the one who approves and checks what is done about it.
    about = opening.finding.person if opening.finding else None
    if about in (event.assigner, event.checker) and not situation.organisation.is_one_person:
        yield Gap("about-oneself")


def _people_of_cycle(event: CycleOpened, situation: Situation) -> Iterator[Gap]:
    organisation = situation.organisation
    if situation.by.role not in (Role.OWNER, Role.HEAD):
        yield Gap("owner-or-head-only")
    if event.assigner != situation.by.number:
        yield Gap("assigner-is-another")
    yield from responsible_acts(event.responsible, situation)
    yield from checker_acts(event.checker, situation)
    if event.responsible in (event.assigner, event.checker) and not organisation.is_one_person:
        responsible = organisation.people.get(event.responsible)
        yield Gap("four-eyes-of-cycle", {"name": responsible.name if responsible else ""})


def _start_of_cycle(event: CycleOpened, situation: Situation, opening: Opening) -> Iterator[Gap]:
    finding = opening.finding
    if finding is None or finding.cycle != event.number:
        yield Gap("finding-settled", {"finding": finding})
    elif _told(event) != _told(finding):
        yield Gap("differs-from-finding", {"finding": finding})
    if opening.engine is None:
        yield Gap("definition-unknown", {"content_hash": event.process})
        return
    process = opening.engine.process
    stage = process.stages[process.initial]
    default = _default_cycle(opening)
    days = stage_days(process, default.working_days if default else {})
    due = due_of_stage(stage, days[stage.id], today=situation.today, calendar=situation.calendar)
    decided = (stage.id, stage.phase, due, days)
    if (event.stage, event.phase, event.due, event.stage_days) != decided:
        yield Gap("differs-from-decision", {"decided": due})
    if event.draft != (opening.before.plan.for_recurrence() if opening.before else None):
        yield Gap("differs-from-decision", {"decided": opening.before})
    if event.observation < 1 or (default and event.observation != default.observation):
        yield Gap("differs-from-decision", {"decided": default.observation if default else 1})


def _default_cycle(opening: Opening) -> DefaultCycle | None:
    if opening.catalogue is None or opening.finding is None or opening.finding.sign is None:
        return None
    return opening.catalogue.sign(opening.finding.sign).cycle


def _told(of: CycleOpened | Finding) -> tuple[object, ...]:
    return (of.title, of.severity, of.sign, of.catalogue, of.recurs_from)


_Rule: TypeAlias = Callable[[Any, Situation], Iterator[Gap]]

_RULES: Mapping[type[Event], _Rule] = {
    happened.PersonAdded: people_rules.person_added,
    happened.PersonChanged: people_rules.person_changed,
    happened.PersonLeft: people_rules.person_left,
    happened.PersonReturned: people_rules.person_returned,
    happened.CalendarSeeded: _seeded,
    happened.CalendarDaySet: _calendar_changed,
    happened.WorkingWeekSet: _week_set,
    happened.DefinitionStored: _definition_stored,
}
