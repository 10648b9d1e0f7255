"""Under which head somebody works."""

from pdca.domain.people import Person, Role, heads


def person(number: int, role: Role, reports_to: int | None = None) -> Person:
    """Return somebody with a role and a superior."""
    return Person(number=number, name=f"P-{number}", role=role, reports_to=reports_to)


def of(*people: Person) -> dict[int, int | None]:
    """Return who works under whom."""
    return heads({each.number: each for each in people})


def test_a_head_and_all_below_are_one_department() -> None:
    found = of(
        person(1, Role.OWNER), person(2, Role.HEAD, 1), person(3, Role.MEMBER, 2), person(4, Role.MEMBER, 3)
    )

    assert found == {1: None, 2: 2, 3: 2, 4: 2}


def test_a_head_below_a_head_has_a_department_of_their_own() -> None:
    assert of(person(1, Role.HEAD), person(2, Role.HEAD, 1), person(3, Role.MEMBER, 2)) == {1: 1, 2: 2, 3: 2}


def test_whoever_reports_in_a_circle_works_under_nobody() -> None:
    assert of(person(1, Role.MEMBER, 2), person(2, Role.MEMBER, 1)) == {1: None, 2: None}
