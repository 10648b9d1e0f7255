"""Text that people typed cannot steer what shows it."""

from dataclasses import dataclass

import pytest

from pdca.domain.neutral import isolated, neutral
from pdca.domain.plan import Outcome
from pdca.domain.text import LocalText
from pdca.reports.neutral import cut, mapped


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Все сделки в CRM", "Все сделки в CRM"),
        ("один\r\nдва\tтри\u2028четыре", "один два три четыре"),
        ("\x1b[31mred\x07\x9b", "\ufffd[31mred\ufffd\ufffd"),
        ("\u202eexe.pdf\u2066x\u200f", "\ufffdexe.pdf\ufffdx\ufffd"),
        ("a\u200bb\ufeffc", "a\ufffdb\ufffdc"),
        ("half\ud800", "half\ufffd"),
        ("tag\U000e0041", "tag\ufffd"),
        ("й e\u0301", "й e\u0301"),
        ("з" + "\u0301" * 40 + "а", "з\u0301\u0301а"),
        ("👩\u200d💻", "👩\u200d💻"),
    ],
)
def test_what_steers_becomes_visible_and_all_else_stays(typed: str, printed: str) -> None:
    assert neutral(typed) == printed


def test_right_to_left_text_is_isolated() -> None:
    assert isolated("אבג (1)") == "\u2068אבג (1)\u2069"


def test_left_to_right_text_is_not_touched() -> None:
    assert isolated("Смирнов А. 🙂") == "Смирнов А. 🙂"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("короткий", "короткий"),
        ("длинный текст", "длинный…"),
        ("\u2068אבגדהוזחט\u2069", "\u2068אבגדהו…\u2069"),
    ],
)
def test_a_long_text_is_cut_with_an_ellipsis(text: str, shown: str) -> None:
    assert cut(text, 9) == shown


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a report."""

    title: LocalText
    outcome: Outcome
    count: int


@dataclass(frozen=True, slots=True)
class Report:
    """A report with lines."""

    name: str
    lines: tuple[Line, ...]
    people: tuple[tuple[str, int], ...]


def test_every_text_of_a_report_is_changed_however_deep() -> None:
    report = Report("a", (Line({"ru": "b", "en": "c"}, Outcome.MET, 1),), (("d", 2),))

    changed = mapped(report, str.upper)

    assert changed == Report("A", (Line({"ru": "B", "en": "C"}, Outcome.MET, 1),), (("D", 2),))
    assert changed.lines[0].outcome is Outcome.MET
