"""What is rejected goes, with what rests on it; what is added has a sentence that says who added it."""

from hypothesis import given
from hypothesis import strategies as st

from kg.corrections.amendments import DOCUMENT, added, amend
from kg.corrections.plan import Added
from kg.corrections.rows import Correction
from kg.model import Assertion, Document, Entity, EventReport, Extraction, Mention, Span

WHOLE = Span(0, 30)


def read(*assertions: Assertion, events: tuple[EventReport, ...] = ()) -> Extraction:
    entities = (Entity("e1", "state/NO", "Norland", "State"), Entity("e2", "state/SU", "Sudria", "State"))
    people = (Entity("e3", "person/ana-kim", "Ana Kim", "Person"),)
    mentions = tuple(Mention(f"m{n}", n, n + 1, "State", f"e{n}") for n in (1, 2, 3))
    return Extraction(Document("d", "x" * 30), mentions, entities + people, assertions, events=events)


ALLIED = Assertion("alliedWith", "m1", "m2", WHOLE)
OFFICE = Assertion("position", "m3", None, WHOLE, value="minister")


def test_a_rejected_relation_goes_and_others_stay() -> None:
    left, gone = amend(read(ALLIED, OFFICE), {("state/NO", "alliedWith", "state/SU")})
    assert (left.assertions, gone) == ((OFFICE,), {("state/NO", "alliedWith", "state/SU")})


def test_a_position_goes_by_its_words() -> None:
    assert amend(read(OFFICE), {("person/ana-kim", "position", "minister")})[0].assertions == ()
    assert amend(read(OFFICE), {("person/ana-kim", "position", "senator")}) == (read(OFFICE), frozenset())


def test_of_several_actors_only_the_rejected_one_goes() -> None:
    raid = EventReport("v1", "ASSAULT", WHOLE, WHOLE, actor=("m1", "m3"), recipient=("m2",))
    left, gone = amend(read(events=(raid,)), {("state/NO", "ASSAULT", "state/SU")})
    assert [report.actor for report in left.events] == [("m3",)]
    assert gone == {("state/NO", "ASSAULT", "state/SU")}


def test_an_event_goes_with_its_last_actor_and_one_of_another_root_stays() -> None:
    raid = EventReport("v1", "ASSAULT", WHOLE, WHOLE, actor=("m1",), recipient=("m2",))
    talks = EventReport("v2", "CONSULT", WHOLE, WHOLE, actor=("m1",), recipient=("m2",))
    left, _ = amend(read(events=(raid, talks)), {("state/NO", "ASSAULT", "state/SU")})
    assert left.events == (talks,)


NORLAND, SUDRIA = ("state/NO", "State", "Norland"), ("state/SU", "State", "Sudria")


def test_what_is_added_stands_in_a_sentence_with_author_date_and_reason() -> None:
    row = Correction("add", "Norland", "Sudria", "alliedWith", "Ana Kim", "2026-11-02", "treaty of May")
    found = added([Added(row, NORLAND, SUDRIA)])
    assert found is not None
    assert found.document.id == DOCUMENT
    assert found.document.text == "Norland is allied with Sudria (added by Ana Kim, 2026-11-02: treaty of May)."
    assert [found.document.text[m.start : m.end] for m in found.mentions] == ["Norland", "Sudria"]
    assert [(a.relation, a.subject, a.object) for a in found.assertions] == [("alliedWith", "m1", "m2")]


def test_what_is_confirmed_says_so_and_a_position_has_its_words() -> None:
    kim = ("person/ana-kim", "Person", "Ana Kim")
    rows = [
        Added(Correction("confirm", "Norland", "Sudria", "opposes"), NORLAND, SUDRIA),
        Added(Correction("add", "Ana Kim", "minister", "position"), kim, ("", "", "minister")),
    ]
    found = added(rows)
    assert found is not None
    assert found.document.text.split("\n")[1].endswith("(confirmed).")
    assert [(a.relation, a.value) for a in found.assertions] == [("position", "minister"), ("opposes", None)]


def test_nothing_added_is_no_document() -> None:
    assert added([]) is None


NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\n"), min_size=1, max_size=9)


@given(st.lists(st.tuples(NAMES, NAMES, st.sampled_from(["alliedWith", "opposes", "leads"]), NAMES), min_size=1))
def test_offsets_of_what_is_added_fit_whatever_the_names(rows: list[tuple[str, str, str, str]]) -> None:
    found = added(
        Added(Correction("add", a, b, relation, reason=why), (f"state/{a}", "State", a), (f"state/{b}", "State", b))
        for a, b, relation, why in rows
    )
    assert found is not None
    labels = {entity.id: entity.label for entity in found.entities}
    for mention in found.mentions:
        assert found.document.text[mention.start : mention.end] == labels[mention.entity or ""]
    lines = [found.document.text[a.evidence.start : a.evidence.end] for a in found.assertions]
    assert lines == found.document.text.split("\n")
