"""The table of examples: every sentence that a rule makes, for the counts at which languages differ."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from pdca.domain.assessment import Level
from pdca.reports.footnotes import warnings
from pdca.reports.headline import headline
from pdca.reports.month import MonthReport
from tests.golden_files import Golden
from tests.reports.samples import empty_month
from tests.reports.speaking import BY_LANGUAGE
from tests.reports.test_headline import closed, figures, needs, overdue, signs

COUNTS = (0, 1, 2, 5, 11, 21, 101)
"""Where Russian and English change their forms."""

HE, SHE, THEY = "Смирнов А.", "Иванова О.", "Шевченко Саша"
"""A man, a woman, and a name that tells neither and is never declined."""

REPORTS: dict[str, Callable[[int], MonthReport]] = {
    "closed": closed,
    "abandoned": lambda count: replace(empty_month(), abandoned=count),
    "overdue, nobody known": overdue,
    "overdue, a man": lambda count: overdue(count, (HE, count)),
    "overdue, a woman": lambda count: overdue(count, (SHE, count)),
    "overdue, two people": lambda count: overdue(count and count + 1, (THEY, count), (SHE, 1)),
    "overdue, more people": lambda count: overdue(count and count + 2, (HE, count), (THEY, 1), (SHE, 1)),
    "plans to approve": lambda count: needs(count, 0, 0),
    "due dates to move": lambda count: needs(0, count, 0),
    "findings to assign": lambda count: needs(0, 0, count),
    "effects to check": lambda count: needs(0, 0, 0, count),
    "all kinds of decisions": lambda count: needs(count, count, count, count),
    "first assessment": lambda count: signs(*[(Level.ACUTE,)] * count, (Level.WEAK,)),
    "later assessment": lambda count: signs(
        *[(Level.UNCHECKED, Level.ACUTE)] * count, (Level.UNCHECKED,) * 2
    ),
    "worse and better": lambda count: signs(
        *[(Level.WEAK, Level.ACUTE)] * count, *[(Level.ACUTE, Level.WEAK)] * count, (Level.WEAK,) * 2
    ),
    "self-approved": lambda count: replace(empty_month(), self_approved=count),
    "unknown years": lambda count: replace(
        empty_month(), unknown_years=tuple(range(2028, 2028 + min(count, 3)))
    ),
    "set clock": lambda count: replace(empty_month(), is_clock_set=bool(count)),
    "running month": lambda count: replace(empty_month(), is_complete=not count, as_of=date(2026, 10, 20)),
    "better than before": lambda count: figures((0, count), (count, 0), (count, 0), (count, 0)),
    "worse than before": lambda count: figures((count, 0), (0, count), (0, count), (0, count)),
}
"""Reports in which one rule has something to count, by what that is."""


def sentences(language: str) -> Iterator[str]:
    """Yield the table line by line; of each report what an empty one does not say, or else all of it."""
    words = BY_LANGUAGE[language]

    def told(report: MonthReport) -> tuple[str, ...]:
        return (*headline(report, words), *warnings(report, words))

    usual = told(empty_month())
    for about, report in REPORTS.items():
        yield f"[{about}]"
        for count in COUNTS:
            special = [sentence for sentence in told(report(count)) if sentence not in usual]
            yield f"{count:>3}  {' '.join(special) or '-'}"
        yield ""
    yield "[nothing at all]"
    yield " ".join(usual)
    yield ""
    yield "[working days]"
    yield "; ".join(words.working_days(count) for count in COUNTS)
    yield ""
    yield "[compared with the month before]"
    yield "; ".join(words.versus_month_before(date(2026, month, 1)) for month in range(1, 13))


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_sentence_is_what_somebody_read_and_found_right(golden: Golden, language: str) -> None:
    golden(f"sentences-{language}.txt", "\n".join(sentences(language)) + "\n")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_two_counts_say_the_same(language: str) -> None:
    lines = [line for line in sentences(language) if line[:3].strip() == "21"]

    assert len(lines) == len(REPORTS)
    assert all("21" in line[3:] for line in lines[:10])
