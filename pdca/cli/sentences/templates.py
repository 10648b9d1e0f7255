"""What Jinja says of a mistake in a template, in the words of someone who knows HTML and no programming."""

import re

from pdca.cli.text import N_, _

SAID = (
    (r"'(?P<name>[^']+)' is undefined", N_("there is no «{name}»; what there is: pdca template reference")),
    (
        r"'(?:[\w.]+\.)?(?P<kind>\w+)(?: object)?' has no attribute '(?P<name>[^']+)'",
        N_("«{kind}» has no «{name}»; what there is: pdca template reference"),
    ),
    (r"[Nn]o filter named '(?P<name>[^']+)'.*", N_("there is no filter «{name}»")),
    (r"[Nn]o test named '(?P<name>[^']+)'.*", N_("there is no test «{name}»")),
    (
        r"the template '(?P<file>[^']+)' \(.*\) does not export the requested name '(?P<name>[^']+)'",
        N_("«{name}» is missing in {file}"),
    ),
    (
        r"Unexpected end of template\. .*needs to be closed is '(?P<name>[^']+)'\.",
        N_("the end is missing of what «{name}» begins: {% end{name} %}"),
    ),
    (r"Encountered unknown tag '(?P<name>[^']+)'.*", N_("there is no «{% {name} %}», or not at this place")),
    (
        r"access to attribute '(?P<name>[^']+)' of .* is unsafe\.",
        N_("a template may not use «{name}»"),
    ),
    (r"there is no file (?P<name>.+) in the folder (?P<file>\w+)", N_("there is no file {name} in {file}")),
    (
        r"there is no template (?P<name>.+)",
        N_("there is no template «{name}»; there are: pdca template list"),
    ),
    (r"(?P<name>.+) is no picture: (?P<kinds>.+)", N_("«{name}» is no picture; a picture ends in {kinds}")),
)


def template_detail(detail: str) -> str:
    """Say what is wrong in a template; what nobody foresaw is said as it came."""
    for pattern, words in SAID:
        found = re.fullmatch(pattern, detail, re.DOTALL)
        if found is not None:
            text = _(words)
            for name, value in found.groupdict().items():
                text = text.replace(f"{{{name}}}", value)
            return text
    return detail
