"""The entry point: choose the language, run one command, print a refusal, return the exit code."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

INTERRUPTED = 130


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run the command line and return the exit code.

    Without arguments those of the process are taken, and its streams and Ctrl-C are put in order.
    """
    # All imports stand inside, so that a Ctrl-C is caught that comes in the middle of one.
    try:
        if arguments is not None:
            return _run(list(arguments))
        from pdca.cli.interrupts import leave_at_once

        leave_at_once()
        from pdca.cli.streams import own_streams

        own_streams()
        return _run(sys.argv[1:])
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(typed: list[str]) -> int:
    from datetime import UTC, datetime

    # Read first of all: a move recorded after this instant was not seen by whoever typed the command.
    began = datetime.now(UTC)
    from pdca.cli.settings import early_language, hoisted
    from pdca.cli.streams import write_anything
    from pdca.cli.text import use

    write_anything(sys.stdout)
    write_anything(sys.stderr)
    # Before Click is imported, since its own words are translated through the process's default domain.
    use(early_language(typed, os.environ))
    return _answer(hoisted(typed), began)


def _answer(arguments: list[str], began: "datetime") -> int:
    import click

    from pdca.cli.app import make_app
    from pdca.domain.errors import PdcaError

    is_debug, is_json = "--debug" in arguments, "--json" in arguments
    try:
        answer = make_app(began).main(arguments or ["--help"], prog_name="pdca", standalone_mode=False)
        sys.stdout.flush()
    except PdcaError as error:
        from pdca.cli.refusals import print_error

        if is_debug:
            import traceback

            traceback.print_exception(error)

        return print_error(error, is_json=is_json)
    except click.ClickException as error:
        from pdca.cli.refusals import print_usage_error

        return print_usage_error(error, is_json=is_json)
    except (click.Abort, KeyboardInterrupt):
        if sys.stderr.isatty():
            # What a terminal shows of Ctrl-C stands on this line, and the next prompt would follow it.
            click.echo(err=True)
        return INTERRUPTED
    return answer if isinstance(answer, int) else 0
