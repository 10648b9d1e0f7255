"""The subjects of help: what a verb's own page cannot tell, since it needs several verbs."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from pdca.cli.text import pgettext
from pdca.cli.topics.written import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject with its text in the chosen language."""

    id: str
    name: str
    title: str
    parts: tuple[Part, ...]


_TOPICS: dict[str, tuple[Callable[[], str], str]] = {
    "verbs": (lambda: pgettext("subject of help", "verbs"), "setting"),
    "assessing": (lambda: pgettext("subject of help", "assessing"), "work"),
    "planning": (lambda: pgettext("subject of help", "planning"), "work"),
    # The word evidence is a verb's.
    "proof": (lambda: pgettext("subject of help", "proof"), "work"),
    "checking": (lambda: pgettext("subject of help", "checking"), "work"),
    "reports": (lambda: pgettext("subject of help", "reports"), "work"),
    "roles": (lambda: pgettext("subject of help", "roles"), "rules"),
    "dates": (lambda: pgettext("subject of help", "dates"), "rules"),
    "configuration": (lambda: pgettext("subject of help", "configuration"), "setting"),
    "options": (lambda: pgettext("subject of help", "options"), "setting"),
    "exit-codes": (lambda: pgettext("subject of help", "exit-codes"), "rules"),
}
"""What each subject is called, and the module whose function of its name writes it."""


def topic_names() -> list[str]:
    """List the subjects as they are called in the chosen language."""
    return [name() for name, _module in _TOPICS.values()]


def topic(typed: str) -> Topic | None:
    """Return the subject of a name, in the chosen language or in English; None when there is none."""
    wanted = typed.casefold().replace("ё", "е")
    for each, (name, module) in _TOPICS.items():
        if wanted in (each, name().casefold().replace("ё", "е")):
            written = getattr(import_module(f"pdca.cli.topics.{module}"), each.replace("-", "_"))
            title, *parts = written()
            return Topic(id=each, name=name(), title=str(title), parts=tuple(parts))
    return None


def topics() -> list[Topic]:
    """Return all subjects."""
    return [found for each in _TOPICS if (found := topic(each)) is not None]
