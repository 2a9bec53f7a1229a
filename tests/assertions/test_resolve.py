"""Who is who over all texts, whatever their order and number."""

from dataclasses import replace
from itertools import permutations

import pytest

from kg.assertions import Page, apply, page, renewed, resolve
from kg.model import Assertion, Document, Entity, Extraction, Mention, Span
from kg.namespaces import slug

FOLDERS = {"Person": "person", "Organization": "organization", "Place": "place", "State": "state"}


def text(
    name: str, *names: str, kind: str = "Person", date: str | None = None, beside: str = "", said: str = ""
) -> Extraction:
    """A text that names somebody (label, then other forms), beside others ("Person:Ann Hill"), with a position."""
    label, *aliases = names
    entities = [Entity("e1", f"{FOLDERS[kind]}/{slug(label)}", label, kind, aliases=tuple(aliases))]  # type: ignore[arg-type]
    for number, other in enumerate(filter(None, beside.split("; ")), start=2):
        other_kind, _, other_name = other.partition(":")
        key = f"state/{other_name}" if other_kind == "State" else f"{FOLDERS[other_kind]}/{slug(other_name)}"
        entities.append(Entity(f"e{number}", key, other_name, other_kind))  # type: ignore[arg-type]
    mentions = [Mention(f"m{n}", n, n + 1, e.type, e.id) for n, e in enumerate(entities, start=1)]
    position = [Assertion("position", "m1", None, Span(0, 9), value=said)] if said else []
    body = " " * 40
    return Extraction(Document(name, body, published=date), tuple(mentions), tuple(entities), tuple(position))


def keys(*texts: Extraction) -> list[str]:
    """The key of the first entity of each text, all being resolved together."""
    found = resolve({item.document.id: page(item) for item in texts})
    return [apply(item, found[item.document.id]).entities[0].key for item in texts]


ONE = [
    (
        text("a", "Volodymyr Zelensky", beside="State:UA; Person:Olaf Scholz"),
        text("b", "Volodymyr Zelenskyy", beside="State:UA"),
    ),
    (text("a", "Joe Biden", beside="State:US"), text("b", "Joseph R. Biden Jr.", beside="State:US")),
    (text("a", "Muammar Gaddafi", beside="State:LY"), text("b", "Moammar Khadafy", beside="State:LY")),
    (text("a", "Ilham Aliyev", beside="State:AZ"), text("b", "Ильхам Алиев", beside="State:AZ")),
    (text("a", "Nina Orlova"), text("b", "Nina Orlova")),
    (text("a", "Nina Orlova", said="a Norland senator"), text("b", "Nina Orlova", said="the mayor")),
    (
        text("a", "Orlova", beside="State:GE", date="2024-03-01"),
        text("b", "Nina Orlova", beside="State:GE", date="2024-03-04"),
    ),
    (
        text("a", "Nina Orlova", "Orlova", said="the Georgian minister"),
        text("b", "Orlova", said="minister", beside="State:GE"),
    ),
    (
        text("a", "Port Union", "PU", kind="Organization", beside="State:GE; Person:Nina Orlova"),
        text("b", "PU", kind="Organization", beside="State:GE; Person:Nina Orlova"),
    ),
    (
        text("a", "Norland Port Committee", kind="Organization", beside="State:GE; Person:Nina Orlova"),
        text("b", "NPC", kind="Organization", beside="State:GE; Person:Nina Orlova"),
    ),
    (text("a", "Twitter", kind="Organization"), text("b", "Twitter", kind="Organization")),
    (text("a", "Norland Aid Donors Association", kind="Organization"), text("b", "NADA", kind="Organization")),
    (text("a", "Ken Roth"), text("b", "Kenneth Roth")),
    (
        text("a", "Norland Co-operation Agency for Roads", kind="Organization", beside="State:GE; Person:Nina Orlova"),
        text("b", "NCAR", kind="Organization"),
    ),
    (
        text("a", "Supreme Court", kind="Organization", beside="State:GE"),
        text("b", "Supreme Court", kind="Organization", beside="State:GE"),
    ),
    (text("a", "Abdel Fattah el-Roushi", beside="State:EG"), text("b", "Abdulfattah al-Roushi", beside="State:EG")),
    (text("a", "Volodymyr Zelenskyy"), text("b", "Volodymyr Zelenskiy", kind="Organization")),
    (text("a", "A. S. Roth"), text("b", "A.S. Roth", kind="Place")),
    (
        text("a", "Nina Orlova", said="the Georgian minister"),
        text("b", "Nina Orlova", beside="State:AM; Person:Ann Hill; State:GE"),
    ),
    (text("a", "Orlova", said="president"), text("b", "Orlova", said="president")),
    (
        text("a", "Orlova", said="president", date="2023-01-01"),
        text("b", "Nina Orlova", said="president", date="2024-01-01"),
    ),
]
TWO = [
    (text("a", "Nina Orlova"), text("b", "Vera Orlova")),
    (text("a", "Nina Orlova"), text("b", "Nina Petrovna Orlova")),  # nothing in common shows it
    (text("a", "Nina Orlova"), text("b", "Orlova")),
    (text("a", "John Smith", said="a British farmer"), text("b", "John Smith", said="an Australian senator")),
    (text("a", "John Young", said="an astronomer"), text("b", "John Young", said="the mayor")),
    (text("a", "John Smith", date="1931-01-01"), text("b", "John Smith", date="2024-01-01")),
    (
        text("a", "George H. W. Bush", beside="State:US"),
        text("b", "George W. Bush", beside="State:US"),
    ),
    (
        text("a", "George Bush", beside="State:US", date="1990-02-01"),
        text("b", "George W. Bush", beside="State:US", date="2004-02-01"),
    ),
    (
        text("a", "Bob Hill Sr.", beside="State:US; Person:Ann Hill"),
        text("b", "Bob Hill Jr.", beside="State:US; Person:Ann Hill"),
    ),
    (text("a", "Ali Hassan", beside="State:IQ"), text("b", "Ali Hussein", beside="State:IQ")),
    (text("a", "Hill", said="a British farmer"), text("b", "Ann Hill", said="an Australian senator")),
    (
        text("a", "PU", kind="Organization", beside="State:GE"),
        text("b", "Port Union", "PU", kind="Organization", beside="State:KZ"),
    ),
    (text("a", "Orlova", kind="Organization", beside="State:GE"), text("b", "Nina Orlova", beside="State:GE")),
    (text("a", "Hill", beside="State:US"), text("b", "Hill", beside="State:RU")),
    (text("a", "Nina Orlova", said="the Georgian minister"), text("b", "Nina Orlova", beside="State:AM")),
    (text("a", "Nina Orlova", date="2001-01-01"), text("b", "Nina Orlova", date="2024-01-01")),
    (text("a", "Ann Roth", date="2024-01-01"), text("b", "Ann B. Roth", date="2024-01-01")),
    (text("a", "Port Union", kind="Organization"), text("b", "PU", kind="Organization")),
    (
        text("a", "Supreme Court", kind="Organization", beside="State:GE"),
        text("b", "Supreme Court", kind="Organization", beside="State:KZ"),
    ),
    (
        text("a", "Orlova", said="president", date="1993-01-01"),
        text("b", "Orlova", said="president", date="2024-01-01"),
    ),
    (
        text("a", "Orlova", said="president", date="1993-01-01"),
        text("b", "Nina Orlova", said="president", date="2024-01-01"),
    ),
    (text("a", "Norland Port Committee", kind="Organization"), text("b", "Norland Port Council", kind="Organization")),
]


@pytest.mark.parametrize("texts", ONE)
def test_forms_of_one_name_are_one_over_texts_that_have_something_in_common(texts: tuple[Extraction, ...]) -> None:
    one, two = keys(*texts)
    assert one == two


@pytest.mark.parametrize("texts", TWO)
def test_names_stay_two_that_nothing_joins_or_something_parts(texts: tuple[Extraction, ...]) -> None:
    one, two = keys(*texts)
    assert one != two


def test_a_surname_that_two_people_share_stays_apart_and_says_so() -> None:
    at = "State:GE; Person:Ann Hill"
    short = text("a", "Orlova", beside=at)
    pages = {t.document.id: page(t) for t in (short, text("b", "Nina Orlova", beside=at), text("c", "Vera Orlova"))}
    (entity, *_) = apply(short, resolve(pages)["a"]).entities
    assert entity.key == "person/orlova"
    assert entity.apart == (
        ("person/nina-orlova", "may be any of Nina Orlova, Vera Orlova"),
        ("person/vera-orlova", "may be any of Nina Orlova, Vera Orlova"),
    )


def test_a_surname_means_whom_nearly_all_texts_mean_by_it() -> None:
    at = "State:GE; Person:Ann Hill; Organization:Port Union"
    usual = [text(f"b{n}", "Nina Orlova", "Orlova", beside=at) for n in range(6)]
    assert keys(text("a", "Orlova", beside=at), text("c", "Vera Orlova", beside=at), *usual)[0] == "person/nina-orlova"


def test_a_name_that_fits_two_others_stays_apart() -> None:
    texts = [text(name, name, beside="State:US") for name in ("George W. Bush", "George H. W. Bush", "George Bush")]
    assert keys(*texts) == ["person/george-w-bush", "person/george-h-w-bush", "person/george-bush"]


def test_a_text_that_keeps_two_apart_knows_better() -> None:
    both = Extraction(
        Document("d1", ""),
        (),
        (Entity("e1", "person/hill", "Hill", "Person"), Entity("e2", "person/ann-hill", "Ann Hill", "Person")),
    )
    found = resolve({"d1": page(both)})
    assert [entity.key for entity in apply(both, found["d1"]).entities] == ["person/hill", "person/ann-hill"]
    assert found["d1"]["person/hill"].apart == (("person/ann-hill", "its text names both"),)


def test_a_name_is_of_the_kind_that_most_texts_take_it_for_and_merged_in_a_text_that_has_both() -> None:
    usual = [text(f"b{n}", "Donald Roth") for n in range(3)]
    odd = text("a", "Donald Roth", kind="Organization", beside="Person:Donald Roth")
    found = resolve({item.document.id: page(item) for item in (*usual, odd)})
    changed = apply(odd, found["a"])
    assert [(entity.key, entity.type) for entity in changed.entities] == [("person/donald-roth", "Person")]
    assert [mention.entity for mention in changed.mentions] == ["e1", "e1"]


def test_names_keep_their_grounds_and_the_most_used_one_is_the_label() -> None:
    at = "State:UA; Person:Olaf Scholz"
    texts = [text(f"a{n}", "Anatol Vershinsky", beside=at) for n in range(2)]
    odd = text("b", "Anatol Vershinskyy", beside=at)
    found = resolve({item.document.id: page(item) for item in (*texts, odd)})
    entity = apply(odd, found["b"]).entities[0]
    assert (entity.key, entity.label, entity.aliases) == (
        "person/anatol-vershinsky",
        "Anatol Vershinsky",
        ("Anatol Vershinskyy",),
    )
    (name,) = entity.names
    assert name.form == "Anatol Vershinskyy"
    assert name.grounds == ("another spelling", "both beside Scholz", "both in texts about Ukraine")


def test_initials_are_the_name_that_has_them_in_the_same_text() -> None:
    found = text("a", "PUO", kind="Organization", beside="Organization:Port Union Office")
    other = text("b", "PUO", kind="Organization", beside="Organization:Palm Umbrella Owners")
    assert keys(found, other) == ["organization/port-union-office", "organization/palm-umbrella-owners"]


def test_somebody_known_beforehand_is_one_with_bearers_of_the_name_that_texts_use() -> None:
    body = Document("a", "Ken Roth spoke.")
    known = Entity("e1", "person/kenneth-roth-known", "Kenneth Roth", "Person", aliases=("Ken Roth",))
    listed = Extraction(body, (Mention("m1", 0, 8, "Person", "e1"),), (known,))
    texts = [listed, *(text(name, "Ken Roth") for name in "bcd")]
    found = resolve({item.document.id: page(item) for item in texts})
    entities = [apply(item, found[item.document.id]).entities[0] for item in texts]
    assert {(entity.key, entity.label) for entity in entities} == {("person/kenneth-roth-known", "Ken Roth")}


CORPUS = [
    text("a", "Orlova", beside="State:GE", date="2024-03-01"),
    text("b", "Nina Orlova", "Orlova", beside="State:GE", date="2024-03-02"),
    text("c", "Nína Orlova", beside="State:GE"),
    text("d", "John Smith", said="a British farmer"),
    text("e", "John Smith", said="an Australian senator"),
    text("f", "Smith", beside="State:AU", said="senator"),
]


def pages(texts: list[Extraction] | tuple[Extraction, ...]) -> dict[str, Page]:
    return {item.document.id: page(item) for item in texts}


def test_the_order_of_documents_does_not_matter() -> None:
    results = {repr(resolve(pages(order))) for order in permutations(CORPUS)}
    assert len(results) == 1


def test_namesakes_have_keys_of_their_own_and_tell_why() -> None:
    found = resolve(pages(CORPUS))
    assert found["d"]["person/john-smith"].apart == (("person/john-smith/au", "of Australia and of United Kingdom"),)
    assert found["e"]["person/john-smith"].key == found["f"]["person/smith"].key == "person/john-smith/au"


@pytest.mark.parametrize("gone", range(len(CORPUS)))
def test_reckoning_touched_names_alone_comes_to_the_same(gone: int) -> None:
    rest = [item for n, item in enumerate(CORPUS) if n != gone]
    marks = {mark for sighting in page(CORPUS[gone]).sightings for mark in sighting.blocks}
    whole, without = resolve(pages(CORPUS)), resolve(pages(rest))
    assert resolve(pages(CORPUS), without, marks) == whole
    assert resolve(pages(rest), whole, marks) == without


def test_of_a_name_that_is_known_no_text_is_read_but_to_tell_it_from_others() -> None:
    known = {name: page(text(name, "European Union", kind="Organization")) for name in ("a", "b", "c")}
    sightings = {name: replace(one.sightings[0], fixed=True) for name, one in known.items()}
    marks = {mark for one in sightings.values() for mark in one.blocks}

    def unread(document: str) -> Page:
        raise AssertionError(document)

    found = renewed(marks, lambda mark: [(n, one) for n, one in sightings.items() if mark in one.blocks], unread)
    assert found == {name: {"organization/european-union": None} for name in known}
