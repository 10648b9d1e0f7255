"""The entry point: choose the language, run one command, print a refusal, return the exit code."""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    # Read first of all: a move recorded after this instant was not seen by whoever typed the command.
    began = datetime.now(UTC)
    from pdca.cli.settings import early_language, hoisted
    from pdca.cli.text import use

    typed = sys.argv[1:] if arguments is None else list(arguments)
    _write_anything()
    # Before Click is imported, since its own words are translated through the process's default domain.
    use(early_language(typed, os.environ))
    return _run(hoisted(typed), began)


def _run(arguments: list[str], began: datetime) -> int:
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
        click.echo(err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone (`| head`); there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return answer if isinstance(answer, int) else 0


def _write_anything() -> None:
    """Let a stream that cannot show a character show a question mark, and not fail."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
