"""What `pdca assess` answers: the scores by sign, what follows from them, and what to doubt."""

from typing import TYPE_CHECKING

from pdca.cli.doubt_views import doubt_as_data, tell_doubts
from pdca.cli.output import tell, tell_json, tell_table
from pdca.cli.session import Session
from pdca.cli.tables import Column, Table
from pdca.cli.text import _
from pdca.cli.voice_views import assessed_as_data, followed_lines, head_line, level_cell, voice_lines
from pdca.cli.words import number
from pdca.domain.text import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pdca.domain.evidence_doubts import EvidenceDoubt
    from pdca.usecases.assessing import Assessed


def answer_assessment(session: Session, assessed: "Assessed", doubts: "Sequence[EvidenceDoubt]") -> None:
    """Answer what was recorded: scores by sign, findings, what to doubt."""
    if session.is_json:
        tell_json(
            "assessment",
            **assessed_as_data(assessed),
            answers=assessed.answers,
            doubts=[doubt_as_data(each) for each in doubts],
        )
        return
    _tell_result(session, assessed)
    tell_doubts(doubts, session.language)


def _tell_result(session: Session, assessed: "Assessed") -> None:
    if assessed.is_repeat:
        said_already = _("A-{number} says exactly the same already; nothing was written.")
        tell(said_already.format(number=assessed.number))
        return
    tell(head_line(assessed))
    tell_table(_scores(session, assessed))
    for line in voice_lines(assessed):
        tell(line)
    for line in followed_lines(assessed):
        tell(line)


def _scores(session: Session, assessed: "Assessed") -> Table:
    table = Table(
        (
            Column(_("Sign"), is_flexible=True),
            Column(_("Checked"), is_right=True),
            Column(_("Mean"), is_right=True),
            Column(_("Shows")),
        )
    )
    for score, sign in zip(assessed.scores, assessed.catalogue.signs, strict=True):
        table.add(
            said(sign.title, session.language),
            f"{score.checked}/{score.criteria}" + (f" +{score.carried}" if score.carried else ""),
            "—" if score.mean is None else _mean(score.mean),
            level_cell(score.level),
        )
    return table


def _mean(mean: object) -> str:
    from decimal import Decimal
    from fractions import Fraction

    exact = Fraction(str(mean))
    return number((Decimal(exact.numerator) / exact.denominator).quantize(Decimal("0.01")))
