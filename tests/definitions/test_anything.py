"""Whatever a file holds, reading it gives a definition or WrongInput and nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pdca.definitions.answers import read_answers
from pdca.definitions.catalogues import read_catalogue
from pdca.definitions.plan_form import read_plan
from pdca.definitions.processes import read_process
from pdca.domain.errors import WrongInput
from tests.definitions.samples import CATALOGUE, PROCESS, SHIPPED_PROCESS, small_catalogue
from tests.definitions.test_plan_form import FULL
from tests.depth import examples

# Each example writes its own file into one folder, so sharing the folder does no harm.
in_one_folder = settings(
    deadline=None, max_examples=examples(150), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
PIECES = st.sampled_from(
    [
        *(
            b"",
            b"\x00",
            b"\t",
            b"\n",
            b"  ",
            b"- ",
            b": ",
            b"? ",
            b"[",
            b"]",
            b"{",
            b"}",
            b'"',
            b"'",
            b"|",
            b">",
        ),
        *(b"&a ", b"*a", b"!!int ", b"<<: ", b"---\n", b"...", b"%YAML 1.1\n", b"#", b",", b"\xff", b"\\x1b"),
        *(b"null", b"true", b"9" * 30, b"-1", b".inf", b"ru", b"planning", b"any-open", b"previous"),
    ]
)


@st.composite
def spoiled(draw: st.DrawFn, original: bytes) -> bytes:
    """Cut, double and overwrite a few pieces of a file."""
    content = original
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 40)))
        piece = draw(PIECES | st.binary(max_size=8) | st.just(content[start:end] * 2))
        content = content[:start] + piece + content[end:]
    return content


def is_read_or_refused(read: Callable[[], object]) -> bool:
    try:
        return read() is not None
    except WrongInput as refusal:
        return bool(refusal.mistakes)


def saved(folder: Path, content: bytes) -> Path:
    path = folder / "any.yaml"
    path.write_bytes(content)
    return path


@in_one_folder
@given(content=st.binary(max_size=200) | st.lists(PIECES, max_size=30).map(b"".join))
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    path = saved(tmp_path, content)

    assert is_read_or_refused(lambda: read_process(path))


@in_one_folder
@given(content=spoiled(PROCESS.encode()))
def test_any_spoiled_process_is_read_or_refused(tmp_path: Path, content: bytes) -> None:
    path = saved(tmp_path, content)

    assert is_read_or_refused(lambda: read_process(path))


@settings(in_one_folder, max_examples=examples(50))
@given(content=spoiled(SHIPPED_PROCESS.read_bytes()))
def test_shipped_process_however_spoiled_is_read_or_refused(tmp_path: Path, content: bytes) -> None:
    path = saved(tmp_path, content)

    assert is_read_or_refused(lambda: read_process(path))


@in_one_folder
@given(content=spoiled(CATALOGUE.encode()))
def test_any_spoiled_catalogue_is_read_or_refused(tmp_path: Path, content: bytes) -> None:
    path = saved(tmp_path, content)

    assert is_read_or_refused(lambda: read_catalogue(path, stages=frozenset({"draft"})))


@in_one_folder
@given(content=spoiled(FULL.encode()))
def test_any_spoiled_plan_is_read_or_refused(tmp_path: Path, content: bytes) -> None:
    path = saved(tmp_path, content)

    assert is_read_or_refused(lambda: read_plan(path))


@in_one_folder
@given(
    content=spoiled(
        b"on: 2026-03-31\nanswers:\n  no-plan:\n    share-planned: 5\n    plan-signed: {note: x}\n"
    )
)
def test_any_spoiled_answers_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    path, catalogue = saved(tmp_path, content), small_catalogue(tmp_path)

    assert is_read_or_refused(lambda: read_answers(path, catalogue))


@pytest.mark.parametrize("shape", ["a: 1\n", "[" * 50, "- a\n", "{a: {b: {c: [1, {d: 2}]}}}\n"])
@pytest.mark.parametrize("key", ["id", "title", "initial", "stages", "transitions"])
def test_any_shape_under_any_key_is_refused(tmp_path: Path, key: str, shape: str) -> None:
    path = saved(tmp_path, f"{PROCESS}\n{key}: \n  {shape}".encode())

    with pytest.raises(WrongInput):
        read_process(path)
