"""States and places with the name of a person of the text."""

import pytest

from kg.language.names import corrections, matching, namesakes

OWNERS = [
    ("Jordan signed a treaty. Congressman Ann Jordan left. Jordan threatened Iran.", "ss"),
    ("Congressman Ann Jordan left. Jordan, Egypt and Iraq condemned it.", "s"),
    ("Congressman Ann Jordan left. Egypt and Jordan condemned it.", "s"),
    ("Congressman Ann Jordan spoke in Jordan. Jordan left.", "ss"),
    ("Congressman Ann Jordan left. Jordan's government protested.", "s"),
    ("Congressman Ann Jordan left. Jordan recalled its envoy.", "s"),
    ("Congressman Ann Jordan left. Jordan said it would retaliate.", "s"),
    ('Congressman Ann Jordan spoke. "It is wrong," Jordan said. Jordan voted against it.', "pp"),
    ("Congressman Ann Jordan left. Jordan lost his seat.", "p"),
    ("Congressman Ann Jordan left. Jordan, who lost, wept.", "p"),
    ("Congressman Ann Jordan left. Senator Jordan wept.", "p"),
    ("Congressman Ann Jordan left. Jordan wept.", "p"),
    (
        "Congressman Ann Jordan left. Egypt protested. Iran wept. Iraq left. Jordan signed its treaty. Jordan said no.",
        "ss",
    ),
    ("Ann Hill met Jordan.", "s"),
    ("The Jordan that Ann Jordan knew is gone.", "s"),
]


@pytest.mark.parametrize(("text", "expected"), OWNERS)
def test_whose_a_name_is(nlp, text, expected):
    doc = nlp.make_doc(text)
    for name in nlp.pipe_names:
        if name == "kg_entities":
            break
        doc = nlp.get_pipe(name)(doc)
    prose = [True] * len(doc)
    known = matching.make_finder(nlp)(doc, prose)
    persons = namesakes.of_people(doc, prose, known, corrections.correct(doc, prose))
    uses = [name.start for name in known if doc[name.start].text == "Jordan" and doc[name.start - 1].text != "Ann"]
    assert "".join("p" if i in persons else "s" for i in uses) == expected


def test_a_headline_shows_no_territory(nlp):
    doc = nlp.make_doc("Jordan left. Ann Jordan left.")
    for name in nlp.pipe_names:
        if name == "kg_entities":
            break
        doc = nlp.get_pipe(name)(doc)
    known = matching.make_finder(nlp)(doc, [True] * len(doc))
    guessed = corrections.correct(doc, [True] * len(doc))
    for prose, persons in ((True, []), (False, [0])):
        assert sorted(namesakes.of_people(doc, [prose] * 3 + [True] * 4, known, guessed)) == persons
