"""What a text tells of forces without a name goes into what they are called."""

import pytest

from kg.annotated import make_doc
from kg.assertions import collect
from kg.model import Document

LABELS = [
    ("Rebels led by Hezbollah attacked Norway.", "rebels led by Hezbollah"),
    ("Rebels led by the Islamist group Hezbollah attacked Norway.", "rebels led by Hezbollah"),
    ("The rebels, commanded by Hezbollah, attacked Norway.", "rebels led by Hezbollah"),
    ("Norway attacked the rebels. Sweden praised rebels in Syria.", "rebels in Syria"),
    ("Norway backed the rebels in the Philippines.", "rebels in the Philippines"),
    # nobody that leads, nothing that is theirs
    ("Rebels backed by Hezbollah attacked Norway.", "rebels"),
    ("Rebels led by a man who is close to Hezbollah attacked Norway.", "rebels"),
    ("Rebels led by a commander of Hezbollah attacked Norway.", "rebels"),
    ("Norway bombed the rebels in May.", "rebels"),
    ("Norwegian soldiers in Syria attacked rebels.", "Norwegian soldiers"),
]


def _found(nlp, text):
    return collect(Document("d", text), nlp(make_doc(nlp, Document("d", text))))


@pytest.mark.parametrize(("text", "label"), LABELS)
def test_a_description_is_called_by_who_leads_it_or_where_it_is(nlp, text, label):
    assert label in [one.label for one in _found(nlp, text).entities if not one.named]


def test_what_led_forces_do_is_done_by_their_leader_too(nlp):
    found = _found(nlp, "Rebels led by Hezbollah came in May. They bombed Norway on Monday.")
    of = {mention.id: mention.entity for mention in found.mentions}
    labels = {entity.id: entity.label for entity in found.entities}
    actors = [[labels[of[i]] for i in event.actor] for event in found.events if event.recipient]
    assert actors == [["rebels led by Hezbollah", "Hezbollah"]]
