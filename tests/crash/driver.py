"""Runs one command again and again, each time ended at another write call, and says what was left.

Started with the kill point library loaded; prints one line of JSON for each ending.
"""

import ctypes
import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from pdca.domain.errors import PdcaError
from pdca.storage import database
from pdca.storage.database import address
from pdca.storage.store import Store
from pdca.usecases import advancing, assessing, founding, importing, planning
from pdca.usecases.verifying import verify_log
from tests.shortcuts import engine_with_statements
from tests.storage.company import (
    FOUNDING,
    HEAD,
    MEMBER,
    OWNER,
    PLAN,
    Now,
    answers,
    catalogue,
    found,
    process,
    with_history,
)

KILLED = 77

LATER = datetime(2026, 7, 28, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What one ending left, and what became of it when the command was given again."""

    call: int
    is_torn: bool
    exit_code: int
    events: int
    is_sound: bool
    events_after: int
    is_sound_after: bool
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A command, what it is given in, and how it is given again."""

    prepare: Callable[[Path], None]
    command: Callable[[Path], object]
    repeat: Callable[[Path], object]


def later(minutes: int) -> Now:
    """Return a clock that stands at the same time in every process."""
    return Now(at=LATER.replace(minute=minutes))


def prepare_nothing(_: Path) -> None:
    """Leave the place empty: the command makes the file."""


def prepare_company(path: Path) -> None:
    """Make a company in which a plan can be submitted and findings wait."""
    now = Now()
    with closing(found(address(str(path)), now)) as store:
        with_history(store, now)
        action = planning.PlannedAction(title="Составить план", assignee=MEMBER, due=date(2026, 9, 10))
        planning.write_plan(store, 4, PLAN, acting=later(0).acting(MEMBER), actions=[action])
        signs = [sign.id for sign in catalogue().signs][3:]
        assessing.assess_person(store, HEAD, catalogue(), answers(*signs), acting=later(5).acting(OWNER))


def begin(path: Path) -> object:
    """Found the company."""
    return founding.found(address(str(path)), FOUNDING, process(), later(10).acting(None))


def submit(path: Path) -> object:
    """Submit the plan of cycle 4."""
    with closing(Store.open(address(str(path)))) as store:
        return advancing.advance(store, 4, acting=later(20).acting(MEMBER))


def submit_again(path: Path) -> object:
    """Submit it a little later, as someone who saw their terminal go away."""
    with closing(Store.open(address(str(path)))) as store:
        return advancing.advance(store, 4, acting=later(30).acting(MEMBER))


def prepare_register(path: Path) -> None:
    """Make the company, and a register of five findings beside its database."""
    prepare_company(path)
    rows = "".join(f"Z-{number};Касса {number} не сходится;2026-09-15\n" for number in range(1, 6))
    path.with_name("register.csv").write_text(f"Номер;Замечание;Срок\n{rows}", encoding="utf-8")


def take_over(path: Path) -> object:
    """Import the register and open a cycle for each of its findings."""
    register = importing.Register(path=path.with_name("register.csv"))
    with closing(Store.open(address(str(path)))) as store:
        return importing.import_findings(
            store, register, acting=later(20).acting(OWNER), is_applied=True, assign_to=HEAD
        )


CASES = {
    "found": Case(prepare=prepare_nothing, command=begin, repeat=begin),
    "advance": Case(prepare=prepare_company, command=submit, repeat=submit_again),
    "import": Case(prepare=prepare_register, command=take_over, repeat=take_over),
}


def main(library: str, name: str, folder: Path, most: int, *, is_guarded: bool) -> None:
    """End a command at up to `most` of its write calls, and print what each ending left."""
    if not is_guarded:
        database._set_pragmas = without_journal
    database.create_engine = engine_with_statements  # type: ignore[attr-defined]
    killer, case = ctypes.CDLL(library), CASES[name]
    template = folder / "template"
    template.mkdir()
    case.prepare(template / "pdca.db")
    total = count_calls(killer, case, template, folder)
    say({"calls": total})
    for call, is_torn in endings(total, most):
        left = end_at(killer, case, template, folder, call=call, is_torn=is_torn)
        say(asdict(left))


def say(facts: dict[str, object]) -> None:
    """Print one line of JSON."""
    sys.stdout.write(f"{json.dumps(facts)}\n")


def endings(total: int, most: int) -> Iterator[tuple[int, bool]]:
    """Choose calls to end at, evenly, the last ones among them; every third is torn."""
    calls = sorted({round(i * total / most) or 1 for i in range(1, most + 1)})
    yield from ((call, False) for call in calls)
    yield from ((call, True) for call in calls[::3])


def count_calls(killer: ctypes.CDLL, case: Case, template: Path, folder: Path) -> int:
    """Run a command to its end, and count its write calls."""
    reading, writing = os.pipe()
    work = copied(template, folder)
    child = os.fork()
    if child == 0:
        killer.killpoint_arm(str(work).encode(), -1, 0)
        case.command(work / "pdca.db")
        os.write(writing, str(killer.killpoint_calls()).encode())
        os._exit(0)
    os.waitpid(child, 0)
    return int(os.read(reading, 20))


def end_at(
    killer: ctypes.CDLL, case: Case, template: Path, folder: Path, *, call: int, is_torn: bool
) -> Left:
    """Run a command in a child that ends at a call; then look, give the command again, and look again."""
    work = copied(template, folder)
    path = work / "pdca.db"
    child = os.fork()
    if child == 0:
        killer.killpoint_arm(str(work).encode(), call, int(is_torn))
        case.command(path)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    files = tuple(sorted(p.name for p in work.iterdir()))
    events, is_sound = state(path)
    if is_sound:
        case.repeat(path)
    events_after, is_sound_after = state(path)
    return Left(
        call=call,
        is_torn=is_torn,
        exit_code=os.waitstatus_to_exitcode(status),
        events=events,
        is_sound=is_sound,
        events_after=events_after,
        is_sound_after=is_sound_after,
        files=files,
    )


def state(path: Path) -> tuple[int, bool]:
    """Return how many events there are, and whether the log is sound; no database yet is sound too."""
    try:
        with closing(Store.open(address(str(path)))) as store:
            verified = verify_log(store)
    except PdcaError as error:
        return 0, error.code in {"database-missing", "database-empty"}
    return verified.seq, verified.is_sound


def without_journal(connection: sqlite3.Connection, _: object) -> None:
    """Write straight into the file, as nobody should."""
    connection.execute("PRAGMA journal_mode = OFF")


def copied(template: Path, folder: Path) -> Path:
    """Put a fresh copy of the template in its place."""
    work = folder / "work"
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(template, work)
    return work


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]), is_guarded=sys.argv[5] == "guarded")
