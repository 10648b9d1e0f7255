"""A command and a date in a sentence stay whole on their line."""

import pytest

from pdca.cli.unbroken import wrapped


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Всё готово. Команда: pdca advance 5", ["Всё готово. Команда:", "  pdca advance 5"]),
        ("Смотрите команду pdca show 5; потом", ["Смотрите команду", "  pdca show 5; потом"]),
        ("Срок изменён: 18.09.2026 (пт), перенос", ["Срок изменён:", "  18.09.2026 (пт), перенос"]),
        ("Now due on Friday 4 Sep 2026 (Fri)", ["Now due on Friday", "  4 Sep 2026 (Fri)"]),
    ],
)
def test_a_command_or_date_moves_to_the_next_line_whole(text: str, lines: list[str]) -> None:
    assert wrapped(text, 26, further="  ") == lines


def test_a_command_longer_than_a_line_is_broken_at_its_blanks() -> None:
    lines = wrapped("Укажите: pdca person change P-1 --mail АДРЕС", 26, further="  ")

    assert lines == ["Укажите: pdca person", "  change P-1 --mail АДРЕС"]
