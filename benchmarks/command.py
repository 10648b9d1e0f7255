"""The command: which rows are wanted, how much is measured, and how it is printed."""

import argparse
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import evidence, exports, month, races, transition, weight, whole
from benchmarks.programs import counter
from benchmarks.sizes import FULL, TINY, USUAL, Sizes
from benchmarks.table import Row, as_json, as_table

WHOLE = ("advance", "list", "start")

OTHERS = {
    "transition": transition.measure,
    "month": month.measure,
    "evidence": evidence.measure,
    "exports": exports.measure,
    "memory": weight.measure,
    "races": races.measure,
}

NAMES = (*WHOLE, *OTHERS)


def run(arguments: Sequence[str]) -> int:
    """Measure what the arguments ask for and print it."""
    wanted = _parser().parse_args(arguments)
    sizes = FULL if wanted.full else TINY if wanted.tiny else USUAL
    with TemporaryDirectory(prefix="pdca-benchmarks-") as folder:
        rows = measured(wanted.only or NAMES, sizes, Path(folder))
    about = _about(sizes)
    if wanted.json:
        print(as_json(rows, about))
    else:
        print(*(f"{name}: {value}" for name, value in about.items() if name != "sizes"), sep="\n", end="\n\n")
        print(as_table(rows))
    return 0


def measured(names: Sequence[str], sizes: Sizes, folder: Path) -> list[Row]:
    """Measure the named groups of rows, in the order of the design."""
    wanted = tuple(name for name in WHOLE if name in names)
    if wanted:
        _tell(f"measuring: {', '.join(wanted)}")
    rows = whole.measure(wanted, sizes, folder) if wanted else []
    for name, measure in OTHERS.items():
        if name in names:
            _tell(f"measuring: {name}")
            rows += measure(sizes, folder)
    return rows


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Print the figures to hold, each beside its floor."
    )
    parser.add_argument(
        "--only", action="append", choices=NAMES, metavar="NAME", help=f"only these: {', '.join(NAMES)}"
    )
    parser.add_argument("--full", action="store_true", help="the sizes of the design; takes many minutes")
    parser.add_argument("--tiny", action="store_true", help="see that it runs; the figures mean nothing")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser


def _about(sizes: Sizes) -> dict[str, object]:
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "instructions": (counter() or "not counted") if sizes.counts_instructions else "not counted",
        "sizes": asdict(sizes),
    }


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
