"""What exports are doubted for: which export each doubt is about, and when a month ends."""

from datetime import date

import pytest

from pdca.cli.sentences import fields_of
from pdca.cli.sentences.doubts import EVIDENCE_DOUBTS
from pdca.domain.calendar import Calendar
from pdca.domain.evidence_doubts import NEEDS, EvidenceDoubt, EvidenceDoubtCode, is_end_of_month
from pdca.domain.sales import ExportKind


def test_every_doubt_needs_an_export_and_has_a_sentence_that_names_the_seller() -> None:
    assert NEEDS.keys() == EVIDENCE_DOUBTS.keys() == set(EvidenceDoubtCode)
    assert all({"seller", "count"} <= fields_of(text) for text in EVIDENCE_DOUBTS.values())


def test_doubt_knows_its_export() -> None:
    doubt = EvidenceDoubt(code=EvidenceDoubtCode.SAME_ANSWER_TIME, seller="Иванов", count=12, of=12)

    assert doubt.kind is ExportKind.LEADS


@pytest.mark.parametrize(
    ("day", "is_end"),
    [
        (date(2026, 8, 28), False),
        (date(2026, 8, 31), True),
        (date(2026, 10, 30), True),  # a Friday; the 31st is not worked
        (date(2026, 10, 31), True),
        (date(2026, 12, 30), True),  # the 31st is a holiday here
        (date(2026, 12, 29), False),
    ],
)
def test_month_ends_with_its_last_working_day(day: date, is_end: bool) -> None:  # noqa: FBT001
    calendar = Calendar(exceptions={date(2026, 12, 31): False})

    assert is_end_of_month(day, calendar) is is_end
