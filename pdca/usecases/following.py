"""What follows from an assessment whose answers are public: findings, unless something speaks against it."""

from dataclasses import dataclass
from datetime import date

from pdca.domain.catalogue import Catalogue, Sign
from pdca.domain.events import AssessmentMade, FindingOpened
from pdca.domain.finding import Finding
from pdca.domain.finding_rules import shows
from pdca.domain.process import Ending
from pdca.domain.recurrence import is_recurrence, raised
from pdca.domain.streams import stream_of
from pdca.storage import listings
from pdca.storage.journal import Journal, Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """The findings that an assessment opened, and the signs that show but opened none."""

    findings: tuple[Finding, ...] = ()
    already_open: tuple[str, ...] = ()
    """They have an open finding or cycle already."""
    outdated: tuple[str, ...] = ()
    """Their cycle was closed after the date of the evidence, or later evidence speaks of them."""


@dataclass(frozen=True, slots=True)
class _Closing:
    cycle: int
    on: date


def follow(journal: Journal, made: AssessmentMade, stamp: Stamp) -> Followed:
    """Open the findings that an assessment proves.

    A sign opens none while a finding of the same person and sign is open, or when its evidence is older
    than the closing of its cycle or than the latest check of it: dates of evidence decide, not of entry.
    """
    catalogue = journal.catalogues[made.catalogue]
    busy, closed = _open_signs(journal, made.person), _closings(journal, made.person)
    overtaken = listings.signs_checked_after(journal, made.person, made.on)
    showing = list(shows(catalogue, made))
    outdated = [
        sign
        for sign in showing
        if sign not in busy and (sign in overtaken or (sign in closed and made.on < closed[sign].on))
    ]
    return Followed(
        findings=tuple(
            _open_finding(journal, made, catalogue, catalogue.sign(sign), closed.get(sign), stamp=stamp)
            for sign in showing
            if sign not in busy and sign not in outdated
        ),
        already_open=tuple(sign for sign in showing if sign in busy),
        outdated=tuple(outdated),
    )


def _open_signs(journal: Journal, person: int) -> frozenset[str]:
    ended = {row.number for row in listings.cycles(journal) if row.ending is not None}
    return frozenset(
        row.sign
        for row in listings.findings(journal)
        if row.sign and row.person == person and not row.is_dismissed and row.cycle not in ended
    )


def _closings(journal: Journal, person: int) -> dict[str, _Closing]:
    """Return the latest cycle of each sign of a person that was closed with success."""
    mine = {row.number for row in listings.findings(journal) if row.person == person}
    found: dict[str, _Closing] = {}
    for row in listings.cycles(journal):
        if row.finding in mine and row.sign and row.ending is Ending.CLOSED and row.ended_on is not None:
            closing = _Closing(row.number, row.ended_on)
            known = found.get(row.sign, closing)
            found[row.sign] = max(known, closing, key=lambda each: (each.on, each.cycle))
    return found


def _open_finding(
    journal: Journal,
    made: AssessmentMade,
    catalogue: Catalogue,
    sign: Sign,
    closing: _Closing | None,
    *,
    stamp: Stamp,
) -> Finding:
    recurs = closing is not None and is_recurrence(closing.on, made.on, catalogue.recurrence_months)
    earlier = closing.cycle if closing is not None and recurs else None
    if earlier is not None:
        # The rules compare with the cycle that did not hold, and with the finding it was about.
        journal.finding(journal.cycle(earlier).finding)
    number = journal.next_number("finding")
    opened = FindingOpened(
        number=number,
        title=sign.title,
        description=sign.description,
        severity=sign.severity if earlier is None else raised(sign.severity),
        found_on=made.on,
        sign=sign.id,
        catalogue=made.catalogue,
        assessment=made.number,
        person=made.person,
        recurs_from=earlier,
    )
    journal.record(stream_of("finding", number), opened, stamp)
    return journal.finding(number)
