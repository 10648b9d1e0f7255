"""An event that the engine would not have allowed is named although its hash fits."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pdca.domain.errors import Gap
from pdca.domain.events import Event, FindingOpened
from pdca.storage.chain import Entry, recorded_of
from pdca.storage.codec import encoded
from pdca.storage.store import Store
from pdca.usecases.verifying import verify_log
from tests.depth import examples
from tests.storage.conftest import only_sqlite
from tests.storage.kinds import kind
from tests.storage.tampering import entries, forge, problems

__all__ = ["kind"]

# The rules know nothing of databases, so one kind is enough.
pytestmark = only_sqlite

OWNER, HEAD, MEMBER, SECOND, READER = 1, 2, 3, 4, 5
APPROVAL = '"transition":"approve"'


def first(log: Iterable[Entry], kind: str, part: str = "") -> Entry:
    """Return the first event of a type whose payload holds a text."""
    return next(entry for entry in log if entry.type == kind and part in entry.payload)


def changed(kind: str, part: str = "", /, **columns: object) -> Callable[[list[Entry]], Iterable[Entry]]:
    """Change columns of the first event of a type whose payload holds a text."""

    def change(log: list[Entry]) -> Iterable[Entry]:
        found = first(log, kind, part)
        return [replace(entry, **columns) if entry is found else entry for entry in log]  # type: ignore[arg-type]

    return change


def repainted(kind: str, part: str = "", /, **fields: object) -> Callable[[list[Entry]], Iterable[Entry]]:
    """Change fields of the payload of the first event of a type whose payload holds a text."""

    def change(log: list[Entry]) -> Iterable[Entry]:
        found = first(log, kind, part)
        payload = json.loads(found.payload) | fields
        canonical = json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return [replace(entry, payload=canonical) if entry is found else entry for entry in log]

    return change


def appended(stream: str, event: Event, by: int) -> Callable[[list[Entry]], Iterable[Entry]]:
    """Append an event to a stream."""

    def change(log: list[Entry]) -> Iterable[Entry]:
        stream_seq = 1 + max((entry.stream_seq for entry in log if entry.stream == stream), default=0)
        last = log[-1]
        return [
            *log,
            replace(
                last,
                stream=stream,
                stream_seq=stream_seq,
                type=type(event).__name__,
                actor=by,
                payload=encoded(event),
            ),
        ]

    return change


def refusal(store: Store) -> tuple[str, list[str]]:
    """Return the type of the event that was not allowed, and the codes of what was against it."""
    (problem,) = problems(store)
    gaps = problem.facts["gaps"]
    assert problem.code == "event-not-allowed"
    assert isinstance(gaps, tuple)
    return str(problem.facts["type"]), [gap.code for gap in gaps if isinstance(gap, Gap)]


def test_forging_nothing_leaves_a_sound_log(company: Store) -> None:
    before = entries(company)

    forge(company, lambda log: log)

    assert entries(company) == before
    assert verify_log(company).is_sound


@pytest.mark.parametrize("by", [HEAD, MEMBER, READER, 99])
def test_approval_by_anyone_but_the_assigner_is_named(company: Store, by: int) -> None:
    forge(company, changed("Moved", APPROVAL, actor=by))

    kind, gaps = refusal(company)
    assert (kind, bool(gaps)) == ("Moved", True)
    assert ("four-eyes" in gaps) == (by == HEAD)


def test_replay_stops_at_the_first_event_that_is_not_allowed(company: Store) -> None:
    approval = first(entries(company), "Moved", APPROVAL)
    forge(company, changed("Moved", APPROVAL, actor=HEAD))

    verified = verify_log(company)

    assert verified.problems[0].facts["seq"] == approval.seq
    assert (verified.seq, verified.replayed, verified.is_compared) == (101, approval.seq - 1, False)


def test_nobody_acts_before_the_first_person_and_no_later(company: Store) -> None:
    forge(company, changed("AssessmentMade", actor=0))

    assert refusal(company) == ("AssessmentMade", ["no-such-person"])


def test_move_to_another_stage_than_its_arrow_leads_to_is_named(company: Store) -> None:
    forge(company, repainted("Moved", APPROVAL, target="closed", ending="closed"))

    assert refusal(company) == ("Moved", ["differs-from-decision"])


def test_move_with_a_later_due_date_is_named(company: Store) -> None:
    forge(company, repainted("Moved", APPROVAL, due="2027-01-01"))

    assert refusal(company) == ("Moved", ["differs-from-decision"])


def test_move_without_what_its_gate_wants_is_named(company: Store) -> None:
    plan = json.loads(first(entries(company), "PlanWritten").payload)["plan"]
    forge(company, repainted("PlanWritten", plan=plan | {"whys": []}))

    assert refusal(company) == ("Moved", ["root-cause", "cause-in-process"])


def test_closing_without_a_second_reading_is_named(company: Store) -> None:
    def change(log: list[Entry]) -> Iterable[Entry]:
        after = [e for e in log if e.type == "ReadingTaken"][-2:]
        kept = [entry for entry in log if entry not in after]
        seen: dict[str, int] = {}
        for entry in kept:
            seen[entry.stream] = seen.get(entry.stream, 0) + 1
            yield replace(entry, stream_seq=seen[entry.stream])

    forge(company, change)

    assert refusal(company) == ("Moved", ["second-reading", "counter-not-worse"])


def test_cycle_opened_with_more_working_days_than_its_sign_gives_is_named(company: Store) -> None:
    days = json.loads(first(entries(company), "CycleOpened").payload)["stage_days"]
    forge(company, repainted("CycleOpened", stage_days=days | {"doing": 500}))

    assert refusal(company) == ("CycleOpened", ["differs-from-decision"])


def test_cycle_opened_under_another_title_than_its_finding_is_named(company: Store) -> None:
    forge(company, repainted("CycleOpened", severity="normal"))

    assert refusal(company) == ("CycleOpened", ["differs-from-finding"])


def test_finding_opened_a_second_time_is_named(company: Store) -> None:
    opened = recorded_of(first(entries(company), "FindingOpened")).event
    assert isinstance(opened, FindingOpened)
    again = FindingOpened(
        number=99,
        title=opened.title,
        description=opened.description,
        severity=opened.severity,
        found_on=opened.found_on,
    )

    forge(company, appended("finding-5", again, OWNER))

    assert refusal(company) == ("FindingOpened", ["wrong-stream"])


def test_second_spelling_of_a_stream_is_named(company: Store) -> None:
    forge(company, changed("ExtensionDecided", '"is_granted":false', stream="cycle-02", stream_seq=1))

    assert refusal(company) == ("ExtensionDecided", ["wrong-stream"])


def test_finding_assigned_to_a_cycle_of_another_finding_is_named(company: Store) -> None:
    forge(company, repainted("FindingAssigned", '"cycle":2', cycle=1))

    assert refusal(company) == ("FindingAssigned", ["number-taken"])


def test_finding_whose_cycle_was_never_opened_is_named(company: Store) -> None:
    forge(company, lambda log: [e for e in log if e.stream != "cycle-4"])

    assert problems(company)[0].code == "cycle-not-opened"


def test_payload_in_another_spelling_is_named(company: Store) -> None:
    payload = first(entries(company), "PlanWritten").payload
    forge(company, changed("PlanWritten", payload=payload.replace('":', '": ')))

    (problem,) = problems(company)
    assert (problem.code, problem.facts["column"]) == ("event-not-canonical", "payload")


def test_moment_in_another_spelling_is_named(company: Store) -> None:
    at = first(entries(company), "PlanWritten").at
    week = datetime.fromisoformat(at).astimezone(UTC).strftime("%G-W%V-%uT%H:%M:%S.%fZ")
    forge(company, changed("PlanWritten", at=week[:27].ljust(26, "0")[:26] + "Z"))

    (problem,) = problems(company)
    assert problem.code in {"event-not-canonical", "event-unreadable"}


@pytest.mark.parametrize(
    "columns",
    [{"type": "Nothing"}, {"version": 2}, {"assurance": "sure"}, {"clock": "sundial"}, {"at": "yesterday"}],
)
def test_event_that_nobody_can_read_is_named(company: Store, columns: dict[str, object]) -> None:
    forge(company, changed("PlanWritten", **columns))

    (problem,) = problems(company)
    assert problem.code == "event-unreadable"


@pytest.mark.parametrize("payload", ["", "null", "[]", "{", "{}", '{"plan":1}', '{"x":' + "[" * 100_000])
def test_payload_that_says_nothing_is_named(company: Store, payload: str) -> None:
    forge(company, changed("PlanWritten", payload=payload))

    (problem,) = problems(company)
    assert problem.code == "event-unreadable"


@pytest.mark.parametrize(
    ("event", "fields"),
    [
        ("OrganisationFounded", {"zone": "Nowhere/Land"}),
        ("OrganisationFounded", {"week": []}),
        ("ReadingTaken", {"value": "NaN"}),
        ("ReadingTaken", {"value": "1E+9999999"}),
        ("PlanWritten", {"plan": {}}),
        ("CycleOpened", {"stage": "nowhere"}),
        ("CycleOpened", {"process": "0" * 64}),
        ("CycleOpened", {"stage_days": {}}),
        ("CycleOpened", {"responsible": 99}),
        ("AssessmentMade", {"catalogue": "0" * 64}),
        ("AssessmentMade", {"person": 99}),
        ("ExtensionDecided", {"extension": 9}),
        ("ExtensionAsked", {"to_due": "9999-12-31"}),
        ("ActionDone", {"action": 9}),
        ("Reassigned", {"responsible": -1}),
        ("Moved", {"transition": "nothing"}),
        ("Moved", {"round": 10**30}),
    ],
)
def test_senseless_event_is_named_and_never_a_crash(
    company: Store, event: str, fields: dict[str, object]
) -> None:
    forge(company, repainted(event, **fields))

    assert problems(company)


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.sampled_from(
        ["", "NaN", "-Infinity", "1E+999999", "9999-12-31", "0001-01-01", "closed", "cycle-1", "2"]
    ),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["", "ru", "doing"]), inner),
    max_leaves=4,
)


@settings(
    max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_forged_payload_is_never_a_crash(company: Store, data: st.DataObject) -> None:
    before = entries(company)
    place = data.draw(st.integers(0, len(before) - 1))
    payload = json.loads(before[place].payload)
    # Some events say all by their kind; of those a field is made up.
    key = data.draw(st.sampled_from(sorted(payload) or ["made-up"]))
    payload[key] = data.draw(JSON)
    canonical = json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    forged = [*before[:place], replace(before[place], payload=canonical), *before[place + 1 :]]
    head = verify_log(company).head_hash

    forge(company, lambda _: forged)
    verified = verify_log(company, anchor=head)
    forge(company, lambda _: before)

    assert "anchor-not-found" in [p.code for p in verified.problems] or verified.head_hash == head
