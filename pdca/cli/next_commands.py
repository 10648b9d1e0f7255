"""What to type next about a piece of work, the same in every language."""

from typing import TYPE_CHECKING

from pdca.domain.plan import ReadingKind
from pdca.domain.text import said

if TYPE_CHECKING:
    from pdca.usecases.worklist import WorkItem


def next_command(item: "WorkItem") -> str:
    """Return the command that gets a piece of work on."""
    from pdca.cli.sentences.supplies import reading_command
    from pdca.usecases.worklist import Task

    if item.awaited is not None and item.awaited.taken is None and item.awaited.computed:
        return reading_command(item.awaited.computed, ReadingKind.MEASURE, item.number)
    return {
        Task.MOVE: f"pdca show {item.number}",
        Task.ACT: f"pdca action done {item.number} {item.action}",
        Task.DECIDE_EXTENSION: f"pdca extend {item.number} --accept | --refuse",
        Task.DECIDE_DROP: f"pdca action drop {item.number} {item.action}",
        Task.CONTROL: f"pdca measure {item.number} …",
        Task.ASSIGN: f"pdca assign F-{item.number} --to …",
        Task.ANSWER: "pdca assess --voice self",
        Task.ASSESS: f'pdca assess "{said(item.detail, "")}"',
        Task.OPEN: f"pdca assessment open A-{item.number}",
        Task.WAIT: f"pdca show {item.number}",
    }[item.task]
