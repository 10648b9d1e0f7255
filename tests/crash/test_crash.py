"""A process that ends in the middle of a command leaves the state before it or the state after it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.storage.places import MEMORY

ROOT = Path(__file__).parents[2]
KILLED = 77

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("cc") is None, reason="needs Linux and a C compiler"
)

SOME, EVERY = 4, pytest.param(1000, marks=pytest.mark.slow)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile the kill point."""
    built = tmp_path_factory.mktemp("killpoint") / "killpoint.so"
    source = ROOT / "tests" / "crash" / "killpoint.c"
    subprocess.run(["cc", "-shared", "-fPIC", "-o", built, source, "-ldl"], check=True)
    return built


@pytest.fixture
def folder() -> Iterator[Path]:
    with TemporaryDirectory(dir=MEMORY) as name:
        yield Path(name)


def endings(
    library: Path, folder: Path, case: str, most: int, *, guard: str = "guarded"
) -> list[dict[str, Any]]:
    """Let a command end at up to `most` of its write calls; return what each ending left."""
    told = [str(library), case, str(folder), str(most), guard]
    run = subprocess.run(
        [sys.executable, "-m", "tests.crash.driver", *told],
        env={**os.environ, "LD_PRELOAD": str(library)},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    _, *left = (json.loads(line) for line in run.stdout.splitlines())
    return left


@pytest.mark.parametrize("most", [SOME, EVERY])
@pytest.mark.parametrize(
    ("case", "before", "after"), [("found", 0, 3), ("advance", 111, 112), ("import", 111, 123)]
)
def test_ending_at_any_write_leaves_the_state_before_or_after_and_a_retry_ends_well(
    library: Path, folder: Path, case: str, before: int, after: int, most: int
) -> None:
    left = endings(library, folder, case, most)

    assert {ending["exit_code"] for ending in left} == {KILLED}
    assert {ending["events"] for ending in left} == {before, after}
    assert all(ending["is_sound"] for ending in left)
    assert {ending["events_after"] for ending in left} == {after}
    assert all(ending["is_sound_after"] for ending in left)


@pytest.mark.slow
def test_without_a_journal_an_ending_leaves_half_a_command(library: Path, folder: Path) -> None:
    """Show that the test above would see it if writes were not kept or undone as a whole."""
    left = endings(library, folder, "import", SOME, guard="unguarded")

    assert not all(ending["is_sound"] for ending in left)
