"""Headlines."""

import pytest

HEADLINES = [
    ("Kenya, Uganda sign railway deal", "sign", "Kenya Uganda", "deal"),
    ("Rwanda, DR Congo sign peace deal", "sign", "Rwanda Congo", "deal"),
    ("India, Pakistan exchange fire along Kashmir border", "exchange", "India Pakistan", "fire"),
    ("Russia, Ukraine swap prisoners", "swap", "Russia Ukraine", "prisoners"),
    ("US, UK strike Houthis in Yemen", "strike", "US UK", "Houthis"),
    ("Chad, Niger and Mali condemn Libya", "condemn", "Chad Niger Mali", "Libya"),
    ("Greece, Turkey hold talks in Athens", "hold", "Greece Turkey", "talks"),
    ("EU sanctions Iran over drones", "sanctions", "EU", "Iran"),
    ("Turkey bombs Iraq and Syria", "bombs", "Turkey", "Iraq Syria"),
    ("Saudi-led coalition bombs Sanaa", "bombs", "coalition", "Sanaa"),
    ("Sudan army shells Omdurman", "shells", "army", "Omdurman"),
    ("Norland, Sudria sign peace deal", "sign", "Norland Sudria", "deal"),
    ("North Korea fires missile toward Japan", "fires", "Korea", "missile"),
    ("Sudan army, RSF agree ceasefire", "agree", "army RSF", "ceasefire"),
    ("India, China troops clash at border", "clash", "India troops", ""),
    ("Norland hit hard in February", "hit", "Norland", ""),
    ("US sanctions on Iran", "sanctions", "", ""),
    ("Kabul, Afghanistan", "Kabul", "", ""),
]


@pytest.mark.parametrize(("line", "verb", "agents", "patients"), HEADLINES)
def test_the_verb_of_a_headline_has_its_actors_and_its_object(parser, roles, line, verb, agents, patients):
    assert roles(line, verb, "agent", "patient") == [agents, patients]
    token = next(t for t in parser(line) if t.text == verb)
    assert (token.pos_ == "VERB") is bool(agents)


def test_a_word_that_becomes_a_verb_gets_its_lemma(parser):
    assert parser("EU sanctions Iran over drones")[1].lemma_ == "sanction"


def test_prose_is_left_alone(parser):
    doc = parser("Norland, Sudria sanctions.")
    assert [t.text for t in doc if t.pos_ == "VERB"] == []


@pytest.mark.parametrize(
    ("line", "verb", "agents", "patients"),
    [
        ("Azerbaijan shells positions inside Armenia.", "shells", "Azerbaijan", "positions"),
        ("Sudan bombs camps inside Chad.", "bombs", "Sudan", "camps"),
        ("Iran sanctions talks in Vienna.", "sanctions", "", ""),
        ("Norway arms sales to Chad.", "arms", "", ""),
    ],
)
def test_a_sentence_without_a_verb_has_one_for_its_noun_of_attack(parser, roles, line, verb, agents, patients):
    assert roles(line, verb, "agent", "patient") == [agents, patients]
    assert (next(t for t in parser(line) if t.text == verb).pos_ == "VERB") is bool(agents)


def test_a_participle_alone_is_a_passive(roles):
    assert roles("Five soldiers killed in Kabul", "killed", "agent", "patient") == ["", "soldiers"]
    assert roles("Five soldiers killed in Kabul.", "killed", "agent", "patient") == ["soldiers", ""]
