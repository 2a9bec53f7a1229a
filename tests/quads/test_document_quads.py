"""One document's named graph."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, NamedNode, RdfFormat, parse
from spacy.language import Language

from kg.annotated import annotate
from kg.assertions import collect
from kg.model import Document, Entity, Extraction, Mention, Naming
from kg.namespaces import BASE_IRI, entity_iri
from kg.quads import document_lines, document_quads
from kg.quads import terms as t
from kg.store.facts import fact_predicates

GOLDEN = Path(__file__).parent / "golden"
CASES = ("first", "second")


def lines(quads):
    return sorted(f"{quad} .\n" for quad in quads)


@pytest.mark.parametrize("name", CASES)
def test_a_document_gives_exactly_the_golden_quads(samples, name):
    expected = GOLDEN.joinpath(f"{name}.nq").read_text(encoding="utf-8")
    assert "".join(lines(document_quads(getattr(samples, name)()))) == expected


def test_there_are_two_golden_files():
    assert sorted(path.stem for path in GOLDEN.glob("*.nq")) == sorted(CASES)


@pytest.mark.parametrize("name", CASES)
def test_every_quad_is_given_once_and_survives_a_round_trip_through_n_quads(samples, name):
    quads = list(document_quads(getattr(samples, name)()))
    assert len(quads) == len(set(quads)) > 100
    assert set(parse("".join(lines(quads)), format=RdfFormat.N_QUADS)) == set(quads)


@pytest.mark.parametrize("name", CASES)
def test_lines_say_what_the_quads_say_in_the_same_order(samples, name):
    extraction = getattr(samples, name)()
    odd = 'a "quoted" \\ back\tslash\r\n, half a pair \ud83d and \U0001f600'
    text = odd + extraction.document.text[len(odd) :]
    for one in (extraction, replace(extraction, document=replace(extraction.document, text=text, title=odd))):
        said = "".join(f"{quad} .\n" for quad in document_quads(one))
        assert document_lines(one).decode() == said
        assert list(parse(said, format=RdfFormat.N_QUADS)) == list(document_quads(one))


def test_all_quads_of_a_document_stand_in_its_graph_and_none_has_a_blank_node(samples):
    for quad in document_quads(samples.first()):
        assert quad.graph_name == NamedNode(f"{BASE_IRI}document/first.txt")
        assert not any(isinstance(term, BlankNode) for term in quad)


def test_a_passage_holds_the_exact_words_of_its_offsets(samples):
    quads = list(document_quads(samples.first()))
    words = {q.subject: q.object.value for q in quads if q.predicate == t.ANCHOR}
    begin = {q.subject: int(q.object.value) for q in quads if q.predicate == t.BEGIN}
    end = {q.subject: int(q.object.value) for q in quads if q.predicate == t.END}
    assert len(words) == 16
    for passage, text in words.items():
        assert samples.FIRST[begin[passage] : end[passage]] == text
        assert passage.value.endswith(f"#char={begin[passage]},{end[passage]}")


def facts(extraction):
    return {
        (q.subject.value, t.local_name(q.predicate))
        for q in document_quads(extraction)
        if q.predicate in fact_predicates()
    }


def changed(extraction, **change):
    first, *others = extraction.assertions
    return replace(extraction, assertions=(replace(first, **change), *others))


ALLIED = (f"{BASE_IRI}state/AZ", "alliedWith")  # stated by the text the other way round: Türkiye comes later by IRI


@pytest.mark.parametrize(
    ("change", "holds"),
    [
        ({}, True),
        ({"polarity": "Denied"}, False),
        ({"certainty": "Probable"}, False),
        ({"attributed_to": "m7"}, False),
        ({"attribution": "a1"}, False),
        ({"attributed_to": "m7", "attribution": "a1", "factive": True}, True),
        ({"attribution": "a1", "factive": True, "certainty": "Possible"}, False),
        ({"object": "m2"}, False),
        ({"relation": "capitalOf"}, False),
        ({"relation": "unheardOf"}, False),
        ({"subject": "m5"}, False),
    ],
)
def test_a_fact_is_stated_if_affirmed_certain_in_the_authors_voice_and_of_the_right_kinds(samples, change, holds):
    found = facts(changed(samples.first(), **change))
    assert (ALLIED in found) is holds
    assert not {name for _, name in found} & {"capitalOf", "unheardOf"}


def test_why_a_name_counts_and_who_is_kept_apart_is_stated_with_its_ground(samples):
    names = (Naming("Marsh", ("a surname of one bearer", "both of Orlavia")),)
    first = samples.first()
    entities = [
        replace(e, names=names, apart=(("person/eva-marsh", "a man and a woman"),)) if e.id == "e5" else e
        for e in first.entities
    ]
    quads = list(document_quads(replace(first, entities=tuple(entities))))

    def told(kind):
        (node,) = (q.subject for q in quads if q.predicate == t.TYPE and q.object == kind)
        return {(t.local_name(q.predicate), q.object.value) for q in quads if q.subject == node} - {
            ("type", kind.value)
        }

    assert told(t.NAMING) == {
        ("nameOf", f"{BASE_IRI}person/lena-marsh"),
        ("form", "Marsh"),
        ("ground", "a surname of one bearer"),
        ("ground", "both of Orlavia"),
    }
    assert told(t.SEPARATION) == {
        ("separates", f"{BASE_IRI}person/lena-marsh"),
        ("apartFrom", f"{BASE_IRI}person/eva-marsh"),
        ("ground", "a man and a woman"),
    }


def test_an_unnamed_group_that_takes_no_part_is_left_out(samples):
    assert not [q for q in document_quads(samples.first()) if "anyone" in q.subject.value]


def test_a_body_of_a_state_that_other_texts_may_name_is_described(nlp: Language) -> None:
    ((document, doc),) = annotate(nlp, [Document("t", "Everyone knew the Chinese coast guard.")])
    quads = document_quads(collect(document, doc))
    node = NamedNode(entity_iri("armed-force/cn/coast-guard"))
    assert any(quad.object == node and quad.predicate == t.REFERS_TO for quad in quads)


def test_half_a_surrogate_pair_neither_fails_nor_moves_offsets():
    document = Document(id="a\ud800b", text="\ud83d Orlavia rose.")
    mention = Mention("m1", 2, 9, "State", "e1")
    quads = list(document_quads(Extraction(document, (mention,), (Entity("e1", "state/XO", "Orlavia", "State"),))))
    assert [q.object.value for q in quads if q.predicate == t.ANCHOR] == ["Orlavia"]
    assert [q.object.value for q in quads if q.predicate == t.IS_STRING] == ["\ufffd Orlavia rose."]


@given(name=st.text(min_size=1), key=st.text(min_size=1), same=st.text(), base=st.sampled_from([BASE_IRI, "urn:x:"]))
def test_any_document_id_and_entity_key_gives_valid_iris(name, key, same, base):
    entity = Entity("e1", f"group/{key}", key, "Group", (f"http://example.org/{same}",))
    extraction = Extraction(Document(id=name, text="Anyone"), (Mention("m1", 0, 6, "Group", "e1"),), (entity,))
    quads = list(document_quads(extraction, base=base))
    again = set(parse("".join(lines(quads)), format=RdfFormat.N_QUADS))
    assert again == set(quads)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("2024", "gYear"), ("2024-12", "gYearMonth"), ("2024-12-25", "date")],
)
def test_a_time_is_as_exact_as_it_is_stated(text, kind):
    assert t.time(text).datatype.value.endswith(f"#{kind}")


@pytest.mark.parametrize("text", ["", "24", "2024-13", "2024-02-30", "2024-1-1", "soon", "0000", None, "20241201"])
def test_what_is_no_time_is_left_out(text):
    assert t.time(text) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [(1.0, "1"), (0.9, "0.9"), (2.8e9, "2800000000"), (1e-7, "0.0000001"), (-0.0, "0"), (1e22, "1" + "0" * 22)],
)
def test_a_decimal_is_canonical(value, text):
    assert t.decimal(value).value == text


@pytest.mark.parametrize("value", [float("inf"), float("nan")])
def test_what_is_no_number_is_no_decimal(value):
    with pytest.raises(ValueError, match="no decimal"):
        t.decimal(value)


def test_an_attribution_inside_another_points_at_it(samples):
    first = samples.first()
    outer = first.attributions[0]
    inner = replace(outer, id="a9", content=outer.content[:1], stance="denies", within=outer.id)
    quads = list(document_quads(replace(first, attributions=(*first.attributions, inner))))
    within = [(q.subject, q.object) for q in quads if q.predicate == t.WITHIN]
    assert len(within) == 1
    stances = {q.subject: q.object.value for q in quads if q.predicate == t.STANCE}
    assert (stances[within[0][0]], stances[within[0][1]]) == ("denies", outer.stance)


def test_a_mention_refers_to_its_own_entity_or_to_none(nlp: Language) -> None:
    # A strike on a place brings in the state that the place lies in, which no mention names.
    text = "In December, Russia bombed Odesa with drones. Israel fired missiles at Tripoli on Monday."
    ((document, doc),) = annotate(nlp, [Document("d", text)])
    extraction = collect(document, doc)
    assert any(mention.entity is None for mention in extraction.mentions)
    iris = {entity.id: NamedNode(entity_iri(entity.key)) for entity in extraction.entities}
    own = {(f"#char={m.start},{m.end}", iris[m.entity]) for m in extraction.mentions if m.entity is not None}
    quads = list(document_quads(extraction))
    referring = {
        (quad.subject.value[quad.subject.value.index("#") :], quad.object)
        for quad in quads
        if quad.predicate == t.REFERS_TO
    }
    assert len(referring) > 2
    assert referring <= own
    implied = {quad.subject for quad in quads if quad.object == t.entity_class("State")} - set(iris.values())
    assert implied == {NamedNode(entity_iri("state/LY"))}
