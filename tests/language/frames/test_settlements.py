"""How far agreements have come, who is party to them, and how those without a name are named."""

import pytest

from kg.annotated import make_doc
from kg.assertions import collect
from kg.model import Document


def told(nlp, text, published="2025-03-10"):
    document = Document(id="t", text=text, published=published)
    found = collect(document, nlp(make_doc(nlp, document)))
    entities = {e.id: e for e in found.entities}
    labels = {m.id: entities[m.entity].label for m in found.mentions if m.entity}
    lines = {
        f"{labels[a.subject]} {a.relation} {labels[a.object] if a.object else a.value}"
        for a in found.assertions
        if a.polarity == "Affirmed"
    }
    return lines, {e.label: e.key for e in found.entities if e.type == "Agreement"}


@pytest.mark.parametrize(
    ("line", "text", "twin"),
    [
        ("Norway partyTo Oslo Pact", "Norway signed the Oslo Pact.", "Norway refused to sign the Oslo Pact."),
        ("Norway partyTo Oslo Pact", "Norway is a signatory to the Oslo Pact.", "Norway criticised the Oslo Pact."),
        ("Oslo Pact agreementStatus signed", "Norway signed the Oslo Pact.", "Norway read the Oslo Pact."),
        ("Oslo Pact agreementStatus ended", "The Oslo Pact collapsed.", "The Oslo Pact helped."),
        ("Oslo Pact agreementStatus in force", "The Oslo Pact took effect on Monday.", "The Oslo Pact took years."),
        ("Oslo Pact agreementStatus suspended", "Norway suspended the Oslo Pact.", "Norway praised the Oslo Pact."),
        (
            "Norway partyTo truce between Norway and Sweden",
            "A truce between Norway and Sweden held.",
            "Norway called for a truce with Sweden.",
        ),
        (
            "Iran mediatorOf truce between Norway and Sweden",
            "Iran brokered a truce between Norway and Sweden.",
            "Iran praised a truce between Norway and Sweden.",
        ),
    ],
)
def test_what_one_wording_tells_of_an_agreement_its_twin_does_not(nlp, line, text, twin):
    assert line in told(nlp, text)[0]
    assert line not in told(nlp, twin)[0]


def test_an_agreement_without_a_name_is_one_over_texts_where_parties_and_date_agree(nlp):
    first = told(nlp, "Norway and Sweden signed a truce on 3 March 2025.")[1]
    second = told(nlp, "Sweden signed a truce with Norway on 3 March 2025.")[1]
    other = told(nlp, "Sweden signed a truce with Norway on 4 March 2025.")[1]
    assert list(first) == ["truce between Norway and Sweden"]
    assert first == second != other
