"""The subjects of help: what a verb's own page cannot tell, since it needs several verbs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from pdca.cli.text import pgettext
from pdca.cli.topics.rules import dates, exit_codes, roles
from pdca.cli.topics.setting import configuration, options, verbs
from pdca.cli.topics.work import assessing, checking, evidence, planning, reports
from pdca.cli.topics.written import Part

Written: TypeAlias = Callable[[], Iterator[Part]]
"""Yields the title, then the parts, in the chosen language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject with its text in the chosen language."""

    id: str
    name: str
    title: str
    parts: tuple[Part, ...]


_TOPICS: dict[str, tuple[Callable[[], str], Written]] = {
    "verbs": (lambda: pgettext("subject of help", "verbs"), verbs),
    "assessing": (lambda: pgettext("subject of help", "assessing"), assessing),
    "planning": (lambda: pgettext("subject of help", "planning"), planning),
    # The word evidence is a verb's.
    "proof": (lambda: pgettext("subject of help", "proof"), evidence),
    "checking": (lambda: pgettext("subject of help", "checking"), checking),
    "reports": (lambda: pgettext("subject of help", "reports"), reports),
    "roles": (lambda: pgettext("subject of help", "roles"), roles),
    "dates": (lambda: pgettext("subject of help", "dates"), dates),
    "configuration": (lambda: pgettext("subject of help", "configuration"), configuration),
    "options": (lambda: pgettext("subject of help", "options"), options),
    "exit-codes": (lambda: pgettext("subject of help", "exit-codes"), exit_codes),
}


def topic_names() -> list[str]:
    """List the subjects as they are called in the chosen language."""
    return [name() for name, _written in _TOPICS.values()]


def topic(typed: str) -> Topic | None:
    """Return the subject of a name, in the chosen language or in English; None when there is none."""
    wanted = typed.casefold().replace("ё", "е")
    for each, (name, written) in _TOPICS.items():
        if wanted in (each, name().casefold().replace("ё", "е")):
            title, *parts = written()
            return Topic(id=each, name=name(), title=str(title), parts=tuple(parts))
    return None


def topics() -> list[Topic]:
    """Return all subjects."""
    return [found for each in _TOPICS if (found := topic(each)) is not None]
