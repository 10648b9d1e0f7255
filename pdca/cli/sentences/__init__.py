"""The sentence of every error and every missing thing, by its code."""

from collections.abc import Mapping

from pdca.cli.sentences.errors import ERRORS
from pdca.cli.sentences.files import FILES
from pdca.cli.sentences.gaps import GAPS
from pdca.cli.sentences.registers import REGISTERS
from pdca.cli.text import _
from pdca.cli.words import worded
from pdca.domain.errors import Fact

SENTENCES: Mapping[str, str] = {**GAPS, **ERRORS, **FILES, **REGISTERS}


def sentence(code: str, facts: Mapping[str, Fact], language: str) -> str:
    """Say what a code means, with its facts put in."""
    template = SENTENCES.get(code)
    if template is None:
        return code
    return _(template).format_map({name: worded(fact, language) for name, fact in facts.items()})
