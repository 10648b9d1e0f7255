"""`pdca board`: the cycles by phase."""

import shutil
import sys
from itertools import zip_longest

import click

from pdca.cli.output import tell, tell_json
from pdca.cli.session import Session, pass_session
from pdca.cli.tables import shortened
from pdca.cli.text import _
from pdca.cli.words import one_line, term
from pdca.domain.process import Phase
from pdca.domain.text import said
from pdca.domain.width import width

PLACES_IN_A_PIPE = 120


@click.command("board", help=_("Show the cycles in the columns Plan, Do, Check, Act; ! is overdue."))
@pass_session
def command(session: Session) -> None:
    from pdca.usecases.filtering import Filters
    from pdca.usecases.listing import list_cycles

    found = list_cycles(session.store(), session.acting(), Filters())
    by_phase: dict[Phase | None, list[str]] = {phase: [] for phase in (*Phase, None)}
    for line in found.cycles:
        late = "!" if line.is_overdue else " "
        title = one_line(said(line.row.title, session.language))
        by_phase[line.row.phase].append(f"{late}C-{line.row.number} {title}")
    if session.is_json:
        columns = {phase.value if phase else "frozen": lines for phase, lines in by_phase.items()}
        tell_json("board", today=found.today, columns=columns)
        return
    for text in board_lines(
        by_phase, shutil.get_terminal_size().columns if sys.stdout.isatty() else PLACES_IN_A_PIPE
    ):
        tell(text)


def board_lines(by_phase: "dict[Phase | None, list[str]]", places: int) -> list[str]:
    """Lay the phases out side by side; what is frozen stands below."""
    each = max(10, (places - 6) // 4)
    heading = [f"{term(phase)} ({len(by_phase[phase])})" for phase in Phase]
    rows = [
        heading,
        ["─" * each] * len(heading),
        *zip_longest(*(by_phase[phase] for phase in Phase), fillvalue=""),
    ]
    lines = ["  ".join(_padded(cell, each) for cell in row).rstrip() for row in rows]
    if by_phase[None]:
        lines += ["", _("Frozen: {cycles}").format(cycles=", ".join(cell.strip() for cell in by_phase[None]))]
    return lines


def _padded(text: str, places: int) -> str:
    cut = shortened(text, places)
    return cut + " " * (places - width(cut))
