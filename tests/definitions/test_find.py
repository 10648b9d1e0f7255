"""Finding definition files by name."""

from pathlib import Path

import pytest

from pdca.definitions.find import DefinitionKind, definition_names, find_definition
from pdca.domain.errors import NotFound
from tests.definitions.samples import written


def test_shipped_process_is_found_by_name() -> None:
    path = find_definition(DefinitionKind.PROCESS, "pdca")

    assert path.read_text(encoding="utf-8").splitlines()[-1] == "    gates: [reason]"


def test_shipped_catalogue_is_found_by_name() -> None:
    path = find_definition(DefinitionKind.CATALOGUE, "sales-head")

    assert (path.parent.name, path.name) == ("catalogues", "sales-head.yaml")


def test_own_folder_comes_before_what_ships(tmp_path: Path) -> None:
    own = tmp_path / "pdca.yaml"
    own.write_text("id: own\n", encoding="utf-8")

    assert find_definition(DefinitionKind.PROCESS, "pdca", folders=(tmp_path,)) == own


def test_own_catalogue_lies_in_the_folder_of_catalogues(tmp_path: Path) -> None:
    own = tmp_path / "catalogues" / "clinic.yml"
    own.parent.mkdir()
    own.write_text("id: clinic\n", encoding="utf-8")

    assert find_definition(DefinitionKind.CATALOGUE, "clinic", folders=(tmp_path,)) == own


def test_path_is_taken_as_it_is(tmp_path: Path) -> None:
    path = written(tmp_path, "id: x\n")

    assert find_definition(DefinitionKind.PROCESS, str(path)) == path


def test_name_that_is_not_there_comes_with_those_that_are() -> None:
    with pytest.raises(NotFound) as refusal:
        find_definition(DefinitionKind.CATALOGUE, "sale-head")

    assert (refusal.value.code, refusal.value.facts["did_you_mean"]) == ("definition-not-found", "sales-head")
    assert "sales-head" in refusal.value.facts["names"]  # type: ignore[operator]


@pytest.mark.parametrize("name", ["", "none.yaml", "no/such/place", "a\\b", "a\0/b", "x" * 5000 + "/y"])
def test_path_that_is_not_there_is_not_found(name: str) -> None:
    with pytest.raises(NotFound):
        find_definition(DefinitionKind.PROCESS, name)


def test_folder_that_is_not_there_is_passed_over(tmp_path: Path) -> None:
    names = definition_names(DefinitionKind.PROCESS, folders=(tmp_path / "none",))

    assert "pdca" in names


def test_names_are_listed_once_in_order(tmp_path: Path) -> None:
    for name in ("zebra.yaml", "pdca.yaml", "apple.yml", "note.txt"):
        (tmp_path / name).write_text("id: x\n", encoding="utf-8")

    names = definition_names(DefinitionKind.PROCESS, folders=(tmp_path,))

    assert (names[0], names[-1], names.count("pdca"), "note" in names) == ("apple", "zebra", 1, False)
