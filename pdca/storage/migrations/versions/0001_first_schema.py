"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_FIGURE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "events",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("stream_seq", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.Column("assurance", sa.Text(), nullable=False),
        sa.Column("clock", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "seq"),
        sa.UniqueConstraint("organisation", "stream", "stream_seq", name="one_event_a_place"),
        sqlite_strict=True,
    )
    op.create_index("events_by_time", "events", ["organisation", "at", "seq"])
    op.create_index(
        "events_with_set_clock",
        "events",
        ["organisation", "seq"],
        sqlite_where=sa.text("clock = 'set'"),
        postgresql_where=sa.text("clock = 'set'"),
    )
    op.create_table(
        "definitions",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "content_hash"),
        sqlite_strict=True,
    )
    op.create_table(
        "people",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("reports_to", sa.Integer(), nullable=True),
        sa.Column("mail", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("cycle_limit", sa.Integer(), nullable=False),
        sa.Column("from_seq", sa.Integer(), nullable=False),
        sa.Column("left_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("organisation", "number"),
        sqlite_strict=True,
    )
    op.create_table(
        "calendar_days",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("is_working", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "day"),
        sqlite_strict=True,
    )
    op.create_table(
        "assessments",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Text(), nullable=False),
        sa.Column("catalogue", sa.Text(), nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("is_blind", sa.Integer(), nullable=False),
        sa.Column("beside", sa.Integer(), nullable=True),
        sa.Column("answer_by", sa.Text(), nullable=True),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("opened_seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "number"),
        sqlite_strict=True,
    )
    op.create_table(
        "assessment_signs",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("assessment", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("position", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("sign", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("is_finding", sa.Integer(), nullable=False),
        sa.Column("mean", sa.Text(), nullable=True),
        sa.Column("checked", sa.Integer(), nullable=False),
        sa.Column("criteria", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "assessment", "position"),
        sqlite_strict=True,
    )
    op.create_table(
        "findings",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("sign", sa.Text(), nullable=True),
        sa.Column("catalogue", sa.Text(), nullable=True),
        sa.Column("assessment", sa.Integer(), nullable=True),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("found_on", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("external_number", sa.Text(), nullable=True),
        sa.Column("recurs_from", sa.Integer(), nullable=True),
        sa.Column("opened_seq", sa.Integer(), nullable=False),
        sa.Column("cycle", sa.Integer(), nullable=True),
        sa.Column("assigned_seq", sa.Integer(), nullable=False),
        sa.Column("dismissed_seq", sa.Integer(), nullable=False),
        sa.Column("queued_for", sa.Integer(), nullable=True),
        sa.Column("queued_checker", sa.Integer(), nullable=True),
        sa.Column("queued_by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("organisation", "number"),
        sa.UniqueConstraint("organisation", "external_number", name="one_finding_an_external_number"),
        sqlite_strict=True,
    )
    op.create_index(
        "findings_that_recur",
        "findings",
        ["organisation", "opened_seq"],
        sqlite_where=sa.text("recurs_from IS NOT NULL"),
        postgresql_where=sa.text("recurs_from IS NOT NULL"),
    )
    op.create_index(
        "findings_by_assignment",
        "findings",
        ["organisation", "assigned_seq", "dismissed_seq", "opened_seq"],
    )
    op.create_table(
        "finding_queues",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("finding", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("from_seq", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("responsible", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "finding", "from_seq"),
        sqlite_strict=True,
    )
    op.create_table(
        "cycles",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("finding", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("sign", sa.Text(), nullable=True),
        sa.Column("catalogue", sa.Text(), nullable=True),
        sa.Column("process", sa.Text(), nullable=False),
        sa.Column("assigner", sa.Integer(), nullable=False),
        sa.Column("responsible", sa.Integer(), nullable=False),
        sa.Column("checker", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("phase", sa.Text(), nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("original_due", sa.Text(), nullable=True),
        sa.Column("slip", sa.Integer(), nullable=False),
        sa.Column("control_on", sa.Text()),
        sa.Column("opened_on", sa.Text(), nullable=False),
        sa.Column("opened_seq", sa.Integer(), nullable=False),
        sa.Column("ended_on", sa.Text(), nullable=True),
        sa.Column("ended_seq", sa.Integer(), nullable=False),
        sa.Column("ending", sa.Text(), nullable=True),
        sa.Column("self_approved_seq", sa.Integer(), nullable=False),
        sa.Column("recurs_from", sa.Integer(), nullable=True),
        sa.Column("over_limit", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "number"),
        sqlite_strict=True,
    )
    op.create_index(
        "cycles_by_end", "cycles", ["organisation", "ended_seq", "ending", "opened_on", "ended_on"]
    )
    op.create_index("cycles_by_self_approval", "cycles", ["organisation", "self_approved_seq"])
    op.create_table(
        "cycle_stages",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("cycle", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("from_seq", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("until_seq", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Text(), nullable=False),
        sa.Column("until_on", sa.Text(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("phase", sa.Text(), nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("returns_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("organisation", "cycle", "from_seq"),
        sqlite_strict=True,
    )
    op.create_index(
        "cycle_stages_by_seq",
        "cycle_stages",
        ["organisation", "until_seq", "cycle", "from_seq", "phase", "stage"],
    )
    op.create_table(
        "cycle_dues",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("cycle", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("from_seq", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("until_seq", sa.Integer(), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.Column("original_due", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "cycle", "from_seq"),
        sqlite_strict=True,
    )
    op.create_index(
        "cycle_dues_by_seq", "cycle_dues", ["organisation", "until_seq", "cycle", "from_seq", "due"]
    )
    op.create_table(
        "cycle_people",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("cycle", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("from_seq", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("until_seq", sa.Integer(), nullable=False),
        sa.Column("responsible", sa.Integer(), nullable=False),
        sa.Column("assigner", sa.Integer(), nullable=False),
        sa.Column("checker", sa.Integer(), nullable=False),
        sa.Column("responsible_seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "cycle", "from_seq"),
        sqlite_strict=True,
    )
    op.create_table(
        "plans",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("cycle", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("from_seq", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("until_seq", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=True),
        sa.Column("baseline", sa.Text(), nullable=True),
        sa.Column("target", sa.Text(), nullable=True),
        sa.Column("target_on", sa.Text(), nullable=True),
        sa.Column("computed", sa.Text(), nullable=False),
        sa.Column("counter_measure", sa.Text(), nullable=False),
        sa.Column("counter_unit", sa.Text(), nullable=False),
        sa.Column("counter_computed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "cycle", "from_seq"),
        sqlite_strict=True,
    )
    op.create_table(
        "actions",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("cycle", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("round", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("assignee", sa.Integer(), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.Column("added_seq", sa.Integer(), nullable=False),
        sa.Column("drop_asked_seq", sa.Integer(), nullable=True),
        sa.Column("settled_seq", sa.Integer(), nullable=False),
        sa.Column("is_dropped", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "cycle", "round", "number"),
        sqlite_strict=True,
    )
    op.create_index("actions_by_settlement", "actions", ["organisation", "settled_seq"])
    op.create_table(
        "action_handovers",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("cycle", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("round", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("handed_seq", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("assignee", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "cycle", "round", "number", "handed_seq"),
        sqlite_strict=True,
    )
    op.create_table(
        "readings",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("cycle", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("from_seq", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("until_seq", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("taken_on", sa.Text(), nullable=False),
        sa.Column("computed", sa.Text(), nullable=False),
        sa.Column("corrected_because", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "cycle", "from_seq"),
        sqlite_strict=True,
    )
    op.create_index(
        "readings_corrected",
        "readings",
        ["organisation", "from_seq"],
        sqlite_where=sa.text("corrected_because != ''"),
        postgresql_where=sa.text("corrected_because != ''"),
    )
    op.create_table(
        "verdicts",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("cycle", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("move", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text()),
        sa.Column("responsible", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text()),
        sa.Column("behaviour", sa.Text()),
        sa.Column("prediction", sa.Text()),
        sa.Column("prediction_error", sa.Text()),
        sa.PrimaryKeyConstraint("organisation", "cycle", "seq"),
        sqlite_strict=True,
    )
    op.create_index("verdicts_by_seq", "verdicts", ["organisation", "seq"])
    op.create_table(
        "extensions",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("cycle", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("from_due", sa.Text(), nullable=False),
        sa.Column("to_due", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("asked_seq", sa.Integer(), nullable=False),
        sa.Column("settled_seq", sa.Integer(), nullable=False),
        sa.Column("is_granted", sa.Integer(), nullable=False),
        sa.Column("is_lapsed", sa.Integer(), nullable=False),
        sa.Column("slip", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "cycle", "number"),
        sqlite_strict=True,
    )
    op.create_index("extensions_by_settlement", "extensions", ["organisation", "settled_seq", "asked_seq"])
    op.create_table(
        "outbox",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("made_from", sa.Integer(), nullable=False),
        sa.Column("head_hash", sa.Text(), nullable=False),
        sa.Column("queued_by", sa.Integer(), nullable=False),
        sa.Column("delivery", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("doubts", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("organisation", "number"),
        sa.UniqueConstraint("organisation", "key", name="one_letter_a_key"),
        sqlite_strict=True,
    )
    op.create_index("outbox_by_due", "outbox", ["organisation", "delivery", "due_at"])
    op.create_table(
        "outbox_steps",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("letter", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("position", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("delivery", sa.Text(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("organisation", "letter", "position"),
        sqlite_strict=True,
    )
    op.create_table(
        "evidence_imports",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("exported_on", sa.Text(), nullable=False),
        sa.Column("is_whole", sa.Integer(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("required", sa.Integer(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("first_on", sa.Text(), nullable=True),
        sa.Column("last_on", sa.Text(), nullable=True),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "number"),
        sqlite_strict=True,
    )
    _make_evidence()


def downgrade() -> None:
    """Refuse: a log is never taken back; restore a backup instead."""
    raise NotImplementedError


def _make_evidence() -> None:
    op.create_table(
        "deals",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("seller", sa.Text(), nullable=False),
        sa.Column("seller_key", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Text(), nullable=True),
        sa.Column("closed_on", sa.Text(), nullable=True),
        sa.Column("changed_on", sa.Text(), nullable=True),
        sa.Column("expected_on", sa.Text(), nullable=True),
        sa.Column("amount", _FIGURE, nullable=True),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("loss_reason", sa.Text(), nullable=False),
        sa.Column("next_task_on", sa.Text(), nullable=True),
        sa.Column("has_client", sa.Integer(), nullable=True),
        sa.Column("missing_fields", sa.Integer(), nullable=True),
        sa.Column("import_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "key"),
        sqlite_strict=True,
    )
    op.create_index("deals_by_outcome", "deals", ["organisation", "outcome", "closed_on", "seller_key"])
    op.create_table(
        "activities",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("seller", sa.Text(), nullable=False),
        sa.Column("seller_key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("deal", sa.Text(), nullable=False),
        sa.Column("planned_on", sa.Text(), nullable=True),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.Column("minutes", _FIGURE, nullable=True),
        sa.Column("import_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "key"),
        sqlite_strict=True,
    )
    op.create_index("activities_by_kind", "activities", ["organisation", "kind", "done_on"])
    op.create_index("activities_by_plan", "activities", ["organisation", "done_on", "planned_on"])
    op.create_table(
        "calls",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("seller", sa.Text(), nullable=False),
        sa.Column("seller_key", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("scored_by", sa.Text(), nullable=False),
        sa.Column("scorer_key", sa.Text(), nullable=False),
        sa.Column("score", _FIGURE, nullable=True),
        sa.Column("checklist", sa.Text(), nullable=False),
        sa.Column("scored_on", sa.Text(), nullable=True),
        sa.Column("feedback_on", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("import_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "key"),
        sqlite_strict=True,
    )
    op.create_index("calls_by_time", "calls", ["organisation", "at", "seller_key"])
    op.create_table(
        "sellers",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_head", sa.Integer(), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("hired_on", sa.Text(), nullable=True),
        sa.Column("left_on", sa.Text(), nullable=True),
        sa.Column("import_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "name_key"),
        sqlite_strict=True,
    )
    op.create_table(
        "sales_plans",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("seller_key", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("seller", sa.Text(), nullable=False),
        sa.Column("amount", _FIGURE, nullable=True),
        sa.Column("units", _FIGURE, nullable=True),
        sa.Column("set_on", sa.Text(), nullable=True),
        sa.Column("import_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "seller_key", "month"),
        sqlite_strict=True,
    )
    op.create_table(
        "leads",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("seller", sa.Text(), nullable=False),
        sa.Column("seller_key", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("rejected_on", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reason_on", sa.Text(), nullable=True),
        sa.Column("touches", sa.Integer(), nullable=True),
        sa.Column("answered_after", sa.Integer(), nullable=True),
        sa.Column("import_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "key"),
        sqlite_strict=True,
    )
    op.create_index("leads_by_time", "leads", ["organisation", "created_at"])
    op.create_table(
        "payslips",
        sa.Column("organisation", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("seller_key", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("seller", sa.Text(), nullable=False),
        sa.Column("plan", _FIGURE, nullable=True),
        sa.Column("fact", _FIGURE, nullable=True),
        sa.Column("fixed", _FIGURE, nullable=True),
        sa.Column("bonus", _FIGURE, nullable=True),
        sa.Column("total", _FIGURE, nullable=True),
        sa.Column("gross_profit", _FIGURE, nullable=True),
        sa.Column("import_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "seller_key", "month"),
        sqlite_strict=True,
    )
