"""The virtual environment of a checkout: where it is, what it holds, whether it is ready.

Runs before each command, so it imports nothing that takes time: no pathlib, no hashlib.
"""

import os
import sys
from collections.abc import Sequence

ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
LOCKS = ("requirements.lock",)
TEST_LOCKS = (*LOCKS, "requirements-test.lock")  # the last one names all that the first one does


def interpreter_with(locks: Sequence[str]) -> str:
    """Return the interpreter of an environment that holds what the locks name; set it up if need be."""
    folder = environment_folder()
    if not is_ready(folder, locks):
        from tools import set_up

        set_up.set_up(folder, locks)
    return interpreter_of(folder)


def environment_folder() -> str:
    """Return the folder of the environment: what PDCA_VENV names, else .venv in the checkout."""
    named = os.environ.get("PDCA_VENV")
    return os.path.abspath(os.path.expanduser(named)) if named else os.path.join(ROOT, ".venv")


def is_ready(folder: str, locks: Sequence[str]) -> bool:
    """Tell whether an environment is whole and holds at least what the locks name."""
    try:
        with open(stamp_path(folder), encoding="utf-8") as stamp:
            return stamp.read().startswith(stamp_of(locks)) and os.path.exists(interpreter_of(folder))
    except (OSError, ValueError):
        return False


def stamp_path(folder: str) -> str:
    """Return the path of the file that tells what an environment holds; it is written last."""
    return os.path.join(folder, "pdca-installed.txt")


def stamp_of(locks: Sequence[str]) -> str:
    """Return what the stamp says when the locks are installed for this Python: the locks themselves.

    The text and not a hash of it, since comparing it takes less time than importing hashlib. The stamp of
    the tests begins with the stamp of the program, so that an environment for the first serves the second.
    """
    texts = [f"# {sys.implementation.cache_tag} {sys.platform}\n"]
    for lock in locks:
        with open(os.path.join(ROOT, lock), encoding="utf-8") as file:
            texts.append(f"{file.read()}# end of {lock}\n")
    return "".join(texts)


def interpreter_of(folder: str) -> str:
    """Return the path of the interpreter inside an environment."""
    return os.path.join(folder, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
