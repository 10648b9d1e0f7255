"""Whatever a file holds, reading it ends with a table or a refusal."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pdca.domain.errors import PdcaError
from pdca.registers.columns import match_columns
from pdca.registers.findings import read_findings
from pdca.registers.reading import read_table
from pdca.registers.words import finding_words
from tests.registers.making import SHEET, workbook

SAME_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
SIGNS = st.text(alphabet='titledu;,|\t"\n\r №зЗ0123./-\x1b\ufeff', max_size=60)


def read_or_refuse(path: Path) -> None:
    try:
        table = read_table(path)
        columns = match_columns(table.columns, finding_words().fields, {}).columns
        read_findings(table, columns)
    except PdcaError:
        pass


@pytest.mark.parametrize("name", ["register.csv", "register.xlsx"])
@SAME_FOLDER
@given(content=st.binary(max_size=300))
def test_random_bytes_are_read_or_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)

    read_or_refuse(tmp_path / name)


@SAME_FOLDER
@given(text=SIGNS)
def test_text_like_a_register_is_read_or_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "register.csv").write_bytes(b"title;due\n" + text.encode())

    read_or_refuse(tmp_path / "register.csv")


@SAME_FOLDER
@given(position=st.integers(min_value=0), garbage=st.binary(min_size=1, max_size=8))
def test_a_damaged_container_is_read_or_refused(tmp_path: Path, position: int, garbage: bytes) -> None:
    path = workbook(tmp_path, ("title", "due"), ("No plan", "2026-03-31"))
    content = bytearray(path.read_bytes())
    place = position % len(content)
    content[place : place + len(garbage)] = garbage
    path.write_bytes(content)

    read_or_refuse(path)


@SAME_FOLDER
@given(
    part=st.sampled_from(
        [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"]
    ),
    position=st.integers(min_value=0),
    garbage=st.text(alphabet='<>/"=0123456789 rstnc', min_size=0, max_size=8),
    lost=st.integers(min_value=0, max_value=40),
)
def test_a_damaged_part_is_read_or_refused(
    tmp_path: Path, part: str, position: int, garbage: str, lost: int
) -> None:
    path = workbook(tmp_path, ("title", "due"), ("No plan", "2026-03-31"))
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            place = position % len(content)
            changed = content[:place] + garbage.encode() + content[place + lost :]
            target.writestr(name, changed if name == part else content)

    read_or_refuse(path)
