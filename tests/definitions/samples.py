"""A small process and a small catalogue, and ways to spoil them and to see what is said of it."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from pdca.definitions.catalogues import read_catalogue
from pdca.definitions.processes import read_process
from pdca.domain.catalogue import Catalogue
from pdca.domain.errors import Gap, WrongInput

ROOT = Path(__file__).parents[2]
SHIPPED_PROCESS = ROOT / "workflows" / "pdca.yaml"
SHIPPED_CATALOGUE = ROOT / "workflows" / "catalogues" / "sales-head.yaml"

PROCESS = """\
id: small
version: 1.10
title: {ru: Малый, en: Small}
initial: draft
stages:
  draft: {title: {ru: Черновик, en: Draft}, phase: plan, due: {working_days: 2}}
  work: {title: {ru: Работа, en: Work}, phase: do, due: {working_days: 3, after: observation}}
  asleep: {title: {ru: Пауза, en: Pause}, paused: true}
  done: {title: {ru: Готово, en: Done}, end: closed}
  dropped: {title: {ru: Брошено, en: Dropped}, end: cancelled}
transitions:
  start: {title: {ru: Начать, en: Start}, from: draft, to: work, by: [responsible], gates: [goal]}
  finish: {title: {ru: Завершить, en: Finish}, from: work, to: done, by: [checker], not_by: [responsible]}
  sleep: {title: {ru: Отложить, en: Put off}, from: any-open, to: asleep, by: [assigner]}
  wake: {title: {ru: Вернуться, en: Wake up}, from: asleep, to: previous, by: [assigner]}
  drop: {title: {ru: Бросить, en: Drop}, from: any-open, to: dropped, by: [assigner]}
"""

CATALOGUE = """\
id: small
version: "1"
title: {ru: Малый, en: Small}
subject: {ru: Руководитель, en: Head}
signs:
  no-plan:
    title: {ru: Нет плана, en: No plan}
    short: {ru: Нет плана, en: No plan}
    description: {ru: План не составлен, en: There is no plan}
    severity: critical
    criteria:
      share-planned:
        text: {ru: Доля планов, en: Share of plans}
        answer: number
        unit: {ru: "%", en: "%"}
        direction: up
        fail: 80
        met: 95.50
        critical: true
        source: article
        evidence: {ru: Файл, en: The file}
      plan-signed:
        text: {ru: План подписан, en: The plan is signed}
        answer: yes-no
        weight: 2
        source: published
        reference: A book
        evidence: {ru: Подпись, en: The signature}
    cycle:
      goal: {ru: План есть, en: There is a plan}
      measure: {title: {ru: Доля, en: Share}, unit: {ru: "%", en: "%"}, direction: up, target: "100.0"}
      counter_measure: {title: {ru: Возвраты, en: Returns}, unit: {ru: шт., en: pcs}, direction: down}
      actions: [{ru: Составить, en: Draw it up}]
      check_method: {ru: Посмотреть, en: Look}
      data_source: {ru: Файл, en: The file}
      standard: {ru: Регламент, en: The rule}
      working_days: {draft: 4}
      observation: 20
"""


def changed(text: str, *replacements: tuple[str, str]) -> str:
    """Replace parts of a text that must be in it."""
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def mistakes_of(read: Callable[[], object]) -> tuple[Gap, ...]:
    """Return the mistakes that reading something is refused with."""
    with pytest.raises(WrongInput) as refusal:
        read()
    assert refusal.value.code == "definition-mistakes"
    return refusal.value.mistakes


def lines_of(read: Callable[[], object]) -> list[str]:
    """List the mistakes as `line code`."""
    return [f"{gap.facts['line']} {gap.code}" for gap in mistakes_of(read)]


def process_mistakes(folder: Path, *replacements: tuple[str, str]) -> list[str]:
    """List the mistakes of the small process after some replacements."""
    return lines_of(lambda: read_process(written(folder, changed(PROCESS, *replacements))))


def catalogue_mistakes(folder: Path, *replacements: tuple[str, str]) -> list[str]:
    """List the mistakes of the small catalogue after some replacements."""
    return lines_of(lambda: read_catalogue(written(folder, changed(CATALOGUE, *replacements))))


def written(folder: Path, text: str) -> Path:
    """Write a text into a file and return its path."""
    path = folder / "definition.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def small_catalogue(folder: Path) -> Catalogue:
    """Return the small catalogue: `no-plan` with the number `share-planned` and the yes-no `plan-signed`."""
    return read_catalogue(written(folder, CATALOGUE))


def exactly(value: Decimal | None) -> str:
    """Write a number with every digit it carries, which `==` does not compare."""
    return str(value)
