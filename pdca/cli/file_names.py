"""What the name of a file promises: a format, which must be the one that was asked for."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pdca.cli.files import STDIN
from pdca.domain.errors import WrongInput

Form = TypeVar("Form", bound=str)


def format_of(out: Path | None, form: Form | None, suffixes: Mapping[str, Form], *, usual: Form) -> Form:
    """Return the format that was named, else the one that the file promises, else the usual one.

    `suffixes` gives the format by the end of a name; those that are named after their format are told.

    Raises:
        WrongInput: the place names no file, or its name promises no format or another one.
    """
    if out is None or str(out) == STDIN:
        return form or usual
    if not out.name:
        raise WrongInput("out-nameless", example=f"pdca.{form or usual}")
    suffix = out.suffix.lower()
    promised = suffixes.get(suffix)
    if form is None and suffix and promised is None:
        known = tuple(end for end, each in suffixes.items() if end == f".{each}")
        raise WrongInput("out-suffix-unknown", suffix=suffix, known=known)
    if promised not in (None, form or promised):
        raise WrongInput("out-suffix-other", form=form, file=str(out))
    return form or promised or usual
