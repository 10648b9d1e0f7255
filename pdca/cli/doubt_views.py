"""What is too perfect about exports, on the screen and as data: to be checked, never scored."""

from typing import TYPE_CHECKING

from pdca.cli.output import tell
from pdca.cli.paragraphs import tell_paragraph
from pdca.cli.sentences.doubts import EVIDENCE_DOUBTS
from pdca.cli.text import _
from pdca.cli.words import worded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pdca.domain.evidence_doubts import EvidenceDoubt


def tell_doubts(doubts: "Sequence[EvidenceDoubt]", language: str) -> None:
    """Print what is worth checking; nothing when there is no doubt."""
    if not doubts:
        return
    tell()
    tell(_("Worth checking: data that is too perfect. No figure and no score changes."))
    for each in doubts:
        tell_paragraph(_sentence(each, language), 2, bullet="! ")


def doubt_as_data(each: "EvidenceDoubt") -> dict[str, object]:
    """Return a doubt for JSON."""
    return {
        "code": each.code,
        "kind": each.kind,
        "seller": each.seller,
        "count": each.count,
        "of": each.of,
        **each.facts,
    }


def _sentence(each: "EvidenceDoubt", language: str) -> str:
    facts = {"seller": each.seller, "count": each.count, "of": each.of, **each.facts}
    return _(EVIDENCE_DOUBTS[each.code]).format_map(
        {name: worded(fact, language) for name, fact in facts.items()}
    )
