"""A term that the ontology lacks is told of with its place and the nearest one that there is."""

import pytest

from kg import namespaces
from kg.store import named_queries
from kg.store.misspelt import misspelt


def test_a_misspelt_term_is_told_of_with_the_nearest() -> None:
    (told,) = misspelt("SELECT *\n{ ?a kg:aliedWith ?b ; kg:aliedWith ?c }", "query")
    assert told == "query:2:6: the ontology has no kg:aliedWith; the nearest is kg:alliedWith"


def test_case_and_full_iris_and_other_prefixes_are_read() -> None:
    query = (
        f"PREFIX x: <{namespaces.KG}> PREFIX p: <{namespaces.PLOVER}> ASK {{ ?a x:Opposes ?b ; x:eventType p:ASAULT }}"
    )
    assert [told.rpartition(" ")[2] for told in misspelt(query, "q")] == ["kg:opposes", "plover:ASSAULT"]
    assert len(misspelt(f"ASK {{ ?a <{namespaces.KG}alliedWit> ?b }}", "q")) == 1


def test_what_is_near_to_nothing_has_no_hint() -> None:
    assert misspelt("ASK { ?a kg:zzqqxx ?b }", "q") == ("q:1:10: the ontology has no kg:zzqqxx",)


def test_words_in_strings_comments_and_other_vocabularies_are_none() -> None:
    assert (
        misspelt('# kg:nothing\nASK { ?a schema:labl "kg:nothing" ; kg:alliedWith/kg:memberOf ?kg:nothing }', "q") == ()
    )
    assert misspelt("PREFIX kg: <http://example.org/> ASK { ?a kg:nothing ?b }", "q") == ()


SLIPS = {
    "SELECT ?x { ?a kg:alliedWith ?b }": "1:8: ?x stands in no pattern, so it has no value",
    "ASK { ?a <kg:alliedWith> ?b }": "1:10: a name with a prefix stands without < and >: kg:alliedWith",
    "ASK { ?a rdf:label ?b }": "1:10: RDF has no rdf:label; the nearest is rdfs:label",
    "ASK { ?a rdfs:Label ?b }": "1:10: RDFS has no rdfs:Label; the nearest is rdfs:label",
    "ASK { ?a kg:eventType kg:ASSAULT }": "1:23: the ontology has no kg:ASSAULT; the nearest is plover:ASSAULT",
    "ASK { ?a kg:alliedWith kg:Norland }": (
        '1:24: the ontology has no kg:Norland; who has a name is found by it: ?x rdfs:label "Norland"'
    ),
    'ASK { ?a kg:alliedWith "Norland" }': (
        '1:24: kg:alliedWith leads to entities, not to texts: write kg:alliedWith ?x . ?x rdfs:label "Norland"'
    ),
    'ASK { "Norland" kg:alliedWith ?b }': (
        '1:7: a text has no relations: write ?x rdfs:label "Norland" . ?x kg:alliedWith ...'
    ),
    "ASK { ?a a kg:Country }": (
        '1:12: the ontology has no kg:Country; who has a name is found by it: ?x rdfs:label "Country"'
    ),
    "ASK { ?a kg:earliest ?d FILTER(?d > 2024-12-01) }": (
        '1:37: 2024-12-01 is a sum; a day is written "2024-12-01"^^xsd:date'
    ),
}


@pytest.mark.parametrize("sparql", sorted(SLIPS))
def test_what_would_answer_nothing_in_silence_is_told_of(sparql: str) -> None:
    assert misspelt(sparql, "q") == (f"q:{SLIPS[sparql]}",)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT (COUNT(?a) AS ?n) ?b { ?a kg:alliedWith ?b } GROUP BY ?b",
        "SELECT $a ?x { ?a kg:alliedWith ?b } VALUES ?x { 1 }",
        'ASK { ?a kg:position "envoy" ; kg:unit "persons" FILTER(2024 -12 -01 > 1 && ?a != <http://example.org/>) }',
        "CONSTRUCT { ?a kg:alliedWith ?b } WHERE { ?b kg:alliedWith ?a }",
    ],
)
def test_what_is_right_is_left_alone(sparql: str) -> None:
    assert misspelt(sparql, "q") == ()


def test_the_packaged_questions_misspell_nothing() -> None:
    assert [told for query in named_queries() for told in misspelt(query.sparql, query.name)] == []


def test_of_many_slips_the_first_are_told_and_none_at_length() -> None:
    many = "SELECT * { " + " . ".join(f"?s kg:noSuchTerm{n} ?o" for n in range(300)) + " }"
    told = misspelt(many, "q")
    assert len(told) == 10
    assert told[9].startswith("q:1:") and "noSuchTerm9" in told[9]
    for long in (
        f"SELECT * {{ ?s kg:{'a' * 10_000} ?o }}",
        f"SELECT ?{'a' * 10_000} {{ ?s ?p ?o }}",
        f'SELECT * {{ ?s kg:alliedWith "{"a" * 10_000}" }}',
        f"SELECT * {{ ?s <kg:{'a' * 10_000}> ?o }}",
    ):
        (slip,) = misspelt(long, "q")
        assert len(slip) < 400
