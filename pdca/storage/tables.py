"""The tables. `events` is the truth; query tables are made from it; the outbox holds what is on its way."""

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text, UniqueConstraint, text

SCHEMA_VERSION = 1
"""The number of the newest migration; written as SQLite's user_version too."""

APPLICATION_ID = 0x50444341
"""ASCII «PDCA»: tells our SQLite files from foreign ones."""

FOREVER = 2**31 - 1
"""The place in the log of what has not happened yet: an interval that runs, a cycle that has not ended.

A number and not NULL, so that «at event n» is two comparisons that an index answers.
"""

metadata = MetaData()


def _key(name: str) -> "Column[int]":
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _text_key(name: str) -> "Column[str]":
    return Column(name, Text, primary_key=True)


def _number(name: str) -> "Column[int]":
    return Column(name, Integer, nullable=False)


def _maybe(name: str) -> "Column[int]":
    return Column(name, Integer)


def _text(name: str) -> "Column[str]":
    return Column(name, Text, nullable=False)


def _maybe_text(name: str) -> "Column[str]":
    return Column(name, Text)


def _table(name: str, *parts: "Column[int] | Column[str] | UniqueConstraint | Index") -> Table:
    return Table(name, metadata, _key("organisation"), *parts, sqlite_strict=True)


events = _table(
    "events",
    _key("seq"),
    _text("stream"),
    _number("stream_seq"),
    _text("type"),
    _number("version"),
    _text("at"),
    _number("actor"),
    _text("assurance"),
    _text("clock"),
    _text("payload"),
    _text("previous_hash"),
    _text("hash"),
    UniqueConstraint("organisation", "stream", "stream_seq", name="one_event_a_place"),
    Index("events_by_time", "organisation", "at", "seq"),
    # PostgreSQL has the same condition; to say so here would load its dialect at every start.
    Index("events_with_set_clock", "organisation", "seq", sqlite_where=text("clock = 'set'")),
)

definitions = _table("definitions", _text_key("content_hash"), _text("kind"), _text("body"))

people = _table(
    "people",
    _key("number"),
    _text("name"),
    _text("role"),
    _maybe("reports_to"),
    _text("mail"),
    _text("language"),
    _number("cycle_limit"),
    _number("from_seq"),
    _maybe_text("left_on"),
)

calendar_days = _table("calendar_days", _text_key("day"), _number("is_working"), _text("note"))

assessments = _table(
    "assessments",
    _key("number"),
    _number("person"),
    _number("made_by"),
    _text("made_on"),
    _text("catalogue"),
    _text("voice"),
    _number("is_blind"),
    _maybe("beside"),
    _maybe_text("answer_by"),
    _number("seq"),
    # When its answers became public, by its own seal; those of the assessed person wait for the owner's.
    _number("opened_seq"),
)

assessment_signs = _table(
    "assessment_signs",
    _key("assessment"),
    _key("position"),
    _text("sign"),
    _number("level"),
    _number("is_finding"),
    _maybe_text("mean"),
    _number("checked"),
    _number("criteria"),
)

findings = _table(
    "findings",
    _key("number"),
    _text("title"),
    _text("severity"),
    _maybe_text("sign"),
    _maybe_text("catalogue"),
    _maybe("assessment"),
    _maybe("person"),
    _text("found_on"),
    _maybe_text("due"),
    _maybe_text("external_number"),
    _maybe("recurs_from"),
    _number("opened_seq"),
    _maybe("cycle"),
    _number("assigned_seq"),
    _number("dismissed_seq"),
    # Who waits for a place, and who is to check; as it was when the cycle was opened.
    _maybe("queued_for"),
    _maybe("queued_checker"),
    _maybe("queued_by"),
    UniqueConstraint("organisation", "external_number", name="one_finding_an_external_number"),
    Index("findings_that_recur", "organisation", "opened_seq", sqlite_where=text("recurs_from IS NOT NULL")),
    Index("findings_by_assignment", "organisation", "assigned_seq", "dismissed_seq", "opened_seq"),
)

finding_queues = _table(
    "finding_queues",
    _key("finding"),
    # In whose queue it waits from here on, until the next, or until the finding is assigned or dismissed.
    _key("from_seq"),
    _number("responsible"),
)

cycles = _table(
    "cycles",
    _key("number"),
    _number("finding"),
    _text("title"),
    _text("severity"),
    _maybe_text("sign"),
    _maybe_text("catalogue"),
    _text("process"),
    _number("assigner"),
    _number("responsible"),
    _number("checker"),
    _text("stage"),
    _maybe_text("phase"),
    _number("round"),
    _maybe_text("due"),
    _maybe_text("original_due"),
    _number("slip"),
    _maybe_text("control_on"),
    _text("opened_on"),
    _number("opened_seq"),
    _maybe_text("ended_on"),
    _number("ended_seq"),
    _maybe_text("ending"),
    _number("self_approved_seq"),
    _maybe("recurs_from"),
    _text("over_limit"),
    _number("version"),
    Index("cycles_by_end", "organisation", "ended_seq", "ending", "opened_on", "ended_on"),
    Index("cycles_by_self_approval", "organisation", "self_approved_seq"),
)

cycle_stages = _table(
    "cycle_stages",
    _key("cycle"),
    _key("from_seq"),
    _number("until_seq"),
    _text("from_on"),
    _maybe_text("until_on"),
    _text("stage"),
    _maybe_text("phase"),
    _number("round"),
    # When a pause should end.
    _maybe_text("returns_on"),
    # The cycle stands second, so that ending a cycle's open interval does not read all that are open.
    Index("cycle_stages_by_seq", "organisation", "until_seq", "cycle", "from_seq", "phase", "stage"),
)

cycle_dues = _table(
    "cycle_dues",
    _key("cycle"),
    _key("from_seq"),
    _number("until_seq"),
    _text("due"),
    _text("original_due"),
    Index("cycle_dues_by_seq", "organisation", "until_seq", "cycle", "from_seq", "due"),
)

cycle_people = _table(
    "cycle_people",
    _key("cycle"),
    _key("from_seq"),
    _number("until_seq"),
    _number("responsible"),
    _number("assigner"),
    _number("checker"),
    # Since when that one is responsible: another checker begins an interval, but no silence anew.
    _number("responsible_seq"),
)

plans = _table(
    "plans",
    _key("cycle"),
    _key("from_seq"),
    _number("until_seq"),
    _number("round"),
    _text("goal"),
    _text("measure"),
    _text("unit"),
    _maybe_text("direction"),
    _maybe_text("baseline"),
    _maybe_text("target"),
    _maybe_text("target_on"),
    _text("computed"),
    _text("counter_measure"),
    _text("counter_unit"),
    _text("counter_computed"),
)

actions = _table(
    "actions",
    _key("cycle"),
    _key("round"),
    _key("number"),
    _text("title"),
    _number("assignee"),
    _text("due"),
    _number("added_seq"),
    _maybe("drop_asked_seq"),
    _number("settled_seq"),
    _number("is_dropped"),
    Index("actions_by_settlement", "organisation", "settled_seq"),
)

action_handovers = _table(
    "action_handovers",
    _key("cycle"),
    _key("round"),
    _key("number"),
    _key("handed_seq"),
    _number("assignee"),
)
"""Whose an action was until it was handed to someone else; `actions` says whose it is."""

readings = _table(
    "readings",
    _key("cycle"),
    _key("from_seq"),
    _number("until_seq"),
    _number("number"),
    _number("round"),
    _text("kind"),
    _text("value"),
    _text("taken_on"),
    _text("computed"),
    # Empty in the first entry of a reading, else why the one before was wrong.
    _text("corrected_because"),
    Index("readings_corrected", "organisation", "from_seq", sqlite_where=text("corrected_because != ''")),
)

verdicts = _table(
    "verdicts",
    _key("cycle"),
    _key("seq"),
    _number("round"),
    _text("move"),
    _maybe_text("verdict"),
    _number("responsible"),
    _maybe_text("outcome"),
    _maybe_text("behaviour"),
    _maybe_text("prediction"),
    _maybe_text("prediction_error"),
    Index("verdicts_by_seq", "organisation", "seq"),
)
"""What each move out of Check was based on, as computed then."""

extensions = _table(
    "extensions",
    _key("cycle"),
    _key("number"),
    _text("stage"),
    _text("from_due"),
    _text("to_due"),
    _text("reason"),
    _number("asked_by"),
    _number("asked_seq"),
    _number("settled_seq"),
    _number("is_granted"),
    _number("is_lapsed"),
    _number("slip"),
    Index("extensions_by_settlement", "organisation", "settled_seq", "asked_seq"),
)

outbox = _table(
    "outbox",
    _key("number"),
    _text("key"),
    _text("address"),
    _text("name"),
    _maybe("person"),
    _text("subject"),
    _text("message_id"),
    _text("message"),
    _text("content_hash"),
    _number("made_from"),
    _text("head_hash"),
    _number("queued_by"),
    _text("delivery"),
    _number("attempts"),
    _number("failures"),
    _number("doubts"),
    _text("due_at"),
    _maybe_text("reason"),
    UniqueConstraint("organisation", "key", name="one_letter_a_key"),
    Index("outbox_by_due", "organisation", "delivery", "due_at"),
)

outbox_steps = _table(
    "outbox_steps",
    _key("letter"),
    _key("position"),
    _text("at"),
    _text("delivery"),
    _number("attempt"),
    _maybe_text("reason"),
    _maybe("by"),
)

evidence_imports = _table(
    "evidence_imports",
    _key("number"),
    _text("kind"),
    _text("file"),
    _text("sha256"),
    _text("exported_on"),
    _number("is_whole"),
    _text("fields"),
    _number("required"),
    _number("rows"),
    _number("rejected"),
    _maybe_text("first_on"),
    _maybe_text("last_on"),
    _number("made_by"),
    _number("seq"),
)

_OTHERS = frozenset({"events", "definitions", "outbox", "outbox_steps"})

QUERY_TABLES = tuple(table for table in metadata.sorted_tables if table.name not in _OTHERS)
"""What `verify` compares with the log. The rows of exports (`evidence_tables`) are not made from it."""
