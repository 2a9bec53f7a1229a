"""Adapters rename what an extraction holds, and find nothing themselves."""

from kg import annotated
from kg.assertions import collect
from kg.evaluation import adapters, docred, re3d
from kg.model import Assertion, Attribution, Document, Entity, EventReport, Extraction, Mention, Span

TEXT = (
    "In Norland, the Sudrian troops of General Orlova attacked Port Vell, Norland on 3 May. Norland said its army fled."
)
MENTIONS = {
    "m1": ("Norland", 0, "State", "name", "e1"),
    "m2": ("Sudrian", 0, "Nationality", "adjective", "e2"),
    "m3": ("troops", 0, "ArmedForce", "nominal", "e3"),
    "m4": ("Orlova", 0, "Person", "name", "e4"),
    "m5": ("Port Vell", 0, "Place", "name", "e5"),
    "m6": ("Norland", 1, "State", "name", "e1"),
    "m7": ("3 May", 0, "Time", "name", None),
    "m8": ("Norland", 2, "State", "name", "e1"),
    "m9": ("its", 0, "State", "pronoun", "e1"),
    "m10": ("army", 0, "ArmedForce", "nominal", "e6"),
}
ENTITIES = {
    "e1": ("Norland", "State"),
    "e2": ("Sudria", "State"),
    "e3": ("troops", "ArmedForce"),
    "e4": ("Orlova", "Person"),
    "e5": ("Port Vell", "Place"),
    "e6": ("army", "ArmedForce"),
}


def place(words: str, which: int = 0) -> int:
    at = -1
    for _ in range(which + 1):
        at = TEXT.index(words, at + 1)
    return at


def claim(relation: str, subject: str, target: str, polarity: str = "Affirmed") -> Assertion:
    return Assertion(relation=relation, subject=subject, object=target, evidence=Span(0, 10), polarity=polarity)


def extraction(**given: object) -> Extraction:
    return Extraction(
        document=Document("d", TEXT),
        mentions=tuple(
            Mention(name, place(words, which), place(words, which) + len(words), kind, entity, form)
            for name, (words, which, kind, form, entity) in MENTIONS.items()
        ),
        entities=tuple(Entity(id=i, key=i, label=label, type=kind) for i, (label, kind) in ENTITIES.items()),
        **given,
    )


def test_entities_have_the_types_and_spans_of_the_annotators() -> None:
    found = [(TEXT[item["start"] : item["end"]], item["type"]) for item in re3d.entities(extraction())]
    assert found == [
        ("Norland", "Location"),
        ("Sudrian", "Nationality"),
        ("troops", "Organisation"),
        ("Orlova", "Person"),
        ("Port Vell, Norland", "Location"),
        ("3 May", "Temporal"),
        ("Norland", "Organisation"),
        ("army", "Organisation"),
    ]


def test_relations_are_those_of_the_graph_and_who_attacks_whom() -> None:
    event = EventReport(
        id="v1", root="ASSAULT", trigger=Span(0, 2), evidence=Span(0, 9), actor=("m3",), recipient=("m5",)
    )
    given = extraction(assertions=(claim("leads", "m4", "m3"), claim("influences", "m8", "m5")), events=(event,))
    found = [
        (TEXT[r["source_start"] : r["source_end"]], r["type"], TEXT[r["target_start"] : r["target_end"]])
        for r in re3d.relations(given)
    ]
    assert found == [("Orlova", "InChargeOf", "troops"), ("troops", "FightingAgainst", "Port Vell")]


def test_facts_have_the_properties_of_wikidata_by_the_types_of_their_ends() -> None:
    claims = (
        claim("locatedIn", "m5", "m6"),
        claim("affiliatedWith", "m4", "m1"),
        claim("affiliatedWith", "m4", "m3"),
        claim("spouseOf", "m4", "m4", "Denied"),
        claim("influences", "m4", "m1"),
    )
    found = [(f["head"], f["relation"], f["tail"]) for f in docred.facts(extraction(assertions=claims))]
    assert found == [
        ("Port Vell", "P131", "Norland"),
        ("Port Vell", "P17", "Norland"),
        ("Orlova", "P27", "Norland"),
        ("Orlova", "P241", "troops"),
    ]


def test_facts_of_a_text_come_with_what_is_known_of_its_things_under_the_names_it_has() -> None:
    text = "The French army marched from Leipzig to Dresden, in Saxony, in Germany."
    named = {"m1": ("French", "Nationality", "adjective"), "m2": ("French army", "ArmedForce", "name")}
    named |= {name: (name, "Place", "name") for name in ("Leipzig", "Dresden", "Saxony")}
    named["Germany"] = ("Germany", "State", "name")
    keys = {"m1": "state/FR", "m2": "organization/fr/army", "Leipzig": "place/leipzig", "Dresden": "place/a"}
    keys |= {"Saxony": "place/b", "Germany": "state/DE"}
    mentions = tuple(
        Mention(id=name, start=text.index(words), end=text.index(words) + len(words), type=kind, entity=name, form=form)
        for name, (words, kind, form) in named.items()
    )
    entities = tuple(
        Entity(
            id=name,
            key=keys[name],
            label={"m1": "France", "m2": "French Army"}.get(name, name),
            type="State" if name == "m1" else named[name][1],
            part_of="state/FR" if name == "m2" else None,
        )
        for name in named
    )
    claims = (claim("locatedIn", "Dresden", "Saxony"), claim("locatedIn", "Saxony", "Germany"))
    read = Extraction(document=Document(id="d", text=text), mentions=mentions, entities=entities, assertions=claims)
    assert {(f["head"], f["relation"], f["tail"]) for f in docred.facts(read)} == {
        ("Dresden", "P131", "Saxony"),
        ("Saxony", "P131", "Germany"),
        ("Saxony", "P17", "Germany"),
        ("Dresden", "P131", "Germany"),
        ("Dresden", "P17", "Germany"),
        ("Leipzig", "P131", "Germany"),
        ("Leipzig", "P17", "Germany"),
        ("French Army", "P17", "French"),
    }


def test_an_attribution_within_another_is_left_out() -> None:
    outer = Attribution(
        id="a1", source=Span(0, 3), source_mention=None, cue=None, content=(Span(5, 9),), evidence=Span(0, 9)
    )
    inner = Attribution(
        id="a2", source=None, source_mention=None, cue=None, content=(Span(6, 9),), evidence=Span(0, 9), within="a1"
    )
    found = adapters._attributions(extraction(attributions=(outer, inner)), {})
    assert found == {"attributions": [{"source": [0, 3], "cue": None, "content": [[5, 9]]}]}


def test_a_pronoun_means_the_names_of_its_entity() -> None:
    source = {"pronoun": [place("its"), place("its") + 3], "a": [place("Norland", 2), place("Norland", 2) + 7]}
    source["b"] = [place("Orlova"), place("Orlova") + 6]
    assert adapters._gap(extraction(), source) == {"a": True, "b": False}


def test_a_described_thing_is_its_phrase_and_a_person_has_the_title(nlp) -> None:
    text = "Two senior Norwegian officials met General Ann Orlova in the city of Bergen."
    document = Document("d", text)
    (doc,) = nlp.pipe([annotated.make_doc(nlp, document)])
    found = [(text[item["start"] : item["end"]], item["type"]) for item in re3d.entities(collect(document, doc))]
    assert ("senior Norwegian officials", "Organisation") in found
    assert ("General Ann Orlova", "Person") in found
    assert not any(words == "Norwegian" for words, _ in found)
