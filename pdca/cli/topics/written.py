"""What a subject of help is made of: paragraphs, commands with what they do, and lists of words."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of two columns: a command and what it does, or a word and what it means."""

    lines: tuple[tuple[str, str], ...]
    is_typed: bool


Part: TypeAlias = str | Lines
"""A paragraph, or lines."""


def commands(*lines: tuple[str, str]) -> Lines:
    """Return commands to type, each with what it does."""
    return Lines(lines, is_typed=True)


def words(*lines: tuple[str, str]) -> Lines:
    """Return words, each with what it means."""
    return Lines(lines, is_typed=False)
