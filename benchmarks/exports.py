"""Exports of a CRM as files: the whole import of deals and of activities, its time and its peak memory."""

import csv
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random
from time import perf_counter

from benchmarks.company import OWNER, READY, found
from benchmarks.sizes import Sizes
from benchmarks.table import Row
from pdca.storage.database import address

DAY = READY.date()
SELLERS = tuple(f"Seller {number}" for number in range(35))
STAGES = ("Успешно реализовано", "Закрыто и не реализовано", "Переговоры")
KINDS = ("Звонок", "Встреча", "Задача", "Письмо")


def measure(sizes: Sizes, folder: Path) -> list[Row]:
    """Import a file of each kind with the program, and copy it into SQLite with nothing but csv."""
    database = folder / "exports.db"
    found(address(str(database)))
    rows: list[Row] = []
    for kind, count in (("deals", sizes.deals), ("activities", sizes.activities)):
        path = folder / f"{kind}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows(
                _deals(count) if kind == "deals" else _activities(count)
            )
        seconds, peak = _imported(database, path, kind)
        floor = _copied(path, folder / "floor.db")
        rows += [
            Row(
                what=f"import of {count:,} {kind}, whole process, time",
                figure=seconds,
                floor=floor,
                unit="s",
                note="csv and sqlite3: the cells as they are, one table, one transaction",
            ),
            Row(
                what=f"import of {count:,} {kind}, whole process, peak memory",
                figure=peak,
                floor=None,
                unit="bytes",
                note="64 MiB of it is SQLite's cache",
            ),
        ]
    return rows


def _imported(database: Path, path: Path, kind: str) -> tuple[float, float]:
    environment = {**os.environ, "PDCA_AS": OWNER, "PDCA_NOW": READY.isoformat(), "PYTHONUTF8": "1"}
    command = [
        "pdca/__main__.py",
        "--db",
        str(database),
        "evidence",
        "import",
        str(path),
        "--as",
        kind,
        "--apply",
    ]
    began = perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-P", *command],
        cwd=Path(__file__).resolve().parent.parent,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return perf_counter() - began, usage.ru_maxrss * 1024


def _copied(path: Path, place: Path) -> float:
    began = perf_counter()
    with closing(sqlite3.connect(place)) as connection, path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter=";")
        columns = len(next(reader))
        connection.execute("DROP TABLE IF EXISTS rows")
        connection.execute(f"CREATE TABLE rows ({', '.join(f'c{n} TEXT' for n in range(columns))})")
        marks = ", ".join("?" * columns)
        connection.executemany(f"INSERT INTO rows VALUES ({marks})", reader)  # noqa: S608 - only question marks
        connection.commit()
    return perf_counter() - began


def _deals(count: int) -> Iterator[tuple[object, ...]]:
    chance = Random(1)
    yield "ID", "Компания", "Ответственный", "Этап сделки", "Бюджет", "Дата создания", "Дата закрытия"
    for number in range(count):
        opened = DAY - timedelta(days=chance.randrange(400))
        seller, stage = chance.choice(SELLERS), chance.choice(STAGES)
        amount = f"{chance.randrange(900_000)},50"
        yield number, "ООО", seller, stage, amount, f"{opened:%d.%m.%Y} 10:15:00", f"{DAY:%d.%m.%Y}"


def _activities(count: int) -> Iterator[tuple[object, ...]]:
    chance = Random(2)
    yield "ID", "Ответственный", "Тип задачи", "Сделка", "Срок", "Дата завершения"
    for number in range(count):
        planned = f"{DAY - timedelta(days=chance.randrange(400)):%d.%m.%Y} {chance.randrange(24):02}:15:00"
        yield (
            number,
            chance.choice(SELLERS),
            chance.choice(KINDS),
            chance.randrange(100_000),
            planned,
            planned,
        )
