"""How much of a list fits a screen."""

from hypothesis import given
from hypothesis import strategies as st

from pdca.cli.screens import shared_out, wrapped
from pdca.domain.width import width

SECTIONS = st.lists(st.lists(st.integers(1, 3), min_size=1, max_size=30), max_size=6)


def test_the_most_urgent_section_gets_the_room_and_every_other_one_its_first_entry() -> None:
    assert shared_out([[1] * 20, [1] * 5, [1] * 3], 10) == [8, 1, 1]


def test_what_the_first_sections_do_not_need_the_next_ones_get() -> None:
    assert shared_out([[1], [1] * 5, [1] * 30], 10) == [1, 5, 4]


@given(SECTIONS, st.integers(0, 60))
def test_no_section_is_hidden_and_what_is_shown_fits_unless_even_that_is_too_much(
    sections: list[list[int]], room: int
) -> None:
    shown = shared_out(sections, room)

    taken = sum(sum(section[:count]) for section, count in zip(sections, shown, strict=True))
    least = sum(section[0] for section in sections)
    assert all(1 <= count <= len(section) for section, count in zip(sections, shown, strict=True))
    assert taken <= max(room, least)


def test_a_text_hangs_in_below_its_own_beginning() -> None:
    lines = wrapped("Не умеет построить схему оплаты труда", 24, 4, first="  ")

    assert lines == ["  Не умеет построить", "    схему оплаты труда"]
    assert max(map(width, lines)) <= 24
