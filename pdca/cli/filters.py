"""The filters that every list has, and how a list says that nothing passed them."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from pdca.cli.output import tell
from pdca.cli.parameters import DAY
from pdca.cli.text import _
from pdca.cli.words import day, one_line, term
from pdca.domain.process import Phase
from pdca.locale import MESSAGES, languages, translations

if TYPE_CHECKING:
    from pdca.usecases.filtering import Filters

_Command = Callable[..., Any]


class PhaseName(click.ParamType[Phase]):
    """A phase by its id or its title in any language, or the beginning of one."""

    name = "phase"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Phase:  # noqa: ANN401
        """Read a phase."""
        if isinstance(value, Phase):
            return value
        wanted = value.strip().casefold()
        found = [each for each in Phase if any(name.startswith(wanted) for name in _names(each))]
        if not wanted or len(found) != 1:
            known = ", ".join(term(each) for each in Phase)
            self.fail(_("«{value}» is no phase; there are: {known}").format(value=value, known=known))
        return found[0]


def filtered(*without: str) -> Callable[[_Command], _Command]:
    """Add the common filters, but for some, to a command that takes them as one argument `filters`."""

    def add(command: _Command) -> _Command:
        @wraps(command)
        def with_filters(*arguments: object, **typed: Any) -> object:  # noqa: ANN401 - what Click read
            from pdca.usecases.filtering import Filters

            filters = Filters(**{name: typed.pop(name) for name in _NAMES if name in typed})
            return command(*arguments, filters=filters, **typed)

        wrapped: _Command = with_filters
        for name, option in reversed(_options().items()):
            wrapped = wrapped if name in without else option(wrapped)
        return wrapped

    return add


def tell_nothing(said: str, filters: "Filters") -> None:
    """Say that a list is empty, and which filters were on."""
    typed = typed_filters(filters)
    tell(_("{said} The filters were: {filters}").format(said=said, filters=typed) if typed else said)


def typed_filters(filters: "Filters") -> str:
    """Write filters as they are typed; empty when none is on."""
    words = {
        "--stage": filters.stage,
        "--phase": term(filters.phase) if filters.phase else None,
        "--who": filters.who,
        "--sign": filters.sign,
        "--due-before": day(filters.due_before) if filters.due_before else None,
        "--round": str(filters.round) if filters.round else None,
    }
    typed = [f"{option} {_quoted(one_line(word))}" for option, word in words.items() if word is not None]
    return " ".join([*typed, *(["--overdue"] if filters.overdue else [])])


def _quoted(word: str) -> str:
    return f'"{word}"' if " " in word else word


def _names(phase: Phase) -> tuple[str, ...]:
    """Return the id of a phase and its titles in all languages."""
    title = phase.capitalize()
    return (phase.value, *(translations(MESSAGES, each).gettext(title).casefold() for each in languages()))


def _options() -> dict[str, Callable[[_Command], _Command]]:
    return {
        "stage": click.option(
            "--stage", metavar="STAGE", help=_("Only in this stage: planning, or the beginning of its title.")
        ),
        "phase": click.option("--phase", metavar="PHASE", type=PHASE, help=_("Only in this phase.")),
        "who": click.option(
            "--who", metavar="PERSON", help=_("Only of this person, or when it is their turn.")
        ),
        "sign": click.option(
            "--sign", metavar="SIGN", help=_("Only of this sign: no-crm, or the beginning of its title.")
        ),
        "overdue": click.option("--overdue", is_flag=True, help=_("Only what is late.")),
        "due_before": click.option("--due-before", metavar="DATE", type=DAY, help=_("Only due earlier.")),
        "round": click.option(
            "--round", metavar="NUMBER", type=click.IntRange(1), help=_("Only in this round.")
        ),
    }


PHASE = PhaseName()
_NAMES = ("stage", "phase", "who", "sign", "overdue", "due_before", "round")
