"""Seals, replies and recurrence on real databases: what the tables hold, and that the log proves it."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from pdca.domain.errors import Refused
from pdca.domain.events import Answer, Voice
from pdca.storage import listings
from pdca.storage.month_figures import MonthFigures
from pdca.storage.store import Store
from pdca.usecases import assessing, findings
from pdca.usecases.assessments import show_assessment
from pdca.usecases.desk import show_cycle
from pdca.usecases.month_report import report_month
from pdca.usecases.pairing import Manner
from pdca.usecases.verifying import verify_log
from tests.storage.company import HEAD, OWNER, READER, Now, catalogue, shown_again
from tests.storage.kinds import kind
from tests.storage.test_store import LATER

__all__ = ["kind"]

SEALED, OWN = Manner(is_sealed=True), Manner(voice=Voice.SELF)

FAILING = tuple(
    Answer(sign=sign.id, criterion=criterion.id, score=0)
    for sign in catalogue().signs[3:5]
    for criterion in sign.criteria
)


def assessed(store: Store, now: Now, manner: Manner, by: str, on: date | None = None) -> assessing.Assessed:
    """Assess the head with two signs that show."""
    return assessing.assess_person(
        store, HEAD, catalogue(), FAILING, acting=now.acting(by), manner=manner, on=on
    )


def signs_kept(store: Store, assessment: int) -> int:
    """Count what the table of signs holds of an assessment."""
    with store.engine.connect() as connection, connection.begin():
        statement = text("SELECT count(*) FROM assessment_signs WHERE assessment = :assessment")
        return int(connection.execute(statement, {"assessment": assessment}).scalar_one())


def test_tables_keep_nothing_of_what_is_sealed_until_it_is_opened(company: Store) -> None:
    now = Now(at=LATER)
    sealed = assessed(company, now, SEALED, OWNER).number
    before = signs_kept(company, sealed)

    opened = assessing.open_assessment(company, sealed, acting=now.acting(OWNER))

    assert (before, signs_kept(company, sealed)) == (0, len(catalogue().signs))
    assert len(opened.findings) == 2
    assert verify_log(company).problems == ()


def test_tables_never_keep_what_people_say_of_themselves(company: Store) -> None:
    own = assessed(company, Now(at=LATER), OWN, HEAD).number

    assert signs_kept(company, own) == 0


def test_the_answer_beside_a_sealed_assessment_opens_it_and_its_findings(company: Store) -> None:
    now = Now(at=LATER)
    sealed = assessed(company, now, SEALED, OWNER)

    own = assessed(company, now, OWN, HEAD)

    assert (sealed.findings, own.has_opened, len(own.findings)) == ((), True, 2)
    assert {finding.assessment for finding in own.findings} == {sealed.number}
    assert own.assessment.made.is_blind
    assert verify_log(company).problems == ()


def test_answers_given_again_after_reading_the_owners_are_not_blind(company: Store) -> None:
    now = Now(at=LATER)
    assessed(company, now, Manner(), OWNER)
    beside = assessed(company, now, OWN, HEAD)

    again = assessing.assess_person(
        company, HEAD, catalogue(), FAILING[:1], acting=now.acting(HEAD), manner=OWN
    )

    assert again.assessment.made.beside is None
    assert (beside.assessment.made.is_blind, again.assessment.made.is_blind) == (False, False)
    assert verify_log(company).problems == ()


def test_a_sealed_assessment_is_in_no_report(company: Store) -> None:
    now = Now(at=LATER)
    before = report_month(company, LATER.date(), now.acting(READER))

    assessed(company, now, SEALED, OWNER)

    after = report_month(company, LATER.date(), now.acting(READER))
    assert (after.strips, after.tiles) == (before.strips, before.tiles)
    with company.reading() as view:
        assert len(MonthFigures(view).rows("assessments", view.head()[0])) == 2


def test_what_the_head_says_alone_is_hidden_from_the_owner(company: Store) -> None:
    now = Now(at=LATER)
    own = assessed(company, now, OWN, HEAD).number

    with pytest.raises(Refused) as refusal:
        show_assessment(company, own, now.acting(OWNER))

    assert refusal.value.code == "self-answers-hidden"


def test_an_assessment_dated_back_is_not_the_latest(company: Store) -> None:
    now = Now(at=LATER)
    before = report_month(company, LATER.date(), now.acting(READER))

    made = assessed(company, now, Manner(), OWNER, on=date(2026, 1, 12))

    after = report_month(company, LATER.date(), now.acting(READER))
    assert after.strips[0].assessment == before.strips[0].assessment
    assert after.tiles == before.tiles
    assert len(made.followed.outdated) == 2
    with company.reading() as view:
        assert listings.assessments(view)[0].number == made.number


def test_the_same_assessment_given_again_writes_nothing(company: Store) -> None:
    now = Now(at=LATER)
    first = assessed(company, now, Manner(), OWNER)
    with company.reading() as view:
        head = view.head()

    again = assessed(company, now, Manner(), OWNER)

    with company.reading() as view:
        assert view.head() == head
    assert (again.number, again.is_repeat, again.findings) == (first.number, True, ())


@pytest.mark.parametrize(
    ("manner", "by", "later"),
    [(SEALED, OWNER, timedelta()), (OWN, HEAD, timedelta()), (Manner(), OWNER, timedelta(days=1))],
    ids=["sealed", "another voice", "another day"],
)
def test_what_differs_in_anything_is_another_assessment(
    company: Store, manner: Manner, by: str, later: timedelta
) -> None:
    now = Now(at=LATER)
    first = assessed(company, now, Manner(), OWNER)
    now.pass_time(later)

    assert assessed(company, now, manner, by).number == first.number + 1


def test_a_sign_that_shows_again_opens_a_linked_cycle_that_the_log_proves(company: Store) -> None:
    now = Now(at=LATER)

    number = shown_again(company, now)

    finding = findings.show_finding(company, number).finding
    here = show_cycle(company, finding.cycle or 0, now.acting(HEAD))
    assert (finding.recurs_from, here.cycle.recurs_from) == (1, 1)
    assert here.before is not None
    assert here.cycle.plan == here.before.plan.for_recurrence()
    assert [row.number for row in show_cycle(company, 1, now.acting(HEAD)).again] == [number]
    assert verify_log(company).problems == ()


def test_after_a_cancelled_cycle_a_sign_is_only_unfinished(company: Store) -> None:
    now = Now(at=LATER + timedelta(days=60))
    sign = catalogue().signs[2]
    failing = [Answer(sign=sign.id, criterion=criterion.id, score=0) for criterion in sign.criteria]

    made = assessing.assess_person(company, HEAD, catalogue(), failing, acting=now.acting(OWNER))

    assert [finding.recurs_from for finding in made.findings] == [None]
    assert made.findings[0].severity is sign.severity


def test_a_finding_added_twice_by_the_same_person_is_one(company: Store) -> None:
    now = Now(at=LATER)
    first = findings.add_finding(company, "Жалоба", acting=now.acting(OWNER), external_number="Ж-99")

    again = findings.add_finding(company, "Жалоба", acting=now.acting(OWNER), external_number="Ж-99")
    others = findings.add_finding(company, "Жалоба", acting=now.acting(HEAD))

    assert (again.finding.number, again.is_repeat) == (first.finding.number, True)
    assert (others.finding.number, others.is_repeat) == (first.finding.number + 1, False)
