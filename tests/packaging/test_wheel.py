"""What is in the wheel and in the source archive, and that the program finds its data in either."""

import subprocess
import sys
import zipfile
from pathlib import Path

from pdca import __version__
from tests.packaging.builds import ROOT, build

PRINT_SHIPPED = """
import sys
sys.path.insert(0, sys.argv[1])
from pdca.shipped import shipped
print(shipped(sys.argv[2]))
"""


def files_below(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def found_from(place: Path, name: str) -> Path:
    command = [sys.executable, "-I", "-c", PRINT_SHIPPED, str(place), name]
    return Path(subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip())


def test_wheel_ships_every_process_and_catalogue(unpacked_wheel: Path) -> None:
    shipped = files_below(unpacked_wheel / "pdca" / "_shipped" / "workflows")

    assert "pdca.yaml" in shipped
    assert shipped == files_below(ROOT / "workflows")


def test_wheel_ships_every_template(unpacked_wheel: Path) -> None:
    shipped = files_below(unpacked_wheel / "pdca" / "_shipped" / "templates")

    assert shipped
    assert shipped == files_below(ROOT / "templates")


def test_wheel_ships_the_compiled_messages(unpacked_wheel: Path) -> None:
    shipped = {name for name in files_below(unpacked_wheel / "pdca" / "locale") if name.endswith(".mo")}

    assert any(name.startswith("ru/") for name in shipped)
    assert shipped == {name for name in files_below(ROOT / "pdca" / "locale") if name.endswith(".mo")}


def test_wheel_installs_nothing_but_the_package(unpacked_wheel: Path) -> None:
    top = {path.name for path in unpacked_wheel.iterdir()}

    assert top == {"pdca", f"pdca-{__version__}.dist-info"}


def test_wheel_has_the_command_and_the_licence(unpacked_wheel: Path) -> None:
    about = unpacked_wheel / f"pdca-{__version__}.dist-info"

    assert "pdca = pdca.cli.main:main" in (about / "entry_points.txt").read_text(encoding="utf-8")
    assert (about / "licenses" / "LICENSE").is_file()


def test_wheel_from_the_source_archive_is_the_wheel_from_the_checkout(
    wheel: Path, unpacked_sdist: Path, tmp_path: Path
) -> None:
    again = build(unpacked_sdist, "wheel", tmp_path)

    assert names_in(again) == names_in(wheel)


def test_source_archive_has_no_launcher(unpacked_sdist: Path) -> None:
    assert not (unpacked_sdist / "cli.py").exists()


def test_installed_program_finds_the_data_it_shipped_with(unpacked_wheel: Path) -> None:
    found = found_from(unpacked_wheel, "workflows")

    assert found == unpacked_wheel / "pdca" / "_shipped" / "workflows"


def test_checkout_finds_the_data_beside_the_package() -> None:
    found = found_from(ROOT, "templates")

    assert found == ROOT / "templates"


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())
