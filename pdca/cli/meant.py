"""What was probably meant by a verb that there is not: slips, the other layout, other words, bare numbers."""

import re
from collections.abc import Callable, Mapping

import click

from pdca.cli.text import pgettext
from pdca.cli.topics import topic_names
from pdca.domain.nearest import nearest

_NUMBER = re.compile(r"(?:([cсfфaаmм])-?|#)?([1-9][0-9]{0,8})", re.IGNORECASE)

_SHOWN_BY: Mapping[str, tuple[str, str]] = {
    "cс": ("show", ""),
    "fф": ("finding show", "F-"),
    "aа": ("assessment show", "A-"),
    "mм": ("outbox show", ""),
}
"""The command that shows what a letter and a number name, and what it wants before the number."""

_WORDS: Mapping[str, Callable[[], str]] = {
    "my": lambda: pgettext("other words for a verb", "mine todo tasks"),
    "show": lambda: pgettext("other words for a verb", "view see open info"),
    "list": lambda: pgettext("other words for a verb", "ls all cycles"),
    "board": lambda: pgettext("other words for a verb", "kanban columns"),
    "overdue": lambda: pgettext("other words for a verb", "late delayed"),
    "history": lambda: pgettext("other words for a verb", "log events journal"),
    "plan": lambda: pgettext("other words for a verb", "planning"),
    "action": lambda: pgettext("other words for a verb", "actions do task"),
    "attach": lambda: pgettext("other words for a verb", "file upload proof"),
    "measure": lambda: pgettext("other words for a verb", "reading value metric"),
    "check": lambda: pgettext("other words for a verb", "judge effect"),
    "standard": lambda: pgettext("other words for a verb", "rule regulation"),
    "advance": lambda: pgettext("other words for a verb", "next move forward approve submit close"),
    "extend": lambda: pgettext("other words for a verb", "postpone prolong"),
    "assess": lambda: pgettext("other words for a verb", "evaluate rate survey"),
    "finding": lambda: pgettext("other words for a verb", "findings issue problem"),
    "assign": lambda: pgettext("other words for a verb", "delegate give"),
    "report": lambda: pgettext("other words for a verb", "monthly pdf print"),
    "send": lambda: pgettext("other words for a verb", "mail email"),
    "import": lambda: pgettext("other words for a verb", "load take"),
    "evidence": lambda: pgettext("other words for a verb", "crm data"),
    "init": lambda: pgettext("other words for a verb", "new create start begin"),
    "person": lambda: pgettext("other words for a verb", "people user users staff"),
    "calendar": lambda: pgettext("other words for a verb", "holidays days"),
    "workflow": lambda: pgettext("other words for a verb", "process stages"),
    "catalogue": lambda: pgettext("other words for a verb", "catalog signs"),
    "template": lambda: pgettext("other words for a verb", "layout design"),
    "verify": lambda: pgettext("other words for a verb", "audit integrity"),
    "backup": lambda: pgettext("other words for a verb", "copy save dump"),
    "doctor": lambda: pgettext("other words for a verb", "diagnose status health"),
    "demo": lambda: pgettext("other words for a verb", "example sample try"),
    "help": lambda: pgettext("other words for a verb", "man usage commands"),
    "add": lambda: pgettext("other words for a verb", "insert enter"),
    "done": lambda: pgettext("other words for a verb", "finish ready complete"),
    "drop": lambda: pgettext("other words for a verb", "remove delete"),
}
"""What people type for a verb, of the first level or below; suggested, never taken for it."""


def command_meant(typed: str, ctx: click.Context) -> str:
    """Return the command line that was probably meant, an empty text when nothing is near."""
    if not isinstance(ctx.command, click.Group):
        return ""
    known = ctx.command.list_commands(ctx)
    is_root = ctx.parent is None
    shown = _shown(typed, known, ctx.command_path, is_root=is_root)
    if shown:
        return shown
    words = {verb: verb for verb in known} | _others(known)
    names = topic_names() if is_root else []
    meant = nearest(typed, [*words, *names])
    if not meant:
        return ""
    return f"{ctx.command_path} {words[meant[0]]}" if meant[0] in words else f"pdca help {meant[0]}"


def commands_there(ctx: click.Context) -> str:
    """List what may be typed at this place."""
    return ", ".join(ctx.command.list_commands(ctx)) if isinstance(ctx.command, click.Group) else ""


def _shown(typed: str, known: list[str], path: str, *, is_root: bool) -> str:
    """Return the command that shows what a number names, when a number was typed for a verb."""
    found = _NUMBER.fullmatch(typed.strip())
    if found is None:
        return ""
    if is_root:
        letter = (found[1] or "c").lower()
        verb, prefix = next(shown for letters, shown in _SHOWN_BY.items() if letter in letters)
        return f"pdca {verb} {prefix}{found[2]}"
    verb = next((each for each in ("show", "cycle", "list") if each in known), "")
    return f"{path} {verb} {typed.strip()}" if verb else ""


def _others(known: list[str]) -> dict[str, str]:
    return {word: verb for verb in known if verb in _WORDS for word in _WORDS[verb]().split()}
