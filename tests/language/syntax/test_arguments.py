"""One participant structure for the many forms of a clause."""

import pytest
from handmade import made

from kg.language.syntax.arguments import arguments

FORMS = [
    ("Russia supported Armenia.", "supported", ["Russia"], ["Armenia"]),
    ("Armenia was supported by Russia.", "supported", ["Russia"], ["Armenia"]),
    ("Armenia, supported by Russia, agreed.", "supported", ["Russia"], ["Armenia"]),
    ("Russia, which supports Armenia, agreed.", "supports", ["Russia"], ["Armenia"]),
    ("He met Russia and groups supporting Armenia.", "supporting", ["groups"], ["Armenia"]),
    ("Russia wants to support Armenia.", "support", ["Russia"], ["Armenia"]),
    ("Russia urged Iran to support Armenia.", "support", ["Iran"], ["Armenia"]),
    ("Russia spoke before supporting Armenia.", "supporting", ["Russia"], ["Armenia"]),
    ("Russia trains and supports Armenia.", "supports", ["Russia"], ["Armenia"]),
    ("Russia and Iran support Armenia and Syria.", "support", ["Russia", "Iran"], ["Armenia", "Syria"]),
    ("Russia accused Iran of supporting Armenia.", "supporting", ["Iran"], ["Armenia"]),
    ("France imposed sanctions on Iran for supporting Armenia.", "supporting", ["Iran"], ["Armenia"]),
    ("France condemned Iran for supporting Armenia.", "supporting", ["Iran"], ["Armenia"]),
    ("The missiles that Russia supplied arrived.", "supplied", ["Russia"], ["missiles"]),
    ("Russia condemned and later sanctioned Armenia.", "condemned", ["Russia"], ["Armenia"]),
    ("Russia supports but does not arm Armenia.", "supports", ["Russia"], ["Armenia"]),
    ("Russia agreed on Monday and sanctioned Armenia.", "agreed", ["Russia"], []),
    ("Russia attacked Iran and sanctioned Armenia.", "attacked", ["Russia"], ["Iran"]),
    ("Russia stopped short of supporting Armenia.", "supporting", ["Russia"], ["Armenia"]),
    ("Russia supports Iran but not Armenia.", "supports", ["Russia"], ["Iran"]),
    ("Russia supports not Iran but Armenia.", "supports", ["Russia"], ["Armenia"]),
    ("Russia supports not only Iran but also Armenia.", "supports", ["Russia"], ["Iran", "Armenia"]),
    ("All states but Russia support Armenia.", "support", ["states"], ["Armenia"]),
]


@pytest.mark.parametrize(("text", "verb", "agents", "patients"), FORMS)
def test_every_form_of_a_clause_gives_the_same_participants(parser, text, verb, agents, patients):
    found = arguments(next(token for token in parser(text) if token.text == verb))
    assert [token.text for token in found.get("agent", [])] == agents
    assert [token.text for token in found.get("patient", [])] == patients


ROLES = [
    ("give/VBD/ROOT/0 him/PRP/dative/0 arms/NNS/dobj/0", {"dative": ["him"], "patient": ["arms"]}),
    ("give/VBD/ROOT/0 arms/NNS/dobj/0 to/IN/dative/0 him/PRP/pobj/2", {"patient": ["arms"], "prep_to": ["him"]}),
    ("be/VBZ/ROOT/0 loyal/JJ/acomp/0", {"attr": ["loyal"]}),
    ("be/VBZ/ROOT/0 ally/NN/attr/0 and/CC/cc/1 friend/NN/conj/1", {"attr": ["ally", "friend"]}),
    ("call/VBD/ROOT/0 crime/NN/oprd/0", {"attr": ["crime"]}),
    ("want/VBD/ROOT/0 leave/VB/xcomp/0", {"comp": ["leave"]}),
    ("push/VBD/ROOT/0 for/IN/mark/4 him/PRP/nsubj/4 to/TO/aux/4 leave/VB/advcl/0", {"comp": ["leave"]}),
    ("act/VBD/ROOT/0 to/TO/aux/2 leave/VB/advcl/0", {}),
    ("give/VBD/ROOT/0 up/RP/prt/0 looking/VBG/advcl/0", {"comp": ["looking"]}),
    ("give/VBD/ROOT/0 up/RP/prt/0 today/RB/advmod/0 looking/VBG/advcl/0", {}),
    ("act/VBD/ROOT/0 looking/VBG/advcl/0", {}),
    (
        "sit/VBD/ROOT/0 for/IN/prep/0 time/NN/pobj/1 with/IN/prep/2 him/PRP/pobj/3",
        {"prep_for": ["time"], "prep_with": ["him"]},
    ),
    ("sit/VBD/ROOT/0 for/IN/prep/0 tea/NN/pobj/1 with/IN/prep/2 him/PRP/pobj/3", {"prep_for": ["tea"]}),
    ("sit/VBD/ROOT/0 time/NN/npadvmod/0 with/IN/prep/1 him/PRP/pobj/2", {"prep_with": ["him"]}),
    ("sit/VBD/ROOT/0 for/IN/prep/0 time/NN/pobj/1 of/IN/prep/2 him/PRP/pobj/3", {"prep_for": ["time"]}),
    (
        "Norland/NNP/poss/2 's/POS/case/0 ties/NNS/ROOT/2 with/IN/prep/2 Sudria/NNP/pobj/3",
        {"poss": ["Norland"], "prep_with": ["Sudria"]},
    ),
    ("close/JJ/amod/1 ties/NNS/ROOT/1", {"mod": ["close"]}),
    ("attack/NN/ROOT/0 by/IN/prep/0 Norland/NNP/pobj/1", {"prep_by": ["Norland"]}),
    ("attacked/VBN/ROOT/0 was/VBD/auxpass/0 by/IN/agent/0 Norland/NNP/pobj/2", {"agent": ["Norland"]}),
    ("stand/VBP/ROOT/0 by/IN/prep/0 Norland/NNP/pobj/1", {"prep_by": ["Norland"]}),
    # relative clauses without an object of their own
    ("arms/NNS/ROOT/0 Norland/NNP/nsubj/2 sold/VBD/relcl/0", {"agent": ["Norland"], "patient": ["arms"]}),
    ("arms/NNS/ROOT/0 that/WDT/nsubj/2 sold/VBD/relcl/0", {"agent": ["arms"]}),
    ("Norland/NNP/ROOT/0 they/PRP/nsubj/2 sold/VBD/relcl/0 arms/NNS/dobj/2", {"agent": ["they"], "patient": ["arms"]}),
    ("days/NNS/ROOT/0 when/WRB/advmod/3 they/PRP/nsubj/3 sold/VBD/relcl/0", {"agent": ["they"]}),
    ("Norland/NNP/ROOT/0 whose/WP$/poss/2 men/NNS/nsubj/3 sold/VBD/relcl/0", {"agent": ["men"]}),
    ("arms/NNS/ROOT/0 they/PRP/nsubj/2 sold/VBD/ccomp/0", {"agent": ["they"]}),
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_heads_are_given_by_deep_role(parser, text, expected):
    doc = made(parser.vocab, text)
    of = {"give", "be", "call", "want", "push", "act", "sit", "ties", "attack", "attacked", "stand", "sold"}
    found = arguments(next(token for token in doc if token.text in of))
    assert {role: [token.text for token in tokens] for role, tokens in found.items()} == expected
