"""Whose work has reached its limit: their queue, what they have in work, and how that is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pdca.reports.wording import Wording

if TYPE_CHECKING:
    from pdca.reports.month import MonthReport

MOST_NAMED = 4
"""People; of the rest it is told how many they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLoad:
    """A person whose queue holds findings, or who has more cycles in work than the limit."""

    name: str
    """Whose work it is."""
    queued: int
    """How many findings wait until the person has a place for them."""
    working: int
    """How many cycles the person has in work, frozen ones too."""
    limit: int
    """How many they may have at once; 0 is no limit."""

    @property
    def is_over(self) -> bool:
        """Tell whether there is more in work than the limit."""
        return 0 < self.limit < self.working


def loads(report: "MonthReport", words: Wording) -> tuple[str, ...]:
    """Say whose findings wait in a queue, and who has more in work than the limit; nothing when nobody."""
    return tuple(_told(report.loads, words))


def _told(people: Sequence[PersonLoad], words: Wording) -> Iterator[str]:
    for load in people[:MOST_NAMED]:
        parts = (_queue(load, words), _work(load, words))
        yield f"{load.name}: {'; '.join(filter(None, parts))}."
    rest = people[MOST_NAMED:]
    if rest:
        text = words.translations.ngettext(
            "Besides, %(count)s person has a queue or more in work than the limit.",
            "Besides, %(count)s people have a queue or more in work than the limit.",
            len(rest),
        )
        yield text % {"count": words.number(len(rest))}


def _queue(load: PersonLoad, words: Wording) -> str:
    if not load.queued:
        return ""
    text = words.translations.ngettext(
        "%(count)s finding in the queue", "%(count)s findings in the queue", load.queued
    )
    return text % {"count": words.number(load.queued)}


def _work(load: PersonLoad, words: Wording) -> str:
    t = words.translations
    if load.limit:
        text = t.ngettext(
            "%(count)s cycle in work, the limit is %(limit)s",
            "%(count)s cycles in work, the limit is %(limit)s",
            load.working,
        )
    else:
        text = t.ngettext(
            "%(count)s cycle in work, there is no limit",
            "%(count)s cycles in work, there is no limit",
            load.working,
        )
    return text % {"count": words.number(load.working), "limit": words.number(load.limit)}
