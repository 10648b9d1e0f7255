"""Every character has its room: wide ones two places, marks none, a picture of joined ones two."""

import pytest

from pdca.domain.width import cut, width, wrapped

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", 0),
        ("План № 7 — «да»…", 16),
        ("и\u0306", 1),
        ("計画", 4),
        ("ｱ", 1),
        ("한", 2),
        ("\u1112\u1161\u11ab", 2),
        ("\u200b\u2060", 0),
        ("\U0001f600", 2),
        ("\u2764\ufe0f", 2),
        ("\u2764", 1),
        ("1\ufe0f\u20e3", 2),
        ("\U0001f44d\U0001f3fd", 2),
        (FAMILY, 2),
        ("\U0001f1f7\U0001f1fa", 2),
    ],
)
def test_a_text_takes_as_many_places_as_a_terminal_gives_it(text: str, places: int) -> None:
    assert width(text) == places


@pytest.mark.parametrize(
    ("text", "places", "kept"),
    [
        ("计划", 3, "计"),
        ("йи\u0306й", 2, "йи\u0306"),
        (f"а{FAMILY}б", 2, "а"),
        (f"а{FAMILY}б", 3, f"а{FAMILY}"),
    ],
)
def test_what_is_seen_as_one_character_is_never_cut(text: str, places: int, kept: str) -> None:
    assert cut(text, places) == (kept, text[len(kept) :])


def test_a_text_breaks_at_its_blanks_and_hangs_below_its_beginning() -> None:
    assert wrapped("один два три", 10, "• ", "  ") == ["• один два", "  три"]


def test_a_word_that_is_longer_than_the_line_breaks_where_it_must() -> None:
    assert wrapped("абвгде ж", 4) == ["абвг", "де ж"]


def test_a_wide_character_stands_even_where_one_place_is_left() -> None:
    assert wrapped("计划", 1) == ["计", "划"]
