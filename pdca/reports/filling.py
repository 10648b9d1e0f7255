"""Filling a template in: ours at once, a user's own in a process that can neither hang nor grow.

The shipped templates are as trusted as the program. A template of one's own may come from anybody, and a
sandbox keeps it from looking around, not from counting to a billion.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from pdca.domain.errors import WrongInput
from pdca.reports.confined import filled_here
from pdca.reports.jobs import SECONDS, Answer, Job

STARTING = 10
"""Seconds that a process may take to start and to end, on a slow machine with a virus scanner."""

PATTERN = "*.jinja"


def filled(
    template: str, values: Mapping[str, object], folders: Sequence[Path], kept: Path | None = None
) -> str:
    """Fill a template in, in the language of the values; the first folder wins, the last is ours.

    Compiled templates are kept in a folder if one is named, ours alone.

    Raises:
        WrongInput: a template is broken, or asks for too much; the facts name its file and line.
    """
    if not has_own(folders):
        return filled_here(template, values, folders, kept)
    answer = run_apart(Job(template=template, fillings=(dict(values),), folders=tuple(folders)))
    for mistake in answer.mistakes:
        raise WrongInput(mistake.code, (), **mistake.facts)
    return answer.text


def has_own(folders: Sequence[Path]) -> bool:
    """Tell whether a folder before ours has a template that stands in for one of ours."""
    *own, ours = folders
    return any(os.path.lexists(folder / file.name) for folder in own for file in ours.glob(PATTERN))


def run_apart(job: Job) -> Answer:
    """Do a job in a process of its own, which sees neither our environment nor our open files.

    Raises:
        WrongInput: it did not end in time, or died.
    """
    try:
        done = subprocess.run(  # noqa: S603 - this very Python
            [sys.executable, "-P", "-X", "utf8", "-c", _BEGIN, *sys.path],
            input=pickle.dumps(job),
            capture_output=True,
            env=_environment(),
            timeout=SECONDS + STARTING,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise WrongInput("template-too-slow", file=_first_file(job), seconds=SECONDS) from None
    if done.returncode == 1:
        # Python ends so after an error that nobody caught: a bug of ours, and no template's.
        raise ChildProcessError(done.stderr.decode(errors="replace"))
    if done.returncode != 0 or not done.stdout:
        raise WrongInput("template-crashed", file=_first_file(job))
    return Answer.read(done.stdout)


_BEGIN = "import sys; sys.path[:] = sys.argv[1:]; from pdca.reports.confined import serve; serve()"


def _environment() -> dict[str, str]:
    # The same seed each time: nothing in a report may hang on the order of a set. Windows cannot start
    # a program without the other.
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return {**kept, "PYTHONHASHSEED": "0"}


def _first_file(job: Job) -> str:
    files = (folder / job.template for folder in job.folders)
    return str(next((file for file in files if os.path.lexists(file)), job.template))
