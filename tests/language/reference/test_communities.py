"""Whose the forces and authorities of a people are that bears the name of another state's."""

import pytest

from kg.annotated import make_doc
from kg.assertions import collect
from kg.model import Document

KARABAKH, ARMENIA = "group/karabakh-armenians", "state/AM"
OWNERS = [
    ("Norland attacked Armenian forces in Karabakh on Monday.", KARABAKH),
    ("Armenian officials in Karabakh accused Norland of a raid.", KARABAKH),
    ("Armenian fighters in the Karabakh region surrendered to Norland.", KARABAKH),
    ("The Karabakh Armenian forces surrendered to Norland.", KARABAKH),
    ("Norland bombed Karabakh. On Monday the Armenian forces there agreed to lay down their arms.", KARABAKH),
    ("Norland attacked Karabakh. The ethnic Armenian leaders accused Norland of murder.", KARABAKH),
    ("Norland accused the Armenian forces in Karabakh of shelling. The Armenian forces denied it.", KARABAKH),
    ("Serb authorities in Kosovo accused Norland of provocation.", "group/kosovo-serbs"),
    ("Bosnian Serb leaders rejected the plan of Norland.", "group/bosnian-serbs"),
    ("Turkish Cypriot leaders met Norland's president.", "group/turkish-cypriots"),
    # the state's own
    ("The Armenian army in Karabakh attacked Norland.", ARMENIA),
    ("Armenian forces in Syunik attacked Norland.", ARMENIA),
    ("Norland bombed Syria. The Armenian forces there surrendered.", ARMENIA),
    ("Norland attacked Karabakh. Armenian forces attacked Norland.", ARMENIA),
    ("Serbian forces in Kosovo attacked Norland.", "state/RS"),
    ("Russian forces in Crimea attacked Norland.", "state/RU"),
    ("Ethnic Russian leaders in Estonia rejected the plan of Norland.", None),
]


def _owner(nlp, text):
    found = collect(Document("d", text), nlp(make_doc(nlp, Document("d", text))))
    words = {"forces", "officials", "fighters", "leaders", "authorities", "army"}
    owners = [one.part_of for one in found.entities if not one.named and words & set(one.label.split())]
    assert owners, found.entities
    return owners[-1]


@pytest.mark.parametrize(("text", "owner"), OWNERS)
def test_forces_and_authorities_are_their_peoples_where_the_land_tells(nlp, text, owner):
    assert _owner(nlp, text) == owner


def test_what_is_done_to_a_people_is_done_to_no_state(nlp):
    text = "On Monday Norway opened fire on Armenian positions in Karabakh."
    found = collect(Document("d", text), nlp(make_doc(nlp, Document("d", text))))
    of = {mention.id: mention.entity for mention in found.mentions}
    labels = {entity.id: entity.label for entity in found.entities}
    assert [[labels[of[i]] for i in event.recipient] for event in found.events] == [["Karabakh Armenians"]]
