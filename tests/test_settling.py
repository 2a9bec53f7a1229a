"""The store follows records and corrections: whatever came before, the graph is that of a clean build."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import ledger, settling
from kg.corrections.rows import Correction
from kg.ledger import Ledger
from kg.model import Assertion, Document, Entity, EventReport, Extraction, Mention, Span
from kg.namespaces import digest, slug
from kg.store import GraphStore, records


def told(name: str, text: str, named: Mapping[str, str], *claims: tuple[str, str, str]) -> Extraction:
    """Return a document as read: who is named in it, and its claims; a term in capitals is the root of an event."""
    mentions = tuple(
        Mention(f"m{n}", text.index(label), text.index(label) + len(label), kind, f"e{n}", identified_by="name")
        for n, (label, kind) in enumerate(named.items())
    )
    whole, ids = Span(0, len(text)), {label: f"m{n}" for n, label in enumerate(named)}
    folders = {"Person": "person", "Organization": "organization"}
    entities = tuple(
        Entity(f"e{n}", f"{folders[kind]}/{slug(label)}", label, kind) for n, (label, kind) in enumerate(named.items())
    )
    return Extraction(
        Document(name, text),
        mentions,
        entities,
        tuple(Assertion(term, ids[a], ids[b], whole) for a, term, b in claims if not term.isupper()),
        events=tuple(
            EventReport(f"v{n}", term, whole, whole, actor=(ids[a],), recipient=(ids[b],))
            for n, (a, term, b) in enumerate(claims)
            if term.isupper()
        ),
    )


TEXTS = {
    "a": told(
        "a", "Nina Orlova met Bob Hill of Harbor Bank.",
        {"Nina Orlova": "Person", "Bob Hill": "Person", "Harbor Bank": "Organization"},
        ("Bob Hill", "affiliatedWith", "Harbor Bank"), ("Nina Orlova", "CONSULT", "Bob Hill"),
    ),
    "b": told(
        "b", "Orlova accused Robert Hill.", {"Orlova": "Person", "Robert Hill": "Person"},
        ("Orlova", "ACCUSE", "Robert Hill"), ("Orlova", "opposes", "Robert Hill"),
    ),
    "c": told(
        "c", "Nino Orlowa led Quay Bank.", {"Nino Orlowa": "Person", "Quay Bank": "Organization"},
        ("Nino Orlowa", "leads", "Quay Bank"),
    ),
    "d": told(
        "d", "Bob Hill warned Quay Bank.", {"Bob Hill": "Person", "Quay Bank": "Organization"},
        ("Bob Hill", "THREATEN", "Quay Bank"),
    ),
    "e": told(
        "e", "Harbor Bank is part of Quay Bank, and Quay Bank of Coin Group.",
        {"Harbor Bank": "Organization", "Quay Bank": "Organization", "Coin Group": "Organization"},
        ("Harbor Bank", "partOf", "Quay Bank"), ("Quay Bank", "partOf", "Coin Group"),
    ),
}  # fmt: skip
ROWS = (
    Correction("merge", "Nino Orlowa", "Nina Orlova", "", "Ana Kim", "2026-11-01", "two spellings"),
    Correction("merge", "Quay Bank", "Harbor Bank"),
    Correction("separate", "Robert Hill", "Bob Hill", "", "Ana Kim", "", "father and son"),
    Correction("split", "Bob Hill", "Bobby Hill", "d"),
    Correction("rename", "Nina Orlova", "", "Nina V. Orlova", "Ben Ode"),
    Correction("retype", "Harbor Bank", "", "Group"),
    Correction("identify", "Bob Hill", "", "http://www.wikidata.org/entity/Q1"),
    Correction("delete", "Quay Bank"),
    Correction("reject", "Nina Orlova", "Robert Hill", "opposes"),
    Correction("reject", "Nina Orlova", "Bob Hill", "CONSULT"),
    Correction("add", "Nina Orlova", "Harbor Bank", "affiliatedWith", "Ana Kim", "2026-11-02", "her own word"),
    Correction("add", "Nina Orlova", "minister", "position"),
)


def settle(
    folder: Path, documents: Mapping[str, Extraction], rows: Sequence[Correction] | None, *, infer: bool = False
) -> bytes:
    """Bring a graph to hold these documents, with these corrections or those that it has; return its quads."""
    folder.mkdir(exist_ok=True)
    with GraphStore.create_or_open(folder, infer=infer) as store, Ledger() as kept:
        ledger.fill(kept, folder, store)
        for name, extraction in documents.items():
            fingerprint = str(len(extraction.document.text))
            if kept.fingerprint(name) != fingerprint:
                records.save(folder / "records", extraction, fingerprint)
                ledger.hold(kept, extraction, fingerprint)
        for name in sorted(set(kept.documents()) - documents.keys()):
            settling.forget(folder, store, kept, name)
        if rows is not None:
            settling.remember(store, rows)
        settling.settle(folder, store, kept, lambda problem: pytest.fail(str(problem)))
        return b"".join(store.nquads())


STEPS = st.lists(
    st.tuples(
        st.sets(st.sampled_from(sorted(TEXTS)), min_size=1),
        st.sets(st.sampled_from(ROWS), max_size=5),
        st.sampled_from([True, True, False]),
    ),
    min_size=2,
    max_size=4,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
def test_any_history_gives_the_graph_of_a_clean_build(
    steps: list[tuple[set[str], set[Correction], bool]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    worked, quads = tmp_path_factory.mktemp("worked") / "graph", b""
    for names, rows, infer in steps:
        ordered = [row for row in ROWS if row in rows]
        quads = settle(worked, {name: TEXTS[name] for name in sorted(names)}, ordered, infer=infer)
    last, rows, infer = steps[-1]
    clean = tmp_path_factory.mktemp("clean") / "graph"
    documents = {name: TEXTS[name] for name in sorted(last, reverse=True)}
    assert settle(clean, documents, [row for row in ROWS if row in rows], infer=infer) == quads


NAMES = {"Nina Orlova": "Person", "Orlova": "Person", "Nino Orlowa": "Person", "Bob Hill": "Person", "Hill": "Person"}
NAMES |= {"Harbor Bank": "Organization", "Harbour Bank": "Organization", "HB": "Organization"}
LONG = "who spoke at length of the harbour on the evening before the vote, as all could hear"


@st.composite
def made_up(draw: st.DrawFn) -> Extraction:
    """A text that shares names, their spellings and acts with others of its kind."""
    names = draw(st.lists(st.sampled_from(sorted(NAMES)), min_size=2, max_size=3, unique=True))
    text = " and ".join(f"<{name}>" for name in names) + draw(st.sampled_from([".", f", {LONG}."]))
    made = told("", text, {f"<{name}>": NAMES[name] for name in names})
    entities = tuple(replace(one, label=one.label.strip("<>")) for one in made.entities)
    acts = tuple(
        EventReport(
            f"v{n}", draw(st.sampled_from(["ACCUSE", "CONSULT"])), Span(n, 9), Span(0, len(text)),
            actor=(draw(st.sampled_from(["m0", "m1"])),), recipient=draw(st.sampled_from([(), ("m1",), ("m0",)])),
            time=draw(st.sampled_from([None, "2024", "2024-05", "2024-05-03"])),
            fatalities=draw(st.sampled_from([None, None, 7])),
            status=draw(st.sampled_from(["Happened", "Happened", "Denied", "Planned"])),
        )
        for n in range(draw(st.integers(0, 3)))
    )  # fmt: skip
    published = draw(st.sampled_from([None, "2024-05-04", "2024-06-01"]))
    return replace(made, document=Document("", text, published=published), entities=entities, events=acts)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(made_up(), min_size=2, max_size=5), data=st.data())
def test_texts_that_share_names_and_acts_give_one_by_one_what_they_give_at_once(
    texts: list[Extraction], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    found = {f"t{n}": replace(one, document=replace(one.document, id=f"t{n}")) for n, one in enumerate(texts)}
    worked, quads = tmp_path_factory.mktemp("worked") / "graph", b""
    there: dict[str, Extraction] = {}
    for name in data.draw(st.permutations(sorted(found))):
        there[name] = found[name]
        quads = settle(worked, there, None)
    again = data.draw(st.sampled_from(sorted(found)))  # taken out and put back
    if len(found) > 1:
        settle(worked, {name: one for name, one in found.items() if name != again}, None)
        quads = settle(worked, found, None)
    assert settle(tmp_path_factory.mktemp("clean") / "graph", found, None) == quads


def test_what_is_at_hand_is_settled_as_its_record_would_be_and_is_not_read_again(tmp_path, monkeypatch):
    expected = settle(tmp_path / "read", TEXTS, None)
    folder = tmp_path / "graph"
    folder.mkdir()
    with GraphStore.create_or_open(folder) as store, Ledger() as kept:
        ledger.fill(kept, folder, store)
        for extraction in TEXTS.values():
            records.save(folder / "records", extraction, "1")
            ledger.hold(kept, extraction, "1")
        closed = []
        inner = records.closed
        monkeypatch.setattr(records, "closed", lambda *args: closed.append(args[1]) or inner(*args))
        at_hand = {name: TEXTS[name] for name in ("a", "b", "c", "d")}
        settling.settle(folder, store, kept, lambda problem: pytest.fail(str(problem)), at_hand=at_hand)
        assert b"".join(store.nquads()) == expected
    assert closed == [digest("e")]
