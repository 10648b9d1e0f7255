"""Every text has enough contrast with its ground (WCAG 2.2 AA)."""

from typing import Any

import pytest

from pdca.reports.environment import environment
from pdca.shipped import shipped
from tests.reports.speaking import ENGLISH

PALETTE: Any = environment([shipped("templates")], ENGLISH).get_template("palette.jinja").module

TEXT, SHAPE = 4.5, 3.0
"""What WCAG asks of text, and of shapes that tell something."""

TEXT_ON_GROUND = [
    ("ink", "paper"),
    ("soft", "paper"),
    ("bad", "paper"),
    ("ink", "accent_ground"),
    ("soft", "accent_ground"),
    ("bad", "accent_ground"),
    ("good", "paper"),
    ("good", "good_ground"),
    ("bad", "bad_ground"),
    ("flag", "flag_ground"),
    ("ink", "none_ground"),
    ("ink", "weak_ground"),
    ("ink", "visible_ground"),
    ("paper", "acute_ground"),
    ("ink", "unchecked_ground"),
    ("ink", "unchecked_hatch"),
]


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour."""
    digits = colour.removeprefix("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    channels = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return how much two colours differ, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_the_most_there_is() -> None:
    assert round(contrast("#000", "#ffffff"), 2) == 21


@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_can_be_read(text: str, ground: str) -> None:
    assert contrast(PALETTE.colours[text], PALETTE.colours[ground]) >= TEXT


@pytest.mark.parametrize("phase", PALETTE.phases)
def test_the_name_of_a_phase_can_be_read_on_its_bar(phase: str) -> None:
    assert contrast(PALETTE.phases[phase]["ink"], PALETTE.phases[phase]["fill"]) >= TEXT


@pytest.mark.parametrize("phase", PALETTE.phases)
def test_a_bar_stands_out_from_the_page(phase: str) -> None:
    assert contrast(PALETTE.phases[phase]["edge"], PALETTE.colours["paper"]) >= SHAPE


@pytest.mark.parametrize("curve", PALETTE.curves)
def test_a_curve_stands_out_from_the_page(curve: str) -> None:
    assert contrast(PALETTE.curves[curve]["ink"], PALETTE.colours["paper"]) >= SHAPE


def test_no_two_curves_have_the_same_dashes() -> None:
    assert len({curve["dash"] for curve in PALETTE.curves.values()}) == len(PALETTE.curves)


@pytest.mark.parametrize("guide", PALETTE.guides)
@pytest.mark.parametrize("ground", ["paper", "accent_ground"])
def test_a_guide_and_its_name_can_be_seen(guide: str, ground: str) -> None:
    assert contrast(PALETTE.guides[guide]["ink"], PALETTE.colours[ground]) >= SHAPE
    assert contrast(PALETTE.guides[guide]["text"], PALETTE.colours[ground]) >= TEXT


def test_mean_limits_and_target_have_different_dashes() -> None:
    assert len({PALETTE.guides[guide]["dash"] for guide in ("upper", "line", "target")}) == 3
