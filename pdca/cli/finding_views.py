"""Findings as they are told: as plain values, and how many wait in a queue."""

from dataclasses import fields
from typing import TYPE_CHECKING

from pdca.cli.text import ngettext

if TYPE_CHECKING:
    from pdca.domain.finding import Finding


def finding_as_data(finding: "Finding") -> dict[str, object]:
    """Return a finding as plain values for JSON, without what only an undo needs."""
    return {each.name: getattr(finding, each.name) for each in fields(finding) if each.name != "last"}


def queued_line(count: int) -> str:
    """Say how many findings wait until their responsible has a place."""
    return ngettext(
        "{n} finding waits until a cycle in work ends: pdca finding list",
        "{n} findings wait until a cycle in work ends: pdca finding list",
        count,
    ).format(n=count)
