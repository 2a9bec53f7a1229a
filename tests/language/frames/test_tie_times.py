"""Since and until when ties hold, and that who held an office or left a bloc is not told to do so now."""

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.assertions import collect
from kg.model import Assertion, Document

HELD = [
    ("Norway joined NATO in 1949.", "memberOf", "Affirmed", "1949", None, False),
    ("Finland has been a member of NATO since 2023.", "memberOf", "Affirmed", "2023", None, False),
    ("Finland, a member of NATO since 2023, opposed Russia.", "memberOf", "Affirmed", "2023", None, False),
    ("Britain left the European Union in 2020.", "memberOf", "Denied", None, "2020", True),
    ("Mali is a former member of ECOWAS.", "memberOf", "Denied", None, None, True),
    ("Ann Hill, the president of Ghana since 2014, spoke.", "headOfStateOf", "Affirmed", "2014", None, False),
    ("Ann Hill became prime minister of Ghana in 2014.", "headOfGovernmentOf", "Affirmed", "2014", None, False),
    ("Ann Hill, the president of Ghana from 2010 to 2014, spoke.", "headOfStateOf", "Denied", "2010", "2014", True),
    ("Ann Hill was president of Ghana from 2010 to 2014.", "headOfStateOf", "Denied", "2010", "2014", True),
    ("Ann Hill was president of Ghana in 2012.", "headOfStateOf", "Denied", None, None, True),
    ("Former Ghanaian president Ann Hill spoke.", "headOfStateOf", "Denied", None, None, True),
    ("Ann Hill served as foreign minister of Ghana until 2019.", "affiliatedWith", "Denied", None, "2019", True),
    (
        "Ann Hill, a former official now teaching at Cairo University, spoke.",
        "affiliatedWith",
        "Affirmed",
        None,
        None,
        False,
    ),
    ("China has controlled the Paracel Islands since 1974.", "controls", "Affirmed", "1974", None, False),
    ("Denmark ruled Iceland until 1918.", "controls", "Denied", None, "1918", True),
    ("New Zealand occupied Samoa during World War I.", "controls", "Denied", None, None, True),
    ("Japan occupied Korea from 1910 to 1945.", "controls", "Denied", "1910", "1945", True),
    ("He said that Denmark ruled Iceland.", "controls", "Affirmed", None, None, False),
    ("Iran claimed Bahrain until 1970.", "claims", "Denied", None, "1970", True),
    ("Malta was a British colony.", "controls", "Denied", None, None, True),
    ("Kenya was once a British protectorate.", "controls", "Denied", None, None, True),
    ("A former French colony, Mauritania is poor.", "controls", "Denied", None, None, True),
    ("Georgia withdrew from the treaty.", "partyTo", "Denied", None, None, True),
    ("Ann Hill was president of Ghana from 2010 to 2014.", "position", "Affirmed", "2010", "2014", True),
    ("Former Ghanaian president Ann Hill spoke.", "position", "Affirmed", None, None, False),
]


def assertions(nlp: Language, text: str) -> tuple[Assertion, ...]:
    document = Document(id="d", text=text, published="2025-09-15")
    return collect(document, nlp(pipeline.make_doc(nlp, document))).assertions


@pytest.mark.parametrize(("text", "relation", "polarity", "since", "until", "former"), HELD)
def test_a_tie_has_beginning_and_end(
    nlp: Language, text: str, relation: str, polarity: str, since: str | None, until: str | None, former: bool
) -> None:
    (found,) = [one for one in assertions(nlp, text) if one.relation == relation]
    assert (found.polarity, found.valid_from, found.valid_until, found.former) == (polarity, since, until, former)


@pytest.mark.parametrize("text", ["Israel occupied Gaza on Friday.", "Russia deployed troops in Syria in May."])
def test_a_single_deed_is_no_tie_of_the_past(nlp: Language, text: str) -> None:
    assert [one for one in assertions(nlp, text) if one.relation in {"controls", "hostsForcesOf"}] == []


@pytest.mark.parametrize(
    "text",
    [
        "Georgia will leave NATO in 2027.",
        "Georgia may leave NATO.",
        "Georgia did not leave NATO.",
        "Georgia left the talks with NATO.",
    ],
)
def test_who_may_leave_or_stays_is_no_former_member(nlp: Language, text: str) -> None:
    assert [one for one in assertions(nlp, text) if one.relation == "memberOf"] == []
