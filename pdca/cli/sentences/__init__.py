"""The sentence of every error and every missing thing, by its code."""

from collections import defaultdict
from collections.abc import Mapping
from string import Formatter

from pdca.cli.sentences.changes import CHANGES, WAYS
from pdca.cli.sentences.computations import COMPUTATIONS, EXPORTS
from pdca.cli.sentences.errors import ERRORS
from pdca.cli.sentences.evidence import EVIDENCE
from pdca.cli.sentences.files import FILES, KINDS, OF_SYSTEM
from pdca.cli.sentences.gaps import GAPS
from pdca.cli.sentences.mail import MAIL
from pdca.cli.sentences.registers import FORMATS, REGISTERS
from pdca.cli.sentences.templates import template_detail
from pdca.cli.sentences.verification import VERIFICATION
from pdca.cli.text import N_, _
from pdca.cli.words import one_line, worded
from pdca.domain.errors import Fact, Gap

TABLES: tuple[Mapping[str, str | tuple[str, ...]], ...] = (
    GAPS,
    COMPUTATIONS,
    ERRORS,
    FILES,
    MAIL,
    REGISTERS,
    EVIDENCE,
    VERIFICATION,
)

FIXED: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "definition-not-found": {"kind": KINDS},
    "evidence-changed": {"kind": EXPORTS},
    "evidence-columns-missing": {"kind": EXPORTS},
    "evidence-later": {"kind": EXPORTS},
    "evidence-missing": {"kind": EXPORTS},
    "evidence-old": {"kind": EXPORTS},
    "evidence-owners": {"kind": EXPORTS},
    "evidence-partly-old": {"kind": EXPORTS},
    "language-missing": {"language": KINDS},
    "undo-built": {"what": CHANGES},
    "undo-otherwise-by": {"what": CHANGES, "way": WAYS},
    "table-foreign": {"kind": FORMATS},
    "wrong-type": {"expected": KINDS, "found": KINDS},
}
"""Facts that are one of a few values, by code and name, with the words of these values."""

DIFFERING: Mapping[str, str] = {
    "person": N_("the person"),
    "catalogue": N_("the catalogue"),
    "voice": N_("whose voice it is"),
}
"""What two assessments can differ in so that they cannot be compared."""

UNTOLD = "—"
"""What stands in place of a fact that was not given, or is empty."""


def sentence(code: str, facts: Mapping[str, Fact], language: str) -> str:
    """Say what a code means, with its facts put in."""
    templates = SENTENCES.get(code)
    if templates is None:
        return code
    told = {name for name, fact in facts.items() if fact not in (None, "", ())}
    # The last one needs the least.
    fitting = next((each for each in templates if fields_of(each) <= told), templates[-1])
    words = {name: _worded(code, name, facts, language=language) for name in told}
    return _(fitting).format_map(defaultdict(lambda: UNTOLD, words))


def fields_of(template: str) -> frozenset[str]:
    """Return the names of the facts that a template puts in."""
    return frozenset(name for _text, name, _spec, _conversion in Formatter().parse(template) if name)


def _worded(code: str, name: str, facts: Mapping[str, Fact], *, language: str) -> str:
    fact = facts[name]
    fixed = FIXED.get(code, {}).get(name, {}).get(str(fact))
    if fixed is not None:
        return _(fixed).format_map(facts)
    if isinstance(fact, str) and fact in OF_SYSTEM:
        return _(fact)
    if (code, name) == ("template-mistake", "detail"):
        return one_line(template_detail(str(fact)))
    if isinstance(fact, tuple) and any(isinstance(each, Gap) for each in fact):
        return "; ".join(
            sentence(each.code, each.facts, language) if isinstance(each, Gap) else worded(each, language)
            for each in fact
        )
    if name == "differing" and isinstance(fact, tuple):
        return ", ".join(_(DIFFERING[each]) for each in fact)
    if name == "relations" and isinstance(fact, tuple):
        return _(" or ").join(dict.fromkeys(worded(each, language) for each in fact))
    if name == "names" and isinstance(fact, tuple):
        return worded(tuple(dict.fromkeys(fact)), language)
    return worded(fact, language)


def _gathered() -> dict[str, tuple[str, ...]]:
    """Join the tables: a code that two places use has the sentences of both, the more telling first."""
    gathered: dict[str, tuple[str, ...]] = {}
    for table in TABLES:
        for code, given in table.items():
            gathered[code] = gathered.get(code, ()) + ((given,) if isinstance(given, str) else given)
    return {code: tuple(sorted(each, key=lambda t: -len(fields_of(t)))) for code, each in gathered.items()}


SENTENCES: Mapping[str, tuple[str, ...]] = _gathered()
