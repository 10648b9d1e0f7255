"""The one place that prints errors: one line on stderr, what is missing below it, and the exit code."""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError, NoSuchCommand, NoSuchOption

from pdca.cli.output import SCHEMA, as_json, plain, talk
from pdca.cli.sentences import sentence
from pdca.cli.sentences.gaps import ALONE, GAPS, NEXT
from pdca.cli.sentences.supplies import handing, supplying
from pdca.cli.text import _, ngettext
from pdca.cli.words import one_line, worded
from pdca.domain.cycle import Cycle
from pdca.domain.errors import Gap, PdcaError, Refused, WrongInput

MISTAKES_SHOWN = 50

_ENDS_IN_COMMAND = re.compile(r": pdca [^.;]*$")

_LIKE_OPTION = re.compile(r"--?[A-Za-z][A-Za-z-]*$")
"""What somebody meant as an option; Click cuts `-2+3` down to `-2`."""

_QUOTED = re.compile(r"(?<!\w)'([^'\n]*)'(?!\w)")


FORMS = ("plan", "check", "standard")
"""The verbs that open a form when nothing is given to them."""

OF_PERSON = frozenset({"reader-reads", "not-your-role", "four-eyes"})
"""What speaks against the person and not against the cycle."""

MORE = "more-mistakes"
"""The last in a list that was cut."""


def print_error(error: PdcaError, *, is_json: bool) -> int:
    """Print an error that a user can cause; return its exit code."""
    if is_json:
        _print_json(error)
    elif isinstance(error, Refused):
        _print_refusal(error)
    else:
        _print_lines(error, getattr(error, "mistakes", ()))
    return error.exit_code


def print_usage_error(error: click.ClickException, *, is_json: bool) -> int:
    """Print what Click has to say about wrong use, in one line and where help is."""
    if isinstance(error, NoArgsIsHelpError) and not is_json:
        # A verb that has verbs of its own, typed alone: its help says how to go on.
        talk(error.format_message())
        return WrongInput.exit_code
    message = _usage(error)
    if is_json:
        _tell_json({"code": "usage", "message": message})
        return WrongInput.exit_code
    talk(_("Error: {message}").format(message=message))
    context = getattr(error, "ctx", None)
    talk(_("Help: {command} --help").format(command=context.command_path if context else "pdca"))
    return WrongInput.exit_code


def _usage(error: click.ClickException) -> str:
    """Say what is wrong with the use; a verb that there is not, with the command that was probably meant."""
    if isinstance(error, NoArgsIsHelpError):
        return _("Missing command.")
    if not isinstance(error, NoSuchCommand) or error.ctx is None:
        message = _QUOTED.sub(_requoted, one_line(error.format_message()))
        if isinstance(error, NoSuchOption) and not _LIKE_OPTION.match(error.option_name):
            message += " " + _("A text that begins with a minus comes last, behind --")
        return message
    from pdca.cli.meant import command_meant, commands_there

    typed, here = one_line(error.command_name), error.ctx
    message = _("There is no verb «{typed}».").format(typed=typed)
    if here.parent is not None:
        message = _("«{command}» has no «{typed}».").format(command=here.command_path, typed=typed)
    meant = command_meant(error.command_name, here)
    if meant:
        more = _("Did you mean: {command}").format(command=meant)
    elif here.parent is None:
        more = _("All verbs: pdca help verbs")
    else:
        more = _("There are: {names}").format(names=commands_there(here))
    return f"{message} {more}"


def _requoted(quoted: re.Match[str]) -> str:
    """Write what Click puts between quotes of Python as all else here: «value», and options bare."""
    text = quoted[1]
    return text if text.startswith("-") or text.isupper() else f"«{text}»"


def gap_line(gap: Gap, number: int | None, language: str) -> str:
    """Write one missing thing with the command that supplies it."""
    text = sentence(gap.code, gap.facts, language)
    command = handing(gap) or (supplying(gap, number) if number is not None else None)
    return f"  • {text}\n      {command}" if command else f"  • {text}"


def form_lines(gaps: Iterable[Gap], number: int | None) -> Iterator[str]:
    """Name the form that supplies several of the missing things at once."""
    if number is None:
        return
    commands = [supplying(gap, number) or "" for gap in gaps]
    for verb in FORMS:
        if sum(command.startswith(f"pdca {verb} ") for command in commands) > 1:
            yield "  " + _("All of it at once, in a form: pdca {verb} {number}").format(
                verb=verb, number=number
            )


def mistake_line(mistake: Gap, language: str) -> str:
    """Write one mistake of a file in one line, with the name that was probably meant."""
    text, meant = sentence(mistake.code, mistake.facts, language), _meant(mistake.facts)
    return f"{text}. {meant}" if meant else text


def _print_refusal(error: Refused) -> None:
    cycle = error.facts.get("cycle")
    number = cycle.number if isinstance(cycle, Cycle) else None
    head = sentence(error.code, _facts(error), _language())
    if error.code in GAPS:
        # A rule is a clause; said alone it needs a beginning.
        talk(_("Refused: {reason}.").format(reason=head))
        _print_next((error.code,), _number(error))
        return
    if error.code == "record-refused" and len(error.gaps) == 1:
        # A single objection is its own sentence.
        only = error.gaps[0]
        reason = _(ALONE[only.code]) if only.code in ALONE else sentence(only.code, only.facts, _language())
        talk(_("Refused: {reason}.").format(reason=reason))
        _print_next((only.code,), _number(error))
        return
    # A full stop after a command would be typed with it.
    end = ":" if error.gaps else "" if _ENDS_IN_COMMAND.search(head) else "."
    talk(f"{head}{end}")
    # What a move lacks is for another to supply where the move is another's.
    supplied = None if any(gap.code in OF_PERSON for gap in error.gaps) else number
    for gap in error.gaps:
        talk(gap_line(gap, supplied, _language()))
    for line in form_lines(error.gaps, supplied):
        talk(line)
    _print_possible(error)
    _print_next(tuple(gap.code for gap in error.gaps), _number(error))


def _number(error: PdcaError) -> int | None:
    """Return the number of the cycle that a refusal is about; None when it is about none."""
    cycle, stream = error.facts.get("cycle"), str(error.facts.get("stream", ""))
    if isinstance(cycle, Cycle):
        return cycle.number
    kind, _dash, number = stream.rpartition("-")
    return int(number) if kind == "cycle" and number.isdecimal() else None


def _print_next(codes: tuple[str, ...], number: int | None) -> None:
    """Say what to type next: the first command that fits one of the rules which said no."""
    commands = (_(NEXT[code]) for code in codes if code in NEXT)
    fitting = [each for each in commands if number is not None or "{number}" not in each]
    if fitting:
        talk(_("Next: {command}").format(command=fitting[0].format(number=number)))


def _print_possible(error: PdcaError) -> None:
    """List the moves that are this person's; what others may do is no help now."""
    cycle, moves = error.facts.get("cycle"), error.facts.get("possible", ())
    possible: Any = [move for move in moves if move.is_mine] if isinstance(moves, tuple) else []
    possible.sort(key=lambda move: not move.transition.is_forward)
    if not possible or not isinstance(cycle, Cycle):
        return
    talk(_("Possible now:"))
    for move in possible:
        title = worded(move.transition.title, _language())
        lacks = len(move.gaps)
        note = ngettext("lacks {n} thing", "lacks {n} things", lacks).format(n=lacks) if lacks else _("ready")
        talk(f"  pdca advance {cycle.number} {move.transition.id}  — {title} ({note})")


def _print_lines(error: PdcaError, mistakes: tuple[Gap, ...]) -> None:
    head = sentence(error.code, _facts(error), _language())
    talk(f"{head}:" if mistakes else head)
    meant = _meant(error.facts)
    if meant:
        talk(meant)
    listed = [mistake for mistake in mistakes if mistake.code != MORE]
    for mistake in listed[:MISTAKES_SHOWN]:
        talk(f"  {mistake_line(mistake, _language())}")
    hidden = max(len(listed) - MISTAKES_SHOWN, 0) + _unlisted(error, mistakes)
    if hidden:
        talk(_("  and {n} more").format(n=hidden))
    _print_possible(error)


def _unlisted(error: PdcaError, mistakes: tuple[Gap, ...]) -> int:
    """Count the mistakes that were found and not listed; registers and definitions tell it differently."""
    counts = (error.facts.get("more"), *(gap.facts.get("count") for gap in mistakes if gap.code == MORE))
    return sum(count for count in counts if isinstance(count, int))


def _meant(facts: Mapping[str, object]) -> str:
    """Ask whether a known name was meant, whatever the fact is called that suggests it."""
    close: Any = next((facts[name] for name in _SUGGESTING if facts.get(name)), None)
    return _("Did you mean «{name}»?").format(name=worded(close, _language())) if close else ""


_SUGGESTING = ("close", "did_you_mean", "nearest")


def _facts(error: PdcaError) -> dict[str, object]:
    return {
        name: f"C-{fact.number}" if isinstance(fact, Cycle) else fact for name, fact in error.facts.items()
    }


def _language() -> str:
    import os

    # The language was chosen before anything could go wrong; Click reads it from the same place.
    return os.environ.get("LANGUAGE", "ru")


def _print_json(error: PdcaError) -> None:
    gaps = [*getattr(error, "gaps", ()), *getattr(error, "mistakes", ())]
    facts = {k: v for k, v in _facts(error).items() if k not in ("process", "possible", "move")}
    content = {
        "code": error.code,
        "message": sentence(error.code, _facts(error), _language()),
        "facts": plain(facts),
        "gaps": [{"code": gap.code, "message": mistake_line(gap, _language())} for gap in gaps],
    }
    _tell_json(content)


def _tell_json(content: dict[str, Any]) -> None:
    click.echo(as_json({"schema": SCHEMA, "kind": "error", **content}, sys.stderr), err=True)
