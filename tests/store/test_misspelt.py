"""A term that the ontology lacks is told of with its place and the nearest one that there is."""

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
        misspelt('# kg:nothing\nASK { ?a rdfs:labl "kg:nothing" ; kg:alliedWith/kg:memberOf ?kg:nothing }', "q") == ()
    )
    assert misspelt("PREFIX kg: <http://example.org/> ASK { ?a kg:nothing ?b }", "q") == ()


def test_the_packaged_questions_misspell_nothing() -> None:
    assert [told for query in named_queries() for told in misspelt(query.sparql, query.name)] == []
