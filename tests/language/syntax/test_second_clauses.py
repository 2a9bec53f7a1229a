"""A name before a second finite verb is its subject."""

import pytest
from handmade import made

from kg.language.syntax.clauses import surface_subjects
from kg.language.syntax.repair import repair

TWO_CLAUSES = [
    ("Israel bombed Syria and Lebanon condemned Israel.", "bombed: Israel; condemned: Lebanon"),
    ("Ghana backs Togo and Benin backs Niger.", "backs: Ghana; backs: Benin"),
    ("Iran threatened Israel but the United States threatened Iran.", "threatened: Iran; threatened: States"),
    ("Peru expelled the envoy of Iran and Chile condemned Peru.", "expelled: Peru; condemned: Chile"),
    ("Chad has expelled the ambassador of France and Mali has recalled its envoy.", "expelled: Chad; recalled: Mali"),
    ("Turkey sanctioned Israel, and Egypt and Jordan backed Turkey.", "sanctioned: Turkey; backed: Egypt Jordan"),
    ("Turkey shelled Kobani and the Kurds, who had fled, condemned it.", "shelled: Turkey; condemned: Kurds"),
    ("Pakistan shelled Kunar and Kabul on Tuesday summoned its envoy.", "shelled: Pakistan; summoned: Kabul"),
    ("Norway praised Denmark, Sweden rebuked Finland and Iceland thanked Norway.", "thanked: Iceland"),
    ("Finland bombed Norway and Iceland bombed Denmark.", "bombed: Finland; bombed: Iceland"),
    ("Serbia threatened Kosovo but Albania defended it.", "threatened: Serbia; defended: Albania"),
    ("Poland armed Ukraine while Hungary blocked aid to Kyiv.", "armed: Poland; blocked: Hungary"),
    ("Atrocities continue in Sudan as China and Russia support the government.", "support: China Russia"),
    # what looks like it and is none
    ("Turkey bombed Syria and Iraq and condemned Iran.", "bombed: Turkey; condemned: Turkey"),
    ("Egypt met Sudan and Ethiopia in Cairo and accused Eritrea of lying.", "met: Egypt; accused: Egypt"),
    ("Russia attacked Ukraine, seized Crimea and bombed Kyiv.", "attacked: Russia; seized: Russia; bombed: Russia"),
    ("Kenya said Uganda and Rwanda accused Congo of lying.", "said: Kenya; accused: Uganda Rwanda"),
    ("Iran denied Syria and Iraq had attacked Israel.", "denied: Iran; attacked: Syria Iraq"),
    ("Officials from Chad and Niger met envoys of Mali.", "met: Officials"),
]


@pytest.mark.parametrize(("sentence", "expected"), TWO_CLAUSES)
def test_each_verb_has_its_own_subject(parser, sentence, expected):
    doc = parser(sentence)
    found = []
    for pair in expected.split("; "):
        verb, _, _ = pair.partition(":")
        at = sum(one.startswith(f"{verb}:") for one in found)
        token = [t for t in doc if t.text == verb][at]
        found.append(f"{verb}: {' '.join(t.text for t in surface_subjects(token))}")
    assert "; ".join(found) == expected


def test_what_has_become_a_subject_is_no_object_any_more(parser):
    doc = parser("Israel bombed Syria and Lebanon condemned Israel.")
    assert [t.text for t in doc[2].subtree] == ["Syria"]
    assert doc[3].head == doc[1]


def test_the_verb_that_was_taken_for_a_noun_leaves_its_place_to_the_noun(parser):
    doc = parser("The poll worsens as Berg consolidates the support of his Party and Lund recovers from a bout of flu.")
    mended = made(
        parser.vocab,
        "Berg/NNP/nsubj/1 has/VBZ/ROOT/1 support/NN/dobj/1 of/IN/prep/2 Greens/NNPS/nmod/7 and/CC/cc/4 Lund/NNP/conj/4 "
        "recovers/VBZ/pobj/3",
    )
    repair(mended)
    for found in (doc, mended):
        verb = next(t for t in found if t.text == "recovers")
        assert [t.text for t in surface_subjects(verb)] == ["Lund"]
        assert verb.head.text in {"consolidates", "has"}


def test_an_infinitive_keeps_its_subjects(parser):
    doc = parser("In 1998, Berg allowed her staff and the general public to think that the mayor was ill.")
    verb = next(t for t in doc if t.text == "think")
    assert [t.text for t in surface_subjects(verb)] == ["staff", "public"]
