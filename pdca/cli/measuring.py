"""Answers from data for `pdca assess`: beside typed ones, or as notes of a form."""

from typing import TYPE_CHECKING

from pdca.cli.measured_views import figure_note, tell_answers, tell_legend
from pdca.cli.output import tell
from pdca.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pdca.domain.catalogue import Catalogue
    from pdca.domain.events import Answer
    from pdca.domain.evidence_doubts import EvidenceDoubt
    from pdca.usecases.measuring import Measured


def measured_beside(
    session: Session, catalogue: "Catalogue", typed: "Sequence[Answer]", *, person: str, on: "date | None"
) -> "tuple[Sequence[Answer], Sequence[EvidenceDoubt]]":
    """Return typed and measured answers together, printed unless JSON is asked for, and what to doubt."""
    from pdca.usecases.measuring import beside_typed, doubt_exports

    measured = _measured(session, catalogue, person, on)
    answers = beside_typed(measured, typed)
    if not session.is_json:
        tell_answers(catalogue, answers, measured, session.language)
        tell_legend()
        tell()
    return answers, doubt_exports(session.store(), measured, at=session.now(), on=on)


def measured_notes(
    session: Session, catalogue: "Catalogue", *, person: str | None, on: "date | None"
) -> dict[tuple[str, str], str]:
    """Return what is measured as notes for a form, by sign and criterion."""
    return {
        (each.sign.id, each.criterion.id): note
        for each in _measured(session, catalogue, person, on)
        if (note := figure_note(each, session.language))
    }


def _measured(
    session: Session, catalogue: "Catalogue", person: str | None, on: "date | None"
) -> "tuple[Measured, ...]":
    from pdca.usecases.measuring import measure

    return measure(session.store(), catalogue, person=person, at=session.now(), on=on)
