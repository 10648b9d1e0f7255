"""Whose mistake it is when a template fails, and where it stands."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from traceback import walk_tb
from types import FrameType, TracebackType

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from pdca.domain.errors import WrongInput

_CAUSED_BY_TEMPLATES = (
    TemplateError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)


@contextmanager
def template_mistakes(folders: Sequence[Path]) -> Iterator[None]:
    """Turn what goes wrong in a template into a refusal that names file and line.

    The last folder is ours: what else than a wrong template fails there is a bug, and shows its traceback.

    Raises:
        WrongInput: a template is broken, missing or asks for what there is not.
    """
    try:
        yield
    except _CAUSED_BY_TEMPLATES as error:
        place = place_of(error, folders)
        is_ours = place is None or (not isinstance(error, TemplateError) and _lies_in(place[0], folders[-1]))
        if is_ours and not isinstance(error, TemplateNotFound):
            raise
        raise mistake(error, place) from error


def place_of(error: BaseException, folders: Sequence[Path]) -> tuple[str, int] | None:
    """Return file and line of the template in which an error arose, None when it is none's."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name or "", error.lineno
    return _innermost(error.__traceback__, folders)


def running_place(frame: FrameType | None) -> tuple[str, int] | None:
    """Return file and line of the innermost template that a frame was called by, None when there is none."""
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return str(template.filename), template.get_corresponding_lineno(frame.f_lineno)
        frame = frame.f_back
    return None


def mistake(error: BaseException, place: tuple[str, int] | None) -> WrongInput:
    """Return what is said of an error in a template; a place that nobody knows is not told."""
    file, line = place or (error.name or "" if isinstance(error, TemplateNotFound) else "", None)
    return WrongInput("template-mistake", file=file, line=line, detail=detail(error))


def detail(error: BaseException) -> str:
    """Return what an error says, or its kind when it says nothing."""
    # The whole text of a syntax error would repeat file and line, Python's even of the code made of it.
    message = error.message if isinstance(error, TemplateError) else getattr(error, "msg", None)
    if isinstance(error, TemplateNotFound) and message == error.name:
        # All that Jinja says is the name.
        return f"there is no template {error.name}"
    return message or str(error) or type(error).__name__


def _innermost(traceback: TracebackType | None, folders: Sequence[Path]) -> tuple[str, int] | None:
    lines = [(frame.f_code.co_filename, line) for frame, line in walk_tb(traceback)]
    of_templates = [each for each in lines if any(_lies_in(each[0], folder) for folder in folders)]
    return of_templates[-1] if of_templates else None


def _lies_in(file: str, folder: Path) -> bool:
    return Path(file).is_relative_to(folder)
