"""Opens an XLSX workbook through openpyxl and finds the sheet that is meant."""

from contextlib import redirect_stdout
from difflib import get_close_matches
from io import StringIO
from itertools import islice
from typing import BinaryIO, cast

import openpyxl

from pdca.domain.errors import WrongInput
from pdca.registers.archive import examine
from pdca.registers.sheet import OpenpyxlSheet, Sheet, refusing_damage, values_of

_PEEK = 1_000
"""A sheet whose first rows are all empty counts as empty, unless it is named."""


def open_sheet(file: BinaryIO, path: str, wish: str | None = None) -> Sheet:
    """Open the sheet that a person named, else the only visible one that holds something."""
    contents = examine(file, path)
    sheets = _sheets(file, path, data_only=True)
    chosen = _only(sheets, path) if wish is None else _named(sheets, path, wish)
    # Next to values openpyxl does not tell which were computed, so such a sheet is read twice, in step.
    formulas = _sheets(file, path, data_only=False)[chosen.title] if contents.may_have_formulas else None
    return Sheet(path, chosen, formulas)


def _sheets(file: BinaryIO, path: str, *, data_only: bool) -> dict[str, OpenpyxlSheet]:
    file.seek(0)
    # About some wrong styles openpyxl prints a line to stdout, where only results belong.
    with refusing_damage(path), redirect_stdout(StringIO()):
        workbook = openpyxl.load_workbook(file, read_only=True, data_only=data_only, keep_links=False)
        # Its type hints know only sheets that can be changed.
        sheets = cast("list[OpenpyxlSheet]", workbook.worksheets)
        return {sheet.title: sheet for sheet in sheets}


def _only(sheets: dict[str, OpenpyxlSheet], path: str) -> OpenpyxlSheet:
    visible = [sheet for sheet in sheets.values() if sheet.sheet_state == "visible"]
    meant = visible if len(visible) == 1 else [sheet for sheet in visible if _holds_something(sheet, path)]
    if not meant:
        raise WrongInput("table-empty", path=path, sheet="")
    if len(meant) > 1:
        raise WrongInput("sheet-unclear", path=path, sheets=tuple(sheet.title for sheet in meant))
    return meant[0]


def _holds_something(sheet: OpenpyxlSheet, path: str) -> bool:
    return any(value is not None for row in islice(values_of(sheet, path), _PEEK) for value in row)


def _named(sheets: dict[str, OpenpyxlSheet], path: str, wish: str) -> OpenpyxlSheet:
    if wish in sheets:
        return sheets[wish]
    alike = {title.strip().casefold(): title for title in sheets}
    folded = wish.strip().casefold()
    if folded in alike:
        return sheets[alike[folded]]
    nearest = tuple(alike[found] for found in get_close_matches(folded, alike, n=1))
    raise WrongInput("sheet-unknown", path=path, sheet=wish, sheets=tuple(sheets), nearest=nearest)
