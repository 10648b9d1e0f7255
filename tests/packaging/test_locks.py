"""The locks: complete, hashed, and silent about where packages come from."""

import re
import tomllib

import pytest

from tests.packaging.builds import ROOT
from tools.environment import TEST_LOCKS

PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==[^ ]+( ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def lines_of(lock: str) -> list[str]:
    return (ROOT / lock).read_text(encoding="utf-8").splitlines()


def pins_of(lock: str) -> set[str]:
    return {line for line in lines_of(lock) if not line.startswith(" ")}


def versions_of(lock: str) -> set[str]:
    return {re.split(" [;\\\\]", pin)[0] for pin in pins_of(lock)}


def names_of(requirements: list[str]) -> set[str]:
    names = (re.split(r"[\[<>=!~; ]", requirement)[0] for requirement in requirements)
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names}


@pytest.mark.parametrize("lock", TEST_LOCKS)
def test_every_line_is_an_exact_version_or_its_hash(lock: str) -> None:
    strange = [line for line in lines_of(lock) if not PIN.match(line) and not HASH.match(line)]

    assert strange == []


@pytest.mark.parametrize("lock", TEST_LOCKS)
def test_every_version_is_followed_by_a_hash(lock: str) -> None:
    lines = lines_of(lock)

    bare = [
        one
        for one, after in zip(lines, [*lines[1:], ""], strict=True)
        if PIN.match(one) and not HASH.match(after)
    ]

    assert bare == []


def test_lock_of_the_tests_holds_the_lock_of_the_program() -> None:
    # A package that only Windows needs may be needed everywhere by the tests.
    assert versions_of("requirements.lock") <= versions_of("requirements-test.lock")


def test_locks_name_all_that_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    wanted = names_of(project["dependencies"] + project["optional-dependencies"]["test"])

    assert wanted <= names_of(list(pins_of("requirements-test.lock")))
