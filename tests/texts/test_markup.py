"""Tags and entities in a text that is taken as it stands; offsets stay, and what only looks like markup stays too."""

import pytest
from told import told

from kg.texts.markup import resolved


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<b>Norway</b> accused <a href='http://x.example'>Sweden</a>.", "Norway accused Sweden ."),
        ("Norway&rsquo;s army", "Norway’s army"),
        ("&ldquo;Norway left,&rdquo; he said.", "“Norway left,” he said."),
        ("S&atilde;o Tom&eacute; &amp; Pr&#237;ncipe", "São Tomé & Príncipe"),
        ("Erdo&#287;an&rsquo;s AT&amp;T", "Erdoğan’s AT&T"),
        ("Norway&mdash;once rich&nbsp;&mdash; left", "Norway— once rich — left"),
        ("growth < 2 percent, R&D; a > b &bogus; <Norway>", "growth < 2 percent, R&D; a > b &bogus; <Norway>"),
        ("&Ouml;sterreich <!-- a\nnote -->won", "Österreich won"),
    ],
)
def test_markup_is_read_and_no_offset_moves(text, read):
    assert len(resolved(text)) == len(text)
    assert " ".join(resolved(text).split()) == read


def test_a_word_keeps_its_place():
    text = "<p>&ldquo;Norway&rsquo;s army shelled S&atilde;o Paulo&rdquo;</p>"
    assert {word: resolved(text).find(word) for word in ("Norway", "army", "Paulo")} == {
        word: text.find(word) for word in ("Norway", "army", "Paulo")
    }


def test_a_block_ends_a_sentence_and_a_name(nlp):
    text = "Norway attacked Sweden.<br/>Iran&rsquo;s army attacked <b>Iraq</b>.<p>Chad left."
    assert {line for line in told(nlp, text) if ">" in line} == {"ASSAULT Norway > Sweden", "ASSAULT army+Iran > Iraq"}
