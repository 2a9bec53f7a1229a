"""Whom a demand or a charge is aimed at: who is to do a deed or did it, not those whom it befalls."""

import pytest
from told import told

TWINS = [
    (
        "REQUEST Norway > ",
        "Norway demanded the extradition of Jan Berg.",
        "Norway demanded the resignation of Jan Berg.",
    ),
    (
        "REQUEST Norway > ",
        "Norway demanded the release of Swedish prisoners.",
        "Norway demanded the withdrawal of Swedish troops.",
    ),
    (
        "REQUEST Norway > Sweden",
        "Norway demanded the release of Jan Berg from Sweden.",
        "Norway demanded the release of Jan Berg from hospital.",
    ),
    (
        "ACCUSE Norway > Swedish",
        "Norway called the Swedish invasion of Iran a crime.",
        "Norway called the invasion of Iran a crime.",
    ),
    (
        "ASSAULT Sweden > ",
        "Norway condemned the attacks of Sweden.",
        "Norway condemned the attacks on Sweden.",
    ),
    ("ASSAULT Sweden > Iran", "Norway condemned the attack of Sweden on Iran.", "Norway condemned the attack on Iran."),
    ("ASSAULT  > Sweden", "Norway condemned the bombing of Sweden.", "Norway condemned the attacks of Sweden."),
    ("SUPPORT Norway > Swedish", "Norway supported the Swedish proposal.", "Norway supported the Swedish version."),
    ("YIELD Sweden > Norway", "Sweden met Norway's conditions.", "Sweden left as Norway's conditions were met."),
    ("MOBILIZE Norway > ", "Norway sent its vessels around Africa.", "Boeing sent its vessels around Africa."),
    (
        "SANCTION Norway > Swedish minister+Swedish",
        "Norway called off the visit of a Swedish minister.",
        "Norway called off the visit of a Swedish singer.",
    ),
    (
        "COERCE Norway > Swedish general+Swedish",
        "Norway arrested a Swedish general.",
        "Norway arrested Norway's intelligence chief.",
    ),
    ("ASSAULT Rebels > president", "Rebels killed Norway's president.", "Rebels killed Norway's singer."),
    (
        "ACCUSE Norway > Swedish ambassador+Swedish",
        "Norway summoned the Swedish ambassador.",
        "Jan Berg is the Swedish ambassador to Norway. Norway summoned the Swedish ambassador.",
    ),
]


@pytest.mark.parametrize(("line", "text", "twin"), TWINS, ids=[f"{text} {twin}" for _, text, twin in TWINS])
def test_what_one_wording_tells_its_twin_does_not(nlp, line, text, twin):
    assert line in told(nlp, text)
    assert line not in told(nlp, twin)
