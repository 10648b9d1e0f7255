"""What is known of an assessment before its first answer, and whether any answers could be recorded."""

from dataclasses import dataclass
from datetime import date

from pdca.domain.catalogue import Catalogue
from pdca.domain.events import Answer
from pdca.domain.organisation import Organisation
from pdca.domain.people import Person
from pdca.domain.streams import stream_of
from pdca.storage.store import Store
from pdca.usecases.acting import Acting, find_person, stamp
from pdca.usecases.assessing import assessment_from
from pdca.usecases.defining import store_catalogue
from pdca.usecases.pairing import Manner, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """Who is assessed by whom, against what, as of which day."""

    person: Person
    by: Person
    catalogue: Catalogue
    on: date
    organisation: Organisation


def begin_assessment(
    store: Store, name: str, catalogue: Catalogue, *, acting: Acting, on: date | None, manner: Manner
) -> Begun:
    """Return what an assessment begins with; nobody should answer 52 questions for nothing.

    Raises:
        NotFound: there is no such person, or nothing to take answers over from.
        Refused: whatever is answered, the rules would say no.
    """
    whole = [
        Answer(sign=sign.id, criterion=each.id, score=1) for sign in catalogue.signs for each in sign.criteria
    ]
    with store.trying() as journal:
        made, organisation = stamp(journal, acting), journal.organisation()
        subject = Subject(
            person=find_person(organisation, name),
            catalogue=store_catalogue(journal, catalogue, made),
            on=on or organisation.today(acting.at),
            by=made.by,
        )
        event = assessment_from(journal, subject, whole, manner, made=made)
        journal.record(stream_of("assessment", event.number), event, made)
    return Begun(
        person=subject.person, by=made.by, catalogue=catalogue, on=subject.on, organisation=organisation
    )
