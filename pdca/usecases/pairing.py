"""Which assessment a new one answers beside, which it takes answers over from, and which it only repeats."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pdca.domain.comparison import taken_over
from pdca.domain.errors import NotFound
from pdca.domain.events import Answer, Voice
from pdca.domain.past import by_criterion, is_answered
from pdca.domain.people import Person
from pdca.domain.voices import Assessment, is_near
from pdca.storage import listings
from pdca.storage.journal import Journal
from pdca.storage.listings import AssessmentRow
from pdca.storage.view import View

ANSWER_DAYS = 5
"""Working days in which the assessed person may answer beside a sealed assessment, when none are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How someone assesses: with whose voice, sealed or not, with what taken over."""

    voice: Voice = Voice.OWNER
    is_sealed: bool = False
    answer_by: date | None = None
    carries_over: bool = False
    """Take over from the latest assessment what is not answered."""
    carried_from: int | None = None
    """Take it over from this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whom an assessment is about, against which catalogue, as of which day, and who gives it."""

    person: Person
    catalogue: str
    """Content hash."""
    on: date
    by: Person


def beside_of(journal: Journal, subject: Subject, voice: Voice) -> Assessment | None:
    """Return the latest assessment by the other voice when nothing stands beside it yet.

    Answers beside one that is not sealed must be about the same state of things (see ANSWER_WITHIN).
    """
    other = Voice.OWNER if voice is Voice.SELF else Voice.SELF
    rows = [row for row in _series(journal, subject) if row.voice is other]
    if not rows:
        return None
    latest = max(rows, key=lambda row: row.seq)
    is_of_now = latest.is_sealed or is_near(subject.on, latest.made_on)
    is_free = latest.beside is None and partner_of(journal, latest.number) is None
    return journal.assessment(latest.number) if is_of_now and is_free else None


def seen_by(journal: Journal, subject: Subject, beside: Assessment | None) -> int | None:
    """Return the owner's open assessment that the assessed person could read before answering anew.

    Older ones than ANSWER_WITHIN say how things were, not how they are. What stands beside speaks for itself.
    """
    if beside is not None:
        return None
    rows = [
        row
        for row in _series(journal, subject)
        if row.voice is Voice.OWNER and not row.is_sealed and is_near(row.made_on, subject.on)
    ]
    return journal.assessment(max(rows, key=lambda row: row.seq).number).made.number if rows else None


def partner_of(view: View, number: int) -> int | None:
    """Return the assessment by the other voice beside one, whichever of the two came first."""
    for row in listings.assessments(view):
        if row.number == number and row.beside is not None:
            return row.beside
        if row.beside == number:
            return row.number
    return None


def base_of(journal: Journal, subject: Subject, manner: Manner, *, is_sealed: bool) -> Assessment | None:
    """Return the assessment that answers are taken over from; None when none is wanted.

    What is sealed is taken over by its author alone, and only into what is sealed as well.

    Raises:
        NotFound: there is nothing to take over.
    """
    if manner.carried_from is not None:
        return journal.assessment(manner.carried_from)
    if not manner.carries_over:
        return None
    rows = [
        row
        for row in _series(journal, subject)
        if row.voice is manner.voice
        and row.made_on <= subject.on
        and (not row.is_sealed or (is_sealed and row.made_by == subject.by.number))
    ]
    if not rows:
        raise NotFound("nothing-to-carry-over", name=subject.person.name)
    return journal.assessment(rows[-1].number)


def completed(
    journal: Journal, subject: Subject, answers: Sequence[Answer], base: Assessment | None
) -> tuple[Answer, ...]:
    """Return the answers with those of an earlier assessment where nothing was checked.

    A criterion that the catalogue no longer has is not taken over.
    """
    if base is None:
        return tuple(answers)
    given = by_criterion(tuple(answers))
    known = {
        (sign.id, criterion.id)
        for sign in journal.catalogues[subject.catalogue].signs
        for criterion in sign.criteria
    }
    over = {
        key: answer
        for answer in taken_over(base.made, given)
        if (key := (answer.sign, answer.criterion)) in known
    }
    return tuple((given | over).values())


def repeated(
    journal: Journal, subject: Subject, answers: Sequence[Answer], manner: Manner
) -> Assessment | None:
    """Return the last assessment of the same day by the same person when it says exactly the same.

    One that was changed in between is not the same again: whoever goes back to it means it.
    """
    mine = (subject.by.number, subject.on, manner.voice)
    rows = [row for row in _series(journal, subject) if (row.made_by, row.made_on, row.voice) == mine]
    if not rows or rows[-1].catalogue != subject.catalogue:
        return None
    known = journal.assessment(rows[-1].number)
    return known if _says_the_same(known, answers, manner) else None


def _says_the_same(known: Assessment, answers: Sequence[Answer], manner: Manner) -> bool:
    carries = manner.carries_over or manner.carried_from is not None
    checked, new = {answer for answer in known.made.answers if answer.carried_on is None}, set(answers)
    if carries:
        # A mere note about what was taken over stands with the answer that was.
        checked, new = set(filter(is_answered, checked)), set(filter(is_answered, new))
    return (
        checked == new
        # Beside an answer that was in already a seal is not needed, and none was put on.
        and known.made.is_sealed == (manner.is_sealed and known.made.beside is None)
        and (known.made.carried_from is not None) == carries
        and manner.carried_from in (None, known.made.carried_from)
    )


def _series(journal: Journal, subject: Subject) -> tuple[AssessmentRow, ...]:
    """List the assessments of the same person and catalogue, whatever its version, by date of evidence."""
    wanted = journal.catalogues[subject.catalogue].id
    return tuple(_of_catalogue(journal, subject.person.number, wanted))


def _of_catalogue(journal: Journal, person: int, catalogue: str) -> Iterator[AssessmentRow]:
    for row in listings.assessments(journal):
        if row.person == person and journal.catalogues[row.catalogue].id == catalogue:
            yield row
