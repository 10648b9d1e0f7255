"""Why a criterion has no evidence, and what typed answers may not say beside it."""

from pdca.cli.sentences.wordings import Wordings
from pdca.cli.text import N_

COMPUTATIONS: Wordings = {
    "evidence-missing": (
        N_("no export «{kind}» was imported; it needs the fields {fields}"),
        N_("no export «{kind}» was imported"),
    ),
    "evidence-columns-missing": N_("the export «{kind}» has no column for: {fields}"),
    "evidence-old": N_("the export «{kind}» is too old: it shows {on}"),
    "evidence-partly-old": N_(
        "the export «{kind}» is too old in part: rows that show {on} or earlier: {old} of {rows}; "
        "import it whole with --replace"
    ),
    "evidence-later": N_("the export «{kind}» shows a later day: {on}"),
    "evidence-not-enough": N_("there are too few rows of the period, or nothing to compare with"),
    "evidence-not-reaching": N_("the exports do not go back so far"),
    "no-computation-planned": N_(
        "The plan of {cycle} names no computation for this figure; pdca compute lists those there are"
    ),
    "computation-without-past": N_(
        "«{computed}» tells only of the day of an export: what it counts may have been changed since. "
        "Take readings of it with each export: pdca evidence import FILE"
    ),
    "nothing-computed": N_("Nothing can be computed for {cycle}"),
    "typed-beside-measured": N_(
        "Some typed answers differ from what is measured. Take them out, or assess without --from-evidence"
    ),
    "typed-differs": N_("«{criterion}»: typed {typed}, measured {measured}"),
    "criterion-not-computed": N_("The criterion «{criterion}» is not computed; there are: {known}"),
}

EXPORTS = {
    "deals": N_("deals"),
    "activities": N_("activities"),
    "calls": N_("calls"),
    "people": N_("people"),
    "plans": N_("sales plans"),
    "leads": N_("leads"),
    "payroll": N_("payroll"),
}
"""What the rows of an export are."""
