"""Exports as files: which format is wanted and where, and how rows get there one by one."""

import json
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from pdca.cli.file_names import format_of
from pdca.cli.files import STDIN, replacing
from pdca.cli.output import SCHEMA, plain, stdout_bytes, tell, tell_json
from pdca.cli.session import Session
from pdca.cli.text import _, pgettext
from pdca.domain.neutral import escaped

if TYPE_CHECKING:
    from pdca.usecases.export_source import Exported
    from pdca.usecases.exported_rows import Row, Subject

FORMATS = ("csv", "xlsx", "json")

_SUFFIXES = {f".{form}": form for form in FORMATS}

SEPARATORS = {";": ";", ",": ",", "tab": "\t"}
"""What may separate the columns of CSV, as it is typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a person said of format and place of an export."""

    subject: "Subject"
    form: str | None = None
    out: Path | None = None
    separator: str | None = None

    def __post_init__(self) -> None:
        """Refuse a place that names no file, or a name that promises another format; see `format_of`."""
        format_of(self.out, self.form, _SUFFIXES, usual=FORMATS[0])

    @property
    def format(self) -> str:
        """Return the format that was named, else that of the file, else CSV."""
        return format_of(self.out, self.form, _SUFFIXES, usual=FORMATS[0])

    def file(self, language: str) -> Path:
        """Return the file, named after what is in it where no other name was typed."""
        return self.out or Path(f"pdca-{self.subject}-{language}.{self.format}")


def deliver(session: Session, made: "Exported", target: Target) -> None:
    """Write an export where it is wanted; say where that is, and how to prove later what it was made from.

    Raises:
        WrongInput: the file cannot be written.
    """
    if str(target.out) == STDIN:
        _write(session, made, target, stdout_bytes())
        return
    file = target.file(session.language)
    with replacing(file) as part:
        count = _write(session, made, target, part)
    if session.is_json:
        tell_json(
            "export",
            subject=target.subject,
            files=[str(file)],
            rows=count,
            event=made.seq,
            head_hash=made.head_hash,
        )
        return
    tell(_("Written: {file}").format(file=file))
    tell(_("Rows: {n}").format(n=count))
    tell_origin(made.seq, made.head_hash)


def tell_origin(seq: int, head_hash: str) -> None:
    """Say from which event something was made, and how to prove it."""
    anchor = _("Made from event {seq}; to prove it later: pdca verify --anchor {seq}:{hash}")
    tell(anchor.format(seq=seq, hash=head_hash))


def _write(session: Session, made: "Exported", target: Target, file: BinaryIO) -> int:
    if target.format == "json":
        return _write_json(file, made, target.subject)
    from pdca.cli.export_columns import columns
    from pdca.cli.export_values import Told, values
    from pdca.exports.tables import Table

    told = Told(session.language, made.organisation.zone)
    of = values(target.subject)
    table = Table(
        title=_titles()[target.subject],
        columns=columns(target.subject),
        rows=(of(row, told) for row in made.rows),
    )
    if target.format == "xlsx":
        from pdca.exports.workbooks import write_workbook

        # Translators: how Excel writes a date, in the letters that its files have in every language.
        day_form = pgettext("spreadsheet", "yyyy-mm-dd")
        return write_workbook(file, table, day=made.day, day_form=day_form)
    from pdca.exports.delimited import PLAIN, RUSSIAN, write_csv

    manner = RUSSIAN if session.language == "ru" else PLAIN
    if target.separator is not None:
        manner = replace(manner, separator=SEPARATORS[target.separator])
    return write_csv(file, table, manner)


def _titles() -> "dict[Subject, str]":
    from pdca.usecases.exported_rows import Subject

    return {
        Subject.CYCLES: _("Cycles"),
        Subject.FINDINGS: _("Findings"),
        Subject.ACTIONS: _("Actions"),
        Subject.READINGS: _("Readings"),
        Subject.EVENTS: _("Events"),
    }


def _write_json(file: BinaryIO, made: "Exported", subject: "Subject") -> int:
    """Write one object; its rows stand a line each, so that they can be read one by one too."""
    head = {
        "schema": SCHEMA,
        "kind": f"export-{subject}",
        "organisation": made.organisation.name,
        "event": made.seq,
        "head_hash": made.head_hash,
    }
    file.write(f'{_json(head).removesuffix("}")}, "rows": ['.encode())
    count = 0
    for count, row in enumerate(made.rows, start=1):
        file.write(f"{',' if count > 1 else ''}\n{_json(_as_data(row))}".encode())
    file.write(b"\n]}\n")
    return count


def _as_data(row: "Row") -> object:
    """Return a row as plain values; what an event holds is JSON already."""
    from pdca.usecases.exported_rows import EventExported

    if isinstance(row, EventExported):
        payload = None if row.payload is None else json.loads(row.payload)
        return {field.name: plain(getattr(row, field.name)) for field in fields(row)} | {"payload": payload}
    return plain(row)


def _json(value: object) -> str:
    return escaped(json.dumps(value, ensure_ascii=False))
