"""What may be recorded about a finding, by whom; each rule lists everything against it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pdca.domain import events as happened
from pdca.domain.assessment import SignScore, assess
from pdca.domain.catalogue import RECURRENCE_MONTHS, Catalogue, Severity
from pdca.domain.errors import Gap
from pdca.domain.events import Event
from pdca.domain.finding import Finding
from pdca.domain.organisation import Situation
from pdca.domain.people import Role
from pdca.domain.people_rules import checker_acts, responsible_acts
from pdca.domain.recurrence import is_recurrence, raised


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The closed cycle that a finding says did not hold."""

    sign: str | None
    person: int | None
    closed_on: date | None
    """None when it was not closed with success."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a new finding comes from."""

    score: SignScore | None = None
    """Of its sign, in its assessment, when that may open findings."""
    severity: Severity | None = None
    """What the catalogue gives the sign."""
    months: int = RECURRENCE_MONTHS
    answered_by: int | None = None
    """The assessed person, when their answers are beside the assessment."""
    earlier: Earlier | None = None


def finding_objections(
    finding: Finding | None, event: Event, situation: Situation, origin: Origin | None = None
) -> tuple[Gap, ...]:
    """List everything against recording an event of a finding; `origin` is what a new one comes from."""
    return (*_reader(situation), *_finding(finding, event, situation, origin or Origin()))


def shows(catalogue: Catalogue, event: happened.AssessmentMade) -> Mapping[str, SignScore]:
    """Return the scores of the signs that an assessment turns into findings.

    What was only taken over from an earlier assessment shows nothing anew.
    """
    scores = assess(catalogue, event.answers)
    return {score.sign: score for score in scores if score.is_finding and score.is_fresh}


def _reader(situation: Situation) -> Iterator[Gap]:
    if not situation.by.may_change:
        yield Gap("reader-reads")


def _finding(finding: Finding | None, event: Event, situation: Situation, origin: Origin) -> Iterator[Gap]:
    match event:
        case happened.FindingOpened():
            yield from _opened(event, situation, origin)
            return
        case happened.FindingReplied():
            yield from _replied(finding, event, situation)
            return
    if situation.by.role not in (Role.OWNER, Role.HEAD):
        yield Gap("owner-or-head-only")
    if finding is None or not finding.is_waiting:
        yield Gap("finding-settled", {"finding": finding})
    if isinstance(event, happened.FindingQueued):
        yield from _queued(finding, event, situation)
    if isinstance(event, happened.FindingDismissed):
        if situation.by.role is not Role.OWNER:
            yield Gap("owner-only")
        if not event.reason:
            yield Gap("reason")


def _queued(finding: Finding | None, event: happened.FindingQueued, situation: Situation) -> Iterator[Gap]:
    """Yield what would speak against the cycle, too: who waits in a queue must fit when a place is free."""
    organisation = situation.organisation
    responsible = organisation.people.get(event.responsible)
    yield from responsible_acts(event.responsible, situation)
    yield from checker_acts(event.checker, situation)
    if organisation.is_one_person:
        return
    if responsible is not None and event.responsible in (situation.by.number, event.checker):
        yield Gap("four-eyes-of-cycle", {"name": responsible.name})
    if finding is not None and finding.person in (situation.by.number, event.checker):
        yield Gap("about-oneself")


def _opened(event: happened.FindingOpened, situation: Situation, origin: Origin) -> Iterator[Gap]:
    # Who answers beside a sealed assessment opens it, and with it the findings that it proves.
    has_answered = situation.by.number == origin.answered_by
    if situation.by.role not in (Role.OWNER, Role.HEAD) and not has_answered:
        yield Gap("owner-or-head-only")
    if event.found_on > situation.today:
        yield Gap("date-in-future", {"on": event.found_on})
    if not any(text.strip() for text in event.title.values()):
        yield Gap("title-empty")
    if event.assessment is not None and origin.score is None:
        yield Gap("sign-does-not-show", {"sign": event.sign})
    if event.recurs_from is not None and not _recurs(event, origin):
        yield Gap("does-not-recur", {"cycle_number": event.recurs_from})


def _recurs(event: happened.FindingOpened, origin: Origin) -> bool:
    earlier = origin.earlier
    return (
        earlier is not None
        and earlier.closed_on is not None
        and (earlier.sign, earlier.person) == (event.sign, event.person)
        and is_recurrence(earlier.closed_on, event.found_on, origin.months)
        and (origin.severity is None or event.severity is raised(origin.severity))
    )


def _replied(finding: Finding | None, event: happened.FindingReplied, situation: Situation) -> Iterator[Gap]:
    if finding is None:
        yield Gap("finding-settled", {"finding": finding})
    elif finding.person is None:
        yield Gap("finding-about-nobody")
    elif finding.person != situation.by.number:
        name = situation.organisation.people[finding.person].name
        yield Gap("reply-is-of-the-assessed", {"name": name})
    if not event.text.strip():
        yield Gap("text-empty")
