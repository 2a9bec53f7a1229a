"""Which event answers another, and which brought one about."""

import pytest

from kg.annotated import make_doc
from kg.language import annotations
from kg.model import Document

CASES = [
    ("Norway bombed Sweden in response to an attack on Oslo by Iran.", "bombed response_to attack"),
    ("Norway bombed Sweden over an attack on Oslo by Iran.", None),
    (
        "In retaliation for the Swedish attack on Oslo, Norway expelled Sweden's ambassador.",
        "expelled response_to attack",
    ),
    ("After the Swedish attack on Oslo, Norway expelled Sweden's ambassador.", "expelled response_to attack"),
    ("Norway struck Sweden on Friday after Sweden attacked Oslo.", "struck response_to attacked"),
    ("Norway struck Sweden hours after Sweden attacked Oslo.", None),
    ("Norway struck Sweden after Iran attacked Oslo.", None),
    ("Norway praised Sweden after Sweden attacked Iran.", None),
    (
        "After Russia invaded Ukraine, Finland armed and Norway imposed sanctions on Russia.",
        "imposed response_to invaded",
    ),
    ("Hundreds protested in Oslo after police arrested a priest.", "protested response_to arrested"),
    ("Norway shelled Malmo. In response, Sweden attacked Norway.", "attacked response_to shelled"),
    ("Norway shelled Malmo. In response, Sweden attacked Finland.", None),
    ("Norway shelled Malmo. In response to pleas, Sweden attacked Norway.", None),
    ("Norway imposed sanctions on Iran because Iran had attacked Sweden.", "imposed caused_by attacked"),
    ("Norway imposed sanctions on Iran although Iran had attacked Sweden.", None),
    ("Norway's invasion of Sweden prompted sanctions by Finland against Norway.", "sanctions caused_by invasion"),
    ("Norway's invasion of Sweden preceded sanctions by Finland against Norway.", None),
    ("The Norwegian attack on Sweden led to a Swedish attack on Norway.", "attack caused_by attack"),
    ("Norway imposed sanctions on Sweden because of its invasion of Finland.", "imposed caused_by invasion"),
    ("Norway imposed sanctions on Sweden despite its invasion of Finland.", None),
]


@pytest.mark.parametrize(("text", "link"), CASES, ids=[text for text, _ in CASES])
def test_an_event_leads_to_the_one_that_it_answers_or_comes_of(nlp, text, link):
    doc = nlp(make_doc(nlp, Document(id="t", text=text)))
    events = annotations.events(doc)
    found = {
        f"{doc[event['trigger']].text} {key} {doc[events[other]['trigger']].text}"
        for event in events
        for key in ("response_to", "caused_by")
        for other in event.get(key, [])
    }
    assert found == ({link} if link else set())
