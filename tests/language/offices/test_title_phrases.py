"""The offices written before a name, each whole."""

import pytest
from spacy.language import Language

from kg.language.offices.title_phrases import first_word, offices

WHOLE = [
    ("Deputy Prime Minister ^Carla Holm resigned.", ["Deputy Prime Minister"]),
    ("Norland's First Deputy Foreign Minister ^Ivan Orlov resigned.", ["First Deputy Foreign Minister"]),
    ("First Deputy Foreign Minister ^Olga Bondar condemned Minsk.", ["First Deputy Foreign Minister"]),
    ("General Secretary ^Lin Wei resigned.", ["General Secretary"]),
    ("Crown Prince ^Faisal bin Nasser left.", ["Crown Prince"]),
    ("Lord Mayor ^Susan Pike opened the fair.", ["Lord Mayor"]),
    (
        "Minister of Defence and Aerospace Industry ^Pavel Novak resigned.",
        ["Minister of Defence and Aerospace Industry"],
    ),
    ("Secretary of State for Foreign Affairs ^Amelia Stone left.", ["Secretary of State for Foreign Affairs"]),
    ("Secretary of State nominee ^Mark Hollis spoke.", ["Secretary of State nominee"]),
    ("Under Secretary of State ^Victoria Lund spoke.", ["Under Secretary of State"]),
    ("Acting chief of staff ^Tom Weller spoke.", ["Acting chief of staff"]),
    ("Chairman of the Joint Chiefs of Staff ^Adam Cole spoke.", ["Chairman of the Joint Chiefs of Staff"]),
    (
        "Permanent Representative to the United Nations ^Joseph Mwangi spoke.",
        ["Permanent Representative to the United Nations"],
    ),
    ("Commander of the Northern Fleet Admiral ^Boris Klimov spoke.", ["Commander of the Northern Fleet", "Admiral"]),
    (
        "Deputy Chief of General Staff Colonel General ^Oleg Sitnikov spoke.",
        ["Deputy Chief of General Staff", "Colonel General"],
    ),
    ("Foreign Minister and Deputy Prime Minister ^Tane Ngata arrived.", ["Foreign Minister", "Deputy Prime Minister"]),
    ("Assistant to the President ^Ilya Baranov spoke.", ["Assistant to the President"]),
    ("Secretary-General-designate ^Ana Costa spoke.", ["Secretary-General-designate"]),
    ("Ministry of Defence spokesman ^Igor Novak spoke.", ["Ministry of Defence spokesman"]),
    ("Speaker of the House Rep. ^Paul Ryan spoke.", ["Speaker of the House"]),
    ("The governor of Texas ^Greg Abbott signed it.", ["governor of Texas"]),
]
SOMEBODY_ELSES = [
    ("An adviser to Foreign Minister ^Hill resigned.", ["Foreign Minister"]),
    ("Spokesman for President ^Olga Bondar denied it.", ["President"]),
    ("The wife of President ^Hill spoke.", ["President"]),
    ("A friend of General ^Adam Cole spoke.", ["General"]),
    ("Aide to Defence Minister General ^Adam Cole spoke.", ["Defence Minister", "General"]),
    ("The father of ^Maria Novak spoke.", []),
    ("The foreign minister and Deputy Prime Minister ^Tane Ngata arrived.", ["Deputy Prime Minister"]),
    ("Ministers from Norland and Foreign Minister ^Ilse Brandt met.", ["Foreign Minister"]),
    ("Under President ^Hill the tax rose.", ["President"]),
    ("The resignation of Defence Minister ^Oleg Hill shook Norland.", ["Defence Minister"]),
    ("The murder of opposition politician ^Boris Berg shocked all.", ["opposition politician"]),
]


@pytest.mark.parametrize(("text", "words"), WHOLE + SOMEBODY_ELSES)
def test_an_office_before_a_name_is_whole_and_the_persons_own(parser: Language, text: str, words: list[str]) -> None:
    before, _, _ = text.partition("^")
    doc = parser(text.replace("^", ""))
    end = next(token.i for token in doc if token.idx == len(before))
    head = doc[end]
    while head.head.i > head.i and head.head.text[0].isupper():
        head = head.head
    first = first_word(doc, head.left_edge.i, end)
    assert [doc[office.start : office.stop].text for office in offices(doc, first, end)] == words
