"""What may be recorded about the organisation, its assessments, findings and new cycles."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pdca.domain.catalogue import Severity
from pdca.domain.cycle_events import CycleOpened
from pdca.domain.events import (
    Answer,
    AssessmentMade,
    CalendarDaySet,
    CalendarSeeded,
    DefinitionKind,
    DefinitionStored,
    Event,
    FindingAssigned,
    FindingDismissed,
    FindingOpened,
    OrganisationFounded,
    PersonAdded,
    PersonChanged,
    WorkingWeekSet,
)
from pdca.domain.finding import Finding
from pdca.domain.finding_rules import finding_objections, shows
from pdca.domain.organisation import SETUP, Organisation, Situation, StoredDefinition
from pdca.domain.organisation_rules import (
    Opening,
    assessment_objections,
    founding_objections,
    opening_objections,
    organisation_objections,
)
from pdca.domain.people import Role
from pdca.domain.process import Phase
from pdca.domain.text import typed
from pdca.domain.voice_rules import Voices
from tests.unit.test_assessment import catalogue, criterion
from tests.unit.world import (
    HEAD,
    MEMBER,
    MONDAY,
    NOW,
    OWNER,
    READER,
    SECOND,
    STAGE_DAYS,
    codes,
    engine,
    organisation,
    situation,
)

TOMORROW = date(2026, 7, 7)

CATALOGUE = catalogue(criterion("a", is_critical=True), criterion("b"))
OWN_DAYS = replace(
    CATALOGUE,
    signs=(
        replace(CATALOGUE.signs[0], cycle=replace(CATALOGUE.signs[0].cycle, working_days={"planning": 2})),
    ),
)


def founded(**changes: Any) -> OrganisationFounded:  # noqa: ANN401 - handed to replace()
    event = OrganisationFounded(name="ООО", zone="Europe/Moscow", country="RU", language="ru", week=(0, 1))
    return replace(event, **changes)


def person(**changes: Any) -> PersonAdded:  # noqa: ANN401
    event = PersonAdded(
        number=6, name="Новый Илья", role=Role.MEMBER, reports_to=HEAD, mail="", language="ru"
    )
    return replace(event, **changes)


def assessed(**changes: Any) -> AssessmentMade:  # noqa: ANN401
    answers = (Answer(sign="sign", criterion="a", score=0),)
    return replace(
        AssessmentMade(number=1, person=HEAD, catalogue="f", on=MONDAY, answers=answers), **changes
    )


def finding(**changes: Any) -> Finding:  # noqa: ANN401
    waiting = Finding(
        number=1,
        version=1,
        title=typed("Нет планов"),
        description=typed(""),
        severity=Severity.MAJOR,
        found_on=MONDAY,
        sign=None,
        catalogue=None,
        assessment=None,
        person=None,
        due=None,
        external_number="",
    )
    return replace(waiting, **changes)


def found(**changes: Any) -> FindingOpened:  # noqa: ANN401
    event = FindingOpened(
        number=1, title=typed("Нет планов"), description=typed(""), severity=Severity.MAJOR, found_on=MONDAY
    )
    return replace(event, **changes)


def opened(**changes: Any) -> CycleOpened:  # noqa: ANN401
    event = CycleOpened(
        number=7,
        finding=1,
        title=typed("Нет планов"),
        severity=Severity.MAJOR,
        sign=None,
        catalogue=None,
        process="hash",
        assigner=OWNER,
        responsible=HEAD,
        checker=OWNER,
        stage="planning",
        phase=Phase.PLAN,
        stage_days=STAGE_DAYS,
        observation=20,
        due=date(2026, 7, 13),
    )
    return replace(event, **changes)


ASSIGNED = Opening(finding=finding(cycle=7), engine=engine(), catalogue=None)


def against(event: Event, by: int = OWNER, company: Organisation | None = None) -> list[str]:
    """List the codes of what is against an event of the organisation."""
    return codes(organisation_objections(event, situation(by, company=company)))


def test_log_begins_with_the_organisation_and_nothing_else() -> None:
    assert founding_objections(founded()) == ()
    assert codes(founding_objections(person())) == ["not-founded"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [({"name": " "}, ["name-empty"]), ({"week": ()}, ["week-empty"]), ({"week": (7,)}, ["week-empty"])],
)
def test_organisation_has_a_name_and_a_week(changes: dict[str, Any], expected: list[str]) -> None:
    assert codes(founding_objections(founded(**changes))) == expected


def test_owner_enters_people() -> None:
    assert against(person()) == []


@pytest.mark.parametrize(
    ("event", "by", "expected"),
    [
        (person(), HEAD, ["owner-only"]),
        (person(), READER, ["reader-reads", "owner-only"]),
        (person(name="  "), OWNER, ["name-empty"]),
        (person(number=5), OWNER, ["number-taken"]),
        (person(name="орлова АННА"), OWNER, ["name-taken"]),
        (person(reports_to=99), OWNER, ["no-such-person"]),
        (CalendarDaySet(day=MONDAY, is_working=False, note=""), MEMBER, ["owner-only"]),
        (PersonChanged(number=HEAD, mail="a@b", language="ru"), HEAD, ["owner-only"]),
        (PersonChanged(number=99, mail="a@b", language="ru"), OWNER, ["no-such-person"]),
        (WorkingWeekSet(week=(0,)), HEAD, ["owner-only"]),
        (WorkingWeekSet(week=()), OWNER, ["week-empty"]),
        (WorkingWeekSet(week=(0, 7)), OWNER, ["week-empty"]),
        (CalendarSeeded(off=(), worked=(), known_years=(2026,)), OWNER, ["calendar-seeded-already"]),
    ],
)
def test_everything_against_a_change_of_the_organisation_is_listed(
    event: Event, by: int, expected: list[str]
) -> None:
    assert against(event, by) == expected


def test_first_person_is_an_owner_and_enters_nobody_as_nobody() -> None:
    nobody = Situation(by=SETUP, at=NOW, organisation=replace(organisation(), people={}))
    later = Situation(by=SETUP, at=NOW, organisation=organisation())
    first = person(number=1, reports_to=None)

    assert codes(organisation_objections(first, nobody)) == ["first-is-owner"]
    assert organisation_objections(replace(first, role=Role.OWNER), nobody) == ()
    assert "owner-only" in codes(organisation_objections(person(), later))


def test_calendar_is_seeded_once() -> None:
    unseeded = replace(organisation(), calendar=replace(organisation().calendar, known_years=frozenset()))

    assert against(CalendarSeeded(off=(), worked=(), known_years=(2026,)), company=unseeded) == []


def test_definition_is_stored_once() -> None:
    event = DefinitionStored(kind=DefinitionKind.PROCESS, id="pdca", definition_version="1", content_hash="f")
    stored = StoredDefinition(kind=event.kind, id="pdca", version="1", content_hash="f", seq=3)

    assert against(event) == []
    assert against(event, company=replace(organisation(), definitions={"f": stored})) == [
        "definition-stored-already"
    ]


@pytest.mark.parametrize(
    ("event", "by", "expected"),
    [
        (assessed(), OWNER, []),
        (assessed(), HEAD, ["owner-only", "assesses-oneself"]),
        (assessed(), READER, ["owner-only"]),
        (assessed(person=99), OWNER, ["no-such-person"]),
        (assessed(person=OWNER), OWNER, ["assesses-oneself"]),
        (assessed(on=TOMORROW), OWNER, ["date-in-future"]),
        (assessed(answers=()), OWNER, ["nothing-checked"]),
        (assessed(answers=(Answer(sign="sign", criterion="a"),)), OWNER, ["nothing-checked"]),
        (assessed(answers=(Answer(sign="sign", criterion="z", score=1),)), OWNER, ["answers-unknown"]),
        (
            assessed(answers=(Answer(sign="sign", criterion="a", value=Decimal(1), computed="stale-deals"),)),
            OWNER,
            ["computed-unknown"],
        ),
        (assessed(answers=(Answer(sign="sign", criterion="a", score=1),) * 2), OWNER, ["answers-unknown"]),
        (assessed(answers=(Answer(sign="sign", criterion="a", score=3),)), OWNER, ["not-a-number"]),
        (
            assessed(answers=(Answer(sign="sign", criterion="a", value=Decimal("NaN")),)),
            OWNER,
            ["not-a-number"],
        ),
    ],
)
def test_everything_against_an_assessment_is_listed(
    event: AssessmentMade, by: int, expected: list[str]
) -> None:
    assert codes(assessment_objections(event, situation(by), CATALOGUE, Voices())) == expected


def test_assessment_needs_its_catalogue() -> None:
    assert codes(assessment_objections(assessed(), situation(), None, Voices())) == ["definition-unknown"]


def test_owner_who_is_alone_may_assess_themselves() -> None:
    alone = situation(company=organisation(OWNER))

    assert assessment_objections(assessed(person=OWNER), alone, CATALOGUE, Voices()) == ()


def test_only_signs_that_show_become_findings() -> None:
    met = (Answer(sign="sign", criterion="a", score=2), Answer(sign="sign", criterion="b", score=2))

    assert list(shows(CATALOGUE, assessed())) == ["sign"]
    assert shows(CATALOGUE, assessed(answers=met)) == {}


@pytest.mark.parametrize(
    ("known", "event", "by", "expected"),
    [
        (None, found(), OWNER, []),
        (None, found(), HEAD, []),
        (None, found(), MEMBER, ["owner-or-head-only"]),
        (None, found(), READER, ["reader-reads", "owner-or-head-only"]),
        (None, found(found_on=TOMORROW, title=typed(" ")), OWNER, ["date-in-future", "title-empty"]),
        (None, found(title={}), OWNER, ["title-empty"]),
        (None, found(assessment=1, sign="sign"), OWNER, ["sign-does-not-show"]),
        (finding(), FindingAssigned(cycle=7), HEAD, []),
        (finding(), FindingAssigned(cycle=7), MEMBER, ["owner-or-head-only"]),
        (None, FindingAssigned(cycle=7), OWNER, ["finding-settled"]),
        (finding(cycle=7), FindingAssigned(cycle=8), OWNER, ["finding-settled"]),
        (finding(dismissed_reason="Не то"), FindingAssigned(cycle=8), OWNER, ["finding-settled"]),
        (finding(), FindingDismissed(reason="Не то"), OWNER, []),
        (finding(), FindingDismissed(reason="Не то"), HEAD, ["owner-only"]),
        (finding(cycle=7), FindingDismissed(reason=""), OWNER, ["finding-settled", "reason"]),
    ],
)
def test_everything_against_an_event_of_a_finding_is_listed(
    known: Finding | None, event: Event, by: int, expected: list[str]
) -> None:
    assert codes(finding_objections(known, event, situation(by))) == expected


@pytest.mark.parametrize(
    ("event", "by", "expected"),
    [
        (opened(), OWNER, []),
        (opened(assigner=HEAD, responsible=MEMBER), HEAD, []),
        (opened(), HEAD, ["assigner-is-another"]),
        (opened(assigner=MEMBER), MEMBER, ["owner-or-head-only"]),
        (opened(responsible=READER), OWNER, ["assignee-cannot-act"]),
        (opened(responsible=99), OWNER, ["assignee-cannot-act"]),
        (opened(checker=READER), OWNER, ["checker-cannot-act"]),
        (opened(checker=HEAD), OWNER, ["four-eyes-of-cycle"]),
        (opened(responsible=OWNER), OWNER, ["four-eyes-of-cycle"]),
        (opened(number=8), OWNER, ["finding-settled"]),
        (opened(severity=Severity.NORMAL), OWNER, ["differs-from-finding"]),
        (opened(title=typed("Другое")), OWNER, ["differs-from-finding"]),
        (opened(due=date(2026, 7, 14)), OWNER, ["differs-from-decision"]),
        (opened(stage="doing"), OWNER, ["differs-from-decision"]),
        (opened(stage_days=STAGE_DAYS | {"doing": 99}), OWNER, ["differs-from-decision"]),
        (opened(observation=0), OWNER, ["differs-from-decision"]),
    ],
)
def test_everything_against_a_new_cycle_is_listed(event: CycleOpened, by: int, expected: list[str]) -> None:
    assert codes(opening_objections(event, situation(by), ASSIGNED)) == expected


def test_cycle_of_a_sign_has_the_days_and_the_window_of_its_catalogue() -> None:
    opening = Opening(
        finding=finding(cycle=7, sign="sign", catalogue="f"), engine=engine(), catalogue=OWN_DAYS
    )
    event = opened(sign="sign", catalogue="f")
    right = replace(event, stage_days=STAGE_DAYS | {"planning": 2}, due=date(2026, 7, 8), observation=10)

    assert opening_objections(right, situation(), opening) == ()
    assert codes(opening_objections(replace(right, observation=20), situation(), opening)) == [
        "differs-from-decision"
    ]
    assert "differs-from-decision" in codes(opening_objections(event, situation(), opening))


def test_cycle_needs_its_finding_and_its_process() -> None:
    nothing = Opening(finding=None, engine=None, catalogue=None)

    assert codes(opening_objections(opened(), situation(), nothing)) == [
        "finding-settled",
        "definition-unknown",
    ]


def test_one_person_company_opens_a_cycle_of_its_own() -> None:
    alone = situation(company=organisation(OWNER, READER))

    assert opening_objections(opened(responsible=OWNER), alone, ASSIGNED) == ()
    assert SECOND not in alone.organisation.people
