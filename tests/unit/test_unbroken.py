"""A command in a sentence stays whole on its line."""

import pytest

from pdca.cli.unbroken import wrapped


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Дальше всё готово. Команда: pdca advance 5 approve",
            ["Дальше всё готово.", "Команда:", "  pdca advance 5 approve"],
        ),
        ("не хватает: 9, смотрите pdca show 5; потом", ["не хватает: 9, смотрите", "  pdca show 5; потом"]),
        (
            "укажите: pdca person change P-1 --mail АДРЕС",
            ["укажите: pdca person", "  change P-1 --mail", "  АДРЕС"],
        ),
    ],
)
def test_a_command_is_broken_only_where_it_is_longer_than_a_line(text: str, lines: list[str]) -> None:
    assert wrapped(text, 26, further="  ") == lines
