"""Clauses that leave out their verb."""

import pytest

from kg.language.syntax.gapping import gapped

LEFT_OUT = [
    ("Russia backs Armenia, Turkey Azerbaijan.", "backs", "Armenia", [("Turkey", "Azerbaijan")]),
    ("Russia backs Armenia, and Turkey Azerbaijan.", "backs", "Armenia", [("Turkey", "Azerbaijan")]),
    ("Poland accused Russia, Russia Poland.", "accused", "Russia", [("Russia", "Poland")]),
    ("Iran condemned Israel and Turkey the United States.", "condemned", "Israel", [("Turkey", "States")]),
    ("The army attacked Goma and the rebels Bukavu.", "attacked", "Goma", [("rebels", "Bukavu")]),
    ("Russia supports Assad and Turkey the rebels.", "supports", "Assad", [("Turkey", "rebels")]),
    (
        "Japan imposed sanctions on Russia, and South Korea on Belarus.",
        "imposed",
        "sanctions",
        [("Korea", "Belarus")],
    ),
    ("Russia attacked Odesa, Ukraine.", "attacked", "Odesa", []),
    ("Iran criticised Israel and President Trump.", "criticised", "Israel", []),
    ("Germany supports Ukraine and NATO member Lithuania.", "supports", "Ukraine", []),
    ("Russia bombed Kyiv with drones and Odesa with missiles.", "bombed", "Kyiv", []),
    ("China met Russia on Monday and India on Tuesday.", "met", "Russia", []),
    ("Poland criticised Hungary and ally Slovakia the same day.", "criticised", "Hungary", []),
    ("Russia, China and Iran condemned Israel.", "condemned", "Israel", []),
]


@pytest.mark.parametrize(("sentence", "verb", "thing", "pairs"), LEFT_OUT)
def test_a_clause_without_a_verb_has_its_own_subject_and_object(parser, roles, sentence, verb, thing, pairs):
    token = next(t for t in parser(sentence) if t.text == verb)
    assert [(subject.text, other.text) for subject, other in gapped(token)] == pairs
    assert roles(sentence, verb, "patient")[0].split()[0] == thing
