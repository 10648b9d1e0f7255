"""Reads pages that the interfaces of amoCRM (v4) and Bitrix24 (REST) give, one or many in a file."""

import json
from collections.abc import Generator, Iterator, Mapping
from decimal import Decimal
from json import JSONDecodeError, JSONDecoder
from pathlib import Path
from typing import Any, BinaryIO

from pdca.domain.errors import WrongInput
from pdca.registers.decoding import decode
from pdca.registers.export_words import export_words
from pdca.registers.headings import MOST_COLUMNS, ForeignRow
from pdca.registers.mistakes import excerpt
from pdca.registers.reading import Wishes, opened
from pdca.registers.streams import RowStream
from pdca.registers.table import Cell, Kind, Source, trimmed

LARGEST_PAGES = 64 * 1024 * 1024
"""Bytes; a page of amoCRM with 250 deals has some 300 kB."""

_WRAPPERS = ("tasks", "items", "result")
"""Where Bitrix24 puts a list that does not stand in `result` itself."""
_SPACE = " \t\r\n,"


def json_stream(file: BinaryIO, path: Path, wishes: Wishes) -> RowStream:
    """Open pages as a table: each entity is a row, each key that any of them has a column.

    Raises:
        WrongInput: this is not JSON, is nested too deeply, is too large, or holds no list of entities.
    """
    if path.stat().st_size > LARGEST_PAGES:
        raise WrongInput("table-too-large", path=path.name, megabytes=LARGEST_PAGES // 1024**2)
    decoded = decode(file.read(), path.name, wishes.encoding)
    columns: dict[str, None] = {}
    for entity in _entities(decoded.text, path.name):
        columns.update(dict.fromkeys(entity))
        if len(columns) > MOST_COLUMNS:
            raise WrongInput("table-too-wide", path=path.name, most=MOST_COLUMNS)
    if not columns:
        raise WrongInput("table-empty", path=path.name, sheet="")
    source = Source(kind=Kind.JSON, name=path.name, encoding=decoded.encoding)
    names = tuple(columns)
    return RowStream(
        columns=names,
        heading_row=0,
        source=source,
        walk=lambda: _rows(path, decoded.encoding, names),
    )


def _rows(path: Path, encoding: str, columns: tuple[str, ...]) -> Generator[ForeignRow, None, None]:
    with opened(path) as file:
        text = decode(file.read(), path.name, encoding).text
    for number, entity in enumerate(_entities(text, path.name), start=1):
        yield ForeignRow(number, tuple(map(entity.get, columns)), number)


def _entities(text: str, name: str) -> Iterator[dict[str, Cell]]:
    for page in _documents(text, name):
        yield from _of_page(page, name)


def _documents(text: str, name: str) -> Iterator[Any]:
    """Yield the documents that follow each other: whole pages are often simply joined."""
    decoder = JSONDecoder(parse_float=Decimal, parse_constant=lambda _constant: None)
    position = 0
    while True:
        while position < len(text) and text[position] in _SPACE:
            position += 1
        if position == len(text):
            return
        try:
            document, position = decoder.raw_decode(text, position)
        except JSONDecodeError as error:
            raise WrongInput("json-broken", path=name, line=error.lineno, place=error.colno) from error
        except RecursionError as error:
            raise WrongInput("json-too-deep", path=name) from error
        except ValueError as error:  # a number of thousands of digits
            line = text.count("\n", 0, position) + 1
            raise WrongInput("json-broken", path=name, line=line, place=1) from error
        yield document


def _of_page(page: Any, name: str) -> Iterator[dict[str, Cell]]:  # noqa: ANN401 - whatever JSON holds
    """Yield the entities of a page, of a list of pages or of a bare list."""
    match page:
        case {"_embedded": dict() as lists} if any(isinstance(each, list) for each in lists.values()):
            for key, entities in lists.items():
                yield from _flattened(entities, str(key), name)
        case {"error": error}:  # what Bitrix24 answers when it refuses
            raise WrongInput("json-answer-is-error", path=name, error=excerpt(str(error)))
        case {"result": list() as entities}:
            yield from _flattened(entities, "", name)
        case {"result": dict() as inner} if any(key in inner for key in _WRAPPERS):
            for key in _WRAPPERS:
                yield from _flattened(inner.get(key, []), "", name)
        case list():
            for each in page:
                is_page = (
                    isinstance(each, dict) and ("_embedded" in each or "result" in each) and "id" not in each
                )
                yield from _of_page(each, name) if is_page else _flattened([each], "", name)
        case _:
            raise WrongInput("json-shape", path=name)


def _flattened(entities: Any, kind: str, name: str) -> Iterator[dict[str, Cell]]:  # noqa: ANN401 - as above
    if not isinstance(entities, list) or not all(isinstance(each, dict) for each in entities):
        raise WrongInput("json-shape", path=name)
    renamed = export_words().renamed.get(kind, {})
    for entity in entities:
        cells: dict[str, Cell] = {}
        _flatten(entity, cells)
        for old, new in renamed.items():
            if old in cells:
                cells[new] = cells.pop(old)
        yield cells


def _flatten(entity: Mapping[str, Any], cells: dict[str, Cell]) -> None:
    for key, value in entity.items():
        match value:
            case _ if key == "_links":
                continue
            case list() if key == "custom_fields_values":
                cells.update(_custom(value))
            case dict() as inner if key == "_embedded" or not _named(inner):
                deeper: dict[str, Cell] = {}
                _flatten_once(inner, deeper)
                cells.update({name: cell for name, cell in deeper.items() if name not in entity})
            case _:
                cells[key] = _told(key, _cell(value))


def _flatten_once(inner: Mapping[str, Any], cells: dict[str, Cell]) -> None:
    for key, value in inner.items():
        cells[key] = _told(key, _cell(value))


def _custom(values: list[Any]) -> Iterator[tuple[str, Cell]]:
    """Yield what amoCRM keeps in fields that an account made itself, by the name of the field."""
    for field in values:
        if isinstance(field, dict) and isinstance(field.get("field_name"), str):
            given = field.get("values")
            held = [each.get("value") for each in given or () if isinstance(each, dict)]
            yield field["field_name"], _cell(held[0] if len(held) == 1 else held)


def _cell(value: Any) -> Cell:  # noqa: ANN401 - as above
    match value:
        case None:
            return None
        case bool():
            return str(value).lower()
        case str():
            return trimmed(value)
        case int() | Decimal():
            return Decimal(value)
        case dict() as inner:
            return _cell(_named(inner))
        case list():
            texts = [str(cell) for each in value if (cell := _cell(each)) is not None]
            return trimmed(", ".join(texts))
    return trimmed(json.dumps(value))


def _named(inner: Mapping[str, Any]) -> str | int | None:
    """Return what a reference is called: its name, else its number."""
    for key in ("name", "id", "ID"):
        found = inner.get(key)
        if isinstance(found, str | int):
            return found
    return None


def _told(key: str, cell: Cell) -> Cell:
    return f"{key} {cell}" if cell is not None and key in export_words().told_with_key else cell
