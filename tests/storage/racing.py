"""Eight processes that do the same at the same moment, again and again."""

import multiprocessing
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from multiprocessing.synchronize import Barrier
from typing import TypeAlias

from sqlalchemy import Connection

from pdca.domain.errors import PdcaError
from pdca.domain.events import Clock
from pdca.storage import database, store
from pdca.storage.database import address
from pdca.storage.journal import Journal
from pdca.storage.store import Store
from pdca.usecases import advancing, findings, founding, undoing
from pdca.usecases.acting import Acting
from tests.storage.company import BEGINNING, FOUNDING, HEAD, MEMBER, OWNER, process

PROCESSES = 8
LONGEST_S = 60

DONE = "done"
"""What a process says that was not refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one process says about one round: done, or the code and the facts of a refusal."""

    code: str
    exit_code: int = 0
    winner: str = ""
    at: datetime | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Race:
    """What every process is told."""

    place: str
    command: str
    rounds: int
    is_guarded: bool = True
    start: datetime = field(default=BEGINNING + timedelta(days=60))


def run(race: Race) -> list[list[Said]]:
    """Let all processes run a race; return what they said, round by round."""
    context = _context()
    gate, inside = context.Barrier(PROCESSES), context.Barrier(PROCESSES)
    with context.Pool(PROCESSES, _prepare, (race, gate, inside)) as pool:
        by_process = pool.map_async(_take_part, range(PROCESSES), chunksize=1).get(LONGEST_S)
    return [list(said) for said in zip(*by_process, strict=True)]


def acting(race: Race, turn: int, number: int, name: str) -> Acting:
    """Return someone who began before anybody's commit and whose clock differs from the others' a little."""
    typed = race.start + timedelta(hours=turn)
    # Whoever wins, some of the others read their clock before and some after the winner did.
    read = typed + timedelta(milliseconds=10 + 7 * ((number * 5 + turn) % PROCESSES))
    return Acting(name=name, at=read, began=typed, clock=Clock.SET)


def to_and_fro(race: Race, turn: int, number: int) -> None:
    """Submit the plan of cycle 4 in even rounds and return it in odd ones."""
    if turn % 2 == 0:
        advancing.advance(_opened(race), 4, "submit", acting=acting(race, turn, number, MEMBER))
    else:
        here = acting(race, turn, number, HEAD)
        advancing.advance(_opened(race), 4, "return", acting=here, reason="Неясно")


def apart(race: Race, turn: int, number: int) -> None:
    """Add a finding, each process its own."""
    title = f"Замечание {turn}-{number}"
    findings.add_finding(_opened(race), title, acting=acting(race, turn, number, OWNER))


def begin(race: Race, turn: int, number: int) -> None:
    """Found the company."""
    here = acting(race, turn, number, OWNER)
    founding.found(address(race.place), FOUNDING, process(), replace(here, name=None))


def take_back(race: Race, turn: int, number: int) -> None:
    """Undo the latest change of cycle 4, which is the head's; say so when that had been done."""
    found = undoing.undo(_opened(race), "cycle", 4, acting=acting(race, turn, number, HEAD))
    if found.repeated_at is not None:
        raise PdcaError("already")


_Command: TypeAlias = Callable[[Race, int, int], object]

_COMMANDS: dict[str, _Command] = {
    "to_and_fro": to_and_fro,
    "apart": apart,
    "begin": begin,
    "take_back": take_back,
}


@cache
def _opened(race: Race) -> Store:
    return Store.open(address(race.place))


def _context() -> multiprocessing.context.BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    # Once for all races: eight processes that import everything anew take longer than the race.
    context.set_forkserver_preload([__name__])
    return context


class _Shared:
    """What a process of the pool was given when it started."""

    race: Race
    gate: Barrier


def _prepare(race: Race, gate: Barrier, inside: Barrier) -> None:
    _Shared.race, _Shared.gate = race, gate
    if not race.is_guarded:
        _remove_guard(inside)


def _remove_guard(inside: Barrier) -> None:
    """Let writers read before any of them writes, as they would without the lock of the head."""

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    def flush(self: Journal) -> None:
        inside.wait(LONGEST_S / 4)
        flush_as_ever(self)

    def no_lock(_: Connection, __: int) -> None:
        pass

    flush_as_ever = Journal.flush
    database._begin_sqlite = begin
    vars(store)["lock_head"] = no_lock
    Journal.flush = flush  # type: ignore[method-assign]


def _take_part(number: int) -> list[Said]:
    race, said = _Shared.race, []
    command = _COMMANDS[race.command]
    for turn in range(race.rounds):
        _Shared.gate.wait(LONGEST_S)
        said.append(_try(command, race, turn, number))
    return said


def _try(command: "_Command", race: Race, turn: int, number: int) -> Said:
    try:
        command(race, turn, number)
    except PdcaError as error:
        facts = error.facts
        at, winner = facts.get("at"), str(facts.get("winner", ""))
        moment = at if isinstance(at, datetime) else None
        detail = str(facts.get("detail", ""))
        return Said(code=error.code, exit_code=error.exit_code, winner=winner, at=moment, detail=detail)
    except Exception:  # noqa: BLE001 - whatever it is, the test must see it
        return Said(code="crash", exit_code=-1, detail=traceback.format_exc())
    return Said(code=DONE)
