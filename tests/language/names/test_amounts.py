"""Times and amounts of the model, without what is none of theirs."""

import pytest
from handmade import made

from kg.language.names import amounts
from kg.language.names.spans import MentionSpan

CASES = [
    # tokens, the model's span and label, the type and words expected
    ("his/PRP$ 40/CD ships/NNS", (0, 3, "CARDINAL"), ("Quantity", "40 ships")),
    ("~/$ 40/CD", (0, 2, "CARDINAL"), ("Quantity", "40")),
    ("$/$ 40/CD", (0, 2, "MONEY"), ("Money", "$ 40")),
    ("close/JJ to/IN", (0, 2, "CARDINAL"), None),
    ("40/CD of/IN", (0, 2, "CARDINAL"), ("Quantity", "40")),
    ("4267/CD", (0, 1, "DATE"), None),
    ("1967/CD", (0, 1, "DATE"), ("Time", "1967")),
    ("daily/JJ", (0, 1, "DATE"), None),
    ("Monday/NNP", (0, 1, "DATE"), ("Time", "Monday")),
    ("in/IN 1994/CD", (1, 2, "CARDINAL"), ("Time", "1994")),
    ("with/IN 1994/CD", (1, 2, "CARDINAL"), ("Quantity", "1994")),
    ("in/IN 4994/CD", (1, 2, "CARDINAL"), ("Quantity", "4994")),
    ("[/, 3/CD", (1, 2, "CARDINAL"), None),
    ("a/DT million/CD dollars/NNS", (0, 3, "MONEY"), ("Money", "a million dollars")),
    ("a/DT lot/NN", (0, 2, "MONEY"), ("Quantity", "a lot")),
    ("80/CD cents/NNS", (0, 2, "MONEY"), ("Quantity", "80 cents")),
    ("5/CD %/NN", (0, 2, "MONEY"), ("Quantity", "5 %")),
    ("their/PRP$ of/IN", (0, 2, "CARDINAL"), None),
]


@pytest.mark.parametrize(("text", "entity", "expected"), CASES)
def test_an_amount_is_trimmed_and_typed(parser, text, entity, expected):
    doc = made(parser.vocab, text, entity)
    found = amounts.amount(doc, doc.ents[0])
    assert (found and (found.type, doc[found.start : found.end].text)) == expected


JOINED = [
    ("12/CD May/NNP", [(0, 1, "Quantity"), (1, 2, "Time")], [(0, 2, "Time")]),
    ("May/NNP ,/, 1923/CD", [(0, 1, "Time"), (2, 3, "Quantity")], [(0, 3, "Time")]),
    ("May/NNP 1923/CD", [(0, 1, "Time"), (1, 2, "Quantity")], [(0, 2, "Time")]),
    ("May/NNP 4923/CD", [(0, 1, "Time"), (1, 2, "Quantity")], [(0, 1, "Time"), (1, 2, "Quantity")]),
    ("May/NNP with/IN 1923/CD", [(0, 1, "Time"), (2, 3, "Quantity")], [(0, 1, "Time"), (2, 3, "Quantity")]),
    ("900/CD May/NNP", [(0, 1, "Quantity"), (1, 2, "Time")], [(0, 1, "Quantity"), (1, 2, "Time")]),
]


@pytest.mark.parametrize(("text", "spans", "expected"), JOINED)
def test_a_date_torn_apart_is_joined(parser, text, spans, expected):
    doc = made(parser.vocab, text)
    found = amounts.joined(doc, [MentionSpan(*span) for span in spans])
    assert [(span.start, span.end, span.type) for span in found] == expected
