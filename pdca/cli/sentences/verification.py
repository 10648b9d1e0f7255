"""What a check of the log finds: one sentence a code."""

from pdca.cli.sentences.wordings import Wordings
from pdca.cli.text import N_

# The chain.
CHAIN: Wordings = {
    "log-empty": N_("The log is empty; an organisation begins with: pdca init --org NAME"),
    "event-changed": (
        N_("Event {seq} was changed after it was recorded: column «{column}»"),
        N_("Event {seq} was changed after it was recorded"),
    ),
    "event-does-not-follow": N_("Event {seq} does not follow from the one before it"),
    "event-elsewhere": (
        N_("Event {seq} was moved to the organisation {organisation}, which has no log"),
        N_("An event was moved to no organisation"),
    ),
    "event-malformed": (
        N_("Event {seq}: column «{column}» holds what was never written there: {found}"),
        N_("Event {seq}: column «{column}» holds what was never written there"),
        N_("An event without a number: column «{column}» holds what was never written there"),
    ),
    "event-missing": N_("Events are missing: from {seq} to {until}"),
    "event-out-of-place": N_("Event {seq} does not stand in its place"),
    "event-out-of-stream": N_("Event {seq} is not number {expected} of {stream}, which comes next"),
    "anchor-unreadable": N_(
        "«{anchor}» is no anchor; write what stands at the foot of a report: NUMBER:HASH, or at least 16 "
        "digits of the hash"
    ),
    "anchor-not-found": N_(
        "The anchor {anchor} is not in the log, which ends with event {seq}, {head}: its end was cut off, or "
        "it was written anew. Compare it with a backup"
    ),
}

# The rules.
REPLAY = {
    "event-unreadable": N_("Event {seq} ({type}) cannot be read: {detail}"),
    "event-not-canonical": N_("Event {seq}: column «{column}» is not written as this program writes it"),
    "event-not-allowed": N_("Event {seq} ({type}) was not allowed by the rules: {gaps}"),
    "makes-no-sense": N_("it makes no sense where it stands: {detail}"),
    "cycle-not-opened": N_("F-{finding} was assigned as C-{cycle}, which was never opened"),
    "evidence-senseless": N_("an import has fields or counts that cannot be"),
    "differs-from-finding": N_("the cycle is not what its finding says"),
}

# Definitions and tables.
CONTENT = {
    "definition-changed": N_("The definition {content_hash} was changed after it was stored"),
    "definition-missing": N_("The definition {content_hash} («{id}») is in the log and not in the database"),
    "definition-not-in-log": N_("The definition {content_hash} is in the database and not in the log"),
    "definition-unreadable": N_("The definition {content_hash} cannot be read: {detail}"),
    "evidence-changed": N_(
        "The rows of import {number} ({kind}, {file}) are no longer what was imported: {found} of {expected} "
        "rows, or other values. Import the file again"
    ),
    "evidence-not-in-log": N_("Table {table}: {rows} rows came from no import that the log knows"),
    "file-inconsistent": N_("The database file contradicts itself: {detail}. Restore a backup"),
    "row-differs": N_("Table {table}, row {key}: {column} is «{found}»; by the log it is «{expected}»"),
    "row-missing": N_("Table {table}, row {key}: it is missing; the log has it"),
    "row-not-in-log": N_("Table {table}, row {key}: it does not follow from the log"),
}

VERIFICATION: Wordings = {**CHAIN, **REPLAY, **CONTENT}
