"""What is said of templates: what became of a copy, and what to do with a new one."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pdca.cli.output import tell
from pdca.cli.paragraphs import tell_paragraph
from pdca.cli.text import _

if TYPE_CHECKING:
    from pdca.reports.shelf import OwnTemplate


def standing_words(own: "OwnTemplate | None") -> str:
    """Say what became of a copy; a dash where there is none."""
    if own is None:
        return "—"
    if not own.is_used:
        return _("no report uses it; is the name misspelled?")
    return {
        "copy": _("a copy, not changed"),
        "changed": _("changed by you"),
        "outdated": _("made from the template of an earlier version ({version})").format(version=own.version),
        "own": _("your own, no copy"),
    }[own.standing.value]


def tell_copied(files: Sequence[Path], used: Sequence[str], *, elsewhere: Path | None) -> None:
    """Say what was written, that it counts from now on, how to go back and what else can be changed."""
    for file in files:
        tell(_("Written: {file}").format(file=file))
    if elsewhere is None:
        tell_paragraph(_("Reports are made with it from now on. To go back, delete the file."))
    else:
        tell_paragraph(
            _("To use it: pdca report month --template-folder {folder}, or templates in pdca.toml").format(
                folder=elsewhere
            )
        )
    if used:
        tell_paragraph(
            _("Its parts still are those that ship: {names}. Copy one the same way to change it.").format(
                names=", ".join(used)
            )
        )
    tell(_("After each change: pdca template check"))
    tell(_("What may be used: pdca template reference"))
