"""Parses mended in other places than those of a second clause and of headlines."""

import pytest
from handmade import made

from kg.language.syntax import functions, repair

ROLES = [
    ("It is China which threatens Taiwan.", "threatens", "agent", "China"),
    ("Also hit was a depot of the army.", "hit", "patient", "depot"),
    ("Also attending was Putin, who met Xi.", "attending", "agent", "Putin"),
    ("Norway, Sweden, and Denmark condemned it.", "condemned", "agent", "Norway Sweden Denmark"),
    ("Paul Berg, the minister, and Anna Dahl condemned it.", "condemned", "agent", "Berg Dahl"),
    ("Canada sold Egypt missiles.", "sold", "dative", "Egypt"),
    ("Canada offered Egypt 105 million euros.", "offered", "dative", "Egypt"),
    ("The raid set a depot ablaze in Egypt.", "set", "patient", "depot"),
    ("The Secretary and Foreign Minister discussed the crisis.", "discussed", "agent", "Secretary Minister"),
    ("In Vienna, Iran and Iraq agreed.", "agreed", "agent", "Iran Iraq"),
    ("Canada sold US missiles.", "sold", "dative", ""),
    ("Putin called Xi Jinping a friend.", "called", "patient", "Jinping"),
    ("Chris Berg calls Hillary Clinton 'a disgrace' over comments.", "calls", "patient", "Clinton"),
    ("Putin called Xi Jinping, the president of China.", "called", "patient", "Jinping"),
    ("Canada rejected the claim; Egypt said that it had proof.", "said", "comp", "had"),
    ("The UK granted Malta independence in 1964.", "granted", "dative", "Malta"),
    ("On 8 August Pashinyan met Putin.", "met", "agent", "Pashinyan"),
    ("On 24 June President Hill met Putin.", "met", "prep_on", "June"),
    ("On 24 June Norwegian troops attacked Sweden.", "attacked", "prep_on", "June"),
    ("On two August nights Norwegian troops attacked Sweden.", "attacked", "prep_on", "nights"),
]


@pytest.mark.parametrize(("sentence", "word", "role", "expected"), ROLES)
def test_who_takes_part(roles, sentence, word, role, expected):
    assert roles(sentence, word, role) == [expected]


def test_a_mended_sentence_stays_one(parser):
    doc = parser(
        "Iran as well as Russia attacked Israel. Also hit was a depot. Israel bombed Syria and Lebanon protested."
    )
    assert len(list(doc.sents)) == 3
    assert [s.root.text for s in doc.sents] == ["attacked", "hit", "bombed"]


def test_mends_that_contradict_one_another_leave_the_parse_as_it_was(parser, monkeypatch):
    def ring(doc):
        functions.attach(doc[1], doc[2], functions.COMPOUND)
        functions.attach(doc[2], doc[1], functions.COMPOUND)

    doc = made(parser.vocab, "The/DT/det/2 old/JJ/amod/2 men/NNS/nsubj/3 left/VBD/ROOT/3")
    before = [(word.head.i, word.dep_) for word in doc]
    monkeypatch.setattr(repair, "join_subjects", ring)
    repair.repair(doc)
    assert [(word.head.i, word.dep_) for word in doc] == before
    assert [word.text for word in doc[3].subtree] == ["The", "old", "men", "left"]
