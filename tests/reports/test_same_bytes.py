"""The same report gives the same bytes, whatever the machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PROGRAM = """
import hashlib, sys
from pdca.reports.rendering import render, workbook
from pdca.reports.pdf import print_pdf
from pdca.shipped import shipped
from tests.reports.samples import full_month, one_cycle
for language in ("ru", "en"):
    print(hashlib.sha256(workbook(full_month(), language=language)).hexdigest())
    for form in ("html", "md", "txt", "json"):
        text = render(full_month(), format=form, language=language, folders=[shipped("templates")])
        print(hashlib.sha256(text.encode()).hexdigest())
try:
    import weasyprint
except (ImportError, OSError):
    sys.exit()
page = render(one_cycle(), format="html", language="ru", folders=[shipped("templates")])
print(hashlib.sha256(print_pdf(page, browser=None).content).hexdigest())
"""


@pytest.fixture(scope="module")
def here() -> str:
    """Return the hashes of one machine, which every other is compared with."""
    return hashes(PYTHONHASHSEED="0", TZ="UTC")


def hashes(**changes: str) -> str:
    """Render everything in a process of its own and return the hashes."""
    environ = {**os.environ, "PYTHONPATH": str(ROOT), **changes}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environ, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize(
    "changes",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANGUAGE": "ru"},
        pytest.param(
            {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
            marks=pytest.mark.slow,
        ),
    ],
)
def test_another_machine_makes_the_same_report(here: str, changes: dict[str, str]) -> None:
    assert hashes(**changes) == here
