"""A changed, missing or added event is named, whichever of its columns was touched."""

from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pdca.storage.chain import Entry, hash_of
from pdca.storage.store import Store
from pdca.usecases.verifying import verify_log
from tests.depth import examples
from tests.storage.conftest import only_sqlite
from tests.storage.kinds import kind
from tests.storage.tampering import codes, entries, events_named, problems, run, value, without_rules

__all__ = ["kind"]

COLUMNS = [column.name for column in fields(Entry)]
SOME_EVENTS = (1, 2, 9, 30, 55, 101)
LAST = 101

ANYTHING = st.one_of(
    st.none(),
    st.integers(min_value=-(2**63), max_value=2**63 - 1),
    st.floats(),
    st.text(max_size=20),
    st.binary(max_size=20),
    st.sampled_from(["[" * 100_000, '{"a":' * 5000, "9" * 5000, "null", "{}", "\udcff"]).map(
        lambda text: text.encode(errors="surrogateescape")
    ),
)


def other(found: object) -> object:
    """Return a value that differs in one byte."""
    if isinstance(found, int):
        return found ^ 128
    return f"{str(found)[:-1]}{'x' if str(found)[-1] != 'x' else 'y'}"


def changed_column(store: Store, seq: int, column: str) -> object:
    """Change one byte of a column of an event; return what stood there."""
    before = value(store, f"SELECT {column} FROM events WHERE organisation = 1 AND seq = :seq", seq=seq)
    statement = f"UPDATE events SET {column} = :new WHERE organisation = 1 AND seq = :seq"
    run(store, statement, new=other(before), seq=seq)
    return before


def restore(store: Store, seq: int, column: str, before: object) -> None:
    place = {"organisation": 1, "seq": seq, column: other(before)}
    statement = f"UPDATE events SET {column} = :old WHERE organisation = :organisation AND seq = :seq"
    run(store, statement, old=before, organisation=place["organisation"], seq=place["seq"])


def test_untouched_log_is_sound_up_to_its_newest_event(company: Store) -> None:
    verified = verify_log(company)

    assert verified.is_sound
    assert (verified.seq, verified.replayed, verified.is_compared) == (LAST, LAST, True)
    assert verified.head_hash == entries(company)[-1].hash


@pytest.mark.parametrize("column", [name for name in COLUMNS if name not in {"organisation", "seq"}])
def test_event_with_a_changed_byte_is_named_and_no_other(company: Store, column: str) -> None:
    for seq in SOME_EVENTS:
        before = changed_column(company, seq, column)

        assert events_named(company) == {seq}
        restore(company, seq, column, before)


@pytest.mark.parametrize("column", ["previous_hash", "stream_seq", "hash"])
def test_changed_column_is_named_where_the_chain_betrays_it(company: Store, column: str) -> None:
    changed_column(company, 30, column)

    (problem,) = problems(company)
    assert (problem.code, problem.facts) == ("event-changed", {"seq": 30, "column": column})


def test_event_with_another_number_is_named_under_both_numbers(company: Store) -> None:
    changed_column(company, 30, "seq")

    assert [(p.code, p.facts["seq"]) for p in problems(company)] == [
        ("event-missing", 30),
        ("event-changed", 30 ^ 128),
    ]
    assert problems(company)[1].facts["column"] == "seq"


def test_last_event_with_another_number_is_named(company: Store) -> None:
    changed_column(company, LAST, "seq")

    assert [(p.code, p.facts["seq"]) for p in problems(company)] == [("event-changed", LAST ^ 128)]


@pytest.mark.parametrize("seq", SOME_EVENTS)
def test_event_given_to_another_organisation_is_named(company: Store, seq: int) -> None:
    changed_column(company, seq, "organisation")

    assert seq in events_named(company)


def test_removed_event_is_named_as_missing(company: Store) -> None:
    run(company, "DELETE FROM events WHERE seq BETWEEN 20 AND 22")

    assert [(p.code, p.facts) for p in problems(company)] == [("event-missing", {"seq": 20, "until": 22})]


def test_event_with_a_new_hash_is_named_by_the_event_that_follows_it_no_more(company: Store) -> None:
    thirty = entries(company)[29]
    forged = replace(thirty, actor=5)
    run(company, "UPDATE events SET actor = 5, hash = :new WHERE seq = 30", new=hash_of(forged))

    assert [(p.code, p.facts) for p in problems(company)][-1] == (
        "event-does-not-follow",
        {"seq": 31, "after": 30},
    )


def test_event_with_another_place_in_its_stream_is_named_when_its_hash_fits(company: Store) -> None:
    last = entries(company)[-1]
    forged = replace(last, stream_seq=last.stream_seq + 1)
    run(
        company,
        "UPDATE events SET stream_seq = stream_seq + 1, hash = :new WHERE seq = :seq",
        new=hash_of(forged),
        seq=LAST,
    )

    assert [(p.code, p.facts) for p in problems(company)] == [
        (
            "event-out-of-stream",
            {"seq": LAST, "stream": last.stream, "expected": last.stream_seq},
        )
    ]


def test_two_changed_events_are_both_named(company: Store) -> None:
    changed_column(company, 9, "payload")
    changed_column(company, 55, "actor")

    assert events_named(company) == {9, 55}


def test_tables_are_not_compared_while_the_log_is_in_doubt(company: Store) -> None:
    changed_column(company, 30, "payload")

    verified = verify_log(company)

    assert (verified.seq, verified.replayed, verified.is_compared) == (LAST, 29, False)


def test_empty_log_is_not_sound(company: Store) -> None:
    run(company, "DELETE FROM events")

    verified = verify_log(company)

    assert (verified.seq, [p.code for p in verified.problems]) == (0, ["log-empty"])


def test_long_list_of_problems_ends_and_says_how_many_there_are(company: Store) -> None:
    run(company, "UPDATE people SET from_seq = from_seq + 1, name = 'x', mail = 'y'")
    run(company, "UPDATE calendar_days SET note = 'z'")

    verified = verify_log(company)

    assert (len(verified.problems), verified.more) == (200, 3 * 5 + 215 - 200)


@only_sqlite
def test_byte_that_is_not_utf8_is_named_with_its_event(company: Store) -> None:
    payload = str(value(company, "SELECT payload FROM events WHERE seq = 30")).encode()
    broken = payload[:-3] + b"\xd0" + payload[-2:]
    run(company, "UPDATE events SET payload = CAST(:broken AS TEXT) WHERE seq = 30", broken=broken)

    assert [(p.code, p.facts["seq"], p.facts["column"]) for p in problems(company)] == [
        ("event-malformed", 30, "payload")
    ]
    assert value(company, "SELECT name FROM people WHERE number = 1") == "Орлова Анна"


@only_sqlite
@settings(
    max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seq=st.integers(1, LAST), column=st.sampled_from(COLUMNS), junk=ANYTHING)
def test_anything_in_any_column_is_named_and_never_a_crash(
    company: Store, seq: int, column: str, junk: object
) -> None:
    if value(company, "SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_autoindex_events_1'"):
        without_rules(company, "events")
    where = "WHERE rowid = :seq"
    before = value(company, f"SELECT {column} FROM events {where}", seq=seq)
    run(company, f"UPDATE events SET {column} = :junk {where}", junk=junk, seq=seq)

    found = codes(company)
    now_there = value(company, f"SELECT quote({column}) FROM events {where}", seq=seq)
    run(company, f"UPDATE events SET {column} = :before {where}", before=before, seq=seq)
    is_same = now_there == value(company, f"SELECT quote({column}) FROM events {where}", seq=seq)

    assert is_same or found
