"""What the parties of one agreement are to each other."""

import pyoxigraph as ox
import pytest
from actors import PREFIXES, Graph, written

from kg.namespaces import BASE_IRI
from kg.network import influence, project

TREATY = "agreement/treaty"
NORLAND, SUDRIA, WESTRIA = (f"state/{name}" for name in ("norland", "sudria", "westria"))
STATES = [(NORLAND, "Norland"), (SUDRIA, "Sudria"), (WESTRIA, "Westria")]


@pytest.fixture
def agreed():
    """Write a graph where parties are named: rows of party, sentence and how it is said; and who signs with whom."""

    def write(*rows, signing=()):
        graph = written(STATES, acts=[(NORLAND, "ASSAULT", WESTRIA)])
        lines = [PREFIXES, f'<{TREATY}> a kg:Agreement ; rdfs:label "treaty" .']
        if signing:
            actor, recipient = signing
            lines.append(
                f"<event/s> a kg:Event ; kg:eventType plover:AGREE ; kg:status kg:Happened ; kg:actor <{actor}> ; "
                f"kg:recipient <{recipient}> ; kg:reportedIn <rs> ."
            )
        lines.append("<document/t> { <document/t> a schema:NewsArticle .")
        places = sorted({place for _, place, _ in rows})
        lines += [f'<document/t#char={place},{place + 9}> nif:anchorOf "Sentence {place}." .' for place in places]
        for number, (party, place, said) in enumerate(rows):
            basis, polarity = ("Fact", "Affirmed") if said == "so" else ("Claim", said)
            passage, sure = f"<document/t#char={place},{place + 9}>", 0.9 - number / 10
            lines.append(
                f"<a{number}> a kg:Assertion ; kg:basis kg:{basis} ; rdf:predicate kg:partyTo ; rdf:object <{TREATY}> "
                f"; rdf:subject <{party}> ; kg:polarity kg:{polarity} ; kg:certainty kg:Certain ; "
                f"kg:confidence {sure:.1f} ; prov:wasDerivedFrom {passage} ."
            )
        if signing:
            lines.append(
                "<rs> a kg:EventReport ; kg:basis kg:Happening ; kg:status kg:Happened ; kg:polarity kg:Affirmed ; "
                "kg:certainty kg:Certain ; prov:wasDerivedFrom <document/t#char=0,9> ."
            )
        graph.raw.load("\n".join([*lines, "}"]).encode(), format=ox.RdfFormat.TRIG)
        return Graph(graph.raw)

    return write


def agreements(graph, **switches):
    edges = project(graph, **switches).edges(keys=True, data=True)
    return {
        tuple(end.removeprefix(BASE_IRI) for end in (u, v)): data
        for u, v, term, data in edges
        if term == "agreementWith"
    }


def test_parties_that_one_sentence_names_have_an_agreement_with_each_other(agreed):
    found = agreements(agreed((NORLAND, 0, "so"), (SUDRIA, 0, "so")))
    assert set(found) == {(NORLAND, SUDRIA), (SUDRIA, NORLAND)}
    one = found[NORLAND, SUDRIA]
    assert (one["sign"], one["symmetric"], one["acts"], one["kind"]) == (1, True, False, "fact")
    assert [said.sentence for said in one["evidence"]] == ["Sentence 0."]
    assert one["confidence"] == 0.8  # as sure as the less sure of the two


def test_three_parties_are_three_pairs(agreed):
    found = agreements(agreed((NORLAND, 0, "so"), (SUDRIA, 0, "so"), (WESTRIA, 0, "so")))
    assert len(found) == 6


def test_parties_of_different_sentences_are_not_tied(agreed):
    assert not agreements(agreed((NORLAND, 0, "so"), (SUDRIA, 20, "so")))


@pytest.mark.parametrize("said", ["Denied", "Affirmed"])
def test_what_is_denied_or_only_said_of_one_of_them_is_a_claim(agreed, said):
    graph = agreed((NORLAND, 0, "so"), (SUDRIA, 0, said))
    assert not agreements(graph)
    found = agreements(graph, claims=True)
    assert {data["kind"] for data in found.values()} == {"claim"}
    assert {data["sign"] for data in found.values()} == {0 if said == "Denied" else 1}


def test_a_signing_that_the_sentence_tells_of_ties_them_already(agreed):
    graph = agreed((NORLAND, 0, "so"), (SUDRIA, 0, "so"), signing=(SUDRIA, NORLAND))
    assert not agreements(graph)
    assert project(graph).has_edge(BASE_IRI + SUDRIA, BASE_IRI + NORLAND, "AGREE")


def test_an_agreement_gives_nobody_influence(agreed):
    without = influence(project(agreed((NORLAND, 0, "so"))))
    with_it = influence(project(agreed((NORLAND, 0, "so"), (SUDRIA, 0, "so"))))
    assert {iri: score for iri, score in with_it.items() if score} == {
        iri: score for iri, score in without.items() if score
    }
