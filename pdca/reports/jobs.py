"""What the process apart is told, what it answers, and how much of everything it may use."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pdca.domain.errors import Gap

MOST_BYTES = 4_000_000
"""A template with a logo and a font inside has less; more is a slip, or meant to fill the memory."""

SECONDS = 10
"""A month of a thousand cycles takes less than one."""

MEMORY = 384 * 1024 * 1024
"""Bytes; Python, Jinja and a large report take about 60 MB."""

CHARACTERS = 10_000_000
"""The largest report so far, with its fonts, has 200,000."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A template to fill in; to check one, with several values."""

    template: str
    fillings: tuple[Mapping[str, object], ...]
    """What each filling knows by name, its `language` included."""
    folders: tuple[Path, ...]
    is_check: bool = False
    """Whether every mistake is wanted, and no text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The text, or what is wrong; it crosses as JSON, since a pickle from there could do anything here."""

    text: str = ""
    mistakes: tuple[Gap, ...] = field(default=())

    def written(self) -> bytes:
        """Write the answer: a line of mistakes, then the text."""
        mistakes = [[mistake.code, mistake.facts] for mistake in self.mistakes]
        return json.dumps(mistakes).encode() + b"\n" + self.text.encode()

    @classmethod
    def read(cls, content: bytes) -> "Answer":
        """Read an answer that was written."""
        mistakes, _, text = content.partition(b"\n")
        found = tuple(Gap(code, facts) for code, facts in json.loads(mistakes))
        return cls(text=text.decode(), mistakes=found)
