"""Short names are resolved over the whole corpus, whatever the order of documents."""

from itertools import permutations

from kg.assertions import full_names, names, resolution, resolve
from kg.model import Document, Entity, Extraction, Mention


def person(document: str, label: str, *aliases: str) -> Extraction:
    key = "person/" + label.lower().replace(" ", "-")
    entity = Entity("e1", key, label, "Person", aliases=aliases)
    return Extraction(Document(document, label), (Mention("m1", 0, len(label), "Person", "e1"),), (entity,))


def resolved(extraction: Extraction, *corpus: Extraction) -> Entity:
    full = full_names(names(item) for item in corpus)
    return resolve(extraction, resolution(names(extraction), full)).entities[0]


def test_a_surname_takes_the_only_full_name_of_the_corpus() -> None:
    short, full = person("d1", "Orlova"), person("d2", "Nina Orlova")
    found = resolved(short, short, full)
    assert (found.key, found.label, found.aliases) == ("person/nina-orlova", "Nina Orlova", ("Orlova",))


def test_a_surname_that_two_people_share_stays_as_it_is() -> None:
    short, one, two = person("d1", "Orlova"), person("d2", "Nina Orlova"), person("d3", "Vera Orlova")
    assert resolved(short, short, one, two).key == "person/orlova"


def test_a_surname_is_not_the_full_name_that_its_document_keeps_apart() -> None:
    both = Extraction(
        Document("d1", ""),
        (),
        (
            Entity("e1", "person/hill", "Hill", "Person"),
            Entity("e2", "person/ann-hill", "Ann Hill", "Person"),
        ),
    )
    assert resolved(both, both).key == "person/hill"


def test_a_full_name_is_never_changed() -> None:
    one, two = person("d1", "Nina Orlova"), person("d2", "Nina Petrovna Orlova")
    assert resolved(one, one, two).key == "person/nina-orlova"


def test_an_acronym_takes_the_only_organisation_that_a_document_introduces_by_it() -> None:
    long = Extraction(
        Document("d1", ""),
        (),
        (Entity("e1", "organization/port-union", "Port Union", "Organization", aliases=("PU",)),),
    )
    short = Extraction(Document("d2", ""), (), (Entity("e1", "organization/pu", "PU", "Organization"),))
    assert resolved(short, long, short).key == "organization/port-union"


def test_an_organisation_does_not_take_the_name_of_a_person() -> None:
    short = Extraction(Document("d2", ""), (), (Entity("e1", "organization/orlova", "Orlova", "Organization"),))
    assert resolved(short, short, person("d1", "Nina Orlova")).key == "organization/orlova"


def test_the_order_of_documents_does_not_matter() -> None:
    corpus = [person("d1", "Orlova"), person("d2", "Nina Orlova"), person("d3", "Nína Orlova"), person("d4", "Vera")]
    results = {tuple(sorted(full_names(names(item) for item in order).items())) for order in permutations(corpus)}
    assert len(results) == 1
