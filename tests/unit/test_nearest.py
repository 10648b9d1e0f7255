"""What was probably meant: slips of the finger, of the keyboard's layout, and parts of names."""

import pytest

from pdca.domain.nearest import in_other_layout, nearest
from pdca.domain.people import Person, Role, named

PEOPLE = ("Анна Орлова", "Пётр Смирнов", "Олег Иванов")
VERBS = ("my", "show", "list", "overdue", "advance")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lsit", "list"),
        ("OVERDU", "overdue"),
        ("adv", "advance"),
        ("ьн", "my"),
        ("ырщц", "show"),
        ("дшые", "list"),
        ("дшы", "list"),
    ],
)
def test_a_verb_is_found_in_spite_of_a_slip(typed: str, meant: str) -> None:
    assert nearest(typed, VERBS) == (meant,)


@pytest.mark.parametrize("typed", ["Смирнво", "Петр Смирнов", "петр", "Cvbhyjd", "cvbhyjdf"])
def test_a_person_is_found_by_any_part_of_the_name(typed: str) -> None:
    assert nearest(typed, PEOPLE) == ("Пётр Смирнов",)


@pytest.mark.parametrize("typed", ["", "zz", "qwertyuiop", "x" * 5000])
def test_what_is_far_from_everything_means_nothing(typed: str) -> None:
    assert nearest(typed, PEOPLE + VERBS) == ()


def test_the_keys_of_both_layouts_lead_to_each_other() -> None:
    assert (in_other_layout("ьн"), in_other_layout("vjb")) == ("my", "мои")


@pytest.mark.parametrize(
    ("typed", "numbers"), [("P-2", [2]), ("2", [2]), ("смир", [2]), ("Анна Орлова", [1]), ("", []), ("x", [])]
)
def test_a_name_means_whoever_is_called_or_begins_so(typed: str, numbers: list[int]) -> None:
    people = {
        number: Person(number=number, name=name, role=Role.MEMBER) for number, name in enumerate(PEOPLE, 1)
    }

    assert [person.number for person in named(people, typed)] == numbers
