"""Assessments to look at: list them, show one beside its other voice, and compare two."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pdca.domain.catalogue import Catalogue
from pdca.domain.comparison import SignChange, compared, compared_with_past, in_order, voices_compared
from pdca.domain.errors import Refused, WrongInput
from pdca.domain.events import AssessmentMade, Voice
from pdca.domain.organisation import Organisation
from pdca.domain.people import Person
from pdca.domain.voices import Assessment, is_public, may_see
from pdca.storage import listings
from pdca.storage.listings import AssessmentRow, FindingRow
from pdca.storage.store import Store
from pdca.storage.view import View
from pdca.usecases.acting import Acting, who
from pdca.usecases.pairing import partner_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentLine:
    """An assessment in a list."""

    row: AssessmentRow
    catalogue: Catalogue
    beside: int | None
    is_hidden: bool
    """Whether its answers are kept from the person who asks."""
    waits_for: Voice | None
    """Whose answers are still awaited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentList:
    """All assessments with what is needed to print them."""

    organisation: Organisation
    today: date
    by: Person
    lines: tuple[AssessmentLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentShown:
    """An assessment with what it is compared with, as far as the person who asks may see it."""

    assessment: Assessment
    organisation: Organisation
    catalogue: Catalogue
    earlier: tuple[Assessment, ...]
    """Those before it by date of evidence, of the same person, catalogue and voice, the last first."""
    changes: tuple[SignChange, ...]
    """Each sign against the last earlier one that checked it; every criterion stands here without one too."""
    beside: Assessment | None
    """The one by the other voice, when it may be seen."""
    differences: tuple[SignChange, ...]
    """The owner's against the assessed person's; empty when only one of them may be seen."""
    findings: tuple[FindingRow, ...]

    @property
    def made(self) -> AssessmentMade:
        """Return what was recorded."""
        return self.assessment.made

    @property
    def previous(self) -> Assessment | None:
        """Return the one right before it."""
        return self.earlier[0] if self.earlier else None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentsCompared:
    """Two assessments of one person in the order of their evidence."""

    organisation: Organisation
    catalogue: Catalogue
    before: AssessmentMade
    after: AssessmentMade
    changes: tuple[SignChange, ...]


def list_assessments(store: Store, acting: Acting) -> AssessmentList:
    """List all assessments by the date of their evidence; answers that are hidden are named as such."""
    with store.reading() as view:
        organisation = view.organisation()
        by = who(organisation, acting)
        rows = {row.number: row for row in listings.assessments(view)}
        partners = _partners(rows)
        lines = tuple(_line(view, row, rows.get(partners.get(row.number, 0)), by) for row in rows.values())
        return AssessmentList(
            organisation=organisation, today=organisation.today(acting.at), by=by, lines=lines
        )


def show_assessment(store: Store, number: int, acting: Acting) -> AssessmentShown:
    """Return an assessment beside its other voice and against the one before it.

    Raises:
        NotFound: there is no such assessment.
        Refused: its answers are kept from the person who asks.
    """
    with store.reading() as view:
        organisation = view.organisation()
        return shown(view, organisation, number, by=who(organisation, acting).number)


def compare_assessments(store: Store, one: int, other: int, acting: Acting) -> AssessmentsCompared:
    """Compare two assessments of one person: what is better, worse, checked anew, taken over.

    Raises:
        NotFound: there is no such assessment.
        Refused: the answers of one of them are kept from the person who asks.
        WrongInput: they are of different people, catalogues or voices.
    """
    with store.reading() as view:
        organisation = view.organisation()
        by = who(organisation, acting).number
        first, second = (visible(view, organisation, number, by=by).made for number in (one, other))
        before, after = in_order(first, second)
        catalogue = view.catalogues[after.catalogue]
        if differing := _differing(view, before, after):
            raise WrongInput("assessments-incomparable", one=one, other=other, differing=differing)
        return AssessmentsCompared(
            organisation=organisation,
            catalogue=catalogue,
            before=before,
            after=after,
            changes=compared(catalogue, before, after),
        )


def shown(view: View, organisation: Organisation, number: int, *, by: int) -> AssessmentShown:
    """Bundle an assessment with what it is compared with, as far as a person may see it."""
    assessment = visible(view, organisation, number, by=by)
    catalogue = view.catalogues[assessment.made.catalogue]
    earlier = tuple(earlier_of(view, assessment, by=by))
    beside = _beside(view, number)
    seen = beside if beside is not None and may_see(by, beside, assessment) else None
    return AssessmentShown(
        assessment=assessment,
        organisation=organisation,
        catalogue=catalogue,
        earlier=earlier,
        changes=compared_with_past(catalogue, [each.made for each in earlier], assessment.made),
        beside=seen,
        differences=_differences(catalogue, assessment, seen) if seen else (),
        findings=tuple(row for row in listings.findings(view) if row.assessment == number),
    )


def visible(view: View, organisation: Organisation, number: int, *, by: int) -> Assessment:
    """Return an assessment whose answers a person may see; refuse with what they wait for."""
    assessment, beside = view.assessment(number), _beside(view, number)
    if may_see(by, assessment, beside):
        return assessment
    people, made = organisation.people, assessment.made
    name, owner = people[made.person].name, people[assessment.by].name
    if made.voice is Voice.SELF:
        raise Refused("self-answers-hidden", number=number, name=name)
    raise Refused("answers-sealed", number=number, name=name, owner=owner, until=made.answer_by)


def earlier_of(view: View, assessment: Assessment, *, by: int) -> Iterator[Assessment]:
    """Yield those before an assessment by date of evidence, of the same person, catalogue and voice.

    The last one comes first; those whose answers are kept from the person who asks are left out.
    """
    made, catalogue = assessment.made, view.catalogues[assessment.made.catalogue].id
    for row in reversed(listings.assessments(view)):
        if (
            (row.person, row.voice) == (made.person, made.voice)
            and (row.made_on, row.seq) < (made.on, assessment.seq)
            and view.catalogues[row.catalogue].id == catalogue
        ):
            known = view.assessment(row.number)
            if may_see(by, known, _beside(view, row.number)):
                yield known


def is_public_now(view: View, assessment: Assessment) -> bool:
    """Tell whether everyone may see the answers of an assessment."""
    return is_public(assessment, _beside(view, assessment.made.number))


def hidden_assessments(view: View, by: int) -> frozenset[int]:
    """Return the assessments whose answers are kept from a person."""
    rows = {row.number: row for row in listings.assessments(view)}
    partners = _partners(rows)
    return frozenset(
        number
        for number, row in rows.items()
        if row.made_by != by and _is_kept(row, rows.get(partners.get(number, 0)))
    )


def _partners(rows: dict[int, AssessmentRow]) -> dict[int, int]:
    pairs = [(row.number, row.beside) for row in rows.values() if row.beside is not None]
    return {**dict(pairs), **{beside: number for number, beside in pairs}}


def _line(view: View, row: AssessmentRow, beside: AssessmentRow | None, by: Person) -> AssessmentLine:
    is_self, is_kept = row.voice is Voice.SELF, _is_kept(row, beside)
    awaited = Voice.OWNER if is_self else Voice.SELF if row.is_sealed else None
    return AssessmentLine(
        row=row,
        catalogue=view.catalogues[row.catalogue],
        beside=beside.number if beside else None,
        is_hidden=is_kept and row.made_by != by.number,
        waits_for=awaited if beside is None else None,
    )


def _is_kept(row: AssessmentRow, beside: AssessmentRow | None) -> bool:
    """Tell whether only the one who recorded an assessment may see its answers."""
    if row.voice is Voice.SELF:
        return beside is None or beside.is_sealed
    return row.is_sealed


def _beside(view: View, number: int) -> Assessment | None:
    partner = partner_of(view, number)
    return view.assessment(partner) if partner is not None else None


def _differences(catalogue: Catalogue, assessment: Assessment, beside: Assessment) -> tuple[SignChange, ...]:
    is_owners = assessment.made.voice is Voice.OWNER
    owner, own = (assessment, beside) if is_owners else (beside, assessment)
    return voices_compared(catalogue, owner.made, own.made)


def _differing(view: View, before: AssessmentMade, after: AssessmentMade) -> tuple[str, ...]:
    checks = {
        "person": before.person == after.person,
        "catalogue": view.catalogues[before.catalogue].id == view.catalogues[after.catalogue].id,
        "voice": before.voice is after.voice,
    }
    return tuple(name for name, is_same in checks.items() if not is_same)
