"""A terminal of one's own: run commands as a person would type them, in a folder that is empty."""

import os
import shlex
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pdca.cli.main import main

MOSCOW = ZoneInfo("Europe/Moscow")


@dataclass(frozen=True, slots=True)
class Result:
    """What a command printed and returned."""

    exit_code: int
    stdout: str
    stderr: str


@dataclass(slots=True)
class Terminal:
    """A person at a terminal: who they are, what time it is, which language they read."""

    capture: pytest.CaptureFixture[str]
    now: datetime = datetime(2026, 9, 1, 10, tzinfo=MOSCOW)
    language: str = "en"
    environment: dict[str, str] = field(default_factory=dict)

    def __call__(self, line: str, by: str | None = None) -> Result:
        """Type one line; a minute passes."""
        self.now += timedelta(minutes=1)
        os.environ.update({"PDCA_NOW": self.now.isoformat(), "PDCA_LANG": self.language, **self.environment})
        if by is None:
            os.environ.pop("PDCA_AS", None)
        else:
            os.environ["PDCA_AS"] = by
        self.capture.readouterr()
        code = main(shlex.split(line))
        said = self.capture.readouterr()
        return Result(code, said.out, said.err)

    def done(self, line: str, by: str | None = None) -> str:
        """Type one line that must succeed; return what it printed."""
        result = self(line, by)
        assert result.exit_code == 0, result.stderr
        return result.stdout

    def on(self, day: str) -> "Terminal":
        """Go to ten o'clock of a day."""
        self.now = datetime.fromisoformat(day).replace(hour=10, tzinfo=MOSCOW)
        return self


@pytest.fixture
def pdca(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """Return a terminal in an empty folder, with nothing configured."""
    for name in list(os.environ):
        if name.startswith("PDCA_") or name in ("LANGUAGE", "NO_COLOR"):
            monkeypatch.delenv(name)
    for name in ("PDCA_NOW", "PDCA_LANG", "PDCA_AS", "LANGUAGE"):
        # Set first, so that monkeypatch takes away again what the terminal sets later.
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("PDCA_CONFIG", str(tmp_path / "no-config.toml"))
    home = tmp_path / "work"
    home.mkdir()
    monkeypatch.chdir(home)
    return Terminal(capsys)


@pytest.fixture
def company(pdca: Terminal) -> Terminal:
    """Return a terminal where an owner, a head, a member and a reader are entered."""
    pdca.done('init --org "ООО Ромашка"')
    pdca.done('person add "Анна Орлова" --role owner')
    pdca.done('person add "Пётр Смирнов" --role head --reports-to Анна', by="Орлова")
    pdca.done('person add "Олег Иванов" --role member --reports-to Пётр', by="Орлова")
    pdca.done('person add "Игорь Лебедев" --role reader', by="Орлова")
    return pdca


@pytest.fixture
def cycle(company: Terminal) -> Terminal:
    """Return a terminal where the head has one cycle, C-1, from a finding by hand."""
    company.done('finding add "Нет планов продаж" --severity critical', by="Орлова")
    company.done("assign F-1 --to Смирнов", by="Орлова")
    return company


PLAN = (
    'plan 1 --goal "Каждый работает по плану" --why a --why b --why "Порядок нигде не описан" '
    '--cause-in process --measure "Доля планов" --unit % --direction up --baseline 20 '
    '--baseline-period "лето 2026" --target 100 --target-on 2026-12-01 --prediction "К зиме у всех" '
    '--check-method "Отчёт" --data-source CRM --counter "Снижения" --counter-direction down '
    "--counter-baseline 10 --observation 20"
)
"""A whole plan in one line."""


@pytest.fixture
def doing(cycle: Terminal) -> Terminal:
    """Return a terminal where C-1 has an approved plan with one action of the member's."""
    cycle.done(PLAN, by="Смирнов")
    cycle.done('action add 1 "Собрать данные" --to Иванов --due 2026-09-15', by="Смирнов")
    cycle.done("advance 1", by="Смирнов")
    cycle.done("advance 1 approve", by="Орлова")
    return cycle
