"""What is written for a character that the console does not have: something readable, and never a failure."""

import codecs
import unicodedata

READABLE = "pdca-readable"
"""The name under which codecs know this way out."""

_LOOK_ALIKES = str.maketrans(
    {
        **dict.fromkeys("«»“”„‟″", '"'),
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("‐‑‒–—―−─━", "-"),
        **dict.fromkeys("│┃┆┊", "|"),
        **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯✓✔", "+"),
        **dict.fromkeys("•·●◦▪■", "*"),
        **dict.fromkeys("×✗✘✕", "x"),
        **dict.fromkeys("█▉▊▋▌▍▎▏▓▒░", "#"),
        **dict.fromkeys(
            "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}\N{EN SPACE}", " "
        ),
        **dict.fromkeys("\N{ZERO WIDTH JOINER}\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}", ""),
        "…": "...",
        "→": "->",
        "←": "<-",
        "↻": "@",
        "≥": ">=",
        "≤": "<=",
        "≠": "!=",
        "±": "+-",
        "№": "N",
        "₽": "RUB",
        "€": "EUR",
        "§": "par. ",
        "°": " deg",
        "▲": "^",
        "▼": "v",
        "▶": ">",
        "◀": "<",
    }
)

_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_LATIN = "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch ' y ' e yu ya"
_LETTERS = dict(zip(_RUSSIAN, _LATIN.split(), strict=True))


def readable(character: str) -> str:
    """Return what stands in ASCII for a character: a look-alike, Latin letters, or no accent."""
    look_alike = character.translate(_LOOK_ALIKES)
    if look_alike.isascii():
        return look_alike
    letters = _LETTERS.get(character.lower())
    if letters is not None:
        return letters if character.islower() else letters.capitalize()
    plain = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return plain if plain or unicodedata.combining(character) else "?"


def _handle(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(readable, error.object[error.start : error.end])), error.end


codecs.register_error(READABLE, _handle)
