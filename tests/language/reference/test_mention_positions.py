"""Where a mention stands."""

import pytest
from marked import marked

from kg.language import annotations
from kg.language.reference import mention_positions


def sites(doc):
    where = mention_positions.discourse(doc)
    return where, [mention_positions.site(where, m) for m in annotations.mentions(doc)]


ROLES = [
    ("[Ann Hill|Person] left.", "subject"),
    ("[Ann Hill|Person] was praised.", "subject"),
    ("They praised [Ann Hill|Person].", "object"),
    ("They left with [Ann Hill|Person].", "oblique"),
    ("[Ann Hill|Person]'s car broke.", "possessive"),
    ("Today [Ann Hill|Person]!", "other"),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_the_role_is_that_of_the_phrase(parser, text, role):
    assert sites(marked(parser, text))[1][0].role == role


def test_an_apposition_and_a_conjunct_have_the_role_of_the_first_noun(parser):
    doc = marked(parser, "The host, [Ann Hill|Person], praised Bob Roth and [Max Born|Person].")
    _, (host, born) = sites(doc)
    assert (doc[host.head].text, host.role, host.coordinated) == ("host", "subject", False)
    assert (doc[born.head].text, born.role, born.coordinated) == ("Born", "object", True)


def test_sentences_paragraphs_and_quotations_are_told_apart(parser):
    doc = marked(parser, '"[I|pronoun] go," said [Ann Hill|Person].\n\n[Bob Roth|Person] stayed. [He|pronoun] slept.')
    where, (i, ann, bob, he) = sites(doc)
    assert [where.paragraph_of[s.sentence] for s in (i, ann, bob, he)] == [0, 0, 1, 1]
    assert (i.quote, ann.quote, bob.quote) == (0, None, None)
    assert doc[ann.verb].text == "said"
    assert doc[bob.verb].i in bob.path


SPEAKERS = [
    ('"We go," said [Ann Hill|Person].', ["Hill"]),
    ('"We go." [Ann Hill|Person] left.', []),
    ('"We go," said [Ann Hill|Person]. "They stay."', ["Hill", "Hill"]),
    ('"We go," said [Ann Hill|Person].\n\n"They stay." It rained.', ["Hill"]),
]


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS)
def test_a_quotation_has_the_subject_of_its_verb_of_speech_as_speaker(parser, text, speakers):
    where, _ = sites(marked(parser, text))
    assert [token.text for _, token in sorted(mention_positions.speakers(where).items())] == speakers
