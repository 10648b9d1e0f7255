"""Templates as files: which may be read, and what is wrong with one that may not."""

import errno
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from stat import S_ISREG

from jinja2 import BaseLoader, Environment, TemplateNotFound, TemplateSyntaxError
from jinja2.loaders import split_template_path

from pdca.reports.jobs import MOST_BYTES

NOT_UTF_8 = "the file is not in UTF-8"
NOT_A_FILE = "this is not a file"
LEADS_OUT = "the link leads out of the folder of the templates"
TOO_LARGE = "the file is too large for a template"

_NO_SUCH_NAME = {errno.ENAMETOOLONG, errno.ENOENT, errno.ENOTDIR, errno.EINVAL}


class Loader(BaseLoader):
    """Reads templates from folders, the first that has one wins; a wrong file hides no other behind it."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = folders

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002 - Jinja decides what it is called with
        """Return a template's text, with the file it was found in."""
        name = "/".join(split_template_path(template))
        for folder in self.folders:
            file = folder / name
            content = read(folder, name)
            if content is not None:
                return _text(content, name, file), str(file), lambda: True
        raise TemplateNotFound(template)


def read(folder: Path, name: str) -> bytes | None:
    """Return what a file of a folder holds, None when there is no such file.

    Raises:
        TemplateSyntaxError: it may not be read: no plain file, too large, outside, or shut to us.
    """
    file = folder / name
    try:
        if not os.path.lexists(file):
            return None
        _check(folder, file, name)
        return file.read_bytes()
    except ValueError:
        # No file can have such a name: a zero character, half of a character.
        return None
    except OSError as error:
        if error.errno in _NO_SUCH_NAME:
            return None
        raise TemplateSyntaxError(error.strerror or str(error), 1, name, str(file)) from error


def _check(folder: Path, file: Path, name: str) -> None:
    # Before it is opened: a pipe would be waited for without end.
    found = file.stat()
    wrong = (
        (LEADS_OUT, not file.resolve().is_relative_to(folder.resolve())),
        (NOT_A_FILE, not S_ISREG(found.st_mode)),
        (TOO_LARGE, found.st_size > MOST_BYTES),
    )
    for reason, is_so in wrong:
        if is_so:
            raise TemplateSyntaxError(reason, 1, name, str(file))


def _text(content: bytes, name: str, file: Path) -> str:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise TemplateSyntaxError(NOT_UTF_8, line, name, str(file)) from error
