"""The shape of a table of sentences."""

from typing import TypeAlias

Wordings: TypeAlias = dict[str, str | tuple[str, ...]]
"""A sentence by its code; of several wordings the one is taken that tells most of what is known."""
