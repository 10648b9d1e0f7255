"""Values to canonical JSON and back: sorted keys, UTF-8, decimals and dates as text, no floats."""

import hashlib
from datetime import UTC, datetime
from typing import TypeVar

import msgspec

_Value = TypeVar("_Value")

_INSTANT = "%Y-%m-%dT%H:%M:%S.%fZ"


def encoded(value: object) -> str:
    """Return the canonical JSON of a value."""
    return _ENCODER.encode(value).decode()


def decoded(text: str, kind: type[_Value]) -> _Value:
    """Read a value of a kind from JSON.

    Raises:
        ValueError: the text is not JSON or does not have the shape of the kind.
    """
    decoder = _DECODERS.get(kind)
    if decoder is None:
        decoder = _DECODERS[kind] = msgspec.json.Decoder(kind)
    try:
        value: _Value = decoder.decode(text)  # type: ignore[assignment]
    except RecursionError as error:
        raise ValueError(kind.__name__, "nested too deeply") from error
    return value


def content_hash(text: str) -> str:
    """Return the SHA-256 of a text in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def instant_text(at: datetime) -> str:
    """Write an instant as UTC with microseconds, always the same width, so that text order is time order."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def instant(text: str) -> datetime:
    """Read an instant that `instant_text` wrote.

    Raises:
        ValueError: the text has another form.
    """
    if len(text) != len("2026-01-01T00:00:00.000000Z") or not text.endswith("Z"):
        raise ValueError(text)
    return datetime.fromisoformat(text[:-1]).replace(tzinfo=UTC)


_ENCODER = msgspec.json.Encoder(order="sorted")

# Building a decoder costs more than using it, and a stream holds many events of a kind.
_DECODERS: dict[type, msgspec.json.Decoder[object]] = {}
