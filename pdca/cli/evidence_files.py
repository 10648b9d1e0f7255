"""From the options of `pdca evidence import` to the file that is read, with what was remembered about it."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pdca.cli.files import write_bytes
from pdca.domain.errors import NotFound, WrongInput
from pdca.domain.sales import ExportKind, folded

if TYPE_CHECKING:
    from pdca.registers.exports import Export, ExportWishes
    from pdca.registers.mappings import ExportMapping
    from pdca.registers.reading import Wishes
    from pdca.usecases.importing_evidence import EvidenceImport

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Remembered:
    """A mapping, the file it is kept in, and whether it was there before."""

    mapping: "ExportMapping"
    path: Path
    is_found: bool

    @property
    def used(self) -> str:
        """Return the name of the file if there was one."""
        return str(self.path) if self.is_found else ""


def remembered(folder: Path, kind: ExportKind, named: Path | None) -> Remembered:
    """Return what was remembered about exports of a kind, in the file that was named or beside the database.

    Raises:
        NotFound: the file that was named is not there.
        WrongInput: it has mistakes.
    """
    from pdca.registers.mappings import ExportMapping, mapping_name, read_mapping

    path = named or folder / mapping_name(kind)
    if named is not None and not named.is_file():
        raise NotFound("file-missing", file=str(named))
    if not path.is_file():
        return Remembered(ExportMapping(), path, is_found=False)
    return Remembered(read_mapping(path, kind), path, is_found=True)


def names_by_number(folder: Path) -> Mapping[str, str]:
    """Return the names that an import of people remembered."""
    return remembered(folder, ExportKind.PEOPLE, None).mapping.people


def told(
    mapping: "ExportMapping",
    *,
    columns: Mapping[str, str],
    meanings: Iterable[str],
    lists: Iterable[str],
    dates: str | None,
    decimal_mark: str | None,
    required: tuple[str, ...],
) -> "ExportMapping":
    """Put what was typed over what was remembered.

    Raises:
        WrongInput: a meaning is not FIELD:WORD=MEANING, or a list not FIELD=FILE:COLUMN.
    """
    values = {name: dict(words) for name, words in mapping.values.items()}
    for text in meanings:
        name, colon, rest = text.partition(":")
        word, sign, meaning = rest.rpartition("=")
        if not (colon and sign and name.strip() and word.strip() and meaning.strip()):
            raise WrongInput("meaning-unreadable", text=text)
        values.setdefault(name.strip().lower(), {})[word.strip()] = meaning.strip()
    return replace(
        mapping,
        columns={**mapping.columns, **columns},
        values=values,
        known={**mapping.known, **dict(map(_named_list, lists))},
        dates=dates or mapping.dates,
        decimal_mark={"comma": ",", "point": "."}.get(decimal_mark or "", mapping.decimal_mark),
        required=required or mapping.required,
    )


def export_wishes(mapping: "ExportMapping", file: "Wishes", people: Mapping[str, str]) -> "ExportWishes":
    """Return a mapping as the reader of exports wants it, with a key for telephones that is kept nowhere."""
    from pdca.registers.export_cells import Meanings
    from pdca.registers.exports import ExportWishes

    return ExportWishes(
        file=file,
        mapping=mapping.columns,
        date_format=mapping.date_format,
        required=mapping.required,
        meanings=Meanings(
            words=mapping.words(),
            people={**people, **mapping.people},
            decimal_mark=mapping.decimal_mark,
            telephone_key=secrets.token_bytes(KEY_BYTES),
        ),
    )


def remember(place: Remembered, mapping: "ExportMapping", done: "EvidenceImport", *, is_wanted: bool) -> str:
    """Write what was said and found where the next import finds it; return the name of the file, if written.

    Names by number are remembered by every import of people that is written: other files need them.

    Raises:
        WrongInput: the file cannot be written.
    """
    from pdca.registers.mappings import mapping_text

    people = done.tally.people if done.number is not None else {}
    known = replace(
        _learned(mapping, done.export) if is_wanted else place.mapping, people={**mapping.people, **people}
    )
    if not is_wanted and known == place.mapping:
        return ""
    write_bytes(place.path, mapping_text(known).encode("utf-8"))
    return str(place.path)


def _learned(mapping: "ExportMapping", export: "Export") -> "ExportMapping":
    """Add what the file itself proved to what was said: its columns, the order of dates, the decimal mark."""
    headings = export.stream.columns
    found = {field: headings[place] for field, place in export.columns.places.items()}
    order = export.date_order
    return replace(
        mapping,
        columns={**found, **mapping.columns},
        dates=mapping.dates or (order.value if order else ""),
        decimal_mark=mapping.decimal_mark or ("".join(export.marks) if len(export.marks) == 1 else ""),
    )


def known_values(lists: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Read lists of values: by field a FILE:COLUMN, where without a column the first one counts.

    Raises:
        NotFound: there is no such file.
        WrongInput: it cannot be read, or has no such column.
    """
    return {field: _values(place) for field, place in lists.items()}


def _named_list(text: str) -> tuple[str, str]:
    field, sign, place = (part.strip() for part in text.partition("="))
    if not (field and sign and place):
        raise WrongInput("known-unreadable", text=text)
    return field.lower(), place


def _values(place: str) -> frozenset[str]:
    from pdca.registers.reading import read_table
    from pdca.registers.texts import text_of
    from pdca.registers.words import plain

    # The name of a file may hold a colon itself: C:\products.csv.
    name, column = (place, "") if Path(place).is_file() else _divided(place)
    table = read_table(Path(name))
    headings = [plain(heading) for heading in table.columns]
    if column and plain(column) not in headings:
        raise WrongInput("known-column-unknown", column=column, file=name, columns=table.columns)
    index = headings.index(plain(column)) if column else 0
    values = (row.cells[index] for row in table.rows)
    return frozenset(folded(text_of(value)) for value in values if value is not None)


def _divided(place: str) -> tuple[str, str]:
    name, _colon, column = place.rpartition(":")
    return (name, column) if name else (place, "")
