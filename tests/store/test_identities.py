"""Why names count as an entity's, and whom it is kept apart from."""

from dataclasses import replace

import pytest

from kg.model import Naming
from kg.namespaces import BASE_IRI
from kg.naming import KeptApart, NameUse
from kg.store import GraphStore
from kg.store.entities import known
from kg.store.identities import identity


@pytest.fixture
def graph(samples, tmp_path):
    second = samples.second()
    marsh, *others = second.entities
    marsh = replace(
        marsh,
        label="Lena Marsh",
        names=(Naming("Marsh", ("a surname of one bearer", "both of Orlavia")),),
        apart=(("person/eva-marsh", "a man and a woman"), ("state/TR", "no person")),
    )
    mentions = [replace(m, identified_by="pronoun") if m.id == "m3" else m for m in second.mentions]
    with GraphStore.create_or_open(tmp_path / "graph") as store:
        store.put([samples.first(), replace(second, entities=(marsh, *others), mentions=tuple(mentions))])
        yield store


def test_an_entity_tells_its_names_with_their_grounds_and_who_is_kept_apart(graph):
    assert identity(graph, "Lena Marsh") == (
        NameUse("Lena Marsh", ("by name",), 1, 1),
        NameUse("Marsh", (), 1, 1, ("a surname of one bearer", "both of Orlavia")),
        KeptApart(f"{BASE_IRI}state/TR", "Türkiye", "no person"),
        KeptApart(f"{BASE_IRI}person/eva-marsh", "eva-marsh", "a man and a woman"),
    )
    profile = known(graph, "Lena Marsh")
    assert (*profile.names, *profile.apart) == identity(graph, "Lena Marsh")


def test_pronouns_and_descriptions_stand_together(graph):
    assert {use.form: use.mentions for use in known(graph, "Orlavia").names} == {"(pronouns)": 1, "Orlavia": 2}


def test_lines_for_reading():
    use = NameUse("Marsh", ("by name", "by part of a name"), 2, 1, ("a surname of one bearer",))
    assert use.text() == "“Marsh” by name and by part of a name, 2 mentions in 1 text: a surname of one bearer"
    assert NameUse("(pronouns)", (), 1, 1).text() == "(pronouns), 1 mention in 1 text"
    assert KeptApart("urn:x", "Eva Marsh", "a woman").text() == "not Eva Marsh <urn:x>: a woman"
