"""From events to the rows of the query tables: each change is whole rows to put by their key."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pdca.domain import events as happened
from pdca.domain.assessment import assess
from pdca.domain.catalogue import Catalogue
from pdca.domain.cycle import Cycle
from pdca.domain.events import Recorded, Voice
from pdca.domain.finding import Finding
from pdca.domain.organisation import Organisation
from pdca.domain.people import DEFAULT_LIMIT
from pdca.domain.voices import Assessment
from pdca.storage.codec import encoded
from pdca.storage.cycle_projection import cycle_rows
from pdca.storage.finding_projection import OF_FINDINGS, finding_rows
from pdca.storage.rows import Close, Row, Value
from pdca.storage.tables import FOREVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An event and what it was folded into."""

    recorded: Recorded
    organisation: Organisation
    assessment: Assessment | None = None
    finding: Finding | None = None
    cycle_before: Cycle | None = None
    cycle: Cycle | None = None
    catalogues: Mapping[str, Catalogue]


def rows_of(change: Change) -> Iterator[Row | Close]:
    """Yield the rows that an event leaves in the query tables."""
    event = change.recorded.event
    match event:
        case happened.PersonAdded():
            yield _person(event, change.recorded)
        case happened.PersonChanged() | happened.PersonLeft() | happened.PersonReturned():
            yield _changed_person(event)
        case happened.CalendarSeeded():
            yield from _seeded_days(event)
        case happened.CalendarDaySet():
            yield _day(event.day.isoformat(), is_working=event.is_working, note=event.note)
        case happened.AssessmentMade() | happened.AssessmentOpened():
            yield from _assessments(event, change)
        case happened.EvidenceImported():
            yield _import(event, change.recorded)
        case _ if type(event) in OF_FINDINGS and change.finding is not None:
            yield from finding_rows(change.finding, event, change.recorded)
        case _ if change.cycle is not None:
            yield from cycle_rows(change.recorded, change.cycle_before, change.cycle, change.organisation)
        case _:
            return


def _assessments(event: happened.AssessmentMade | happened.AssessmentOpened, change: Change) -> Iterator[Row]:
    """Yield an assessment; what is sealed shows no sign before it is opened."""
    if isinstance(event, happened.AssessmentMade):
        yield _assessment(event, change.recorded)
        if event.voice is Voice.OWNER and not event.is_sealed:
            yield from _signs(event, change.catalogues[event.catalogue])
    elif change.assessment is not None:
        made = change.assessment.made
        yield Row("assessments", {"number": made.number, "opened_seq": change.recorded.seq})
        yield from _signs(made, change.catalogues[made.catalogue])


def _changed_person(event: happened.PersonChanged | happened.PersonLeft | happened.PersonReturned) -> Row:
    match event:
        case happened.PersonLeft():
            changed: dict[str, Value] = {"left_on": event.on.isoformat()}
        case happened.PersonReturned():
            changed = {"left_on": None}
        case _:
            changed = {"mail": event.mail, "language": event.language, "cycle_limit": event.limit}
    return Row("people", {"number": event.number, **changed})


def _person(event: happened.PersonAdded, recorded: Recorded) -> Row:
    return Row(
        "people",
        {
            "number": event.number,
            "name": event.name,
            "role": event.role.value,
            "reports_to": event.reports_to,
            "mail": event.mail,
            "language": event.language,
            "cycle_limit": DEFAULT_LIMIT,
            "from_seq": recorded.seq,
            "left_on": None,
        },
    )


def _seeded_days(event: happened.CalendarSeeded) -> Iterator[Row]:
    for day in event.off:
        yield _day(day.isoformat(), is_working=False, note="")
    for day in event.worked:
        yield _day(day.isoformat(), is_working=True, note="")


def _day(day: str, *, is_working: bool, note: str) -> Row:
    return Row("calendar_days", {"day": day, "is_working": int(is_working), "note": note})


def _assessment(event: happened.AssessmentMade, recorded: Recorded) -> Row:
    return Row(
        "assessments",
        {
            "number": event.number,
            "person": event.person,
            "made_by": recorded.actor,
            "made_on": event.on.isoformat(),
            "catalogue": event.catalogue,
            "voice": event.voice.value,
            "is_blind": int(event.is_blind),
            "beside": event.beside,
            "answer_by": event.answer_by.isoformat() if event.answer_by else None,
            "seq": recorded.seq,
            "opened_seq": FOREVER if event.is_sealed else recorded.seq,
        },
    )


def _signs(event: happened.AssessmentMade, catalogue: Catalogue) -> Iterator[Row]:
    """Yield what the signs are by an owner's public answers; the tables keep nothing that is sealed."""
    for position, score in enumerate(assess(catalogue, event.answers), start=1):
        yield Row(
            "assessment_signs",
            {
                "assessment": event.number,
                "position": position,
                "sign": score.sign,
                "level": int(score.level),
                "is_finding": int(score.is_finding),
                "mean": None if score.mean is None else str(score.mean),
                "checked": score.checked,
                "criteria": score.criteria,
            },
        )


def _import(event: happened.EvidenceImported, recorded: Recorded) -> Row:
    return Row(
        "evidence_imports",
        {
            "number": event.number,
            "kind": event.kind.value,
            "file": event.file,
            "sha256": event.sha256,
            "exported_on": event.exported_on.isoformat(),
            "is_whole": int(event.is_whole),
            "fields": encoded(event.fields),
            "required": event.required,
            "rows": event.rows,
            "rejected": event.rejected,
            "first_on": event.first.isoformat() if event.first else None,
            "last_on": event.last.isoformat() if event.last else None,
            "made_by": recorded.actor,
            "seq": recorded.seq,
        },
    )
