"""An office that takes everything, and an authority whose certificates nobody else trusts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from tests.mail.office import Office, opened


@pytest.fixture
def office() -> Iterator[Office]:
    with opened() as office:
        yield office


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def ca_file(authority: trustme.CA, tmp_path: Path) -> Path:
    file = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(file))
    return file
