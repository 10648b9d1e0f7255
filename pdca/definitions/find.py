"""Find the file of a process or catalogue by its name; the user's own folders come before what ships."""

from enum import StrEnum
from pathlib import Path

from pdca.definitions.mistakes import nearest
from pdca.domain.errors import NotFound
from pdca.shipped import shipped


class DefinitionKind(StrEnum):
    """What a definition file describes."""

    PROCESS = "process"
    CATALOGUE = "catalogue"


def find_definition(kind: DefinitionKind, name_or_path: str, *, folders: tuple[Path, ...] = ()) -> Path:
    """Return the file of a definition; a path is taken as it is, a name is looked up.

    Each of `folders` is laid out as `workflows/` is: processes in it, catalogues in its `catalogues/`.
    """
    files = _files(kind, folders)
    found = _existing(Path(name_or_path)) if _is_path(name_or_path) else files.get(name_or_path)
    if found is not None:
        return found
    raise NotFound(
        "definition-not-found",
        kind=str(kind),
        name=name_or_path,
        names=tuple(sorted(files)),
        did_you_mean=nearest(name_or_path, files),
    )


def definition_names(kind: DefinitionKind, *, folders: tuple[Path, ...] = ()) -> tuple[str, ...]:
    """List the names that can be found, in the order of the alphabet."""
    return tuple(sorted(_files(kind, folders)))


def _is_path(name: str) -> bool:
    return Path(name).suffix in {".yaml", ".yml"} or Path(name).name != name or "\\" in name


def _existing(path: Path) -> Path | None:
    try:
        return path if path.is_file() else None
    except OSError:
        # The name is too long for a file, or a folder on the way may not be entered.
        return None


def _files(kind: DefinitionKind, folders: tuple[Path, ...]) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for folder in (*folders, shipped("workflows")):
        place = folder / "catalogues" if kind is DefinitionKind.CATALOGUE else folder
        for path in sorted((*place.glob("*.yaml"), *place.glob("*.yml"))):
            files.setdefault(path.stem, path)
    return files
