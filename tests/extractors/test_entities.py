import pytest

from kg.annotated import pipeline
from kg.errors import InputError
from kg.model import Block, Document


@pytest.fixture(scope="module")
def nlp(pipeline_of):
    return pipeline_of("kg_morphology", "kg_entities", "kg_linking")


def read(nlp, text, blocks=()):
    """Annotate a text with the components up to linking."""
    doc = pipeline.make_doc(nlp, Document(id="t", text=text, blocks=blocks))
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def mentions(nlp, text, blocks=()):
    doc = read(nlp, text, blocks)
    return [(doc[m["start"] : m["end"]].text, m["type"], m["form"]) for m in doc._.kg_mentions]


def names(nlp, text, blocks=()):
    return {(words, kind) for words, kind, form in mentions(nlp, text, blocks) if form == "name"}


NAMES = [
    ("General Ivan Petrenko met reporters.", ("Ivan Petrenko", "Person")),
    ("Dr. Maria Lindqvist warned of a famine.", ("Maria Lindqvist", "Person")),
    ("Foreign Minister Hakan Fidan flew home.", ("Hakan Fidan", "Person")),
    ("Could Azerbaijan defend itself?", ("Azerbaijan", "State")),
    ("Azerbaijan's gas flows west.", ("Azerbaijan", "State")),
    ("Officials of the U.S. said so.", ("U.S.", "State")),
    ("The NATO summit ended.", ("NATO", "Alliance")),
    ("The Southern Naval Command moved its ships.", ("Southern Naval Command", "ArmedForce")),
    ("Hezbollah fired at the town.", ("Hezbollah", "Organization")),
    ("He met a Russian in the lobby.", ("Russian", "Nationality")),
    ("They met at the 2018 World Cup.", ("2018 World Cup", "NamedEvent")),
    ("The Turks agreed.", ("Turks", "Nationality")),
    ("Fighting spread after the war in Ukraine began.", ("war in Ukraine", "NamedEvent")),
    ("The Nagorno-Karabakh conflict shaped them.", ("Nagorno-Karabakh conflict", "NamedEvent")),
    ("They met in December 2023 in Baku.", ("December 2023", "Time")),
    ("The budget is $2 billion.", ("$2 billion", "Money")),
    ("They counted 300 refugees.", ("300", "Quantity")),
    ("They fought near Karabilah for a week.", ("Karabilah", "Place")),
    ("Ambassador Zubrowka opened the fair.", ("Zubrowka", "Person")),
    ("A Su-35 was shot down.", ("Su-35", "Platform")),
    ("They fired an S-400 at it.", ("S-400", "Weapon")),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_name_is_found_with_its_type_without_title_and_possessive(nlp, text, name):
    assert name in names(nlp, text)


NOT_NAMES = [
    ("Must read more about it.", "Must"),
    ("Leave a Comment below.", "Comment"),
    ("Paris Hilton sang.", "Paris"),
    ("Bank of America lent money.", "America"),
    ("We roasted a turkey for dinner.", "turkey"),
    ("See azerbaijan.example or Azerbaijan.us for details.", "Azerbaijan"),
    ("He speaks of any war with nobody.", "war"),
    ("The film won an Oscar; Read was there.", "Read"),
    ("They signed the Montreux Convention of 1936.", "Montreux Convention"),
    ("Senator Jane Doe, D-Ohio, objected.", "D-Ohio"),
    ("The Secretary of State left.", "State"),
    ("He speaks Russian at home.", "Russian"),
    ("The letter was written in Turkish.", "Turkish"),
]


@pytest.mark.parametrize(("text", "word"), NOT_NAMES)
def test_what_is_no_name_is_left_alone(nlp, text, word):
    found = {words for words, _ in names(nlp, text)}
    assert word not in found


NOMINALS = [
    ("Rebel forces took the town.", ("Rebel forces", "ArmedForce")),
    ("Security analysts doubt it.", ("Security analysts", "Group")),
    ("An Azerbaijani airliner crashed.", ("Azerbaijani airliner", "Platform")),
    ("The country has no navy.", ("country", "State")),
    ("A retired general said so.", ("retired general", "Person")),
    ("The government resigned.", ("government", "Organization")),
    ("They bought 12 new missiles.", ("new missiles", "Weapon")),
    ("Russia's parliament voted.", ("parliament", "Organization")),
    ("Most experts agree.", ("experts", "Group")),
    ("On Friday Israeli aircraft struck the port.", ("Israeli aircraft", "Platform")),
    ("The public agrees.", ("public", "Group")),
    ("A separatist movement won seats.", ("separatist movement", "Group")),
    ("The Foreign Ministry summoned the envoy.", ("Foreign Ministry", "Organization")),
]


@pytest.mark.parametrize(("text", "nominal"), NOMINALS)
def test_a_description_that_can_act_is_a_nominal_without_article_number_and_possessor(nlp, text, nominal):
    assert (*nominal, "nominal") in mentions(nlp, text)


NOT_NOMINALS = [
    ("The government officials left.", "government"),
    ("They won by force.", "force"),
    ("Heavy military, economic and human losses followed.", "military"),
    ("They admitted serious military, commercial, and moral failures.", "serious military"),
    ("Any movement towards peace helps.", "movement"),
    ("Most experts agree.", "Most experts"),
    ("She admitted it in public.", "public"),
    ("He met the head of state.", "state"),
]


@pytest.mark.parametrize(("text", "word"), NOT_NOMINALS)
def test_a_modifier_or_an_abstraction_is_no_nominal(nlp, text, word):
    assert word not in {words for words, _, _ in mentions(nlp, text)}


def test_a_noun_phrase_reaches_over_article_titles_and_modifiers(nlp):
    doc = read(nlp, "The Turkish Foreign Minister Hakan Fidan thanked a retired Iranian general.")
    phrases = {doc[m["start"] : m["end"]].text: doc[m["np_start"] : m["np_end"]].text for m in doc._.kg_mentions}
    assert phrases["Hakan Fidan"] == "The Turkish Foreign Minister Hakan Fidan"
    assert phrases["retired Iranian general"] == "a retired Iranian general"
    assert phrases["Turkish"] == "Turkish"


def test_mentions_are_sorted_and_numbered_and_their_heads_are_inside(nlp):
    doc = read(nlp, "Russian air defenses hit an Azerbaijani aircraft, killing 38 people, and they denied it.")
    found = doc._.kg_mentions
    assert [m["id"] for m in found] == list(range(len(found)))
    assert [(m["start"], -m["end"]) for m in found] == sorted((m["start"], -m["end"]) for m in found)
    assert all(m["np_start"] <= m["start"] <= m["head"] < m["end"] <= m["np_end"] for m in found)


PRONOUNS = [
    ("He left.", "He", True),
    ("They praised its army.", "its", True),
    ("It is clear that they lost.", "It", False),
    ("It attacked them.", "It", True),
    ("The US army left.", "US", False),
]


@pytest.mark.parametrize(("text", "word", "expected"), PRONOUNS)
def test_personal_pronouns_are_mentions_unless_they_only_fill_a_place(nlp, text, word, expected):
    assert (word in {words for words, _, form in mentions(nlp, text) if form == "pronoun"}) is expected


def test_headings_and_tables_hold_gazetteer_names_only(nlp):
    table = "Air Defense Radars Turkish and Ukrainian parts"
    text = f"Must Read Leave Comments Friends\n\n{table}\n\nIran bought missiles."
    begin = text.index(table)
    blocks = (Block(0, 32, "heading"), Block(begin, begin + len(table), "table"))
    found = mentions(nlp, text, blocks)
    assert [m for m in found if m[0] not in {"Iran", "missiles"}] == [
        ("Turkish", "Nationality", "adjective"),
        ("Ukrainian", "Nationality", "adjective"),
    ]


def test_a_surname_is_the_person_whose_full_name_stands_elsewhere(nlp):
    text = "Colonel Pavel Grishin resigned on Monday. A day later Grishin flew to Minsk, where Grishin has friends."
    assert [m for m in mentions(nlp, text) if m[0] == "Grishin"] == [("Grishin", "Person", "name")] * 2


def test_a_persons_name_ends_before_a_common_noun_and_a_dash(nlp):
    found = names(nlp, "The Helen R. Clark administration agreed. John Bauer - Mary Stone won the dance.")
    assert not any(words.endswith("administration") or " - " in words for words, _ in found)


def test_a_state_body_keeps_its_nationality_but_a_firm_does_not(nlp):
    assert ("Turkish", "Nationality", "adjective") in mentions(nlp, "The Turkish Defense Ministry denied the report.")
    assert "American" not in {m[0] for m in mentions(nlp, "He flew with American Airlines to a fair.")}


STRANGE = [
    "",
    " ",
    "\n\n\n",
    "?!",
    "....",
    "@@@ ### 123 $$$ %%%",
    "\u0000\ufeff\u200b",
    "\U0001f680 Russia\U0001f680",
    "Russia\n\nIran\n\n- \n|||\n--",
    "of the in at by",
    "US UK EU UN U.S. U.K.",
    "A" * 5000,
    "Baku, " * 300,
]


@pytest.mark.parametrize("text", STRANGE)
def test_strange_text_gives_sound_mentions(nlp, text):
    doc = read(nlp, text)
    for m in doc._.kg_mentions:
        assert 0 <= m["np_start"] <= m["start"] <= m["head"] < m["end"] <= m["np_end"] <= len(doc)


def test_a_users_gazetteer_adds_names(nlp, tmp_path):
    path = tmp_path / "mine.tsv"
    path.write_text("name\ttype\taliases\nqorxmaz unit\tArmedForce\tQ-unit\n", encoding="utf-8")
    component = nlp.create_pipe("kg_entities", config={"gazetteer": str(path)})
    doc = read(nlp, "They met the qorxmaz unit there.")
    component(doc)
    assert ("qorxmaz unit", "ArmedForce") in {(doc[m["start"] : m["end"]].text, m["type"]) for m in doc._.kg_mentions}


def test_a_bad_users_gazetteer_stops_at_the_start(nlp, tmp_path):
    path = tmp_path / "bad.tsv"
    path.write_text("name\ttype\nX\tPlanet\n", encoding="utf-8")
    with pytest.raises(InputError, match="unknown type"):
        nlp.create_pipe("kg_entities", config={"gazetteer": str(path)})


def test_the_suites_cover_what_they_should():
    assert len(STRANGE) == 13
    assert [len(s) for s in (NAMES, NOT_NAMES, NOMINALS, NOT_NOMINALS, PRONOUNS)] == [21, 13, 13, 8, 5]
