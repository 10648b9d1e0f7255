"""`python -m benchmarks`: finds a Python that has the program's packages, then measures."""

import os
import subprocess
import sys
from importlib.util import find_spec

from tools import environment

PACKAGES = ("click", "jinja2", "msgspec", "pydantic", "ruamel", "sqlalchemy", "transitions")


def main(arguments: list[str]) -> int:
    """Measure here, or in the checkout's environment when this Python lacks the packages."""
    if all(find_spec(package) for package in PACKAGES):
        from benchmarks.command import run  # noqa: PLC0415 - needs the packages

        return run(arguments)
    folder = environment.environment_folder()
    python = environment.interpreter_of(folder)
    if os.path.realpath(sys.prefix) == os.path.realpath(folder) or not os.path.exists(python):  # noqa: PTH110 - a text, as the launcher has it
        sys.stderr.write("The program's packages are missing here; type: python3 cli.py --version\n")
        return 5
    return subprocess.call([python, "-m", "benchmarks", *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
