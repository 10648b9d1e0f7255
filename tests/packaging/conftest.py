"""A built wheel and a built source archive, and a small checkout to start the launcher in."""

import shutil
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.packaging.builds import ROOT, build


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel built from this checkout."""
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def unpacked_wheel(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder into which the wheel was unpacked."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)  # noqa: S202  # our own
    return folder


@pytest.fixture(scope="session")
def unpacked_sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the one folder that lies in a source archive built from this checkout."""
    folder = tmp_path_factory.mktemp("source")
    with tarfile.open(build(ROOT, "sdist", tmp_path_factory.mktemp("sdist"))) as archive:
        if hasattr(tarfile, "data_filter"):  # not in the first releases of Python 3.11
            archive.extraction_filter = tarfile.data_filter
        archive.extractall(folder)  # noqa: S202  # our own
    (inside,) = folder.iterdir()
    return inside


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a checkout of the launcher, empty locks and a program that ends with the code it is given."""
    return small_checkout(tmp_path / "мой цикл")


def small_checkout(folder: Path) -> Path:
    """Make such a checkout."""
    shutil.copytree(ROOT / "tools", folder / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "cli.py", folder)
    for lock in ("requirements.lock", "requirements-test.lock"):
        (folder / lock).touch()
    (folder / "pdca").mkdir()
    (folder / "pdca" / "__main__.py").write_text(
        "import sys\nprint(sys.prefix)\nsys.exit(int(sys.argv[1]))\n", encoding="utf-8"
    )
    return folder
