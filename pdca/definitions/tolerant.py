"""Look into a file that may be wrong anywhere: what is not there as expected reads as nothing."""

from pdca.definitions.mistakes import nearest
from pdca.definitions.nodes import Tree


def mapping(tree: Tree) -> dict[str, Tree]:
    """Return a mapping, empty when something else stands there."""
    return tree if isinstance(tree, dict) else {}


def respelled(tree: Tree, known: frozenset[str]) -> dict[str, Tree]:
    """Return a mapping in which a misspelled key stands as the one that was meant."""
    content = mapping(tree)
    meant = {nearest(key, known): value for key, value in content.items() if key not in known}
    return meant | {key: value for key, value in content.items() if key in known}


def words(tree: Tree) -> tuple[str, ...]:
    """Return the texts of a list, or of a text that stands alone."""
    values = tree if isinstance(tree, list) else [tree]
    return tuple(value.strip() for value in values if isinstance(value, str))


def word(tree: Tree) -> str:
    """Return a text, empty when something else stands there."""
    return tree.strip() if isinstance(tree, str) else ""


def is_switched_on(tree: Tree) -> bool:
    """Tell whether a value is there and does not read `false`; `yes` is a mistake that means true."""
    return tree is not None and word(tree).lower() != "false"
