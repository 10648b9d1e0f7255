"""Trying templates of the user's own: every mistake of each, and of the pages that use it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pdca.domain.errors import Gap, WrongInput
from pdca.reports.filling import run_apart
from pdca.reports.jobs import Job
from pdca.reports.rendering import sample_values
from pdca.reports.shelf import own_templates, pages, parts


def tried(own: Path, shipped: Path) -> tuple[Gap, ...]:
    """Return the mistakes of all templates in a folder, by file and line, each once."""
    names = [each.name for each in own_templates(own, shipped)]
    if not names:
        return ()
    folders = (own, shipped)
    # A page that comes to none of them is ours alone, and was tried before it shipped.
    concerned = [page for page in pages(shipped) if not {*parts(page, folders)}.isdisjoint(names)]
    every = dict.fromkeys([*names, *concerned])
    found = {_key(gap): gap for name in every for gap in _tried(name, folders)}
    return tuple(_first_of_ours([found[key] for key in sorted(found)], shipped))


def _first_of_ours(gaps: Sequence[Gap], shipped: Path) -> Iterator[Gap]:
    """Leave out what is the same again in ours, as when a part of the user's own lacks a name."""
    told: set[tuple[str, str]] = set()
    for gap in gaps:
        file, detail = str(gap.facts.get("file")), str(gap.facts.get("detail"))
        if (file, detail) not in told:
            yield gap
        if Path(file).is_relative_to(shipped):
            told.add((file, detail))


def _tried(name: str, folders: Sequence[Path]) -> Iterator[Gap]:
    job = Job(template=name, fillings=sample_values(name), folders=tuple(folders), is_check=True)
    try:
        yield from run_apart(job).mistakes
    except WrongInput as error:
        yield Gap(error.code, error.facts)


def _key(gap: Gap) -> tuple[str, int, str, str]:
    facts = gap.facts
    line = facts.get("line")
    told = str(facts.get("detail") or facts.get("what") or "")
    return str(facts.get("file")), line if isinstance(line, int) else 0, gap.code, told
