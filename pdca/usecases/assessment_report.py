"""The assessment report: signs, their criteria, what changed, what the other voice says, what followed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pdca.domain.assessment import Level
from pdca.domain.catalogue import AnswerKind
from pdca.domain.comparison import Basis, Change, CriterionChange, Judged, SignChange, is_difference
from pdca.domain.errors import Refused
from pdca.domain.events import Voice
from pdca.domain.finding import Finding
from pdca.domain.organisation import Organisation
from pdca.domain.text import LocalText
from pdca.domain.voices import Assessment
from pdca.reports.assessment import (
    AnswerCell,
    AssessmentReport,
    Counted,
    Counts,
    CriterionLine,
    FollowedLine,
    Reference,
    ReplyLine,
    SignPart,
)
from pdca.storage import listings
from pdca.storage.listings import CycleRow, FindingRow
from pdca.storage.month_figures import MonthFigures
from pdca.storage.store import Store
from pdca.storage.view import View
from pdca.usecases.acting import Acting, who
from pdca.usecases.assessments import AssessmentShown, is_public_now, shown
from pdca.usecases.measuring import told_words_of

NOBODY = 0
"""Sees what everyone sees: what only the one who makes a report may see does not belong in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What followed from an assessment, as the store gave it."""

    findings: tuple[FindingRow, ...]
    """All findings, for what showed again later."""
    told: Mapping[int, Finding]
    """The findings of the assessment with their replies."""
    cycles: Mapping[int, CycleRow]
    stages: Mapping[int, LocalText]
    """The title of the stage of each of these cycles."""


def report_assessment(store: Store, number: int, acting: Acting) -> AssessmentReport:
    """Make the report of an assessment.

    Raises:
        NotFound: there is no such assessment.
        Refused: its answers are not public; a report is made to be handed on.
    """
    with store.reading() as view:
        organisation = view.organisation()
        who(organisation, acting)
        if not is_public_now(view, view.assessment(number)):
            raise Refused("report-of-sealed", number=number)
        here = shown(view, organisation, number, by=NOBODY)
        seq, head_hash = view.head()
        return made_report(
            here,
            _followed(view, here),
            seq=seq,
            head_hash=head_hash,
            is_clock_set=bool(MonthFigures(view).rows("has_set_clock", seq)),
        )


def made_report(
    here: AssessmentShown, followed: Followed, *, seq: int, head_hash: str, is_clock_set: bool
) -> AssessmentReport:
    """Put the report together from figures alone."""
    made, organisation = here.made, here.organisation
    return AssessmentReport(
        organisation=organisation.name,
        number=made.number,
        person=organisation.people[made.person].name,
        who=organisation.people[here.assessment.by].name,
        subject=here.catalogue.subject,
        catalogue=here.catalogue.title,
        catalogue_version=here.catalogue.version,
        made_on=made.on,
        entered_on=organisation.today(here.assessment.at),
        voice=made.voice,
        is_blind=made.is_blind,
        previous=_reference(here.previous, organisation),
        other=_reference(here.beside, organisation),
        counts=_counts(here),
        signs=tuple(_signs(here, followed)),
        seq=seq,
        head_hash=head_hash,
        is_clock_set=is_clock_set,
    )


def _followed(view: View, here: AssessmentShown) -> Followed:
    rows = listings.findings(view)
    owners = _owners_number(here)
    mine = [row for row in rows if row.assessment == owners]
    cycles = {row.number: row for row in listings.cycles(view) if row.finding in {f.number for f in mine}}
    return Followed(
        findings=rows,
        told={row.number: view.finding(row.number) for row in mine},
        cycles=cycles,
        stages={
            row.number: view.engines[row.process].process.stages[row.stage].title for row in cycles.values()
        },
    )


def _owners_number(here: AssessmentShown) -> int | None:
    """Return the owner's assessment of the two beside each other: findings come from that one."""
    if here.made.voice is Voice.OWNER:
        return here.made.number
    return here.beside.made.number if here.beside else None


def _reference(assessment: Assessment | None, organisation: Organisation) -> Reference | None:
    if assessment is None:
        return None
    made = assessment.made
    return Reference(
        number=made.number,
        made_on=made.on,
        voice=made.voice,
        is_blind=made.is_blind,
        who=organisation.people[assessment.by].name,
    )


def _counts(here: AssessmentShown) -> Counts:
    criteria = [each for change in here.changes for each in change.criteria]
    changes, bases = Counter(each.change for each in criteria), Counter(each.basis for each in criteria)
    measured = sum(
        each.basis is Basis.ANEW and each.after is not None and bool(each.after.computed) for each in criteria
    )
    return Counts(
        better=changes[Change.BETTER],
        worse=changes[Change.WORSE],
        same=changes[Change.SAME],
        anew=bases[Basis.ANEW],
        measured=measured,
        judged=bases[Basis.ANEW] - measured,
        carried=bases[Basis.CARRIED],
        unchecked=bases[Basis.UNCHECKED],
        differing=sum(is_difference(each) for change in here.differences for each in change.criteria),
    )


def _signs(here: AssessmentShown, followed: Followed) -> list[SignPart]:
    differences: Sequence[SignChange | None] = here.differences or [None] * len(here.changes)
    return [
        _sign(here, position, change, difference, followed)
        for position, (change, difference) in enumerate(zip(here.changes, differences, strict=True), start=1)
    ]


def _sign(
    here: AssessmentShown,
    position: int,
    change: SignChange,
    difference: SignChange | None,
    followed: Followed,
) -> SignPart:
    is_owners = here.made.voice is Voice.OWNER
    differing = difference.criteria if difference else [None] * len(change.criteria)
    return SignPart(
        position=position,
        title=change.sign.title,
        short=change.sign.short,
        level=change.after.level,
        level_before=change.before.level if here.previous else None,
        compared_with=_base(here, change),
        level_other=_other_level(difference, is_owners=is_owners),
        change=change.change,
        checked=change.after.checked,
        carried=change.after.carried,
        criteria=tuple(
            _criterion(each, other, is_owners=is_owners)
            for each, other in zip(change.criteria, differing, strict=True)
        ),
        followed=tuple(
            _line(finding, followed, here.organisation)
            for finding in followed.told.values()
            if finding.sign == change.sign.id
        ),
    )


def _base(here: AssessmentShown, change: SignChange) -> Reference | None:
    known = {each.made.number: each for each in here.earlier}
    return _reference(known[change.base.number], here.organisation) if change.base else None


def _other_level(difference: SignChange | None, *, is_owners: bool) -> Level | None:
    if difference is None:
        return None
    return difference.after.level if is_owners else difference.before.level


def _criterion(
    change: CriterionChange, difference: CriterionChange | None, *, is_owners: bool
) -> CriterionLine:
    criterion = change.criterion
    other = None if difference is None else difference.after if is_owners else difference.before
    differs = difference.change if difference is not None and is_difference(difference) else None
    return CriterionLine(
        text=criterion.text,
        unit=criterion.unit,
        is_yes_no=criterion.answer is AnswerKind.YES_NO,
        direction=criterion.direction,
        fail=criterion.fail,
        met=criterion.met,
        is_critical=criterion.is_critical,
        source=criterion.source,
        reference=criterion.reference,
        evidence=criterion.evidence,
        now=_cell(change.after),
        before=_cell(change.before),
        other=_cell(other),
        change=change.change,
        basis=change.basis,
        difference=differs,
    )


def _cell(judged: Judged | None) -> AnswerCell | None:
    if judged is None:
        return None
    return AnswerCell(
        value=judged.value, score=judged.score, on=judged.on, note=judged.note, counted=_counted(judged)
    )


def _counted(judged: Judged) -> Counted | None:
    if not judged.computed:
        return None
    return Counted(
        rows=judged.rows,
        first=judged.first,
        last=judged.last,
        how=told_words_of(judged.computed),
        is_given_by_assessed=judged.given_by is not None,
    )


def _line(finding: Finding, followed: Followed, organisation: Organisation) -> FollowedLine:
    cycle = followed.cycles.get(finding.cycle or 0)
    again = [row.number for row in followed.findings if cycle and row.recurs_from == cycle.number]
    return FollowedLine(
        finding=finding.number,
        severity=finding.severity,
        recurs_from=finding.recurs_from,
        is_dismissed=finding.dismissed_reason is not None,
        cycle=cycle.number if cycle else None,
        stage=followed.stages[cycle.number] if cycle else None,
        responsible=organisation.people[cycle.responsible].name if cycle else "",
        due=cycle.due if cycle else None,
        ended_on=cycle.ended_on if cycle else None,
        ending=cycle.ending if cycle else None,
        shown_again=tuple(again),
        replies=tuple(
            ReplyLine(who=organisation.people[r.by].name, on=organisation.today(r.at), text=r.text)
            for r in finding.replies
        ),
    )
