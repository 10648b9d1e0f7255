"""Schedules are written so that each system reads them as they were meant."""

import shlex
from pathlib import Path, PureWindowsPath

import pytest

from pdca.cli.schedules import LONGEST_TASK, Schedule, schedule_lines

OPTIONS = ("--db", "/srv/Наша фирма/100%/pdca.db", "--as", "P-1", "remind")
SCHEDULE = Schedule(
    program=("/opt/py thon", "-P", "/opt/pdca/__main__.py"),
    options=OPTIONS,
    folder=Path("/srv/Наша фирма/100%"),
    hour=20,
    minute=30,
    config="/etc/p$d.toml",
)


def test_cron_gets_one_line_with_its_percent_signs_escaped_and_no_hour_after_midnight() -> None:
    line = list(schedule_lines("cron", SCHEDULE))[-1]

    assert line.startswith("30 20-23 * * * cd ")
    assert "\\%" in line
    words = shlex.split(line.replace("\\%", "%"))
    assert words[6] == "/srv/Наша фирма/100%"
    assert words[8] == "PDCA_CONFIG=/etc/p$d.toml"
    assert tuple(words[9:]) == SCHEDULE.command


def test_systemd_gets_its_own_quotes() -> None:
    lines = list(schedule_lines("systemd", SCHEDULE))

    assert "WorkingDirectory=/srv/Наша фирма/100%%" in lines
    database = '"/srv/Наша фирма/100%%/pdca.db"'
    command = f'"/opt/py thon" -P /opt/pdca/__main__.py --db {database} --as P-1 remind'
    assert f"ExecStart={command}" in lines
    assert 'Environment="PDCA_CONFIG=/etc/p$$d.toml"' in lines
    assert "OnCalendar=*-*-* 20..23:30:00" in lines


@pytest.mark.parametrize("depth", [1, 30])
def test_windows_gets_a_task_and_for_a_long_command_a_file(depth: int) -> None:
    folder = PureWindowsPath("C:/pdca", *["глубоко"] * depth)
    schedule = Schedule(
        program=("C:\\Python\\python.exe",),
        options=("--db", f"{folder}\\pdca.db", "remind"),
        folder=folder,  # type: ignore[arg-type] # a path of another system, as text it is the same
        hour=8,
        minute=30,
    )

    *before, last = schedule_lines("windows", schedule)

    times = "/SC DAILY /ST 08:30 /RI 60 /DU 0010:00"
    assert last.startswith(f'schtasks /Create /F /TN "pdca remind" {times} /TR "')
    task = last.partition('/TR "')[2]
    if depth == 1:
        assert f'cd /d \\"{folder}\\" && C:\\Python\\python.exe --db' in task
        assert len(task) <= LONGEST_TASK
    else:
        assert task == f'\\"{folder}\\pdca-remind.cmd\\""'
        assert any(f'rem cd /d "{folder}" && C:\\Python' in line for line in before)
