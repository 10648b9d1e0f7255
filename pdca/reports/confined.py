"""The process apart: fills a template in under limits, and answers with the text or what is wrong."""

import os
import pickle
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, Template

from pdca.domain.errors import Gap
from pdca.locale import REPORTS, translations
from pdca.reports.checking import checked
from pdca.reports.compiled import keep_compiled
from pdca.reports.confinement import confine
from pdca.reports.environment import environment
from pdca.reports.jobs import CHARACTERS, MEMORY, SECONDS, Answer, Job
from pdca.reports.mistakes import detail, place_of, running_place, template_mistakes
from pdca.reports.wording import Wording

HALF_CHARACTER = "half of a character, which no file can hold"


def filled_here(
    template: str, values: Mapping[str, object], folders: Sequence[Path], kept: Path | None = None
) -> str:
    """Fill a template in within this process, as ours deserve; compiled ones may be kept in a folder.

    Raises:
        WrongInput: a template is broken; the facts name its file and line.
    """
    with template_mistakes(folders):
        return sandbox(str(values["language"]), folders, kept).get_template(template).render(values)


def sandbox(language: str, folders: Sequence[Path], kept: Path | None = None) -> Environment:
    """Make the sandbox of a language; ours alone is made once: our templates do not change."""
    return _ours(language, folders[0], kept) if len(folders) == 1 else _made(language, folders)


def serve() -> None:
    """Do the job that stands on stdin, and write the answer to stdout, in time or instead of it."""
    job = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by the process that started this one
    speaking = threading.Lock()
    watch = threading.Timer(SECONDS, _give_up, (job, threading.get_ident(), speaking))
    watch.daemon = True
    watch.start()
    confine(memory=MEMORY, seconds=SECONDS + 1)
    answer = answered(job)
    with speaking:
        watch.cancel()
        _say(answer)


def answered(job: Job) -> Answer:
    """Do a job; whatever goes wrong is a mistake of the templates, which alone are new here."""
    try:
        if job.is_check:
            return Answer(mistakes=checked(job, partial(sandbox, folders=job.folders)))
        (values,) = job.fillings
        template = sandbox(str(values["language"]), job.folders).get_template(job.template)
        return Answer(text="".join(_measured(template, values)))
    except MemoryError as error:
        return Answer(mistakes=(_wrong("template-too-large", _place(error, job), megabytes=MEMORY >> 20),))
    except _TooLong as error:
        return Answer(mistakes=(_wrong("template-too-long", _place(error, job), characters=CHARACTERS),))
    except Exception as error:  # noqa: BLE001 - a template can make any of them
        return Answer(mistakes=(_wrong("template-mistake", _place(error, job), detail=detail(error)),))


@cache
def _ours(language: str, folder: Path, kept: Path | None) -> Environment:
    made = _made(language, (folder,))
    if kept is not None:
        keep_compiled(made, kept)
    return made


def _made(language: str, folders: Sequence[Path]) -> Environment:
    return environment(folders, Wording(language, translations(REPORTS, language)))


class _TooLong(Exception):
    """The text has become too long."""


def _measured(template: Template, values: Mapping[str, object]) -> Iterator[str]:
    """Yield the text in pieces; what is wrong with one is raised where the template makes it."""
    pieces = template.generate(values)
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > CHARACTERS:
            pieces.throw(_TooLong())  # type: ignore[attr-defined] # an iterator for Jinja's types, a generator in truth
        try:
            piece.encode()
        except UnicodeEncodeError:
            pieces.throw(ValueError(HALF_CHARACTER))  # type: ignore[attr-defined] # as above
        yield piece


def _give_up(job: Job, thread: int, speaking: threading.Lock) -> None:
    """Answer that the time is up, and where the template stood, and end the process whatever it does."""
    with speaking:
        place = running_place(sys._current_frames().get(thread))  # noqa: SLF001 - the only way to look at another thread
        _say(Answer(mistakes=(_wrong("template-too-slow", place or _of_job(job), seconds=SECONDS),)))
        os._exit(0)


def _place(error: BaseException, job: Job) -> tuple[str, int | None]:
    return place_of(error, job.folders) or _of_job(job)


def _of_job(job: Job) -> tuple[str, None]:
    files = (folder / job.template for folder in job.folders)
    return str(next((file for file in files if os.path.lexists(file)), job.template)), None


def _wrong(code: str, place: tuple[str, int | None], **facts: object) -> Gap:
    file, line = place
    return Gap(code, {"file": file, "line": line, **facts})


def _say(answer: Answer) -> None:
    sys.stdout.buffer.write(answer.written())
    sys.stdout.buffer.flush()
