#!/usr/bin/env python3
"""Launcher of a checkout: sets up its own .venv once, then hands over. Standard library only.

python3 cli.py demo | python3 cli.py test | python3 cli.py <any pdca command>
"""

import os
import sys

HERE = os.path.dirname(os.path.realpath(__file__))
sys.path.insert(0, HERE)

from tools.speech import CannotSetUp, say  # noqa: E402  # the line above lets it be found

EXIT_CANNOT_SET_UP = 5
EXIT_INTERRUPTED = 130

if sys.version_info < (3, 11):  # what is above must run, and this whole file must parse, on any Python 3
    say(
        "Нужен Python 3.11 или новее, а это {}.{}.".format(*sys.version_info),
        "Python 3.11 or newer is needed; this is {}.{}.".format(*sys.version_info),
    )
    sys.exit(EXIT_CANNOT_SET_UP)

from tools import environment  # noqa: E402  # may be written in today's Python


def main(arguments: list[str]) -> None:
    """Run the whole check for `test`, and pdca for everything else."""
    try:
        hand_over(command_for(arguments))
    except CannotSetUp as reason:
        say(reason.russian, reason.english)
        sys.exit(EXIT_CANNOT_SET_UP)
    except KeyboardInterrupt:
        sys.exit(EXIT_INTERRUPTED)


def command_for(arguments: list[str]) -> list[str]:
    """Return the command to become, once there is an environment that can run it."""
    # -P: a file that happens to lie where the user stands must not pass for a library.
    if arguments[:1] == ["test"]:
        python = environment.interpreter_with(environment.TEST_LOCKS)
        return [python, "-P", os.path.join(HERE, "tests", "run.py"), *arguments[1:]]
    python = environment.interpreter_with(environment.LOCKS)
    return [python, "-P", os.path.join(HERE, "pdca", "__main__.py"), *arguments]


def hand_over(command: list[str]) -> None:
    """Become the command, so that its exit code and its signals are its own."""
    if sys.platform == "win32":  # there, execv does not wait for what it starts
        import contextlib
        import subprocess

        with subprocess.Popen(command) as program:
            while program.poll() is None:
                # Ctrl-C reaches the program too, and it is for the program to say how it ends.
                with contextlib.suppress(KeyboardInterrupt):
                    program.wait()
        sys.exit(program.returncode)
    else:
        os.execv(command[0], command)


if __name__ == "__main__":
    main(sys.argv[1:])
