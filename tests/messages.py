"""The message catalogues: `python -m tests.messages update|compile|check`."""

import ast
import io
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import IO, TypeAlias

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from pdca.reports.reference import descriptions

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "pdca" / "locale"

LANGUAGES = tuple(sorted(folder.parent.name for folder in LOCALE.glob("*/LC_MESSAGES")))
"""What is translated, a folder each; English stands in the sources."""

CLICK = "click"
"""The place of click's own strings: its versions differ, so those of any version are kept."""

KEYWORDS: Mapping[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}

Key: TypeAlias = tuple[str | None, str | tuple[str, ...]]
"""Context and text of a message; a plural has two texts."""

Catalogue: TypeAlias = dict[Key, Message]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A folder that messages are taken from; `place` stands for all its files where they are not ours."""

    folder: Path
    pattern: str
    method: str
    place: str = ""


def sources(domain: str) -> tuple[Source, ...]:
    """Return where the messages of a domain stand."""
    python = {"pattern": "**.py", "method": "python"}
    return {
        "pdca": (
            Source(folder=ROOT / "pdca" / "cli", **python),
            Source(folder=ROOT / "pdca" / "definitions", pattern="blank.py", method="python"),
            Source(
                folder=ROOT / "pdca" / "storage" / "computations",
                pattern="**.py",
                method="tests.messages:extract_words",
            ),
            Source(folder=_click(), place=CLICK, **python),
        ),
        "reports": (
            Source(folder=ROOT / "pdca" / "reports", **python),
            Source(folder=ROOT / "templates", pattern="**.jinja", method="jinja2.ext:babel_extract"),
        ),
    }[domain]


DOMAINS = ("pdca", "reports")


@cache
def extracted(domain: str) -> Mapping[Key, Message]:
    """Take the messages of a domain from its sources, once: they do not change while the tool runs."""
    found: Catalogue = {}
    for source in sources(domain):
        for file, text, comments, context in _extracted(source):
            message = found.setdefault((context, text), Message(text, context=context))
            place = source.place or f"{source.folder.relative_to(ROOT).as_posix()}/{file}"
            if (place, 0) not in message.locations:
                message.locations.append((place, 0))
            message.auto_comments.extend(each for each in comments if each not in message.auto_comments)
    for text in filter(None, descriptions()) if domain == "reports" else ():
        found.setdefault((None, text), Message(text, locations=[("pdca/reports/reference.py", 0)]))
    return found


def extract_words(
    fileobj: IO[bytes], keywords: object, comment_tags: object, options: object
) -> Iterator[tuple[int, None, str, list[str]]]:
    """Take what computations say of themselves: the docstrings of decorated functions, each one paragraph."""
    for node in ast.walk(ast.parse(fileobj.read())):
        if isinstance(node, ast.FunctionDef) and any(map(_is_computation, node.decorator_list)):
            yield node.lineno, None, " ".join((ast.get_docstring(node) or "").split()), []


def _is_computation(decorator: ast.expr) -> bool:
    return (
        isinstance(decorator, ast.Call)
        and isinstance(decorator.func, ast.Name)
        and decorator.func.id == "computation"
    )


def updated(domain: str, language: str) -> str:
    """Return the catalogue as it should stand: messages of the sources, translations of the file."""
    wanted, there = extracted(domain), _read(_po(domain, language))
    kept = {key: each for key, each in there.items() if _is_of_another_click(key, each, wanted)}
    catalog = _Catalog(locale=language, domain=domain, header_comment=f"# {domain}: {language}", fuzzy=False)
    for key, message in {**wanted, **kept}.items():
        known = there.get(key)
        catalog.add(
            message.id,
            known.string if known else None,
            locations=sorted(message.locations),
            flags=set(known.flags) & {"fuzzy"} if known else (),
            auto_comments=message.auto_comments,
            user_comments=known.user_comments if known else (),
            context=message.context,
        )
    written = io.BytesIO()
    write_po(written, catalog, width=110, sort_output=True, include_lineno=False, ignore_obsolete=True)
    return written.getvalue().decode().rstrip("\n") + "\n"


def compiled(domain: str, language: str) -> bytes:
    """Return the catalogue as programs read it."""
    catalog = _Catalog(locale=language, domain=domain, fuzzy=False)
    for message in _read(_po(domain, language)).values():
        if not message.fuzzy and _is_translated(message):
            catalog.add(message.id, message.string, context=message.context)
    written = io.BytesIO()
    write_mo(written, catalog)
    return written.getvalue()


def problems() -> Iterator[str]:
    """Tell everything that is wrong with the catalogues."""
    for domain in DOMAINS:
        for language in LANGUAGES:
            name = f"{language}/{domain}"
            po, mo = _po(domain, language), _po(domain, language).with_suffix(".mo")
            if po.read_text(encoding="utf-8") != updated(domain, language):
                yield f"{name}: differs from the sources; run `python -m tests.messages update`"
            yield from (f"{name}: {each}" for each in mistakes(_read(po)))
            if mo.read_bytes() != compiled(domain, language):
                yield f"{name}: not compiled; run `python -m tests.messages compile`"


def mistakes(catalogue: Catalogue) -> Iterator[str]:
    """Tell which messages are not translated, not sure, or have other fields than the source."""
    for message in catalogue.values():
        if message.fuzzy:
            yield f"fuzzy: {message.id!r}"
        if not _is_translated(message):
            yield f"not translated: {message.id!r}"
        elif any(_has_other_fields(text, message) for text in _texts(message.string)):
            yield f"other fields than the source: {message.id!r}"


def update() -> None:
    """Bring the catalogues up to the sources; translations that fit stay, new ones are empty."""
    for domain in DOMAINS:
        for language in LANGUAGES:
            po = _po(domain, language)
            text = updated(domain, language)
            po.parent.mkdir(parents=True, exist_ok=True)
            po.write_text(text, encoding="utf-8", newline="\n")


def compile_all() -> None:
    """Write the compiled catalogues."""
    for domain in DOMAINS:
        for language in LANGUAGES:
            _po(domain, language).with_suffix(".mo").write_bytes(compiled(domain, language))


class _Catalog(Catalog):
    """A catalogue whose header tells nothing of when, where and by whom it was written."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Return what gettext needs to know."""
        return [
            ("Language", str(self.locale)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", self.plural_forms),
        ]


def _click() -> Path:
    spec = find_spec(CLICK)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(CLICK)
    return Path(spec.origin).parent


def _extracted(source: Source) -> Iterator[tuple[str, str | tuple[str, ...], list[str], str | None]]:
    if not source.folder.is_dir():
        return
    found = extract_from_dir(
        source.folder,
        method_map=[(source.pattern, source.method)],
        options_map={source.pattern: {"silent": "false", "newstyle_gettext": "true", "trimmed": "true"}},
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    for file, _, text, comments, context in found:
        yield file.replace("\\", "/"), text, comments, context


def _po(domain: str, language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"{domain}.po"


def _read(po: Path) -> Catalogue:
    if not po.exists():
        return {}
    with po.open("rb") as file:
        catalog = read_po(file, abort_invalid=True)
    return {(message.context, _key(message.id)): message for message in catalog if message.id}


def _key(text: str | tuple[str, ...] | list[str]) -> str | tuple[str, ...]:
    return text if isinstance(text, str) else tuple(text)


def _is_of_another_click(key: Key, message: Message, wanted: Mapping[Key, Message]) -> bool:
    return key not in wanted and [place for place, _ in message.locations] == [CLICK]


def _is_translated(message: Message) -> bool:
    return all(_texts(message.string))


def _texts(string: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (string or "",) if isinstance(string, str) or string is None else tuple(string)


def _last(text: str | tuple[str, ...] | list[str]) -> str:
    return _texts(text)[-1]


def _has_other_fields(text: str, message: Message) -> bool:
    """Tell whether a translation fills in something else; what Click offers beside it may be left out."""
    theirs, ours = _fields(_last(message.id)), _fields(text)
    return bool(ours - theirs) if [place for place, _ in message.locations] == [CLICK] else ours != theirs


def _fields(text: str) -> set[str]:
    """Return the names of what is filled in: `%(name)s`, `{name!r}`, `{name:02}`."""
    return set(re.findall(r"%\((\w+)\)\w", text)) | set(re.findall(r"\{(\w+)(?:![rsa])?(?::[^{}]*)?\}", text))


def main(words: list[str]) -> int:
    """Do what the word says; `check` prints what is wrong."""
    if words == ["update"]:
        update()
        compile_all()
    elif words == ["compile"]:
        compile_all()
    elif words == ["check"]:
        found = list(problems())
        sys.stdout.writelines(f"{each}\n" for each in found)
        return 1 if found else 0
    else:
        sys.stdout.write(f"{__doc__}\n")
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
