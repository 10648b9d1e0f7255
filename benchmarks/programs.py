"""Programs as whole processes: how long each takes, what memory it needs, how many instructions it runs."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import which
from statistics import median
from typing import TypeAlias

from benchmarks.sizes import Sizes

# Settings of the user's own; and without its compiled modules no program runs as an installed one does.
_NOT_KEPT = ("PDCA_", "PYTHONDONTWRITEBYTECODE")

ROOT = Path(__file__).resolve().parent.parent

Command: TypeAlias = list[str]

Program: TypeAlias = Callable[[int], Command]
"""The command of the n-th run: a step that was taken cannot be taken again."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took."""

    seconds: float
    memory: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where programs run: a folder, and who acts when on which database."""

    folder: Path
    settings: Mapping[str, str]

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment variables: nothing of the user's own settings."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_KEPT)}
        fixed = {
            "PDCA_CONFIG": str(self.folder / "no-settings.toml"),
            "PDCA_LANG": "ru",
            "PDCA_CACHE": str(self.folder / "cache"),
            "PYTHONPATH": str(ROOT),
            # Instructions are counted in one run, which must be like any other.
            "PYTHONHASHSEED": "0",
        }
        return {**kept, **fixed, **self.settings}


def ours(*arguments: str) -> Command:
    """Return the command that runs pdca as the launcher of a checkout does."""
    return [sys.executable, "-P", str(ROOT / "pdca" / "__main__.py"), *arguments]


def peer(name: str, *arguments: str) -> Command:
    """Return the command that runs a peer: a script that does the same with the standard library."""
    return [sys.executable, str(ROOT / "benchmarks" / "peers" / f"{name}.py"), *arguments]


def timed(programs: Mapping[str, Program], place: Place, sizes: Sizes) -> dict[str, Run]:
    """Run all programs in turn, again and again, so that a slow moment hits all; return the medians."""
    runs: dict[str, list[Run]] = {name: [] for name in programs}
    for number in range(sizes.warming + sizes.repeats):
        for name, program in programs.items():
            runs[name].append(_watched(program(number), place))
    return {name: _median(found[sizes.warming :]) for name, found in runs.items()}


def counted(programs: Mapping[str, Program], place: Place, number: int) -> dict[str, int | None]:
    """Count the instructions of one run of each program; None where this machine cannot."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = {name: pool.submit(_count, program(number), place) for name, program in programs.items()}
        return {name: count.result() for name, count in found.items()}


@cache
def counter() -> str | None:
    """Name what counts instructions on this machine: perf, valgrind or nothing."""
    if which("perf") and _perf_count([sys.executable, "-c", ""], dict(os.environ)):
        return "perf"
    return "valgrind" if which("valgrind") else None


def _watched(command: Command, place: Place) -> Run:
    watch = [sys.executable, "-I", "-S", str(ROOT / "benchmarks" / "watch.py"), *command]
    said = _output(watch, place)
    code, seconds, memory = said.stdout.split()
    _refuse_failure(command, int(code), said.stderr)
    return Run(float(seconds), int(memory) or None)


def _median(runs: Sequence[Run]) -> Run:
    memories = [run.memory for run in runs if run.memory is not None]
    return Run(median(run.seconds for run in runs), int(median(memories)) if memories else None)


def _count(command: Command, place: Place) -> int | None:
    if counter() == "perf":
        return _perf_count(command, place.environment)
    if counter() is None:
        return None
    valgrind = ["valgrind", "--tool=cachegrind", "--cache-sim=no", f"--cachegrind-out-file={os.devnull}"]
    said = _output([*valgrind, *command], place)
    _refuse_failure(command, said.returncode, said.stderr)
    line = next(line for line in said.stderr.splitlines() if "I   refs:" in line or "I refs:" in line)
    return int(line.rpartition(":")[2].replace(",", ""))


def _perf_count(command: Command, environment: dict[str, str]) -> int | None:
    perf = ["perf", "stat", "-x", ",", "-e", "instructions:u", *command]
    said = subprocess.run(perf, env=environment, capture_output=True, text=True, check=False)
    counts = [line.split(",")[0] for line in said.stderr.splitlines() if "instructions" in line]
    return int(counts[0]) if counts and counts[0].isdecimal() else None


def _output(command: Command, place: Place) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command,
        cwd=place.folder,
        env=place.environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _refuse_failure(command: Command, code: int, said: str) -> None:
    # A command that was refused is quick and proves nothing.
    if code:
        raise RuntimeError(" ".join(command), code, said)
