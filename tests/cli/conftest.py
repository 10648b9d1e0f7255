"""A terminal of one's own: run commands as a person would type them, in a folder that is empty."""

import contextlib
import io
import os
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

import pytest

from pdca.cli.main import main
from tests.company_of_ten import NOW, build
from tests.json_answers import check_answer

MOSCOW = ZoneInfo("Europe/Moscow")


@dataclass(frozen=True, slots=True)
class Result:
    """What a command printed and returned."""

    exit_code: int
    stdout: str
    stderr: str


class _Stream(io.TextIOWrapper):
    """What takes text and bytes, as stdout does."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="", write_through=True)

    def content(self) -> bytes:
        """Return all that was written."""
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue()


@dataclass(slots=True)
class Terminal:
    """A person at a terminal: who they are, what time it is, which language they read."""

    now: datetime = datetime(2026, 9, 1, 10, tzinfo=MOSCOW)
    language: str = "en"
    environment: dict[str, str] = field(default_factory=dict)

    def __call__(self, line: str, by: str | None = None) -> Result:
        """Type one line; a minute passes."""
        self.now += timedelta(minutes=1)
        os.environ.pop("PDCA_AS", None)
        os.environ.update({"PDCA_NOW": self.now.isoformat(), "PDCA_LANG": self.language, **self.environment})
        if by is not None:
            os.environ["PDCA_AS"] = by
        out, err = _Stream(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(shlex.split(line))
        result = Result(code, out.content().decode("utf-8", "surrogateescape"), err.getvalue())
        _check_json(line, result)
        return result

    def done(self, line: str, by: str | None = None) -> str:
        """Type one line that must succeed; return what it printed."""
        result = self(line, by)
        assert result.exit_code == 0, result.stderr
        return result.stdout

    def on(self, day: str) -> "Terminal":
        """Go to ten o'clock of a day."""
        return self.at(f"{day}T10:00+03:00")

    def at(self, moment: str) -> "Terminal":
        """Go to a moment."""
        self.now = datetime.fromisoformat(moment).astimezone(MOSCOW)
        return self


PLAN = (
    'plan 1 --goal "Каждый работает по плану" --why a --why b --why "Порядок нигде не описан" '
    '--cause-in process --measure "Доля планов" --unit % --direction up --baseline 20 '
    '--baseline-period "лето 2026" --target 100 --target-on 2026-12-01 --prediction "К зиме у всех" '
    '--check-method "Отчёт" --data-source CRM --counter "Снижения" --counter-direction down '
    "--counter-baseline 10 --observation 20"
)
"""A whole plan in one line."""

COMPANY = (
    (None, 'init --org "ООО Ромашка"'),
    (None, 'person add "Анна Орлова" --role owner'),
    ("Орлова", 'person add "Пётр Смирнов" --role head --reports-to Анна'),
    ("Орлова", 'person add "Олег Иванов" --role member --reports-to Пётр'),
    ("Орлова", 'person add "Игорь Лебедев" --role reader'),
)
CYCLE = (
    *COMPANY,
    ("Орлова", 'finding add "Нет планов продаж" --severity critical'),
    ("Орлова", "assign F-1 --to Смирнов"),
)
DOING = (
    *CYCLE,
    ("Смирнов", PLAN),
    ("Смирнов", 'action add 1 "Собрать данные" --to Иванов --due 2026-09-15'),
    ("Смирнов", "advance 1"),
    ("Орлова", "advance 1 approve"),
)
WORKING = (
    *DOING,
    ("Орлова", 'finding add "=Касса" --description "Не сходится" --external-number -17'),
    ("Орлова", "assign F-2 --to Смирнов"),
    (
        "Орлова",
        'finding add "Пустой склад" --severity major --found-on 2026-08-30 --due 2026-09-05',
    ),
    ("Смирнов", "measure 1 41.5"),
)


def _check_json(line: str, result: Result) -> None:
    """Hold every JSON answer that any test gets against its schema."""
    for text in (result.stdout, result.stderr):
        if " --json" in line and text.startswith('{\n  "schema"') and text.endswith("\n}\n"):
            check_answer(text)


@pytest.fixture
def pdca(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """Return a terminal in an empty folder, with nothing configured."""
    for name in list(os.environ):
        if name.startswith("PDCA_") or name in ("LANGUAGE", "NO_COLOR", "VISUAL", "EDITOR"):
            monkeypatch.delenv(name)
    for name in ("PDCA_NOW", "PDCA_LANG", "PDCA_AS", "PDCA_BROWSER", "LANGUAGE"):
        # Set first, so that monkeypatch takes away again what the terminal sets later.
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("PDCA_CONFIG", str(tmp_path / "no-config.toml"))
    monkeypatch.setenv("PDCA_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("PDCA_CACHE", "")
    home = tmp_path / "work"
    home.mkdir()
    monkeypatch.chdir(home)
    yield Terminal()
    # What a test gave its terminal is not for the next one; what was there before is put back.
    for name in list(os.environ):
        if name.startswith("PDCA_"):
            del os.environ[name]


@pytest.fixture
def fresh_commands() -> Iterator[None]:
    """Forget the commands before and after: they put their help into words when they are imported."""
    before = _forgotten_commands()
    yield
    _forgotten_commands()
    sys.modules.update(before)


def _forgotten_commands() -> dict[str, ModuleType]:
    return {
        name: sys.modules.pop(name) for name in list(sys.modules) if name.startswith("pdca.cli.commands.")
    }


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder where databases that many tests begin with are kept once they are typed."""
    return tmp_path_factory.mktemp("shelf")


@pytest.fixture
def company(pdca: Terminal, shelf: Path) -> Terminal:
    """Return a terminal where an owner, a head, a member and a reader are entered."""
    return _typed(pdca, shelf / "company.db", COMPANY)


@pytest.fixture
def cycle(pdca: Terminal, shelf: Path) -> Terminal:
    """Return a terminal where the head has one cycle, C-1, from a finding by hand."""
    return _typed(pdca, shelf / "cycle.db", CYCLE)


@pytest.fixture
def doing(pdca: Terminal, shelf: Path) -> Terminal:
    """Return a terminal where C-1 has an approved plan with one action of the member's."""
    return _typed(pdca, shelf / "doing.db", DOING)


@pytest.fixture
def ten(pdca: Terminal, shelf: Path) -> Terminal:
    """Return a terminal of the company of ten people and two hundred cycles, on the day it is looked at."""
    kept = shelf / "ten.db"
    if not kept.exists():
        build(kept)
    shutil.copyfile(kept, "pdca.db")
    pdca.now = NOW
    return pdca


@pytest.fixture
def working(pdca: Terminal, shelf: Path) -> Terminal:
    """Return a terminal with a cycle in Do and a late one in planning, a hostile finding and a reading."""
    return _typed(pdca, shelf / "working.db", WORKING).on("2026-09-17")


def brought(terminal: Terminal, kept: Path, go_on: Callable[[Terminal], object]) -> Terminal:
    """Go on from where a terminal stands, once; every later test gets a copy of the folder at that moment."""
    now = kept.with_suffix(".now")
    if now.exists():
        shutil.copytree(kept, Path.cwd(), dirs_exist_ok=True)
        return terminal.at(now.read_text(encoding="ascii"))
    go_on(terminal)
    shutil.copytree(Path.cwd(), kept)
    now.write_text(terminal.now.isoformat(), encoding="ascii")
    return terminal


def _typed(pdca: Terminal, kept: Path, lines: tuple[tuple[str | None, str], ...]) -> Terminal:
    """Type the lines once, and copy the database that they made for every later test."""
    here = Path("pdca.db")
    if kept.exists():
        shutil.copyfile(kept, here)
        pdca.now += timedelta(minutes=len(lines))
        return pdca
    for by, line in lines:
        pdca.done(line, by)
    shutil.copyfile(here, kept)
    return pdca
