"""The A3 sheet of one cycle: from its events, as at now or as at the end of a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from pdca.domain import evolve, finding
from pdca.domain.changes import standing
from pdca.domain.cycle import Cycle
from pdca.domain.due import working_days_late
from pdca.domain.engine import Engine
from pdca.domain.errors import NotFound, WrongInput
from pdca.domain.events import Clock, Recorded
from pdca.domain.finding import Finding
from pdca.domain.judgement import latest_result, predicted, prediction_band, prediction_held
from pdca.domain.organisation import Organisation, Situation
from pdca.domain.people import Person
from pdca.domain.plan import ReadingKind
from pdca.domain.series import behaviour_of, series
from pdca.domain.streams import stream_of
from pdca.domain.zones import zone_of
from pdca.reports.behaviour_chart import MeasureLine
from pdca.reports.cycle_sheet import (
    Background,
    Checked,
    CycleSheet,
    Left,
    Measured,
    Paper,
    Predicted,
    Where,
)
from pdca.storage.month_figures import Cut, cut_before
from pdca.storage.store import Store
from pdca.storage.view import View
from pdca.usecases.acting import Acting
from pdca.usecases.cycle_sheet_lines import (
    action_lines,
    decision_lines,
    doubt_lines,
    evidence_lines,
    extension_lines,
    reading_lines,
    round_columns,
)
from pdca.usecases.desk import engine_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the log says of a cycle up to a moment."""

    cycle: Cycle
    history: Sequence[Recorded]
    """The events of the cycle, oldest first."""
    finding: Finding
    organisation: Organisation
    engine: Engine
    at: datetime
    """The moment that the sheet tells of."""
    cut: Cut


def report_cycle(
    store: Store, number: int, acting: Acting, *, as_of: date | None = None, paper: Paper = Paper.A4
) -> CycleSheet:
    """Make the sheet of a cycle as it stands, or as it stood at the end of a day.

    Raises:
        NotFound: there is no such cycle.
        WrongInput: the day has not come, or the cycle was not opened by then.
    """
    with store.reading() as view:
        return sheet_of(_told(view, number, acting.at, as_of), paper=paper)


def sheet_of(told: Told, *, paper: Paper = Paper.A4) -> CycleSheet:
    """Make the sheet from what the log says, and nothing else."""
    cycle, organisation = told.cycle, told.organisation
    plan, people = cycle.plan, organisation.people
    today = organisation.today(told.at)
    return CycleSheet(
        organisation=organisation.name,
        as_of=today,
        number=cycle.number,
        title=cycle.title,
        round=cycle.round,
        responsible=people[cycle.responsible].name,
        assigner=people[cycle.assigner].name,
        checker=people[cycle.checker].name,
        where=_where(told, today),
        background=_background(told),
        rounds=round_columns(cycle),
        whys=plan.whys,
        cause_in=plan.cause_in,
        goal=plan.goal,
        measure=_measured(cycle, ReadingKind.MEASURE),
        counter=_measured(cycle, ReadingKind.COUNTER),
        line=_line(cycle, organisation),
        check_method=plan.check_method,
        data_source=plan.data_source,
        observation=plan.observation,
        plan_hash=cycle.plan_hash or "",
        actions=action_lines(cycle, told.history, organisation, today),
        evidence=evidence_lines(cycle, organisation),
        predicted=_predicted(cycle, organisation),
        readings=reading_lines(cycle, organisation),
        checked=Checked(
            behaviour=behaviour_of(cycle, organisation),
            doubts=doubt_lines(cycle, organisation),
            learned=cycle.check.learned,
            observed_until=cycle.observed_until,
            verdict=cycle.verdict,
        ),
        standard=cycle.standard,
        decisions=decision_lines(told.history, told.engine.process, organisation),
        extensions=extension_lines(cycle, told.history, told.engine.process, organisation),
        left=_left(told),
        is_self_approved=cycle.is_self_approved,
        unknown_years=_unknown_years(cycle, organisation),
        is_clock_set=any(recorded.clock is Clock.SET for recorded in told.history),
        seq=told.cut.seq,
        head_hash=told.cut.head_hash,
        paper=paper,
    )


def _told(view: View, number: int, at: datetime, as_of: date | None) -> Told:
    cycle = view.cycle(number)
    organisation = view.organisation()
    seq, head_hash = view.head()
    cut = Cut(seq=seq, head_hash=head_hash)
    if as_of is not None:
        if as_of > organisation.today(at):
            raise WrongInput("day-not-come", day=as_of)
        end = datetime.combine(as_of + timedelta(days=1), time(), tzinfo=zone_of(organisation.zone))
        cut, at = cut_before(view, end), min(at, end - timedelta(microseconds=1))
    history = tuple(view.history(stream_of("cycle", number), until=cut.seq))
    then = evolve.fold(history)
    if then is None:
        raise WrongInput("cycle-not-yet", number=number, opened=organisation.today(cycle.opened_at))
    of_finding = finding.fold(view.history(stream_of("finding", then.finding), until=cut.seq))
    if of_finding is None:
        raise NotFound("finding-not-found", number=then.finding)
    return Told(
        cycle=then,
        history=standing(history),
        finding=of_finding,
        # People, calendar and definitions too are taken as they were then.
        organisation=view.organisation(until=cut.seq),
        engine=engine_of(view, then),
        at=at,
        cut=cut,
    )


def _where(told: Told, today: date) -> Where:
    cycle, organisation = told.cycle, told.organisation
    return Where(
        stage=told.engine.process.stages[cycle.stage].title,
        phase=cycle.pause.phase if cycle.pause else cycle.phase,
        is_frozen=cycle.pause is not None,
        ending=cycle.ending,
        opened_on=organisation.today(cycle.opened_at),
        ended_on=organisation.today(cycle.ended_at) if cycle.ended_at else None,
        original_due=cycle.original_due,
        due=cycle.due,
        days_late=working_days_late(cycle.due, today, organisation.calendar),
        returns_on=cycle.pause.returns_on if cycle.pause else None,
        slip=cycle.slip,
        turn=tuple(person.name for person in _turn(told)),
    )


def _turn(told: Told) -> tuple[Person, ...]:
    relations = told.engine.holders(told.cycle.stage) if told.cycle.is_open else ()
    numbers = dict.fromkeys(told.cycle.person(relation) for relation in relations)
    return tuple(told.organisation.people[number] for number in numbers)


def _background(told: Told) -> Background:
    found = told.finding
    return Background(
        finding=found.number,
        description=found.description,
        severity=told.cycle.severity,
        found_on=found.found_on,
        about=told.organisation.people[found.person].name if found.person is not None else "",
        assessment=found.assessment,
        external_number=found.external_number,
        recurs_from=told.cycle.recurs_from,
        why_not_held=told.cycle.plan.why_not_held,
    )


def _measured(cycle: Cycle, kind: ReadingKind) -> Measured:
    plan, latest = cycle.plan, cycle.latest(kind)
    is_measure = kind is ReadingKind.MEASURE
    return Measured(
        name=plan.measure if is_measure else plan.counter_measure,
        unit=plan.unit if is_measure else plan.counter_unit,
        direction=plan.direction if is_measure else plan.counter_direction,
        baseline=plan.baseline if is_measure else plan.counter_baseline,
        period=plan.baseline_period if is_measure else "",
        target=plan.target if is_measure else None,
        target_on=plan.target_on if is_measure else None,
        computed=plan.computation(kind),
        latest=latest.value if latest else None,
        latest_on=latest.on if latest else None,
    )


def _line(cycle: Cycle, organisation: Organisation) -> MeasureLine | None:
    if cycle.plan.direction is None:
        return None
    found = series(cycle, organisation)
    return MeasureLine(
        days=tuple(reading.on for reading in found.readings),
        values=found.values,
        baseline=found.baseline,
        direction=cycle.plan.direction,
        before=cycle.plan.baseline,
        target=cycle.plan.target,
        typed=tuple(place for place, reading in enumerate(found.readings) if not reading.computed),
        corrected=tuple(place for place, reading in enumerate(found.readings) if reading.corrections),
    )


def _predicted(cycle: Cycle, organisation: Organisation) -> Predicted:
    band = prediction_band(cycle.plan)
    result, score = latest_result(cycle, organisation), predicted(cycle, organisation)
    return Predicted(
        text=cycle.plan.prediction,
        low=band[0] if band else None,
        high=band[1] if band else None,
        reached=result.value if result else None,
        reached_on=result.on if result else None,
        held=prediction_held(cycle, organisation),
        error=score.error if score else None,
    )


def _left(told: Told) -> Left:
    turn = _turn(told)
    if not turn:
        return Left(move=None, gates=())
    # Who asks makes no difference to what is missing; the one whose turn it is lacks no right besides.
    now = Situation(by=turn[0], at=told.at, organisation=told.organisation)
    move = next(move for move in told.engine.moves(told.cycle, now) if move.transition.is_forward)
    gates = {gate for gap in move.gaps if (gate := gap.code) in move.transition.gates}
    return Left(
        move=move.transition.title,
        gates=tuple(gate for gate in move.transition.gates if gate in gates),
    )


def _unknown_years(cycle: Cycle, organisation: Organisation) -> tuple[int, ...]:
    days = [cycle.due, *(action.due for action in cycle.actions if not action.is_settled)]
    years = {day.year for day in days if day is not None}
    return tuple(sorted(years - organisation.calendar.known_years))
