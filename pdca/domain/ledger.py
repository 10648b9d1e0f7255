"""The whole log folded: what every stream says, and whether the rules allow the next event."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from pdca.domain import cycle_events, evolve, finding, organisation, voices
from pdca.domain import events as happened
from pdca.domain.catalogue import Catalogue
from pdca.domain.cycle import Cycle
from pdca.domain.cycle_rules import objections
from pdca.domain.engine import Engine
from pdca.domain.errors import Gap
from pdca.domain.events import Event, Recorded, Voice
from pdca.domain.evidence_rules import evidence_objections
from pdca.domain.finding import Finding
from pdca.domain.finding_rules import Earlier, Origin, finding_objections, shows
from pdca.domain.handing_rules import about_objections
from pdca.domain.holdings import holdings
from pdca.domain.mail_rules import mail_objections
from pdca.domain.organisation import SETUP, Organisation, Situation
from pdca.domain.organisation_rules import (
    Opening,
    assessment_objections,
    founding_objections,
    opening_objections,
    organisation_objections,
)
from pdca.domain.recurrence import closed_on
from pdca.domain.sales import ExportKind
from pdca.domain.streams import ORGANISATION_STREAM, stream_of
from pdca.domain.undo_rules import Aftermath, comment_objections, finding_undo_objections, undo_objections
from pdca.domain.voice_rules import Voices, opening_of_assessment_objections
from pdca.domain.voices import Assessment, is_public
from pdca.domain.workload import Workload, limit_objections

_STREAM_OF: Mapping[type[Event], str] = {
    happened.AssessmentMade: "assessment",
    happened.AssessmentOpened: "assessment",
    happened.FindingOpened: "finding",
    happened.FindingAssigned: "finding",
    happened.FindingDismissed: "finding",
    happened.FindingQueued: "finding",
    happened.FindingUndone: "finding",
    happened.MailSent: "mail",
    happened.EvidenceImported: "evidence",
    happened.FindingReplied: "finding",
    **{
        kind: "cycle"
        for kind in vars(cycle_events).values()
        if isinstance(kind, type) and issubclass(kind, Event) and kind is not Event
    },
}

LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)
"""Before anything happened."""


@dataclass(slots=True)
class Ledger:
    """Everything that a log says so far, folded event by event."""

    engines: Mapping[str, Engine]
    catalogues: Mapping[str, Catalogue]
    organisation: Organisation | None = None
    assessments: dict[int, Assessment] = field(default_factory=dict)
    answered: dict[int, int] = field(default_factory=dict)
    """The later of two assessments beside each other by the number of the earlier one."""
    findings: dict[int, Finding] = field(default_factory=dict)
    cycles: dict[int, Cycle] = field(default_factory=dict)
    externals: set[str] = field(default_factory=set)
    imports: dict[int, happened.EvidenceImported] = field(default_factory=dict)
    givers: dict[ExportKind, set[int]] = field(default_factory=dict)
    """Who imported exports of each kind."""
    workload: Workload = field(default_factory=Workload)
    repeats: dict[tuple[str, int], int] = field(default_factory=dict)
    """The latest finding of each sign of each person."""
    latest: datetime = LONG_AGO
    """The latest moment of all."""
    acted: dict[int, datetime] = field(default_factory=dict)
    """The latest moment at which each person recorded something."""

    def fold(self, recorded: Recorded) -> None:
        """Fold one event in; knows no rules."""
        event = recorded.event
        self.latest = max(self.latest, recorded.at)
        self.acted[recorded.actor] = max(recorded.at, self.acted.get(recorded.actor, LONG_AGO))
        match _STREAM_OF.get(type(event), ORGANISATION_STREAM):
            case "assessment":
                number = _number(recorded.stream)
                self.assessments[number] = voices.evolve(self.assessments.get(number), recorded)
                if (beside := self.assessments[number].made.beside) is not None:
                    self.answered[beside] = number
            case "finding":
                number = _number(recorded.stream)
                self._note_finding(finding.evolve(self.findings.get(number), recorded))
            case "evidence":
                if isinstance(event, happened.EvidenceImported):
                    self.imports[event.number] = event
                    self.givers.setdefault(event.kind, set()).add(recorded.actor)
            case "cycle":
                number = _number(recorded.stream)
                before = self.cycles.get(number)
                self.cycles[number] = evolve.evolve(before, recorded)
                self.workload.note(before, self.cycles[number])
            case "mail":
                pass  # that it was sent is all there is to know
            case _:
                self.organisation = organisation.evolve(self.organisation, recorded)

    def objections(self, recorded: Recorded) -> tuple[Gap, ...]:
        """List everything that the rules have against an event that comes next."""
        event = recorded.event
        if self.organisation is None:
            return founding_objections(event)
        situation = self._situation(recorded, self.organisation)
        if situation is None:
            return (Gap("no-such-person", {"number": recorded.actor}),)
        if not situation.by.is_here:
            return (Gap("person-left", {"name": situation.by.name, "on": situation.by.left_on}),)
        if not _is_in_its_stream(recorded):
            return (Gap("wrong-stream", {"stream": recorded.stream}),)
        return self._objections(recorded, situation)

    def _note_finding(self, changed: Finding) -> None:
        earlier = self.findings.get(changed.number)
        if earlier is not None and earlier.external_number and not changed.external_number:
            self.externals.discard(earlier.external_number)
        self.findings[changed.number] = changed
        self.externals.add(changed.external_number)
        if changed.sign is not None and changed.person is not None:
            about = (changed.sign, changed.person)
            self.repeats[about] = max(changed.number, self.repeats.get(about, 0))

    def _situation(self, recorded: Recorded, organisation: Organisation) -> Situation | None:
        # Nobody acts only until the first person is entered; later it would be a way around all roles.
        is_setting_up = not recorded.actor and not organisation.people
        by = SETUP if is_setting_up else organisation.people.get(recorded.actor)
        return Situation(by=by, at=recorded.at, organisation=organisation) if by else None

    def _objections(self, recorded: Recorded, situation: Situation) -> tuple[Gap, ...]:
        event = recorded.event
        if _STREAM_OF.get(type(event)) == "finding":
            return self._finding_objections(recorded, situation)
        match event:
            case happened.AssessmentMade() | happened.AssessmentOpened():
                return self._assessment_objections(event, _number(recorded.stream), situation)
            case happened.MailSent():
                return mail_objections(event, situation, recorded.seq)
            case cycle_events.CycleOpened():
                return (
                    *opening_objections(event, situation, self._opening(event)),
                    *self._limit(event.responsible, situation, is_over=bool(event.over_limit)),
                )
            case happened.EvidenceImported():
                return evidence_objections(event, situation, self.givers.get(event.kind, ()))
            case happened.OrganisationFounded():
                return (Gap("founded-already"),)
            case happened.PersonLeft():
                return (*organisation_objections(event, situation), *self._leaving(event, situation))
            case _ if recorded.stream == ORGANISATION_STREAM:
                return organisation_objections(event, situation)
            case _:
                return self._cycle_objections(recorded, situation)

    def _leaving(self, event: happened.PersonLeft, situation: Situation) -> tuple[Gap, ...]:
        held = holdings(event.number, self.cycles.values(), self.findings.values())
        acted = self.acted.get(event.number)
        if acted is not None and situation.organisation.today(acted) > event.on:
            return (Gap("acted-after-leaving", {"on": situation.organisation.today(acted)}), *held)
        return held

    def _assessment_objections(
        self, event: happened.AssessmentMade | happened.AssessmentOpened, number: int, situation: Situation
    ) -> tuple[Gap, ...]:
        if isinstance(event, happened.AssessmentMade):
            catalogue = self.catalogues.get(event.catalogue)
            return assessment_objections(event, situation, catalogue, self._voices())
        known = self.assessments.get(number)
        return opening_of_assessment_objections(number, known, situation, self._voices())

    def _finding_objections(self, recorded: Recorded, situation: Situation) -> tuple[Gap, ...]:
        event, known = recorded.event, self.findings.get(_number(recorded.stream))
        match event:
            case happened.FindingOpened():
                origin = self._origin(event, situation.organisation)
                return (*finding_objections(None, event, situation, origin), *self._doubled(event))
            case happened.FindingAssigned() if event.cycle in self.cycles:
                return (Gap("number-taken", {"number": event.cycle}),)
            case happened.FindingUndone():
                return finding_undo_objections(known, event, situation, self._aftermath(known, situation))
            case _:
                return finding_objections(known, event, situation)

    def _cycle_objections(self, recorded: Recorded, situation: Situation) -> tuple[Gap, ...]:
        cycle = self.cycles.get(_number(recorded.stream))
        if cycle is None:
            return (Gap("no-such-cycle", {"stream": recorded.stream}),)
        engine = self.engines.get(cycle.process)
        if engine is None:
            return (Gap("definition-unknown", {"content_hash": cycle.process}),)
        event = recorded.event
        match event:
            case cycle_events.Undone():
                about = self.findings.get(cycle.finding)
                return undo_objections(cycle, event, situation, self._aftermath(about, situation, cycle))
            case cycle_events.Commented():
                return comment_objections(cycle, event, situation)
            case cycle_events.Reassigned():
                limit = self._limit(event.responsible, situation, is_over=event.is_over_limit)
                return (*objections(cycle, event, situation, engine), *limit)
            case cycle_events.HandedOver():
                oneself = about_objections(self.findings.get(cycle.finding), event, situation)
                return (*objections(cycle, event, situation, engine), *oneself)
            case _:
                return objections(cycle, event, situation, engine)

    def _limit(self, person: int, situation: Situation, *, is_over: bool) -> tuple[Gap, ...]:
        working = self.workload.of(person)
        return limit_objections(person, working, situation.organisation, is_over=is_over)

    def _aftermath(
        self, about: Finding | None, situation: Situation, cycle: Cycle | None = None
    ) -> Aftermath:
        """Look up what was begun since because a cycle had ended, or a finding was dismissed."""
        again = self.repeats.get((about.sign or "", about.person or 0), 0) if about else 0
        responsible = situation.organisation.people.get(cycle.responsible) if cycle else None
        return Aftermath(
            latest=self.latest,
            again=again if about is not None and again > about.number else None,
            is_place_taken=bool(responsible and responsible.is_full(self.workload.of(responsible.number))),
        )

    def _voices(self) -> Voices:
        return Voices(assessments=self.assessments, catalogues=self.catalogues, answered=self.answered)

    def _origin(self, event: happened.FindingOpened, organisation: Organisation) -> Origin:
        """Look up what a new finding comes from: its assessment, and the cycle that did not hold."""
        earlier = self._earlier(event.recurs_from, organisation)
        known = self.assessments.get(event.assessment or 0)
        catalogue = self.catalogues.get(known.made.catalogue) if known else None
        if known is None or catalogue is None:
            return Origin(earlier=earlier)
        beside = self._voices().beside(known.made.number)
        may_open = known.made.voice is Voice.OWNER and is_public(known, beside)
        score = shows(catalogue, known.made).get(event.sign or "") if may_open else None
        return Origin(
            score=score,
            severity=catalogue.sign(score.sign).severity if score else None,
            months=catalogue.recurrence_months,
            answered_by=beside.by if beside else None,
            earlier=earlier,
        )

    def _earlier(self, number: int | None, organisation: Organisation) -> Earlier | None:
        cycle = self.cycles.get(number or 0)
        about = self.findings.get(cycle.finding) if cycle else None
        if cycle is None or about is None:
            return None
        return Earlier(sign=cycle.sign, person=about.person, closed_on=closed_on(cycle, organisation))

    def _doubled(self, event: happened.FindingOpened) -> tuple[Gap, ...]:
        if event.external_number and event.external_number in self.externals:
            return (Gap("external-number-taken", {"external_number": event.external_number}),)
        return ()

    def _opening(self, event: cycle_events.CycleOpened) -> Opening:
        return Opening(
            finding=self.findings.get(event.finding),
            engine=self.engines.get(event.process),
            catalogue=self.catalogues.get(event.catalogue or ""),
            before=self.cycles.get(event.recurs_from or 0),
        )


def _number(stream: str) -> int:
    return int(stream.rpartition("-")[2])


def _is_in_its_stream(recorded: Recorded) -> bool:
    expected = _STREAM_OF.get(type(recorded.event), ORGANISATION_STREAM)
    if expected == ORGANISATION_STREAM:
        return recorded.stream == ORGANISATION_STREAM
    named = getattr(recorded.event, "number", None)
    if named is not None:
        # What begins a stream gives it its number.
        return recorded.stream == stream_of(expected, named) and recorded.stream_seq == 1
    number = recorded.stream.rpartition("-")[2]
    return number.isdecimal() and recorded.stream == stream_of(expected, int(number))
