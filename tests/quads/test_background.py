"""What is known beforehand of the entities of a graph."""

from pyoxigraph import NamedNode

from kg.namespaces import BASE_IRI, KG
from kg.quads import terms as t
from kg.quads.background import background_quads, is_known


def last(iri):
    return iri.rpartition("/")[2].rpartition("#")[2]


def known(*keys):
    """Return the quads, and the statements by (subject, predicate, object) with what is said of each."""
    quads = list(background_quads([NamedNode(BASE_IRI + key) for key in keys]))
    said: dict[NamedNode, dict[str, str]] = {}
    for quad in quads:
        said.setdefault(quad.subject, {})[quad.predicate.value.rpartition("/")[2].rpartition("#")[2]] = (
            quad.object.value
        )
    statements = {
        tuple(about[part].rpartition("/")[2].rpartition("#")[2] for part in ("subject", "predicate", "object")): about
        for about in said.values()
        if "subject" in about
    }
    return quads, statements


def test_offices_of_people_have_dates_and_are_no_plain_ties():
    quads, statements = known("person/olaf-scholz")
    office = statements["olaf-scholz", "headOfGovernmentOf", "DE"]
    assert (office["validFrom"], office["validUntil"]) == ("2021-12-08", "2025-05-06")
    assert office["label"] == "Federal Chancellor of Germany"
    assert "terms.tsv" in office["source"]
    assert not [quad for quad in quads if quad.predicate == NamedNode(KG + "headOfGovernmentOf")]


def test_borders_and_pacts_are_of_states_that_are_both_there():
    quads, statements = known("state/AM", "state/AZ", "state/RU", "state/NZ")
    assert statements["AM", "borders", "AZ"]["label"].endswith(" km")
    assert statements["AM", "alliedWith", "RU"]["validFrom"] == "1992"
    assert not [ends for ends in statements if "NZ" in ends or "FR" in ends]
    assert [q.object.value for q in quads if q.predicate == t.relation("borders")] != []
    assert [q for q in quads if q.predicate == t.relation("alliedWith")] == []


def test_memberships_tell_status_and_dates_and_only_present_members_are_plain():
    quads, statements = known("alliance/european-union")
    assert statements["RS", "memberOf", "european-union"]["label"] == "candidate"
    assert statements["GB", "memberOf", "european-union"]["validUntil"] == "2020"
    members = {quad.subject.value.rpartition("/")[2] for quad in quads if quad.predicate == t.MEMBER_OF}
    assert len(members) == 27
    assert not members & {"GB", "RS"}


def test_nothing_is_said_of_what_is_not_there_or_not_known():
    assert known("person/ann-hill", "place/nowhere-at-all") == ([], {})
    assert is_known(NamedNode(BASE_IRI + "person/olaf-scholz"))
    assert is_known(NamedNode(BASE_IRI + "place/leipzig"))
    assert is_known(NamedNode(BASE_IRI + "state/AM"))
    assert not is_known(NamedNode(BASE_IRI + "person/ann-hill"))
